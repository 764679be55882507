import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../../src/sim/commands/checks.ts';
import { offeringCommands } from '../../../src/sim/commands/offering.ts';
import { contestedTokens, dataMixRatio, dataStockTokens } from '../../../src/sim/rules/products/data.ts';
import { modelRisk, riskEstimate } from '../../../src/sim/rules/products/release.ts';
import { researchHeads } from '../../../src/sim/rules/research.ts';
import { capabilityOfRun } from '../../../src/sim/rules/runWorth.ts';
import { ideasNow, setupOf, stocked } from '../../../src/sim/rules/trainingPlan.ts';
import { stepProducts } from '../../../src/sim/systems/products/step.ts';
import { cohortOf } from '../../../src/sim/world/lookup.ts';
import { shop, shopCatalog } from './shop.ts';

describe('the risk of a model', () => {
  test('intervals of 80 % hold the truth four times out of five, whatever was read, and narrow with each reading', () => {
    for (const readings of [0, 1, 4]) {
      let held = 0;
      const runs = 1_500;
      for (let seed = 0; seed < runs; seed++) {
        const { world } = shop(seed);
        const model = world.compute.models[0]!;
        for (let i = 0; i < readings; i++) world.compute.offering.done.push({ model: model.id, step: 'evaluate', atS: 0 });
        const { low, high } = riskEstimate(world, shopCatalog, model);
        const truth = modelRisk(world, shopCatalog, model);
        if (low <= truth && truth <= high) held++;
      }
      expect(held / runs).toBeGreaterThan(0.77);
      expect(held / runs).toBeLessThan(0.83);
    }
    const { world } = shop();
    const model = world.compute.models[0]!;
    const width = (): number => { const { low, high } = riskEstimate(world, shopCatalog, model); return high / low; };
    const before = width();
    world.compute.offering.done.push({ model: model.id, step: 'evaluate', atS: 0 });
    expect(width()).toBeLessThan(before);
  });

  test('safety work takes people for days and then its share of the risk; research has fewer meanwhile', () => {
    const context = shop();
    const { world } = context;
    const model = world.compute.models[0]!;
    const before = modelRisk(world, shopCatalog, model);
    expect(refusalOf(offeringCommands['release.work'].check(context, { model: 1, step: 'safety', heads: 99_999 }))).toMatchObject({ id: 'research-heads', need: 99_999 });
    offeringCommands['release.work'].apply(context, { model: 1, step: 'safety', heads: 5 });
    expect(researchHeads(world, shopCatalog, 'research')).toBe(5);
    for (let h = 0; h < 24; h++) { stepProducts(context); world.timeS += 3_600; }
    expect(modelRisk(world, shopCatalog, model)).toBe(before);
    for (let h = 0; h < 24 * 10; h++) { stepProducts(context); world.timeS += 3_600; }
    expect(modelRisk(world, shopCatalog, model) / before).toBeCloseTo(0.5, 9);
    expect(researchHeads(world, shopCatalog, 'research')).toBe(0);
  });

  test('tuning gives its points, half as many the second time, and no third time', () => {
    const context = shop();
    const { world } = context;
    const model = world.compute.models[0]!;
    const start = model.capability;
    for (const points of [2, 3]) {
      offeringCommands['release.work'].apply(context, { model: 1, step: 'tune', heads: 10 });
      for (let h = 0; h < 24 * 10; h++) { stepProducts(context); world.timeS += 3_600; }
      expect(model.capability - start).toBeCloseTo(points, 9);
    }
    expect(refusalOf(offeringCommands['release.work'].check(context, { model: 1, step: 'tune', heads: 1 }))).toMatchObject({ id: 'step-most', have: 2, need: 2 });
  });
});

describe('data', () => {
  test('is paid at once, ready later, counts as tokens and as quality, and is gone when deleted', () => {
    const context = shop();
    const { world } = context;
    const check = offeringCommands['data.acquire'].check(context, { source: 'books' });
    expect(check).toMatchObject({ payCents: 1_000_000, readyInS: 864_000 });
    const stock = shopCatalog.constants.training.dataStockTokens;
    offeringCommands['data.acquire'].apply(context, { source: 'books' });
    expect(dataStockTokens(world, shopCatalog)).toBe(stock);
    const ideas = ideasNow(world, shopCatalog);
    world.timeS = 864_000;
    expect(dataStockTokens(world, shopCatalog)).toBe(stock + 2e13);
    expect(dataMixRatio(world, shopCatalog)).toBeCloseTo(Math.sqrt(1.5), 12); // half of the mix at twice the worth, exponent 0.5
    expect(ideasNow(world, shopCatalog)).toBeGreaterThan(1.2 * ideas);
    expect(refusalOf(offeringCommands['data.acquire'].check(context, { source: 'books' }))?.id).toBe('data-new');
    expect(contestedTokens(world, shopCatalog)).toBe(0);
    offeringCommands['data.acquire'].apply(context, { source: 'shadow' });
    world.timeS += 432_000;
    expect(contestedTokens(world, shopCatalog)).toBe(1e13);
    offeringCommands['data.delete'].apply(context, { source: 'shadow' });
    expect(contestedTokens(world, shopCatalog)).toBe(0);
  });

  test('a run that would read its tokens again and again gains by more of them, and one that would not does not', () => {
    const { world } = shop();
    const worth = (tokens: number): number => capabilityOfRun(stocked(setupOf({ params: 1e12, tokens }, shopCatalog), world, shopCatalog), tokens, 0, 1, shopCatalog);
    const before = [worth(1e13), worth(2e14)];
    world.compute.offering.data.push({ source: 'books', tokens: 2e13, readyS: 0 });
    expect(worth(1e13)).toBe(before[0]);
    expect(worth(2e14)).toBeGreaterThan(before[1]!);
  });

  test('a scenario without a market has no question of data', () => {
    const context = shop();
    context.world.scenario = 'tiny';
    expect(dataStockTokens(context.world, shopCatalog)).toBeUndefined();
    expect(refusalOf(offeringCommands['data.acquire'].check(context, { source: 'books' }))?.id).toBe('data-known');
    expect(cohortOf(context.world, 'research').count).toBeGreaterThan(0);
  });
});
