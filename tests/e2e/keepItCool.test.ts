/** Keep It Cool by hand: the hot rows are found and mended in the tab Air, which a screen reader can read. */
import { AxeBuilder } from '@axe-core/playwright';
import { begins, button, expect, guideStep, panel, read, speedRadio, startMission, test, text } from '../support/e2e.ts';
import { withoutStage } from '../support/e2ePage.ts';

test.setTimeout(120_000);

test('rows are turned, panels put up, aisles closed, air handlers moved', async ({ page }) => {
  await withoutStage(page);
  await startMission(page, 'keep-it-cool', 1);
  await expect.poll(async () => {
    const step = await guideStep(page);
    if (step === 0 && await read(page, 'state.speed === 0')) await speedRadio(page, 3).click(); // an alert stops time: racks switch off
    return step;
  }, { timeout: 30_000 }).toBe(1);
  await expect.poll(() => read(page, 'state.speed'), 'a new step stops time').toBe(0);
  const hall = 'frame.sites[0].structures.find((s) => s.hall).hall';
  expect(await read<number>(page, `${hall}.coolGpus`)).toBeLessThan(544);

  await button(page, 'guide.open', { panel: text('shell.panel.power') }).click();
  const power = panel(page, 'power');
  await power.getByRole('tab', { name: text('panel.power.tab.air'), exact: true }).click();
  const rows = power.getByRole('table', { name: text('panel.air.rows') });
  await expect(rows.getByRole('row')).toHaveCount(7); // the head, and row 0 in two parts
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  const turn = power.getByRole('button', { name: begins('panel.air.turn', { side: text('wall.north') }) });
  await rows.getByRole('button', { name: text('tables.rowName', { y: '2', from: '1', to: '14' }) }).click();
  await turn.click();
  await expect.poll(() => read(page, 'Array.from(frame.racks.state).slice(0, frame.racks.count).filter((state) => state === 1).length')).toBe(14);
  await expect.poll(() => guideStep(page)).toBe(2);

  await power.getByRole('button', { name: begins('panel.air.blank') }).click();
  await expect.poll(() => read(page, `${hall}.works.length`)).toBe(1);
  await power.getByRole('button', { name: begins('panel.air.close') }).last().click();
  await expect.poll(() => read(page, `${hall}.works.length`)).toBe(2);
  await power.getByText(text('panel.air.units'), { exact: true }).click();
  await power.getByRole('button', { name: begins('panel.air.moveUnits', { n: 1 }) }).click();
  await expect.poll(() => read(page, 'frame.airUnits.length')).toBe(3);

  // A rear door without a loop cools nothing: coolant units come first.
  const doorRow = power.getByRole('button', { name: begins('panel.air.doorRow') });
  await expect(doorRow).toHaveAttribute('aria-disabled', 'true');
  await page.evaluate(`gigawatt.app.engine.order({ type: 'hall.buyCooling', hall: gigawatt.app.store.getState().frame.sites[0].structures.find((s) => s.hall).id, unit: 'cdu-800', count: 1 })`);
  await expect(doorRow).not.toHaveAttribute('aria-disabled', 'true');
  await doorRow.click();
  await expect.poll(() => read(page, `${hall}.works.at(-1).kind`)).toBe('door');
});
