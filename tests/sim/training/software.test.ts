/** The lab's software by generation, the phases of a run, its batch, and why the planner plans as it does. */
import { describe, expect, test } from 'vitest';
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';
import { explain } from '../../../src/sim/engine/explain.ts';
import { newGame } from '../../../src/sim/engine/session.ts';
import { bindingOf, reasonsFor } from '../../../src/sim/rules/performance/why.ts';
import { stateParts } from '../../../src/sim/rules/performance/trainingMemory.ts';
import { phaseAt, phasesOf } from '../../../src/sim/rules/runPhases.ts';
import { fixedOf, proposeRun, runInput, type RunSetup } from '../../../src/sim/rules/runPlan.ts';
import { batchWorth } from '../../../src/sim/rules/runWorth.ts';
import { contextSpeedRatio, modelUtility, servingLeastGpus } from '../../../src/sim/rules/serving.ts';
import { maturity, publicYear, softwareAt, softwareYear } from '../../../src/sim/rules/software.ts';
import { planRun, type RunInput } from '../../../src/sim/rules/trainingPlan.ts';
import { trainCommands } from '../../../src/sim/commands/train.ts';
import type { Explained } from '../../../src/sim/index.ts';
import { makeCluster, runHour, runHours } from '../compute/cluster.ts';

const base = loadBaseCatalog();
const { training } = base.constants;
const h100 = base.accelerators['h100']!;
const quarry = newGame(base, 'swing', 1).context;
const setup: RunSetup = {
  params: 405e9, activeParams: 405e9, tokens: 15.6e12, precision: 'bf16', batchTokens: 16e6, ramp: true, contextTokens: 131_072,
  tensor: 0, pipeline: 0, context: 0, expert: 0,
};
const ask = (more: Partial<RunInput> = {}) => planRun({ site: 'quarry-line', params: 4e11, tokens: 8e12, gpus: 16_384, checkpointS: 900, ...more }, quarry);

describe('software', () => {
  test('a lab new to a generation is behind what is public; work and tokens bring it ahead, and never further than the lead', () => {
    const { context } = newGame(base, 'swing', 1);
    const { world } = context;
    expect(softwareYear(world, base, 'h100')).toBeCloseTo(publicYear(world) - training.softwareLagYears, 1);
    let before = -1;
    for (const [workYears, tokens] of [[0, 0], [1, 0], [1, 1e12], [5, 4e12], [500, 4e14]] as const) {
      world.compute.software = [{ accelerator: 'h100', workYears, tokens }];
      const now = maturity(softwareAt(world, 'h100'), training);
      expect(now).toBeGreaterThan(before);
      before = now;
    }
    expect(softwareYear(world, base, 'h100')).toBeCloseTo(publicYear(world) + training.softwareLeadYears, 1);
    expect(softwareYear(world, base, 'b200')).toBeCloseTo(publicYear(world) - training.softwareLagYears, 1);
  });

  test('grows by the hour with systems engineers and by the token with runs, on what is bought and run only', () => {
    const learn = (systems: number, run: boolean) => {
      const context = makeCluster({ racks: 10 });
      context.world.people.cohorts.find((cohort) => cohort.role === 'systems')!.count = systems;
      if (run) trainCommands['train.start'].apply(context, { name: 'Alpha', site: 'riverbend', params: 7e9, tokens: 1e13, gpus: 160, checkpointS: 900 });
      runHours(context, 24);
      return context.world.compute.software;
    };
    const [few] = learn(5, false);
    const [many] = learn(50, false);
    expect(many!.workYears / few!.workYears).toBeCloseTo(10, 6);
    expect(few!.tokens).toBe(0);
    expect(learn(0, false)).toEqual([]);
    const ran = learn(5, true);
    expect(ran).toHaveLength(1);
    expect(ran[0]!.tokens).toBeGreaterThan(0);
  });

  test('a mature lab is faster on the same machines', () => {
    const young = ask();
    const { context } = newGame(base, 'swing', 1);
    context.world.compute.software = [{ accelerator: 'h100', workYears: 20, tokens: 1e13 }];
    const old = planRun({ site: 'quarry-line', params: 4e11, tokens: 8e12, gpus: 16_384, checkpointS: 900 }, context);
    expect(old.mfu).toBeGreaterThan(1.05 * young.mfu);
    expect(old.software.maturity).toBeGreaterThan(0.9);
  });
});

