/** Hiring, hour by hour: found, interviewed, offered, signed, started. Reads reach and the option pool; writes cohorts. */
import { DAY_S } from '../../core/calendar.ts';
import { binomial, streamId } from '../../core/draw.ts';
import type { Batch, Cohort } from '../../world/people.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { HOURS_PER_DAY, MONTH_DAYS } from '../../rules/calendarMoney.ts';
import { visaWaitRatio } from '../../rules/people/culture.ts';
import { acceptRatio, offeredEquityRatio, offersPerDay, openings, poolFreeBp, reachParts, roleIndex, wanted } from '../../rules/people.ts';

const ANSWERS = streamId('people.answers');
const INTERVIEWS = streamId('people.interviews');
const VISAS = streamId('people.visas');
const PANEL = { panel: 'people' as const };

/** What all cohorts share in an hour of hiring. */
export interface HiringHour {
  wantedAll: number; // heads still to be found over all roles
  hours: number;
  reach: number; // of recruiting, see rules/people.ts; -1: to be read, as somebody has just started
}

/** All stages of a cohort. */
export function hire(context: StepContext, cohort: Cohort, hour: HiringHour): void {
  if (cohort.signed.length > 0) start(context, cohort, hour);
  if (cohort.offersOut.length > 0) takeAnswers(context, cohort, hour);
  if (cohort.interviews.length > 0) endInterviews(context, cohort);
  if (hour.wantedAll > 0) source(context, cohort, hour);
}

/** Takes the batches that are due out of a list; the number of people in them. */
function due(context: StepContext, batches: Batch[]): number {
  let count = 0;
  for (let b = 0; b < batches.length; b++) {
    const batch = batches[b]!;
    if (batch.atS > context.world.timeS) continue;
    count += batch.count;
    batches.splice(b--, 1);
  }
  return count;
}

/** Recruiters share their time over roles by posts. Whole people are found; where hiring has stages they are interviewed first. */
function source(context: StepContext, cohort: Cohort, hour: HiringHour): void {
  const { world, catalog } = context;
  const constants = catalog.constants.people;
  const share = wanted(cohort, constants) / hour.wantedAll;
  if (share <= 0) return;
  if (hour.reach < 0) hour.reach = reachParts(world, catalog).reach;
  const staged = stagedDays(context, cohort);
  cohort.pipeline += offersPerDay(world, catalog, cohort, share, hour.reach) / (staged ? constants.interviewPassRatio : 1) * hour.hours / HOURS_PER_DAY;
  if (cohort.pipeline < 1) return;
  const most = staged ? Math.ceil(wanted(cohort, constants) / constants.interviewPassRatio) : openings(cohort);
  const count = Math.min(Math.floor(cohort.pipeline), most);
  cohort.pipeline = Math.min(cohort.pipeline - count, 1);
  cohort.funnel.found += count;
  if (staged) cohort.interviews.push({ count, atS: world.timeS + Math.round(staged.interviewDays * DAY_S) });
  else offer(context, cohort, count);
}

/** Days of the stages of hiring for a role; null where the scenario has no market for people. */
function stagedDays({ world, catalog }: StepContext, cohort: Cohort): { interviewDays: number; noticeDays: number } | null {
  if (!catalog.scenarios[world.scenario]?.labour) return null;
  const def = catalog.roles[cohort.role];
  return { interviewDays: def.interviewDays ?? 0, noticeDays: def.noticeDays ?? 0 };
}

function endInterviews(context: StepContext, cohort: Cohort): void {
  const { world, catalog } = context;
  const seen = due(context, cohort.interviews);
  if (seen === 0) return;
  const passed = binomial(seen, catalog.constants.people.interviewPassRatio, world.seed, INTERVIEWS, roleIndex(cohort.role), world.timeS);
  const count = Math.min(passed, openings(cohort)); // posts may have gone since
  if (count > 0) offer(context, cohort, count);
}

