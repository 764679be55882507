import { afterEach, expect, test, vi } from 'vitest';
import { useState } from 'preact/hooks';
import { parseNumber } from '../../src/lib/parseNumber.ts';
import { combinationOf, createKeymap } from '../../src/ui/a11y/keymap.ts';
import { Button, Segmented, Stepper, Table, TabPanel, Tabs, WhyList, type Column } from '../../src/ui/widgets/index.ts';
import { all, clear, click, focus, focusedName, get, nameOf, press, show, type } from './dom.ts';

afterEach(clear);

test('tabs: one tab stop, arrows move and open, Home and End', () => {
  const tabs = [{ id: 'power', label: 'Power' }, { id: 'cooling', label: 'Cooling' }, { id: 'offers', label: 'Offers', count: 1 }];
  function Panel() {
    const [at, set] = useState('cooling');
    return <><Tabs id="p" label="Sections" tabs={tabs} value={at} onChange={set} /><TabPanel tabs="p" value={at}>{at}</TabPanel></>;
  }
  show(<Panel />);
  const stops = (): string[] => all('tab').filter((t) => t.tabIndex === 0).map(nameOf);
  expect(stops()).toEqual(['Cooling']);
  focus(get('tab', 'Cooling'));
  press('ArrowRight');
  expect([focusedName(), get('tabpanel').textContent, stops()]).toEqual(['Offers, 1', 'offers', ['Offers, 1']]);
  press('ArrowRight');
  expect(focusedName()).toBe('Power');
  press('End');
  expect(get('tab', 'Offers, 1').getAttribute('aria-selected')).toBe('true');
  expect(nameOf(get('tabpanel'))).toBe('Offers, 1');
});

test('segments are a radio group with one stop', () => {
  const chosen = vi.fn<(id: string) => void>();
  show(<Segmented label="Speed" value="1" onChange={chosen} options={[{ id: 'pause', label: 'Pause', icon: 'pause' }, { id: '1', label: '1×' }, { id: '2', label: '2×' }]} />);
  focus(get('radio', '1×'));
  press('ArrowRight');
  expect(chosen).toHaveBeenLastCalledWith('2');
  expect(get('radio', 'Pause').tabIndex).toBe(-1);
});

test('a button that cannot be pressed stays focusable, says why and does nothing', () => {
  const run = vi.fn<() => void>();
  const fix = vi.fn<() => void>();
  const conditions = [{ met: true, text: '43,008 healthy GPUs' }, { met: false, text: '12 MW more cooling', detail: 'Add 6 dry coolers', fix: { label: 'Add', run: fix } }];
  show(<><Button kind="primary" conditions={conditions} onPress={run}>Start run</Button><WhyList conditions={conditions} /></>);
  const button = get('button', 'Start run');
  focus(button);
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Missing: 12 MW more cooling (Add 6 dry coolers)');
  click(button);
  expect(run).not.toHaveBeenCalled();
  click(get('button', 'Add'));
  expect(fix).toHaveBeenCalledOnce();
});

test.each([['1.2k', 1200], ['3M', 3e6], ['1,200', 1200], ['−4', -4], ['12 %', 12], ['.5', 0.5], ['2.5 b', 2.5e9], ['', null], ['twelve', null], ['1.2.3', null]])('%j is read as %s', (words, value) => {
  expect(parseNumber(words)).toBe(value);
});

test.each([['1.200', 1200], ['1,2', 1.2], ['24.000.000', 24e6], ['1.234,5', 1234.5], ['1.2', 1.2], ['0.125', 0.125], ['3 Mio.', 3e6], ['2,5 Mrd', 2.5e9], ['1.20,5,1', null], ['1,2,3', null]])('with a decimal comma %j is read as %s', (words, value) => {
  expect(parseNumber(words, ',')).toBe(value);
});

