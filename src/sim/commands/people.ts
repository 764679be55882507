/** Orders about people: how many, at what pay, how hard, who goes, whom to court. */
import { DAY_S } from '../core/calendar.ts';
import { clamp } from '../core/maths.ts';
import type { RoleId } from '../world/catalogCompany.ts';
import type { Cohort, KeyPerson } from '../world/company.ts';
import type { SimContext } from '../world/context.ts';
import { emit } from '../world/emit.ts';
import type { World } from '../world/world.ts';
import { MONTH_DAYS, YEAR_DAYS } from '../rules/calendarMoney.ts';
import { keyAcceptRatio, poolFreeBp, salaryCentsPerYear } from '../rules/people.ts';
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

function findPerson(world: World, id: string): KeyPerson | null {
  for (const person of world.people.key) if (person.id === id) return person;
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
    if (cohort) cohort.pace = pace;
  },
};

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
    cohort.count -= count;
    cohort.left += count;
    cohort.onboarding = Math.min(cohort.onboarding, cohort.count);
    cohort.target = Math.min(cohort.target, cohort.count);
    cohort.fatigue = cohort.count > 0 ? clamp(cohort.fatigue + share * catalog.constants.people.layoffShock, 0, 1) : 0;
    emit(context, 'people.laidOff', 'warn', { n: count, role: `@${catalog.roles[role].name}`, total: cohort.count }, PANEL);
  },
};

/** An offer to one person; the answer comes after offerAnswerDays. */
const offerKey: CommandHandler<CommandPayloads['people.offerKey']> = {
  shape: {
    person: { type: 'id' }, salaryCentsPerYear: { type: 'int', min: 0, max: 1e12 }, equityBp: { type: 'number', min: 0, max: 10_000 },
  },
  check({ world, catalog }, { person: id, salaryCentsPerYear: salary, equityBp }) {
    const { people } = catalog.constants;
    const person = findPerson(world, id);
    const def = person ? catalog.keyPeople[id] : undefined;
    if (!person || !def) return freeCheck([condition('unknown-person', false)]);
    const day = Math.floor(world.timeS / DAY_S);
    const check = freeCheck([
      condition('person-free', person.state === 'market'),
      condition('person-available', day >= def.availableDay, day, def.availableDay, 'days'),
      condition('option-pool', equityBp <= poolFreeBp(world), poolFreeBp(world), equityBp, 'count'),
      condition('chance-of-yes', true, keyAcceptRatio(world, catalog, def, { salaryCentsPerYear: salary, equityBp }), null, 'ratio'),
    ], Math.round(people.offerAnswerDays * DAY_S));
    return { ...check, monthlyCents: Math.round(salary * (1 + people.overheadRatio) * MONTH_DAYS / YEAR_DAYS) };
  },
  apply({ world, catalog }, { person: id, salaryCentsPerYear: salary, equityBp }) {
    const person = findPerson(world, id);
    if (!person) return;
    person.state = 'offered';
    person.answerS = world.timeS + Math.round(catalog.constants.people.offerAnswerDays * DAY_S);
    person.salaryCentsPerYear = salary;
    person.equityBp = equityBp;
  },
};

export const peopleCommands = {
  'people.setTarget': setTarget, 'people.setPay': setPay, 'people.setPace': setPace, 'people.layOff': layOff, 'people.offerKey': offerKey,
};
