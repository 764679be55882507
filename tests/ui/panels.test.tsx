import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PANEL_IDS, type PanelId } from '../../src/app/state.ts';
import { fullTranslator } from '../support/text.ts';
import type { MessageTable } from '../../src/app/i18n/message.ts';
import { COMMAND_TYPES, EXPLAIN_IDS, type Command, type Game } from '../../src/sim/index.ts';
import { AppContext } from '../../src/ui/context.ts';
import { PANELS } from '../../src/ui/panels/index.ts';
import { TextProvider } from '../../src/ui/widgets/index.ts';
import { tinyCatalog } from '../support/tinyCatalog.ts';
import { all, clear, click, get, press, show } from './dom.ts';
import { fakeApp, fakeFrame, playedGame } from './fakeFrame.ts';

const UI = path.join(import.meta.dirname, '../../src/ui');
const sources = (folder: string): { file: string; text: string }[] => readdirSync(folder, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => ({ file: path.join(entry.parentPath, entry.name), text: readFileSync(path.join(entry.parentPath, entry.name), 'utf8') }));

const translator = fullTranslator();
const WORDS = path.join(UI, '../../assets/lang/en');
for (const file of readdirSync(WORDS)) translator.addTable(JSON.parse(readFileSync(path.join(WORDS, file), 'utf8')) as MessageTable);
// The tiny catalog's entries have no words of their own.
translator.addTable(Object.fromEntries((JSON.stringify(tinyCatalog).match(/"test\.[\w.-]+"/g) ?? []).map((name) => [name.slice(1, -1), name.slice(6, -1)])));

// happy-dom draws nothing: uPlot only needs paths to exist.
const nothing = (): void => undefined;
globalThis.Path2D ??= class { constructor() { return new Proxy(this, { get: () => nothing }); } } as unknown as typeof Path2D;

let game: Game;
beforeAll(() => { game = playedGame(); });
afterEach(clear);

async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await act(async () => { await new Promise((done) => setTimeout(done, 0)); });
}

async function open(id: PanelId, tab?: string, change?: (frame: ReturnType<typeof fakeFrame>) => void) {
  const own = playedGame();
  const frame = fakeFrame(own);
  change?.(frame);
  const { app, orders } = fakeApp(own, frame);
  app.store.setState({ panel: id, panelTab: tab ? { [id]: tab } : {} });
  const Panel = PANELS[id];
  show(
    <AppContext.Provider value={{ app, t: translator }}>
      <TextProvider translator={translator}><Panel /></TextProvider>
    </AppContext.Provider>,
  );
  await settle();
  return { app, orders };
}

/** Every control has a name, every tab its text, nothing shows a message id. */
function expectNamed(): void {
  for (const control of document.querySelectorAll<HTMLElement>('button, input, select, [role=tab], [role=radio], [role=meter]')) {
    const label = control.getAttribute('aria-label') ?? control.textContent?.trim() ?? '';
    const named = label !== '' || (control.id !== '' && document.querySelector(`label[for="${control.id}"]`) !== null) || control.closest('label') !== null;
    expect(named, control.outerHTML.slice(0, 160)).toBe(true);
  }
  expect(document.body.textContent).not.toMatch(/⟦|NaN|undefined|Infinity|\{[a-z]+[:}]/);
}

const TABS: Record<PanelId, readonly string[]> = {
  build: ['catalogue', 'hall', 'standing', 'sites'], power: ['supply', 'cooling', 'halls', 'shed'], cluster: ['machines', 'racks', 'network', 'reliability'],
  training: ['plan', 'running', 'finished'], research: ['ideas', 'found'], press: ['desk', 'paper', 'standing'], products: ['serving', 'launch', 'market'], people: ['teams', 'key'],
  capital: ['sheets', 'owners', 'debt', 'statements', 'ledger'], race: ['labs', 'known', 'lots', 'models', 'chart'], reports: ['charts', 'goals', 'totals', 'policies'],
};

