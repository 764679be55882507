/** Content type of the terms of a loan. */
import type { CovenantId } from './debt.ts';

/**
 * What stands behind a loan. gpus: any that are not pledged. vendor: those of one maker. lease: GPUs that are sold and rented back.
 * equity: nothing but the investors who will come again.
 */
export const BACKING_IDS = ['gpus', 'vendor', 'lease', 'equity'] as const;
export type BackingId = (typeof BACKING_IDS)[number];

export interface DebtTerms {
  backing: BackingId;
  vendor?: string; // backing vendor: maker of the chips
  onContract: boolean; // priced on what customers pay, not on the borrower; only where the loan has no rate of its own
  drawMonths: number; // 0 = paid out at once
  commitmentRatio: number; // of what is not drawn, per year
  recourse: boolean; // the lab owes what the pledge does not fetch
  leastRunwayDays?: number; // who lends looks first at how long the lab would last; absent = does not
  cureDays: number; // from a failed test to default
  receiverRatio: number; // of the resale price, what receivers fetch
  covenants: { id: CovenantId; limit: number }[];
}
