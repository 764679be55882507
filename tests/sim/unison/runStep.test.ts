/** The step of the game's run: from the same model as the calculator, with the lab's plan, fabric and software. */
import { describe, expect, test } from 'vitest';
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';
import { trainCommands } from '../../../src/sim/commands/train.ts';
import { refusalOf } from '../../../src/sim/commands/checks.ts';
import { fabricLinks } from '../../../src/sim/rules/network.ts';
import { networkBom } from '../../../src/sim/rules/networkBill.ts';
import { criticalBatchTokens, paceOf, paceOfStep, proposeRun, runInput, type RunSetup } from '../../../src/sim/rules/runPlan.ts';
import { batchWorth, capabilityOfRun, lossOfRun } from '../../../src/sim/rules/runWorth.ts';
import { planRun } from '../../../src/sim/rules/trainingPlan.ts';
import { newGame } from '../../../src/sim/engine/session.ts';
import { makeCluster, runHour, runHours } from '../compute/cluster.ts';

const base = loadBaseCatalog();
const h100 = base.accelerators['h100']!;
const setup: RunSetup = { params: 405e9, activeParams: 405e9, tokens: 15.6e12, precision: 'bf16', batchTokens: 16e6, ramp: null, contextTokens: 8192, tensor: 0, pipeline: 0, context: 0, expert: 0 };
const lab = makeCluster({ racks: 4 });
lab.world.epochDay = 19_905; // 1 July 2024
const input = (gpus: number, more: Partial<RunSetup> = {}) => runInput(lab.world, base, 'riverbend', h100, { ...setup, ...more }, gpus);
const mfu = (gpus: number, more: Partial<RunSetup> = {}): number => {
  const asked = input(gpus, more);
  return paceOfStep(asked, proposeRun(asked, { ...setup, ...more }).best!).mfu;
};

describe('step of a run', () => {
  test('MFU is arithmetic times parallel efficiency, and falls with GPUs at one batch', () => {
    let before = 1;
    for (const gpus of [2048, 4096, 8192, 16_384, 32_768]) {
      const asked = input(gpus);
      const pace = paceOfStep(asked, proposeRun(asked, setup).best!);
      expect(pace.kernelMfu * pace.parallel).toBeCloseTo(pace.mfu, 12);
      expect(pace.parallel).toBeGreaterThan(0);
      expect(pace.parallel).toBeLessThan(1);
      expect(pace.mfu).toBeLessThan(before);
      before = pace.mfu;
    }
  });

  test('a larger batch is faster, and wastes tokens only beyond the critical one', () => {
    const critical = criticalBatchTokens(setup.tokens, base);
    expect(critical / 64e6).toBeCloseTo(1, 3);
    expect(mfu(16_384, { batchTokens: critical })).toBeGreaterThan(mfu(16_384, { batchTokens: 16e6 }));
    expect(batchWorth({ ...setup, batchTokens: critical }, base)).toBe(1);
    expect(batchWorth({ ...setup, batchTokens: 2 * critical }, base)).toBeCloseTo(1 / 1.5, 6);
    expect(batchWorth({ ...setup, batchTokens: 0 }, base)).toBe(1);
  });

  test('FP8 is faster and costs loss; corruption costs tokens', () => {
    expect(mfu(8192, { precision: 'fp8' })).toBeGreaterThan(1.2 * mfu(8192));
    const loss = (more: Partial<RunSetup>, tainted = 0): number => lossOfRun({ ...setup, ...more }, setup.tokens, tainted, base);
    expect(loss({ precision: 'fp8' }) / loss({})).toBeCloseTo(1 + base.constants.training.fp8LossRatio, 9);
    expect(loss({}, 0.2)).toBeGreaterThan(loss({}));
    expect(capabilityOfRun(setup, setup.tokens, 0.2, 1, base)).toBeLessThan(capabilityOfRun(setup, setup.tokens, 0, 1, base));
  });

  test('the plan is kept while it fits: replicas follow the GPUs', () => {
    const { plan } = proposeRun(input(16_384), setup).best!;
    const one = plan.tensor * plan.pipeline * plan.context;
    expect(paceOf(input(16_384), plan)!.step.plan.data).toBe(Math.floor(16_384 / one));
    expect(paceOf(input(16_384 - one), plan)!.step.plan.data).toBe(Math.floor(16_384 / one) - 1);
    expect(paceOf(input(one - 1), plan)).toBeNull();
  });
});