describe('phases', () => {
  test('shares add up; a run without long samples or ramp has one', () => {
    expect(phasesOf(setup, base).map((entry) => entry.phase)).toEqual(['ramp', 'main', 'long']);
    expect(phasesOf(setup, base).reduce((sum, entry) => sum + entry.share, 0)).toBeCloseTo(1, 12);
    expect(phasesOf({ ...setup, ramp: false, contextTokens: 8192 }, base)).toEqual([{ phase: 'main', share: 1 }]);
    expect([0, 0.1, 0.5, 0.94, 0.96, 1].map((done) => phaseAt(setup, done, base))).toEqual(['ramp', 'ramp', 'main', 'main', 'long', 'long']);
  });

  test('longer contexts take longer and more memory, by attention and shared sequences', () => {
    let days = ask().days;
    for (const contextTokens of [32_768, 131_072, 1_048_576]) {
      const plan = ask({ contextTokens });
      expect(plan.days).toBeGreaterThan(days);
      expect(plan.capability).toBe(ask().capability);
      days = plan.days;
    }
    expect(ask({ contextTokens: 1_048_576 }).phases.at(-1)!.plan!.context).toBeGreaterThan(1);
  });

  test('days left end at none, and are all of them at the start', () => {
    const plan = ask({ contextTokens: 131_072, doneRatio: 0 });
    expect(plan.daysLeft).toBeCloseTo(plan.days, 6);
    expect(ask({ contextTokens: 131_072, doneRatio: 1 }).daysLeft).toBe(0);
  });

  test('the run goes through its phases, is planned anew for the last one, and leaves a model with its context', () => {
    const context = makeCluster({ racks: 20 });
    trainCommands['train.start'].apply(context, { name: 'Alpha', site: 'riverbend', params: 2e9, tokens: 2e12, gpus: 320, checkpointS: 900, contextTokens: 32_768, ramp: true, batchTokens: 4e6 });
    const seen: string[] = [];
    for (let hour = 0; hour < 2000 && context.world.compute.job; hour++) {
      runHour(context);
      const phase = context.world.compute.job?.phase;
      if (phase && seen.at(-1) !== phase) seen.push(phase);
    }
    expect(seen).toEqual(['ramp', 'main', 'long']);
    expect(context.world.compute.models[0]).toMatchObject({ contextTokens: 32_768, activeParams: 2e9 });
  });

  test('what a long context is worth to customers, and what it costs to serve', () => {
    const offer = (contextTokens: number) => modelUtility({ capability: 50, contextTokens }, 100, base.constants);
    expect(offer(131_072)).toBeGreaterThan(offer(8192));
    expect(contextSpeedRatio(8192, base.constants)).toBe(1);
    expect(contextSpeedRatio(131_072, base.constants)).toBeLessThan(contextSpeedRatio(32_768, base.constants));
    expect(servingLeastGpus(8e12, quarry.world, base)).toBeGreaterThan(servingLeastGpus(4e11, quarry.world, base));
  });
});

describe('batch', () => {
  test('no ramp wastes early tokens; a batch of half the critical one wastes none either way', () => {
    const critical = { ...setup, batchTokens: 64e6 };
    expect(batchWorth({ ...critical, ramp: false }, base)).toBeLessThan(batchWorth({ ...critical, ramp: true }, base));
    expect(batchWorth({ ...setup, batchTokens: 16e6, ramp: false }, base)).toBe(1);
  });

  test('the planner ramps where it pays: not with a small batch, not where half of it would leave the pipeline empty', () => {
    expect(ask({ batchTokens: 8e6 }).ramp).toBe(false);
    expect(ask().ramp).toBe(true);
    expect(ask({ ramp: false }).ramp).toBe(false);
  });
});

describe('why', () => {
  const input = runInput(quarry.world, base, 'quarry-line', h100, { ...setup, params: 4e11, activeParams: 4e11, batchTokens: 0 }, 16_384);
  const fixed = fixedOf({ ...setup, contextTokens: 8192 }, input);
  const best = proposeRun(input, { ...setup, contextTokens: 8192 }).best!;

  test('no neighbour of the plan is faster; parts of memory add up; something binds', () => {
    const reasons = reasonsFor(input, fixed, best);
    expect(reasons.map((reason) => reason.degree)).toContain('tensor');
    for (const { fewer, more } of reasons) for (const side of [fewer, more]) if (side.kind === 'slower') expect(side.ratio).toBeGreaterThanOrEqual(0);
    const { weightsGB, gradientsGB, optimiserGB } = stateParts(input, best.plan);
    expect(weightsGB + gradientsGB + optimiserGB).toBeCloseTo(best.memory.stateGB, 9);
    expect(bindingOf(best).share).toBeGreaterThan(0);
  });

  test('a model that barely fits says that fewer GPUs a copy lack memory', () => {
    const tight = runInput(quarry.world, base, 'quarry-line', h100, { ...setup, params: 1.5e12, activeParams: 1.5e12 }, 2048);
    const plan = proposeRun(tight, { ...setup, contextTokens: 8192 }).best!;
    const lacking = reasonsFor(tight, fixed, plan).flatMap((reason) => (reason.fewer.kind === 'memory' ? [reason.fewer.missingGB] : []));
    for (const gigabytes of lacking) expect(gigabytes).toBeGreaterThan(0);
  });

  test('explanations are trees: plan, memory, batch, software; a plan that does not fit says what is missing', () => {
    const about = { site: 'quarry-line', params: 4e11, tokens: 8e12, gpus: 16_384 };
    const depth = (tree: Explained): number => 1 + Math.max(0, ...tree.terms.map(depth));
    const told = (id: string, params = about): Explained => explain(quarry, id, params)!;
    expect(depth(told('plan', about))).toBeGreaterThanOrEqual(3);
    const memory = told('runMemory', about);
    expect(memory.terms.reduce((sum, term) => sum + term.value!, 0)).toBeCloseTo(memory.value!, 6);
    const software = told('software', about);
    expect(software.terms.reduce((sum, term) => sum + term.value!, 0)).toBeCloseTo(software.value!, 6);
    expect(told('runBatch', about).value).toBeGreaterThan(0);
    const lack = told('plan', { ...about, params: 5e13 });
    expect(lack.id).toBe('plan.none');
    expect(lack.terms[0]!.value).toBeGreaterThan(0);
  });
});
