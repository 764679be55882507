/** The first mission again, with keys alone: no mouse at any time. */
import type { Locator, Page } from '@playwright/test';
import { begins, button, expect, guideStep, openGame, panel, read, says, speedRadio, stepper, test, text } from '../support/e2e.ts';
import { withoutStage } from '../support/e2ePage.ts';

test.setTimeout(180_000);

test('the first mission is won with the keyboard alone', async ({ page }) => {
  await withoutStage(page); // the tables stand in for the picture; placing works the same
  await openGame(page);
  await tabTo(page, button(page, 'title.missions'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: text('missions.title') })).toBeFocused();
  await tabTo(page, page.getByRole('navigation', { name: text('missions.title') }).getByRole('button').first());
  await page.keyboard.press('Home');
  await expect(page.getByRole('heading', { level: 2, name: text('scenario.first-rack') })).toBeVisible();
  await tabTo(page, page.getByLabel(begins('missions.seed')));
  await typeOver(page, '2');
  await expect(speedRadio(page, 0)).toBeVisible();

  await test.step('waterfall', async () => {
    await page.keyboard.press('1');
    await expect.poll(() => guideStep(page)).toBe(1);
    await expect.poll(() => read(page, 'state.speed'), 'a new step stops time').toBe(0);
    await expect(page.getByText(text('guide.pausedNew'))).toBeVisible();
  });

  await test.step('racks, by arrows on the floor', async () => {
    await page.keyboard.press('Alt+1');
    const build = panel(page, 'build');
    await expect(build.getByRole('heading', { level: 2 })).toBeFocused();
    await chooseTab(page, build, 'panel.build.tab.hall');
    await tabTo(page, button(build, 'panel.build.byHand'));
    await page.keyboard.press('Enter');
    await expect(page.locator('#stage-region'), 'the tool takes the focus along').toBeFocused();
    await expect(page.locator('#stage-region')).toContainText(text('stage.howRowStart'));
    await page.keyboard.press('ArrowLeft'); // takes the middle of the floor
    for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await expect.poll(() => read(page, 'state.tool.from')).toEqual({ x: 2, y: 5 });
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(() => read(page, 'frame.racks.count')).toBe(12);
    await page.keyboard.press('Escape');
    await expect.poll(() => read(page, 'state.tool')).toBeNull();
    await expect(button(build, 'panel.build.byHand'), 'and gives it back').toBeFocused();
    await tabTo(page, stepper(build, text('panel.build.length')), 'Shift+Tab');
    await typeOver(page, '4');
    await tabTo(page, build.getByRole('button', { name: begins('panel.build.placeNext') }));
    await page.keyboard.press('Enter');
    await expect.poll(() => read(page, 'frame.racks.count')).toBe(16);
  });

  await test.step('cooling', async () => {
    const build = panel(page, 'build');
    const name = text('coolingUnit.crah-100');
    await tabTo(page, stepper(build, text('panel.build.unitCount', { name })));
    await typeOver(page, '2');
    await page.keyboard.press('Tab');
    await expect(page.locator(':focus')).toHaveAccessibleName(begins('panel.build.buyUnits', { n: 2 }));
    await page.keyboard.press('Enter');
    await keepGoing(page, () => guideStep(page), 3);
  });

  await test.step('people', async () => {
    await page.keyboard.press('1');
    await page.keyboard.press('Alt+7');
    const people = panel(page, 'people');
    await expect(people.getByRole('heading', { level: 2 })).toBeFocused();
    await tabTo(page, stepper(people, text('panel.people.targetOf', { role: text('role.technicians') })));
    await typeOver(page, '6');
    await expect.poll(() => read(page, `frame.people.cohorts.find((c) => c.role === 'technicians').target`)).toBe(6);
    await page.keyboard.press('Escape');
    await keepGoing(page, () => guideStep(page), 4);
  });

  await test.step('ports', async () => {
    await page.keyboard.press('1');
    await page.keyboard.press('Alt+3');
    const cluster = panel(page, 'cluster');
    await chooseTab(page, cluster, 'panel.cluster.tab.network');
    await tabTo(page, stepper(cluster, text('panel.cluster.ports')));
    await typeOver(page, '256');
    await tabTo(page, cluster.getByRole('button', { name: begins('panel.cluster.buyPorts') }));
    await page.keyboard.press('Enter');
    await expect.poll(() => read(page, `frame.compute.orders.filter((o) => o.kind === 'ports').length`)).toBe(1);
    await keepGoing(page, () => guideStep(page), 7);
  });

  await test.step('run', async () => {
    await page.keyboard.press('1');
    await page.keyboard.press('Alt+4');
    const training = panel(page, 'training');
    await tabTo(page, stepper(training, text('panel.training.params')));
    await typeOver(page, '20');
    await tabTo(page, stepper(training, text('panel.training.tokens')));
    await typeOver(page, '0.4');
    await tabTo(page, training.getByRole('button', { name: begins('panel.training.start') }));
    await page.keyboard.press('Enter');
    await expect.poll(() => read(page, 'frame.compute.job !== null')).toBe(true);
    await page.keyboard.press('Escape');
  });

  await test.step('to the win', async () => {
    await keepGoing(page, () => read(page, 'frame.outcome.state'), 'won');
    await expect(page.getByRole('heading', { level: 1, name: text('debrief.title') })).toBeFocused();
    await expect(page.getByText(says('debrief.won'))).toBeVisible();
    await tabTo(page, button(page, 'debrief.quit'));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: text('common.game') })).toBeVisible();
  });
});

/** Presses Tab until a control has the focus, as somebody does who cannot point. */
async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press(key);
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${key} does not reach ${String(wanted)}`);
}

async function typeOver(page: Page, value: string): Promise<void> {
  await page.keyboard.press('Control+A');
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
}

async function chooseTab(page: Page, scope: Locator, id: string): Promise<void> {
  await tabTo(page, scope.getByRole('tab', { selected: true }));
  const tab = scope.getByRole('tab', { name: begins(id) });
  for (let i = 0; i < 8 && await tab.getAttribute('aria-selected') !== 'true'; i++) {
    await page.keyboard.press('ArrowRight');
    await expect(scope.getByRole('tab', { selected: true }), 'focus and choice move together').toBeFocused();
  }
  await expect(tab).toHaveAttribute('aria-selected', 'true');
}

/** Speed 4 until a fact is as wanted; goes on after each pause, and restarts the plant when it trips. */
async function keepGoing(page: Page, fact: () => Promise<unknown>, wanted: unknown): Promise<void> {
  let asked = false;
  await page.keyboard.press('4');
  await expect.poll(async () => {
    const { now, speed, live } = await read<{ now: boolean; speed: number; live: boolean }>(page, `({ now: state.screen === 'game', speed: state.speed, live: frame.incident !== null && frame.incident.endedS < 0 })`);
    if (live && !asked) {
      await expect(page.getByRole('region', { name: begins('incident.cooling.title') }).getByRole('heading', { level: 2 })).toBeFocused();
      await page.keyboard.press('q');
    }
    asked = live;
    if (now && speed === 0) await page.keyboard.press('4');
    return fact();
  }, { timeout: 90_000, intervals: [200] }).toBe(wanted);
}
