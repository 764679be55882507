/** A moment's scene: told once to a listener, ended by any key or press, in nobody's way. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MessageTable } from '../../src/app/i18n/message.ts';
import { MOMENT_IDS, NO_MOMENTS, type Moment } from '../../src/app/moments.ts';
import { AppContext } from '../../src/ui/context.ts';
import { LiveRegions } from '../../src/ui/a11y/live.tsx';
import { MomentLayer } from '../../src/ui/moments/momentLayer.tsx';
import { TextProvider } from '../../src/ui/widgets/index.ts';
import { fullTranslator } from '../support/text.ts';
import { clear, show } from './dom.ts';
import { fakeApp, fakeFrame, playedGame } from './fakeFrame.ts';

const translator = fullTranslator();
const WORDS = path.join(import.meta.dirname, '../../assets/lang/en');
for (const file of readdirSync(WORDS)) translator.addTable(JSON.parse(readFileSync(path.join(WORDS, file), 'utf8')) as MessageTable);

beforeEach(() => { vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }); });
afterEach(() => { clear(); vi.useRealTimers(); });

const PARAMS: Record<Moment['id'], Moment['params']> = {
  firstToken: { price: 250 }, runFinished: { name: 'Beacon-1', tokens: 2e12, capability: 40 }, placeOne: { labs: 7, rest: 6 }, unison: { gpus: 100_352 }, bankrupt: { cash: -100 }, controlLost: {}, meltdown: { gpus: 400 },
};

function open(id: Moment['id']) {
  const game = playedGame();
  const { app } = fakeApp(game, fakeFrame(game));
  app.store.setState({ canvasReady: true, moments: { ...NO_MOMENTS, seen: [id], now: { id, atS: 0, place: null, params: PARAMS[id] } } });
  const before = app.store.getState().view;
  show(<AppContext.Provider value={{ app, t: translator }}><TextProvider translator={translator}><MomentLayer /><LiveRegions /><button type="button">under</button></TextProvider></AppContext.Provider>);
  return { app, before };
}
const now = (app: ReturnType<typeof open>['app']): Moment | null => app.store.getState().moments.now;
const wait = (ms: number): void => { void act(() => { vi.advanceTimersByTime(ms); }); };

describe('a scene', () => {
  it.each(MOMENT_IDS)('%s has a drawing and words without a hole, and is told to who listens', (id) => {
    open(id);
    wait(10);
    const scene = document.querySelector('.moment')!;
    expect(scene.querySelectorAll('svg *').length).toBeGreaterThan(4);
    expect(scene.textContent).not.toMatch(/[{}]|moment\./);
    expect(document.querySelector('[data-live=status]')!.textContent).toContain(scene.querySelector('.moment-title')!.textContent);
    expect(scene.querySelectorAll('button, a, [tabindex]')).toHaveLength(0);
  });

  it('takes no key from the page: any key ends it and is still heard, focus stays, and so does the clock', () => {
    const { app } = open('unison');
    const button = document.querySelector('button')!;
    button.focus();
    let heard = 0;
    button.addEventListener('keydown', () => { heard++; });
    const speed = app.store.getState().speed;
    void act(() => { button.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true })); });
    expect(now(app), 'a key that was down already').not.toBeNull();
    wait(700);
    void act(() => { button.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true })); });
    expect(now(app)).toBeNull();
    expect(heard).toBe(2);
    expect(document.activeElement).toBe(button);
    expect(app.store.getState().speed).toBe(speed);
  });

  it('goes by itself, and the stage looks back', () => {
    const { app, before } = open('placeOne');
    wait(10);
    expect(app.store.getState().view.depth).toBe('world');
    wait(10_000);
    expect(now(app)).toBeNull();
    expect(app.store.getState().view).toEqual(before);
  });

  it('leaves the stage alone when the player has looked elsewhere since', () => {
    const { app } = open('placeOne');
    wait(10);
    const elsewhere = { depth: 'hall' as const, site: 'riverbend', hall: 1 };
    void act(() => { app.store.setState({ view: elsewhere }); });
    wait(10_000);
    expect(app.store.getState().view).toEqual(elsewhere);
  });
});
