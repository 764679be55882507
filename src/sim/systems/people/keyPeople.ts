/** Key people one by one: fatigue, answers to offers, rivals' approaches, leaving the market. Writes world.people. */
import { DAY_S } from '../../core/calendar.ts';
import { draw, streamId } from '../../core/draw.ts';
import type { KeyPersonDef } from '../../world/catalogCompany.ts';
import type { KeyPerson } from '../../world/company.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { cohortOf } from '../../world/lookup.ts';
import { YEAR_DAYS } from '../../rules/calendarMoney.ts';
import { chanceWithin, fatigueAfter, keyAcceptRatio, poachPerYear, poolFreeBp } from '../../rules/people.ts';

const KEY_ANSWERS = streamId('people.keyAnswers');
const POACHING = streamId('people.poaching');
const MARKET = streamId('people.market');
const PANEL = { panel: 'people' as const };

/** Key people work at the pace of their role's cohort; stamina keeps part of the fatigue off. */
export function tireKeyPeople({ world, catalog }: StepContext, hours: number): void {
  const constants = catalog.constants.people;
  for (const person of world.people.key) {
    if (person.state !== 'hired') continue;
    const def = catalog.keyPeople[person.id];
    if (!def) continue;
    person.fatigue = fatigueAfter(person.fatigue, cohortOf(world, def.role).pace, hours, constants, def.stamina * constants.staminaRelief);
  }
}

/** Offers whose answer is due. A no puts the person back on the market. */
export function answerKeyPeople(context: StepContext): void {
  const { world, catalog } = context;
  const { key } = world.people;
  for (let p = 0; p < key.length; p++) {
    const person = key[p]!;
    if (person.state !== 'offered' || person.answerS > world.timeS) continue;
    const def = catalog.keyPeople[person.id];
    if (!def) continue;
    const isYes = draw(world.seed, KEY_ANSWERS, streamId(person.id), person.answerS) < keyAcceptRatio(world, catalog, def, person);
    if (isYes) join(context, person, def);
    else {
      person.state = 'market';
      person.answerS = -1;
      emit(context, 'person.declined', 'warn', { person: `@${def.name}` }, PANEL);
    }
  }
}

function join(context: StepContext, person: KeyPerson, def: KeyPersonDef): void {
  const { world } = context;
  person.state = 'hired';
  person.hiredS = world.timeS;
  person.fatigue = 0;
  person.equityBp = Math.min(person.equityBp, poolFreeBp(world));
  world.people.grantedBp += person.equityBp;
  emit(context, 'person.joined', 'good', { person: `@${def.name}` }, PANEL);
}

/** Once a day: people on the market may sign elsewhere; rivals may win those who are tired or underpaid, and some of their team. */
export function dayOfKeyPeople(context: StepContext): void {
  const { world, catalog } = context;
  const constants = catalog.constants.people;
  for (const person of world.people.key) {
    const def = catalog.keyPeople[person.id];
    if (!def) continue;
    const entity = streamId(person.id);
    if (person.state === 'market' && world.timeS >= def.availableDay * DAY_S) {
      const goes = constants.keyMarketDays > 0 && draw(world.seed, MARKET, entity, world.timeS) < chanceWithin(YEAR_DAYS / constants.keyMarketDays, 1);
      if (!goes) continue;
      person.state = 'elsewhere';
      emit(context, 'person.elsewhere', 'log', { person: `@${def.name}` }, PANEL);
    } else if (person.state === 'hired') {
      const chance = chanceWithin(poachPerYear(person, def, constants), 1);
      if (draw(world.seed, POACHING, entity, world.timeS) < chance) poached(context, person, def);
    }
  }
}

function poached(context: StepContext, person: KeyPerson, def: KeyPersonDef): void {
  const { world, catalog } = context;
  person.state = 'left';
  const cohort = cohortOf(world, def.role);
  const followers = Math.min(cohort.count, Math.floor(cohort.count * catalog.constants.people.starLossRatio));
  cohort.count -= followers;
  cohort.left += followers;
  cohort.onboarding = Math.min(cohort.onboarding, cohort.count);
  emit(context, 'person.left', 'bad', { person: `@${def.name}`, n: followers, role: `@${catalog.roles[def.role].name}` }, PANEL);
}
