/** Who mends when, what broke what waits, and why a failure hurts a run more than serving. */
import { describe, expect, test } from 'vitest';
import { computeFleetExplanations } from '../../../src/sim/explain/computeFleet.ts';
import { reliabilityCommands } from '../../../src/sim/commands/reliability.ts';
import { refusalOf } from '../../../src/sim/commands/checks.ts';
import { isNight, repairRate, shiftRatio } from '../../../src/sim/rules/crew.ts';
import { readReadiness } from '../../../src/sim/rules/fleet.ts';
import { allCauses, remediesOf } from '../../../src/sim/rules/waterfallCauses.ts';
import { breakServer, interrupt } from '../../../src/sim/systems/reliability/breaking.ts';
import { mendServers } from '../../../src/sim/systems/reliability/repair.ts';
import { stepProducts } from '../../../src/sim/systems/products/step.ts';
import { stepTraining } from '../../../src/sim/systems/training/step.ts';
import { stepWaterfall } from '../../../src/sim/systems/waterfall/step.ts';
import { trainCommands } from '../../../src/sim/commands/train.ts';
import type { Catalog } from '../../../src/sim/world/catalog.ts';
import { catalog, makeCluster, runHours } from './cluster.ts';

const constants = catalog.constants.reliability;
const shifts: Catalog = { ...catalog, constants: { ...catalog.constants, reliability: { ...constants, dayShiftHours: 12, nightWorkRatio: 0.75 } } };
const HOUR_S = 3600;

function broken(nightShift: boolean, hour: number) {
  const context = makeCluster({ racks: 10, technicians: 200, catalog: shifts });
  context.world.compute.reliability.nightShift = nightShift;
  context.world.timeS = hour * HOUR_S;
  const fleet = readReadiness(context);
  for (let i = 0; i < 3; i++) breakServer(context, fleet, fleet.halls[0]!, i === 0 ? 'lemon' : 'gpu', i / 10);
  return { context, fleet };
}

describe('shifts', () => {
  test('by day only nothing is mended at night, and a day has the same hours; a night shift mends at once, and less in all', () => {
    const night = broken(false, 2);
    mendServers(night.context, night.fleet);
    expect(night.fleet.failedServers).toBe(3);
    for (const at of [broken(false, 10), broken(true, 2)]) {
      mendServers(at.context, at.fleet);
      expect(at.fleet.failedServers).toBe(0);
    }
    for (const nightShift of [false, true]) {
      const { context: { world } } = broken(nightShift, 0);
      let sum = 0;
      for (let hour = 0; hour < 24; hour++) {
        world.timeS = hour * HOUR_S;
        sum += shiftRatio(world, shifts);
      }
      expect(sum).toBeCloseTo(nightShift ? 12 + 12 * 0.75 : 24, 9);
      expect(repairRate(world, shifts) / repairRate(world, shifts, false)).toBeCloseTo(sum / 24, 9);
    }
    expect([5, 6, 17, 18].map((hour) => isNight({ ...night.context.world, timeS: hour * HOUR_S }, shifts))).toEqual([true, false, false, true]);
  });

  test('the order is refused when nothing changes', () => {
    const { context } = broken(false, 2);
    expect(refusalOf(reliabilityCommands['reliability.setShift'].check(context, { night: 0 }))?.id).toBe('shift-changes');
    expect(refusalOf(reliabilityCommands['reliability.setShift'].check(context, { night: 1 }))).toBeNull();
    reliabilityCommands['reliability.setShift'].apply(context, { night: 1 });
    expect(context.world.compute.reliability.nightShift).toBe(true);
  });
});

test('what broke the servers that wait is counted, shares the loss, and is forgotten with the repair', () => {
  const { context, fleet } = broken(false, 10);
  stepWaterfall(context);
  expect(context.world.compute.reliability.downByCause).toEqual({ lemon: 1, gpu: 2 });
  const causes = allCauses(context, 'healthy');
  const of = (id: string): number => causes.find((cause) => cause.id === id)?.gpus ?? 0;
  expect(of('failed-lemon')).toBeCloseTo(8, 6);
  expect(of('failed-parts') + of('failed-young') + of('failed-heat')).toBeCloseTo(16, 6);
  expect(remediesOf(causes.find((cause) => cause.id === 'failed-lemon')!)[0]).toMatchObject({ id: 'evict', order: { type: 'reliability.setEviction' } });
  mendServers(context, fleet);
  expect(context.world.compute.reliability.downByCause).toEqual({});
});

test('a failure stops a whole run; of serving it takes its own GPUs', () => {
  const training = makeCluster({ racks: 20, technicians: 0 });
  trainCommands['train.start'].apply(training, { name: 'A', site: 'riverbend', params: 1e9, tokens: 1e13, gpus: 320, checkpointS: 900 });
  runHours(training, 3);
  const job = training.world.compute.job!;
  const fleet = readReadiness(training);
  const before = job.interruptions;
  interrupt(training, fleet, 0, 'gpu', 0);
  expect(job.interruptions).toBe(before + 1);

  const serving = makeCluster({ racks: 20, technicians: 0 });
  const { product, reliability } = serving.world.compute;
  serving.world.compute.models.push({ id: 1, name: 'A', params: 1e9, activeParams: 1e9, tokens: 1e12, flops: 6e21, loss: 2.5, capability: 50, finishedS: 0, maxGpus: 320 } as never);
  Object.assign(product, { modelId: 1, launchedS: 0, priceCentsPerMTok: 100, servingGpus: 320 });
  stepProducts(serving);
  const served = product.servingNow;
  expect(served).toBe(320);
  const there = readReadiness(serving);
  breakServer(serving, there, there.halls[0]!, 'gpu', 0);
  interrupt(serving, there, 0, 'gpu', 0);
  readReadiness(serving);
  stepTraining(serving);
  stepProducts(serving);
  expect(product.servingNow).toBe(312);
  expect(reliability.interruptions).toBe(0);
});

test('the failures of a young cluster explain themselves: terms add up, and youth fades', () => {
  const context = makeCluster({ racks: 20 });
  const day = (days: number): number => {
    for (let r = 0; r < 20; r++) context.world.racks.columns.installedS[r] = context.world.timeS - days * 86_400;
    context.world.sites[0]!.structures[0]!.hall!.layoutVersion++;
    const tree = computeFleetExplanations['failuresPerDay']!(context, {});
    expect(tree.terms.reduce((sum, term) => sum + (term.value ?? 0), 0)).toBeCloseTo(tree.value!, 9);
    if (days === 0) {
      const [, young] = tree.terms;
      const in30 = young!.terms.find((term) => term.params['days'] === 30)!;
      expect(in30.value).toBeLessThan(tree.value!);
      expect(young!.terms[0]!.value).toBeCloseTo(1 + constants.infantMultiplier, 9);
      later = in30.value!;
    }
    return tree.value!;
  };
  let later = 0;
  const first = day(0);
  expect(day(30)).toBeCloseTo(later, 9); // what was told for that day
  expect(day(300)).toBeLessThan(first / 2);
});
