/** Hiring by plan: which posts are open today. Never more than the plan, never more than money carries, and nobody is sent away. */
import type { Catalog } from '../../world/catalog.ts';
import { ROLE_IDS, type RoleId } from '../../world/catalogCompany.ts';
import type { Cohort } from '../../world/people.ts';
import type { World } from '../../world/world.ts';
import { cohortOf } from '../../world/lookup.ts';
import { YEAR_DAYS } from '../calendarMoney.ts';
import { salaryCentsPerYear } from '../people.ts';
import { headsNeeded } from '../people/needs.ts';
import { keptDays } from '../policies.ts';

/** What is wanted of a role by plan, and what may be open today. */
export interface Posts {
  role: RoleId;
  plan: number;
  target: number;
}

/** Heads that policies want of a role: its plan, or what the work asks for with the reserve, whichever is more. Null = no policy asks. */
export function plannedHeads(world: World, catalog: Catalog, role: RoleId): number | null {
  const plan = world.policies.plan[role];
  const { staff } = world.policies.values;
  const need = staff === undefined ? null : headsNeeded(world, catalog, role);
  if (plan === undefined && need === null) return null;
  return Math.max(plan ?? 0, need === null ? 0 : Math.ceil(need * (staff ?? 1)));
}

/** Here, or on the way with an offer or a signature. */
function secured(cohort: Cohort): number {
  let heads = cohort.count;
  for (const out of cohort.offersOut) heads += out.count;
  for (const batch of cohort.signed) heads += batch.count;
  return heads;
}

function dayOfPayCents(world: World, catalog: Catalog, cohort: Cohort): number {
  return salaryCentsPerYear(world, catalog, cohort) * (1 + catalog.constants.people.overheadRatio) / YEAR_DAYS;
}

/** Pay that the lab may add, cents a day, so that the runway stays what is kept: those who come count before they are here. */
export function payRoomCents(world: World, catalog: Catalog): number {
  const { finance, people } = world;
  const days = Math.max(keptDays(world, catalog), catalog.constants.policies.hireRunwayDays);
  let room = Math.max(0, finance.balances.cash) / days - finance.burnCentsPerDay;
  for (const cohort of people.cohorts) room -= (secured(cohort) - cohort.count) * dayOfPayCents(world, catalog, cohort);
  return room;
}

/** Posts of all roles that have a plan, in order of roles. Where money does not carry all, every role gets the same share of what it lacks, and at least one while there is room. */
export function postsByPlan(world: World, catalog: Catalog): Posts[] {
  const wanted: { role: RoleId; plan: number; here: number; lacks: number; dayCents: number }[] = [];
  let allCents = 0;
  for (const role of ROLE_IDS) {
    const plan = plannedHeads(world, catalog, role);
    if (plan === null) continue;
    const cohort = cohortOf(world, role);
    const here = secured(cohort);
    const lacks = Math.max(0, plan - here);
    const dayCents = dayOfPayCents(world, catalog, cohort);
    wanted.push({ role, plan, here, lacks, dayCents });
    allCents += lacks * dayCents;
  }
  let room = world.policies.held ? 0 : Math.max(0, payRoomCents(world, catalog));
  const share = allCents > 0 ? Math.min(1, room / allCents) : 1;
  const posts = wanted.map((entry) => {
    const open = share >= 1 ? entry.lacks : Math.floor(entry.lacks * share);
    room -= open * entry.dayCents;
    return { ...entry, open };
  });
  if (share < 1) {
    for (const entry of posts) {
      if (entry.open >= entry.lacks || room < entry.dayCents) continue;
      entry.open++;
      room -= entry.dayCents;
    }
  }
  return posts.map(({ role, plan, here, open }) => ({ role, plan, target: Math.min(plan, here + open) }));
}
