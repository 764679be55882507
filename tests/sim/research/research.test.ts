import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../../src/sim/commands/checks.ts';
import { researchCommands } from '../../../src/sim/commands/research.ts';
import { labEffect } from '../../../src/sim/rules/effects.ts';
import { effectiveHeads, experimentRatio, findProject, freeShare, ideaEstimate, ideaTruth, researchHeads } from '../../../src/sim/rules/research.ts';
import { stepResearch } from '../../../src/sim/systems/research/step.ts';
import type { IdeaDef } from '../../../src/sim/world/catalogResearch.ts';
import type { StepContext } from '../../../src/sim/world/context.ts';
import { cohortOf } from '../../../src/sim/world/lookup.ts';
import fc from '../../support/laws.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { companyContext } from '../company/companyWorld.ts';

const overlap = tinyCatalog.ideas['overlap']!;

function lab(seed = 1, heads = 20): StepContext {
  const context = companyContext({ ideas: ['overlap', 'bubbles'] }, seed);
  cohortOf(context.world, 'systems').count = heads;
  return context;
}
function days(context: StepContext, count: number): void {
  for (let h = 0; h < count * 24; h++) {
    stepResearch(context);
    context.world.timeS += 3600;
  }
}
const start = (context: StepContext, heads: number): void => researchCommands['research.start'].apply(context, { idea: 'overlap', heads, gpus: 0 });

describe('what an idea is worth', () => {
  test('over seeds, work has its mean, dead ends their share, and worth lies evenly between low and high', () => {
    const truths = Array.from({ length: 4000 }, (_, seed) => ideaTruth(seed, overlap));
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(truths.map((truth) => truth.workDays)) / overlap.personDays).toBeCloseTo(1, 1);
    expect(mean(truths.map((truth) => Number(truth.dead)))).toBeCloseTo(overlap.deadEndRatio, 1);
    const alive = truths.filter((truth) => !truth.dead).map((truth) => truth.ratio);
    expect(Math.min(...alive)).toBeGreaterThanOrEqual(overlap.ratioLow);
    expect(Math.max(...alive)).toBeLessThanOrEqual(overlap.ratioHigh);
    expect(mean(alive)).toBeCloseTo((overlap.ratioLow + overlap.ratioHigh) / 2, 2);
  });

  test.each([0, 0.3, 0.6, 0.9])('intervals hold the worth of what works four times out of five, at %d of the work', (share) => {
    let held = 0;
    let all = 0;
    for (let seed = 0; seed < 2000; seed++) {
      const truth = ideaTruth(seed, overlap);
      if (truth.dead) continue;
      const estimate = ideaEstimate(seed, overlap, truth.workDays * share);
      all++;
      if (truth.ratio >= estimate.lowRatio - 1e-12 && truth.ratio <= estimate.highRatio + 1e-12) held++;
    }
    expect(held / all).toBeGreaterThan(0.76);
    expect(held / all).toBeLessThan(0.86);
  });

  test('an estimate never gets wider with work, nor dead ends likelier', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (seed, a, b) => {
      const { workDays } = ideaTruth(seed, overlap);
      const early = ideaEstimate(seed, overlap, workDays * Math.min(a, b));
      const late = ideaEstimate(seed, overlap, workDays * Math.max(a, b));
      expect(late.deadEndRatio).toBeLessThanOrEqual(early.deadEndRatio + 1e-12);
      expect(late.lowRatio).toBeLessThanOrEqual(late.highRatio);
    }));
  });
});

