/** The staff on day 0, and people whom no pack wrote: drawn from seed and number, so a game's people are the same for everyone. */
import { draw, drawIndex, streamId } from '../../core/draw.ts';
import { CARE_IDS, ROLE_IDS, type KeyPersonDef, type RoleId } from '../../world/catalogCompany.ts';
import type { Catalog } from '../../world/catalog.ts';
import type { ScenarioDef } from '../../world/catalogScenario.ts';
import type { Cohort, KeyPerson, PeopleState } from '../../world/people.ts';
import { NORMAL_PACE } from '../people.ts';

const MADE = streamId('people.made');
const CENTS_STEP = 1_000_000; // pay in ten thousand dollars
/** Pay of somebody known by name over the role's: this and as much again times skill squared. */
const PAY_BASE = 1.4;
const PAY_SKILL = 1.6;
/** Their grant over the role's, at full skill. */
const GRANT_TIMES = 20;

function newCohort(role: RoleId, count: number): Cohort {
  return {
    role, count, onboarding: 0, target: count, payRatio: 1, equityRatio: 1, payFelt: 1, equityFelt: 1, paceMost: NORMAL_PACE, pace: NORMAL_PACE, fatigue: 0, pipeline: 0,
    interviews: [], offersOut: [], signed: [], leadRatio: 1, strikeCents: 0, left: 0, hired: 0, funnel: { found: 0, offered: 0, signed: 0, started: 0 },
  };
}

function newPerson(def: KeyPersonDef, employer: string): KeyPerson {
  return {
    id: def.id, state: employer === '' ? 'market' : 'rival', employer, answerS: -1, salaryCentsPerYear: def.salaryCentsPerYear, equityBp: def.equityBp,
    fatigue: 0, hiredS: -1, lead: 'none', awayUntilS: -1,
  };
}

export function newPeople(catalog: Catalog, scenario: ScenarioDef, seed: number): PeopleState {
  let grantedBp = 0;
  const cohorts = ROLE_IDS.map((role) => {
    let count = 0;
    for (const staff of scenario.staff) if (staff.role === role) count += staff.count;
    grantedBp += count * (catalog.roles[role]?.equityBp ?? 0);
    return newCohort(role, count);
  });
  const key = scenario.keyPeople.filter((id) => catalog.keyPeople[id]).map((id) => newPerson(catalog.keyPeople[id]!, ''));
  const people: PeopleState = {
    cohorts, key, made: {}, madeCount: 0, grantedBp, keyRatios: {}, approaches: [], matchRatio: 0, raidHeat: 0, raids: [], visaFreeS: 0, shareCents: 0,
  };
  const perRival = scenario.labour?.perRival ?? 0;
  for (const rival of scenario.rivals) for (let n = 0; n < perRival; n++) addPerson(people, catalog, scenario, seed, rival, 0);
  return people;
}

/** Somebody more known by name: on the market, or at a rival. Null where the scenario has no list of names. */
export function addPerson(people: PeopleState, catalog: Catalog, scenario: ScenarioDef, seed: number, employer: string, day: number): KeyPerson | null {
  const names = catalog.nameLists[scenario.labour?.names ?? ''];
  if (!names) return null;
  const n = people.madeCount++;
  const at = (k: number): number => draw(seed, MADE, n, 0, k);
  const role = drawRole(catalog, at(0));
  const def = catalog.roles[role];
  const what = def.known?.effects[drawIndex(def.known.effects.length, seed, MADE, n, 0, 1)];
  if (!what) return null;
  const skill = 0.5 + 0.48 * at(2);
  const pay = def.salaryCentsPerYear * (PAY_BASE + PAY_SKILL * skill * skill);
  const made: KeyPersonDef = {
    id: `known-${n}`, name: nameOf(people, names.given, names.family, seed, n), role, skill, drive: 0.5 + 0.45 * at(3), stamina: 0.25 + 0.7 * at(4),
    salaryCentsPerYear: Math.round(pay / CENTS_STEP) * CENTS_STEP, equityBp: Math.round(def.equityBp * GRANT_TIMES * skill),
    availableDay: day, effect: what.effect, effectRatio: what.low + (what.high - what.low) * at(5),
    sources: {}, loyalty: 0.15 + 0.75 * at(6), cares: CARE_IDS[drawIndex(CARE_IDS.length, seed, MADE, n, 0, 7)] ?? 'pay', visa: at(8) < (def.visaRatio ?? 0),
  };
  people.made[made.id] = made;
  const person = newPerson(made, employer);
  people.key.push(person);
  return person;
}

function drawRole(catalog: Catalog, u: number): RoleId {
  let total = 0;
  for (const role of ROLE_IDS) total += catalog.roles[role].known?.weight ?? 0;
  let left = u * total;
  for (const role of ROLE_IDS) {
    left -= catalog.roles[role].known?.weight ?? 0;
    if (left < 0) return role;
  }
  return 'research';
}

/** A name that nobody here bears yet, as far as a few draws find one. */
function nameOf(people: PeopleState, given: readonly string[], family: readonly string[], seed: number, n: number): string {
  const taken = new Set(Object.values(people.made).map((def) => def.name));
  let name = '';
  for (let k = 0; k < 6; k++) {
    name = `${given[drawIndex(given.length, seed, MADE, n, 1, k)]} ${family[drawIndex(family.length, seed, MADE, n, 2, k)]}`;
    if (!taken.has(name)) return name;
  }
  return name;
}
