/**
 * What used accelerators fetch: the resale ratio of the day's list price, less once their maker sells a better generation. Nobody pays more for
 * a FLOP/s of the old than it costs in the new; the market finds out within `newGenerationDays`. Other makers' chips do not count: software is not carried over.
 */
import type { Catalog } from '../world/catalog.ts';
import type { AcceleratorDef } from '../world/catalogHardware.ts';
import { offeredAccelerators } from './hardwareOffers.ts';
import { daysSinceRelease, listPriceCents } from './hardwarePrice.ts';

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
