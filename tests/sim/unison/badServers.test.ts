/** Lemons, silent corruption, and the rules that deal with them. */
import { describe, expect, test } from 'vitest';
import { reliabilityCommands } from '../../../src/sim/commands/reliability.ts';
import { refusalOf } from '../../../src/sim/commands/checks.ts';
import { corruptionsPerHour, optimalValidationHours, taintRatio, wasteValidation } from '../../../src/sim/rules/corruption.ts';
import { lemonCount, lemonsAmong, suspectServers, wronglyEvictedRatio } from '../../../src/sim/rules/lemons.ts';
import type { Catalog } from '../../../src/sim/world/catalog.ts';
import { tinyCatalog, tinyConstants } from '../../support/tinyCatalog.ts';
import { makeCluster, runHours } from '../compute/cluster.ts';

const withRules = (more: Partial<Catalog['constants']['reliability']>): Catalog => ({
  ...tinyCatalog, constants: { ...tinyConstants, reliability: { ...tinyConstants.reliability, ...more } },
});
const lemony = withRules({ lemonNodeRatio: 0.05, lemonFailuresPerDay: 0.3 });
const run = { name: 'Alpha', site: 'riverbend', params: 7e9, tokens: 1e14, targetGpus: 1600 };

function fleet(catalog: Catalog, seed = 1) {
  const context = makeCluster({ racks: 100, technicians: 60, seed, catalog });
  context.world.compute.job = {
    ...run, id: 1, precision: 'bf16', batchTokens: 8e6, tensor: 0, pipeline: 0, plan: null, plannedGpus: 0, checkpointS: 900, state: 'running', startedS: 0, flopsDone: 0,
    activeParams: run.params, phase: 'main', ramp: true, contextTokens: 8192, context: 0, expert: 0, 
    flopsNeeded: 1e30, assignedGpus: 0, straggler: 1, parallel: 1, stepSeconds: 0, timeRatio: 1, mfu: 0, interruptions: 0, lostHours: 0, lastInterruptS: 0, rebootUntilS: 0,
    algorithmRatio: 1, taintedFlops: 0,
  };
  return context;
}

describe('lemons', () => {
  test('come with new servers, fewer after tests', () => {
    const rules = lemony.constants.reliability;
    expect(lemonsAmong(1000, 0, rules)).toBeCloseTo(50, 9);
    expect(lemonsAmong(1000, rules.burnInHalvingHours, rules)).toBeCloseTo(25, 9);
    let met = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const context = fleet(lemony, seed);
      runHours(context, 1);
      met += lemonCount(context.world.compute.reliability);
    }
    expect(met / 20).toBeGreaterThan(7); // 200 servers, 5 %
    expect(met / 20).toBeLessThan(13);
  });

  test('fail until they are replaced: a rule of three failures empties the fleet of them, none keeps them', () => {
    const after = (evictAfter: number): ReturnType<typeof fleet>['world']['compute']['reliability'] => {
      const context = fleet(lemony);
      context.world.compute.reliability.evictAfter = evictAfter;
      runHours(context, 24 * 60);
      return context.world.compute.reliability;
    };
    const never = after(0);
    const third = after(3);
    expect(lemonCount(never)).toBeGreaterThan(3);
    expect(suspectServers(never)).toBe(lemonCount(never) - (never.lemons[0] ?? 0) - (never.lemons[1] ?? 0));
    expect(lemonCount(third)).toBe(0);
    expect(third.evictedServers).toBeGreaterThan(3);
    expect(third.interruptions).toBeLessThan(never.interruptions);
    expect(third.mttiHours).toBeGreaterThan(never.mttiHours);
    expect(never.interruptionsByCause['lemon']).toBeGreaterThan(50);
  });

  test('a strict rule replaces sound servers too', () => {
    const perHour = 3.79 / 24_000;
    expect(wronglyEvictedRatio(0, perHour)).toBe(0);
    expect(wronglyEvictedRatio(1, perHour)).toBe(1);
    expect(wronglyEvictedRatio(2, perHour)).toBeCloseTo(1 - Math.exp(-perHour * 720), 9);
    expect(wronglyEvictedRatio(3, perHour)).toBeLessThan(0.01);
  });
});

describe('silent corruption', () => {
  const rules = { ...tinyConstants.reliability, silentPer1000NodeDays: 2 };
  const corrupt = withRules({ silentPer1000NodeDays: 2, silentLossRatio: 0.05, silentFoundDays: 20 });

  test('a check costs time, and the best interval balances it against spoilt work', () => {
    expect(wasteValidation(0, rules)).toBe(0);
    expect(wasteValidation(24, rules)).toBeCloseTo(0.5 / 24, 9);
    const waste = (hours: number): number => wasteValidation(hours, rules) + corruptionsPerHour(200, rules) * (hours / 2) * rules.silentLossRatio;
    const best = optimalValidationHours(200, rules);
    expect(waste(best)).toBeLessThan(waste(best / 2));
    expect(waste(best)).toBeLessThan(waste(best * 2));
    expect(taintRatio(0, rules)).toBe(0);
    expect(taintRatio(2, rules)).toBeCloseTo(1 - 0.95 * 0.95, 12);
  });

  test('spoils work until a check finds it; checks slow the run', () => {
    const after = (validateHours: number): { tainted: number; time: number; found: number } => {
      const context = fleet(corrupt);
      context.world.compute.reliability.validateHours = validateHours;
      runHours(context, 24 * 60);
      const { job, reliability } = context.world.compute;
      return { tainted: job!.taintedFlops / job!.flopsDone, time: job!.timeRatio, found: reliability.corruptFound };
    };
    const never = after(0);
    const daily = after(24);
    expect(never.tainted).toBeGreaterThan(3 * daily.tainted);
    expect(daily.time).toBeLessThan(never.time);
    expect(daily.found).toBeGreaterThan(10); // 200 servers, 60 days, 2 per 1000 a day: 24
  });
});

test('serving loses a failed server’s own share, a run stops as a whole', () => {
  const serve = fleet(withRules({}));
  serve.world.compute.job = null;
  const training = fleet(withRules({}));
  for (const context of [serve, training]) {
    context.world.compute.models.push({ id: 7, name: 'Alpha', params: 7e9, activeParams: 7e9, contextTokens: 8192, tokens: 1e11, flops: 1e22, loss: 2, capability: 40, finishedS: 0, maxGpus: 8 });
  }
  Object.assign(serve.world.compute.product, { modelId: 7, servingGpus: 1600, priceCentsPerMTok: 100 });
  runHours(serve, 3);
  runHours(training, 3);
  const { product, reliability } = serve.world.compute;
  expect(product.servingNow).toBe(1600 - reliability.failedGpus);
  expect(reliability.interruptions).toBe(0);
  expect(training.world.compute.job!.timeRatio).toBeLessThan(0.97);
});

test('rules stay within their range', () => {
  const context = makeCluster({ racks: 1 });
  expect(refusalOf(reliabilityCommands['reliability.setEviction'].check(context, { failures: 9 }))).toMatchObject({ id: 'evict-range', have: 9, need: 5 });
  expect(refusalOf(reliabilityCommands['reliability.setBurnIn'].check(context, { hours: 1000 }))).toMatchObject({ id: 'burn-in-range', need: 336 });
  expect(refusalOf(reliabilityCommands['reliability.setValidation'].check(context, { hours: -1 }))).toMatchObject({ id: 'validation-range', need: 0 });
  expect(refusalOf(reliabilityCommands['reliability.setValidation'].check(context, { hours: 24 }))).toBeNull();
});
