/**
 * What people do and what keeps them: output by pace and fatigue, hiring, attrition, key people.
 * Fatigue follows f' = gain(pace)·(1 − f) − recovery·f per week: crunch lifts output at first and costs more than it gave later
 * (model.md, People; hours: Pencavel 2015 finds output flat above about 50 h a week).
 */
import { clamp, exp, pow } from '../core/maths.ts';
import { ROLE_IDS, type KeyPersonDef, type RoleId } from '../world/catalogCompany.ts';
import type { Catalog } from '../world/catalog.ts';
import type { PeopleConstants } from '../world/catalogConstants.ts';
import type { Cohort, KeyPerson } from '../world/company.ts';
import { cohortOf } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { HOURS_PER_WEEK, MONTH_DAYS, YEAR_DAYS } from './calendarMoney.ts';
import { labEffect } from './effects.ts';

export const NORMAL_PACE = 1;
const BASIS_POINTS = 10_000;
const ON_SITE_ROLES: readonly RoleId[] = ['facilities', 'technicians', 'construction'];

/** Value of a table by pace; the pace is held within the table. */
export function byPace(table: readonly number[], pace: number): number {
  return table[clamp(Math.round(pace), 0, table.length - 1)] ?? 0;
}

/** Output of one settled head over that of a rested head at normal pace. */
export function outputRatio(pace: number, fatigue: number, constants: PeopleConstants): number {
  return byPace(constants.outputByPace, pace) * (1 - constants.fatigueOutputLoss * clamp(fatigue, 0, 1));
}

/** Effective heads: newcomers count half. */
export function cohortOutput(cohort: Cohort, constants: PeopleConstants): number {
  return Math.max(0, cohort.count - cohort.onboarding / 2) * outputRatio(cohort.pace, cohort.fatigue, constants);
}

/** Crew-hours of normal work delivered per clock hour: a rested head at normal pace gives a normal week's hours over 168. */
export function hoursPerHourOf(cohort: Cohort, constants: PeopleConstants): number {
  return cohortOutput(cohort, constants) * byPace(constants.hoursPerWeekByPace, NORMAL_PACE) / HOURS_PER_WEEK;
}

/** Failure and repair error multiplier of a tired cohort, 1 = rested. */
export function errorRatio(cohort: Cohort, constants: PeopleConstants): number {
  return 1 + constants.fatigueErrorRatio * clamp(cohort.fatigue, 0, 1);
}

/** Fatigue after `hours` at a pace. `relief` is the share of the gain kept off (stamina). Exact for constant pace. */
export function fatigueAfter(fatigue: number, pace: number, hours: number, constants: PeopleConstants, relief = 0): number {
  const gain = byPace(constants.fatiguePerWeekByPace, pace) * (1 - relief);
  const rate = gain + constants.recoveryPerWeek;
  if (rate <= 0) return clamp(fatigue, 0, 1);
  const rest = gain / rate;
  return clamp(rest + (fatigue - rest) * exp(-rate * hours / HOURS_PER_WEEK), 0, 1);
}

/** A package over the market's: pay and equity, weighted. */
export function packageRatio(payRatio: number, equityRatio: number, constants: PeopleConstants): number {
  return payRatio * (1 - constants.equityWeight) + equityRatio * constants.equityWeight;
}

/** Equity ratio that offers can really carry: nothing once the option pool is used up. */
export function offeredEquityRatio(world: World, cohort: Cohort): number {
  return poolFreeBp(world) > 0 ? cohort.equityRatio : 0;
}

/** Option pool not yet granted, in basis points of the whole lab. */
export function poolFreeBp(world: World): number {
  let shares = 0;
  let pool = 0;
  for (const holder of world.finance.holders) {
    shares += holder.shares;
    if (holder.name === 'pool') pool += holder.shares;
  }
  return shares > 0 ? Math.max(0, pool / shares * BASIS_POINTS - world.people.grantedBp) : 0;
}

/** Yearly hazard of leaving for one head: role's base x fatigue x package x what affairs and standing do. Two-year retention = exp(−2 x hazard) (SignalFire 2025: 64–80 %). */
export function attritionPerYear(world: World, catalog: Catalog, cohort: Cohort): number {
  const constants = catalog.constants.people;
  const pack = Math.max(packageRatio(cohort.payRatio, cohort.equityRatio, constants), Number.EPSILON);
  const rested = catalog.roles[cohort.role].annualAttrition * pow(pack, -constants.payAttrition);
  return rested * (1 + constants.fatigueAttrition * cohort.fatigue) * labEffect(world, catalog, 'attrition');
}

/** Yearly hazard that a rival wins a hired key person. */
export function poachPerYear(person: KeyPerson, def: KeyPersonDef, constants: PeopleConstants): number {
  const pack = Math.max(keyPackageRatio(person, def, constants), Number.EPSILON);
  return constants.keyPoachPerYear * (1 + constants.fatigueAttrition * person.fatigue) * pow(pack, -constants.payAttrition);
}

export function keyPackageRatio(terms: { salaryCentsPerYear: number; equityBp: number }, def: KeyPersonDef, constants: PeopleConstants): number {
  const pay = def.salaryCentsPerYear > 0 ? terms.salaryCentsPerYear / def.salaryCentsPerYear : 1;
  const equity = def.equityBp > 0 ? terms.equityBp / def.equityBp : 1;
  return packageRatio(pay, equity, constants);
}

