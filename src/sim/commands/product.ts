/** Orders for the product: launch a model, set its price, set the GPUs that serve it. */
import { readReadiness } from '../rules/fleet.ts';
import { beginLaunch, findLaunch, launchWaitS, launchWorkDays } from '../rules/products/launch.ts';
import { isLive, liveModels } from '../rules/products/lines.ts';
import { servingLeastGpus } from '../rules/serving.ts';
import type { SimContext } from '../world/context.ts';
import type { LabModel } from '../world/compute.ts';
import { cohortOf } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { condition, freeCheck } from './checks.ts';
import type { Check, CheckCondition, CommandHandler, CommandPayloads, FieldShape } from './types.ts';

const PRICE: FieldShape = { type: 'int', min: 1, max: 10_000_000 }; // cents per million tokens
const GPUS: FieldShape = { type: 'int', min: 0, max: 10_000_000 };

export const productCommands = {
  'product.launch': {
    shape: { model: { type: 'int', min: 0 }, priceCentsPerMTok: PRICE, gpus: { ...GPUS, min: 1 } },
    check(context, { model, priceCentsPerMTok, gpus }): Check {
      const { world, catalog } = context;
      const healthy = Math.floor(readReadiness(context).healthy);
      const heads = cohortOf(world, 'product').count;
      return { ...freeCheck([
        condition('model-exists', findModel(world, model) !== null),
        condition('model-not-live', world.compute.product.modelId !== model),
        condition('launch-new', findLaunch(world, 'api')?.model !== model),
        condition('product-heads', launchWorkDays(world, catalog, 'api') <= 0 || heads >= 1, heads, 1, 'people'),
        priceCondition(priceCentsPerMTok),
        condition('gpus-serving', gpus >= 1 && healthy >= 1, healthy, 1, 'gpus'),
        held(context, model, gpus),
      ]), readyInS: launchWaitS(world, catalog, 'api') };
    },
    apply(context, { model, priceCentsPerMTok, gpus }): void {
      beginLaunch(context, { line: 'api', model, priceCentsPerMTok, freeRatio: 0, gpus });
    },
  },

  'product.setPrice': {
    shape: { priceCentsPerMTok: PRICE },
    check: ({ world }, { priceCentsPerMTok }): Check => freeCheck([live(world), priceCondition(priceCentsPerMTok)]),
    apply({ world }, { priceCentsPerMTok }): void {
      world.compute.product.priceCentsPerMTok = priceCentsPerMTok;
    },
  },

  'product.setServing': {
    shape: { gpus: GPUS },
    check: (context, { gpus }): Check => freeCheck([
      condition('product-live', isLive(context.world.compute)), condition('order-count', Number.isSafeInteger(gpus) && gpus >= 0, gpus, 0, 'gpus'), held(context, context.world.compute.product.modelId, gpus),
    ]),
    apply({ world }, { gpus }): void {
      world.compute.product.servingGpus = gpus;
    },
  },
} satisfies { [T in 'product.launch' | 'product.setPrice' | 'product.setServing']: CommandHandler<CommandPayloads[T]> };

function findModel(world: World, id: number): LabModel | null {
  for (const model of world.compute.models) if (model.id === id) return model;
  return null;
}

/** Weights in memory: that of fewer GPUs serves nothing. None at all is a way to stop serving. */
function held({ world, catalog }: SimContext, model: number, gpus: number): CheckCondition {
  const { compute } = world;
  let need = servingLeastGpus(findModel(world, model)?.params ?? 0, world, catalog);
  for (const live of liveModels(compute)) if (live.id !== model && live.id !== compute.product.modelId) need += servingLeastGpus(live.params, world, catalog);
  return condition('serving-memory', gpus === 0 || gpus >= need, gpus, need, 'gpus');
}

function live(world: World): CheckCondition {
  return condition('product-live', world.compute.product.modelId >= 0);
}

function priceCondition(cents: number): CheckCondition {
  const ok = cents >= (PRICE.min ?? 0) && cents <= (PRICE.max ?? 0);
  return condition('price-range', ok, Number.isFinite(cents) ? cents : null, cents > (PRICE.max ?? 0) ? PRICE.max ?? null : PRICE.min ?? null, 'centsPerMTok');
}
