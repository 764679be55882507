/** Whatever a specification within the bounds asks, a calculator answers with finite numbers or says why not. */
import fc from '../../support/laws.ts';
import { describe, expect, test } from 'vitest';
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';
import { calculate, CALCULATORS, sheetOf, type SheetField } from '../../../src/sim/index.ts';

const catalog = loadBaseCatalog();
const RUNS = 60;

/** Bounds, the example, and anything between, by ratio where the range is wide. */
function valueOf(field: SheetField): fc.Arbitrary<unknown> {
  if (field.type === 'choice') return fc.constantFrom(...field.choices);
  if (field.type === 'list') return fc.array(specOf(field.item), { minLength: 1, maxLength: Math.min(3, field.maxItems) });
  const { min, max, type, example } = field;
  const exact = (value: number): number => Math.min(max, Math.max(min, type === 'integer' ? Math.round(value) : value));
  const floor = Math.max(min, Math.min(max, example) / 1000, 1e-9);
  const between = fc.double({ min: 0, max: 1, noNaN: true }).map((share) => exact(floor * (max / floor) ** share));
  return fc.oneof(fc.constantFrom(min, max, example), between);
}

function specOf(fields: readonly SheetField[]): fc.Arbitrary<Record<string, unknown>> {
  const required = fields.filter((field) => !field.optional).map((field) => field.id);
  return fc.record(Object.fromEntries(fields.map((field) => [field.id, valueOf(field)])), { requiredKeys: required, noNullPrototype: true });
}

/** What is a share of something by its name. */
const SHARE = /Ratio$|^mfu$/;

/** Paths of numbers that are none, and of holes. */
function wrongIn(value: unknown, path: string): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (value === undefined || typeof value === 'function') return [`${path} is ${typeof value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => wrongIn(part, `${path}.${key}`));
}

describe.each(CALCULATORS)('$kind', (calculator) => {
  const { kind, fields, example, outputs } = sheetOf(calculator, catalog);

  test('answers any specification within its bounds', () => {
    fc.assert(fc.property(specOf(fields), (spec) => {
      const answer = calculate(calculator, spec, catalog);
      if (answer.state === 'done') {
        expect(wrongIn(answer.result, kind)).toEqual([]);
        for (const { id } of outputs) if (typeof answer.result[id] === 'number') expect(answer.result[id], id).toBeGreaterThanOrEqual(0);
        for (const { id } of outputs) if (SHARE.test(id) && typeof answer.result[id] === 'number') expect(answer.result[id], id).toBeLessThanOrEqual(1);
      } else {
        expect(answer.state).toMatch(/refused|conflict/);
        expect(wrongIn(answer, kind)).toEqual([]);
      }
    }), { numRuns: RUNS, seed: 20_260_101 });
  });

  test('an FP8 run on the chip whose FP8 rate is furthest above its BF16 rate stays below its peak', () => {
    if (kind !== 'training') return;
    for (const gpus of [8, 72]) {
      const answer = calculate(calculator, { accelerator: 'vr-nvl72', gpus, precision: 'fp8', params: 7e10, tokens: 1e12, sequenceLength: 1024, globalBatchTokens: 64e6 }, catalog);
      expect(answer.state === 'done' ? answer.result['mfu'] : answer.state).toBeLessThan(1);
    }
  });

  test('each field alone at its bounds and at its example', () => {
    for (const field of fields) {
      const values: unknown[] = field.type === 'choice' ? [...field.choices] : field.type === 'list' ? [field.example] : [field.min, field.example, field.max];
      for (const value of values) {
        const answer = calculate(calculator, { ...example, [field.id]: value }, catalog);
        expect(answer.state, `${field.id} ${JSON.stringify(value)}`).not.toBe('bad-spec');
        expect(wrongIn(answer, `${field.id} ${JSON.stringify(value)}`)).toEqual([]);
      }
    }
  });
});
