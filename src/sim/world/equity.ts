/** State of the lab's equity: rounds, term sheets, holders, milestones, what investors remember. */

/** What an investor wants to see: evidence for a cheque, or the milestone of a second tranche. */
export const EVIDENCE_IDS = ['nothing', 'site', 'cluster', 'model', 'revenue'] as const;
export type EvidenceId = (typeof EVIDENCE_IDS)[number];

/** What may be asked for in answer to a term sheet. */
export const COUNTER_IDS = ['price', 'preference', 'seats', 'pool', 'milestone'] as const;
export type CounterId = (typeof COUNTER_IDS)[number];

/** Part of the cheque is paid only when the lab has shown this, by a date. */
export interface MilestoneTerm {
  ratio: number; // of the cheque, held back
  days: number; // from signing
  needs: EvidenceId;
}

/** A statement of the lab that raised a price, and by how much. */
export interface Reliance {
  statement: number;
  ratio: number; // value of the lab over that without the statement
}

export interface TermSheet {
  id: number;
  investor: string;
  raiseCents: number; // the whole cheque, tranche included
  preMoneyCents: number;
  preferenceMultiple: number;
  participating: boolean; // shares in the rest after its preference
  proRata: boolean; // may keep its share in later rounds
  infoRights: boolean; // sees cash and runway
  boardSeats: number;
  poolRatio: number; // option pool not yet granted, of all shares after the money; topped up before it
  milestone: MilestoneTerm | null;
  asks: number; // counter-offers so far
  relies: Reliance[]; // what was said when it was written, and is neither proved nor taken back
  validUntilS: number;
}

/** Why an investor made no offer: message `pass.<reason>`. */
export type PassReason = 'no-site' | 'no-cluster' | 'no-model' | 'no-revenue' | 'mood' | 'fear' | 'trust' | 'too-small' | 'no-room';

export interface Round {
  openedS: number;
  askCents: number;
  sharesAtOpen: number; // every sheet of the round is priced on these, and on the pool that sheets demanded
  signedCents: number; // cheques signed, tranches included
  passes: { investor: string; reason: PassReason; atS: number }[];
  pending: { investor: string; answerS: number }[];
  offers: TermSheet[];
  paidCents: number; // for newShares: their mean is the round's price
  newShares: number;
  priceCents: number; // of the share last signed, 0 before
  relies: Reliance[]; // of the sheet last signed
  rights: { investor: string; cents: number; untilS: number }[]; // pro rata, not yet honoured
}

export interface Holder {
  name: string; // 'founder', 'pool', or investor id + '#' + round number; '#0' bought from holders
  shares: number; // integers, as converted
  investedCents: number;
  preferenceMultiple: number; // 0 = common
  participating: boolean;
  proRata: boolean;
  infoRights: boolean;
  seats: number;
}

export interface Milestone {
  id: number;
  investor: string;
  holder: string;
  needs: EvidenceId;
  dueS: number;
  cents: number;
  priceCents: number; // per share
}

/** What an investor remembers of the lab. */
export interface InvestorMemory {
  kept: number; // milestones
  broken: number; // milestones missed, pro rata rights passed over
  refused: number; // its sheets that lapsed since the last one signed
  priceCents: number; // per share, of its last cheque
  asks: number; // counter-offers made to it, ever
}

export interface EquityState {
  memory: Record<string, InvestorMemory>; // by investor
  milestones: Milestone[];
  missed: number; // milestones, ever
  relied: (Reliance & { holder: string; cents: number; priceCents: number })[]; // cheques written on statements that are still open
  lastPriceCents: number; // mean price per share of the last round; 0 = none
  downRounds: number;
  lastDownRound: number; // number of the last round below the price before it; 0 = none
  moodDeviation: number; // of the capital market from what the scenario says: walks, and comes back
  doubtMonths: number; // in a row with a board against the founder
  ousted: boolean;
  lastSecondaryS: number; // -1 = never
  staffSoldShares: number; // by staff, ever
  sellersCents: number; // paid to founder and staff by buyers of their shares, ever
}
