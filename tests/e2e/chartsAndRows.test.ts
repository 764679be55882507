/** Reading the record: charts, what changed since the last look. Rows of racks as a hand has them: drawn as a block, chosen with Shift, the hall copied into a plan. */
import { readFileSync } from 'node:fs';
import type { Command } from '../../src/sim/index.ts';
import { begins, button, downloaded, expect, hours, openGame, panel, read, says, speedRadio, stageRegion, startMission, test, text } from '../support/e2e.ts';
import { openSave, playedSave } from '../support/e2eGames.ts';
import { withoutStage, withPreferences } from '../support/e2ePage.ts';
import { pointAtTile } from '../support/e2eStage.ts';

test('series are picked, cut to a stretch, compared and taken along; what changed is told since the last look', async ({ page }) => {
  await withoutStage(page);
  await openGame(page);
  await openSave(page, playedSave('riverbend-100k', 1, 24 * 40));

  await test.step('what changed', async () => {
    const [from, cash] = [await hours(page), await read<number>(page, 'frame.top.cashCents')];
    await speedRadio(page, 2).click();
    await expect.poll(() => hours(page)).toBeGreaterThan(from + 24);
    await speedRadio(page, 0).click();
    await page.keyboard.press('d');
    const digest = page.getByRole('region', { name: text('digest.title') });
    await expect(digest.getByRole('heading', { name: text('digest.title') })).toBeFocused();
    expect(await read(page, 'state.digest.since.cashCents')).toBe(cash);
    await digest.getByRole('button', { name: begins('digest.row', { what: text('digest.of.cash') }) }).click();
    await expect(panel(page, 'capital')).toBeVisible();
    await page.keyboard.press('d'); // read: from here on it is told against now
    await expect(digest).toHaveCount(0);
    await page.keyboard.press('d');
    await expect(digest).toContainText(text('digest.nothing'));
    await page.keyboard.press('Escape');
    await expect(digest).toHaveCount(0);
  });

  await button(page, 'shell.charts').click();
  const charts = page.getByRole('region', { name: text('charts.title'), exact: true });
  const plots = charts.locator('figure.plot');
  await expect(plots).toHaveCount(1);

  await test.step('pick', async () => {
    const series = charts.getByRole('checkbox', { name: begins('history.gridCentsPerKWh') });
    await charts.getByRole('searchbox').fill(text('history.gridCentsPerKWh'));
    await expect(charts.getByRole('checkbox')).toHaveCount(1);
    await series.check();
    await expect(plots, 'prices have a scale of their own').toHaveCount(2);
    await charts.getByRole('searchbox').fill('');
  });

  await test.step('cut', async () => {
    await charts.getByRole('radio', { name: text('charts.span.month'), exact: true }).check({ force: true });
    const [first, last] = [charts.getByRole('slider', { name: text('charts.from') }), charts.getByRole('slider', { name: text('charts.to') })];
    await first.press('ArrowRight');
    await last.press('ArrowLeft');
    const [from, to] = await read<[number, number]>(page, 'state.charts.brush');
    expect(to - from).toBe(27); // thirty days, both ends counted, less one at either end
    const { path, name } = await downloaded(page, async () => {
      await button(charts, 'charts.export').click();
      await page.getByRole('menuitem', { name: text('charts.exportShown') }).click();
    });
    expect(name).toBe('gigawatt-charts.csv');
    const [head, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(head).toMatch(/^date,.*gridCentsPerKWh \[US cents\/kWh\].*,notes$/);
    expect(lines).toHaveLength(28);
    expect(lines.every((line) => /^20\d\d-\d\d-\d\d,/.test(line))).toBe(true);
  });

  await test.step('compare', async () => {
    await charts.getByRole('radio', { name: text('charts.mode.scatter'), exact: true }).check({ force: true });
    await charts.getByRole('combobox', { name: text('charts.pair.scatter0'), exact: true }).selectOption('cashCents');
    await charts.getByRole('combobox', { name: text('charts.pair.scatter1'), exact: true }).selectOption('bought');
    await expect(charts.locator('canvas')).toHaveAttribute('aria-label', says('charts.against', { up: text('history.bought'), across: text('history.cashCents') }));
    await button(charts, 'widget.chart.asTable').click();
    await expect(charts.getByRole('columnheader')).toHaveText([text('charts.day'), text('history.cashCents'), text('history.bought')]);
    await expect(charts.locator('tbody tr')).toHaveCount(28);
  });
});

test('rows are drawn as a block, chosen with Shift, and the hall goes into a plan as a copy', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 640 });
  await withPreferences(page, { motion: 'off' });
  await startMission(page, 'first-rack', 1);
  await button(page, 'guide.skip').click();
  await expect.poll(() => read(page, 'frame.guide.skipped')).toBe(true); // panels open with it
  await page.keyboard.press('Alt+1');
  const build = panel(page, 'build');
  await build.getByRole('tab', { name: begins('panel.build.tab.hall') }).click();
  await button(build, 'panel.build.byHand').click();
  await expect.poll(() => read(page, 'state.canvasReady && state.view.depth')).toBe('hall');
  await button(build, 'panel.close').click();

  await test.step('a block', async () => {
    await pointAtTile(page, { x: 2, y: 2 });
    await page.mouse.down();
    await pointAtTile(page, { x: 5, y: 7 });
    await page.mouse.up();
    await expect.poll(() => read(page, 'frame.racks.count'), 'four rows, in pairs with an aisle between them').toBe(16);
    expect(await read(page, 'state.tool.from')).toBeNull();
  });

  await test.step('chosen together', async () => {
    const rows = await read<number[]>(page, '[...new Set(frame.racks.y.slice(0, frame.racks.count))]');
    const places = [];
    for (const y of rows) places.push(await pointAtTile(page, { x: 5, y }));
    await stageRegion(page).getByRole('button', { name: begins('stage.stop') }).click();
    const chosen = () => read(page, 'state.chosenRows?.rows');
    const drawn = rows.map((y) => ({ x: 2, y, length: 4 }));
    await page.keyboard.down('Shift');
    for (const [x, y] of places) await page.mouse.click(x, y);
    await expect.poll(chosen).toEqual(drawn);
    await page.mouse.click(...places[0]!);
    await expect.poll(chosen, 'a second click lets go').toEqual(drawn.slice(1));
    await page.keyboard.up('Shift');
  });

  await test.step('copied', async () => {
    await page.keyboard.press('Control+c');
    await expect(page.getByText(text('blueprint.copied', { name: text('structure.hall-s') })).first()).toBeVisible();
    await page.keyboard.press('Shift+B');
    await button(stageRegion(page), 'stage.depth.campus').click();
    await page.keyboard.press('Control+v');
    await expect.poll(() => read(page, 'state.tool?.kind')).toBe('group');
    await button(stageRegion(page), 'stage.suggest').click();
    await expect.poll(() => read(page, 'state.toolCheck !== null'), 'a place is suggested').toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => read(page, 'state.plan.entries.length')).toBeGreaterThan(0);
    const planned = await read<Command[]>(page, 'state.plan.entries.map((entry) => entry.command)');
    expect(planned[0]?.type).toBe('site.build');
    expect(planned.flatMap((command) => (command.type === 'hall.placeRow' ? [command.y] : [])), 'with its four rows').toEqual([2, 3, 5, 6]);
  });
});
