/** The first mission along its guide, for any hand: what differs between mouse, finger and no picture is how things are pressed and where racks are placed. */
import type { Locator, Page } from '@playwright/test';
import { begins, button, expect, guideStep, openGame, panel, read, says, speedRadio, stepper, test, text } from './e2e.ts';

export interface Hand {
  press(target: Locator, options?: { timeout?: number }): Promise<void>;
  /** A row of twelve racks, and four more. */
  placeRacks(build: Locator): Promise<void>;
}

const GUIDE_WAIT = { timeout: 150_000 };
/** The end of a mission may take a button away between a look at it and the press. */
const ATTEMPT = { timeout: 2_000 };

/** From the title to the debrief. */
export async function winFirstRack(page: Page, hand: Hand, seed: number): Promise<void> {
  await openGame(page);
  await hand.press(button(page, 'title.missions'));
  await hand.press(page.getByRole('navigation', { name: text('missions.title') }).getByRole('button', { name: new RegExp(text('scenario.first-rack')) }));
  await page.getByLabel(begins('missions.seed')).fill(String(seed));
  await hand.press(button(page, 'missions.go'));
  await expect(page.getByRole('heading', { level: 1, name: text('scenario.first-rack') })).toBeAttached();

  await test.step('waterfall: let time run', async () => {
    await expect(page.getByText(text('step.first-rack.waterfall'))).toBeVisible();
    await hand.press(speedRadio(page, 1));
    await expect.poll(() => guideStep(page)).toBe(1);
    await expect(speedRadio(page, 0), 'a new step stops time').toBeChecked();
  });

  await test.step('racks', async () => {
    const build = await openFromGuide(page, hand, 'build');
    await hand.press(build.getByRole('tab', { name: begins('panel.build.tab.hall') }));
    await hand.placeRacks(build);
    await expect.poll(() => read(page, 'frame.racks.count')).toBe(16);
  });

  await test.step('cooling: two more units', async () => {
    await expect.poll(() => guideStep(page), 'done when it is ordered').toBe(2);
    const build = panel(page, 'build');
    await set(hand, stepper(build, text('panel.build.unitCount', { name: text('coolingUnit.crah-100') })), '2');
    await hand.press(build.getByRole('button', { name: begins('panel.build.buyUnits', { n: 2 }) }).first());
    await expect.poll(() => read(page, 'frame.sites[0].structures.flatMap((s) => s.hall ? s.hall.units : []).flatMap((u) => u.ordered).length')).toBe(1);
    await expect.poll(() => guideStep(page)).toBe(3);
  });

  await test.step('people: six technicians', async () => {
    const people = await openFromGuide(page, hand, 'people');
    await set(hand, stepper(people, text('panel.people.targetOf', { role: text('role.technicians') })), '6');
    await expect.poll(() => read(page, `frame.people.cohorts.find((c) => c.role === 'technicians').target`)).toBe(6);
    await expect.poll(() => guideStep(page)).toBe(4);
  });

  await test.step('ports: one for each GPU', async () => {
    const cluster = await openFromGuide(page, hand, 'cluster');
    await hand.press(cluster.getByRole('tab', { name: begins('panel.cluster.tab.network') }));
    await cluster.getByLabel(text('panel.cluster.fabric'), { exact: true }).selectOption({ label: text('fabric.ethernet-400') });
    await set(hand, stepper(cluster, text('panel.cluster.ports')), '256');
    await hand.press(cluster.getByRole('button', { name: begins('panel.cluster.buyPorts') }));
    await expect.poll(() => read(page, `frame.compute.orders.filter((o) => o.kind === 'ports').length`)).toBe(1);
  });

  await test.step('power and network: wait', () => keepGoing(page, hand, () => guideStep(page), 7));

  await test.step('run: train a model', async () => {
    const training = await openFromGuide(page, hand, 'training');
    await set(hand, stepper(training, text('panel.training.params')), '20');
    await set(hand, stepper(training, text('panel.training.tokens')), '0.4');
    await hand.press(training.getByRole('button', { name: begins('panel.training.allReady') }));
    await hand.press(training.getByRole('button', { name: begins('panel.training.start') }));
    await expect.poll(() => read(page, 'frame.compute.job?.name ?? null')).toBe(text('panel.training.defaultName', { n: 1 }));
  });

  await test.step('watch: to the win', async () => {
    await keepGoing(page, hand, () => read(page, 'frame.outcome.state'), 'won');
    await expect(page.getByRole('heading', { level: 1, name: text('debrief.title') })).toBeVisible();
    await expect(page.getByText(says('debrief.won'))).toBeVisible();
    await expect(page.getByRole('main')).toContainText(says('debrief.head', { mission: text('scenario.first-rack') }));
  });
}

/** Racks where the panel suggests them: no picture is needed. */
export async function placeNext(page: Page, hand: Hand, build: Locator, racks: number): Promise<void> {
  const before = await read<number>(page, 'frame.racks.count');
  await set(hand, stepper(build, text('panel.build.length')), String(racks));
  await hand.press(build.getByRole('button', { name: begins('panel.build.placeNext') }));
  await expect.poll(() => read(page, 'frame.racks.count')).toBe(before + racks);
}

async function set(hand: Hand, field: Locator, value: string): Promise<void> {
  await hand.press(field);
  await field.fill(value);
  await field.press('Enter');
}

/** Full speed until a fact is as wanted; starts again after each pause, and restarts the plant in an incident. */
async function keepGoing(page: Page, hand: Hand, fact: () => Promise<unknown>, wanted: unknown): Promise<void> {
  const fastest = speedRadio(page, 4);
  const restart = page.getByRole('region', { name: begins('incident.cooling.title') }).getByRole('button', { name: says('incident.order.restart') });
  await expect.poll(async () => {
    const { now, live, stands } = await read<{ now: boolean; live: boolean; stands: boolean }>(page, `({ now: state.screen === 'game', live: frame.incident !== null && frame.incident.endedS < 0, stands: state.speed !== 4 })`);
    if (live && await restart.isVisible() && await restart.getAttribute('aria-disabled') !== 'true') await hand.press(restart, ATTEMPT).catch(() => undefined);
    if (now && stands && await fact() !== wanted && await fastest.isVisible()) await hand.press(fastest, ATTEMPT).catch(() => undefined);
    return fact();
  }, GUIDE_WAIT).toBe(wanted);
}

async function openFromGuide(page: Page, hand: Hand, id: string): Promise<Locator> {
  await hand.press(speedRadio(page, 0));
  const opened = panel(page, id);
  // Panels that cover the guide show its step in one line of their own.
  await hand.press(page.getByRole('region', { name: begins('guide.step') }).getByRole('button', { name: text('guide.open', { panel: text(`shell.panel.${id}`) }), exact: true }).first());
  await expect(opened).toBeVisible();
  return opened;
}
