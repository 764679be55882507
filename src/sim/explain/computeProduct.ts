/** Serving: cost of a million tokens, demand, revenue. */
import { DAY_S } from '../core/calendar.ts';
import { labEffect } from '../rules/effects.ts';
import { competingWeight, logitShare, marketTokensPerDay, modelUtility, TOKENS_PER_MTOK } from '../rules/serving.ts';
import { ownershipCentsPerGpuHour } from '../rules/waterfall.ts';
import { constantSource } from './sources.ts';
import { explained, leaf, type ExplainTable } from './types.ts';

const SECONDS_PER_HOUR = 3600;

export const computeProductExplanations: ExplainTable = {
  tokenPrice: (context) => {
    const { world } = context;
    const { product } = world.compute;
    const tokensPerHour = product.servedTokensPerS * SECONDS_PER_HOUR;
    const hourCents = product.servingNow * ownershipCentsPerGpuHour(context);
    const unitCents = tokensPerHour > 0 ? hourCents / (tokensPerHour / TOKENS_PER_MTOK) : null;
    return explained('tokenPrice', product.modelId < 0 ? null : product.priceCentsPerMTok, 'centsPerMTok', 'input', [
      explained('tokenPrice.cost', unitCents, 'centsPerMTok', 'ratio', [
        leaf('tokenPrice.hour', hourCents, 'centsPerHour', { params: { gpus: product.servingNow } }),
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
};
