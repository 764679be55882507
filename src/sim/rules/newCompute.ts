import type { ComputeState, StockItem } from '../world/compute.ts';
import { newOffering } from './newOffering.ts';
import { newReliability } from './newReliability.ts';

/** Machines of a lab that has done nothing with them yet: no order, network, run, model or product. */
export function newCompute(stock: StockItem[] = []): ComputeState {
  return {
    stock, usedMarket: [], orders: [], networks: [],
    reliability: newReliability(),
    software: [], job: null, models: [],
    product: {
      modelId: -1, launchedS: -1, priceCentsPerMTok: 0, servingGpus: 0, servingNow: 0, share: 0, demandTokensPerS: 0, capacityTokensPerS: 0, servedTokensPerS: 0,
      revenueCents: 0, revenueTotalCents: 0, servedTokens: 0,
    },
    offering: newOffering(),
    waterfall: { bought: 0, delivered: 0, installed: 0, powered: 0, cool: 0, connected: 0, healthy: 0, inStep: 0, useful: 0 },
    gpuHours: { bought: 0, useful: 0 },
  };
}
