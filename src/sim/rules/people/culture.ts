/** What the lab's ways do to the belief of its staff, to its options, visas, grid requests and friends in offices. */
import { clamp } from '../../core/maths.ts';
import type { Catalog } from '../../world/catalog.ts';
import type { Cohort } from '../../world/people.ts';
import type { World } from '../../world/world.ts';
import { cohortOf } from '../../world/lookup.ts';
import { cohortOutput, meanFatigue, optionWorth, packageRatio } from '../people.ts';

export type CultureTerm = 'fatigue' | 'pay' | 'options' | 'word';

/** Drift of the belief of the staff by cause, per year. Beside it the gauge goes back to its rest by itself. */
export function cultureTerms(world: World, catalog: Catalog): Record<CultureTerm, number> {
  const constants = catalog.constants.people;
  let heads = 0;
  let pay = 0;
  let options = 0;
  for (const cohort of world.people.cohorts) {
    heads += cohort.count;
    pay += cohort.count * (packageRatio(cohort.payFelt, cohort.equityFelt, constants) - 1);
    options += cohort.count * (optionWorth(world, cohort, constants) - 1);
  }
  const per = Math.max(1, heads);
  return {
    fatigue: 0 - constants.cultureFatiguePerYear * Math.max(0, meanFatigue(world) - constants.cultureFatigue),
    pay: constants.culturePayPerYear * clamp(pay / per, -0.5, 0.5),
    options: constants.cultureOptionPerYear * (options / per),
    word: constants.cultureWordPerYear * (world.affairs.gauges.credibility - catalog.gauges.credibility.rest),
  };
}

export function cultureDriftPerYear(world: World, catalog: Catalog): number {
  const terms = cultureTerms(world, catalog);
  return terms.fatigue + terms.pay + terms.options + terms.word;
}

/** Share of the most that a team of this size does: h/(h + half), effective heads. */
export function teamShare(cohort: Cohort, halfHeads: number, catalog: Catalog): number {
  const heads = cohortOutput(cohort, catalog.constants.people);
  return heads / (heads + halfHeads);
}

/** What policy people win with authorities and towns, per year of the gauge. */
export function policyDriftPerYear(world: World, catalog: Catalog): number {
  const { policyPerYear, policyHalfHeads } = catalog.constants.people;
  return policyPerYear * teamShare(cohortOf(world, 'policy'), policyHalfHeads, catalog);
}

/** Wait for visas over that without anybody from policy. */
export function visaWaitRatio(world: World, catalog: Catalog): number {
  const { visaHalfHeads } = catalog.constants.people;
  return 1 - teamShare(cohortOf(world, 'policy'), visaHalfHeads, catalog);
}
