/** The first steps of missions on a weak line and with a large run, by their own controls: what the guide asks can be done where it leads. */
import type { Page } from '@playwright/test';
import { begins, button, expect, guideStep, hours, panel, read, speedRadio, startMission, stepper, test, text, type } from '../support/e2e.ts';
import { withoutStage } from '../support/e2ePage.ts';

test.setTimeout(120_000);

/** Lets time run until the guide is at a step; alerts stop time, and it goes on. */
async function playTo(page: Page, step: number): Promise<void> {
  await expect.poll(async () => {
    if (await guideStep(page) < step && await read(page, 'state.speed === 0')) await speedRadio(page, 4).click();
    return guideStep(page);
  }, { timeout: 45_000 }).toBe(step);
}

test('Swing: settings are tried until nothing trips, trailers ordered, a run started that the line takes', async ({ page }) => {
  await withoutStage(page);
  await startMission(page, 'swing', 1);
  await button(page, 'guide.open', { panel: text('shell.panel.power') }).click();
  const power = panel(page, 'power').locator('[data-guide="power.swing"]');
  await expect(power.getByText(text('panel.power.swingPlanned'))).toBeVisible();
  const tried = power.getByRole('row', { name: begins('panel.power.tripRisk') }).getByRole('cell').last();
  await power.getByRole('slider', { name: text('panel.power.trySmoothing') }).fill('0.5');
  await power.getByRole('slider', { name: text('panel.power.tryCap') }).fill('0.9');
  await expect(tried).not.toHaveText(/^(–|0%)/); // still too much
  expect(await guideStep(page)).toBe(0);
  await power.getByRole('slider', { name: text('panel.power.tryCap') }).fill('0.75');
  await expect(tried).toHaveText(/^0%/);
  await button(power, 'panel.power.tryOrder').click();
  await expect.poll(() => guideStep(page)).toBe(1);
  expect(await read(page, 'frame.sites[0].structures.flatMap((s) => s.hall ?? []).map((hall) => [hall.smoothingRatio, hall.capRatio])')).toEqual([[0.5, 0.75]]);

  await button(page, 'guide.open', { panel: text('shell.panel.build') }).click();
  const trailer = panel(page, 'build').getByRole('listitem').filter({ has: page.locator('[data-guide="build.structure.battery-trailer"]') });
  await trailer.getByRole('button').first().click();
  for (let n = 1; n <= 2; n++) {
    await trailer.getByRole('button', { name: begins('panel.build.atSpot') }).and(page.locator(':not([aria-disabled=true])')).click();
    await expect.poll(() => read(page, `frame.sites[0].structures.filter((s) => s.def === 'battery-trailer').length`)).toBe(n);
  }
  await expect.poll(() => guideStep(page)).toBe(2);

  // The servers boot in the first hour: what is ready to run is known after it.
  await speedRadio(page, 1).click();
  await expect.poll(() => hours(page)).toBeGreaterThan(1);
  await speedRadio(page, 0).click();
  await button(page, 'guide.open', { panel: text('shell.panel.training') }).click();
  const training = panel(page, 'training');
  await type(stepper(training, text('panel.training.params')), '300');
  await type(stepper(training, text('panel.training.tokens')), '6');
  await training.getByRole('button', { name: begins('panel.training.allReady') }).click();
  await training.getByRole('button', { name: begins('panel.training.useOptimum', { time: '' }) }).click();
  await training.getByRole('button', { name: begins('panel.training.start') }).click();
  await expect.poll(() => read(page, 'frame.compute.job !== null')).toBe(true);
  await playTo(page, 3);
  expect(await read<number>(page, 'frame.compute.job.assignedGpus')).toBeGreaterThan(14_000);
  expect(await read<number>(page, 'frame.sites[0].power.swing.trips')).toBe(0);
});

test('In Unison: half a day shows what is lost, and a shorter checkpoint interval brings it back within the hour', async ({ page }) => {
  await withoutStage(page);
  await startMission(page, 'in-unison', 1);
  const fall = page.getByRole('region', { name: text('widget.fall.title') });
  await expect(fall.getByText(text('fall.unstarted', { gpus: 16_384 }))).toBeVisible(); // not "lost to power": no hour has run
  await playTo(page, 1);
  await expect.poll(() => read(page, 'state.speed'), 'a new step stops time').toBe(0);
  const before = await read<number>(page, 'frame.waterfall.useful');
  expect(before).toBeLessThan(1_000);
  await button(page, 'guide.open', { panel: text('shell.panel.training') }).click();
  const training = panel(page, 'training');
  await training.getByRole('tab', { name: begins('panel.training.tab.running') }).click();
  const every = training.getByRole('slider', { name: text('panel.training.checkpoint') });
  await every.focus();
  await every.press('Home');
  for (let n = 0; n < 20; n++) await every.press('ArrowRight');
  await expect.poll(() => read<number>(page, 'frame.compute.job.checkpointS')).toBeLessThan(3600);
  await playTo(page, 2);
  await speedRadio(page, 1).click();
  const at = await hours(page);
  await expect.poll(() => hours(page)).toBeGreaterThan(at + 1);
  await speedRadio(page, 0).click();
  expect(await read<number>(page, 'frame.waterfall.useful')).toBeGreaterThan(before + 1_000);
});
