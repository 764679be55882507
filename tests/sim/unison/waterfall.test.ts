/** The waterfall's other views, and the causes inside a step. */
import { expect, test } from 'vitest';
import { trainCommands } from '../../../src/sim/commands/train.ts';
import { stepLoss, waterfallLosses } from '../../../src/sim/rules/waterfall.ts';
import { lossCauses, TOP_CAUSES } from '../../../src/sim/rules/waterfallCauses.ts';
import { WATERFALL_STEPS } from '../../../src/sim/world/compute.ts';
import { makeCluster, runHours } from '../compute/cluster.ts';

function running(more: { tensor?: number; pipeline?: number; checkpointS?: number } = {}) {
  const context = makeCluster({ racks: 100, technicians: 60 });
  trainCommands['train.start'].apply(context, { name: 'Alpha', site: 'riverbend', params: 70e9, tokens: 1e13, gpus: 1600, checkpointS: 900, ...more });
  context.world.sites[0]!.power.loadKW = 2500;
  runHours(context, 3);
  return context;
}

test('losses in GPUs, MW, money and FLOP/s add up from nameplate to what the run gets done', () => {
  const context = running();
  const { waterfall, job } = context.world.compute;
  const { perGpu, usefulFlops, lostCentsPerHour } = waterfallLosses(context);
  const lost = WATERFALL_STEPS.reduce((sum, step) => sum + stepLoss(waterfall, step), 0);
  for (const unit of [1, perGpu.kW, perGpu.flops, perGpu.centsPerHour]) {
    expect(unit).toBeGreaterThan(0);
    expect((waterfall.bought - lost) * unit / (waterfall.useful * unit)).toBeCloseTo(1, 9);
  }
  expect(waterfall.powered * perGpu.kW).toBeCloseTo(2500, 6); // what the site draws
  expect(usefulFlops / (job!.assignedGpus * 989e12 * job!.mfu * job!.straggler * job!.timeRatio)).toBeCloseTo(1, 9);
  const cents = Object.values(lostCentsPerHour).reduce((sum, step) => sum + step, 0);
  expect(Math.abs(cents - lost * perGpu.centsPerHour)).toBeLessThan(WATERFALL_STEPS.length);
});

test('what a step waits for is named: a deep pipeline its bubble, largest first, at most three', () => {
  const causes = lossCauses(running({ tensor: 1, pipeline: 40 }), 'inStep');
  expect(causes[0]!.id).toBe('step-bubble');
  expect(causes.length).toBeLessThanOrEqual(TOP_CAUSES);
  for (let i = 1; i < causes.length; i++) expect(causes[i]!.gpus).toBeLessThanOrEqual(causes[i - 1]!.gpus);
  const shallow = lossCauses(running({ tensor: 8, pipeline: 1 }), 'inStep');
  expect(shallow.find((cause) => cause.id === 'step-bubble')).toBeUndefined();
});

test('a checkpoint a day loses its hours as work done again', () => {
  expect(lossCauses(running({ checkpointS: 86_400 }), 'useful')[0]!.id).toBe('rework');
});
