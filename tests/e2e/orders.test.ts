/** Every kind of order has a control that gives it: pressed here in later games, or in one of the tests named below. And the dialogs that these controls open. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { COMMAND_TYPES, type CommandType } from '../../src/sim/index.ts';
import { begins, chooseMenu, expect, importFile, openGame, panel, read, speedRadio, startMission, stepper, test, text, type } from '../support/e2e.ts';
import { openSave, playedSave } from '../support/e2eGames.ts';
import { withoutStage } from '../support/e2ePage.ts';

/** Given by hand elsewhere. */
const ELSEWHERE: Partial<Record<CommandType, string>> = {
  'site.open': 'riverbend', 'site.requestGrid': 'riverbend', 'site.convert': 'riverbend', 'compute.order': 'riverbend', 'finance.openRound': 'riverbend', 'train.start': 'riverbend',
  'hall.placeRow': 'firstRackPointer', 'hall.buyCooling': 'firstRackPointer', 'network.order': 'firstRackPointer', 'people.setTarget': 'firstRackPointer',
  'hall.setCap': 'commands', 'emergency.restartCooling': 'commands', 'emergency.shedHall': 'commands', 'emergency.evacuate': 'commands', 'guide.skip': 'robust',
  'hall.moveRow': 'keepItCool', 'hall.blank': 'keepItCool', 'hall.contain': 'keepItCool', 'hall.moveCooling': 'keepItCool', 'hall.fitDoors': 'keepItCool',
};

const given = new Set<string>();
test.setTimeout(240_000);
test.describe.configure({ mode: 'serial' });

/** From here on notes the orders that the engine took. */
async function watchOrders(page: Page): Promise<void> {
  await page.evaluate(() => {
    interface Engine { order(command: { type: string }): Promise<{ ok: boolean }> }
    const { engine } = (window as unknown as { gigawatt: { app: { engine: Engine } } }).gigawatt.app;
    const taken: string[] = [];
    const order = engine.order.bind(engine);
    engine.order = async (command) => {
      const verdict = await order(command);
      if (verdict.ok) taken.push(command.type);
      return verdict;
    };
    Object.assign(window, { takenOrders: taken });
  });
}

async function expectGiven(page: Page, kind: CommandType): Promise<void> {
  await expect.poll(() => page.evaluate((wanted) => (window as unknown as { takenOrders: string[] }).takenOrders.includes(wanted), kind), kind).toBe(true);
  given.add(kind);
}

async function open(page: Page, id: string, tab: string): Promise<Locator> {
  const region = panel(page, id);
  if (!await region.isVisible()) await page.getByRole('navigation', { name: text('shell.panels') }).getByRole('button', { name: new RegExp(`^${text(`shell.panel.${id}`)}`) }).click();
  await region.getByRole('tab', { name: begins(`panel.${id}.tab.${tab}`) }).click();
  return region;
}

/** Moves a slider by a key, as its user would. */
async function nudge(scope: Locator, name: RegExp, key = 'ArrowLeft'): Promise<void> {
  const slider = scope.getByRole('slider', { name }).first();
  await slider.focus();
  await slider.press(key);
}

/** Presses a button that asks first, and says yes. */
async function pressAndConfirm(page: Page, scope: Locator, id: string, params: Record<string, string> = {}): Promise<void> {
  await scope.getByRole('button', { name: begins(id, params) }).and(scope.locator(':not([aria-disabled=true])')).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button').last().click();
  await expect(dialog).toBeHidden();
}