describe('fabric', () => {
  const ethernet = base.fabrics['ethernet-400']!;
  const { network } = base.constants;

  test('a narrow top tier has fewer switches and transceivers, and leaves less bandwidth between pods', () => {
    let before = networkBom(16_384, ethernet, 1, network);
    const links = input(16_384).links;
    let kept = links.outBytesPerS;
    for (const narrow of [2, 4, 7]) {
      const bom = networkBom(16_384, ethernet, narrow, network);
      expect(bom.optics).toBeLessThan(before.optics);
      expect(bom.leaf + bom.spine + bom.core).toBeLessThan(before.leaf + before.spine + before.core);
      before = bom;
      const narrowed = fabricLinks(links, { wiring: 'rail', topRatio: 1, oversubscription: narrow }, 16_384, ethernet, network).outBytesPerS;
      expect(narrowed).toBeLessThan(kept);
      kept = narrowed;
    }
    expect(kept / links.outBytesPerS).toBeGreaterThan(0.4);
  });

  test('one switch has no top to narrow', () => {
    const { links } = input(32);
    expect(fabricLinks(links, { wiring: 'rail', topRatio: 1, oversubscription: 8 }, 32, ethernet, network)).toEqual(links);
  });

  test('a narrow fabric slows the run', () => {
    const speed = (oversubscription: number): number => {
      const context = makeCluster({ racks: 256 });
      context.world.compute.networks[0]!.oversubscription = oversubscription;
      return planRun({ site: 'riverbend', params: 7e9, tokens: 1.4e11, gpus: 4096, checkpointS: 900 }, context).mfu;
    };
    expect(speed(8)).toBeLessThan(0.98 * speed(1));
  });
});

describe('orders', () => {
  const run = { name: 'Alpha', site: 'riverbend', params: 7e9, tokens: 1.4e11, gpus: 160, checkpointS: 900 };

  test.each([
    [{ params: 4e12, tokens: 1e12 }, 'model-fits'],
    [{ tensor: 64 }, 'plan-tensor-beyond-heads'],
    [{ tensor: 16 }, 'plan-tensor-beyond-domain'],
    [{ pipeline: 99 }, 'plan-pipeline-beyond-layers'],
    [{ tensor: 8, pipeline: 30 }, 'plan-too-few-gpus'],
    [{ batchTokens: 4096 }, 'plan-batch-below-sequence'],
  ])('%o is refused as %s, with amounts', (more, id) => {
    const context = makeCluster({ racks: 10 });
    const refusal = refusalOf(trainCommands['train.start'].check(context, { ...run, ...more }));
    expect(refusal?.id).toBe(id);
    expect(refusal!.need!).toBeGreaterThan(refusal!.have!);
  });

  test('degrees that were asked for stay, others are the planner’s', () => {
    const context = makeCluster({ racks: 10 });
    trainCommands['train.start'].apply(context, { ...run, tensor: 4, pipeline: 2, precision: 'fp8', batchTokens: 8e6 });
    runHour(context);
    expect(context.world.compute.job).toMatchObject({ precision: 'fp8', batchTokens: 8e6, plan: { tensor: 4, pipeline: 2 } });
    expect(context.world.compute.job!.stepSeconds).toBeGreaterThan(0);
  });

  test('a run that grows by a tenth is spread anew', () => {
    const context = makeCluster({ racks: 20 });
    trainCommands['train.start'].apply(context, { ...run, tokens: 1e13, gpus: 160 });
    runHours(context, 2);
    expect(context.world.compute.job!.plannedGpus).toBe(160);
    context.world.compute.job!.targetGpus = 320;
    runHours(context, 2);
    expect(context.world.compute.job!.plannedGpus).toBeGreaterThan(300);
  });
});

test('memory shown for a plan is what stays in it: no more than there is, unless it is refused', () => {
  const { context } = newGame(base, 'swing', 1);
  const shown = [7e9, 7e10, 3e11, 5e11, 1e12, 5e13].map((params) => planRun({ site: 'quarry-line', params, tokens: 20 * params, gpus: 16_384, checkpointS: 900 }, context));
  for (const plan of shown) expect(plan.needGB <= plan.haveGB * (1 + 1e-9), `${plan.needGB} of ${plan.haveGB} GB`).toBe(plan.fitsMemory);
  expect(new Set(shown.map((plan) => plan.fitsMemory)).size).toBe(2);
});

test('a run that loses all of its time to failures has no end: no number of days, and none is infinite', () => {
  // In Unison as found: a checkpoint a day where something fails every few hours.
  const { context } = newGame(base, 'in-unison', 1);
  const { job } = context.world.compute;
  const plan = planRun({ ...job!, gpus: job!.targetGpus, checkpointS: 86_400 }, context);
  expect(plan.timeRatio).toBe(0);
  expect([plan.days, plan.daysLeft, ...plan.phases.map((phase) => phase.days)]).toEqual([0, 0, ...plan.phases.map(() => 0)]);
  const kept = planRun({ ...job!, gpus: job!.targetGpus, checkpointS: 900 }, context);
  expect(kept.days).toBeGreaterThan(0);
});