function offer(context: StepContext, cohort: Cohort, count: number): void {
  const { world, catalog } = context;
  cohort.funnel.offered += count;
  cohort.offersOut.push({ count, answerS: world.timeS + Math.round(catalog.constants.people.offerAnswerDays * DAY_S) });
}

/** Offers whose answer is due: each is a yes with the chance that pay, equity and reach give. */
function takeAnswers(context: StepContext, cohort: Cohort, hour: HiringHour): void {
  const { world, catalog } = context;
  const constants = catalog.constants.people;
  let signed = 0;
  let declined = 0;
  for (let o = 0; o < cohort.offersOut.length; o++) {
    const out = cohort.offersOut[o]!;
    if (out.answerS > world.timeS) continue;
    const yes = binomial(out.count, acceptRatio(world, cohort, constants), world.seed, ANSWERS, roleIndex(cohort.role), out.answerS);
    signed += yes;
    declined += out.count - yes;
    cohort.offersOut.splice(o--, 1);
  }
  if (declined > 0) emit(context, 'people.declined', 'log', { n: declined, role: `@${catalog.roles[cohort.role].name}` }, PANEL);
  if (signed === 0) return;
  cohort.funnel.signed += signed;
  const staged = stagedDays(context, cohort);
  if (staged) sign(context, cohort, signed, staged.noticeDays);
  else begin(context, cohort, signed, hour);
}

/** Notice periods, and visas for those who need one: so many a month, each after its time; policy people shorten both. */
function sign(context: StepContext, cohort: Cohort, signed: number, noticeDays: number): void {
  const { world, catalog } = context;
  const { people } = world;
  const visas = binomial(signed, catalog.roles[cohort.role].visaRatio ?? 0, world.seed, VISAS, roleIndex(cohort.role), world.timeS);
  if (signed > visas) cohort.signed.push({ count: signed - visas, atS: world.timeS + Math.round(noticeDays * DAY_S) });
  for (let v = 0; v < visas; v++) cohort.signed.push({ count: 1, atS: visaS(context, noticeDays) });
  if (visas > 0) emit(context, 'people.visas', 'log', { n: visas, role: `@${catalog.roles[cohort.role].name}`, days: Math.round((people.visaFreeS - world.timeS) / DAY_S) }, PANEL);
}

/** When somebody who needs a visa may start: takes the next place of the month. */
export function visaS(context: StepContext, noticeDays: number): number {
  const { world, catalog } = context;
  const { people } = world;
  const perMonth = catalog.scenarios[world.scenario]?.labour?.visasPerMonth ?? 0;
  if (perMonth <= 0) return world.timeS + Math.round(noticeDays * DAY_S);
  const wait = visaWaitRatio(world, catalog);
  people.visaFreeS = Math.max(people.visaFreeS, world.timeS) + Math.round(MONTH_DAYS / perMonth * wait * DAY_S);
  return Math.max(people.visaFreeS + Math.round(catalog.constants.people.visaDays * wait * DAY_S), world.timeS + Math.round(noticeDays * DAY_S));
}

function start(context: StepContext, cohort: Cohort, hour: HiringHour): void {
  const count = due(context, cohort.signed);
  if (count > 0) begin(context, cohort, count, hour);
}

/** First day: options are granted at today's price. */
function begin(context: StepContext, cohort: Cohort, joined: number, hour: HiringHour): void {
  const { world, catalog } = context;
  const { people } = world;
  const grant = joined * catalog.roles[cohort.role].equityBp * offeredEquityRatio(world, cohort);
  people.grantedBp += Math.min(grant, poolFreeBp(world));
  if (people.shareCents > 0) cohort.strikeCents = (cohort.strikeCents * cohort.count + people.shareCents * joined) / (cohort.count + joined);
  cohort.count += joined;
  hour.reach = -1;
  cohort.onboarding += joined;
  cohort.hired += joined;
  cohort.funnel.started += joined;
  emit(context, 'people.joined', 'log', { n: joined, role: `@${catalog.roles[cohort.role].name}`, total: cohort.count }, PANEL);
}
