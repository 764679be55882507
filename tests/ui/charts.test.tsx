import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import type { HistoryData } from '../../src/app/simValues.ts';
import { createFramePool, HISTORY_COLUMNS, order, projectFrame, step, type Game } from '../../src/sim/index.ts';
import { csvOf } from '../../src/ui/charts/export.ts';
import { clusterMarks, collectMarks, distinctTexts, kindOf } from '../../src/ui/charts/marks.ts';
import { ticksOf } from '../../src/ui/charts/scatter.tsx';
import { ALL, correlation, valuesOf } from '../../src/ui/charts/series.ts';
import { ChartsView } from '../../src/ui/charts/view.tsx';
import { AppContext } from '../../src/ui/context.ts';
import { TextProvider } from '../../src/ui/widgets/index.ts';
import { fullTranslator } from '../support/text.ts';
import { tinyCatalog } from '../support/tinyCatalog.ts';
import { all, clear, click, get, show } from './dom.ts';
import { fakeApp, fakeFrame, playedGame } from './fakeFrame.ts';

const t = fullTranslator();
t.addTable(Object.fromEntries((JSON.stringify(tinyCatalog).match(/"test\.[\w.-]+"/g) ?? []).map((name) => [name.slice(1, -1), name.slice(6, -1)])));
const nothing = (): void => undefined;
globalThis.Path2D ??= class { constructor() { return new Proxy(this, { get: () => nothing }); } } as unknown as typeof Path2D;
afterEach(clear);

const historyOf = (columns: Record<string, number[]>): HistoryData => ({
  days: Object.values(columns)[0]!.length, columns: Object.fromEntries(Object.entries(columns).map(([id, values]) => [id, Float64Array.from(values)])),
});

describe('series', () => {
  it('have a name, a scale and a unit each, in words', () => {
    for (const def of ALL) for (const id of [`history.${def.id}`, `charts.axis.${def.axis}`, `charts.unit.${def.axis}`]) expect(t.has(id), id).toBe(true);
  });
  it('follow from what is recorded: shares, and amounts a day of what only adds up', () => {
    const history = historyOf({ day: [0, 1, 2], useful: [0, 40, 90], bought: [0, 100, 100], waterL: [10, 25, 25], hottestInletC: [0, 24, 25], runwayDays: [3650, 90, 80] });
    expect(valuesOf(history, 'goodput')).toEqual([null, 0.4, 0.9]);
    expect(valuesOf(history, 'waterPerDay')).toEqual([10, 15, 0]);
    expect(valuesOf(history, 'hottestInletC')).toEqual([null, 24, 25]);
    expect(valuesOf(history, 'runwayDays')).toEqual([null, 90, 80]);
  });
  it('correlate over the days that have both', () => {
    expect(correlation([1, 2, null, 3, 4], [2, 4, 9, 6, 8])).toEqual({ r: expect.closeTo(1, 9) as number, days: 4 });
    expect(correlation([1, 2, 3], [5, 5, 5])).toBeNull();
    expect(correlation([1, 2], [5, 4])).toBeNull();
  });
  it('are all recorded from a running game', () => {
    const { world } = playedGame().context;
    expect(world.history.count).toBe(3);
    for (const id of Object.keys(HISTORY_COLUMNS) as (keyof typeof HISTORY_COLUMNS)[]) expect(world.history.columns[id].subarray(0, 3).every(Number.isFinite), id).toBe(true);
    expect(world.history.columns.credibility[2]).toBe(world.affairs.gauges.credibility);
    expect(world.history.columns.co2Kg[2]).toBeCloseTo(world.sites.reduce((sum, site) => sum + site.power.co2Kg, 0), 6);
  });
});

it('round ticks span a range', () => expect(ticksOf(3, 97, 5)).toEqual([20, 40, 60, 80]));

