/** Customers choose by the hour; served tokens earn. Writes `revenueCents` of the step: finance books it. No per-customer state. */
import { readReadiness } from '../../rules/fleet.ts';
import { labEffect } from '../../rules/effects.ts';
import { meanClock, servingGpus } from '../../rules/runSpeed.ts';
import {
  adoptedShare, competingWeight, contextSpeedRatio, logitShare, marketTokensPerDay, modelUtility, servingLeastGpus, servingTokensPerS, TOKENS_PER_MTOK,
} from '../../rules/serving.ts';
import { DAY_S } from '../../core/calendar.ts';
import type { LabModel, ProductState } from '../../world/compute.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';

const SECONDS_PER_HOUR = 3600;

export function stepProducts(context: StepContext): void {
  const { world, catalog } = context;
  const { product } = world.compute;
  const model = product.modelId < 0 ? null : findModel(world.compute.models, product.modelId);
  if (!model) return clear(product);
  const { constants } = catalog;
  const fleet = readReadiness(context);
  product.servingNow = Math.max(0, Math.min(servingGpus(world, fleet), Math.floor(fleet.healthy - trainingGpus(context))));
  const holds = product.servingNow >= servingLeastGpus(model.params, world, catalog);
  product.capacityTokensPerS = holds ? product.servingNow * meanClock(world) * gpuTokensPerS(context, model.activeParams) * contextSpeedRatio(model.contextTokens, constants) * labEffect(world, catalog, 'servingSpeed') : 0;

  const competing = competingWeight(world.race.releases, constants);
  const target = logitShare(modelUtility(model, product.priceCentsPerMTok, constants), competing);
  const market = marketTokensPerDay(world.timeS, constants.product) * labEffect(world, catalog, 'revenue') / DAY_S;
  // Those who find no capacity go elsewhere: nobody stays for a service that does not answer.
  const roomShare = market > 0 ? product.capacityTokensPerS / market : 0;
  const share = adoptedShare(product.share, Math.min(target, roomShare), context.stepS / SECONDS_PER_HOUR, constants.product);
  const wasFull = product.demandTokensPerS > product.capacityTokensPerS;
  product.share = share;
  product.demandTokensPerS = Math.max(share, adoptedShare(share, target, context.stepS / SECONDS_PER_HOUR, constants.product)) * market;
  product.servedTokensPerS = Math.min(product.demandTokensPerS, product.capacityTokensPerS);
  if (!wasFull && product.demandTokensPerS > product.capacityTokensPerS && product.servingNow < product.servingGpus) {
    emit(context, 'product.short', 'warn', { name: model.name, gpus: product.servingGpus - product.servingNow }, { panel: 'products' });
  }
  const tokens = product.servedTokensPerS * context.stepS;
  product.revenueCents = Math.round(tokens / TOKENS_PER_MTOK * product.priceCentsPerMTok * constants.product.paymentRatio);
  product.revenueTotalCents += product.revenueCents;
  product.servedTokens += tokens;
}

/** Tokens per second of one mean GPU of the lab. */
function gpuTokensPerS(context: StepContext, params: number): number {
  const { world, catalog } = context;
  let gpus = 0;
  let tokens = 0;
  for (const item of world.compute.stock) {
    const def = catalog.accelerators[item.accelerator];
    if (!def) continue;
    gpus += item.boughtGpus;
    tokens += item.boughtGpus * servingTokensPerS(def, params, catalog.constants.product);
  }
  return gpus > 0 ? tokens / gpus : 0;
}

function trainingGpus(context: StepContext): number {
  return context.world.compute.job?.assignedGpus ?? 0;
}

function findModel(models: readonly LabModel[], id: number): LabModel | null {
  for (const model of models) if (model.id === id) return model;
  return null;
}

function clear(product: ProductState): void {
  product.servingNow = 0;
  product.share = 0;
  product.demandTokensPerS = 0;
  product.capacityTokensPerS = 0;
  product.servedTokensPerS = 0;
  product.revenueCents = 0;
}
