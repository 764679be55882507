/**
 * What lenders offer: how much, against which GPUs, at what rate. A pledge names GPUs of a kind; none stands in two pledges, and what is
 * pledged cannot be sold. Rates are per year.
 */
import { DAY_S } from '../core/calendar.ts';
import { clamp } from '../core/maths.ts';
import type { Catalog } from '../world/catalog.ts';
import type { LoanDef } from '../world/catalogCompany.ts';
import type { DebtTerms } from '../world/catalogDebt.ts';
import { CONTRACT_IDS, type ContractDef } from '../world/catalogMarket.ts';
import type { AccountId } from '../world/company.ts';
import type { Pledge } from '../world/debt.ts';
import type { World } from '../world/world.ts';
import { MONTH_DAYS } from './calendarMoney.ts';
import { loanPrice, type LoanPrice } from './economy/credit.ts';
import { arrivedGpus, totalOwedCents } from './finance.ts';
import { resalePriceCents } from './resale.ts';
import { revenuePerYearCents } from './valuation.ts';

const DAYS_PER_YEAR = 365.25;
const EPOCH_YEAR = 1970;
/** Means of a year stand in its middle. */
const MID_YEAR = 0.5;
/** The lab's row among borrowers (kind `borrowers`). */
const BORROWER = 'lab';

/** Terms of loans whose content says nothing about them: any GPUs, no tests, the lab owes what they do not fetch. */
const PLAIN: DebtTerms = { backing: 'gpus', onContract: false, drawMonths: 0, commitmentRatio: 0, recourse: true, cureDays: MONTH_DAYS, receiverRatio: 1, covenants: [] };

export function termsOf(def: LoanDef | undefined): DebtTerms {
  return def?.terms ?? PLAIN;
}

/** Where a loan stands in the books: what is rented back is a lease. */
export function loanAccount(def: LoanDef | undefined): Extract<AccountId, 'debt' | 'leases'> {
  return termsOf(def).backing === 'lease' ? 'leases' : 'debt';
}

/** What one GPU of a kind would fetch in `aheadDays`, cents. */
export function resaleCents(world: World, catalog: Catalog, accelerator: string, aheadDays = 0): number {
  const def = catalog.accelerators[accelerator];
  return def ? resalePriceCents(def, world.epochDay + Math.floor(world.timeS / DAY_S) + aheadDays, catalog, world.scenario) : 0;
}

/** GPUs of a kind in all pledges. */
export function pledgedGpus(world: World, accelerator: string): number {
  let gpus = 0;
  for (const loan of world.finance.loans) for (const pledge of loan.pledges) if (pledge.accelerator === accelerator) gpus += pledge.gpus;
  return gpus;
}

/** GPUs of a kind that arrived and stand in no pledge. */
export function freeGpus(world: World, accelerator: string): number {
  return Math.max(0, arrivedGpus(world, accelerator) - pledgedGpus(world, accelerator));
}

/** What the pledge of a loan would fetch in `aheadDays`, cents. */
export function pledgeCents(world: World, catalog: Catalog, pledges: readonly Pledge[], aheadDays = 0): number {
  let cents = 0;
  for (const { accelerator, gpus } of pledges) cents += gpus * resaleCents(world, catalog, accelerator, aheadDays);
  return cents;
}

/** GPUs that this lender takes, with those that `given` (pledges about to be released) adds. In the order in which they were first bought. */
function takes(world: World, catalog: Catalog, def: LoanDef, given: readonly Pledge[]): Pledge[] {
  const { backing, vendor } = termsOf(def);
  const out: Pledge[] = [];
  if (backing === 'equity') return out;
  for (const { accelerator } of world.compute.stock) {
    if (backing === 'vendor' && catalog.accelerators[accelerator]?.vendor !== vendor) continue;
    let gpus = freeGpus(world, accelerator);
    for (const pledge of given) if (pledge.accelerator === accelerator) gpus += pledge.gpus;
    if (gpus > 0) out.push({ accelerator, gpus });
  }
  return out;
}

/** Value that a lender sees, cents: resale of the GPUs it takes; for one that lends on equity, all that investors have paid in. */
export function backingCents(world: World, catalog: Catalog, def: LoanDef, given: readonly Pledge[] = []): number {
  return termsOf(def).backing === 'equity' ? world.finance.raisedCents : pledgeCents(world, catalog, takes(world, catalog, def, given));
}

/** Owed on loans that stand on the same equity, cents. */
export function equityOwedCents(world: World, catalog: Catalog, def: LoanDef): number {
  if (termsOf(def).backing !== 'equity') return 0;
  let cents = 0;
  for (const loan of world.finance.loans) if (termsOf(catalog.loans[loan.def]).backing === 'equity') cents += loan.owedCents;
  return cents;
}

/** Days for which lenders without recourse still stay away after one of them lost money, 0 = they lend. */
export function lenderMemoryDays(world: World, catalog: Catalog): number {
  const { lenderLossS } = world.finance;
  return lenderLossS < 0 ? 0 : Math.max(0, catalog.constants.finance.lenderMemoryDays - (world.timeS - lenderLossS) / DAY_S);
}

