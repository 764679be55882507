import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { AppContext } from '../../src/ui/context.ts';
import { PANELS } from '../../src/ui/panels/index.ts';
import { BOUGHT, FIXES, runFix } from '../../src/ui/shell/fixes.ts';
import { StepInspector } from '../../src/ui/shell/inspectStep.tsx';
import { TextProvider } from '../../src/ui/widgets/index.ts';
import { fullTranslator } from '../support/text.ts';
import { tinyCatalog } from '../support/tinyCatalog.ts';
import { all, clear, show } from './dom.ts';
import { fakeApp, fakeFrame, playedGame } from './fakeFrame.ts';

const SRC = path.join(import.meta.dirname, '../../src');
const textsOf = (folder: string): string => readdirSync(path.join(SRC, folder), { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name)).map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8')).join('\n');
const t = fullTranslator();
t.addTable(Object.fromEntries((JSON.stringify(tinyCatalog).match(/"test\.[\w.-]+"/g) ?? []).map((name) => [name.slice(1, -1), name.slice(6, -1)])));
const nothing = (): void => undefined;
globalThis.Path2D ??= class { constructor() { return new Proxy(this, { get: () => nothing }); } } as unknown as typeof Path2D;
afterEach(clear);
const settle = async (): Promise<void> => { for (let turn = 0; turn < 4; turn++) await act(async () => { await new Promise((done) => setTimeout(done, 0)); }); };

describe('ways out of a loss', () => {
  it('lead somewhere, all but those that only wait', () => {
    const ids = [...textsOf('sim/rules').matchAll(/remedy\('([a-z-]+)'/g)].map((match) => match[1]!);
    expect(ids.length).toBeGreaterThan(20);
    expect(ids.filter((id) => !id.startsWith('wait') && !FIXES[id])).toEqual([]);
  });
  it.each(Object.entries({ ...FIXES, ...BOUGHT }).filter(([, fix]) => fix.control))('%s names a control that its panel has', (_id, { panel, control }) => {
    const source = textsOf(`ui/panels/${panel}`);
    expect(source.includes(`guide="${control}"`) || source.includes(`guide={\`${control} `) || source.includes(`command={{ type: '${control}'`), control).toBe(true);
  });
  it.each([
    ['spares', null, 'cluster'], ['no-tests', { type: 'reliability.setBurnIn', hours: 0 }, 'cluster'], ['hire', { type: 'people.setTarget', role: 'technicians', count: 9 }, 'people'], ['cap', null, 'power'],
    ['checkpoint', null, 'training'], ['price', null, 'products'], ['build-hall', null, 'build'], ['pace', { type: 'people.setPace', role: 'technicians', pace: 2 }, 'people'],
  ] as const)('%s opens its panel with the control focused', async (id, order, panel) => {
    const game = playedGame();
    const { app } = fakeApp(game, fakeFrame(game));
    runFix(app, FIXES[id]!, order);
    expect(app.store.getState().panel).toBe(panel);
    const Panel = PANELS[panel];
    show(<AppContext.Provider value={{ app, t }}><TextProvider translator={t}><Panel /></TextProvider></AppContext.Provider>);
    await settle();
    await act(async () => { await new Promise((done) => setTimeout(done, 150)); });
    const pointed = document.querySelector('[data-pointed]');
    expect(pointed, document.querySelector('[role=tab][aria-selected=true]')?.textContent ?? 'no tab').not.toBeNull();
    expect(pointed!.contains(document.activeElement)).toBe(true);
  });
});

it('a step shows its three largest causes first, and says where the orders above help too', async () => {
  const game = playedGame();
  const { app } = fakeApp(game, fakeFrame(game));
  const frame = app.store.getState().frame!;
  app.store.setState({ frame: { ...frame, waterfall: { ...frame.waterfall, connected: 100, healthy: 60 } } });
  const cause = (id: string, value: number, remedies?: object[]): object => ({ id: `cause.${id}`, value, unit: 'gpus', op: 'leaf', terms: [], params: {}, source: null, raise: [], ...(remedies ? { remedies } : {}) });
  const spares = { id: 'spares', gpus: 12, params: { n: 4 }, payCents: 100, monthlyCents: 0, readyInS: 0, order: null };
  const ask = app.engine.ask.bind(app.engine);
  app.engine.ask = (async (question: { type: string }) => (question.type === 'explain'
    ? { ...cause('healthy', 60), id: 'waterfall.healthy', op: 'sum', terms: [cause('before', 100), cause('failed-parts', -20, [spares]), cause('failed-young', -10), cause('failed-heat', -6, []), cause('failed-lemon', -4)] }
    : ask(question as never))) as typeof app.engine.ask;
  show(<AppContext.Provider value={{ app, t }}><TextProvider translator={t}><StepInspector step="healthy" /></TextProvider></AppContext.Provider>);
  await settle();
  expect(document.querySelectorAll('.cause')).toHaveLength(3);
  expect([...document.querySelectorAll('.cause')].map((card) => card.textContent!.includes('The orders above help here too.'))).toEqual([false, true, false]);
  const more = all('button').find((button) => button.textContent === '1 smaller cause, 4 GPUs')!;
  void act(() => more.click());
  expect(document.querySelectorAll('.cause')).toHaveLength(4);
});

describe('numbers', () => {
  it('outside of tables say GPUs and people by name, and labels say what is meant', async () => {
    const game = playedGame();
    const frame = fakeFrame(game);
    frame.compute.reliability.corruptFound = 1;
    const { app } = fakeApp(game, frame);
    app.store.setState({ panel: 'cluster', panelTab: { cluster: 'reliability' } });
    const Panel = PANELS.cluster;
    show(<AppContext.Provider value={{ app, t }}><TextProvider translator={t}><Panel /></TextProvider></AppContext.Provider>);
    await settle();
    const figures = [...document.querySelectorAll('.stat, .kv dd')].map((element) => element.textContent);
    expect(figures.some((text) => /\d GPUs/.test(text))).toBe(true);
    expect([...document.querySelectorAll('.what')].map((label) => label.textContent)).toContain(t.t('panel.cluster.corruptFound'));
  });
  it('every word of explanation belongs to a label that exists', () => {
    const words = JSON.parse(readFileSync(path.join(SRC, '../assets/lang/en/what.json'), 'utf8')) as Record<string, string>;
    const ids = Object.keys(words).filter((id) => id.endsWith('.what')).map((id) => id.slice(0, -'.what'.length));
    const panels = textsOf('ui/panels');
    expect(ids.filter((id) => !t.has(id) || (!panels.includes(`id="${id}"`) && !panels.includes(`'${id}.what'`) && !/^panel\.build\.(site|fact)\./.test(id)))).toEqual([]);
  });
});
