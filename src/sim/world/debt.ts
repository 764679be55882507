/** State of a loan beyond what is owed: what is pledged for it, what its lender tests, what happens when a test fails. */

/** What lenders test. min-cash: cash over what is owed. cover: cash flow of a month over a month's service. ltv: owed over resale value of the pledge. */
export const COVENANT_IDS = ['min-cash', 'cover', 'ltv'] as const;
export type CovenantId = (typeof COVENANT_IDS)[number];

/** Why a loan is in breach; '' = it is not. */
export type BreachReason = '' | CovenantId | 'payment' | 'cross';

/** GPUs that secure one loan. No GPU stands in two pledges. */
export interface Pledge {
  accelerator: string;
  gpus: number;
}

export interface CovenantReading {
  id: CovenantId;
  value: number; // today, ratio
  limit: number; // at least for min-cash and cover, at most for ltv
  forecast: number; // in 90 days, with nothing done
}

export interface DebtState {
  undrawnCents: number; // promised and not paid out yet
  drawUntilS: number; // -1 = paid out at once
  pledges: Pledge[];
  covenants: CovenantReading[];
  arrearsCents: number; // due and not paid; part of what is owed
  breach: BreachReason;
  breachS: number; // since when; -1 = sound
  defaulted: boolean; // called: all is due, nothing is pledged any more
}

/** One month of the books: what it opened with, and what moved cash. */
export interface MonthFlow {
  month: number; // index from the scenario's first month
  flows: Record<string, number>; // kind -> signed cents of cash
  cashBy: { operating: number; investing: number; financing: number }; // the same by what stands against it, signed cents
}