describe('panels', () => {
  for (const id of PANEL_IDS) {
    for (const tab of TABS[id]) {
      it(`${id}, ${tab}: heading with the focus, chosen tab, named controls`, async () => {
        await open(id, tab);
        const heading = document.querySelector('h2');
        expect(heading?.textContent).toBe(translator.t(`panel.${id}.title`));
        expect(document.activeElement).toBe(heading);
        expect(document.querySelector('[role=tab][aria-selected=true]')?.id).toBe(`p-${id}-tab-${tab}`);
        expect(all('button', translator.t('panel.close'))).toHaveLength(1);
        expectNamed();
      });
    }
  }

  it('take the focus back to their heading when an order takes the place of its own button', async () => {
    const { app } = await open('capital', 'sheets', (frame) => { frame.finance.round = null; });
    get('button', /^Open round/).focus();
    const frame = app.store.getState().frame!;
    await act(async () => { app.store.setState({ frame: { ...frame, finance: { ...frame.finance, round: { ...fakeFrame(playedGame()).finance.round!, offers: [] } } } }); });
    await settle();
    expect(all('button', /^Open round/)).toHaveLength(0);
    expect(document.activeElement).toBe(document.querySelector('h2'));
  });

  it('leave out what says nothing yet, and show it once it does', async () => {
    const shown = (id: string): boolean => document.body.textContent?.includes(translator.t(id)) ?? false;
    const words = ['panel.cluster.damaged', 'panel.cluster.corruptFound', 'panel.cluster.mended', 'panel.cluster.col.share'];
    await open('cluster', 'reliability', ({ compute: { reliability } }) => { Object.assign(reliability, { damagedGpus: 0, corruptFound: 0, repairedServers: 0, interruptionsByCause: {} }); });
    expect(words.map(shown)).toEqual([false, false, false, false]);
    clear();
    await open('cluster', 'reliability', ({ compute: { reliability } }) => { Object.assign(reliability, { damagedGpus: 8, corruptFound: 1, repairedServers: 2, interruptionsByCause: { lemon: 3 } }); });
    expect(words.map(shown)).toEqual([true, true, true, true]);
  });

  it('close by button and by Escape', async () => {
    const { app } = await open('race');
    click(get('button', translator.t('panel.close')));
    expect(app.store.getState().panel).toBeNull();
    clear();
    const again = await open('race');
    press('Escape');
    expect(again.app.store.getState().panel).toBeNull();
  });

  it('a locked order stays focusable and lists what is met and what is missing', async () => {
    await open('training', 'plan');
    const start = get('button', /^Start run/);
    expect(start.getAttribute('aria-disabled')).toBe('true');
    const list = document.getElementById(start.getAttribute('aria-describedby') ?? '');
    expect(list?.textContent).toContain(translator.t('widget.why.missing'));
    expect(list?.textContent).toContain(translator.t('refusal.no-run'));
  });

  it('an order that can go carries its price and is given as a command', async () => {
    const { orders } = await open('cluster', 'machines');
    const buy = get('button', /^Buy spares, \$/);
    expect(buy.getAttribute('aria-disabled')).toBeNull();
    await act(async () => { buy.click(); });
    await settle();
    expect(orders).toEqual([{ type: 'compute.buySpares', accelerator: expect.any(String), servers: 4 } as Command]);
  });

  it('a policy is switched on at a value, told to stop with null, and says what it did and why it waits', async () => {
    const { orders } = await open('reports', 'policies', (frame) => {
      frame.policies.values.fill = 0.8;
      frame.policies.acts.fill = { count: 3, cents: 120_000_00, month: 0, monthCount: 2, monthCents: 80_000_00, lastS: frame.timeS, last: { message: 'event.policy.fill', params: { n: 4, cost: 80_000_00 } } };
      frame.policies.waits.fill = { id: 'no-cash', have: 1_00, need: 500_00, unit: 'cents', sinceS: frame.timeS };
    });
    expect(document.body.textContent).toContain('3 orders since the start, $120.0k');
    expect(document.body.textContent).toContain('It costs $500 and cash is $1');
    const box = (name: string): HTMLInputElement => [...document.querySelectorAll('label')].find((label) => label.textContent?.startsWith(translator.t(name)))!.querySelector('input')!;
    await act(async () => { box('panel.policy.spares').click(); });
    await act(async () => { box('panel.policy.fill').click(); });
    await new Promise((done) => setTimeout(done, 450));
    await settle();
    expect(orders).toEqual([{ type: 'policy.set', policy: 'spares', value: 0.005 }, { type: 'policy.set', policy: 'fill', value: null }]);
    expectNamed();
  });

  it('several teams search at once, and a team with a plan has its number there', async () => {
    const { orders } = await open('people', 'teams', (frame) => { frame.policies.plan.research = 40; });
    await act(async () => { get('button', translator.t('panel.people.bulkAll')).click(); });
    await act(async () => { get('button', translator.t('panel.people.bulkSearch')).click(); });
    await settle();
    expect(orders).toHaveLength(game.context.world.people.cohorts.length);
    expect(orders).toContainEqual({ type: 'policy.set', policy: 'hire', role: 'research', value: 45 });
    const technicians = game.context.world.people.cohorts.find((cohort) => cohort.role === 'technicians')!;
    expect(orders).toContainEqual({ type: 'people.setTarget', role: 'technicians', count: Math.max(technicians.target, technicians.count) + 5 });
  });

  it('an order that leaves less runway than is kept says how much is missing, and can be given', async () => {
    const warned = (months?: number) => open('cluster', 'machines', (frame) => {
      if (months !== undefined) frame.policies.values.runway = months;
      frame.finance.burnCentsPerDay = 1e9;
      frame.finance.balances.cash = 2e11;
    });
    await warned();
    expect(document.body.textContent).not.toContain('that you keep');
    clear();
    await warned(24);
    expect(document.body.textContent).toMatch(/leaves \$[\d.]+\w? too little for the 24 months/);
  });

  it('what cannot be undone asks first', async () => {
    const { orders } = await open('people', 'teams');
    await act(async () => { get('button', /^Lay off, /).click(); });
    expect(orders).toEqual([]);
    const dialog = document.querySelector('dialog');
    expect(dialog?.textContent).toContain('technicians');
    await act(async () => { [...dialog!.querySelectorAll('button')].at(-1)!.click(); });
    await settle();
    expect(orders[0]).toEqual({ type: 'people.layOff', role: 'technicians', count: 1 });
  });

  it('a free setting is ordered when the hand rests', async () => {
    const { orders } = await open('people', 'teams');
    await act(async () => { all('button', /^More: Target, technicians/)[0]!.click(); });
    await new Promise((done) => setTimeout(done, 450));
    await settle();
    expect(orders).toEqual([{ type: 'people.setTarget', role: 'technicians', count: game.context.world.people.cohorts.find((cohort) => cohort.role === 'technicians')!.target + 1 }]);
  });

  it('a row is the next step while GPUs have no place', async () => {
    const left = /have a place: more racks stand empty/;
    const openWith = async (gpus: number) => {
      clear();
      await open('build', 'hall', (frame) => { for (const item of frame.compute.stock) item.boughtGpus = item.accelerator === frame.compute.stock[0]!.accelerator ? gpus : 0; });
      return get('button', /^Place next row/).classList;
    };
    expect(await openWith(1_000_000)).toContain('pri');
    expect(document.body.textContent).not.toMatch(left);
    expect(await openWith(1)).not.toContain('pri');
    expect(document.body.textContent).toMatch(left);
  });

  it('fills a hall until nothing fits', async () => {
    const { app, orders } = await open('build', 'hall');
    await act(async () => { get('button', translator.t('panel.build.fill')).click(); });
    for (let turn = 0; turn < 40; turn++) await settle();
    expect(orders.length).toBeGreaterThan(0);
    expect(orders.every((command) => command.type === 'hall.placeRow')).toBe(true);
    expect(app.store.getState().toasts.at(-1)?.message).toMatch(/panel\.build\.(filled|nothingFits)/);
  });

  it('empty states say what would fill them', async () => {
    await open('training', 'running', (frame) => { frame.compute.job = null; });
    expect(document.body.textContent).toContain(translator.t('panel.training.noRun'));
    clear();
    await open('build', 'catalogue', (frame) => { frame.sites = []; });
    expect(document.body.textContent).toContain(translator.t('panel.build.noSite'));
    expectNamed();
  });
});

