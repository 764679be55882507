/**
 * What people do and what keeps them: output by pace and fatigue, hiring, attrition, key people.
 * Fatigue follows f' = gain(pace)·(1 − f) − recovery·f per week: crunch lifts output at first and costs more than it gave later
 * (model.md, People; hours: Pencavel 2015 finds output flat above about 50 h a week).
 */
import { clamp, exp, pow } from '../core/maths.ts';
import { ROLE_IDS, type KeyPersonDef, type RoleId } from '../world/catalogCompany.ts';
import type { Catalog } from '../world/catalog.ts';
import type { PeopleConstants } from '../world/catalogConstants.ts';
import type { Cohort } from '../world/people.ts';
import { cohortOf } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { MONTH_DAYS, YEAR_DAYS } from './calendarMoney.ts';
import { labEffect } from './effects.ts';
import { cohortOutput } from './people/output.ts';

export { byPace, cohortOutput, errorRatio, fatigueAfter, hoursPerHourOf, NORMAL_PACE, outputRatio } from './people/output.ts';

const BASIS_POINTS = 10_000;
const ON_SITE_ROLES: readonly RoleId[] = ['facilities', 'technicians', 'construction'];

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

/** Worth of the options that a team holds over that of fresh ones: what its shares have gained or lost since they were granted. 1 while nobody has priced them. */
export function optionWorth(world: World, cohort: Cohort, constants: PeopleConstants): number {
  if (cohort.strikeCents <= 0 || world.people.shareCents <= 0) return 1;
  return clamp(1 + constants.optionSlope * (world.people.shareCents / cohort.strikeCents - 1), constants.optionFloorRatio, constants.optionCapRatio);
}

/** What keeps somebody here over the market's package: pay, and equity at what it is worth by now. */
export function heldPackageRatio(world: World, cohort: Cohort, constants: PeopleConstants): number {
  return packageRatio(cohort.payFelt, cohort.equityFelt * optionWorth(world, cohort, constants), constants);
}

/** Yearly hazard of leaving for one head: role's base x fatigue x package x what affairs and standing do. Two-year retention = exp(−2 x hazard) (SignalFire 2025: 64–80 %). */
export function attritionPerYear(world: World, catalog: Catalog, cohort: Cohort): number {
  const constants = catalog.constants.people;
  const pack = Math.max(heldPackageRatio(world, cohort, constants), Number.EPSILON);
  const rested = catalog.roles[cohort.role].annualAttrition * pow(pack, -constants.payAttrition);
  return rested * (1 + constants.fatigueAttrition * cohort.fatigue) * labEffect(world, catalog, 'attrition');
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

function countOf(batches: readonly { count: number }[]): number {
  let count = 0;
  for (const batch of batches) count += batch.count;
  return count;
}

/** Posts still open in a cohort: target less heads, offers out and those who have signed. */
export function openings(cohort: Cohort): number {
  return Math.max(0, cohort.target - cohort.count - countOf(cohort.offersOut) - countOf(cohort.signed));
}

/** Posts for which somebody is still to be found: openings less those who are expected to pass interviews. */
export function wanted(cohort: Cohort, constants: PeopleConstants): number {
  return Math.max(0, openings(cohort) - countOf(cohort.interviews) * constants.interviewPassRatio);
}

/** Offers made per day for a role when `share` of the recruiters work on it. The market caps what reach (`reachParts`) multiplies. */
export function offersPerDay(world: World, catalog: Catalog, cohort: Cohort, share: number, reach = reachParts(world, catalog).reach): number {
  const def = catalog.roles[cohort.role];
  const constants = catalog.constants.people;
  const bySourcing = recruiters(world, constants) * share / def.sourcingDays;
  const byMarket = def.marketPerMonth / MONTH_DAYS;
  return Math.min(bySourcing, byMarket) * reach / constants.offerAcceptRatio;
}

/** Chance of yes to a usual offer: base x package^elasticity, at most 1. */
export function acceptRatio(world: World, cohort: Cohort, constants: PeopleConstants): number {
  const pack = packageRatio(cohort.payFelt, offeredEquityRatio(world, cohort), constants);
  return clamp(constants.offerAcceptRatio * pow(Math.max(pack, 0), constants.payElasticity), 0, 1);
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
