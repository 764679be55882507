/** Orders about teams: how many, at what pay, how hard, who goes. */
import { DAY_S } from '../core/calendar.ts';
import { clamp } from '../core/maths.ts';
import type { RoleId } from '../world/catalogCompany.ts';
import type { Cohort } from '../world/people.ts';
import type { SimContext } from '../world/context.ts';
import { emit } from '../world/emit.ts';
import type { World } from '../world/world.ts';
import { MONTH_DAYS, YEAR_DAYS } from '../rules/calendarMoney.ts';
import { nextDueS } from '../rules/affairs.ts';
import { moveStanding } from '../rules/standing.ts';
import { headcount, salaryCentsPerYear } from '../rules/people.ts';
import { condition, freeCheck, paidCheck } from './checks.ts';
import type { Check, CommandHandler, CommandPayloads } from './types.ts';

const MONTHS_PER_YEAR = 12;
const MAX_HEADS = 100_000;
const MAX_RATIO = 10; // of market pay or of the usual grant
const PANEL = { panel: 'people' as const };

function findCohort(world: World, role: RoleId): Cohort | null {
  for (const cohort of world.people.cohorts) if (cohort.role === role) return cohort;
  return null;
}

const unknownRole = (): Check => freeCheck([condition('unknown-role', false)]);

/** Payroll of `heads` at a pay ratio for 30 days, overhead included, whole cents. */
function monthOfPayCents({ world, catalog }: SimContext, cohort: Cohort, heads: number, payRatio: number): number {
  const perHead = salaryCentsPerYear(world, catalog, { ...cohort, payRatio }) * (1 + catalog.constants.people.overheadRatio);
  return Math.round(heads * perHead * MONTH_DAYS / YEAR_DAYS);
}

function severanceCents({ world, catalog }: SimContext, cohort: Cohort, count: number): number {
  return Math.round(count * salaryCentsPerYear(world, catalog, cohort) * catalog.constants.people.severanceMonths / MONTHS_PER_YEAR);
}

/** Head count to hire towards. Lowering it stops hiring; only a layoff sends people away. */
const setTarget: CommandHandler<CommandPayloads['people.setTarget']> = {
  shape: { role: { type: 'id' }, count: { type: 'int', min: 0, max: MAX_HEADS } },
  check(context, { role, count }) {
    const cohort = findCohort(context.world, role);
    if (!cohort) return unknownRole();
    const more = Math.max(count, cohort.count) - Math.max(cohort.target, cohort.count);
    return { ...freeCheck([condition('target-changes', count !== cohort.target, cohort.target, count, 'people')]), monthlyCents: monthOfPayCents(context, cohort, more, cohort.payRatio) };
  },
  apply({ world }, { role, count }) {
    const cohort = findCohort(world, role);
    if (cohort) cohort.target = count;
  },
};

const setPay: CommandHandler<CommandPayloads['people.setPay']> = {
  shape: { role: { type: 'id' }, payRatio: { type: 'number', min: 0.5, max: MAX_RATIO }, equityRatio: { type: 'number', min: 0, max: MAX_RATIO } },
  check(context, { role, payRatio, equityRatio }) {
    const cohort = findCohort(context.world, role);
    if (!cohort) return unknownRole();
    const change = monthOfPayCents(context, cohort, cohort.count, payRatio) - monthOfPayCents(context, cohort, cohort.count, cohort.payRatio);
    const changes = payRatio !== cohort.payRatio || equityRatio !== cohort.equityRatio;
    return { ...freeCheck([condition('pay-changes', changes, cohort.payRatio, payRatio, 'factor')]), monthlyCents: change };
  },
  apply({ world }, { role, payRatio, equityRatio }) {
    const cohort = findCohort(world, role);
    if (!cohort) return;
    cohort.payRatio = payRatio;
    cohort.equityRatio = equityRatio;
    cohort.payFelt = Math.min(cohort.payFelt, payRatio);
    cohort.equityFelt = Math.min(cohort.equityFelt, equityRatio);
  },
};

