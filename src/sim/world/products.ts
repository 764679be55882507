/** State of what is sold beside the plain product, of data, and of work on finished models. */
import type { LineId } from './catalogProducts.ts';

/** One way of selling. Model and price of the API are the product's own (world/compute.ts). */
export interface LineState {
  line: LineId;
  modelId: number; // -1 = not on offer
  priceCentsPerMTok: number;
  usualCentsPerMTok: number; // that its customers are used to; 0 = nobody yet
  freeRatio: number; // of its tokens given away
  share: number; // of its market
  demandTokensPerS: number;
  servedTokensPerS: number;
  revenueCents: number; // this hour, after credits
}

/** A model on its way to the customers of a line. */
export interface Launch {
  line: LineId;
  model: number;
  priceCentsPerMTok: number;
  freeRatio: number;
  gpus: number; // that will serve; of the API
  doneDays: number; // head-days of the product team
}

/** Researchers at work on a finished model. */
export interface ReleaseWork {
  model: number;
  step: string;
  heads: number;
  doneDays: number;
}

/** Data that was bought or gathered. */
export interface DataHolding {
  source: string;
  tokens: number;
  readyS: number;
}

export interface OfferingState {
  lines: LineState[]; // one for each of LINE_IDS, in its order
  autoscale: boolean; // GPUs follow the day; what customers do not need is free for runs
  neededGpus: number; // that it asks for until the next change
  batchRatio: number; // requests in a batch over the usual
  synthesise: boolean; // idle serving GPUs write training data
  qualityRatio: number; // of requests answered, over the last weeks
  latencyRatio: number; // of a token's time over the usual
  creditsCents: number; // given back under contracts, since start
  launches: Launch[]; // one a line at most
  works: ReleaseWork[];
  done: { model: number; step: string; atS: number }[];
  data: DataHolding[];
}
