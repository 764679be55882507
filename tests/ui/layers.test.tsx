import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTranslator } from '../../src/app/i18n/translate.ts';
import { interfaceTables } from '../support/text.ts';
import { announce, LiveRegions } from '../../src/ui/a11y/live.tsx';
import { cycleRegion } from '../../src/ui/a11y/regions.ts';
import {
  CommandPalette, createToasts, Dialog, ExplainNumber, findCommands, Log, Menu, TextProvider, TipLayer, tips, Toasts, WaterfallStrip, type Explained,
} from '../../src/ui/widgets/index.ts';
import { place } from '../../src/ui/widgets/place.ts';
import { act } from 'preact/test-utils';
import { all, clear, click, focus, focusedName, get, nameOf, press, settle, show, type } from './dom.ts';

const leaf = (id: string, value: number, more: Partial<Explained> = {}): Explained => ({ id, value, unit: 'kW', op: 'input', terms: [], ...more });
const tree: Explained = {
  id: 'power', value: 84_800, unit: 'kW', op: 'sum', raise: ['explain.power.raiseGrid'],
  terms: [leaf('it', 70_100, { op: 'sum', terms: [leaf('gpu', 35_300), leaf('rest', 34_800)] }), leaf('cooling', 14_700, { source: { title: 'Course notes', year: 2025, kind: 'found' } })],
};
const text = createTranslator('en', [...interfaceTables, {
  'explain.power.name': 'Power', 'explain.power.what': 'All that the campus draws.', 'explain.power.raiseGrid': 'Grid phase 2',
  'explain.it.name': 'IT load', 'explain.cooling.name': 'Cooling', 'explain.gpu.name': 'GPUs', 'explain.rest.name': 'CPUs and fans',
}]);

beforeEach(() => { vi.useRealTimers(); });
afterEach(() => { void act(() => tips.clear()); clear(); });

test('an explained number opens by E, nests, shows the path, closes by Escape from the inside out', async () => {
  const load = vi.fn<() => Promise<Explained>>(async () => tree);
  show(<TextProvider translator={text}><ExplainNumber load={load} title="Power" value={84_800} unit="kW" /><TipLayer /></TextProvider>);
  const trigger = get('button', '84.8 MW');
  focus(trigger);
  press('e');
  await settle();
  const box = get('dialog', 'Power');
  expect(trigger.getAttribute('aria-expanded')).toBe('true');
  expect(focusedName()).toBe('Power');
  expect(box.textContent).toContain('All that the campus draws.');
  expect(box.textContent).toContain('IT load and Cooling, added up.');
  expect(box.textContent).toContain('Grid phase 2');
  expect(box.textContent).toContain('Course notes, 2025.');
  click(get('button', /explain IT load/));
  expect(all('dialog').map(nameOf)).toEqual(['Power', 'IT load']);
  expect(document.querySelector('nav.crumb')?.textContent).toBe('PowerIT load');
  press('Escape');
  expect(all('dialog').map(nameOf)).toEqual(['Power']);
  expect(focusedName()).toContain('explain IT load');
  press('Escape');
  expect(all('dialog').length).toBe(0);
  expect(document.activeElement).toBe(trigger);
  expect(text.missing.size).toBe(0);
});

test('a pinned tip stays when another opens or the page is clicked', async () => {
  show(
    <TextProvider translator={text}>
      <ExplainNumber load={async () => tree} title="One" value={1} unit="count" /><ExplainNumber load={async () => tree} title="Two" value={2} unit="count" /><TipLayer />
    </TextProvider>,
  );
  click(get('button', '1'));
  click(get('button', 'Pin'));
  click(get('button', '2'));
  await settle();
  expect(all('dialog').map(nameOf)).toEqual(['One', 'Two']);
  void act(() => { document.body.dispatchEvent(new Event('pointerdown', { bubbles: true })); });
  expect(all('dialog').map(nameOf)).toEqual(['One']);
});