const setPace: CommandHandler<CommandPayloads['people.setPace']> = {
  shape: { role: { type: 'id' }, pace: { type: 'int', min: 0, max: 3 } },
  check({ world, catalog }, { role, pace }) {
    const cohort = findCohort(world, role);
    if (!cohort) return unknownRole();
    const hours = catalog.constants.people.hoursPerWeekByPace;
    return freeCheck([
      condition('unknown-pace', pace >= 0 && pace < hours.length, pace, hours.length - 1, 'count'),
      condition('pace-changes', pace !== cohort.pace, hours[cohort.pace] ?? null, hours[pace] ?? null, 'hours'),
    ]);
  },
  apply({ world }, { role, pace }) {
    const cohort = findCohort(world, role);
    if (!cohort) return;
    cohort.pace = pace;
    cohort.paceMost = Math.max(cohort.paceMost, pace);
  },
};

/** What a layoff does beyond the team: to the belief of all staff and, for a while, to who answers the lab's calls. Crews at the end of a project shake nobody. */
function tellOfLayoff({ world, catalog }: SimContext, cohort: Cohort, count: number): void {
  if (catalog.roles[cohort.role].projectWork) return;
  const { layoffStaff, layoffHiring, layoffDays } = catalog.constants.people;
  const { affairs } = world;
  const share = count / Math.max(1, headcount(world));
  moveStanding(world, 'staff', -layoffStaff * share, 'people.layoffNews');
  affairs.modifiers.push({ effect: 'hiring', ratio: Math.max(0.05, 1 - layoffHiring * share), cause: 'people.layoffNews', fromS: world.timeS, untilS: world.timeS + Math.round(layoffDays * DAY_S) });
  affairs.nextS = nextDueS(world);
}

/** Severance is paid at once; those who stay are shaken in proportion to the share that went. */
const layOff: CommandHandler<CommandPayloads['people.layOff']> = {
  shape: { role: { type: 'id' }, count: { type: 'int', min: 1, max: MAX_HEADS } },
  check(context, { role, count }) {
    const cohort = findCohort(context.world, role);
    if (!cohort) return unknownRole();
    const enough = condition('enough-heads', count >= 1 && count <= cohort.count, cohort.count, count, 'people');
    if (!enough.ok) return freeCheck([enough]);
    const saved = 0 - monthOfPayCents(context, cohort, count, cohort.payRatio);
    return paidCheck(context.world, severanceCents(context, cohort, count), 'expense.people', 'severance', [enough], { monthlyCents: saved });
  },
  apply(context, { role, count }) {
    const { world, catalog } = context;
    const cohort = findCohort(world, role);
    if (!cohort || cohort.count === 0) return;
    const share = count / cohort.count;
    tellOfLayoff(context, cohort, count);
    cohort.count -= count;
    cohort.left += count;
    cohort.onboarding = Math.min(cohort.onboarding, cohort.count);
    cohort.target = Math.min(cohort.target, cohort.count);
    cohort.fatigue = cohort.count > 0 ? clamp(cohort.fatigue + share * catalog.constants.people.layoffShock, 0, 1) : 0;
    emit(context, 'people.laidOff', 'warn', { n: count, role: `@${catalog.roles[role].name}`, total: cohort.count }, PANEL);
  },
};

/** Options of a team get today's price: worth having again, and those who paid for their shares take note. */
const reprice: CommandHandler<CommandPayloads['people.reprice']> = {
  shape: { role: { type: 'id' } },
  check({ world }, { role }) {
    const cohort = findCohort(world, role);
    if (!cohort) return unknownRole();
    return freeCheck([condition('options-under-water', cohort.count > 0 && cohort.strikeCents > world.people.shareCents, world.people.shareCents, cohort.strikeCents, 'cents')]);
  },
  apply(context, { role }) {
    const { world, catalog } = context;
    const cohort = findCohort(world, role);
    if (!cohort) return;
    cohort.strikeCents = world.people.shareCents;
    moveStanding(world, 'credibility', -catalog.constants.people.repriceCredibility, 'standing.cause.reprice');
    emit(context, 'people.repriced', 'log', { role: `@${catalog.roles[role].name}` }, PANEL);
  },
};

export const peopleCommands = {
  'people.setTarget': setTarget, 'people.setPay': setPay, 'people.setPace': setPace, 'people.layOff': layOff, 'people.reprice': reprice,
};
