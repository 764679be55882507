/** What is kept is what would come out: every cache against the same question asked afresh, in random games and in a bot's. */
import fc from '../../support/laws.ts';
import { describe, expect, it } from 'vitest';
import { botById } from '../../../src/bots/index.ts';
import { play } from '../../../src/bots/play.ts';
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';
import { hashWorld, planRun, optimalCheckpointS } from '../../../src/sim/index.ts';
import type { Game, SimContext } from '../../../src/sim/index.ts';
import { createDerived } from '../../../src/sim/engine/derived.ts';
import { affairEffect, gaugeRatio, keyEffect, labEffect } from '../../../src/sim/rules/effects.ts';
import { scenarioAffairs } from '../../../src/sim/rules/affairs.ts';
import { dealsEffect } from '../../../src/sim/rules/affiliates.ts';
import { fleetOf } from '../../../src/sim/rules/fleet.ts';
import { hallAirOf } from '../../../src/sim/rules/hallAir.ts';
import { inletRisesK } from '../../../src/sim/rules/heatFlow/solve.ts';
import { airRatio, buswayRacks, firmWeight } from '../../../src/sim/rules/hallLoad.ts';
import { rackSumKW } from '../../../src/sim/rules/layout.ts';
import { cohortOutput } from '../../../src/sim/rules/people.ts';
import { marketOf, scenarioLines } from '../../../src/sim/rules/products/lines.ts';
import { researchEffect } from '../../../src/sim/rules/research.ts';
import { readyHalls } from '../../../src/sim/rules/sitePlant.ts';
import { founderEffect } from '../../../src/sim/rules/standing.ts';
import { GAUGE_IDS } from '../../../src/sim/world/catalogAffairs.ts';
import { EFFECT_IDS, type EffectId } from '../../../src/sim/world/effects.ts';

const catalog = loadBaseCatalog();
const HOUR = 3_600;

/** The product that `labEffect` stands for, with every team and gauge asked. */
function effectAfresh({ world, catalog: rules }: SimContext, effect: EffectId): number {
  let staff = 1;
  for (const cohort of world.people.cohorts) {
    const does = cohort.count > 0 ? rules.roles[cohort.role].staff : undefined;
    if (!does || does.effect !== effect) continue;
    const heads = cohortOutput(cohort, rules.constants.people);
    staff *= 1 + does.ratio * heads / (heads + does.halfHeads);
  }
  let standing = founderEffect(world, rules, effect);
  for (const id of GAUGE_IDS) standing *= gaugeRatio(rules.gauges[id], effect, world.affairs.gauges[id]);
  return keyEffect(world, effect) * staff * researchEffect(world, rules, effect) * affairEffect(world, effect) * dealsEffect(world, rules, effect) * standing;
}

/** `toEqual` for long lists of numbers, fast. */
function expectSame(a: ArrayLike<number>, b: ArrayLike<number>): void {
  let at = a.length === b.length ? 0 : -1;
  while (at >= 0 && at < a.length) at = a[at] === b[at] ? at + 1 : -1;
  if (at < 0) expect([...Array.from(a)]).toEqual([...Array.from(b)]);
}

/** How often each kind of answer was compared: a cache that never came up would prove nothing. */
const compared = { effects: 0, halls: 0, firm: 0, runs: 0 };

function expectFresh(context: SimContext): void {
  const { world } = context;
  const fresh: SimContext = { ...context, derived: createDerived() };
  for (const effect of EFFECT_IDS) {
    expect(labEffect(world, context.catalog, effect), effect).toBe(effectAfresh(context, effect));
    compared.effects++;
  }
  const wanted = context.catalog.scenarios[world.scenario]?.affairs ?? [];
  expect(scenarioAffairs(context)).toEqual(Object.values(context.catalog.affairs).filter((def) => def.perYear > 0 && (wanted.includes(def.id) || wanted.includes(def.topic))));
  expect(scenarioLines(world, context.catalog).map((def) => def.id).sort()).toEqual([...(marketOf(world, context.catalog)?.lines ?? [])].sort());
  const { gpus, failedGpus, failedServers, planned, installing, halls } = fleetOf(fresh);
  expect(fleetOf(context)).toMatchObject({ gpus, failedGpus, failedServers, planned, installing });
  fleetOf(context).halls.forEach(({ rows, broken }, h) => { expectSame(rows, halls[h]!.rows); expectSame(broken, halls[h]!.broken); });
  for (const site of world.sites) {
    const again = readyHalls(fresh, site);
    readyHalls(context, site).forEach((place, h) => {
      const { hall, layout, firm } = place;
      const air = hallAirOf(context, place);
      const anew = hallAirOf(fresh, again[h]!);
      const { meanK, maxK, hottest, stopped, poweredRacks, doorRatio } = anew;
      expect(air).toMatchObject({ meanK, maxK, hottest, stopped, poweredRacks, doorRatio });
      expectSame(air.nowK, inletRisesK(anew.matrix, anew.heatKW, anew.off));
      expectSame(layout.cumMaxKW, again[h]!.layout.cumMaxKW);
      expectSame(layout.rackRows, again[h]!.layout.rackRows);
      compared.halls++;
      if (firm.layout !== layout || firm.capRatio !== hall.capRatio || firm.smoothingRatio !== hall.smoothingRatio || firm.buswayRatio !== hall.buswayRatio || firm.doorRatio !== hall.doorRatio) return; // will be read anew
      const weight = firmWeight(hall, context.catalog);
      const racks = buswayRacks(hall, place.def, layout, context.catalog);
      const itKW = rackSumKW(layout, racks, weight);
      expect(firm).toMatchObject({ weight, racks, itKW, allKW: rackSumKW(layout, layout.rackRows.length, weight), liquidKW: itKW * (1 - airRatio(layout, racks, hall.doorRatio)) });
      compared.firm++;
    });
  }
  const { job } = world.compute;
  if (job && job.assignedGpus > 0) {
    const { params, tokens, assignedGpus: gpus, checkpointS, plan } = job;
    expect(optimalCheckpointS(context, job)).toBe(planRun({ site: job.site, params, tokens, gpus, checkpointS, plan }, context).optimalCheckpointS);
    compared.runs++;
  }
}

function watched(bot: string, seed: number, days: number, everyHours: number): Game {
  let next = 0;
  return play(catalog, 'riverbend-100k', seed, botById(bot)!, {
    maxHours: days * 24,
    onStep: ({ context }) => {
      if (context.world.timeS < next) return;
      next = context.world.timeS + everyHours * HOUR;
      expectFresh(context);
    },
  }).game;
}

describe('caches', () => {
  it('hold what would come out afresh, whoever plays', () => {
    fc.assert(fc.property(fc.nat(2 ** 31), (seed) => { watched('fuzz', seed, 30, 29); }), { numRuns: 1 });
    watched('baseline', 3, 150, 131);
    expect(Math.min(...Object.values(compared)), JSON.stringify(compared)).toBeGreaterThan(10);
  }, 240_000);

  it('change nothing when they are thrown away', () => {
    const plain = play(catalog, 'riverbend-100k', 5, botById('baseline')!, { maxHours: 90 * 24 }).game;
    const without = play(catalog, 'riverbend-100k', 5, botById('baseline')!, {
      maxHours: 90 * 24, onStep: ({ context }) => { if (context.world.timeS % (7 * HOUR) === 0) context.derived = createDerived(); },
    }).game;
    expect(hashWorld(without.context.world).slices).toEqual(hashWorld(plain.context.world).slices);
  }, 240_000);
});
