/** Key people one by one: answers to offers, fatigue, leaves, burnout, coming to and leaving the market. Writes world.people. */
import { DAY_S } from '../../core/calendar.ts';
import { draw, poisson, streamId } from '../../core/draw.ts';
import type { KeyPersonDef } from '../../world/catalogCompany.ts';
import type { KeyPerson } from '../../world/people.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { cohortOf } from '../../world/lookup.ts';
import { HOURS_PER_DAY, MONTH_DAYS, YEAR_DAYS } from '../../rules/calendarMoney.ts';
import { chanceWithin, fatigueAfter, poolFreeBp } from '../../rules/people.ts';
import { personAcceptRatio, personDef, personName, refreshKeyRatios, starPower } from '../../rules/people/known.ts';
import { addPerson } from '../../rules/people/newPeople.ts';
import { liveRivals, moveKnowHow } from '../../rules/people/poaching.ts';
import { approach } from './approaches.ts';
import { visaS } from './hiring.ts';

const KEY_ANSWERS = streamId('people.keyAnswers');
const MARKET = streamId('people.market');
const ARRIVALS = streamId('people.arrivals');
const BURNOUT = streamId('people.burnout');
const PANEL = { panel: 'people' as const };

/** Offers whose answer is due. A no puts the person back where they were. Who needs a visa says yes now and starts later. */
export function answerKeyPeople(context: StepContext): void {
  const { world, catalog } = context;
  const { people } = world;
  for (const person of people.key) {
    if (person.state !== 'offered' || person.answerS > world.timeS) continue;
    const def = personDef(people, catalog, person.id);
    if (!def) continue;
    const isYes = draw(world.seed, KEY_ANSWERS, streamId(person.id), person.answerS) < personAcceptRatio(world, catalog, person, def, person);
    if (isYes) join(context, person, def);
    else {
      person.state = person.employer === '' ? 'market' : 'rival';
      person.answerS = -1;
      emit(context, 'person.declined', 'warn', { person: personName(people, catalog, person.id) }, PANEL);
    }
  }
}

function join(context: StepContext, person: KeyPerson, def: KeyPersonDef): void {
  const { world, catalog } = context;
  if (person.employer !== '') {
    moveKnowHow(world, person.employer, -catalog.constants.people.poachPoints * starPower(person, def, catalog));
    world.people.raidHeat += def.skill;
    world.people.raids = world.people.raids.filter((raid) => raid.atS > world.timeS - YEAR_DAYS * DAY_S);
    world.people.raids.push({ rival: person.employer, atS: world.timeS });
  }
  person.state = 'hired';
  person.employer = '';
  person.hiredS = world.timeS;
  person.fatigue = 0;
  person.lead = 'none';
  person.awayUntilS = def.visa === true && catalog.scenarios[world.scenario]?.labour ? visaS(context, 0) : -1;
  person.equityBp = Math.min(person.equityBp, poolFreeBp(world));
  world.people.grantedBp += person.equityBp;
  refreshKeyRatios(world, catalog);
  emit(context, person.awayUntilS < 0 ? 'person.joined' : 'person.joinsLater', 'good', {
    person: personName(world.people, catalog, person.id), days: Math.max(0, Math.round((person.awayUntilS - world.timeS) / DAY_S)),
  }, PANEL);
}

/** Once a day: fatigue and leaves; people come onto the market and sign elsewhere; rivals approach those who work here. */
export function dayOfKeyPeople(context: StepContext): void {
  const { world, catalog } = context;
  const { people } = world;
  people.raidHeat = people.raidHeat < 0.01 ? 0 : people.raidHeat * (1 - Math.min(1, 0.693 / catalog.constants.people.raidHeatDays));
  arrive(context);
  const rivals = new Set(liveRivals(world));
  let gone = 0;
  for (const person of people.key) {
    if (person.state === 'rival' && rivals.has(person.employer)) continue; // most of them
    const def = personDef(people, catalog, person.id);
    if (!def) continue;
    if (person.state === 'hired') atWork(context, person, def);
    else if (person.state === 'rival') {
      person.state = 'market'; // the lab has folded
      person.employer = '';
      emit(context, 'person.free', 'log', { person: personName(people, catalog, person.id) }, PANEL);
    } else if (person.state === 'market' && world.timeS >= def.availableDay * DAY_S && signsElsewhere(context, person)) gone++;
  }
  if (gone > 0) forget(context);
}

function signsElsewhere(context: StepContext, person: KeyPerson): boolean {
  const { world, catalog } = context;
  const { keyMarketDays } = catalog.constants.people;
  if (keyMarketDays <= 0 || draw(world.seed, MARKET, streamId(person.id), world.timeS) >= chanceWithin(YEAR_DAYS / keyMarketDays, 1)) return false;
  person.state = 'elsewhere';
  emit(context, 'person.elsewhere', 'log', { person: personName(world.people, catalog, person.id) }, PANEL);
  return true;
}

/** People made in this game who signed where nobody can follow them leave the list; a save stays small. */
function forget({ world }: StepContext): void {
  const { people } = world;
  people.key = people.key.filter((person) => {
    const stays = person.state !== 'elsewhere' || !Object.hasOwn(people.made, person.id);
    if (!stays) delete people.made[person.id];
    return stays;
  });
}

function arrive(context: StepContext): void {
  const { world, catalog } = context;
  const scenario = catalog.scenarios[world.scenario];
  const perMonth = scenario?.labour?.perMonth ?? 0;
  if (!scenario || perMonth <= 0) return;
  const day = Math.floor(world.timeS / DAY_S);
  for (let n = poisson(perMonth / MONTH_DAYS, world.seed, ARRIVALS, 0, world.timeS); n > 0; n--) {
    const person = addPerson(world.people, catalog, scenario, world.seed, '', day);
    if (person) emit(context, 'person.arrived', 'log', { person: personName(world.people, catalog, person.id), role: `@${catalog.roles[world.people.made[person.id]!.role].name}` }, PANEL);
  }
}

/** Key people work at the pace of their role's team; stamina keeps part of the fatigue off. Who is worn out may fall ill for weeks. */
function atWork(context: StepContext, person: KeyPerson, def: KeyPersonDef): void {
  const { world, catalog } = context;
  const constants = catalog.constants.people;
  if (person.awayUntilS >= 0) {
    person.fatigue = fatigueAfter(person.fatigue, 0, HOURS_PER_DAY * constants.leaveRecovery, constants);
    if (person.awayUntilS > world.timeS) return;
    person.awayUntilS = -1;
    emit(context, 'person.back', 'good', { person: personName(world.people, catalog, person.id) }, PANEL);
    return;
  }
  person.fatigue = fatigueAfter(person.fatigue, cohortOf(world, def.role).paceMost, HOURS_PER_DAY, constants, def.stamina * constants.staminaRelief);
  const over = (person.fatigue - constants.burnoutFatigue) / Math.max(1 - constants.burnoutFatigue, Number.EPSILON);
  if (over > 0 && draw(world.seed, BURNOUT, streamId(person.id), world.timeS) < chanceWithin(constants.burnoutPerYear * over, 1)) {
    person.awayUntilS = world.timeS + Math.round(constants.burnoutDays * DAY_S);
    emit(context, 'person.burntOut', 'bad', { person: personName(world.people, catalog, person.id), days: constants.burnoutDays }, PANEL);
    return;
  }
  approach(context, person, def);
}
