/** `sim calc` as a user of a terminal meets it: one line of JSON or clear lines, and the exit code. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { main } from '../../src/cli/calc.ts';
import { boiler } from '../sim/calc/boiler.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gigawatt-calc-'));
const specFile = path.join(folder, 'spec.json');
afterAll(() => rmSync(folder, { recursive: true }));

let out = '';
let err = '';
beforeEach(() => {
  out = '';
  err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => { out += String(text); return true; });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => { err += String(text); return true; });
});
afterEach(() => { vi.restoreAllMocks(); });

const GOOD = { fuel: 'gas', kW: 20, units: 3 };
function calc(spec: unknown, kind = 'energy'): number {
  writeFileSync(specFile, typeof spec === 'string' ? spec : JSON.stringify(spec));
  return main([kind, specFile], [boiler]);
}

test('a result is one line of JSON and nothing else', () => {
  expect(calc(GOOD)).toBe(0);
  expect(out).toMatch(/^\{.*\}\n$/);
  expect(JSON.parse(out)).toMatchObject({ totalKW: 60, terms: [] });
  expect(err).toBe('');
});

test('comments and a last comma are allowed, as in the packs', () => expect(calc('{ "fuel": "gas", // town gas\n "kW": 20, "units": 3, }')).toBe(0));

test('a plan that cannot run says why, in both streams', () => {
  expect(calc({ ...GOOD, kW: 90 })).toBe(1);
  expect(JSON.parse(out)).toEqual({ refused: [{ code: 'too-hot', params: { by: 70 }, message: expect.stringContaining('70') as string }] });
  expect(err).toContain('70');
});

describe('what makes no sense ends with code 2, lines on stderr, nothing on stdout', () => {
  const cases: [string, unknown, RegExp[]][] = [
    ['a misspelt field, with its place', '{\n  "fuel": "gas", "kW": 20,\n  "unit": 3\n}', [/spec\.json:3:3 There is no field "unit"\. Did you mean "units"\?/, /spec\.json:1:1 The field "units" is missing/]],
    ['a number out of bounds', { ...GOOD, kW: 500 }, [/The field "kW" is too high\. Found 500, expected at most 100\u00a0kW\./]],
    ['a contradiction', { ...GOOD, units: 1, hours: 9 }, [/one-unit/]],
    ['text that is no JSON', '{ "fuel": gas }', [/spec\.json:1:11 error the text is not JSON here/]],
    ['an empty file', '', [/spec\.json:1:1 error the text is not JSON/]],
    ['a key that reaches for the prototype', '{ "__proto__": { "kW": 3 } }', [/"__proto__" is not allowed/]],
    ['a key written twice', '{ "fuel": "gas", "fuel": "wood", "kW": 20, "units": 3 }', [/"fuel" is written twice/]],
    ['a bottomless list', '['.repeat(100_000), [/nested deeper than 64/]],
    ['a number beyond all numbers', '{ "fuel": "gas", "kW": 1e999, "units": 3 }', [/The field "kW" has the wrong type/]],
    ['a file of more than a megabyte', `{ "fuel": "${'g'.repeat(1_100_000)}" }`, [/larger than 1048576 bytes/]],
  ];
  test.each(cases)('%s', (_what, spec, lines) => {
    expect(calc(spec)).toBe(2);
    expect(out).toBe('');
    for (const line of lines) expect(err).toMatch(line);
    for (const line of err.trim().split('\n')) expect(line).toMatch(/^calc energy: /);
  });
  test('a kind that is none', () => {
    expect(calc(GOOD, 'enrgy')).toBe(2);
    expect(err).toContain('Did you mean "energy"?'.slice(1));
    expect(err).toContain('kinds: energy');
  });
  test('a file that is not there', () => {
    expect(main(['energy', path.join(folder, 'nothing.json')], [boiler])).toBe(2);
    expect(err).toContain('cannot read');
  });
  test('no specification: the fields are told, with an example', () => {
    expect(main(['energy'], [boiler])).toBe(2);
    expect(err).toContain('[hours]: a number, 0 to 10\u00a0h');
    expect(err).toContain('example: {"fuel":"gas","kW":20,"units":3}');
  });
});
