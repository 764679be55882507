import { afterEach, describe, expect, it, vi } from 'vitest';
import { fullTranslator } from '../support/text.ts';
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { createAppStore } from '../../src/app/store.ts';
import type { App } from '../../src/app/app.ts';
import { PANEL_IDS, type AlertItem, type PanelId } from '../../src/app/state.ts';
import type { Frame } from '../../src/sim/index.ts';
import { Root } from '../../src/ui/app.tsx';
import { fieldOf, LAMPS } from '../../src/ui/screens/lampField.ts';
import { savedWhen } from '../../src/ui/screens/savedWhen.ts';
import { digestText } from '../../src/ui/shell/digest.ts';
import { BOUGHT, FIXES } from '../../src/ui/shell/fixes.ts';
import { secondsLeft } from '../../src/ui/shell/incidentPanel.tsx';
import { run } from '../../src/ui/shell/keyboard.ts';
import { panelKey, panelOfCommand } from '../../src/ui/shell/keyWords.ts';
import { ordinal } from '../../src/ui/shell/names.ts';
import { waitingAlerts } from '../../src/ui/shell/jump.ts';
import { waitingByPanel } from '../../src/ui/shell/rail.tsx';
import { Badge } from '../../src/ui/widgets/index.ts';
import { rowsOf } from '../../src/ui/shell/rackRows.ts';
import { defaultBindings, type KeyCommand } from '../../src/ui/a11y/keymap.ts';
import { clear, click, get, show, settle } from './dom.ts';

const t = fullTranslator();

function fakeApp(): App {
  return {
    store: createAppStore(DEFAULT_PREFERENCES), saves: null, nowMs: () => 0, download: vi.fn<() => void>(), settings: { getItem: () => null, setItem: vi.fn<() => void>() },
    engine: { setSpeed: vi.fn<() => void>(), setAlertRules: vi.fn<() => void>(), ask: vi.fn<() => Promise<null>>(async () => null), order: vi.fn<() => Promise<{ ok: boolean }>>(async () => ({ ok: true })), recycle: vi.fn<() => void>() },
  } as unknown as App;
}
afterEach(clear);

describe('the lamps of the title', () => {
  it('light as many as work, give or take the broken ones', () => {
    const lit = fieldOf(0.4).filter((lamp) => ['bright', 'lit', 'low'].includes(lamp.kind)).length;
    expect(lit).toBeLessThanOrEqual(LAMPS * 0.4);
    expect(lit).toBeGreaterThan(LAMPS * 0.37);
    expect(fieldOf(0).every((lamp) => lamp.kind === 'dark' || lamp.kind === 'far')).toBe(true);
  });
});

describe('the clock of an incident', () => {
  it('counts to the limit at the rate of the last two minutes', () => {
    expect(secondsLeft([{ timeS: 0, valueC: 30 }, { timeS: 100, valueC: 35 }], 45)).toBeCloseTo(200);
  });
  it('knows nothing from one point, and nothing ends that does not rise', () => {
    expect(secondsLeft([{ timeS: 0, valueC: 30 }], 45)).toBeNull();
    expect(secondsLeft([{ timeS: 0, valueC: 30 }, { timeS: 10, valueC: 29 }], 45)).toBeNull();
  });
});

describe('words', () => {
  it('say a pause in one breath', () => {
    const before = { timeS: 0, useful: 100, cashCents: 1e9, hottestC: 25, loadKW: 0, place: 1, heads: 1, capability: 0 };
    expect(digestText(t, before, { ...before, timeS: 18_000, useful: 412, cashCents: 0.6e9, hottestC: 25.1 }, 1))
      .toBe('5\u00a0h passed. 312 more GPUs useful. Cash fell by $4.0M. 1 alert waits for you.');
  });
  it('number places', () => expect([1, 2, 3, 4, 11, 22].map((n) => ordinal(t, n))).toEqual(['1st', '2nd', '3rd', '4th', '11th', '22nd']));
  it('name the day of a save', () => expect(savedWhen(t, Date.UTC(2025, 0, 5, 12), Date.UTC(2025, 0, 5, 13))).toMatch(/^today, /));
  it('exist for every fix', () => {
    for (const fix of Object.keys(BOUGHT)) for (const id of [`fix.bought.${fix}`, `fix.bought.${fix}.effect`]) expect(t.has(id), id).toBe(true);
    for (const fix of Object.keys(FIXES)) expect(t.has(`remedy.${fix}`), fix).toBe(true);
  });
});