test('a tip is placed beside its trigger, never over it, and not over what must stay in sight', () => {
  const view = { left: 0, top: 0, width: 1366, height: 768 };
  const trigger = { left: 720, top: 10, width: 80, height: 30 };
  expect(place(trigger, { width: 400, height: 300 }, view)).toMatchObject({ left: 720, top: 46 });
  const side = { left: 1054, top: 54, width: 312, height: 570 };
  const box = place(trigger, { width: 400, height: 300 }, view, [side]);
  expect(box.left + box.width).toBeLessThanOrEqual(side.left);
  const low = place({ left: 100, top: 700, width: 80, height: 30 }, { width: 400, height: 300 }, view);
  expect(low.top + low.height).toBeLessThanOrEqual(700);
});

const ids = ['bought', 'delivered', 'installed', 'powered', 'cool', 'connected', 'healthy', 'inStep', 'useful'];
const gpus = [100_000, 88_000, 80_000, 50_400, 47_232, 46_080, 45_312, 43_048, 38_872];
const steps = ids.map((id, i) => ({ id, gpus: gpus[i] ?? 0, lostGpus: (gpus[i - 1] ?? gpus[0] ?? 0) - (gpus[i] ?? 0), lostCentsPerHour: i * 100_000, worst: id === 'powered' }));

test('waterfall: nine buttons, one tab stop, arrows, open and close, percent, fold', () => {
  const onOpen = vi.fn<(id: string | null) => void>();
  const onFold = vi.fn<(folded: boolean) => void>();
  const view = (mode: 'gpus' | 'percent', openId: string | null) => (
    <WaterfallStrip steps={steps} openId={openId} onOpen={onOpen} mode={mode} perGpu={{ kW: 1.4, flops: 4e14 }} onMode={() => {}} folded={false} onFold={onFold} summary="38,872 of 100,000" />
  );
  show(view('gpus', null));
  const buttons = all('button').filter((b) => b.classList.contains('step'));
  expect(buttons.length).toBe(9);
  expect(buttons.filter((b) => b.tabIndex === 0).length).toBe(1);
  focus(buttons[0] as HTMLElement);
  press('ArrowRight');
  press('ArrowRight');
  press('ArrowRight');
  expect(focusedName()).toMatch(/^Powered 50,400/);
  expect(focusedName()).toContain('The largest loss');
  click(document.activeElement as HTMLElement);
  expect(onOpen).toHaveBeenLastCalledWith('powered');
  show(view('percent', 'powered'));
  expect(focusedName()).toMatch(/^Powered 50.4%.*−29.6%/);
  expect(document.activeElement?.getAttribute('aria-expanded')).toBe('true');
  press('End');
  expect(focusedName()).toMatch(/^Useful/);
  click(get('button', 'Fold the waterfall'));
  expect(onFold).toHaveBeenCalledWith(true);
});

test('dialog: the safe choice has the focus, Escape is safe, focus goes back', () => {
  const stop = vi.fn<() => void>();
  const view = (open: boolean, onClose: () => void) => (
    <><button type="button">before</button><Dialog open={open} title="Stop run Beacon-2c?" tone="warn" onClose={onClose} actions={[{ id: 'keep', label: 'Keep running', run: onClose }, { id: 'stop', label: 'Stop run', kind: 'danger', run: stop }]}>You lose $3.3k.</Dialog></>
  );
  const close = vi.fn<() => void>();
  show(view(false, close));
  focus(get('button', 'before'));
  show(view(true, close));
  expect(focusedName()).toBe('Keep running');
  press('Escape');
  expect(close).toHaveBeenCalledOnce();
  show(view(false, close));
  expect(focusedName()).toBe('before');
});

