import fc from '../../support/laws.ts';
import { describe, expect, test } from 'vitest';
import { computeExplanations } from '../../../src/sim/explain/compute.ts';
import { stepWaterfall } from '../../../src/sim/systems/waterfall/step.ts';
import { stepTraining } from '../../../src/sim/systems/training/step.ts';
import { trainCommands } from '../../../src/sim/commands/train.ts';
import { stepLoss, stepRatio, waterfallLosses } from '../../../src/sim/rules/waterfall.ts';
import { allCauses, lossCauses, remediesOf } from '../../../src/sim/rules/waterfallCauses.ts';
import { WATERFALL_STEPS } from '../../../src/sim/world/compute.ts';
import { hallOf, makeCluster, runHours } from './cluster.ts';

const anyCluster = fc.record({
  racks: fc.integer({ min: 0, max: 30 }), stock: fc.integer({ min: 0, max: 200 }), onOrder: fc.integer({ min: 0, max: 500 }), ports: fc.integer({ min: 0, max: 600 }),
  powered: fc.double({ min: 0, max: 1, noNaN: true }), cool: fc.double({ min: 0, max: 1, noNaN: true }), clock: fc.double({ min: 0.3, max: 1, noNaN: true }),
  down: fc.integer({ min: 0, max: 10 }), target: fc.integer({ min: 1, max: 700 }), runs: fc.boolean(),
});
type Cluster = typeof anyCluster extends fc.Arbitrary<infer T> ? T : never;

function build(cluster: Cluster) {
  const context = makeCluster({ racks: cluster.racks, stock: cluster.stock, ports: cluster.ports });
  const { world } = context;
  world.compute.stock[0]!.boughtGpus += cluster.onOrder;
  if (cluster.onOrder > 0) world.compute.orders.push({ id: 5, kind: 'accelerator', item: 'h100', site: null, ordered: cluster.onOrder, delivered: 0, orderedS: 0, firstS: 1e6, perWeek: 100, paidCents: 0 });
  for (let r = 0; r < Math.min(cluster.down, cluster.racks); r++) world.racks.columns.downGpus[r] = 8;
  const hall = hallOf(context);
  hall.poweredGpus = Math.floor(hall.poweredGpus * cluster.powered);
  hall.coolGpus = Math.floor(hall.poweredGpus * cluster.cool);
  hall.clockRatio = cluster.clock;
  if (cluster.runs) {
    trainCommands['train.start'].apply(context, { name: 'A', site: 'riverbend', params: 1e9, tokens: 1e12, gpus: cluster.target, checkpointS: 900 });
    stepTraining(context);
  }
  stepWaterfall(context);
  return context;
}

describe('the waterfall', () => {
  test('never rises, and its ratios multiply to useful over bought, whatever happens', () => {
    fc.assert(fc.property(anyCluster, (cluster) => {
      const context = build(cluster);
      const { waterfall } = context.world.compute;
      let product = 1;
      let losses = 0;
      for (let i = 1; i < WATERFALL_STEPS.length; i++) {
        const step = WATERFALL_STEPS[i]!;
        expect(waterfall[step]).toBeLessThanOrEqual(waterfall[WATERFALL_STEPS[i - 1]!]);
        expect(waterfall[step]).toBeGreaterThanOrEqual(0);
        product *= stepRatio(waterfall, step);
        losses += stepLoss(waterfall, step);
      }
      expect(waterfall.bought - losses).toBeCloseTo(waterfall.useful, 6);
      const { goodput, lostCentsPerHour, worst, usefulFlops } = waterfallLosses(context);
      expect(product).toBeCloseTo(waterfall.bought > 0 ? goodput : product, 9);
      expect(goodput).toBeLessThanOrEqual(1);
      for (const step of WATERFALL_STEPS) expect(lostCentsPerHour[step]).toBeLessThanOrEqual(lostCentsPerHour[worst]!);
      const { job } = context.world.compute;
      if (job && job.assignedGpus > 0) {
        const speed = job.assignedGpus * 989e12 * job.mfu * job.straggler * job.timeRatio; // what the run gets done
        expect(usefulFlops / speed).toBeCloseTo(1, 9);
      } else expect(usefulFlops).toBe(0);
    }), { numRuns: 200 });
  });

  test('causes of a step share its loss exactly, and what would mend them gives finite amounts back', () => {
    fc.assert(fc.property(anyCluster, (cluster) => {
      const context = build(cluster);
      const before = JSON.stringify(context.world);
      const { perGpu } = waterfallLosses(context);
      for (const step of WATERFALL_STEPS) {
        const loss = stepLoss(context.world.compute.waterfall, step);
        const causes = allCauses(context, step);
        for (const unit of [1, perGpu.kW, perGpu.flops, perGpu.centsPerHour]) {
          const sum = causes.reduce((total, cause) => total + cause.gpus * unit, 0);
          expect(Math.abs(sum - loss * unit), step).toBeLessThanOrEqual(loss * unit * 1e-9);
        }
        for (const entry of causes.flatMap(remediesOf)) {
          for (const value of [entry.gpus, entry.payCents, entry.monthlyCents, entry.readyInS]) expect(Number.isFinite(value) && value >= 0, `${step} ${entry.id}`).toBe(true);
        }
      }
      expect(JSON.stringify(context.world)).toBe(before);
    }), { numRuns: 200 });
  });

  test('names causes for what is lost and no more than that', () => {
    fc.assert(fc.property(anyCluster, (cluster) => {
      const context = build(cluster);
      for (const step of WATERFALL_STEPS) {
        const loss = stepLoss(context.world.compute.waterfall, step);
        const causes = lossCauses(context, step);
        if (loss > 1) expect(causes.length, step).toBeGreaterThan(0);
        for (const cause of causes) expect(cause.gpus).toBeLessThanOrEqual(loss);
      }
    }), { numRuns: 200 });
  });

  test('an idle fleet is lost at the step named in step', () => {
    const context = makeCluster({ racks: 10 });
    runHours(context, 1);
    expect(waterfallLosses(context).worst).toBe('inStep');
    expect(lossCauses(context, 'inStep')[0]).toMatchObject({ id: 'no-work', gpus: 160 });
    expect(waterfallLosses(context).lostCentsPerHour['inStep']).toBeGreaterThan(160 * 60); // 3.2 M cents over 5 years is 73 cents per hour
  });
});

describe('explanations', () => {
  test('answer for every id, change nothing and carry finite values', () => {
    const context = build({ racks: 20, stock: 32, onOrder: 64, ports: 300, powered: 0.9, cool: 0.9, clock: 0.9, down: 2, target: 200, runs: true });
    const before = JSON.stringify(context.world);
    for (const [id, explain] of Object.entries(computeExplanations)) {
      const tree = explain(context, {});
      expect(tree.id, id).toBe(id);
      const stack = [tree];
      while (stack.length > 0) {
        const node = stack.pop()!;
        if (node.value !== null) expect(Number.isFinite(node.value), `${id} > ${node.id}`).toBe(true);
        stack.push(...node.terms);
      }
    }
    expect(JSON.stringify(context.world)).toBe(before);
  });

  test('answer without a site, a GPU or a run', () => {
    const context = makeCluster();
    context.world.sites.length = 0;
    context.world.compute.stock.length = 0;
    context.world.compute.networks.length = 0;
    for (const [id, explain] of Object.entries(computeExplanations)) expect(explain(context, {}).id).toBe(id);
  });
});
