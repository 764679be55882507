import { beforeEach, describe, expect, test } from 'vitest';
import { refusalOf } from '../../../src/sim/commands/checks.ts';
import { offeringCommands } from '../../../src/sim/commands/offering.ts';
import { batchSpeedRatio, creditShare, highestRatio, hourRatio, isLive, latencyRatio, lineOf } from '../../../src/sim/rules/products/lines.ts';
import { servingGpus } from '../../../src/sim/rules/runSpeed.ts';
import { readReadiness } from '../../../src/sim/rules/fleet.ts';
import { stepProducts } from '../../../src/sim/systems/products/step.ts';
import type { StepContext } from '../../../src/sim/world/context.ts';
import { cohortOf } from '../../../src/sim/world/lookup.ts';
import fc from '../../support/laws.ts';
import { shop, shopCatalog } from './shop.ts';

const constants = shopCatalog.constants.product;
const run = (context: StepContext, hours: number, each?: () => void): void => {
  for (let h = 0; h < hours; h++) {
    stepProducts(context);
    each?.();
    context.world.timeS += 3_600;
  }
};

describe('the shape of a day', () => {
  test('has the market as its mean and its peak at the peak hour', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => hourRatio(hour * 3_600, constants));
    expect(hours.reduce((sum, value) => sum + value, 0) / 24).toBeCloseTo(1, 12);
    expect(Math.max(...hours)).toBe(hours[constants.peakHour]);
    expect(highestRatio(0, 24, constants)).toBe(hours[constants.peakHour]);
  });
});

describe('batches and queues', () => {
  test('fuller batches serve more and answer later; a full queue waits', () => {
    expect(batchSpeedRatio(1, constants)).toBe(1);
    expect(batchSpeedRatio(2, constants)).toBeGreaterThan(1);
    expect(batchSpeedRatio(2, constants)).toBeLessThan(2);
    expect(latencyRatio(1, 0, constants)).toBe(1);
    fc.assert(fc.property(fc.double({ min: 0.25, max: 4, noNaN: true }), fc.double({ min: 0, max: 2, noNaN: true }), (batch, used) => {
      const there = latencyRatio(batch, used, constants);
      return there >= latencyRatio(batch, used * 0.9, constants) && latencyRatio(batch * 1.1, used, constants) > there && Number.isFinite(there);
    }));
  });
});

describe('lines', () => {
  let context: StepContext;
  beforeEach(() => { context = shop(); });

  test('share the GPUs that serve: tokens of all lines fit into the capacity, and contracts come first when it is short', () => {
    context.world.compute.product.servingGpus = 8;
    run(context, 400, () => {
      const { product, offering } = context.world.compute;
      const served = offering.lines.reduce((sum, line) => sum + line.servedTokensPerS, 0);
      expect(served).toBeCloseTo(product.servedTokensPerS, 6);
      expect(product.servedTokensPerS).toBeLessThanOrEqual(product.capacityTokensPerS * (1 + 1e-9));
      expect(product.revenueCents).toBe(offering.lines.reduce((sum, line) => sum + line.revenueCents, 0));
    });
    const answered = (id: 'api' | 'enterprise'): number => lineOf(context.world.compute.offering, id).servedTokensPerS / lineOf(context.world.compute.offering, id).demandTokensPerS;
    expect(answered('enterprise')).toBeGreaterThan(answered('api'));
  });

  test('requests without an answer are remembered, cost the brand and, under contract, fees', () => {
    run(context, 24 * 30);
    const before = context.world.affairs.gauges.brand;
    context.world.compute.product.servingGpus = 2;
    run(context, 24 * 10);
    const { offering } = context.world.compute;
    expect(offering.qualityRatio).toBeLessThan(0.95);
    expect(context.world.affairs.gauges.brand).toBeLessThan(before);
    expect(offering.creditsCents).toBeGreaterThan(0);
    expect(creditShare(shopCatalog.productLines.enterprise, 0.94)).toBeCloseTo(0.5, 12);
    expect(creditShare(shopCatalog.productLines.enterprise, 0)).toBe(1);
    expect(creditShare(shopCatalog.productLines.app, 0)).toBe(0);
  });

  test('GPUs that follow demand are fewer at night than by day, and never more than asked for', () => {
    for (const priced of [context.world.compute.product, ...context.world.compute.offering.lines]) priced.priceCentsPerMTok = 3_000; // so few come that GPUs are to spare
    offeringCommands['product.setPolicy'].apply(context, { autoscale: true, batchRatio: 1, synthesise: false });
    const asked = new Set<number>();
    run(context, 24 * 20, () => {
      const gpus = servingGpus(context.world, readReadiness(context));
      expect(gpus).toBeLessThanOrEqual(context.world.compute.product.servingGpus);
      if (context.world.timeS > 24 * 3_600 * 18) asked.add(gpus);
    });
    expect(Math.max(...asked)).toBeGreaterThan(1.2 * Math.min(...asked));
  });

  test('idle GPUs write training data, at most what is worth having, and none when all are busy', () => {
    offeringCommands['product.setPolicy'].apply(context, { autoscale: false, batchRatio: 1, synthesise: true });
    run(context, 24 * 5);
    const tokens = context.world.compute.offering.data.find((entry) => entry.source === 'made')?.tokens ?? 0;
    expect(tokens).toBeGreaterThan(0);
    expect(tokens).toBeLessThanOrEqual(shopCatalog.dataSources['made']!.tokens);
  });

  test('a withdrawn line earns nothing; the last one ends serving', () => {
    run(context, 24);
    for (const line of ['app', 'enterprise', 'api']) offeringCommands['product.withdraw'].apply(context, { line });
    run(context, 1);
    expect(isLive(context.world.compute)).toBe(false);
    expect(context.world.compute.product).toMatchObject({ revenueCents: 0, servedTokensPerS: 0, servingNow: 0 });
  });

  test('an offer is refused with amounts: people, memory, free tiers, unknown lines', () => {
    const check = (payload: Parameters<typeof offeringCommands['product.offer']['check']>[1]) => refusalOf(offeringCommands['product.offer'].check(context, payload));
    cohortOf(context.world, 'product').count = 1;
    expect(check({ line: 'app', model: 1, priceCentsPerMTok: 77 })).toMatchObject({ id: 'product-heads', have: 1, need: 2 });
    cohortOf(context.world, 'product').count = 9;
    expect(check({ line: 'enterprise', model: 1, priceCentsPerMTok: 77, freeRatio: 0.5 })?.id).toBe('free-tier');
    expect(check({ line: 'api', model: 1, priceCentsPerMTok: 77 })?.id).toBe('line-known');
    expect(check({ line: 'app', model: 99, priceCentsPerMTok: 77 })?.id).toBe('model-exists');
    context.world.compute.product.servingGpus = 0;
    expect(check({ line: 'app', model: 1, priceCentsPerMTok: 77 })).toMatchObject({ id: 'serving-memory', have: 0 });
  });
});
