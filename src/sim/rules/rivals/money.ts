/** What other labs pay, what they raise, what they buy. */
import { DAY_S } from '../../core/calendar.ts';
import type { Catalog } from '../../world/catalog.ts';
import { RIVAL_ROLES, type RivalEconomy } from '../../world/catalogRivals.ts';
import type { FoldCause, Rival } from '../../world/race.ts';
import type { World } from '../../world/world.ts';
import { clamp, pow } from '../../core/maths.ts';
import { MONTH_DAYS, YEAR_DAYS } from '../calendarMoney.ts';
import { listPriceCents } from '../hardwarePrice.ts';
import { bestOfRival } from '../race.ts';
import { headsOf, runwayDays } from './lab.ts';

const HOURS = 24;

export function payrollDayCents(rival: Rival, catalog: Catalog): number {
  let yearly = 0;
  for (const role of RIVAL_ROLES) yearly += rival.heads[role] * catalog.roles[role].salaryCentsPerYear;
  return yearly * (1 + catalog.constants.rivals.overheadRatio) / YEAR_DAYS;
}

export function energyDayCents(rival: Rival, economy: RivalEconomy, catalog: Catalog): number {
  return rival.gpus * (1 - economy.rentedRatio) * rival.kWPerGpu * HOURS * catalog.constants.rivals.energyCentsPerKWh;
}

/** A partner's machines are paid by the hour, with their power. */
export function rentDayCents(rival: Rival, economy: RivalEconomy, catalog: Catalog): number {
  return rival.gpus * economy.rentedRatio * HOURS * catalog.constants.rivals.rentCentsPerGpuHour;
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

/** GPUs it orders this month: towards its growth, within its power and with cash for the reserve left. Its own GPUs cost all that stands around them; rented ones nothing now. */
export function purchase(world: World, catalog: Catalog, rival: Rival, economy: RivalEconomy): { gpus: number; cents: number; leadDays: number } {
  const def = catalog.accelerators[economy.accelerator];
  if (!def) return { gpus: 0, cents: 0, leadDays: 0 };
  const { capexRatio, reserveDays, layOffBelowDays } = catalog.constants.rivals;
  const years = world.timeS / DAY_S / YEAR_DAYS;
  let coming = rival.gpus;
  for (const order of rival.orders) coming += order.gpus;
  const grown = rival.gpus * (pow(1 + economy.gpuGrowthPerYear, MONTH_DAYS / YEAR_DAYS) - 1);
  const powerKW = economy.powerKW * pow(1 + economy.powerGrowthPerYear, years);
  const each = listPriceCents(def, world.epochDay + Math.floor(world.timeS / DAY_S)) * capexRatio * (1 - economy.rentedRatio);
  const bills = payrollDayCents(rival, catalog) + energyDayCents(rival, economy, catalog) + rentDayCents(rival, economy, catalog);
  const free = rival.cashCents - Math.max(rival.dayCents * reserveDays, bills * 2 * layOffBelowDays); // income may end
  const affordable = each > 0 ? free / each : Infinity;
  const gpus = Math.floor(clamp(Math.min(grown, powerKW / rival.kWPerGpu - coming, affordable), 0, 1e7));
  return { gpus, cents: Math.round(gpus * each), leadDays: def.leadDays };
}
