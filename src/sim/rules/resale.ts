/**
 * What used accelerators fetch: the resale ratio of the day's list price, less once their maker sells a better generation. Nobody pays more for
 * a FLOP/s of the old than it costs in the new; the market finds out within `newGenerationDays`. Other makers' chips do not count: software is not carried over.
 * The market has a depth: with x GPUs on offer that nobody has taken up yet, the next one fetches 1/(1 + x/depth) of that; half of x is taken up in `resaleHalfDays`.
 */
import { DAY_S } from '../core/calendar.ts';
import { log1p, pow } from '../core/maths.ts';
import type { Catalog } from '../world/catalog.ts';
import type { AcceleratorDef } from '../world/catalogHardware.ts';
import { offeredAccelerators } from './hardwareOffers.ts';
import { daysSinceRelease, listPriceCents } from './hardwarePrice.ts';
import type { World } from '../world/world.ts';

export interface Successor {
  ratio: number; // 0..1 of what it would fetch without one
  def: AcceleratorDef | null; // that presses most; null = none
}

/** List price of a sustained TFLOP/s, cents. */
function centsPerTflops(def: AcceleratorDef, epochDay: number): number {
  return listPriceCents(def, epochDay) / (def.peakTflops * def.matmulRatio);
}

/** The better generation on sale on a day (days since 1970) that presses the price most. */
export function successor(def: AcceleratorDef, epochDay: number, catalog: Catalog, scenario: string): Successor {
  const { newGenerationDays } = catalog.constants.finance;
  const own = centsPerTflops(def, epochDay);
  let worst: Successor = { ratio: 1, def: null };
  for (const other of offeredAccelerators(catalog, scenario)) {
    const days = daysSinceRelease(other, epochDay);
    if (other.vendor !== def.vendor || other.releaseDate <= def.releaseDate || days < 0) continue;
    const worth = Math.min(1, centsPerTflops(other, epochDay) / own);
    const known = newGenerationDays > 0 ? Math.min(1, days / newGenerationDays) : 1;
    const ratio = 1 - (1 - worth) * known;
    if (ratio < worst.ratio) worst = { ratio, def: other };
  }
  return worst;
}

/** What one GPU fetches used on a day, whole cents. */
export function resalePriceCents(def: AcceleratorDef, epochDay: number, catalog: Catalog, scenario: string): number {
  return Math.round(listPriceCents(def, epochDay) * def.resaleRatio * successor(def, epochDay, catalog, scenario).ratio);
}

/** GPUs on offer at which the next one fetches half: some weeks of what the maker ships. */
export function resaleDepthGpus(def: AcceleratorDef, catalog: Catalog): number {
  return Math.max(1, catalog.constants.finance.resaleDepthWeeks * def.weeklyAllocation);
}

/** Used GPUs of a kind that are on offer and not taken up yet. */
export function usedOnOffer(world: World, catalog: Catalog, accelerator: string): number {
  const supply = world.compute.usedMarket.find((entry) => entry.accelerator === accelerator);
  if (!supply) return 0;
  return supply.gpus * pow(0.5, (world.timeS - supply.atS) / DAY_S / catalog.constants.finance.resaleHalfDays);
}

/** Puts GPUs on the used market: the next ones fetch less for some months. */
export function offerUsed(world: World, catalog: Catalog, accelerator: string, gpus: number): void {
  const supply = world.compute.usedMarket.find((entry) => entry.accelerator === accelerator);
  const onOffer = usedOnOffer(world, catalog, accelerator) + gpus;
  if (supply) Object.assign(supply, { gpus: onOffer, atS: world.timeS });
  else world.compute.usedMarket.push({ accelerator, gpus: onOffer, atS: world.timeS });
}

/** Mean price of `gpus` sold at once over that of the first on an empty market, 0..1: the integral of 1/(1 + x/depth) over them. */
export function depthRatio(world: World, catalog: Catalog, def: AcceleratorDef, gpus: number): number {
  const depth = resaleDepthGpus(def, catalog);
  const before = usedOnOffer(world, catalog, def.id);
  if (gpus <= 0) return depth / (depth + before);
  return depth / gpus * log1p(gpus / (depth + before));
}

/** What `gpus` sold at once fetch today, whole cents. */
export function saleCents(world: World, catalog: Catalog, def: AcceleratorDef, gpus: number): number {
  const today = world.epochDay + Math.floor(world.timeS / DAY_S);
  return Math.round(gpus * resalePriceCents(def, today, catalog, world.scenario) * depthRatio(world, catalog, def, gpus));
}