/** Reach of recruiting: 1 for the mission, more by prestige (own capability over the frontier) and by GPUs per researcher, times key people. */
export function reachParts(world: World, catalog: Catalog): { prestige: number; compute: number; key: number; reach: number } {
  const { prestigeWeight, computeWeight, computeHalfGpusPerHead } = catalog.constants.people;
  const { best, frontier } = world.race;
  const prestige = frontier > 0 ? prestigeWeight * clamp(best / frontier, 0, 1) : 0;
  const gpusPerHead = world.compute.waterfall.healthy / Math.max(1, cohortOf(world, 'research').count);
  const compute = gpusPerHead > 0 ? computeWeight * gpusPerHead / (gpusPerHead + computeHalfGpusPerHead) : 0;
  const key = labEffect(world, catalog, 'hiring');
  return { prestige, compute, key, reach: (1 + prestige + compute) * key };
}

/** Recruiters at work, the founder's own hours included. */
export function recruiters(world: World, constants: PeopleConstants): number {
  return constants.founderRecruiters + cohortOutput(cohortOf(world, 'recruiting'), constants);
}

/** Heads still to be found for a cohort: target less heads less offers out. */
export function openings(cohort: Cohort): number {
  let out = 0;
  for (const offer of cohort.offersOut) out += offer.count;
  return Math.max(0, cohort.target - cohort.count - out);
}

/** Offers made per day for a role when `share` of the recruiters work on it. The market caps what reach multiplies. */
export function offersPerDay(world: World, catalog: Catalog, cohort: Cohort, share: number): number {
  const def = catalog.roles[cohort.role];
  const constants = catalog.constants.people;
  const bySourcing = recruiters(world, constants) * share / def.sourcingDays;
  const byMarket = def.marketPerMonth / MONTH_DAYS;
  return Math.min(bySourcing, byMarket) * reachParts(world, catalog).reach / constants.offerAcceptRatio;
}

/** Chance of yes to a usual offer: base x package^elasticity, at most 1. */
export function acceptRatio(world: World, cohort: Cohort, constants: PeopleConstants): number {
  const pack = packageRatio(cohort.payRatio, offeredEquityRatio(world, cohort), constants);
  return clamp(constants.offerAcceptRatio * pow(Math.max(pack, 0), constants.payElasticity), 0, 1);
}

/** Chance that a key person says yes: as for anyone, and reach counts. */
export function keyAcceptRatio(world: World, catalog: Catalog, def: KeyPersonDef, terms: { salaryCentsPerYear: number; equityBp: number }): number {
  const constants = catalog.constants.people;
  const pack = Math.max(0, keyPackageRatio(terms, def, constants));
  return clamp(constants.offerAcceptRatio * pow(pack, constants.payElasticity) * reachParts(world, catalog).reach, 0, 1);
}

/** Local wages over base for roles that work on site: mean of the open sites; 1 for others. */
export function wageRatio(world: World, catalog: Catalog, role: RoleId): number {
  if (!ON_SITE_ROLES.includes(role) || world.sites.length === 0) return 1;
  let total = 0;
  for (const site of world.sites) total += catalog.sites[site.id]?.wageRatio ?? 1;
  return total / world.sites.length;
}

/** Salary of one head in cents per year, without overhead. */
export function salaryCentsPerYear(world: World, catalog: Catalog, cohort: Cohort): number {
  return catalog.roles[cohort.role].salaryCentsPerYear * cohort.payRatio * wageRatio(world, catalog, cohort.role);
}

/** Payroll in whole cents per year, overhead (payroll taxes, desks) included. */
export function payrollCentsPerYear(world: World, catalog: Catalog): number {
  let cents = 0;
  for (const cohort of world.people.cohorts) if (cohort.count > 0) cents += cohort.count * salaryCentsPerYear(world, catalog, cohort);
  for (const person of world.people.key) if (person.state === 'hired') cents += person.salaryCentsPerYear;
  return Math.round(cents * (1 + catalog.constants.people.overheadRatio));
}

/** Everybody on the payroll: cohorts and key people. */
export function headcount(world: World): number {
  let heads = 0;
  for (const cohort of world.people.cohorts) heads += cohort.count;
  for (const person of world.people.key) if (person.state === 'hired') heads++;
  return heads;
}

/** Mean fatigue of all cohorts by head, 0..1. */
export function meanFatigue(world: World): number {
  let heads = 0;
  let fatigue = 0;
  for (const cohort of world.people.cohorts) {
    heads += cohort.count;
    fatigue += cohort.count * cohort.fatigue;
  }
  return heads > 0 ? fatigue / heads : 0;
}

/** Share of a cohort still there after two years at its present hazard. */
export function twoYearRetention(hazardPerYear: number): number {
  return exp(-2 * hazardPerYear);
}

/** Chance that something with a yearly hazard happens within `days`. */
export function chanceWithin(hazardPerYear: number, days: number): number {
  return 1 - exp(-hazardPerYear * days / YEAR_DAYS);
}

export function roleIndex(role: RoleId): number {
  return ROLE_IDS.indexOf(role);
}
