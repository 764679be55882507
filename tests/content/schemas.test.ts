import { describe, expect, test } from 'vitest';
import { publishedSchemas } from '../../src/content/jsonSchema.ts';
import { editDistance, nearest } from '../../src/content/suggest.ts';
import { KINDS } from '../../src/content/schema/kinds.ts';

describe('published schemas', () => {
  const schemas = publishedSchemas();

  test('there is one for each kind, and for constants, pack and language files', () => {
    expect(Object.keys(schemas).sort()).toEqual([...KINDS, 'constants', 'pack', 'lang'].map((kind) => `${kind}.schema.json`).sort());
  });

  test('they are draft-07 and describe every field', () => {
    const undescribed: string[] = [];
    const walk = (schema: Record<string, unknown>, path: string): void => {
      const properties = (schema.properties ?? {}) as Record<string, Record<string, unknown>>;
      for (const [key, child] of Object.entries(properties)) {
        const isGroup = child.type === 'object' || child.const !== undefined || child.items !== undefined || Object.keys(child).length === 0 || child.$ref !== undefined;
        if (!isGroup && typeof child.description !== 'string') undescribed.push(`${path}.${key}`);
        walk(child, `${path}.${key}`);
        if (child.items) walk(child.items as Record<string, unknown>, `${path}.${key}[]`);
      }
    };
    for (const [name, schema] of Object.entries(schemas)) {
      expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
      walk(schema, name);
    }
    expect(undescribed).toEqual([]);
  });

  test('unknown keys are refused in files and entries', () => {
    const racks = schemas['racks.schema.json'] as { additionalProperties: boolean; properties: { racks: { items: { additionalProperties: boolean } } } };
    expect(racks.additionalProperties).toBe(false);
    expect(racks.properties.racks.items.additionalProperties).toBe(false);
  });
});

describe('suggestions', () => {
  test('count swapped neighbours as one slip', () => {
    expect(editDistance('lenght', 'length', 3)).toBe(1);
    expect(editDistance('abc', 'xyz', 2)).toBe(3);
  });

  test('come only when something is near', () => {
    expect(nearest('lenght', ['length', 'width'])).toBe('length');
    expect(nearest('zebra', ['length', 'width'])).toBeNull();
    expect(nearest('tower', ['Towers', 'power'])).toBe('Towers');
  });
});
