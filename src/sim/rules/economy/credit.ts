/**
 * Price of a loan on GPUs: base rate of the year + spread. The customer contract that is pledged sets the rating and with it the spread;
 * the borrower's own weakness adds what the contract does not cover; and lenders ask more while the asset is new to them.
 */
import type { BorrowerDef, ContractDef, LendingMarketDef } from '../../world/catalogMarket.ts';
import { linearAt } from './yearCurve.ts';

export interface LoanPrice {
  baseRate: number; // per year, as all here
  contractSpread: number;
  borrowerSpread: number;
  noveltySpread: number;
  spread: number; // the three together
  rate: number;
}

export function loanPrice(year: number, contract: ContractDef, borrower: BorrowerDef, market: LendingMarketDef): LoanPrice {
  const baseRate = linearAt(market.baseRateByYear, year);
  const contractSpread = contract.spread;
  const borrowerSpread = borrower.addSpread * contract.borrowerWeight;
  const noveltySpread = linearAt(market.noveltySpreadByYear, year);
  const spread = contractSpread + borrowerSpread + noveltySpread;
  return { baseRate, contractSpread, borrowerSpread, noveltySpread, spread, rate: baseRate + spread };
}
