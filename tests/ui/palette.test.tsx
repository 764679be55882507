/** The palette finds every panel, tab and order by its name, in each language; the places it names are those of the panels. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/app/i18n/locales.ts';
import type { MessageTable } from '../../src/app/i18n/message.ts';
import { createTranslator } from '../../src/app/i18n/translate.ts';
import { PANEL_IDS } from '../../src/app/state.ts';
import { COMMAND_TYPES } from '../../src/sim/index.ts';
import { paletteCommands } from '../../src/ui/shell/commands.ts';
import { TAB_ORDERS } from '../../src/ui/shell/tabOrders.ts';
import { findCommands } from '../../src/ui/widgets/index.ts';
import { fakeApp, fakeFrame, playedGame } from './fakeFrame.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PANELS = path.join(ROOT, 'src/ui/panels');
/** Given where it is met: the guide skips itself. */
const ELSEWHERE = new Set(['guide.skip']);
const SEEN_FIRST = 3;

const tabsOf = (panel: string): string[] => {
  const source = readFileSync(path.join(PANELS, panel, `${panel}.tsx`), 'utf8');
  return [...(/const TABS = \[([^\]]*)\]/.exec(source)?.[1] ?? '').matchAll(/'(\w+)'/g)].map(([, tab]) => tab!);
};
/** Order types written in a panel's files, or in what its files show of other folders. */
const written = (folder: string): string => readdirSync(path.join(PANELS, folder)).filter((name) => name.endsWith('.tsx')).map((name) => readFileSync(path.join(PANELS, folder, name), 'utf8')).join('\n');

describe('places of orders', () => {
  it.each(PANEL_IDS)('%s: the tabs are those of the panel, the orders are given there', (panel) => {
    expect(Object.keys(TAB_ORDERS[panel])).toEqual(tabsOf(panel));
    const source = written(panel) + (panel === 'reports' ? written('policies') : '');
    expect(Object.values(TAB_ORDERS[panel]).flat().filter((type) => !source.includes(`type: '${type}'`))).toEqual([]);
  });
  it('has each order once', () => {
    const named = PANEL_IDS.flatMap((panel) => Object.values(TAB_ORDERS[panel]).flat());
    expect([...named].sort()).toEqual(COMMAND_TYPES.filter((type) => !ELSEWHERE.has(type)).sort());
  });
});

describe.each(LOCALES)('the palette in %s', (locale) => {
  const folder = path.join(ROOT, 'assets/lang', locale);
  const t = createTranslator(locale, readdirSync(folder).map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as MessageTable));
  const game = playedGame();
  const { app } = fakeApp(game, fakeFrame(game));
  const commands = paletteCommands(app, t, () => undefined);

  it('finds what is asked for by name among the first', () => {
    const names: [string, string][] = [
      ...PANEL_IDS.map((panel): [string, string] => [`panel.${panel}`, t.t('command.panel', { panel: t.t(`shell.panel.${panel}`) })]),
      ...PANEL_IDS.flatMap((panel) => Object.keys(TAB_ORDERS[panel]).map((tab): [string, string] => [`tab.${panel}.${tab}`, `${t.t(`shell.panel.${panel}`)} ${t.t(`panel.${panel}.tab.${tab}`)}`])),
      ...COMMAND_TYPES.filter((type) => !ELSEWHERE.has(type)).map((type): [string, string] => [`order.${type}`, t.t(`order.${type}`)]),
    ];
    expect(names.length).toBeGreaterThan(130);
    expect(names.filter(([id, name]) => !findCommands(name, commands).slice(0, SEEN_FIRST).some(({ command }) => command.id === id))).toEqual([]);
  });
  it('opens the tab where an order is given', () => {
    commands.find(({ id }) => id === 'order.finance.borrow')!.run();
    const { panel, panelTab } = app.store.getState();
    expect({ panel, tab: panelTab['capital'] }).toEqual({ panel: 'capital', tab: 'debt' });
  });
});
