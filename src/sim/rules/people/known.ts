/** People known by name: who they are, what they make better, what keeps them, whom they lead. */
import { clamp, pow } from '../../core/maths.ts';
import type { KeyPersonDef, RoleId } from '../../world/catalogCompany.ts';
import type { Catalog } from '../../world/catalog.ts';
import type { EffectId } from '../../world/effects.ts';
import type { Cohort, KeyPerson, PeopleState } from '../../world/people.ts';
import type { World } from '../../world/world.ts';
import { cohortOf } from '../../world/lookup.ts';
import { keyPackageRatio, reachParts } from '../people.ts';

export interface Terms {
  salaryCentsPerYear: number;
  equityBp: number;
}

/** Indifference of a gauge or of a middling trait. */
const MIDDLE = 0.5;
const STAFF_NEUTRAL = 0.6;

/** Definition by id: of the catalog, or made in this game. */
export function personDef(people: Pick<PeopleState, 'made'>, catalog: Catalog, id: string): KeyPersonDef | null {
  if (Object.hasOwn(catalog.keyPeople, id)) return catalog.keyPeople[id] ?? null;
  return Object.hasOwn(people.made, id) ? people.made[id] ?? null : null;
}

/** For texts: the message of a name in a pack, or the plain name of somebody made. */
export function personName(people: Pick<PeopleState, 'made'>, catalog: Catalog, id: string): string {
  const def = personDef(people, catalog, id);
  return def && Object.hasOwn(catalog.keyPeople, id) ? `@${def.name}` : def?.name ?? id;
}

export function findPerson(world: World, id: string): KeyPerson | null {
  for (const person of world.people.key) if (person.id === id) return person;
  return null;
}

/** Hired and not on leave. */
export function isAtWork(person: KeyPerson): boolean {
  return person.state === 'hired' && person.awayUntilS < 0;
}

/** What somebody gets done, 0..1: skill x drive, less by fatigue. */
export function starPower(person: KeyPerson, def: KeyPersonDef, catalog: Catalog): number {
  return def.skill * def.drive * (1 - catalog.constants.people.fatigueOutputLoss * person.fatigue);
}

/**
 * What key people at work make of each effect, and what their leading makes of teams. The best in an effect counts in full, the second half, the
 * third a third: they see the same low-hanging fruit. A leader has less time for own work.
 */
export function refreshKeyRatios(world: World, catalog: Catalog): void {
  const { people } = world;
  const { leadOwnRatio, leadTeamRatio } = catalog.constants.people;
  const shares: Partial<Record<EffectId, number[]>> = {};
  for (const cohort of people.cohorts) cohort.leadRatio = 1;
  for (const person of people.key) {
    if (!isAtWork(person)) continue;
    const def = personDef(people, catalog, person.id);
    if (!def) continue;
    const power = starPower(person, def, catalog);
    if (person.lead === 'team') cohortOf(world, def.role).leadRatio = 1 + leadTeamRatio * power;
    (shares[def.effect] ??= []).push(def.effectRatio * power * (person.lead === 'none' ? 1 : leadOwnRatio));
  }
  people.keyRatios = {};
  for (const [effect, list] of Object.entries(shares) as [EffectId, number[]][]) {
    list.sort((a, b) => Math.abs(b) - Math.abs(a));
    let sum = 0;
    for (let k = 0; k < list.length; k++) sum += list[k]! / (k + 1);
    people.keyRatios[effect] = 1 + sum;
  }
}

/** The person who leads an idea, or a role's team; null when nobody does. */
export function leaderOf(world: World, catalog: Catalog, lead: string, role: RoleId): KeyPerson | null {
  for (const person of world.people.key) {
    if (person.state === 'hired' && person.lead === lead && (lead !== 'team' || personDef(world.people, catalog, person.id)?.role === role)) return person;
  }
  return null;
}

/** Effective heads on an idea over those without anybody who leads it. */
export function ideaLeadRatio(world: World, catalog: Catalog, idea: string): number {
  for (const person of world.people.key) {
    if (person.lead !== idea || !isAtWork(person)) continue;
    const def = personDef(world.people, catalog, person.id);
    if (def) return 1 + catalog.constants.people.leadIdeaRatio * starPower(person, def, catalog);
  }
  return 1;
}

/** How well the lab gives what somebody cares about, 1 = as elsewhere. */
export function careRatio(world: World, catalog: Catalog, def: KeyPersonDef, pack: number): number {
  switch (def.cares ?? 'pay') {
    case 'pay': return pow(Math.max(pack, Number.EPSILON), MIDDLE); // the package counts half again
    case 'mission': return 1 + (world.affairs.gauges.staff - STAFF_NEUTRAL);
    case 'compute': return 0.85 + reachParts(world, catalog).compute;
    case 'prestige': return 0.8 + reachParts(world, catalog).prestige;
    case 'calm': return 1.15 - 0.8 * cohortOf(world, def.role).fatigue;
  }
}

/** Yearly hazard that a rival makes somebody an offer: rises with skill and with what rivals remember; who is tired or underpaid listens. */
export function approachPerYear(world: World, catalog: Catalog, person: KeyPerson, def: KeyPersonDef): number {
  const constants = catalog.constants.people;
  const pack = Math.max(keyPackageRatio(person, def, constants), Number.EPSILON);
  return constants.keyPoachPerYear * (1 + constants.fatigueAttrition * person.fatigue) * pow(pack, -constants.payAttrition) * (1 + world.people.raidHeat);
}

/** Chance that somebody approached stays: `stayRatio` without an answer, more by loyalty, by what the lab gives, and by what it pays over the rival, less by fatigue. */
export function stayRatio(world: World, catalog: Catalog, person: KeyPerson, def: KeyPersonDef, rivalCents: number): number {
  const constants = catalog.constants.people;
  const pay = rivalCents > 0 ? person.salaryCentsPerYear / rivalCents : 1;
  const care = careRatio(world, catalog, def, keyPackageRatio(person, def, constants));
  const rested = clamp(constants.stayRatio * (MIDDLE + (def.loyalty ?? MIDDLE)) * care * pow(pay, constants.payElasticity) * (pay >= 1 ? 1.5 : 1), 0, 0.98);
  return rested / (rested + (1 - rested) * (1 + constants.fatigueAttrition * person.fatigue)); // odds fall with fatigue as hazards rise
}

/** Chance of yes to an offer: as for anyone; reach and what the person cares about count; who has a job at a rival is harder to win. */
export function personAcceptRatio(world: World, catalog: Catalog, person: Pick<KeyPerson, 'state' | 'employer'>, def: KeyPersonDef, terms: Terms): number {
  const constants = catalog.constants.people;
  const pack = Math.max(0, keyPackageRatio(terms, def, constants));
  const held = person.employer !== '' ? constants.poachAcceptRatio * (1.5 - (def.loyalty ?? MIDDLE)) : 1;
  return clamp(constants.offerAcceptRatio * pow(pack, constants.payElasticity) * reachParts(world, catalog).reach * careRatio(world, catalog, def, pack) * held, 0, 1);
}

/** Those who follow somebody out of a team: more when the person led it. */
export function followersOf(cohort: Cohort, person: KeyPerson, catalog: Catalog): number {
  return Math.min(cohort.count, Math.floor(cohort.count * catalog.constants.people.starLossRatio * (person.lead === 'team' ? 2 : 1)));
}
