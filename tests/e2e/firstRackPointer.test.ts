/** The first mission, played with the mouse alone from the title to its win, along its guided steps. */
import type { Page } from '@playwright/test';
import { begins, button, expect, guideStep, openGame, panel, read, says, speedRadio, stageRegion, stepper, test, text, type } from '../support/e2e.ts';
import { clickTile } from '../support/e2eStage.ts';

test.setTimeout(240_000);
test.use({ viewport: { width: 1600, height: 900 } });

test('the first mission is won by following its guide with the mouse', async ({ page }) => {
  await openGame(page);
  await button(page, 'title.missions').click();
  await page.getByRole('navigation', { name: text('missions.title') }).getByRole('button', { name: new RegExp(text('scenario.first-rack')) }).click();
  await page.getByLabel(begins('missions.seed')).fill('1');
  await button(page, 'missions.go').click();
  await expect(page.getByRole('heading', { level: 1, name: text('scenario.first-rack') })).toBeAttached();

  await test.step('waterfall: let time run', async () => {
    await expect(page.getByText(text('step.first-rack.waterfall'))).toBeVisible();
    await speedRadio(page, 1).click();
    await expect.poll(() => guideStep(page)).toBe(1);
    await expect(speedRadio(page, 0), 'a new step stops time').toBeChecked();
  });

  await test.step('racks: a row on the floor of the hall', async () => {
    await openFromGuide(page, 'build');
    const build = panel(page, 'build');
    await build.getByRole('tab', { name: begins('panel.build.tab.hall') }).click();
    await build.getByRole('radio', { name: begins('rack.h100-air-16') }).check();
    await button(build, 'panel.build.byHand').click();
    await expect.poll(() => read(page, 'state.canvasReady && state.view.depth'), { timeout: 45_000 }).toBe('hall');
    await clickTile(page, { x: 2, y: 4 });
    await expect.poll(() => read(page, 'state.tool.from')).toEqual({ x: 2, y: 4 });
    await clickTile(page, { x: 13, y: 4 });
    await expect.poll(() => read(page, 'frame.racks.count')).toBe(12);
    await stageRegion(page).getByRole('button', { name: begins('stage.stop') }).click();
    // The rest where the panel suggests it.
    await type(stepper(build, text('panel.build.length')), '4');
    await build.getByRole('button', { name: begins('panel.build.placeNext') }).click();
    await expect.poll(() => read(page, 'frame.racks.count')).toBe(16);
    await button(stageRegion(page), 'stage.table').click(); // the picture rests from here on
  });

  await test.step('cooling: two more units', async () => {
    await expect.poll(() => guideStep(page), 'done when it is ordered').toBe(2);
    const build = panel(page, 'build');
    await type(stepper(build, text('panel.build.unitCount', { name: text('coolingUnit.crah-100') })), '2');
    await build.getByRole('button', { name: begins('panel.build.buyUnits', { n: 2 }) }).first().click();
    await expect.poll(() => read(page, 'frame.sites[0].structures.flatMap((s) => s.hall ? s.hall.units : []).flatMap((u) => u.ordered).length')).toBe(1);
  });

  await test.step('people: six technicians', async () => {
    await keepGoing(page, () => guideStep(page), 3);
    await speedRadio(page, 0).click();
    await openFromGuide(page, 'people');
    await type(stepper(panel(page, 'people'), text('panel.people.targetOf', { role: text('role.technicians') })), '6');
    await expect.poll(() => read(page, `frame.people.cohorts.find((c) => c.role === 'technicians').target`)).toBe(6);
  });

  await test.step('ports: one for each GPU', async () => {
    await keepGoing(page, () => guideStep(page), 4);
    await speedRadio(page, 0).click();
    await openFromGuide(page, 'cluster');
    const cluster = panel(page, 'cluster');
    await cluster.getByRole('tab', { name: begins('panel.cluster.tab.network') }).click();
    await cluster.getByLabel(text('panel.cluster.fabric'), { exact: true }).selectOption({ label: text('fabric.ethernet-400') });
    await type(stepper(cluster, text('panel.cluster.ports')), '256');
    await cluster.getByRole('button', { name: begins('panel.cluster.buyPorts') }).click();
    await expect.poll(() => read(page, `frame.compute.orders.filter((o) => o.kind === 'ports').length`)).toBe(1);
  });

  await test.step('power and network: wait', async () => {
    await keepGoing(page, () => guideStep(page), 7);
    await speedRadio(page, 0).click();
  });

  await test.step('run: train a model', async () => {
    await openFromGuide(page, 'training');
    const training = panel(page, 'training');
    await type(stepper(training, text('panel.training.params')), '20');
    await type(stepper(training, text('panel.training.tokens')), '0.4');
    await training.getByRole('button', { name: begins('panel.training.allReady') }).click();
    await training.getByRole('button', { name: begins('panel.training.start') }).click();
    await expect.poll(() => read(page, 'frame.compute.job?.name ?? null')).toBe(text('panel.training.defaultName', { n: 1 }));
  });

  await test.step('watch: to the win', async () => {
    await keepGoing(page, () => read(page, 'frame.outcome.state'), 'won');
    await expect(page.getByRole('heading', { level: 1, name: text('debrief.title') })).toBeVisible();
    await expect(page.getByText(says('debrief.won'))).toBeVisible();
    await expect(page.getByRole('main')).toContainText(says('debrief.head', { mission: text('scenario.first-rack') }));
  });
});

/** Full speed until a fact is as wanted; starts again after each pause, and restarts the plant in an incident. */
async function keepGoing(page: Page, fact: () => Promise<unknown>, wanted: unknown): Promise<void> {
  await expect.poll(async () => {
    if (await fact() === wanted) return wanted;
    const live = await read<boolean>(page, 'frame.incident !== null && frame.incident.endedS < 0');
    const restart = page.getByRole('region', { name: begins('incident.cooling.title') }).getByRole('button', { name: says('incident.order.restart') });
    if (live && await restart.isVisible() && await restart.getAttribute('aria-disabled') !== 'true') await restart.click();
    if (await read(page, `state.screen === 'game' && state.speed !== 4`)) await speedRadio(page, 4).click();
    return fact();
  }, { timeout: 60_000 }).toBe(wanted);
}

async function openFromGuide(page: Page, id: string): Promise<void> {
  // An incident folds the guide: it is seen through first.
  await keepGoing(page, () => read(page, 'frame.incident === null || frame.incident.endedS >= 0'), true);
  await speedRadio(page, 0).click();
  const guide = page.getByRole('region', { name: begins('guide.step') });
  await button(guide, 'guide.open', { panel: text(`shell.panel.${id}`) }).click();
  await expect(panel(page, id)).toBeVisible();
}