function Box({ onChange = () => {} }: { onChange?: (v: number) => void }) {
  const [value, set] = useState(640);
  return <Stepper label="Model size" unit="B params" value={value} min={1} max={5e6} digits={1} onChange={(v) => { set(v); onChange(v); }} />;
}
test('stepper: arrows, Page, Shift, typed shorthand, limits', () => {
  show(<Box />);
  const box = get('spinbutton', 'Model size') as HTMLInputElement;
  focus(box);
  press('ArrowUp');
  press('PageUp');
  press('ArrowDown', { shiftKey: true });
  expect(box.getAttribute('aria-valuenow')).toBe('650.9');
  type(box, '1.2k');
  press('Enter');
  expect([box.value, box.getAttribute('aria-valuetext')]).toEqual(['1,200', '1,200 B params']);
  type(box, '-3');
  expect(box.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent).toBe('At least 1.');
  press('Escape');
  expect([box.value, box.getAttribute('aria-invalid')]).toEqual(['1,200', null]);
  click(get('button', 'Less: Model size'));
  expect(box.getAttribute('aria-valuenow')).toBe('1199');
});

interface Hall { name: string; inlet: number }
const columns: Column<Hall>[] = [
  { id: 'name', head: 'Hall', cell: (h) => h.name, sort: (h) => h.name },
  { id: 'inlet', head: 'Inlet', number: true, cell: (h) => String(h.inlet), sort: (h) => h.inlet },
];
const names = (): string[] => all('row').slice(1).map((r) => r.querySelector('th')?.textContent ?? '');

test('table: row headers, sorting with aria-sort, order freezes while a row has focus', () => {
  const view = (rows: Hall[]) => <Table caption="Halls" columns={columns} rows={rows} rowKey={(h) => h.name} onSelect={() => {}} selected="B" initialSort={{ column: 'inlet', down: true }} />;
  show(view([{ name: 'A', inlet: 27 }, { name: 'B', inlet: 31 }, { name: 'C', inlet: 29 }]));
  expect(names()).toEqual(['B', 'C', 'A']);
  expect(document.querySelectorAll('th[scope=row]').length).toBe(3);
  expect([...document.querySelectorAll('th[scope=col]')].map((h) => h.getAttribute('aria-sort'))).toEqual(['none', 'descending']);
  click(get('button', 'Inlet'));
  expect(names()).toEqual(['A', 'C', 'B']);
  focus(get('button', 'A'));
  show(view([{ name: 'A', inlet: 35 }, { name: 'B', inlet: 20 }, { name: 'C', inlet: 29 }]));
  expect(names()).toEqual(['A', 'C', 'B']);
  press('ArrowDown');
  expect(focusedName()).toBe('C');
  leave();
  show(view([{ name: 'A', inlet: 35 }, { name: 'B', inlet: 20 }, { name: 'C', inlet: 29 }]));
  expect(names()).toEqual(['B', 'C', 'A']);
});
function leave(): void {
  (document.activeElement as HTMLElement).blur();
}

test('keys: combinations, contexts, typing, the switch for single letters', () => {
  const event = (init: KeyboardEventInit, target?: EventTarget) => {
    const e = new KeyboardEvent('keydown', { ...init, bubbles: true });
    if (target) Object.defineProperty(e, 'target', { value: target });
    return e;
  };
  expect(combinationOf(event({ key: 'k', ctrlKey: true }))).toBe('Ctrl K');
  expect(combinationOf(event({ key: '?', shiftKey: true }))).toBe('?');
  expect(combinationOf(event({ key: '¡', code: 'Digit1', altKey: true }))).toBe('Alt 1');
  const keys = createKeymap({ overrides: { explain: ['X'] } });
  expect(keys.match(event({ key: 'x' }))).toBe('explain');
  expect(keys.match(event({ key: 'e' }))).toBe(null);
  expect(keys.match(event({ key: 'e' }), ['incident', 'global'])).toBe('order.3');
  expect(keys.match(event({ key: 'f' }, document.createElement('input')))).toBe(null);
  const reached = document.body.appendChild(document.createElement('button'));
  const clicked = document.body.appendChild(document.createElement('button'));
  press('Tab');
  focus(reached);
  expect(keys.match(event({ key: ' ' }, reached))).toBe(null);
  clicked.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  focus(clicked);
  press(' ');
  expect(keys.match(event({ key: ' ' }, clicked))).toBe('time.toggle');
  reached.remove();
  clicked.remove();
  expect(keys.match(event({ key: 'F6', shiftKey: true }))).toBe('region.previous');
  expect(keys.conflicts('explain', 'A')).toEqual(['alert.next']);
  const quiet = createKeymap({ singleKeys: false });
  expect([quiet.match(event({ key: 'e' })), quiet.match(event({ key: 'k', metaKey: true }))]).toEqual([null, 'palette.open']);
});