/** Share of their usual advance that lenders give: less by what the last one lost, until it is forgotten. */
export function lenderTrustRatio(world: World, catalog: Catalog): number {
  const days = lenderMemoryDays(world, catalog);
  return days > 0 ? 1 - world.finance.lenderLossRatio * days / catalog.constants.finance.lenderMemoryDays : 1;
}

/** What a lender would still advance, whole cents. `given`: pledges that the same order releases. */
export function loanCapacityCents(world: World, catalog: Catalog, def: LoanDef, given: readonly Pledge[] = []): number {
  return Math.max(0, Math.floor(backingCents(world, catalog, def, given) * def.advanceRatio * lenderTrustRatio(world, catalog)) - equityOwedCents(world, catalog, def));
}

/** What a lender would promise, to be drawn as GPUs arrive, whole cents: also on those that are paid for and on their way, less what is promised already. */
export function commitmentRoomCents(world: World, catalog: Catalog, def: LoanDef): number {
  let cents = 0;
  const advance = def.advanceRatio * lenderTrustRatio(world, catalog);
  for (const { accelerator, boughtGpus } of world.compute.stock) {
    cents += Math.max(0, boughtGpus - pledgedGpus(world, accelerator)) * resaleCents(world, catalog, accelerator) * advance;
  }
  for (const loan of world.finance.loans) cents -= loan.undrawnCents;
  return Math.max(0, Math.floor(cents));
}

/** The GPUs that secure `cents` of a loan; empty for lenders who take none. What is asked must be within the capacity. */
export function pledgeFor(world: World, catalog: Catalog, def: LoanDef, cents: number, given: readonly Pledge[] = []): Pledge[] {
  const out: Pledge[] = [];
  let left = cents;
  for (const { accelerator, gpus } of takes(world, catalog, def, given)) {
    const each = resaleCents(world, catalog, accelerator) * def.advanceRatio * lenderTrustRatio(world, catalog);
    if (left <= 0 || each <= 0) continue;
    const taken = Math.min(gpus, Math.ceil(left / each));
    out.push({ accelerator, gpus: taken });
    left -= taken * each;
  }
  return out;
}

/** Adds GPUs to pledges, one line for each kind. */
export function addPledges(to: Pledge[], more: readonly Pledge[]): void {
  for (const { accelerator, gpus } of more) {
    const have = to.find((pledge) => pledge.accelerator === accelerator);
    if (have) have.gpus += gpus;
    else to.push({ accelerator, gpus });
  }
}

/** Revenue of a year over all debt with `askedCents` more. */
export function revenueCover(world: World, askedCents: number): number {
  const debt = totalOwedCents(world.finance) + askedCents;
  return debt > 0 ? revenuePerYearCents(world) / debt : 0;
}

/** The best customer contract that lenders see behind the debt: by how much of it a year of revenue covers. */
export function contractSeen(world: World, catalog: Catalog, def: LoanDef, askedCents: number): ContractDef | undefined {
  if (!termsOf(def).onContract) return catalog.contracts.none;
  const cover = revenueCover(world, askedCents);
  for (const id of CONTRACT_IDS) {
    const contract = catalog.contracts[id];
    if (contract && cover >= contract.leastCover) return contract;
  }
  return catalog.contracts.none;
}

/** The market's price of a loan on GPUs today, or null for lenders with rates of their own. */
export function marketPrice(world: World, catalog: Catalog, def: LoanDef, askedCents: number): LoanPrice | null {
  if (def.baseRate !== undefined) return null;
  const contract = contractSeen(world, catalog, def, askedCents);
  const borrower = catalog.borrowers[BORROWER];
  const market = Object.values(catalog.lendingMarkets)[0];
  if (!contract || !borrower || !market) return null;
  return loanPrice(EPOCH_YEAR + (world.epochDay + world.timeS / DAY_S) / DAYS_PER_YEAR - MID_YEAR, contract, borrower, market);
}

/** What a market colder than neutral adds, per year. */
export function moodSpread(world: World, catalog: Catalog): number {
  return catalog.constants.finance.moodSpreadWeight * Math.max(0, 1 - world.finance.marketMood);
}

/** Share of a lender's own spread that is left when revenue stands behind the debt, 0..1. */
export function contractRatio(world: World, catalog: Catalog, askedCents: number): number {
  return 1 - catalog.constants.finance.contractSpreadRelief * clamp(revenueCover(world, askedCents), 0, 1);
}

/**
 * Rate of a new loan, per year. By the market: SOFR of the year + contract + borrower + novelty (calculator `credit`; calibration C15), the lender's own
 * addition and the mood. Every loan that was ever called adds to all. Lenders with their own reference rate: base + (spread + mood) x what revenue leaves of it.
 */
export function loanRate(world: World, catalog: Catalog, def: LoanDef, askedCents: number): number {
  const price = marketPrice(world, catalog, def, askedCents);
  const mood = moodSpread(world, catalog);
  const burnt = catalog.constants.finance.defaultRate * world.finance.defaults;
  if (price) return price.rate + def.spread + mood + burnt;
  return (def.baseRate ?? 0) + burnt + (def.spread + mood) * contractRatio(world, catalog, askedCents);
}
