/** Antitrust: large deals wait for a review where the scenario has a community. Patience of authorities and policy people shorten it and make it kinder; a leading lab is looked at harder. */
import { DAY_S } from '../core/calendar.ts';
import { draw, streamId } from '../core/draw.ts';
import { clamp } from '../core/maths.ts';
import type { Catalog } from '../world/catalog.ts';
import type { DealDef, ReviewTerms } from '../world/catalogTown.ts';
import { cohortOf } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { fairCentsPerDay } from './affiliates.ts';
import { YEAR_DAYS } from './calendarMoney.ts';
import { communityOf } from './town.ts';

const STREAM_REVIEW = streamId('law.review');
/** Of a review that everybody expects, and of one that nobody does. */
const LEAST_CHANCE = 0.05;
const MOST_CHANCE = 0.98;

/** Terms of the scenario's authorities for a deal of this size, or null: too small, or nobody looks. */
export function reviewTerms(world: World, catalog: Catalog, cents: number): ReviewTerms | null {
  const review = communityOf(world, catalog)?.review;
  return review && cents >= review.leastCents ? review : null;
}

/** What a deal with a sister company is worth over the years that such contracts run, whichever way the money goes and whatever the terms, cents. */
export function dealCents(world: World, catalog: Catalog, def: DealDef, gpus: number, termsRatio: number): number {
  const years = communityOf(world, catalog)?.review?.dealYears ?? 0;
  return Math.round(Math.abs(fairCentsPerDay(def, gpus)) * Math.max(1, termsRatio) * YEAR_DAYS * years);
}

/** Seconds from filing to decision. */
export function reviewS(world: World, catalog: Catalog, review: ReviewTerms): number {
  const halving = communityOf(world, catalog)?.policyDays ?? 1;
  return Math.round(review.days * (1.6 - world.affairs.gauges.regulators) / (1 + cohortOf(world, 'policy').count / halving) * DAY_S);
}

/** Chance that the authorities let it pass. */
export function reviewChance(world: World, review: ReviewTerms): number {
  const leads = world.race.place <= review.leaderPlace && world.race.best > 0 ? review.leaderRatio : 0;
  return clamp(review.grantRatio + review.perPatience * (world.affairs.gauges.regulators - review.neutralPatience) - leads, LEAST_CHANCE, MOST_CHANCE);
}

/** The decision: one draw for a deal and the day of its filing. */
export function isCleared(world: World, review: ReviewTerms, entity: number, filedS: number): boolean {
  return draw(world.seed, STREAM_REVIEW, entity, filedS) < reviewChance(world, review);
}
