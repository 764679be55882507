/** State of the race: other labs with their books, what is known of them, and what those that folded leave behind. */
import type { QuantityId, RivalRole } from './catalogRivals.ts';

export interface RivalModel {
  rival: string;
  name: string;
  releasedS: number; // may be in the future: not shown until then
  capability: number;
  priceCentsPerMTok: number;
  listCents: number; // price without the cuts of its lab
  out: boolean;
}

/** Where a lab's cash came from and went, whole cents since the start, income positive. Their sum and the opening cash are its cash. */
export const RIVAL_FLOWS = ['raised', 'backer', 'revenue', 'payroll', 'energy', 'rent', 'gpus', 'sold', 'deals', 'settled'] as const;
export type RivalFlow = (typeof RIVAL_FLOWS)[number];

/** Why a lab is no more: message `race.cause.<id>`. */
export type FoldCause = '' | 'scripted' | 'behind' | 'cold' | 'burn';

export interface Rival {
  id: string;
  state: 'active' | 'folded';
  cause: FoldCause;
  buyer: string; // rival id, '' = none
  endedS: number; // -1
  endGap: number; // points behind the best model that is out, then
  openingCents: number;
  cashCents: number;
  flows: Record<RivalFlow, number>;
  dayCents: number; // smoothed burn: cash spent a day on all but GPUs, less income from customers
  gpus: number; // in its halls, of all generations; of these rentedRatio is a partner's
  fleet: { item: string; gpus: number }[]; // the same by generation
  orders: { item: string; gpus: number; arrivesS: number }[];
  bought: number; // GPUs ever, opening included
  sold: number; // made room for better ones
  gone: number; // left at its end
  powerRatio: number; // draw at the meter over that of servers at full load
  appetite: number; // of the growth that it wants, over its plan
  discount: number; // off the price of what it offers
  shareBefore: number; // at the last look, a month ago
  heads: Record<RivalRole, number>;
  hired: number; // opening included
  left: number;
  flop: number; // of the run so far
  bestFlop: number; // of what it serves
  runFromS: number; // its GPUs are in the run between these
  runToS: number;
  releaseS: number;
  claimedDay: number; // day of release it announced; -1 = none
  nextModel: number;
  points: number; // what it read of others' ideas
  share: number; // of the market
  raisedS: number; // last round
  refused: FoldCause; // by investors, at the last try
  cutS: number; // last layoff
  record: number; // belief in its words, 0..1
}

/** What is thought of a quantity: of the logarithm, of cents, of the day of release, of points. */
export interface Estimate {
  mean: number;
  growth: number; // of it, a day
  variance: number;
  growthVariance: number;
  covariance: number;
  atS: number; // last evidence
}

export interface EvidenceItem {
  rival: string;
  source: string; // EvidenceDef id
  quantity: QuantityId;
  value: number; // as read, in the unit of the quantity
  sd: number;
  atS: number;
  bought: boolean;
  weight: number; // 0..1 of the way from what was thought to what was read
  before: number; // middle of what was thought, in the unit of the quantity
  after: number;
}

export interface Study {
  rival: string;
  source: string;
  readyS: number;
}

export interface Belief {
  rival: string;
  quantity: QuantityId;
  low: number;
  high: number;
  atS: number;
  truth: number; // when it was written down: shown when the game is over
}

/** What a lab that folded leaves behind. */
export interface Lot {
  id: number;
  rival: string;
  kind: 'gpus' | 'team';
  item: string; // accelerator
  gpus: number;
  research: number;
  systems: number;
  closesS: number;
  floorCents: number; // per GPU or head
  bidCents: number; // the lab's own, per GPU or head; 0 = none
  winner: string; // rival id, 'own', 'none'; '' while open, 'review' while authorities look at the lab's own bid until closesS
  filedS: number; // for review; -1 = not
  paidCents: number;
}

export interface RaceState {
  releases: RivalModel[];
  place: number; // 1 = first; labs without a model are last
  labs: number;
  frontier: number; // best capability in the field, the lab included
  best: number; // the lab's own, 0 = none
  rivals: Rival[];
  estimates: Record<string, Partial<Record<QuantityId, Estimate>>>; // by rival
  evidence: EvidenceItem[]; // the last EVIDENCE_KEPT
  studies: Study[];
  beliefs: Belief[];
  lots: Lot[];
}

export const EVIDENCE_KEPT = 300;
