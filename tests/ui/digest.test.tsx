import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import type { AlertItem } from '../../src/app/state.ts';
import { takeFrame } from '../../src/app/frames.ts';
import { createFramePool, projectFrame, step, type SimEvent } from '../../src/sim/index.ts';
import { AppContext } from '../../src/ui/context.ts';
import { openPanel } from '../../src/app/actions/play.ts';
import { alertGroups } from '../../src/ui/shell/alertGroups.ts';
import { digestNews, digestRows, markOf, toggleDigest, useDigest } from '../../src/ui/shell/digest.ts';
import { DigestCard } from '../../src/ui/shell/digestCard.tsx';
import { Feed } from '../../src/ui/shell/feed.tsx';
import { waitingAlerts } from '../../src/ui/shell/jump.ts';
import { TextProvider } from '../../src/ui/widgets/index.ts';
import { fullTranslator } from '../support/text.ts';
import { all, clear, click, get, show } from './dom.ts';
import { fakeApp, fakeFrame, playedGame } from './fakeFrame.ts';

const t = fullTranslator();
afterEach(clear);
const event = (type: string, timeS: number, priority: SimEvent['priority'], more: Partial<SimEvent> = {}): SimEvent => ({ type, timeS, priority, params: {}, site: null, structure: null, panel: null, ...more });
let keys = 0;
const alert = (type: string, timeS: number, priority: SimEvent['priority'], read = false): AlertItem => ({ key: (keys += 1), event: event(type, timeS, priority), count: 1, read });
const rest = async (): Promise<void> => { await act(async () => { await new Promise((done) => setTimeout(done, 0)); }); };

describe('what changed', () => {
  const before = { timeS: 0, useful: 100, loadKW: 1000, cashCents: 1e9, place: 4, hottestC: 25, heads: 40, capability: 30 };
  it('is said with both values, the difference and its unit', () => {
    const rows = digestRows(t, before, { ...before, useful: 412, cashCents: 0.6e9, place: 3, hottestC: 27 });
    expect(rows.map((row) => [row.id, row.from, row.to, row.delta, row.tone])).toEqual([
      ['useful', '100', '412', '▲\u00a0312', 'good'], ['cash', '$10.0M', '$6.0M', '▼\u00a0$4.0M', 'warn'], ['place', '4th', '3rd', '▲\u00a01', 'good'], ['hottest', '25.0\u00a0°C', '27.0\u00a0°C', '▲\u00a02.0\u00a0K', 'warn'],
    ]);
  });
  it('leaves out what did not move', () => expect(digestRows(t, before, { ...before, timeS: 9, useful: 100.4, loadKW: 1004 })).toEqual([]));
  it('tells each kind of news once, the most pressing first', () => {
    const news = digestNews([event('a', 5, 'bad'), event('b', 20, 'good'), event('c', 21, 'warn'), event('b', 30, 'good')], 10);
    expect(news.map((line) => [line.key, line.n, line.event.timeS])).toEqual([['c', 1, 21], ['b', 2, 30]]);
  });
});

describe('the list', () => {
  function Host() {
    useDigest();
    return <DigestCard />;
  }
  function open() {
    const game = playedGame();
    const frame = fakeFrame(game);
    const { app } = fakeApp(game, frame);
    app.store.setState({ frame: { ...frame, guide: { ...frame.guide, skipped: true } } });
    show(<AppContext.Provider value={{ app, t }}><TextProvider translator={t}><Host /></TextProvider></AppContext.Provider>);
    return { app, game, frame: app.store.getState().frame! };
  }
  it('shows itself after fast time, leads to what it tells, and sets the mark when it is read', async () => {
    const { app, frame } = open();
    await rest();
    void act(() => app.store.setState({ speed: 4 }));
    const later = { ...frame, timeS: frame.timeS + 3 * 86_400, top: { ...frame.top, loadKW: frame.top.loadKW + 5000 } };
    void act(() => app.store.setState({ frame: later, chronicle: [event('race.study', later.timeS, 'good', { panel: 'race' })] }));
    expect(all('heading')).toHaveLength(0);
    void act(() => app.store.setState({ speed: 0 }));
    expect(get('heading').textContent).toBe('Since you last looked');
    expect(all('button').map((button) => button.getAttribute('aria-label') ?? button.textContent)).toEqual(['Read', expect.stringMatching(/^Power drawn: from .* to .*\. Go there\.$/), expect.stringMatching(/^Go there/)]);
    click(all('button')[1]!);
    expect(app.store.getState().panel).toBe('power');
    click(get('button', 'Read'));
    expect(app.store.getState().digest).toEqual({ open: false, since: markOf(later) });
  });
  it('stays away after a short while, in an incident and between steps of a guide', async () => {
    const { app, frame } = open();
    await rest();
    const run = (change: object, seconds: number): void => {
      void act(() => app.store.setState({ speed: 4 }));
      void act(() => app.store.setState({ frame: { ...app.store.getState().frame!, timeS: app.store.getState().frame!.timeS + seconds, ...change } }));
      void act(() => app.store.setState({ speed: 0 }));
    };
    run({}, 3600);
    run({ incident: { kind: 'power', site: 'riverbend', startedS: 0, endedS: -1, halls: [], worstC: 30, damagedGpus: 0 } }, 5 * 86_400);
    expect(app.store.getState().digest.open).toBe(false);
    run({ incident: null, guide: { ...frame.guide, skipped: false, step: -1 } }, 5 * 86_400);
    expect(app.store.getState().digest.open).toBe(false);
  });
  it('comes back with the player to a window that was left for half a day', async () => {
    const { app, frame } = open();
    await rest();
    window.dispatchEvent(new Event('blur'));
    void act(() => app.store.setState({ frame: { ...frame, timeS: frame.timeS + 86_400 } }));
    void act(() => { window.dispatchEvent(new Event('focus')); });
    expect(app.store.getState().digest.open).toBe(true);
  });
  it('takes the focus when it is asked for, and gives it back', async () => {
    const { app } = open();
    await rest();
    const button = document.createElement('button');
    document.body.append(button);
    button.focus();
    void act(() => toggleDigest(app));
    await rest();
    expect(document.activeElement?.id).toBe('digest-h');
    void act(() => toggleDigest(app));
    expect(document.activeElement).toBe(button);
  });
});