async function scan(page: Page, what: string): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).setLegacyMode(true).analyze();
  expect.soft(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`)), `axe, ${what}`).toEqual([]);
  expect(passes.length).toBeGreaterThan(8);
}

test('orders of the plant, the store and the teams', async ({ page }) => {
  await withoutStage(page);
  await openGame(page);
  await watchOrders(page);
  // Machines stay on the dock in this game, so that some can be sold.
  await openSave(page, playedSave('riverbend-100k', 7, 24 * 110, ['hall.placeRow', 'people.offerKey']));

  await test.step('build and demolish', async () => {
    const build = await open(page, 'build', 'catalogue');
    const group = build.getByRole('region', { name: text('panel.build.group.power') });
    await group.locator('button[aria-expanded]', { hasText: text('structure.battery-block') }).click();
    await group.getByRole('button', { name: begins('panel.build.atSpot') }).click();
    await expectGiven(page, 'site.build');
    const power = await open(page, 'power', 'supply'); // the block on order may be told what to do already
    await power.getByRole('radiogroup', { name: text('panel.power.batteryMode') }).getByRole('radio', { name: text('panel.power.batteryModes.trade') }).click();
    await expectGiven(page, 'site.setBatteries');
    await open(page, 'build', 'standing');
    await build.getByRole('region', { name: text('panel.build.underWay') }).getByRole('row').nth(1).click();
    await build.getByRole('button', { name: begins('panel.build.cancel') }).click();
    await scan(page, 'confirm');
    await page.getByRole('dialog').getByRole('button').last().click();
    await expectGiven(page, 'site.demolish');
  });

  await test.step('power', async () => {
    const power = await open(page, 'power', 'supply');
    await power.getByRole('radiogroup', { name: text('panel.power.gensetMode') }).getByRole('radio', { name: text('panel.power.mode.off') }).click();
    await expectGiven(page, 'site.setGensets');
    await nudge(power, begins('panel.power.reserve'), 'ArrowRight');
    await expectGiven(page, 'site.setReserve');
    await open(page, 'power', 'cooling');
    await power.getByRole('radiogroup', { name: text('panel.power.waterMode') }).getByRole('radio', { name: text('panel.power.waterModes.dry') }).click();
    await expectGiven(page, 'site.setWater');
    await open(page, 'power', 'halls');
    await nudge(power, begins('panel.power.supplyC'));
    await expectGiven(page, 'hall.setSetpoint');
    await nudge(power, begins('panel.power.smoothing'), 'ArrowRight');
    await expectGiven(page, 'hall.setSmoothing');
    await nudge(power, begins('panel.power.buswayPlan'), 'ArrowRight');
    await expectGiven(page, 'hall.setBusway');
    await open(page, 'power', 'shed');
    await power.getByRole('button', { name: begins('panel.power.sooner') }).first().click();
    await expectGiven(page, 'site.setShedOrder');
  });

  await test.step('store', async () => {
    const cluster = await open(page, 'cluster', 'machines');
    await cluster.getByRole('button', { name: begins('panel.cluster.buySpares') }).click();
    await expectGiven(page, 'compute.buySpares');
    await pressAndConfirm(page, cluster, 'panel.cluster.sell');
    await expectGiven(page, 'compute.sell');
  });

  await test.step('rules for bad servers', async () => {
    const cluster = await open(page, 'cluster', 'reliability');
    await nudge(cluster, begins('panel.cluster.evict'), 'ArrowRight');
    await expectGiven(page, 'reliability.setEviction');
    await cluster.getByLabel(begins('panel.cluster.nightShift')).click();
    await expectGiven(page, 'reliability.setShift');
    await nudge(cluster, begins('panel.cluster.burnIn'), 'ArrowRight');
    await expectGiven(page, 'reliability.setBurnIn');
    await nudge(cluster, begins('panel.cluster.validate'), 'ArrowRight');
    await expectGiven(page, 'reliability.setValidation');
  });

  await test.step('teams', async () => {
    const people = await open(page, 'people', 'teams');
    await people.getByRole('radio', { name: begins('panel.people.pace.2') }).click();
    await expectGiven(page, 'people.setPace');
    await nudge(people, begins('panel.people.pay'));
    await expectGiven(page, 'people.setPay');
    await pressAndConfirm(page, people, 'panel.people.layOff');
    await expectGiven(page, 'people.layOff');
    await pressAndConfirm(page, people, 'panel.people.reprice');
    await expectGiven(page, 'people.reprice');
    await open(page, 'people', 'key');
    await people.getByRole('button', { name: begins('panel.people.offer') }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await scan(page, 'offer to a key person');
    await page.getByRole('dialog').getByRole('button', { name: begins('panel.people.makeOffer') }).click();
    await expectGiven(page, 'people.offerKey');
    await people.getByRole('button', { name: begins('panel.people.counter') }).first().click();
    await expectGiven(page, 'people.counter');
    await people.getByLabel(text('panel.people.lead'), { exact: true }).selectOption('team');
    await expectGiven(page, 'people.assign');
    await people.getByRole('button', { name: begins('panel.people.rest') }).click();
    await expectGiven(page, 'people.sabbatical');
    await people.getByRole('button', { name: /^Policies/ }).click();
    const reports = panel(page, 'reports');
    await nudge(reports, begins('panel.policy.match.value')); // on already
    await expectGiven(page, 'people.setMatch');
    await reports.getByRole('checkbox', { name: begins('panel.policy.spares') }).check();
    await expectGiven(page, 'policy.set');
    await nudge(reports, begins('panel.policy.spares.value'), 'ArrowRight');
    await scan(page, 'policies');
  });

  await test.step('dialogs of the menu', async () => {
    await page.keyboard.press('Escape');
    for (const id of ['save', 'quit']) {
      await chooseMenu(page, id);
      await expect(page.getByRole('dialog')).toBeVisible();
      await scan(page, id);
      await page.keyboard.press('Escape');
    }
  });
});

test('orders of the run, the product and the money', async ({ page }) => {
  await withoutStage(page);
  await openGame(page);
  await watchOrders(page);
  await openSave(page, playedSave('riverbend-100k', 7, 24 * 150, ['product.launch']));

  await test.step('run', async () => {
    const training = await open(page, 'training', 'running');
    await nudge(training, begins('panel.training.checkpoint'));
    await expectGiven(page, 'train.setCheckpoint');
    const gpus = stepper(training, text('panel.training.gpus'));
    await type(gpus, String(Number((await gpus.inputValue()).replaceAll(/\D/g, '')) - 800));
    await expectGiven(page, 'train.setGpus');
    await training.getByRole('button', { name: begins('panel.training.pause') }).click();
    await expectGiven(page, 'train.pause');
    await training.getByRole('button', { name: begins('panel.training.resume') }).click();
    await expectGiven(page, 'train.resume');
    await pressAndConfirm(page, training, 'panel.training.stop');
    await expectGiven(page, 'train.stop');
  });

  await test.step('a hall that runs', async () => {
    const power = await open(page, 'power', 'halls');
    await pressAndConfirm(page, power, 'panel.power.shedHall');
    await power.getByRole('button', { name: begins('panel.power.restore') }).first().click();
    await expectGiven(page, 'emergency.restoreHall');
  });

  await test.step('product', async () => {
    const products = await open(page, 'products', 'launch');
    await products.getByRole('button', { name: begins('panel.products.launch') }).last().click();
    await expectGiven(page, 'product.launch');
    // On sale in ten days; on with a lab that sells already.
    await openGame(page);
    await watchOrders(page);
    await openSave(page, playedSave('riverbend-100k', 7, 24 * 150, ['product.offer']));
    await open(page, 'products', 'serving');
    await type(stepper(products, text('panel.products.price')), '2.5');
    await expectGiven(page, 'product.setPrice');
    await type(stepper(products, text('panel.products.gpus')), '80');
    await expectGiven(page, 'product.setServing');
    await open(page, 'products', 'data');
    await products.getByRole('button', { name: begins('panel.products.acquire') }).click();
    await expectGiven(page, 'data.acquire');
    await pressAndConfirm(page, products, 'panel.products.delete');
    await expectGiven(page, 'data.delete');
    await open(page, 'products', 'release');
    await type(stepper(products, text('panel.products.heads')), '1');
    await products.getByRole('button', { name: begins('panel.products.begin') }).first().click();
    await expectGiven(page, 'release.work');
    await products.getByRole('button', { name: begins('panel.products.stopWork') }).click();
    await expectGiven(page, 'release.stop');
    await open(page, 'products', 'lines');
    await products.getByText(begins('panel.products.autoscale')).first().click();
    await expectGiven(page, 'product.setPolicy');
    await products.getByRole('button', { name: begins('panel.products.offer') }).click();
    await expectGiven(page, 'product.offer');
    // The line is on sale in some days; the plain API is now.
    await products.getByRole('row', { name: begins('line.api') }).click();
    await pressAndConfirm(page, products, 'panel.products.withdraw');
    await expectGiven(page, 'product.withdraw');
  });

  await test.step('rows', async () => {
    const row = await read<{ x: number; y: number }>(page, '({ x: frame.racks.x[0], y: frame.racks.y[0] })');
    const build = await open(page, 'build', 'hall');
    await build.getByText(text('panel.build.atTile')).click();
    await type(stepper(build, text('panel.build.length')), '1');
    await type(stepper(build, text('panel.build.x')).first(), String(row.x));
    await type(stepper(build, text('panel.build.y')).first(), String(row.y));
    await pressAndConfirm(page, build, 'panel.build.removeHere');
    await expectGiven(page, 'hall.removeRow');
  });

  await test.step('debt', async () => {
    const capital = await open(page, 'capital', 'debt');
    await pressAndConfirm(page, capital, 'panel.capital.borrow');
    await expectGiven(page, 'finance.borrow');
    await type(capital.getByRole('spinbutton', { name: begins('panel.capital.repayAmount') }), '10');
    await capital.getByRole('button', { name: begins('panel.capital.repay') }).click();
    await expectGiven(page, 'finance.repay');
    await capital.getByRole('combobox', { name: text('panel.debt.refinanceWith') }).selectOption('gpu-leaseback');
    await capital.getByRole('button', { name: begins('panel.debt.refinance') }).click();
    await expectGiven(page, 'finance.refinance');
    await capital.getByRole('row', { name: /^Delayed-draw/ }).click();
    await pressAndConfirm(page, capital, 'panel.debt.commit');
    await capital.getByRole('row', { name: /^Delayed-draw/ }).first().click();
    await type(capital.getByRole('spinbutton', { name: begins('panel.debt.drawAmount') }), '10');
    await capital.getByRole('button', { name: begins('panel.debt.draw') }).click();
    await expectGiven(page, 'finance.draw');
  });

  await test.step('term sheets', async () => {
    await chooseMenu(page, 'load');
    await importFile(page, 'sheets.gwsave', playedSave('riverbend-100k', 7, 24 * 30, ['finance.sign'], 'noise-complaint'));
    await expect.poll(() => read(page, 'frame.finance.round?.offers.length ?? 0')).toBeGreaterThan(0);
    const capital = await open(page, 'capital', 'sheets');
    await capital.getByRole('button', { name: begins('panel.capital.ask.seats') }).or(capital.getByRole('button', { name: begins('panel.capital.ask.price') })).first().click();
    await expectGiven(page, 'finance.counter');
    await pressAndConfirm(page, capital, 'panel.capital.sign');
    await expectGiven(page, 'finance.sign');
    await capital.getByRole('button', { name: begins('panel.capital.closeRound') }).click();
    const dialog = page.getByRole('dialog');
    if (await dialog.isVisible()) await dialog.getByRole('button').last().click();
    await expectGiven(page, 'finance.closeRound');
  });

  await test.step('other labs', async () => {
    const race = await open(page, 'race', 'known');
    await race.getByRole('button', { name: begins('panel.race.order') }).click();
    await expectGiven(page, 'intel.study');
    await race.getByRole('button', { name: begins('panel.race.believe') }).click();
    await expectGiven(page, 'intel.believe');
    const lots = await open(page, 'race', 'lots');
    await lots.getByRole('button', { name: begins('panel.race.bid') }).click();
    await expectGiven(page, 'race.bid');
  });

  await test.step('research', async () => {
    const research = await open(page, 'research', 'ideas');
    await research.getByRole('button', { name: begins('panel.research.start') }).click();
    await expectGiven(page, 'research.start');
    await type(stepper(research, text('panel.research.heads')), '1');
    await research.getByRole('button', { name: begins('panel.research.assign') }).click();
    await expectGiven(page, 'research.assign');
    await pressAndConfirm(page, research, 'panel.research.drop');
    await expectGiven(page, 'research.drop');
    await open(page, 'research', 'found');
    await pressAndConfirm(page, research, 'panel.research.publish');
    await expectGiven(page, 'research.publish');
  });

  await test.step('towns and sister companies', async () => {
    const press = await open(page, 'press', 'town');
    await pressAndConfirm(page, press, 'panel.town.promise');
    await expectGiven(page, 'town.promise');
    await press.getByRole('button', { name: begins('panel.town.apply') }).first().click();
    await expectGiven(page, 'town.apply');
    await nudge(press, begins('panel.town.clean'), 'ArrowRight');
    await expectGiven(page, 'town.setClean');
    await press.getByRole('button', { name: begins('panel.town.buyOffsets') }).click();
    await expectGiven(page, 'town.buyOffsets');
    await open(page, 'press', 'affiliates');
    await press.getByRole('button', { name: begins('deal.wayfare.video') }).click(); // the first deals need GPUs or a model
    await press.getByRole('button', { name: begins('panel.affiliates.agree') }).click();
    await expectGiven(page, 'affiliate.agree');
    await press.getByRole('button', { name: begins('panel.affiliates.end') }).click();
    await expectGiven(page, 'affiliate.end');
  });

  await test.step('a question on the desk', async () => {
    const press = await open(page, 'press', 'desk');
    await press.getByRole('button', { name: begins('panel.press.choose') }).first().click();
    await expectGiven(page, 'affair.answer');
  });

  await test.step('words to the press', async () => {
    const press = await open(page, 'press', 'announce');
    await press.getByRole('button', { name: begins('panel.press.announce') }).click();
    await expectGiven(page, 'press.announce');
    await pressAndConfirm(page, press, 'panel.press.correct');
    await expectGiven(page, 'press.correct');
    await press.getByRole('slider', { name: text('panel.press.loudness') }).press('ArrowRight');
    await expectGiven(page, 'press.setFounder');
  });

  await test.step('holders', async () => {
    await chooseMenu(page, 'load');
    await importFile(page, 'rights.gwsave', playedSave('riverbend-100k', 1, 24 * 111, ['finance.honourProRata'], 'noise-complaint'));
    await expect.poll(() => read(page, 'frame.finance.round?.rights.length ?? 0')).toBeGreaterThan(0);
    const capital = await open(page, 'capital', 'sheets');
    await capital.getByRole('region', { name: text('panel.capital.rightsHead') }).getByRole('button').first().click();
    await expectGiven(page, 'finance.honourProRata');
    await capital.getByRole('button', { name: begins('panel.capital.closeRound') }).click();
    const dialog = page.getByRole('dialog');
    if (await dialog.isVisible()) await dialog.getByRole('button').last().click();
    await expect.poll(() => read(page, 'frame.finance.round')).toBeNull();
    await open(page, 'capital', 'owners');
    await capital.getByRole('button', { name: begins('panel.capital.sell.staff') }).click();
    await expectGiven(page, 'finance.sellSecondary');
    await nudge(capital, begins('panel.capital.poolTo'), 'End');
    await capital.getByRole('button', { name: begins('panel.capital.topUp') }).click();
    await expectGiven(page, 'finance.topUpPool');
  });
});

test('orders for a run that is out of step', async ({ page }) => {
  await withoutStage(page);
  await startMission(page, 'in-unison', 1);
  await watchOrders(page);
  // The run has a plan, and can be given another, once it has worked for an hour.
  await speedRadio(page, 1).click();
  await expect.poll(() => read(page, 'frame.compute.job?.plan != null')).toBe(true);
  await speedRadio(page, 0).click();
  const training = await open(page, 'training', 'running');
  await training.getByRole('button', { name: begins('panel.training.replan') }).click();
  await expectGiven(page, 'train.setPlan');
  const cluster = await open(page, 'cluster', 'network');
  await cluster.getByRole('button', { name: begins('panel.cluster.widen') }).click();
  await expectGiven(page, 'network.widen');
  await cluster.getByRole('button', { name: begins('panel.cluster.buyStorage') }).click();
  await expectGiven(page, 'storage.extend');
});

test('cables for halls that a fabric does not reach', async ({ page }) => {
  await withoutStage(page);
  await openGame(page);
  await openSave(page, playedSave('riverbend-100k', 7, 24 * 150, ['network.extend']));
  await watchOrders(page);
  const cluster = await open(page, 'cluster', 'network');
  await cluster.getByRole('button', { name: begins('panel.cluster.extend') }).first().click(); // the cables stand above the ports
  await expectGiven(page, 'network.extend');
});

test('no kind of order is left out', () => {
  for (const file of Object.values(ELSEWHERE)) expect(existsSync(path.join(import.meta.dirname, `${file}.test.ts`)), file).toBe(true);
  expect(COMMAND_TYPES.filter((kind) => !given.has(kind) && ELSEWHERE[kind] === undefined)).toEqual([]);
});
