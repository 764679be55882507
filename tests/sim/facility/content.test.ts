/** Every number of the sites' content is read by a rule, and every entry says where its numbers come from. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { scan } from '../../architecture/scan.ts';
import { catalog } from './support.ts';

const simFolder = path.resolve(import.meta.dirname, '../../../src/sim');
const words = new Set<string>();
for (const file of readdirSync(simFolder, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.ts') || /world[\\/]catalog/.test(file)) continue;
  for (const word of scan(readFileSync(path.join(simFolder, file), 'utf8'), false).code.match(/[A-Za-z_$][\w$]*/g) ?? []) words.add(word);
}

function keysOf(value: object): string[] {
  return Object.entries(value).flatMap(([key, inner]) => (typeof inner === 'object' && inner !== null && !Array.isArray(inner) && key !== 'sources' ? [key, ...keysOf(inner as object)] : [key]));
}

const KINDS = ['coolingMethods', 'rejections', 'conversionStages', 'thermalMasses', 'siteDesigns'] as const;

describe.each(KINDS)('%s', (kind) => {
  test('no field is without effect', () => {
    const keys = new Set(Object.values(catalog[kind]).flatMap((entry) => keysOf(entry)));
    expect([...keys].filter((key) => !words.has(key) && key !== 'name')).toEqual([]);
  });
  test('each entry has sources', () => {
    for (const entry of Object.values(catalog[kind])) expect(Object.keys(entry.sources).length, entry.id).toBeGreaterThan(0);
  });
});
