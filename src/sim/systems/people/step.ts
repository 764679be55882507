/**
 * People, hourly: answers to offers, sourcing, onboarding, fatigue; once a day who leaves and whom rivals win.
 * Reads race, waterfall and the cap table (reach, option pool); writes world.people.
 */
import { DAY_S, HOUR_S } from '../../core/calendar.ts';
import { binomial, poisson, streamId } from '../../core/draw.ts';
import { clamp } from '../../core/maths.ts';
import type { RoleId } from '../../world/catalogCompany.ts';
import type { Cohort } from '../../world/company.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { HOURS_PER_DAY, YEAR_DAYS, endsDay } from '../../rules/calendarMoney.ts';
import {
  acceptRatio, attritionPerYear, fatigueAfter, offeredEquityRatio, offersPerDay, openings, poolFreeBp, roleIndex,
} from '../../rules/people.ts';
import { answerKeyPeople, dayOfKeyPeople, tireKeyPeople } from './keyPeople.ts';

const ANSWERS = streamId('people.answers');
const LEAVERS = streamId('people.leavers');
/** Newcomers below this share of a head are settled. */
const SETTLED_HEADS = 1e-3;
/** Mean fatigue from which leaving is told as burnout: half the scale. */
const BURNT_OUT = 0.5;
const PANEL = { panel: 'people' as const };

export function stepPeople(context: StepContext): void {
  const { world } = context;
  const { cohorts } = world.people;
  let open = 0;
  for (const cohort of cohorts) open += openings(cohort);
  const hours = context.stepS / HOUR_S;
  for (const cohort of cohorts) {
    if (cohort.offersOut.length > 0) takeAnswers(context, cohort);
    if (open > 0) source(context, cohort, open, hours);
    settle(context, cohort, hours);
  }
  tireKeyPeople(context, hours);
  answerKeyPeople(context);
  if (!endsDay(world.timeS)) return;
  for (const cohort of cohorts) if (cohort.count > 0) leave(context, cohort);
  dayOfKeyPeople(context);
}

/** Offers whose answer is due: each is a yes with the chance that pay, equity and reach give. */
function takeAnswers(context: StepContext, cohort: Cohort): void {
  const { world, catalog } = context;
  const constants = catalog.constants.people;
  let joined = 0;
  let declined = 0;
  for (let o = 0; o < cohort.offersOut.length; o++) {
    const offer = cohort.offersOut[o]!;
    if (offer.answerS > world.timeS) continue;
    const chance = acceptRatio(world, cohort, constants);
    const yes = binomial(offer.count, chance, world.seed, ANSWERS, roleIndex(cohort.role), offer.answerS);
    joined += yes;
    declined += offer.count - yes;
    cohort.offersOut.splice(o--, 1);
  }
  if (joined > 0) {
    const grant = joined * catalog.roles[cohort.role].equityBp * offeredEquityRatio(world, cohort);
    world.people.grantedBp += Math.min(grant, poolFreeBp(world));
    cohort.count += joined;
    cohort.onboarding += joined;
    cohort.hired += joined;
    emit(context, 'people.joined', 'log', { n: joined, role: roleName(context, cohort.role), total: cohort.count }, PANEL);
  }
  if (declined > 0) emit(context, 'people.declined', 'log', { n: declined, role: roleName(context, cohort.role) }, PANEL);
}

/** Recruiters share their time over roles by openings. Whole hires go out as offers. */
function source(context: StepContext, cohort: Cohort, openAll: number, hours: number): void {
  const open = openings(cohort);
  if (open === 0) return;
  const { world, catalog } = context;
  cohort.pipeline += offersPerDay(world, catalog, cohort, open / openAll) * hours / HOURS_PER_DAY;
  if (cohort.pipeline < 1) return;
  const count = Math.min(Math.floor(cohort.pipeline), open);
  cohort.pipeline = Math.min(cohort.pipeline - count, 1);
  cohort.offersOut.push({ count, answerS: world.timeS + Math.round(catalog.constants.people.offerAnswerDays * DAY_S) });
}

/** Newcomers become useful over onboardingDays; fatigue follows the pace. */
function settle(context: StepContext, cohort: Cohort, hours: number): void {
  const constants = context.catalog.constants.people;
  if (cohort.onboarding > 0) {
    const left = cohort.onboarding * (1 - Math.min(1, hours / (Math.max(constants.onboardingDays, 1) * HOURS_PER_DAY)));
    cohort.onboarding = left < SETTLED_HEADS ? 0 : Math.min(left, cohort.count);
  }
  cohort.fatigue = cohort.count > 0 ? fatigueAfter(cohort.fatigue, cohort.pace, hours, constants) : 0;
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
  emit(context, tired ? 'people.burntOut' : 'people.left', tired ? 'warn' : 'log', { n: left, role: roleName(context, cohort.role), total: cohort.count }, PANEL);
}

function roleName(context: StepContext, role: RoleId): string {
  return `@${context.catalog.roles[role].name}`;
}