describe('work', () => {
  test.each([[10, 60, 10 / (1 + 1 / 6)], [60, 60, 30], [600, 60, 600 / 11]])('%d heads on one idea with a crowd of %d count for %d', (heads, crowd, expected) => {
    expect(effectiveHeads(heads, crowd)).toBeCloseTo(expected, 9);
  });

  test('experiments run at the dry pace without GPUs and at full pace with all of them', () => {
    expect([experimentRatio(0, 100, 0.25), experimentRatio(25, 100, 0.25), experimentRatio(100, 100, 0.25), experimentRatio(0, 0, 0.25)]).toEqual([0.25, 0.625, 1, 1]);
  });

  test('ends in a breakthrough that speeds up runs, or in a dead end that does not', () => {
    const ended = { found: 0, dead: 0 };
    for (let seed = 1; seed <= 40; seed++) {
      const context = lab(seed);
      start(context, 20);
      days(context, 120);
      const project = findProject(context.world, 'overlap')!;
      if (project.state === 'active') continue;
      ended[project.state as 'found' | 'dead']++;
      expect(labEffect(context.world, context.catalog, 'mfu')).toBeCloseTo(project.state === 'found' ? project.ratio : 1, 12);
      expect(project.ratio).toBe(ideaTruth(seed, overlap).ratio);
    }
    expect(ended.found).toBeGreaterThan(20);
    expect(ended.dead).toBeGreaterThan(1);
  });

  test('heads on ideas are missing elsewhere, and no head works twice', () => {
    const context = lab(1, 20);
    start(context, 15);
    expect(researchHeads(context.world, context.catalog, 'systems')).toBe(15);
    expect(freeShare(context.world, context.catalog, 'systems')).toBe(0.25);
    expect(refusalOf(researchCommands['research.assign'].check(context, { idea: 'overlap', heads: 21, gpus: 0 }))).toMatchObject({ id: 'research-heads', have: 20, need: 21 });
  });

  test('dropped work is kept for later', () => {
    const context = lab();
    start(context, 5);
    days(context, 5);
    const done = findProject(context.world, 'overlap')!.doneDays;
    researchCommands['research.drop'].apply(context, { idea: 'overlap' });
    days(context, 5);
    expect(findProject(context.world, 'overlap')!.doneDays).toBe(done);
    start(context, 5);
    days(context, 1);
    expect(findProject(context.world, 'overlap')!.doneDays).toBeGreaterThan(done);
  });
});

describe('what is refused', () => {
  test.each([
    [{ idea: 'nothing', heads: 1, gpus: 0 }, 'unknown-idea'], [{ idea: 'bubbles', heads: 1, gpus: 0 }, 'idea-needs'], [{ idea: 'overlap', heads: 0, gpus: 0 }, 'some-heads'],
    [{ idea: 'overlap', heads: 99, gpus: 0 }, 'research-heads'], [{ idea: 'overlap', heads: 1, gpus: 32_000 }, 'research-gpus'],
  ])('%o: %s', (payload, id) => {
    expect(refusalOf(researchCommands['research.start'].check(lab(), payload))?.id).toBe(id);
  });
  test('publishing what is not found, or what the field knows', () => {
    const context = lab();
    expect(refusalOf(researchCommands['research.publish'].check(context, { idea: 'overlap' }))?.id).toBe('idea-found');
    context.world.research.projects.push({ idea: 'overlap', state: 'found', heads: 0, gpus: 0, doneDays: 1, gpuHours: 0, startedS: 0, endedS: 0, ratio: 1.05, shared: 'kept' });
    expect(refusalOf(researchCommands['research.publish'].check(context, { idea: 'overlap' }))).toBeNull();
    const old: IdeaDef = { ...overlap, commonDate: '2020-01-01' };
    expect(refusalOf(researchCommands['research.publish'].check({ ...context, catalog: { ...context.catalog, ideas: { overlap: old } } }, { idea: 'overlap' }))?.id).toBe('idea-new');
  });
});

test('rivals learn what is published or leaks, once; what is kept leaks sooner where staff do not believe', () => {
  const leaks = (staff: number): number => {
    let leaked = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const context = lab(seed);
      context.world.affairs.gauges.staff = staff;
      context.world.research.projects.push({ idea: 'overlap', state: 'found', heads: 0, gpus: 0, doneDays: 1, gpuHours: 0, startedS: 0, endedS: 0, ratio: 1.05, shared: 'kept' });
      const before = context.world.race.releases.at(-1)!.capability;
      days(context, 365);
      const { shared } = findProject(context.world, 'overlap')!;
      expect(context.world.race.releases.at(-1)!.capability - before).toBeCloseTo(shared === 'leaked' ? overlap.rivalPoints : 0, 12);
      if (shared === 'leaked') leaked++;
    }
    return leaked;
  };
  expect(leaks(0.1)).toBeGreaterThan(leaks(1));
});
