/** The pages of the calculators, over a calculator that only the tests know. */
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createInlineCalcClient } from '../../src/host/calcClient.ts';
import { followToolAddress, leaveTools } from '../../src/app/actions/workbench.ts';
import { lendCalculators } from '../../src/app/workbench/client.ts';
import { draftOfFields, linkOf } from '../../src/app/workbench/link.ts';
import { numberInBox } from '../../src/app/workbench/quantity.ts';
import type { App } from '../../src/app/app.ts';
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { createAppStore } from '../../src/app/store.ts';
import { sheetOf, type CalibrationCaseDef } from '../../src/sim/index.ts';
import { AppContext } from '../../src/ui/context.ts';
import { TextProvider } from '../../src/ui/widgets/index.ts';
import { ModelCardScreen } from '../../src/ui/workbench/modelCardScreen.tsx';
import { positionOf, typedValue, valueAt, type NumberSheetField } from '../../src/ui/workbench/numberField.tsx';
import { WorkbenchScreen } from '../../src/ui/workbench/workbenchScreen.tsx';
import { boiler } from '../sim/calc/boiler.ts';
import { fullTranslator } from '../support/text.ts';
import { tinyCatalog } from '../support/tinyCatalog.ts';
import { all, clear, click, get, show, type } from './dom.ts';

const translator = fullTranslator();
const source = { title: 'A handbook', year: 2001, kind: 'found' as const };
const spec = { fuel: 'gas', kW: 20, units: 3 };
const cases: Record<string, CalibrationCaseDef> = {
  C1: { id: 'C1', name: 'test.c1', catches: 'test.c1', sources: {}, checks: [{ id: 'a', kind: 'energy', spec, output: 'totalKW', published: 58, low: 50, high: 70, unit: 'kW', source }], relations: [] },
  C2: {
    id: 'C2', name: 'test.c2', catches: 'test.c2', sources: {}, checks: [
      { id: 'a', kind: 'energy', spec, output: 'totalKW', published: 58, low: 50, high: 59, unit: 'kW', source },
      { id: 'b', kind: 'energy', spec: { ...spec, kW: 90 }, output: 'totalKW', published: 58, low: 50, high: 59, unit: 'kW', source },
    ], relations: [{ type: 'order', rising: ['a', 'b'], source }],
  },
};
translator.addTable({ 'test.c1': 'First case', 'test.c2': 'Second case' });
const catalog = { ...tinyCatalog, calibrationCases: cases };

function fakeApp(): App {
  const app = {
    store: createAppStore(DEFAULT_PREFERENCES), saves: null, nowMs: () => 0, download: vi.fn<() => void>(), settings: { getItem: () => null, setItem: vi.fn<() => void>() },
    engine: { setSpeed: vi.fn<() => void>() },
  } as unknown as App;
  app.store.setState({ catalog, screen: 'workbench' });
  lendCalculators(app, createInlineCalcClient(catalog, [boiler]));
  return app;
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn++) await act(async () => { await new Promise((done) => setTimeout(done, 0)); });
}

async function open(Screen: () => ReturnType<typeof WorkbenchScreen>, arrange: (app: App) => void = () => undefined): Promise<App> {
  const app = fakeApp();
  arrange(app);
  show(<AppContext.Provider value={{ app, t: translator }}><TextProvider translator={translator}><Screen /></TextProvider></AppContext.Provider>);
  await settle();
  return app;
}
const box = (name: string): HTMLInputElement => {
  const label = [...document.querySelectorAll('label')].find((entry) => entry.textContent?.startsWith(name));
  const input = label && document.getElementById(label.htmlFor);
  if (!(input instanceof HTMLInputElement)) throw new Error(`no box ${name}`);
  return input;
};
const page = (): string => document.body.textContent ?? '';
afterEach(clear);

