/** The flow of watts in the Power panel: bands that add up, arrow keys, and the table that says the same. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import type { MessageTable } from '../../src/app/i18n/message.ts';
import type { WattFlow } from '../../src/sim/index.ts';
import { AppContext } from '../../src/ui/context.ts';
import { PANELS } from '../../src/ui/panels/index.ts';
import { layOut, wattBands } from '../../src/ui/panels/power/wattBands.ts';
import { TextProvider } from '../../src/ui/widgets/index.ts';
import { tinyCatalog } from '../support/tinyCatalog.ts';
import { fullTranslator } from '../support/text.ts';
import { clear, click, press, show } from './dom.ts';
import { fakeApp, fakeFrame, playedGame } from './fakeFrame.ts';

const translator = fullTranslator();
const WORDS = path.join(import.meta.dirname, '../../assets/lang/en');
for (const file of readdirSync(WORDS)) translator.addTable(JSON.parse(readFileSync(path.join(WORDS, file), 'utf8')) as MessageTable);
translator.addTable(Object.fromEntries((JSON.stringify(tinyCatalog).match(/"test\.[\w.-]+"/g) ?? []).map((name) => [name.slice(1, -1), name.slice(6, -1)])));
afterEach(clear);

const ends = (run: number, idle: number) => ({ run, runLost: 7, serving: 0, spare: 0, idle });
const FLOW: WattFlow = {
  sources: { grid: 50_000_001, solar: 0, gensets: 19_999, batteries: 0, ups: 0, gap: 0 }, uses: { loss: 1_000_003, cooling: 6_000_000, misc: 20_000, charging: 0, surplus: 0 },
  halls: Array.from({ length: 9 }, (_, i) => ({ id: i + 1, ends: ends(4_000_000 + i * 100_000, 100) })),
};
const halls = FLOW.halls.reduce((sum, hall) => sum + hall.ends.run + hall.ends.runLost + hall.ends.idle, 0);
FLOW.sources.grid = halls + 1_000_003 + 6_000_000 + 20_000 - 19_999;

describe('bands', () => {
  it('add up at every node, with small halls together', () => {
    const { nodes, bands, totalW } = wattBands(FLOW);
    const into = (id: string): number => bands.filter(({ to }) => to === id).reduce((sum, { watts }) => sum + watts, 0);
    const out = (id: string): number => bands.filter(({ from }) => from === id).reduce((sum, { watts }) => sum + watts, 0);
    for (const { id, column, watts } of nodes) {
      if (column > 0) expect(into(id), id).toBe(watts);
      if (column === 0 || column === 1 || id.startsWith('hall')) expect(out(id), id).toBe(watts);
    }
    expect(nodes.filter(({ id }) => id.startsWith('hall-'))).toHaveLength(5);
    expect(nodes.find(({ id }) => id === 'halls')!.watts).toBeGreaterThan(0);
    expect(totalW).toBe(FLOW.sources.grid + FLOW.sources.gensets);
  });

  it('lie within the drawing, equally wide for equal watts, and no two nodes of a column on each other', () => {
    const { nodes, bands } = wattBands(FLOW);
    const { boxes, paths } = layOut(nodes, bands, { width: 520, height: 300, bar: 9 });
    expect(paths).toHaveLength(bands.length);
    for (const { y, height } of boxes) {
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + height).toBeLessThanOrEqual(301);
    }
    for (const [i, box] of boxes.entries()) {
      const next = boxes[i + 1];
      if (next && next.node.column === box.node.column) expect(next.y).toBeGreaterThanOrEqual(box.y + box.height);
    }
    const wide = boxes.filter(({ height }) => height > 10);
    const scale = wide[0]!.height / wide[0]!.node.watts;
    for (const { height, node } of wide) expect(height / node.watts).toBeCloseTo(scale, 12);
  });
});

describe('in the panel', () => {
  it('is read node by node with the arrow keys, and as a table with units', async () => {
    const game = playedGame();
    const { app } = fakeApp(game, fakeFrame(game));
    app.engine.ask = (async (question: { type: string }) => (question.type === 'watts' ? FLOW : null)) as typeof app.engine.ask;
    const frame = app.store.getState().frame!;
    Object.assign(frame.sites[0]!.power, { loadKW: 50_000 });
    app.store.setState({ panel: 'power', panelTab: { power: 'supply' } });
    const Panel = PANELS.power;
    show(<AppContext.Provider value={{ app, t: translator }}><TextProvider translator={translator}><Panel /></TextProvider></AppContext.Provider>);
    for (let turn = 0; turn < 4; turn++) await act(async () => { await new Promise((done) => setTimeout(done, 0)); });
    const drawing = document.querySelector<HTMLElement>('.watts')!;
    void act(() => { drawing.focus(); });
    const says = (): string => document.getElementById('watts-says')!.textContent!;
    press('ArrowLeft');
    expect(says()).toMatch(/^Grid: [\d.]+\sMW, [\d.]+% of all\. Site /);
    press('ArrowDown');
    expect(says()).toMatch(/^Generators: 20\.0\skW/);
    press('ArrowRight');
    press('ArrowRight');
    press('ArrowRight');
    expect(says()).toMatch(/^Run moves on: [\d.]+\sMW/);
    click([...document.querySelectorAll<HTMLElement>('button')].find((button) => button.textContent === 'As table' && button.closest('section')?.textContent?.includes('Where the watts go'))!);
    const rows = [...document.querySelectorAll('table')].find((table) => table.querySelector('caption')?.textContent === 'Where the watts go')!.querySelectorAll('tbody tr');
    expect(rows.length).toBe(wattBands(FLOW).bands.length);
    for (const row of rows) expect(row.textContent).toMatch(/[\d.]+\s[kM]?W[\d.<\s]+%$/);
  });
});