describe('the interface', () => {
  const code = sources(UI);
  it('has a control for every order', () => {
    const missing = COMMAND_TYPES.filter((type) => !code.some(({ text }) => text.includes(`type: '${type}'`)));
    expect(missing).toEqual([]);
  });
  it('asks only for explanations that exist', () => {
    const asked = code.filter(({ file }) => file.includes('/panels/')).flatMap(({ text }) => [...text.matchAll(/(?:explain="|explain: '|useExplained\(')([\w.]+)/g)].map((match) => match[1]!));
    expect(asked.length).toBeGreaterThan(20);
    expect([...new Set(asked)].filter((id) => !EXPLAIN_IDS.includes(id))).toEqual([]);
  });
  it('has words for every message that panels name, and names every message of the panels', () => {
    const panels = code.filter(({ file }) => file.includes('/panels/'));
    const named = [...new Set(panels.flatMap(({ text }) => [...text.matchAll(/['"`](panel\.[\w.]+)['"`]/g)].map((match) => match[1]!)))];
    expect(named.filter((id) => !translator.has(id))).toEqual([]);
    const patterns = panels.flatMap(({ text }) => [...text.matchAll(/`(panel\.[^`]*\$\{[^`]*)`/g)].map((match) => new RegExp(`^${match[1]!.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[\\w-]+')}$`)));
    const tables = readdirSync(WORDS).filter((file) => file.startsWith('panels'));
    const kept = tables.flatMap((file) => Object.keys(JSON.parse(readFileSync(path.join(WORDS, file), 'utf8')) as object)).filter((id) => id.startsWith('panel.'));
    expect(kept.filter((id) => !named.includes(id) && !patterns.some((pattern) => pattern.test(id)))).toEqual([]);
  });
});