describe('the workbench', () => {
  it('opens with the example of a calculator, its result and a plot to choose', async () => {
    await open(WorkbenchScreen);
    expect(get('heading', translator.t('calc.kind.energy.name')).tagName).toBe('H2');
    expect(box('kW').value).toBe('20');
    expect(page()).toContain('60.0\u00a0kW');
    expect(all('slider').map((slider) => slider.getAttribute('aria-label'))).toEqual(['kW, slider', 'units, slider']);
    expect(page()).not.toMatch(/⟦|NaN|undefined|\{[a-z]+\}/);
  });

  it('answers to a new value, and says at its field what is wrong with one', async () => {
    await open(WorkbenchScreen);
    type(box('kW'), '30');
    await settle();
    expect(page()).toContain('90.0\u00a0kW');
    type(box('kW'), '5000');
    await settle();
    expect(box('kW').getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(`${box('kW').id}e`)?.textContent).toContain('expected at most 100\u00a0kW');
    type(box('kW'), 'much');
    await settle();
    expect(document.getElementById(`${box('kW').id}e`)?.textContent).toContain('Found "much"');
    type(box('kW'), '90');
    await settle();
    expect(page()).toContain(translator.t('workbench.refused'));
    expect(page()).toContain('too-hot 70');
  });

  it('sets optional fields and edits lists', async () => {
    await open(WorkbenchScreen);
    click(get('button', translator.t('workbench.reset')));
    const stages = [...document.querySelectorAll('label.sw')].find((entry) => entry.textContent?.includes('stages'));
    click(stages?.querySelector('input') as HTMLElement);
    await settle();
    click(get('button', translator.t('workbench.addItem')));
    await settle();
    expect(all('button', /Remove entry/)).toHaveLength(2);
    type(box('ratio'), '7');
    await settle();
    expect(box('ratio').getAttribute('aria-invalid')).toBe('true');
    click(get('button', translator.t('workbench.removeItem', { n: 1 })));
    await settle();
    expect(box('ratio').getAttribute('aria-invalid')).toBeNull();
    expect(page()).toContain('60.0\u00a0kW');
  });

  it('opens with what an address asks, and refuses in words what it should not ask', async () => {
    await open(WorkbenchScreen, (app) => followToolAddress(app, '?test&workbench=energy&fuel=wood&kW=12.5&units=2&bogus=1'));
    expect(box('kW').value).toBe('12.5');
    expect(page()).toContain('There is no field "bogus".');
    clear();
    await open(WorkbenchScreen, (app) => followToolAddress(app, '?workbench=enery'));
    expect(page()).toContain(translator.t('workbench.none', { kind: 'enery' }));
  });
});

describe('an address', () => {
  const sheet = sheetOf(boiler, tinyCatalog);
  it('holds a question and gives it back', () => {
    const draft = { ...sheet.example, stages: [{ ratio: 0.5 }] };
    const query = new URL(linkOf('https://example.org/game/?scenario=x#y', 'energy', draft)).searchParams;
    expect(query.get('workbench')).toBe('energy');
    expect(query.has('scenario')).toBe(false);
    expect(draftOfFields(sheet, Object.fromEntries([...query].filter(([name]) => name !== 'workbench')))).toEqual(draft);
  });
  it('keeps what it cannot read as text, for the check to refuse', () => {
    expect(draftOfFields(sheet, { kW: '', units: 'Infinity', stages: '[[[', fuel: 'gas', what: '1' })).toEqual({ kW: '', units: 'Infinity', stages: '[[[', fuel: 'gas', what: '1' });
  });
  it('leads nowhere without its word, and back to the title', () => {
    const app = fakeApp();
    expect(followToolAddress(app, '?scenario=first-rack')).toBe(false);
    expect(followToolAddress(app, '?model-card')).toBe(true);
    expect(app.store.getState().screen).toBe('modelCard');
    leaveTools(app);
    expect(app.store.getState().screen).toBe('title');
  });
});

describe('a slider', () => {
  const field = (more: Partial<NumberSheetField>): NumberSheetField => ({ id: 'x', type: 'number', unit: '1', min: 0, max: 100, example: 1, ...more });
  it.each([field({}), field({ min: 1, max: 1e27, logScale: true }), field({ type: 'integer', min: 1, max: 1e6, logScale: true }), field({ min: 0, max: 1 }), field({ max: 1e6, example: 30 })])('comes back to where it stood: %o', (one) => {
    for (const at of [0, 1, 40, 100, 199, 200]) {
      const value = valueAt(one, at);
      expect(value).toBeGreaterThanOrEqual(one.min);
      expect(value).toBeLessThanOrEqual(one.max);
      if (one.type === 'number') expect(positionOf(one, value)).toBe(at);
      else expect(Number.isInteger(value)).toBe(true);
    }
  });
  it('stands beside a box that takes what people type', () => {
    expect(['3.8e25', '1.2k', '16,384', '-4', 'x', ''].map((words) => typedValue(words))).toEqual([3.8e25, 1200, 16_384, -4, 'x', '']);
    expect([3.8e25, 16_384, 0.078, 1e-6].map(numberInBox)).toEqual(['3.8e25', '16384', '0.078', '1e-6']);
  });
});

describe('the model card', () => {
  it('runs every case, shows value, band and source, and sums up', async () => {
    const app = await open(ModelCardScreen);
    expect(page()).toContain(translator.t('modelCard.passed', { passed: 1, total: 2 }));
    expect(all('row').filter((row) => row.textContent?.includes('58.0\u00a0kW'))).toHaveLength(3);
    expect(page()).toContain('+3.4%');
    expect(page()).toContain(translator.t('modelCard.above'));
    expect(page()).toContain(translator.t('modelCard.failure.refused'));
    expect(page()).toContain('A handbook, 2001');
    expect(page()).not.toMatch(/⟦|NaN|undefined|\{[a-z]+\}/);
    click(get('button', translator.t('modelCard.tryThis', { what: 'C2b' })));
    expect(app.store.getState()).toMatchObject({ screen: 'workbench', bench: { kind: 'energy', fields: { kW: 90 } } });
  });
});
