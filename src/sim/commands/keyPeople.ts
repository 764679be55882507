/** Orders about people known by name: whom to court, who leads what, who rests, what to answer rivals. */
import { DAY_S } from '../core/calendar.ts';
import type { Approach } from '../world/people.ts';
import type { World } from '../world/world.ts';
import { MONTH_DAYS, YEAR_DAYS } from '../rules/calendarMoney.ts';
import { poolFreeBp } from '../rules/people.ts';
import { findPerson, leaderOf, personAcceptRatio, personDef, refreshKeyRatios, stayRatio } from '../rules/people/known.ts';
import { findProject } from '../rules/research.ts';
import { moveStanding } from '../rules/standing.ts';
import { condition, freeCheck } from './checks.ts';
import type { CommandHandler, CommandPayloads } from './types.ts';

const SALARY = { type: 'int' as const, min: 0, max: 1e12 };
const LEAVE_DAYS = { min: 7, max: 180 };

function findApproach(world: World, id: string): Approach | null {
  for (const approach of world.people.approaches) if (approach.person === id) return approach;
  return null;
}

/** An offer to one person, free or employed by a rival; the answer comes after offerAnswerDays. Courting a rival's people is heard of. */
const offerKey: CommandHandler<CommandPayloads['people.offerKey']> = {
  shape: { person: { type: 'id' }, salaryCentsPerYear: SALARY, equityBp: { type: 'number', min: 0, max: 10_000 } },
  check({ world, catalog }, { person: id, salaryCentsPerYear: salary, equityBp }) {
    const { people } = catalog.constants;
    const person = findPerson(world, id);
    const def = person ? personDef(world.people, catalog, id) : null;
    if (!person || !def) return freeCheck([condition('unknown-person', false)]);
    const day = Math.floor(world.timeS / DAY_S);
    const check = freeCheck([
      condition('person-free', person.state === 'market' || person.state === 'rival'),
      condition('person-available', day >= def.availableDay, day, def.availableDay, 'days'),
      condition('option-pool', equityBp <= poolFreeBp(world), poolFreeBp(world), equityBp, 'count'),
      condition('chance-of-yes', true, personAcceptRatio(world, catalog, person, def, { salaryCentsPerYear: salary, equityBp }), null, 'ratio'),
    ], Math.round(people.offerAnswerDays * DAY_S));
    return { ...check, monthlyCents: Math.round(salary * (1 + people.overheadRatio) * MONTH_DAYS / YEAR_DAYS) };
  },
  apply({ world, catalog }, { person: id, salaryCentsPerYear: salary, equityBp }) {
    const person = findPerson(world, id);
    if (!person) return;
    if (person.employer !== '') moveStanding(world, 'controversy', catalog.constants.people.poachControversy, 'standing.cause.poaching');
    person.state = 'offered';
    person.answerS = world.timeS + Math.round(catalog.constants.people.offerAnswerDays * DAY_S);
    person.salaryCentsPerYear = salary;
    person.equityBp = equityBp;
  },
};

/** Lead the own team, an idea of the own field under way, or nothing. */
const assign: CommandHandler<CommandPayloads['people.assign']> = {
  shape: { person: { type: 'id' }, lead: { type: 'id' } },
  check({ world, catalog }, { person: id, lead }) {
    const person = findPerson(world, id);
    const def = person ? personDef(world.people, catalog, id) : null;
    if (!person || !def || person.state !== 'hired') return freeCheck([condition('person-here', false)]);
    const isIdea = lead !== 'none' && lead !== 'team';
    const idea = isIdea && Object.hasOwn(catalog.ideas, lead) ? catalog.ideas[lead] : undefined;
    const leader = lead === 'none' ? null : leaderOf(world, catalog, lead, def.role);
    return freeCheck([
      condition('lead-changes', person.lead !== lead),
      condition('idea-active', !isIdea || findProject(world, lead)?.state === 'active'),
      condition('lead-field', !isIdea || idea?.role === def.role),
      condition('lead-free', leader === null || leader === person),
    ]);
  },
  apply({ world, catalog }, { person: id, lead }) {
    const person = findPerson(world, id);
    if (!person) return;
    person.lead = lead;
    refreshKeyRatios(world, catalog);
  },
};

/** Paid leave: gets nothing done, recovers fast, and no rival finds anybody to talk to. */
const sabbatical: CommandHandler<CommandPayloads['people.sabbatical']> = {
  shape: { person: { type: 'id' }, days: { type: 'int', ...LEAVE_DAYS } },
  check({ world }, { person: id, days }) {
    const person = findPerson(world, id);
    if (!person || person.state !== 'hired') return freeCheck([condition('person-here', false)]);
    return freeCheck([condition('person-at-work', person.awayUntilS < 0)], days * DAY_S);
  },
  apply({ world, catalog }, { person: id, days }) {
    const person = findPerson(world, id);
    if (!person) return;
    person.awayUntilS = world.timeS + days * DAY_S;
    refreshKeyRatios(world, catalog);
  },
};

/** A counter-offer to somebody whom a rival has approached; pay rises at once, the person decides when the days are over. */
const counter: CommandHandler<CommandPayloads['people.counter']> = {
  shape: { person: { type: 'id' }, salaryCentsPerYear: SALARY },
  check({ world, catalog }, { person: id, salaryCentsPerYear: salary }) {
    const person = findPerson(world, id);
    const def = person ? personDef(world.people, catalog, id) : null;
    const open = findApproach(world, id);
    if (!person || !def || !open) return freeCheck([condition('person-approached', false)]);
    const { overheadRatio } = catalog.constants.people;
    return {
      ...freeCheck([
        condition('pay-rises', salary > person.salaryCentsPerYear, person.salaryCentsPerYear, salary, 'cents'),
        condition('chance-of-staying', true, stayRatio(world, catalog, { ...person, salaryCentsPerYear: salary }, def, open.salaryCentsPerYear), null, 'ratio'),
      ]),
      monthlyCents: Math.round((salary - person.salaryCentsPerYear) * (1 + overheadRatio) * MONTH_DAYS / YEAR_DAYS),
    };
  },
  apply({ world }, { person: id, salaryCentsPerYear: salary }) {
    const person = findPerson(world, id);
    const open = findApproach(world, id);
    if (!person || !open) return;
    person.salaryCentsPerYear = salary;
    open.matched = true;
  },
};

/** The policy: match what rivals offer, up to this share above present pay. 0 asks each time. */
const setMatch: CommandHandler<CommandPayloads['people.setMatch']> = {
  shape: { ratio: { type: 'number', min: 0, max: 2 } },
  check: ({ world }, { ratio }) => freeCheck([condition('policy-changes', ratio !== world.people.matchRatio, world.people.matchRatio, ratio, 'ratio')]),
  apply({ world }, { ratio }) {
    world.people.matchRatio = ratio;
  },
};

export const keyPeopleCommands = {
  'people.offerKey': offerKey, 'people.assign': assign, 'people.sabbatical': sabbatical, 'people.counter': counter, 'people.setMatch': setMatch,
};
