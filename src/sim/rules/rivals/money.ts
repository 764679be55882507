/** What other labs pay, what they raise, what they buy. */
import { DAY_S } from '../../core/calendar.ts';
import type { Catalog } from '../../world/catalog.ts';
import { RIVAL_ROLES, type RivalEconomy } from '../../world/catalogRivals.ts';
import type { FoldCause, Rival } from '../../world/race.ts';
import type { World } from '../../world/world.ts';
import { YEAR_DAYS } from '../calendarMoney.ts';
import { bestOfRival } from '../race.ts';
import { fleetKW, fleetListCents, todayOf } from './fleet.ts';
import { headsOf, runwayDays } from './lab.ts';

const HOURS = 24;

export function payrollDayCents(rival: Rival, catalog: Catalog): number {
  let yearly = 0;
  for (const role of RIVAL_ROLES) yearly += rival.heads[role] * catalog.roles[role].salaryCentsPerYear;
  return yearly * (1 + catalog.constants.rivals.overheadRatio) / YEAR_DAYS;
}

export function energyDayCents(rival: Rival, economy: RivalEconomy, catalog: Catalog): number {
  return fleetKW(rival, catalog) * (1 - economy.rentedRatio) * HOURS * catalog.constants.rivals.energyCentsPerKWh;
}

/** A partner's machines are paid by the hour, with their power; rents follow the day's list price. */
export function rentDayCents(world: World, rival: Rival, economy: RivalEconomy, catalog: Catalog): number {
  if (economy.rentedRatio === 0) return 0;
  return fleetListCents(rival, catalog, todayOf(world)) * economy.rentedRatio * catalog.constants.rivals.rentPerYearRatio / YEAR_DAYS;
}

/** What it is worth to investors, by the terms of the player's own value: capability, people, revenue, mood, and its name. */
export function labValueCents(world: World, catalog: Catalog, rival: Rival, economy: RivalEconomy): number {
  const { finance } = catalog.constants;
  const best = bestOfRival(world.race.releases, rival.id);
  const story = finance.fairValueBaseCents + finance.valuePerCapabilityPoint * Math.max(0, best - finance.entryCapability) + finance.valuePerHeadCents * headsOf(rival);
  const revenue = Math.max(0, rival.flows.revenue) / Math.max(1, world.timeS / DAY_S) * YEAR_DAYS * finance.revenueMultiple;
  return (story + revenue) * economy.favourRatio * world.finance.marketMood;
}

/** Why investors pass, '' = they do not: too far behind the best that is out, or a market that takes only the first. */
export function refusal(world: World, catalog: Catalog, rival: Rival, backer: RivalEconomy['backer']): FoldCause {
  if (backer === 'state') return ''; // a state asks for no lead
  const { patiencePoints, backerPatience, coldMood } = catalog.constants.rivals;
  const gap = world.race.frontier - bestOfRival(world.race.releases, rival.id);
  if (gap > patiencePoints * (backer === 'none' ? 1 : backerPatience)) return 'behind';
  return world.finance.marketMood < coldMood && gap > 0 ? 'cold' : '';
}

/** Whether it goes to market now. */
export function wantsRound(world: World, catalog: Catalog, rival: Rival): boolean {
  const { raiseBelowDays, raiseEveryDays } = catalog.constants.rivals;
  return runwayDays(rival) < raiseBelowDays && world.timeS - rival.raisedS >= raiseEveryDays * DAY_S;
}

/** Cash that purchases may take: what is over the reserve; income may end. */
export function freeCents(world: World, catalog: Catalog, rival: Rival, economy: RivalEconomy): number {
  const { reserveDays, layOffBelowDays } = catalog.constants.rivals;
  const bills = payrollDayCents(rival, catalog) + energyDayCents(rival, economy, catalog) + rentDayCents(world, rival, economy, catalog);
  return rival.cashCents - Math.max(rival.dayCents * reserveDays, bills * 2 * layOffBelowDays);
}
