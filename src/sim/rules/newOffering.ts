import { LINE_IDS } from '../world/catalogProducts.ts';
import type { OfferingState } from '../world/products.ts';

/** A lab that sells nothing, owns no data beyond the open web, and works on no model. */
export function newOffering(): OfferingState {
  return {
    lines: LINE_IDS.map((line) => ({ line, modelId: -1, priceCentsPerMTok: 0, usualCentsPerMTok: 0, freeRatio: 0, share: 0, demandTokensPerS: 0, servedTokensPerS: 0, revenueCents: 0 })),
    autoscale: false, neededGpus: 0, batchRatio: 1, synthesise: false, qualityRatio: 1, latencyRatio: 1, creditsCents: 0, launches: [], works: [], done: [], data: [],
  };
}
