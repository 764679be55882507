/** What investors ask for, and the constants of negotiation. */
import * as z from 'zod/mini';
import { EVIDENCE_IDS } from '../../sim/index.ts';
import { described, flag, int, num, ratio } from './common.ts';

export const evidence = described(z.enum(EVIDENCE_IDS), 'Evidence it wants to see');

export const investorTerms = {
  greed: ratio('How much the commitments of others pull it'),
  fear: ratio('How much a cold market, doubt and a short runway push it away'),
  participating: flag('Shares in the rest after its preference'),
  proRata: flag('Asks for the right to keep its share in later rounds'),
  infoRights: flag('Asks to see cash and runway'),
  poolRatio: num(0, 0.5, 'Option pool not yet granted that it wants to see, of all shares after the money'),
  milestone: described(z.nullable(z.strictObject({
    ratio: num(0.05, 0.9, 'Share of the cheque held back'), days: num(1, 3650, 'Days to show it'), needs: evidence,
  })), 'What it wants to see before all of its cheque is paid; null for nothing'),
};

export const equity = z.strictObject({
  keptTrust: num(0, 1, 'Added to trust by a milestone kept'),
  brokenTrust: num(0, 1, 'Taken from trust by a promise broken'),
  refusedTrust: num(0, 1, 'Taken from trust by a term sheet that lapsed'),
  trustMin: num(0, 1, 'Least trust'),
  trustMax: num(1, 2, 'Most trust'),
  panicRunwayDays: num(1, 1000, 'Runway below which investors who see it take fright, days'),
  priceSwingRatio: num(0, 0.9, 'Most that greed, fear and trust move a price'),
  counterYesRatio: ratio('Chance that the first counter-offer is accepted at full eagerness'),
  counterRivalRatio: ratio('Added for each other term sheet on the table'),
  counterTireRatio: ratio('Taken from it by each ask before'),
  counterMemoryRatio: ratio('Taken from it by each ask that the investor heard in earlier rounds'),
  counterWalkRatio: ratio('Chance that an investor without eagerness walks away, per ask before and per usual ask beyond the first'),
  participationWorth: ratio('What an investor gives up with participation, share of its cheque'),
  preferenceWorth: ratio('What it gives up with one multiple of its preference'),
  seatWorth: ratio('What it gives up with a seat'),
  milestoneWorth: ratio('What it gives up with a milestone that holds back all of its cheque'),
  counterMaxAsks: int(1, 20, 'Counter-offers that one sheet stands'),
  counterPriceRatio: num(0, 1, 'The usual ask for a better price: share of the value before the money'),
  counterPreferenceStep: num(0.05, 5, 'What a counter-offer takes off the preference'),
  milestoneMissCredibility: ratio('Taken from credibility by a milestone missed'),
  downRoundLeastRatio: ratio('A price that fell by less is a flat round'),
  downRoundStaff: ratio("Taken from the staff's belief by a price fallen to nothing"),
  downRoundCredibility: ratio('Taken from credibility by a price fallen to nothing'),
  underWaterStaffPerMonth: ratio("Taken from the staff's belief in a month by shares worth nothing"),
  moodSd: num(0, 1, "Standard deviation of the capital market's walk"),
  moodReturnDays: num(1, 3650, 'Days in which it comes back by two thirds'),
  bigDecisionRatio: ratio('Debt and sales beyond this share of the fair value need the board'),
  trancheBrokenMost: int(0, 100, 'Promises broken beyond those kept with which an investor still pays a tranche'),
  boardMissedMost: int(0, 100, 'Milestones missed beyond those kept that a board bears'),
  doubtMonthsMax: int(1, 60, 'Months in a row with the board against the founder until it removes him'),
  secondaryDiscountRatio: ratio('Discount on the fair price of shares bought from holders'),
  secondaryWaitDays: num(0, 3650, 'Days between sales by holders'),
  secondaryStaff: ratio("Added to the staff's belief by a tender for all they hold"),
  secondaryCredibility: ratio('Taken from credibility when the founder sells everything'),
  topUpMaxRatio: num(0, 0.9, 'Most of the lab that may stand free in the pool after a top-up'),
});
