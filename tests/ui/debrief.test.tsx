/** The debrief: one line of time, losses that add up, points by criterion, and what would have been without a decision. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import type { MessageTable } from '../../src/app/i18n/message.ts';
import type { EngineClient } from '../../src/host/client.ts';
import { decisionsOf, HISTORY_COLUMNS, order, scoreOfBelief, step, suggestPlace, type Game, type GoalState, type WhatIfResult } from '../../src/sim/index.ts';
import { AppContext } from '../../src/ui/context.ts';
import { DebriefScreen } from '../../src/ui/screens/debrief.tsx';
import { lossBands } from '../../src/ui/screens/lossBands.ts';
import { TextProvider } from '../../src/ui/widgets/index.ts';
import { botById } from '../../src/bots/index.ts';
import { play } from '../../src/bots/play.ts';
import { loadBaseCatalog } from '../../src/cli/packFiles.ts';
import { tinyCatalog } from '../support/tinyCatalog.ts';
import { fullTranslator } from '../support/text.ts';
import { all, clear, click, get, press, show } from './dom.ts';
import { fakeApp, fakeFrame, playedGame } from './fakeFrame.ts';

const translator = fullTranslator();
const WORDS = path.join(import.meta.dirname, '../../assets/lang/en');
for (const file of readdirSync(WORDS)) translator.addTable(JSON.parse(readFileSync(path.join(WORDS, file), 'utf8')) as MessageTable);
translator.addTable(Object.fromEntries((JSON.stringify(tinyCatalog).match(/"test\.[\w.-]+"/g) ?? []).map((name) => [name.slice(1, -1), name.slice(6, -1)])));

afterEach(clear);

async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await act(async () => { await new Promise((done) => setTimeout(done, 0)); });
}

/** A game with an order in its log, at its debrief. */
async function open(whatIf: Partial<EngineClient> = {}) {
  const game: Game = playedGame();
  const { world, catalog } = game.context;
  const site = world.sites[0]!.id;
  const structure = Object.values(tinyCatalog.structures).find((def) => def.kind === 'battery')!.id;
  expect(order(game, { type: 'site.build', site, structure, ...suggestPlace(world, catalog, site, structure)!, count: 1 }).ok).toBe(true);
  for (let hour = 0; hour < 48; hour++) step(game);
  const frame = fakeFrame(game);
  const { app } = fakeApp(game, frame);
  Object.assign(app.engine, { endWhatIf: () => undefined, ...whatIf });
  app.store.setState({ screen: 'debrief' });
  show(<AppContext.Provider value={{ app, t: translator }}><TextProvider translator={translator}><DebriefScreen /></TextProvider></AppContext.Provider>);
  await settle();
  return { game, frame, app };
}

const answer = (game: Game, more: { refused: number; score: number; goals: GoalState[] }): WhatIfResult => {
  const [decision] = decisionsOf(game.log, [0.4]);
  const reading = { outcome: { state: 'playing' as const, reason: '', atS: -1 }, score: 500, goals: more.goals, usefulGpuHours: 1, peakUsefulGpus: 80, cashCents: 1e9, place: 2 };
  return { state: 'done', endS: game.context.world.timeS, asPlayed: reading, decisions: 3, branches: [{ decision: decision!, refused: more.refused, reading: { ...reading, score: more.score, place: 3 }, later: null }] };
};

describe('the course of a game', () => {
  it('shows the order below the line and can show one kind alone', async () => {
    await open();
    const orders = document.querySelector('ol[aria-label="Your orders"]')!;
    expect(orders.querySelectorAll('li')).toHaveLength(1);
    expect(orders.textContent).toMatch(/battery/i);
    const before = document.querySelectorAll('.tline li').length;
    click(get('radio', 'Goals and models'));
    expect(document.querySelectorAll('.tline li').length).toBeLessThan(before);
    expect(document.querySelectorAll('ol[aria-label="Your orders"] li')).toHaveLength(0);
  });
});

describe('losses over time', () => {
  it('add up to the GPUs bought on every day of a real game', () => {
    const { game } = play(loadBaseCatalog(), 'first-rack', 1, botById('baseline')!, {});
    const { history } = game.context.world;
    const columns = Object.fromEntries((Object.keys(HISTORY_COLUMNS) as (keyof typeof HISTORY_COLUMNS)[]).map((name) => [name, history.columns[name].slice(0, history.count)]));
    const bands = lossBands({ columns, days: history.count });
    expect(history.count).toBeGreaterThan(10);
    for (let day = 0; day < history.count; day++) expect(bands.reduce((sum, band) => sum + band.gpus[day]!, 0)).toBeCloseTo(history.columns.bought[day]!, 6);
  }, 30_000);

  it('are read day by day with the arrow keys, and as a table', async () => {
    await open();
    const plot = document.querySelector<HTMLElement>('.fallplot[role=slider]')!;
    const last = plot.getAttribute('aria-valuetext');
    plot.focus();
    press('ArrowLeft');
    expect(plot.getAttribute('aria-valuetext')).not.toBe(last);
    expect(plot.getAttribute('aria-valuetext')).toMatch(/Waiting \d/);
    click(get('button', 'As table'));
    expect(document.querySelectorAll('.plot-table tbody tr').length).toBeGreaterThan(1);
  });
});

