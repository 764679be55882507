/** The published cases, all of them, from one set of constants: what `sim model-card` and the page show. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { main, modelCard } from '../../src/cli/modelCard.ts';
import { calcSay } from '../../src/cli/calcWords.ts';
import { loadBaseCatalog } from '../../src/cli/packFiles.ts';
import { createInlineCalcClient } from '../../src/host/calcClient.ts';
import { CALC_KINDS, calculate, CALCULATORS, checkSpec, sheetOf } from '../../src/sim/index.ts';

const catalog = loadBaseCatalog();
const say = calcSay(catalog);
const card = modelCard(catalog, say);

describe('the model card', () => {
  test('has the fifteen cases', () => expect(card.cases.map(({ id }) => id)).toEqual(Array.from({ length: 15 }, (_, index) => `C${index + 1}`)));

  test.each(card.cases)('$id, $name', (report) => {
    for (const check of report.checks) {
      expect(check.failure, `${report.id}${check.id}`).toBeNull();
      expect(check.value, `${report.id}${check.id}`).toBeGreaterThanOrEqual(check.low);
      expect(check.value, `${report.id}${check.id}`).toBeLessThanOrEqual(check.high);
      expect(check.published, `${report.id}${check.id}`).toBeGreaterThanOrEqual(check.low);
      expect(check.published, `${report.id}${check.id}`).toBeLessThanOrEqual(check.high);
    }
    for (const relation of report.relations) expect(relation, `${report.id} ${relation.checks.join(' ')}`).toMatchObject({ pass: true });
    expect(report.pass).toBe(true);
  });

  test('gives the calculators only inputs that they know', () => {
    for (const { checks } of Object.values(catalog.calibrationCases)) {
      for (const check of checks) {
        const calculator = CALCULATORS.find((entry) => entry.kind === check.kind);
        expect(checkSpec(calculator?.fields ?? [], check.spec, catalog).ok, JSON.stringify(check.spec)).toBe(true);
      }
    }
  });

  test('is the same from the page\'s worker as from the command line', async () => {
    const client = createInlineCalcClient(catalog, CALCULATORS);
    const { cases } = await client.ask({ type: 'sheets' });
    const reports = await Promise.all(cases.map((id) => client.ask({ type: 'case', id })));
    expect(reports.map((report) => report && { ...report, name: say(report.name, {}), catches: say(report.catches, {}) })).toEqual(card.cases);
  });

  test('notices a world in which a constant is wrong', () => {
    const h100 = catalog.accelerators['h100'];
    if (!h100) throw new Error('the base pack has no h100');
    const wrong = { ...catalog, accelerators: { ...catalog.accelerators, h100: { ...h100, serverMaxKW: 5.6 } } }; // the 45 % that is not GPU forgotten
    expect(modelCard(wrong, say).cases.filter(({ pass }) => !pass).map(({ id }) => id)).toEqual(expect.arrayContaining(['C1', 'C3']));
  });
});

describe('sim model-card', () => {
  let out = '';
  beforeEach(() => {
    out = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => { out += String(text); return true; });
    vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  });
  afterEach(() => { vi.restoreAllMocks(); });

  test('prints one object as its last line and ends well', () => {
    expect(main(['--json'])).toBe(0);
    const parsed = JSON.parse(out.trim().split('\n').at(-1) ?? '') as typeof card;
    expect(parsed).toMatchObject({ passed: 15, total: 15 });
    const keys = ['kind', 'spec', 'output', 'value', 'published', 'low', 'high', 'error', 'pass', 'source'];
    for (const { checks } of parsed.cases) for (const check of checks) expect(Object.keys(check)).toEqual(expect.arrayContaining(keys));
  });
  test('prints a table with a line for each check', () => {
    expect(main([])).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(card.cases.reduce((sum, { checks, relations }) => sum + checks.length + relations.length, 1));
    expect(out).not.toContain('FAIL');
  });
  test('refuses what it does not know', () => expect(main(['--jsn'])).toBe(2));
});

describe('every calculator', () => {
  test('is there', () => expect(CALCULATORS.map(({ kind }) => kind).sort()).toEqual([...CALC_KINDS].sort()));

  test.each(CALCULATORS)('$kind answers its own example with the outputs that it declares, in plain data', (calculator) => {
    const sheet = sheetOf(calculator, catalog);
    const answer = calculate(calculator, sheet.example, catalog);
    if (answer.state !== 'done') throw new Error(JSON.stringify(answer));
    const { result } = answer;
    for (const { id } of sheet.outputs) expect(result, `${calculator.kind} ${id}`).toHaveProperty(id);
    expect(sheet.plot, calculator.kind).not.toBeNull();
    expect(sheet.fields.filter(({ id, type }) => id === sheet.plot?.x && (type === 'number' || type === 'integer'))).toHaveLength(1);
    expect(result[sheet.plot?.y ?? ''], `${calculator.kind} ${sheet.plot?.y}`).toBeTypeOf('number');
    expect(result.terms.length, calculator.kind).toBeGreaterThan(0);
    const clone = structuredClone(result);
    expect(JSON.parse(JSON.stringify(clone))).toEqual(clone); // no NaN, no Infinity, nothing undefined
    expect(calculate(calculator, sheet.example, catalog)).toEqual(answer);
  });
});