describe('alerts', () => {
  it('put first what needs the player and is new; then the newest', () => {
    const order = alertGroups([alert('a', 900, 'good'), alert('b', 800, 'warn'), alert('c', 700, 'bad'), alert('d', 100, 'warn')], 500);
    expect(order.map((group) => group.type)).toEqual(['c', 'b', 'a', 'd']);
  });
  it('fold three and more of a kind', () => {
    const order = alertGroups([alert('a', 9, 'log'), alert('a', 8, 'log'), alert('b', 7, 'log'), alert('a', 6, 'log'), alert('b', 5, 'log')], 0);
    expect(order.map((group) => [group.type, group.others.length])).toEqual([['a', 2], ['b', 0], ['b', 0]]);
  });
  it('count while they are news and unseen: three days, until their panel was opened', async () => {
    const DAY = 86_400;
    const news = [alert('a', 9 * DAY, 'bad'), alert('b', 9 * DAY, 'warn'), alert('c', 9 * DAY, 'good'), alert('d', 2 * DAY, 'warn')];
    expect(waitingAlerts(news, 9.5 * DAY)).toBe(2);
    expect(waitingAlerts(news, 12.5 * DAY)).toBe(2);
    expect(waitingAlerts(news, 13 * DAY)).toBe(0);
    const game = playedGame();
    const { app } = fakeApp(game, fakeFrame(game));
    const now = game.context.world.timeS;
    const heat = alert('hall.tripped', now, 'bad');
    app.store.setState({ alerts: [{ ...heat, event: { ...heat.event, panel: 'power' } }, alert('person.approached', now, 'warn')] });
    show(<AppContext.Provider value={{ app, t }}><TextProvider translator={t}><Feed /></TextProvider></AppContext.Provider>);
    expect(document.querySelector('.feed')?.textContent).toContain(t.t('shell.needYou', { n: 2 }));
    await act(async () => { openPanel(app, 'power'); });
    expect(app.store.getState().alerts.map((entry) => entry.read)).toEqual([true, false]);
    expect(document.querySelector('.feed')?.textContent).toContain(t.t('shell.needYou', { n: 1 }));
  });
  it('hold on to no frame of before: each that did was a megabyte that stayed', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const game = playedGame();
    const { app } = fakeApp(game, fakeFrame(game));
    const base = app.store.getState().frame!;
    const frames: WeakRef<object>[] = [];
    app.store.setState({ alerts: [] });
    show(<AppContext.Provider value={{ app, t }}><TextProvider translator={t}><Feed /></TextProvider></AppContext.Provider>);
    for (let hour = 1; hour <= 8; hour++) {
      const frame = { ...base, timeS: base.timeS + hour * 3600 };
      frames.push(new WeakRef(frame));
      await act(async () => { app.store.setState((state) => ({ frame, alerts: [alert('power.tripped', frame.timeS, 'bad'), ...state.alerts] })); });
    }
    expect(document.querySelectorAll('.alert').length).toBeGreaterThan(0);
    await rest();
    collect();
    expect(frames.slice(0, 5).filter((frame) => frame.deref() !== undefined)).toHaveLength(0);
  });
  it('of a kind are put away from the alert itself, and brought back', async () => {
    const game = playedGame();
    const { app } = fakeApp(game, fakeFrame(game));
    app.store.setState({ alerts: [alert('person.approached', 9, 'warn'), alert('power.tripped', 8, 'bad')] });
    show(<AppContext.Provider value={{ app, t }}><TextProvider translator={t}><Feed /></TextProvider></AppContext.Provider>);
    click(all('button').find((button) => button.closest('.alert.warn') && button.getAttribute('aria-haspopup') === 'menu')!);
    click(get('menuitemcheckbox', 'Show less of this'));
    expect(app.store.getState().preferences.alertRules['person.approached']).toBe('less');
    expect(document.querySelectorAll('.alert')).toHaveLength(1);
    click(get('button', '1 alert put away. Show it'));
    expect(document.querySelectorAll('.alert')).toHaveLength(2);
    // The next one waits for nobody; what can cost the run is never put away.
    step(game);
    takeFrame(app, { kind: 'frame', frame: projectFrame(game.context, 3600, createFramePool()), speed: 0, events: [event('person.approached', game.context.world.timeS + 30 * 86_400, 'warn')] });
    expect(app.store.getState().alerts[0]).toMatchObject({ read: true, event: { type: 'person.approached' } });
    click(all('button').find((button) => button.closest('.alert.bad') && button.getAttribute('aria-haspopup') === 'menu')!);
    expect(get('menuitemcheckbox', /Show less of this/).getAttribute('aria-disabled')).toBe('true');
  });
});