describe('marks', () => {
  const frame = fakeFrame(playedGame());
  const marks = collectMarks(t, tinyCatalog, frame, [
    { type: 'hall.tripped', timeS: 7000, priority: 'bad', params: { hall: 'A' }, site: null, structure: null, panel: 'power' }, { type: 'progress', timeS: 7100, priority: 'log', params: {}, site: null, structure: null, panel: null },
  ], [{ atS: 7200, command: { type: 'compute.buySpares', accelerator: 'h100', servers: 4 } }, { atS: 100, command: { type: 'hall.setCap', hall: 1, capRatio: 0.5 } }, { atS: 110, command: { type: 'hall.setCap', hall: 1, capRatio: 0.6 } }]);
  it('are what needed reading and what was ordered, in order of time', () => {
    expect(marks.map((mark) => mark.kind)).toEqual(['setting', 'setting', 'bad', 'order']);
    expect(marks.at(-1)?.text).toMatch(/^Ordered: 4 spare servers/);
    expect(distinctTexts(t, marks)[0]).toBe('Setting changed: a hall (2 times)');
  });
  it('share a button where there is no room, and show the most pressing of them', () => {
    const clusters = clusterMarks(marks, (mark) => mark.timeS / 100, 26);
    expect(clusters.map((cluster) => cluster.marks.length)).toEqual([2, 2]);
    expect(clusters.map(kindOf)).toEqual(['setting', 'bad']);
  });
  it('stand in the CSV beside the numbers of their day', () => {
    const history = historyOf({ day: [0, 1], useful: [1, 2], cashCents: [5, 0.1 + 0.2] });
    expect(csvOf(t, history, 19_905, ['useful', 'cashCents'], 0, 1, [{ key: 'x', timeS: 90_000, kind: 'good', text: 'One, two', event: null }])).toBe('date,useful [GPUs],cashCents [US cents],notes\n2024-07-01,1,5,\n2024-07-02,2,0.3,"One, two"\n');
  });
});

describe('the page', () => {
  async function open() {
    const game: Game = playedGame();
    order(game, { type: 'hall.setCap', hall: game.context.world.sites[0]!.structures.find((entry) => entry.hall)!.id, capRatio: 0.8 });
    for (let hour = 0; hour < 48; hour++) step(game);
    const frame = projectFrame(game.context, 3600, createFramePool());
    const { app } = fakeApp(game, frame);
    const files: { name: string; text: string }[] = [];
    app.download = (name, bytes) => files.push({ name, text: new TextDecoder().decode(bytes) });
    show(<AppContext.Provider value={{ app, t }}><TextProvider translator={t}><ChartsView /></TextProvider></AppContext.Provider>);
    for (let turn = 0; turn < 4; turn++) await act(async () => { await new Promise((done) => setTimeout(done, 0)); });
    return { app, files };
  }
  it('draws what is chosen, finds series by name, and keeps the choice', async () => {
    const { app } = await open();
    const find = document.querySelector<HTMLInputElement>('input[type=search]')!;
    find.value = 'grid pr';
    void act(() => { find.dispatchEvent(new Event('input', { bubbles: true })); });
    expect([...document.querySelectorAll('.chpick label')].map((label) => label.textContent)).toEqual(['Grid price $/kWh']);
    void act(() => document.querySelector<HTMLInputElement>('.chpick input[type=checkbox]')!.click());
    expect(app.store.getState().charts.chosen).toContain('gridCentsPerKWh');
    expect(document.querySelectorAll('figure.plot')).toHaveLength(2); // a scale each
  });
  it('compares two: on two scales, and as a scatter with its table', async () => {
    await open();
    click(get('radio', 'Two scales'));
    expect(document.querySelectorAll('figure.plot')).toHaveLength(1);
    expect(document.querySelector('.legend')?.textContent).toContain('Load (right scale)');
    click(get('radio', 'Scatter'));
    expect(document.querySelector('canvas')?.getAttribute('aria-label')).toContain('Load against Useful');
    click(get('button', 'As table'));
    expect([...document.querySelectorAll('th[scope=col]')].map((head) => head.textContent)).toEqual(['Day', 'Useful', 'Load']);
  });
  it('is brushed by handles that take the arrow keys', async () => {
    const { app } = await open();
    const handle = document.querySelector<HTMLInputElement>('.chbrush input')!;
    expect(handle.getAttribute('aria-valuetext')).not.toBe('');
    handle.value = '2';
    void act(() => { handle.dispatchEvent(new Event('input', { bubbles: true })); });
    expect(app.store.getState().charts).toMatchObject({ span: 'brush', brush: [2, 4] });
    expect(all('radio').at(-1)?.getAttribute('aria-checked')).toBe('true');
  });
  it('gives the numbers as CSV', async () => {
    const { files } = await open();
    click(get('button', 'Export'));
    click(get('menuitem', 'CSV of what is shown'));
    expect(files[0]?.name).toBe('gigawatt-charts.csv');
    expect(files[0]?.text.split('\n')[0]).toBe('date,bought [GPUs],installed [GPUs],powered [GPUs],useful [GPUs],notes');
    expect(files[0]?.text.trim().split('\n')).toHaveLength(6);
  });
  it('shows kinds of marks by choice', async () => {
    const { app } = await open();
    const settings = all('button').find((button) => button.textContent?.startsWith('Settings'))!;
    expect(settings.getAttribute('aria-pressed')).toBe('false');
    click(settings);
    expect(app.store.getState().charts.kinds).toContain('setting');
  });
});
