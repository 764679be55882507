/** Machines of another lab: by generation, what they draw and compute, what it buys next, and what it sells to make room. */
import { DAY_S } from '../../core/calendar.ts';
import { clamp, pow } from '../../core/maths.ts';
import type { Catalog } from '../../world/catalog.ts';
import type { AcceleratorDef } from '../../world/catalogHardware.ts';
import type { RivalEconomy } from '../../world/catalogRivals.ts';
import type { Rival } from '../../world/race.ts';
import type { World } from '../../world/world.ts';
import { MONTH_DAYS, YEAR_DAYS } from '../calendarMoney.ts';
import { offeredAccelerators, releasedBy } from '../hardwareOffers.ts';
import { listPriceCents } from '../hardwarePrice.ts';

const HOURS_PER_YEAR = 8760;
const WEEK_DAYS = 7;
/** A generation with less than this of the new one's FLOP/s per kW makes room for it. */
const OUTCLASSED = 0.7;

export function todayOf(world: Pick<World, 'epochDay' | 'timeS'>): number {
  return world.epochDay + Math.floor(world.timeS / DAY_S);
}

/** At the meter, at full load, one GPU. */
export function gpuKW(rival: Pick<Rival, 'powerRatio'>, def: AcceleratorDef): number {
  return rival.powerRatio * def.serverMaxKW / def.gpusPerServer;
}

export function fleetKW(rival: Pick<Rival, 'powerRatio' | 'fleet'>, catalog: Catalog): number {
  let kW = 0;
  for (const { item, gpus } of rival.fleet) {
    const def = catalog.accelerators[item];
    if (def) kW += gpus * gpuKW(rival, def);
  }
  return kW;
}

/** Dense BF16 peak of all. */
export function fleetTflops(rival: Pick<Rival, 'fleet'>, catalog: Catalog): number {
  let tflops = 0;
  for (const { item, gpus } of rival.fleet) tflops += gpus * (catalog.accelerators[item]?.peakTflops ?? 0);
  return tflops;
}

/** List price today of all, cents. */
export function fleetListCents(rival: Pick<Rival, 'fleet'>, catalog: Catalog, today: number): number {
  let cents = 0;
  for (const { item, gpus } of rival.fleet) {
    const def = catalog.accelerators[item];
    if (def) cents += gpus * listPriceCents(def, today);
  }
  return cents;
}

export function addGpus(rival: Rival, item: string, gpus: number): void {
  if (gpus === 0) return;
  const held = rival.fleet.find((entry) => entry.item === item);
  if (held) held.gpus += gpus;
  else rival.fleet.push({ item, gpus });
  rival.gpus += gpus;
}

const perKW = (def: AcceleratorDef): number => def.peakTflops * def.gpusPerServer / def.serverMaxKW;

/** What it would buy today: of what the maker of its machines sells here, the cheapest compute with its power over its life. Null where nothing is sold. */
export function bestBuy(world: World, catalog: Catalog, economy: RivalEconomy): AcceleratorDef | null {
  const today = todayOf(world);
  const maker = catalog.accelerators[economy.accelerator]?.vendor;
  const { capexRatio, siteRatio, energyCentsPerKWh } = catalog.constants.rivals;
  let best: AcceleratorDef | null = null;
  let least = Infinity;
  for (const def of offeredAccelerators(catalog, world.scenario)) {
    if (def.vendor !== maker || !releasedBy(def, today) || (economy.only && !economy.only.includes(def.id))) continue;
    const energy = siteRatio * def.serverMaxKW / def.gpusPerServer * HOURS_PER_YEAR * def.economicLifeYears * energyCentsPerKWh;
    const cents = (listPriceCents(def, today) * capexRatio + energy) / def.peakTflops;
    if (cents < least) [best, least] = [def, cents];
  }
  return best;
}

export interface Purchase { item: string; gpus: number; cents: number; leadDays: number; lateRatio: number }

/**
 * GPUs it orders this month: towards the compute that it wants, within its power when outclassed ones have made room, within what the maker
 * ships to one customer, and with `freeCents` or less. Its own GPUs cost all that stands around them; rented ones nothing now.
 */
export function purchase(world: World, catalog: Catalog, rival: Rival, economy: RivalEconomy, freeCents: number): Purchase | null {
  const def = bestBuy(world, catalog, economy);
  if (!def) return null;
  const today = todayOf(world);
  const years = world.timeS / DAY_S / YEAR_DAYS;
  const grown = fleetTflops(rival, catalog) * (pow(1 + economy.gpuGrowthPerYear * rival.appetite, MONTH_DAYS / YEAR_DAYS) - 1) / def.peakTflops;
  let taken = 0;
  for (const { item, gpus } of [...rival.fleet, ...rival.orders]) {
    const other = catalog.accelerators[item];
    if (other && perKW(other) >= OUTCLASSED * perKW(def)) taken += gpus * gpuKW(rival, other);
  }
  const room = (powerKWAt(economy, years) - taken) / gpuKW(rival, def);
  const each = listPriceCents(def, today) * catalog.constants.rivals.capexRatio * (1 - economy.rentedRatio);
  const affordable = each > 0 ? freeCents / each : Infinity;
  const shipped = def.weeklyAllocation * MONTH_DAYS / WEEK_DAYS;
  const gpus = Math.floor(clamp(Math.min(grown, room, shipped, affordable), 0, 1e7));
  return gpus > 0 ? { item: def.id, gpus, cents: Math.round(gpus * each), leadDays: def.leadDays, lateRatio: def.leadSpreadRatio ?? 0 } : null;
}

/** Most that its sites may draw. */
export function powerKWAt(economy: RivalEconomy, years: number): number {
  return economy.powerKW * pow(1 + economy.powerGrowthPerYear, years);
}

/** What must go for its sites to carry the rest, worst first. */
export function overflow(rival: Rival, catalog: Catalog, powerKW: number): { item: string; gpus: number }[] {
  let over = fleetKW(rival, catalog) - powerKW;
  const out: { item: string; gpus: number }[] = [];
  if (over <= 0 || rival.fleet.length < 2) return out;
  const worstFirst = rival.fleet.flatMap(({ item, gpus }) => ({ item, gpus, def: catalog.accelerators[item]! })).sort((a, b) => perKW(a.def) - perKW(b.def));
  worstFirst.pop(); // the best stay
  for (const { item, gpus, def } of worstFirst) {
    const go = clamp(Math.ceil(over / gpuKW(rival, def)), 0, gpus);
    if (go > 0) out.push({ item, gpus: go });
    over -= go * gpuKW(rival, def);
  }
  return out;
}
