/** The list of packs, over the true reader and checks, with packs kept in memory. */
import { act } from 'preact/test-utils';
import { strToU8, zipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { lendPackTools, type PackTools } from '../../src/app/actions/packs.ts';
import type { App } from '../../src/app/app.ts';
import { loadWithStored } from '../../src/app/ownContent.ts';
import { NO_PACKS, packsOn } from '../../src/app/packs.ts';
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { createAppStore } from '../../src/app/store.ts';
import { answerPacks } from '../../src/host/packHost.ts';
import type { StoredPack } from '../../src/persistence/packStore.ts';
import { AppContext } from '../../src/ui/context.ts';
import { ModsScreen } from '../../src/ui/screens/mods.tsx';
import { TextProvider } from '../../src/ui/widgets/index.ts';
import { baseFiles, MOD_INFO } from '../content/packs.ts';
import { fullTranslator } from '../support/text.ts';
import { all, clear, click, get, show } from './dom.ts';

const translator = fullTranslator();
const t = translator.t;
const mission = { 'm.jsonc': '{ "scenarios": [{ "id": "mod-mission", "copyFrom": "first-rack", "name": "mod.mission" }] }', 'lang/en.json': '{ "mod.mission": "A mission of a mod" }' };
const packed = (texts: Record<string, string>, info = MOD_INFO): File =>
  new File([zipSync(Object.fromEntries(Object.entries({ 'pack.json': info, ...texts }).map(([path, text]) => [path, strToU8(text)])))], 'given.zip');

interface Device { kept: Map<string, StoredPack>; settings: Map<string, string> }
const device = (): Device => ({ kept: new Map(), settings: new Map() });

/** The page on a device; with the packs that are on there, as an opening of it would have them. */
async function open({ kept, settings }: Device): Promise<{ app: App; again: ReturnType<typeof vi.fn> }> {
  const again = vi.fn<() => void>();
  const store: PackTools['store'] = async () => ({
    list: async () => [...kept.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    put: async (packs) => { for (const pack of packs) kept.set(pack.id, pack); },
    remove: async (id) => void kept.delete(id),
  });
  const app = {
    store: createAppStore(DEFAULT_PREFERENCES), saves: null, nowMs: () => 0, engine: { setSpeed: vi.fn<() => void>() },
    settings: { getItem: (key: string) => settings.get(key) ?? null, setItem: (key: string, value: string) => void settings.set(key, value) },
  } as unknown as App;
  const ask: PackTools['ask'] = async (question) => structuredClone(answerPacks(question)) as never;
  const { result, packs } = await loadWithStored(baseFiles, packsOn(app.settings), ask, store);
  app.store.setState({ catalog: result.catalog, packs, screen: 'mods' });
  lendPackTools(app, { ask, store, base: async () => baseFiles, openAgain: again });
  show(<AppContext.Provider value={{ app, t: translator }}><TextProvider translator={translator}><ModsScreen /></TextProvider></AppContext.Provider>);
  await settled();
  return { app, again };
}

async function settled(): Promise<void> {
  const turn = (): Promise<void> => new Promise((done) => { setTimeout(done, 5); });
  await act(turn);
  while (document.querySelector('main')?.getAttribute('aria-busy') !== 'false') await act(turn);
}

async function give(file: File): Promise<void> {
  const input = document.querySelector<HTMLInputElement>('input[accept]')!;
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  await act(async () => { input.dispatchEvent(new Event('change', { bubbles: true })); });
  await settled();
}

const card = (id: string): HTMLElement => document.querySelector<HTMLElement>(`[data-pack="${id}"]`)!;
const box = (id: string): HTMLInputElement => card(id).querySelector<HTMLInputElement>('input[type=checkbox]')!;
const words = (element: Element | null = document.body): string => (element?.textContent ?? '').replaceAll(/\s+/g, ' ');
afterEach(clear);

describe('the list of packs', () => {
  it('begins with the base game, and says how a pack gets here', async () => {
    await open(device());
    expect(all('listitem')).toHaveLength(1);
    expect(words()).toContain(t('mods.always'));
    expect(words()).toContain(t('mods.none'));
    expect(words()).not.toMatch(/⟦|NaN|undefined|\{[a-z]+\}/);
  });

  it('takes a zip, turns it on, and offers the page anew; then it is in the game', async () => {
    const here = device();
    const { app, again } = await open(here);
    await give(packed(mission));
    expect(words(card('mod'))).toContain('Mod 1.0.0');
    expect(words(card('mod'))).toContain(`${t('mods.holds.scenarios', { n: 1 })}`);
    expect(words(card('mod'))).toContain(t('mods.state.next'));
    expect(box('mod').checked).toBe(true);
    expect(packsOn(app.settings)).toEqual(['mod']);
    click(get('button', t('mods.play')));
    await vi.waitFor(() => expect(again).toHaveBeenCalledOnce());

    clear();
    const later = await open(here);
    expect(later.app.store.getState().packs).toEqual({ ...NO_PACKS, used: [{ id: 'mod', version: '1.0.0', hash: expect.stringMatching(/^[0-9a-f]{16}$/) as string, title: 'Mod' }], homes: { 'mod-mission': 'Mod' } });
    expect(words(card('mod'))).toContain(t('mods.state.inGame'));
    expect(words()).not.toContain(t('mods.wait'));

    click(box('mod'));
    await settled();
    expect(packsOn(later.app.settings)).toEqual([]);
    expect(words(card('mod'))).toContain(t('mods.state.leaves'));
    expect(words()).toContain(t('mods.wait'));
  });

  it('lists a pack with a mistake by file, line and column, and takes it once it is mended', async () => {
    const here = device();
    const { app } = await open(here);
    await give(packed({ 'racks/x.jsonc': '{ "racks": [\n  { "id": "x", "copyFrom": "h100-air-16", "serverz": 2 } ] }' }));
    expect(words(card('mod'))).toContain(t('mods.state.broken', { n: 1 }));
    expect(words(card('mod'))).toContain('mod/racks/x.jsonc:2:43');
    expect(words(card('mod'))).toContain('did you mean "servers"?');
    expect(packsOn(app.settings)).toEqual([]);
    click(box('mod'));
    await settled();
    expect(packsOn(app.settings)).toEqual([]);
    await give(packed(mission));
    expect(words(card('mod'))).toContain(t('mods.state.next'));
    expect(here.kept.size).toBe(1);
  });

  it('says of what it does not take what, where and how to mend it, and keeps what is there', async () => {
    const here = device();
    await open(here);
    await give(packed(mission));
    await give(packed({ 'x.js': 'alert(1)' }));
    expect(words()).toContain(t('mods.refused', { n: 1 }));
    expect(words()).toContain('x.js:1:1');
    expect(words(card('mod'))).toContain(t('mods.state.next'));
    click(get('button', t('problem.dismiss')));
    expect(words()).not.toContain(t('mods.refused', { n: 1 }));
  });

  it('asks before it removes, and what needs a pack goes off with it', async () => {
    const here = device();
    const { app } = await open(here);
    await give(packed(mission));
    await give(packed({}, MOD_INFO.replace('"mod"', '"top"').replace('"Mod"', '"Top"').replace('"base":"*"', '"base":"*","mod":"*"')));
    expect(packsOn(app.settings)).toEqual(['mod', 'top']);
    click(box('mod'));
    await settled();
    expect(packsOn(app.settings)).toEqual([]);
    click(box('top'));
    await settled();
    expect(packsOn(app.settings)).toEqual(['mod', 'top']);
    click(get('button', t('mods.removeLabel', { pack: 'Mod 1.0.0' })));
    click(get('button', t('mods.keep')));
    expect(here.kept.size).toBe(2);
    click(get('button', t('mods.removeLabel', { pack: 'Mod 1.0.0' })));
    click(get('button', t('mods.remove')));
    await settled();
    expect([...here.kept.keys()]).toEqual(['top']);
    expect(packsOn(app.settings)).toEqual([]);
  });
});

describe('an opening of the page', () => {
  it('with a pack that no longer fits, or is gone, goes without it and says so', async () => {
    const here = device();
    here.kept.set('mod', { id: 'mod', source: 'x', addedAtMs: 0, bytes: 1, files: [{ path: 'pack.json', text: MOD_INFO.replace('"base":"*"', '"base":"^9.0.0"') }] });
    here.settings.set('gigawatt.packs', '["lost","mod"]');
    const { app } = await open(here);
    expect(app.store.getState().packs.left).toEqual([{ id: 'mod', title: 'Mod', why: 'mistakes' }, { id: 'lost', title: 'lost', why: 'gone' }]);
    expect(app.store.getState().catalog?.packs.map((pack) => pack.id)).toEqual(['base']);
    expect(words()).toContain(t('packs.left.mistakes', { packs: 'Mod' }));
    expect(words()).toContain(t('packs.left.gone', { packs: 'lost' }));
    expect(words(card('mod'))).toContain('mod/pack.json:1:');
    expect(packsOn(app.settings)).toEqual(['mod']);
  });
});
