/** Content types of equity: the terms that an investor asks for, and the constants of negotiation. */
import type { EvidenceId } from './equity.ts';

/** What drives an investor, and what its term sheets ask for. */
export interface InvestorTerms {
  greed: number; // 0..1: how much others' commitments pull
  fear: number; // 0..1: how much a cold market, doubt and a short runway push
  participating: boolean;
  proRata: boolean;
  infoRights: boolean;
  poolRatio: number; // option pool not yet granted, of all shares after the money
  milestone: { ratio: number; days: number; needs: EvidenceId } | null; // asked for until the lab has shown it
}

export interface EquityConstants {
  keptTrust: number; // added to trust by a milestone kept
  brokenTrust: number; // taken by one missed
  refusedTrust: number; // taken by a sheet that lapsed
  trustMin: number;
  trustMax: number;
  panicRunwayDays: number; // runway below which those who see it take fright
  priceSwingRatio: number; // most that greed, fear and trust move a price
  counterYesRatio: number; // chance that a counter-offer is accepted at full eagerness, first ask
  counterRivalRatio: number; // added for each other sheet on the table
  counterTireRatio: number; // taken by each ask before
  counterWalkRatio: number; // chance that it walks away, per ask before, at no eagerness
  counterMaxAsks: number;
  counterPriceRatio: number; // what a better price adds
  counterMemoryRatio: number; // taken by each ask of earlier rounds
  participationWorth: number; // what an investor gives up with it, share of its cheque
  preferenceWorth: number; // with one multiple of preference
  seatWorth: number;
  milestoneWorth: number; // with a cheque that waits for one
  trancheBrokenMost: number; // promises broken beyond those kept with which an investor still pays a tranche
  boardMissedMost: number; // milestones missed beyond those kept that a board bears
  counterPreferenceStep: number; // what a lower preference takes off
  milestoneMissCredibility: number; // taken from credibility
  downRoundLeastRatio: number; // a price that fell by less is a flat round
  downRoundStaff: number; // taken from the belief of the staff by a price fallen to nothing
  downRoundCredibility: number;
  underWaterStaffPerMonth: number; // taken from it by options worth nothing
  moodSd: number; // of the capital market's walk
  moodReturnDays: number;
  bigDecisionRatio: number; // of fair value: debt and sales beyond it need the board
  doubtMonthsMax: number; // months in a row with the board against the founder: ousted
  secondaryDiscountRatio: number; // below the fair price
  secondaryWaitDays: number;
  secondaryStaff: number; // added to the belief of the staff by a tender of all they hold
  secondaryCredibility: number; // taken from credibility when the founder sells all
  topUpMaxRatio: number; // free pool after a top-up, at most
}
