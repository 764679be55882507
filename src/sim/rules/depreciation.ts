/**
 * Straight-line depreciation by vintage. What was bought since the last month's end becomes a vintage written off in equal parts:
 * GPUs over their accelerator's economic life (4–6 years at cloud firms, figures.md section 7), everything else over plantLifeYears.
 * Sales and demolition shrink the vintages of their kind in proportion.
 */
import { DAY_S } from '../core/calendar.ts';
import type { Catalog } from '../world/catalog.ts';
import type { Vintage } from '../world/company.ts';
import { post } from '../world/ledger.ts';
import type { World } from '../world/world.ts';
import { nodeGpus } from '../world/lookup.ts';
import { MONTH_DAYS, YEAR_DAYS } from './calendarMoney.ts';
import { resalePriceCents, successor } from './resale.ts';

export const PLANT = 'plant';

/** Makes the vintages of one asset add to `bookCents`. Whole cents. */
export function matchVintages(vintages: Vintage[], asset: string, bookCents: number, lifeYears: number): void {
  let tracked = 0;
  for (const vintage of vintages) if (vintage.asset === asset) tracked += vintage.bookCents;
  const gain = bookCents - tracked;
  if (gain > 0) {
    const months = Math.max(1, Math.round(lifeYears * YEAR_DAYS / MONTH_DAYS));
    vintages.push({ asset, bookCents: gain, monthlyCents: Math.ceil(gain / months) });
    return;
  }
  let left = -gain;
  for (const vintage of vintages) {
    if (vintage.asset !== asset || left <= 0 || tracked <= 0) continue;
    const cut = Math.min(vintage.bookCents, left, Math.ceil(vintage.bookCents * (-gain / tracked)));
    vintage.monthlyCents = vintage.bookCents > 0 ? Math.ceil(vintage.monthlyCents * ((vintage.bookCents - cut) / vintage.bookCents)) : 0;
    vintage.bookCents -= cut;
    left -= cut;
  }
}

/** Writes one month off an asset's vintages and returns the cents. */
export function writeOffMonth(vintages: Vintage[], asset: string): number {
  let cents = 0;
  for (const vintage of vintages) {
    if (vintage.asset !== asset) continue;
    const part = Math.min(vintage.monthlyCents, vintage.bookCents);
    vintage.bookCents -= part;
    cents += part;
  }
  return cents;
}

/** Month's end: matches vintages to the books, writes a month off, posts it. Lowers StockItem.bookCents. */
export function depreciateMonth(world: World, catalog: Catalog): void {
  const { finance, compute } = world;
  const { vintages } = finance;
  const plantBook = plantBookCents(world);
  let cents = 0;
  for (const item of compute.stock) {
    matchVintages(vintages, item.accelerator, Math.max(0, Math.floor(item.bookCents)), catalog.accelerators[item.accelerator]?.economicLifeYears ?? 1);
    const part = writeOffMonth(vintages, item.accelerator);
    item.bookCents -= part;
    cents += part;
  }
  matchVintages(vintages, PLANT, plantBook, catalog.constants.finance.plantLifeYears);
  cents += writeOffMonth(vintages, PLANT);
  for (let v = vintages.length - 1; v >= 0; v--) if (vintages[v]!.bookCents <= 0) vintages.splice(v, 1);
  post(world, 'expense.depreciation', 'depreciation', cents, 'depreciation');
}

/**
 * Impairment: once their maker sells a better generation, GPUs stand in the books for no more than they would fetch. Lowers the vintages and
 * StockItem.bookCents, posts the loss and returns it by kind, cents.
 */
export function impairGpus(world: World, catalog: Catalog): { accelerator: string; cents: number }[] {
  const out: { accelerator: string; cents: number }[] = [];
  const today = world.epochDay + Math.floor(world.timeS / DAY_S);
  for (const item of world.compute.stock) {
    const def = catalog.accelerators[item.accelerator];
    const book = Math.floor(item.bookCents);
    if (!def || book <= 0 || successor(def, today, catalog, world.scenario).def === null) continue;
    const spares = item.spareServers * nodeGpus(def);
    const cents = book - Math.floor((item.boughtGpus + spares) * resalePriceCents(def, today, catalog, world.scenario));
    if (cents <= 0) continue;
    item.bookCents -= cents;
    matchVintages(world.finance.vintages, item.accelerator, book - cents, def.economicLifeYears);
    post(world, 'expense.impairment', 'depreciation', cents, 'impairment');
    out.push({ accelerator: item.accelerator, cents });
  }
  return out;
}

/** Share of what was bought at `boughtS` that month's ends have written off by now, 0..1. */
export function writtenOffRatio(boughtS: number, timeS: number, lifeYears: number): number {
  const monthS = MONTH_DAYS * DAY_S;
  const months = Math.max(1, Math.round(lifeYears * YEAR_DAYS / MONTH_DAYS));
  return Math.min(1, Math.max(0, Math.floor(timeS / monthS) - Math.floor(Math.max(0, boughtS) / monthS)) / months);
}

/**
 * Takes plant out of the books that is torn down: its price leaves `account`, what was written off leaves the contra account, the rest is a loss.
 * Never more than the books hold of plant. Returns the loss, cents.
 */
export function disposePlant(world: World, catalog: Catalog, account: 'construction' | 'equipment', priceCents: number, boughtS: number, kind: string): number {
  const { balances } = world.finance;
  const grossCents = Math.max(0, Math.min(Math.round(priceCents), balances[account]));
  const written = Math.floor(grossCents * writtenOffRatio(boughtS, world.timeS, catalog.constants.finance.plantLifeYears));
  const writtenCents = Math.min(written, -balances.depreciation);
  const lossCents = Math.min(grossCents - writtenCents, plantBookCents(world));
  post(world, 'depreciation', account, writtenCents, kind);
  post(world, 'expense.disposal', account, lossCents, kind);
  return lossCents;
}

/** What buildings, racks, cooling and network are worth in the books, cents. */
function plantBookCents({ finance, compute }: World): number {
  const { balances } = finance;
  let gpuCents = 0;
  for (const item of compute.stock) gpuCents += Math.max(0, Math.floor(item.bookCents));
  return Math.max(0, balances.equipment + balances.construction + balances.depreciation - gpuCents);
}
