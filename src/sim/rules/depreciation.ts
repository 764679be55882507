/**
 * Straight-line depreciation by vintage. What was bought since the last month's end becomes a vintage written off in equal parts:
 * GPUs over their accelerator's economic life (4–6 years at cloud firms, figures.md section 7), everything else over plantLifeYears.
 * Sales shrink the vintages of their kind in proportion.
 */
import type { Catalog } from '../world/catalog.ts';
import type { Vintage } from '../world/company.ts';
import { post } from '../world/ledger.ts';
import type { World } from '../world/world.ts';
import { MONTH_DAYS, YEAR_DAYS } from './calendarMoney.ts';

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
  const { balances, vintages } = finance;
  let gpuBook = 0;
  for (const item of compute.stock) gpuBook += Math.max(0, Math.floor(item.bookCents));
  const plantBook = Math.max(0, balances.equipment + balances.construction + balances.depreciation - gpuBook);
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
