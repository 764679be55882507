/** Content types for what machines and money cost year by year. */
import type { Entry } from './catalogCommon.ts';

export interface YearPoint {
  year: number;
  value: number;
}

/** Published purchase prices of one accelerator with its share of the server, USD. Between years: geometric. */
export interface AcceleratorPriceDef extends Entry {
  accelerator: string;
  usdByYear: YearPoint[];
}

/** What surrounds accelerators in the cost of a run. */
export interface CostBasisDef extends Entry {
  serverOverheadRatio: number; // server with its accelerators, over the accelerators alone
  networkShareRatio: number; // network's share of servers and network together
  facilityUsdPerKW: number; // building, power and cooling plant, per kW of facility power
  facilityLifeYears: number;
  pue: number; // mean over a year
  wallMfu: number; // model FLOPs over peak, averaged over the whole run with its stops
}

export const CONTRACT_IDS = ['investment-grade', 'speculative', 'none'] as const;
export type ContractId = (typeof CONTRACT_IDS)[number];

/** What lenders look at first: who pays for the GPUs. */
export interface ContractDef extends Entry {
  id: ContractId;
  rating: string; // of such a loan, as agencies write it
  spread: number; // over the base rate once lenders know the asset, per year
  leastCover: number; // revenue of a year over all debt from which lenders see such a contract
  borrowerWeight: number; // 0..1: how much of the borrower's own add-on still counts
}

export interface BorrowerDef extends Entry {
  addSpread: number; // on top, where nothing but the borrower stands behind the loan
}

/** The price of money: base rate and what lenders add while the asset is new to them. */
export interface LendingMarketDef extends Entry {
  baseRateByYear: YearPoint[]; // SOFR, mean of the year
  noveltySpreadByYear: YearPoint[]; // on every loan on GPUs
}
