/**
 * People: each hour who answers and starts; once a day fatigue, who leaves, whom rivals approach, what becomes of culture.
 * Reads race, waterfall, the cap table and what the lab is worth; writes world.people and the gauges that people move.
 */
import { HOUR_S } from '../../core/calendar.ts';
import { poisson, streamId } from '../../core/draw.ts';
import { clamp, pow } from '../../core/maths.ts';
import type { Cohort } from '../../world/people.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { HOURS_PER_DAY, MONTH_DAYS, YEAR_DAYS, endsDay } from '../../rules/calendarMoney.ts';
import { cultureDriftPerYear, policyDriftPerYear } from '../../rules/people/culture.ts';
import { refreshKeyRatios } from '../../rules/people/known.ts';
import { attritionPerYear, fatigueAfter, roleIndex, wanted } from '../../rules/people.ts';
import { driftStanding } from '../../rules/standing.ts';
import { valuationParts } from '../../rules/valuation.ts';
import { answerKeyPeople, dayOfKeyPeople } from './keyPeople.ts';
import { settleApproaches } from './approaches.ts';
import { hire } from './hiring.ts';

const LEAVERS = streamId('people.leavers');
/** Newcomers below this share of a head are settled. */
const SETTLED_HEADS = 1e-3;
/** Mean fatigue from which leaving is told as burnout: half the scale. */
const BURNT_OUT = 0.5;
const PANEL = { panel: 'people' as const };
const DAYS_PER_WEEK = 7;

export function stepPeople(context: StepContext): void {
  const { world, catalog } = context;
  const { cohorts, approaches } = world.people;
  let wantedAll = 0;
  for (const cohort of cohorts) wantedAll += wanted(cohort, catalog.constants.people);
  const hour = { wantedAll, hours: context.stepS / HOUR_S, reach: -1 };
  for (const cohort of cohorts) hire(context, cohort, hour);
  answerKeyPeople(context);
  if (approaches.length > 0) settleApproaches(context);
  if (!endsDay(world.timeS)) return;
  for (const cohort of cohorts) settle(context, cohort);
  for (const cohort of cohorts) if (cohort.count > 0) leave(context, cohort);
  dayOfKeyPeople(context);
  for (const cohort of cohorts) feel(cohort, catalog.constants.people.payFeltDays);
  refreshKeyRatios(world, catalog);
  dayOfCulture(context);
}

/** Newcomers become useful over onboardingDays; fatigue follows the pace. A day of both. */
function settle(context: StepContext, cohort: Cohort): void {
  const constants = context.catalog.constants.people;
  if (cohort.onboarding > 0) {
    const left = cohort.onboarding * pow(1 - Math.min(1, 1 / (Math.max(constants.onboardingDays, 1) * HOURS_PER_DAY)), HOURS_PER_DAY);
    cohort.onboarding = left < SETTLED_HEADS ? 0 : Math.min(left, cohort.count);
  }
  cohort.fatigue = cohort.count > 0 ? fatigueAfter(cohort.fatigue, cohort.paceMost, HOURS_PER_DAY, constants) : 0;
}

/** A raise is believed in weeks, a cut at once: pay that comes and goes by the hour pays nobody. */
function feel(cohort: Cohort, days: number): void {
  cohort.payFelt = Math.min(cohort.payRatio, cohort.payFelt + Math.max(0, cohort.payRatio - cohort.payFelt) / days);
  cohort.equityFelt = Math.min(cohort.equityRatio, cohort.equityFelt + Math.max(0, cohort.equityRatio - cohort.equityFelt) / days);
  cohort.paceMost = cohort.pace;
}

/** Leavers of a day: Poisson of heads x hazard, at most everybody. */
function leave(context: StepContext, cohort: Cohort): void {
  const { world, catalog } = context;
  const hazard = attritionPerYear(world, catalog, cohort);
  const mean = cohort.count * clamp(hazard / YEAR_DAYS, 0, 1);
  const left = Math.min(cohort.count, poisson(mean, world.seed, LEAVERS, roleIndex(cohort.role), world.timeS));
  if (left === 0) return;
  cohort.count -= left;
  cohort.left += left;
  cohort.onboarding = Math.min(cohort.onboarding, cohort.count);
  const tired = cohort.fatigue >= BURNT_OUT;
  emit(context, tired ? 'people.burntOut' : 'people.left', tired ? 'warn' : 'log', { n: left, role: `@${catalog.roles[cohort.role].name}`, total: cohort.count }, PANEL);
}

/** The belief of the staff drifts by what the lab does; policy people make friends; once a month shares are priced. */
function dayOfCulture(context: StepContext): void {
  const { world, catalog } = context;
  driftStanding(world, 'staff', cultureDriftPerYear(world, catalog) / YEAR_DAYS, 'standing.cause.culture');
  const friends = policyDriftPerYear(world, catalog) / YEAR_DAYS;
  if (friends > 0) {
    driftStanding(world, 'regulators', friends, 'standing.cause.policy');
    driftStanding(world, 'town', friends, 'standing.cause.policy');
  }
  if (catalog.scenarios[world.scenario]?.labour) priceShares(context);
}

/** A fair price of the lab's shares, once a month; the first one prices the options of the founding staff. */
function priceShares(context: StepContext): void {
  const { world, catalog } = context;
  const { people } = world;
  const day = Math.floor(world.timeS / (HOUR_S * HOURS_PER_DAY));
  if (people.shareCents > 0 && day % MONTH_DAYS !== MONTH_DAYS - 1) return;
  let shares = 0;
  for (const holder of world.finance.holders) shares += holder.shares;
  const before = people.shareCents;
  people.shareCents = Math.max(1, Math.round(valuationParts(world, catalog).fairCents / Math.max(1, shares)));
  for (const cohort of people.cohorts) if (cohort.strikeCents === 0) cohort.strikeCents = people.shareCents;
  let under = 0;
  for (const cohort of people.cohorts) if (cohort.count > 0 && cohort.strikeCents > people.shareCents * 1.1) under += cohort.count;
  if (under > 0 && people.shareCents < before && day > DAYS_PER_WEEK) emit(context, 'people.underWater', 'warn', { n: under }, PANEL);
}
