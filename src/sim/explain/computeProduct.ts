/** Serving: cost of a million tokens, demand, revenue. */
import { DAY_S } from '../core/calendar.ts';
import { labEffect } from '../rules/effects.ts';
import { competingWeight, logitShare, marketTokensPerDay, modelUtility, TOKENS_PER_MTOK } from '../rules/serving.ts';
import { ownershipCentsPerGpuHour } from '../rules/waterfall.ts';
import { constantSource } from './sources.ts';
import { riskEstimate, timesDone } from '../rules/products/release.ts';
import { dataMixRatio, dataStockTokens } from '../rules/products/data.ts';
import { batchStepRatio, hourRatio, marketOf, modelOf } from '../rules/products/lines.ts';
import type { SimContext } from '../world/context.ts';
import { cohortOf } from '../world/lookup.ts';
import { explained, leaf, type ExplainTable } from './types.ts';

const SECONDS_PER_HOUR = 3600;

const HOURS_PER_YEAR = 8760;

/** Product people: pay and overhead. */
function staffCentsPerHour({ world, catalog }: SimContext): number {
  const cohort = cohortOf(world, 'product');
  return cohort.count * cohort.payRatio * catalog.roles.product.salaryCentsPerYear * (1 + catalog.constants.people.overheadRatio) / HOURS_PER_YEAR;
}

export const computeProductExplanations: ExplainTable = {
  tokenPrice: (context) => {
    const { world } = context;
    const { product } = world.compute;
    const tokensPerHour = product.servedTokensPerS * SECONDS_PER_HOUR;
    const hourCents = product.servingNow * ownershipCentsPerGpuHour(context);
    const staffCents = staffCentsPerHour(context);
    const unitCents = tokensPerHour > 0 ? (hourCents + staffCents) / (tokensPerHour / TOKENS_PER_MTOK) : null;
    return explained('tokenPrice', product.modelId < 0 ? null : product.priceCentsPerMTok, 'centsPerMTok', 'input', [
      explained('tokenPrice.cost', unitCents, 'centsPerMTok', 'ratio', [
        leaf('tokenPrice.hour', hourCents, 'centsPerHour', { params: { gpus: product.servingNow } }),
        leaf('tokenPrice.staff', staffCents, 'centsPerHour', { params: { heads: cohortOf(world, 'product').count } }),
        leaf('tokenPrice.tokens', product.servedTokensPerS, 'tokensPerS'),
      ]),
      leaf('tokenPrice.margin', unitCents === null ? null : product.priceCentsPerMTok - unitCents, 'centsPerMTok'),
    ], { raise: ['raise.tokenPrice.smaller', 'raise.tokenPrice.fill'] });
  },

  demand: (context) => {
    const { world, catalog } = context;
    const { product, models } = world.compute;
    const model = models.find((entry) => entry.id === product.modelId);
    const { constants } = catalog;
    const target = model ? logitShare(modelUtility(model, product.priceCentsPerMTok, constants), competingWeight(world.race.releases, constants)) : 0;
    const marketPerS = marketTokensPerDay(world.timeS, constants.product) * labEffect(world, catalog, 'revenue') / DAY_S;
    return explained('demand', product.demandTokensPerS, 'tokensPerS', 'product', [
      leaf('demand.market', marketPerS, 'tokensPerS', { source: constantSource(context, 'product.marketTokensPerDay') }),
      leaf('demand.share', marketPerS > 0 ? product.demandTokensPerS / marketPerS : 0, 'ratio', { params: { target } }),
      leaf('demand.target', target, 'ratio', { source: constantSource(context, 'product.capabilityChoiceSlope') }),
      ...(model ? [leaf('demand.context', model.contextTokens, 'tokens', { source: constantSource(context, 'product.contextChoiceSlope') })] : []),
      leaf('demand.capacity', product.capacityTokensPerS, 'tokensPerS', { params: { gpus: product.servingNow } }),
    ], { raise: ['raise.demand.capability', 'raise.demand.price', 'raise.demand.capacity'] });
  },

  revenue: (context) => {
    const { world, catalog } = context;
    const { product } = world.compute;
    return explained('revenue', product.revenueCents, 'centsPerHour', 'product', [
      leaf('revenue.served', product.servedTokensPerS, 'tokensPerS'),
      leaf('revenue.price', product.priceCentsPerMTok, 'centsPerMTok'),
      leaf('revenue.fees', catalog.constants.product.paymentRatio, 'ratio', { source: constantSource(context, 'product.paymentRatio') }),
    ], { raise: ['raise.demand.capability', 'raise.demand.capacity'] });
  },

  risk: (context, params) => {
    const { world, catalog } = context;
    const model = modelOf(world.compute.models, Number(params['model'] ?? -1));
    const estimate = model ? riskEstimate(world, catalog, model) : null;
    const steps = marketOf(world, catalog)?.steps ?? [];
    return explained('risk', estimate?.middle ?? null, 'factor', 'lookup', [
      leaf('risk.low', estimate?.low ?? null, 'factor'), leaf('risk.high', estimate?.high ?? null, 'factor'),
      leaf('risk.capability', model?.capability ?? null, 'index', { source: constantSource(context, 'product.riskDoublingPoints') }),
      ...steps.flatMap((id) => {
        const def = catalog.releaseSteps[id];
        return model && def && def.work !== 'tune' ? [leaf(`risk.${def.work}`, timesDone(world, model.id, id), 'count', { params: { ratio: def.riskRatio } })] : [];
      }),
    ], { raise: ['raise.risk.safety', 'raise.risk.evaluate'] });
  },

  quality: (context) => {
    const { world, catalog } = context;
    const { offering, product } = world.compute;
    return explained('quality', offering.qualityRatio, 'ratio', 'lookup', [
      leaf('quality.now', product.demandTokensPerS > 0 ? product.servedTokensPerS / product.demandTokensPerS : null, 'ratio'),
      leaf('quality.days', catalog.constants.product.qualityDays, 'days', { source: constantSource(context, 'product.qualityDays') }),
      leaf('quality.hour', hourRatio(world.timeS, catalog.constants.product), 'factor', { source: constantSource(context, 'product.dailySwingRatio') }),
    ], { raise: ['raise.demand.capacity', 'raise.demand.price'] });
  },

  latency: (context) => {
    const { offering } = context.world.compute;
    const step = batchStepRatio(offering.batchRatio, context.catalog.constants.product);
    return explained('latency', offering.latencyRatio, 'ratio', 'product', [
      leaf('latency.step', step, 'factor', { source: constantSource(context, 'product.batchWeightsRatio') }),
      leaf('latency.queue', offering.latencyRatio / step, 'factor', { source: constantSource(context, 'product.queueRatio') }),
    ], { raise: ['raise.demand.capacity'] });
  },

  dataMix: (context) => {
    const { world, catalog } = context;
    return explained('dataMix', dataMixRatio(world, catalog), 'factor', 'lookup', [
      leaf('dataMix.stock', dataStockTokens(world, catalog) ?? catalog.constants.training.dataStockTokens, 'tokens', { source: constantSource(context, 'training.dataStockTokens') }),
      ...world.compute.offering.data.filter((entry) => entry.readyS <= world.timeS).map((entry) => leaf('dataMix.source', catalog.dataSources[entry.source]?.qualityRatio ?? 1, 'factor', { params: { name: `@${catalog.dataSources[entry.source]?.name ?? ''}`, tokens: entry.tokens } })),
    ], { source: constantSource(context, 'product.dataQualityExponent'), raise: ['raise.dataMix.buy'] });
  },
};
