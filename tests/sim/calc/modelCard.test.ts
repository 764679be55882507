import { describe, expect, test } from 'vitest';
import { caseIds, runCase, type CalibrationCaseDef, type CalibrationCheck, type Catalog } from '../../../src/sim/index.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { boiler } from './boiler.ts';

const source = { title: 'test', year: null, kind: 'estimate' as const };
const check = (id: string, more: Partial<CalibrationCheck> = {}): CalibrationCheck => ({
  id, kind: 'energy', spec: { fuel: 'gas', kW: 20, units: 3 }, output: 'totalKW', published: 50, low: 40, high: 60, unit: 'kW', source, ...more,
});
const caseOf = (more: Partial<CalibrationCaseDef>): CalibrationCaseDef => ({ id: 'T1', name: 'n', catches: 'c', sources: {}, checks: [check('a')], relations: [], ...more });
const run = (more: Partial<CalibrationCaseDef>) => runCase(caseOf(more), [boiler], tinyCatalog);

describe('a check', () => {
  test('passes on the edge of its band, with its error', () => {
    const report = run({});
    expect(report.pass).toBe(true);
    expect(report.checks[0]).toMatchObject({ value: 60, error: 0.2, pass: true, failure: null, output: 'totalKW' });
  });
  test.each([{ high: 59.999 }, { low: 60.001, high: 70 }])('fails outside: %o', (band) => expect(run({ checks: [check('a', band)] }).pass).toBe(false));
  test('reads nested outputs, lists by id, sums and shares', () => {
    const values = run({ checks: [
      check('a', { output: 'byFuel.gas' }), check('b', { output: 'parts.rest' }), check('c', { output: 'parts.first', over: 'totalKW' }),
      check('d', { output: 'parts.first', plus: ['parts.rest', 'byFuel.gas'], over: 'totalKW' }),
      check('e', { times: 32 }),
    ] }).checks;
    expect(values.map(({ value }) => value)).toEqual([60, 40, 20 / 60, 2, 1920]);
    expect(values.map(({ output }) => output)).toEqual(['byFuel.gas', 'parts.rest', 'parts.first / totalKW', '(parts.first + parts.rest + byFuel.gas) / totalKW', '32 × totalKW']);
  });
  test.each([
    ['bad-spec', { spec: { fuel: 'peat' } }], ['refused', { spec: { fuel: 'gas', kW: 90, units: 3 } }], ['no-calculator', { kind: 'credit' }],
    ['no-output', { output: 'byFuel.oil' }], ['no-output', { output: 'constructor' }], ['no-output', { output: 'terms' }], ['conflict', { spec: { fuel: 'gas', kW: 20, units: 1, hours: 9 } }],
  ] as const)('without a value fails and says why: %s', (failure, more) => {
    expect(run({ checks: [check('a', more)] })).toMatchObject({ pass: false, checks: [{ value: null, error: null, pass: false, failure }] });
  });
});

describe('a relation', () => {
  const checks = [check('a'), check('b', { output: 'parts.rest' }), check('c', { output: 'byFuel.gas' })];
  test.each([
    [['b', 'a'], undefined, true], [['a', 'b'], undefined, false], [['b', 'a', 'c'], undefined, false], [['b', 'a', 'c'], true, true], [['b', 'zzz'], true, false],
  ] as const)('of order %o, equal allowed: %s → %s', (rising, orEqual, pass) => {
    const report = run({ checks, relations: [{ type: 'order', rising: [...rising], ...(orEqual ? { orEqual } : {}), source }] });
    expect(report.relations[0]?.pass).toBe(pass);
    expect(report.pass).toBe(pass);
  });
  test('of ratio has a band of its own', () => {
    const relation = { type: 'ratio' as const, of: 'b', to: 'a', published: 0.6, low: 0.6, high: 0.7, source };
    expect(run({ checks, relations: [relation] }).relations[0]).toMatchObject({ value: 40 / 60, pass: true });
    expect(run({ checks, relations: [{ ...relation, low: 0.67 }] }).pass).toBe(false);
  });
});

test('cases come in the order of their numbers', () => {
  const cases = Object.fromEntries(['C1', 'C10', 'C2'].map((id) => [id, caseOf({ id })]));
  expect(caseIds({ ...tinyCatalog, calibrationCases: cases } satisfies Catalog)).toEqual(['C1', 'C2', 'C10']);
});
