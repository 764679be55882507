/** Mixtures of experts in the game's runs: what they are worth, what they cost, and when they are no good. */
import { describe, expect, test } from 'vitest';
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';
import { refusalOf } from '../../../src/sim/commands/checks.ts';
import { trainCommands } from '../../../src/sim/commands/train.ts';
import { denseWorth, optimalMixture } from '../../../src/sim/rules/mixture.ts';
import { planGpus } from '../../../src/sim/rules/performance/plan.ts';
import { servingLeastGpus } from '../../../src/sim/rules/serving.ts';
import { computeOptimal, lossAt } from '../../../src/sim/rules/scalingLaw.ts';
import { planRun, type RunInput } from '../../../src/sim/rules/trainingPlan.ts';
import { newGame } from '../../../src/sim/engine/session.ts';
import { makeCluster } from '../compute/cluster.ts';

const base = loadBaseCatalog();
const { training } = base.constants;
const quarry = newGame(base, 'swing', 1).context;
const ask = (more: Partial<RunInput>) => planRun({ site: 'quarry-line', params: 1e11, tokens: 4e12, gpus: 16_384, checkpointS: 900, ...more }, quarry);

describe('the law', () => {
  test.each([ // total, active, the dense model it was found as good as, in billions
    ['DeepSpeed-MoE 1.3B + 128 experts', 52, 1.3, 6.7],
    ['DeepSeekMoE 16B', 16.4, 2.8, 7],
    ['GLaM, better than GPT-3', 1200, 97, 175],
  ])('%s: within 1.8 times of what was found', (_name, total, active, dense) => {
    const worth = denseWorth(total * 1e9, active * 1e9, training) / (dense * 1e9);
    expect(worth).toBeGreaterThan(1 / 1.8);
    expect(worth).toBeLessThan(1.8);
  });

  test('dense is dense; worth lies between active and all parameters, grows with both, and ends', () => {
    expect(denseWorth(7e10, 7e10, training)).toBe(7e10);
    let before = 1e10;
    for (const sparsity of [1.5, 2, 4, 8, 16, 64, 256, 1024]) {
      const worth = denseWorth(sparsity * 1e10, 1e10, training);
      expect(worth).toBeGreaterThan(before);
      expect(worth).toBeLessThan(sparsity * 1e10);
      before = worth;
    }
    expect(denseWorth(1e18, 1e10, training)).toBeLessThan(1e10 * training.moeSaturation ** training.moeExponent * 1.0001);
  });

  test('the best split at a sparsity has less loss than its neighbours, and is the dense one at none', () => {
    const flops = 1e25;
    const best = optimalMixture(flops, 8, training);
    const loss = (active: number): number => lossAt(denseWorth(8 * active, active, training), flops / 6 / active, training);
    expect(6 * best.activeParams * best.tokens / flops).toBeCloseTo(1, 9);
    for (const factor of [0.8, 1.25]) expect(loss(best.activeParams * factor)).toBeGreaterThan(loss(best.activeParams));
    expect(optimalMixture(flops, 1, training).params / computeOptimal(flops, training).params).toBeCloseTo(1, 9);
  });
});

describe('at the same active parameters', () => {
  const dense = ask({});
  test.each([4, 8, 16])('1 of %i: same FLOP, a better model, a slower step, longer checkpoints, all-to-all traffic', (sparsity) => {
    const sparse = ask({ params: sparsity * 1e11, activeParams: 1e11 });
    expect(sparse.flops).toBe(dense.flops);
    expect(sparse.capability).toBeGreaterThan(dense.capability);
    expect(sparse.mfu).toBeLessThan(dense.mfu);
    expect(sparse.memoryGB).toBeCloseTo(sparsity * dense.memoryGB, 3);
    expect(sparse.checkpointWriteS).toBeGreaterThanOrEqual(dense.checkpointWriteS);
    expect(sparse.plan!.expert).toBeGreaterThan(1);
    expect(sparse.stepParts!.expertComm).toBeGreaterThan(0);
    expect(dense.stepParts!.expertComm).toBe(0);
    expect(planGpus(sparse.plan!)).toBeLessThanOrEqual(16_384);
  });
});

describe('a real choice', () => {
  /** Best model of a month on the GPUs of a cluster, over sizes, at a sparsity; 0 when none fits. */
  const monthOf = (gpus: number, sparsity: number, context = quarry): number => {
    let best = 0;
    for (let active = 5e8; active < 5e11; active *= 2) {
      const run = { site: 'quarry-line', gpus, params: active * sparsity, activeParams: active, checkpointS: 900 };
      const { days } = planRun({ ...run, tokens: 1e12 }, context);
      if (days > 0) best = Math.max(best, planRun({ ...run, tokens: 1e12 * 30 / days }, context).capability);
    }
    return best;
  };

  test('one in eight makes the better model of a month on 1,024 GPUs; on eight, one in 32 is worse than a dense one', () => {
    expect(monthOf(1024, 8)).toBeGreaterThan(monthOf(1024, 1) + 1);
    expect(monthOf(8, 32)).toBeLessThan(monthOf(8, 4));
    const mature = newGame(base, 'swing', 1).context;
    mature.world.compute.software = [{ accelerator: 'h100', workYears: 50, tokens: 1e14 }];
    expect(monthOf(8, 32, mature)).toBeLessThan(monthOf(8, 1, mature));
  });

  test('a narrow fabric takes much of the gain: tokens on their way to experts meet it, gradients hardly', () => {
    const narrow = newGame(base, 'swing', 1).context;
    narrow.world.compute.networks[0]!.oversubscription = 8;
    const mfu = (context: typeof quarry, sparsity: number): number => planRun({ site: 'quarry-line', params: sparsity * 1e11, activeParams: 1e11, tokens: 4e12, gpus: 16_384, checkpointS: 900 }, context).mfu;
    const dense = mfu(narrow, 1) / mfu(quarry, 1);
    expect(mfu(narrow, 16) / mfu(quarry, 16)).toBeLessThan(0.95 * dense);
  });

  test('it needs more memory to serve than the dense model that is as good', () => {
    const worth = denseWorth(8e11, 1e11, training);
    expect(servingLeastGpus(8e11, quarry.world, base)).toBeGreaterThan(2 * servingLeastGpus(worth, quarry.world, base));
  });
});

describe('orders', () => {
  const run = { name: 'Alpha', site: 'riverbend', params: 7e9, tokens: 1.4e11, gpus: 160, checkpointS: 900 };
  test.each([
    [{ activeParams: 8e9 }, 'active-params'],
    [{ contextTokens: 4096 }, 'context-range'],
    [{ expert: 8 }, 'plan-expert-dense'],
    [{ activeParams: 1e9, expert: 512 }, 'plan-expert-beyond-group'],
    [{ params: 2e12, activeParams: 7e9 }, 'model-fits'],
    [{ params: 7e10, batchTokens: 64e6, contextTokens: 16_777_216 }, 'context-fits'],
  ])('%o is refused as %s', (more, id) => {
    const context = makeCluster({ racks: 10 });
    const refusal = refusalOf(trainCommands['train.start'].check(context, { ...run, ...more }));
    expect(refusal?.id).toBe(id);
    if (id !== 'plan-expert-dense') expect(refusal!.have).not.toBe(refusal!.need);
  });
});