test('palette: every word must match, arrows and Enter run, what cannot run says why', () => {
  const run = vi.fn<() => void>();
  const commands = [
    { id: 'all', label: 'Cap power of all halls', run: () => {} }, { id: 'b', label: 'Cap power of Hall B', detail: 'order', run },
    { id: 'c', label: 'Show capacity of Hall C', run: () => {} }, { id: 'x', label: 'Start run', disabledReason: '12 MW more cooling', run: () => {} },
  ];
  expect(findCommands('cap hall', commands).map((h) => h.command.id)).toEqual(['b', 'all', 'c']);
  const close = vi.fn<() => void>();
  show(<CommandPalette open onClose={close} commands={commands} />);
  const box = get('combobox', 'Command');
  type(box, 'hall b');
  expect(get('option').getAttribute('aria-selected')).toBe('true');
  press('Enter');
  expect([run.mock.calls.length, close.mock.calls.length]).toEqual([1, 1]);
  type(box, 'start');
  press('Enter');
  expect(get('option').getAttribute('aria-disabled')).toBe('true');
  expect(close).toHaveBeenCalledOnce();
});

test('menu: arrows, Escape gives the focus back', () => {
  const run = vi.fn<() => void>();
  show(<Menu label="More" items={[{ id: 'a', label: 'Save', run }, { id: 'b', label: 'Export', disabledReason: 'Nothing yet', run }]} />);
  click(get('button', 'More'));
  expect(focusedName()).toBe('Save');
  press('ArrowDown');
  click(document.activeElement as HTMLElement);
  expect(run).not.toHaveBeenCalled();
  press('Escape');
  expect([focusedName(), all('menu').length]).toEqual(['More', 0]);
});

test('toasts live eight seconds, wait while focused, offer undo', () => {
  vi.useFakeTimers();
  const store = createToasts();
  show(<Toasts store={store} />);
  void act(() => { store.push({ text: 'Plan committed', action: { label: 'Undo', run: () => {} } }); });
  focus(get('button', 'Undo'));
  void act(() => { vi.advanceTimersByTime(20_000); });
  expect(get('status').textContent).toContain('Plan committed');
  void act(() => { (document.activeElement as HTMLElement).blur(); });
  void act(() => { vi.advanceTimersByTime(8_500); });
  expect(get('status').textContent).toBe('');
  vi.useRealTimers();
});

test('toasts live by the clock, however late a busy page gets to them', () => {
  vi.useFakeTimers();
  const clock = vi.spyOn(performance, 'now');
  const store = createToasts();
  show(<Toasts store={store} />);
  void act(() => { store.push({ text: 'Plan committed' }); });
  for (let call = 1; call <= 11; call++) {
    clock.mockReturnValue(call * 900); // each a quarter of a second by the timers, almost a second by the clock
    void act(() => { vi.advanceTimersByTime(250); });
  }
  expect(get('status').textContent).toBe('');
  clock.mockRestore();
  vi.useRealTimers();
});

test('one confirmation stands at a time, warnings and what can be undone stay beside it', () => {
  const store = createToasts();
  store.push({ text: 'Grid is short', tone: 'warn' });
  store.push({ text: 'Undone', action: { label: 'Undo', run: () => {} } });
  store.push({ text: 'First ordered' });
  store.push({ text: 'Second ordered' });
  expect(store.getState().map((toast) => toast.text)).toEqual(['Grid is short', 'Undone', 'Second ordered']);
});

test('live regions, log and F6', () => {
  show(
    <div><LiveRegions /><main data-region="stage"><h2>Stage</h2></main><aside data-region="alerts"><Log label="Alerts" entries={[{ id: '1', tone: 'bad', head: 'Hall B inlet 31.4 °C.', body: 'Throttles soon.', go: { label: 'Go to Hall B', run: () => {} } }]} /></aside></div>,
  );
  void act(() => announce.alert('Pump failed'));
  expect(get('alert').textContent).toContain('Pump failed');
  void act(() => announce.alert('Pump failed'));
  expect(get('alert').textContent).toBe('Pump failed');
  expect(get('log', 'Alerts').textContent).toContain('Urgent: Hall B inlet');
  expect([cycleRegion(1), cycleRegion(1), cycleRegion(1), cycleRegion(-1)]).toEqual(['stage', 'alerts', 'stage', 'alerts']);
});