describe('the doors of the rail', () => {
  const DAY = 86_400;
  const told = (panel: PanelId | null, day: number, more: Partial<AlertItem> = {}, priority: 'warn' | 'bad' | 'good' = 'warn'): AlertItem => ({ key: 1, count: 1, read: false, event: { type: 'x', timeS: day * DAY, priority, params: {}, site: null, structure: null, panel }, ...more });
  it('count what needs the player and is new, each where it is seen, and no more than the alerts do', () => {
    const alerts = [told('power', 99), told('power', 98, {}, 'bad'), told('power', 90), told('people', 99, { read: true }), told('press', 99, {}, 'good'), told('capital', 100), told(null, 100)];
    expect(waitingByPanel(alerts, 100 * DAY)).toEqual({ power: 2, capital: 1 });
    expect(waitingAlerts(alerts, 100 * DAY)).toBe(4);
  });
  it('show no more than nine, and read the whole', () => {
    show(<Badge count={63} label="63 need you" />);
    expect(document.querySelector('.badge [aria-hidden]')?.textContent).toBe('9+');
    expect(document.querySelector('.badge .vh')?.textContent).toContain('63 need you');
  });
});

describe('rows of racks', () => {
  it('are racks side by side of one kind', () => {
    const racks = { count: 4, id: [1, 2, 3, 4], hall: [7, 7, 7, 8], kind: [0, 0, 0, 0], x: [2, 1, 5, 1], y: [3, 3, 3, 3], state: [4, 4, 0, 4], inletC: [25, 27, 20, 40], downGpus: [0, 2, 0, 0] };
    const rows = rowsOf({ racks, rackKinds: ['air'] } as unknown as Frame, 7);
    expect(rows.map(({ from, to, racks: n, running, down, hottestRack }) => ({ from, to, n, running, down, hottestRack }))).toEqual([
      { from: 1, to: 2, n: 2, running: 2, down: 2, hottestRack: 2 }, { from: 5, to: 5, n: 1, running: 0, down: 0, hottestRack: 3 },
    ]);
  });
});

describe('keys', () => {
  it('open every panel by Alt and a digit or a dash', () => {
    const panels = (Object.keys(defaultBindings) as KeyCommand[]).filter((command) => command.startsWith('panel.')).map(panelOfCommand).filter((panel): panel is PanelId => panel !== null);
    expect(panels.slice(0, 3)).toEqual(['build', 'power', 'cluster']);
    expect(panels).toEqual([...PANEL_IDS]);
    expect(new Set(panels.map(panelKey)).size).toBe(PANEL_IDS.length);
    expect(panels.map(panelKey)).not.toContain('');
  });
  it('pause, fold, show the table', () => {
    const app = fakeApp();
    run(app, 'time.toggle', () => undefined);
    expect(app.engine.setSpeed).toHaveBeenCalledWith(1);
    run(app, 'waterfall.fold', () => undefined);
    run(app, 'stage.table', () => undefined);
    expect(app.store.getState()).toMatchObject({ waterfallFolded: true, tableOpen: true });
    run(app, 'escape', () => undefined);
    expect(app.store.getState().tableOpen).toBe(false);
  });
});

describe('the page', () => {
  it('goes from the title to the settings and back, and shows a problem until it is dismissed', async () => {
    const app = fakeApp();
    app.store.setState({ screen: 'title', problem: { message: 'problem.saveGone', params: {}, lines: ['slot'] } });
    show(<Root app={app} translator={t} />);
    expect(get('heading', 'Gigawatt')).toBeTruthy();
    click(get('button', t.t('problem.dismiss')));
    expect(app.store.getState().problem).toBeNull();
    click(get('button', t.t('title.settings')));
    await vi.waitFor(async () => {
      await settle();
      expect(get('heading', t.t('settings.title'))).toBeTruthy();
    }, 5000);
    expect([...t.missing]).toEqual([]);
  });
  it('offers the session after a crash', () => {
    const app = fakeApp();
    app.store.setState({ screen: 'title', crash: { message: 'boom', stack: 'at x' } });
    show(<Root app={app} translator={t} />);
    expect(get('button', t.t('recovery.export'))).toBeTruthy();
  });
});