describe('points', () => {
  it('are shown for each of the four criteria and each goal, and add up', async () => {
    const { frame, app } = await open();
    const scenario = tinyCatalog.scenarios[frame.scenario]!;
    const goals = [['first', true], ['second', false]].map(([id, met]) => ({ id: String(id), met: met === true, metS: 3_600, heldHours: 0, failed: false }));
    const defs = [{ points: 300 }, { points: 100 }].map(({ points }, i) => ({ id: goals[i]!.id, text: scenario.name, type: 'reach' as const, when: { fact: 'time.days' as const, op: '>=' as const, value: 0 }, hours: 0, required: true, points }));
    void act(() => { app.store.setState({ catalog: { ...tinyCatalog, scenarios: { ...tinyCatalog.scenarios, [frame.scenario]: { ...scenario, goals: defs } } }, frame: { ...frame, goals } }); });
    const rows = [...document.querySelectorAll('.rubric tbody tr')];
    expect(rows.filter((row) => row.className.includes('sub')).map((row) => row.textContent)).toEqual([expect.stringMatching(/met300 of 300$/), expect.stringMatching(/not met0 of 100$/)]);
    const most = rows.filter((row) => !row.className.includes('sub') && / of /.test(row.textContent ?? '')).map((row) => Number(/of ([\d,]+)$/.exec((row.textContent ?? '').trim())![1]!.replaceAll(',', '')));
    expect(most.reduce((sum, points) => sum + points, 0)).toBe(1000);
  });
});

describe('what if I had not', () => {
  it('is asked on demand and shows what was computed, with the orders that rested on it', async () => {
    let asked: number | null | undefined;
    const made: { game?: Game } = {};
    const { game } = await open({ whatIf: async (chosen) => { asked = chosen; return answer(made.game!, { refused: 2, score: 460, goals: [] }); } });
    made.game = game;
    expect(asked).toBeUndefined();
    expect(document.querySelector('.decs')).toBeNull();
    click(get('button', 'What if I had not?'));
    await settle();
    expect(asked).toBeNull();
    const words = document.querySelector('.decs')!.textContent!;
    expect(words).toContain('+40 points');
    expect(words).toContain('2 later orders rested on it.');
    expect(words).toContain('3rd instead of 2nd');
  });

  it('says so when the orders do not lead here, and claims nothing', async () => {
    await open({ whatIf: async () => ({ state: 'differs' }) });
    click(get('button', 'What if I had not?'));
    await settle();
    expect(get('alert').textContent).toMatch(/Nothing can be said/);
    expect(document.querySelector('.decs')).toBeNull();
  });

  it('can be ended while it runs', async () => {
    let ended = 0;
    let finish: (value: WhatIfResult | null) => void = () => undefined;
    await open({ whatIf: (_chosen, onProgress) => { onProgress?.(0.3); return new Promise((done) => { finish = done; }); }, endWhatIf: () => { ended++; finish(null); } });
    click(get('button', 'What if I had not?'));
    await settle();
    click(get('button', 'Cancel'));
    await settle();
    expect(ended).toBe(1);
    expect(all('progressbar')).toHaveLength(0);
    expect(document.querySelector('.decs')).toBeNull();
  });
});

describe('beliefs about other labs', () => {
  it('are scored one by one and together by the rule that scenarios score by', async () => {
    const { frame, app } = await open();
    const [lab] = frame.race.rivals;
    const range = (low: number, high: number, truth: number) => ({ rival: lab!.id, quantity: 'gpus' as const, low, high, truth, atS: 0 });
    void act(() => { app.store.setState({ frame: { ...frame, race: { ...frame.race, beliefs: [range(100, 100, 100)], truth: { [lab!.id]: { gpus: 100 } } } as typeof frame.race } }); });
    const words = document.querySelector('#rivals-h')!.closest('section')!.textContent!;
    expect(words).toContain('Score of your ranges: 100% of the best.');
    expect(words).toContain('1 of your 1');
    expect(scoreOfBelief(range(50, 90, 100), tinyCatalog)).toBeLessThan(scoreOfBelief(range(50, 110, 100), tinyCatalog));
  });
});
