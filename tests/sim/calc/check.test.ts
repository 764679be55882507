import fc from '../../support/laws.ts';
import { describe, expect, test } from 'vitest';
import { problemText } from '../../../src/content/calcProblems.ts';
import { calculate, checkSpec, sheetOf } from '../../../src/sim/index.ts';
import { fullTranslator } from '../../support/text.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { boiler } from './boiler.ts';

const t = fullTranslator();
const say = (id: string, params: Record<string, string | number>): string => t.t(id, params);
const good = { fuel: 'gas', kW: 20, units: 3 };

function problemsOf(raw: unknown): string[] {
  const checked = checkSpec(boiler.fields, raw, tinyCatalog);
  return checked.ok ? [] : checked.problems.map((problem) => {
    const { text, hint } = problemText(problem, say);
    return hint === null ? text : `${text} ${hint}`;
  });
}

describe('a specification', () => {
  test('passes with its required fields, and keeps nothing else', () => {
    expect(checkSpec(boiler.fields, good, tinyCatalog)).toEqual({ ok: true, spec: good });
  });

  const wrong: [string, unknown, string][] = [
    ['a number', 5, 'The specification is not an object of fields. Found 5.'],
    ['a list', [good], 'The specification is not an object of fields. Found [… 1].'],
    ['null', null, 'The specification is not an object of fields. Found null.'],
    ['a misspelt field', { ...good, fule: 'gas' }, 'There is no field "fule". Did you mean "fuel"?'],
    ['an unheard-of field', { ...good, zzzzzz: 1 }, 'There is no field "zzzzzz". Its fields are fuel, kW, units, hours, stages.'],
    ['a missing choice', { kW: 20, units: 3 }, 'The field "fuel" is missing. Expected gas, wood.'],
    ['a missing number', { fuel: 'gas', units: 3 }, 'The field "kW" is missing. Expected a number, 1 to 100\u00a0kW.'],
    ['a number as text', { ...good, kW: '20' }, 'The field "kW" has the wrong type. Found "20", expected a number, 1 to 100\u00a0kW. Write it without quotes.'],
    ['a number as null', { ...good, kW: null }, 'The field "kW" has the wrong type. Found null, expected a number, 1 to 100\u00a0kW.'],
    ['a part of a thing', { ...good, units: 2.5 }, 'The field "units" has the wrong type. Found 2.5, expected a whole number, 1 to 1,000.'],
    ['no number', { ...good, kW: Number.NaN }, 'The field "kW" has the wrong type. Found null, expected a number, 1 to 100\u00a0kW.'],
    ['too little', { ...good, kW: 0.5 }, 'The field "kW" is too low. Found 0.5, expected at least 1\u00a0kW.'],
    ['too much', { ...good, kW: 1e9 }, 'The field "kW" is too high. Found 1000000000, expected at most 100\u00a0kW.'],
    ['a misspelt choice', { ...good, fuel: 'gaz' }, 'The field "fuel" names nothing known. Found "gaz", expected one of gas, wood. Did you mean "gas"?'],
    ['a choice as number', { ...good, fuel: 1 }, 'The field "fuel" has the wrong type. Found 1, expected one of the choices, as text in double quotes.'],
    ['no list', { ...good, stages: {} }, 'The field "stages" has the wrong type. Found {…}, expected a list in [ ].'],
    ['an empty list', { ...good, stages: [] }, 'The list "stages" is empty. Expected at least one entry.'],
    ['a long list', { ...good, stages: Array.from({ length: 4 }, () => ({ ratio: 1 })) }, 'The list "stages" is too long. Found 4 entries, expected at most 3.'],
    ['a bad entry', { ...good, stages: [{ ratio: 1 }, { ratio: 2 }] }, 'The field "stages[1].ratio" is too high. Found 2, expected at most 1.'],
    ['an entry that is none', { ...good, stages: [7] }, '"stages[0]" is not an object of fields. Found 7.'],
  ];
  test.each(wrong)('with %s is refused in words', (_what, raw, words) => {
    expect(problemsOf(raw)).toEqual([words]);
  });

  test('is told all its problems at once', () => {
    expect(problemsOf({ fuell: 'gas', kW: 0, units: 'x' })).toHaveLength(4);
  });

  test('cannot reach a prototype', () => {
    for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const raw = JSON.parse(`{ "fuel": "gas", "kW": 20, "units": 3, "${key}": { "polluted": 1 } }`) as unknown;
      expect(problemsOf(raw)[0]).toContain(key);
      expect(problemsOf({ ...good, fuel: key })).toHaveLength(1);
    }
    const inherited = Object.create({ units: 3 }) as Record<string, unknown>;
    expect(problemsOf(Object.assign(inherited, { fuel: 'gas', kW: 20 }))).toHaveLength(1);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('with thousands of unknown fields is answered shortly', () => {
    const raw = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`field${i}`, i]));
    const checked = checkSpec(boiler.fields, raw, tinyCatalog);
    expect(checked).toMatchObject({ ok: false, more: 20_003 - 40 });
  });

  test('of any shape is either taken or refused, never thrown at', () => {
    fc.assert(fc.property(fc.anything({ withNullPrototype: true }), (raw) => {
      const answer = calculate(boiler, raw, tinyCatalog);
      // Names of fields are the asker's own, and quoted.
      if (answer.state === 'bad-spec') for (const problem of answer.problems) expect(problemText(problem, say).text.replaceAll(/"[^"]*"/g, '')).not.toMatch(/⟦|\{[a-z]+\}|undefined/);
      else expect(answer.state).toMatch(/done|refused|conflict/);
    }), { numRuns: 300 });
  });
});

describe('a calculation', () => {
  test('answers with the result', () => expect(calculate(boiler, good, tinyCatalog)).toMatchObject({ state: 'done', result: { totalKW: 60 } }));
  test('says what contradicts itself', () => expect(calculate(boiler, { ...good, units: 1, hours: 9 }, tinyCatalog)).toMatchObject({ state: 'conflict', conflicts: [{ code: 'one-unit' }] }));
  test('says why a plan cannot run', () => expect(calculate(boiler, { ...good, kW: 90 }, tinyCatalog)).toMatchObject({ state: 'refused', refused: [{ code: 'too-hot', params: { by: 70 } }] }));
});

test('a sheet is plain data, and its example is a good specification', () => {
  const sheet = sheetOf(boiler, tinyCatalog);
  expect(structuredClone(sheet)).toEqual(sheet);
  expect(sheet.fields[0]).toMatchObject({ id: 'fuel', choices: ['gas', 'wood'] });
  expect(calculate(boiler, sheet.example, tinyCatalog).state).toBe('done');
  expect(Object.keys(sheetOf({ ...boiler, exampleAlso: ['hours'] }, tinyCatalog).example)).toEqual(['fuel', 'kW', 'units', 'hours']);
});
