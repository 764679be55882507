/**
 * Serving and demand. Throughput per GPU falls in proportion to active parameters; all of them must fit in memory. Customers choose by
 * multinomial logit: utility = slope·(capability − base) − price slope·ln(price in $ per million tokens); the outside option
 * (no model at all) has a fixed utility. A rival counts with its best offer only.
 */
import { exp, log, log2, pow } from '../core/maths.ts';
import { DAY_S } from '../core/calendar.ts';
import type { AcceleratorDef } from '../world/catalogHardware.ts';
import type { Constants, ProductConstants } from '../world/catalogConstants.ts';
import type { Catalog } from '../world/catalog.ts';
import type { RivalModel } from '../world/race.ts';
import type { LabModel } from '../world/compute.ts';
import type { World } from '../world/world.ts';

const DAYS_PER_YEAR = 365.25;
const CENTS_PER_DOLLAR = 100;
const BYTES_PER_GB = 1e9;
export const TOKENS_PER_MTOK = 1e6;

/** Output tokens per second that one GPU can serve of a model of which a token uses `activeParams`. */
export function servingTokensPerS(def: Pick<AcceleratorDef, 'servingTokensPerS' | 'servingParams'>, activeParams: number, constants: ProductConstants): number {
  if (!(activeParams > 0)) return 0;
  return def.servingTokensPerS * (def.servingParams / activeParams) * constants.servingUtilRatio;
}

/** Speed that is left of serving when customers may use longer contexts: keys and values of mean length take their share of each token's time. */
export function contextSpeedRatio(contextTokens: number, constants: Constants): number {
  const longer = Math.max(1, contextTokens / constants.training.sequenceTokens);
  const { contextServingRatio, contextUseExponent } = constants.product;
  return 1 / (1 - contextServingRatio + contextServingRatio * pow(longer, contextUseExponent));
}

/** GPUs whose memory holds the weights of a model once; by the smallest memory that the lab has bought. */
export function servingLeastGpus(params: number, { compute }: World, catalog: Catalog): number {
  let memoryGB = Infinity;
  for (const item of compute.stock) if (item.boughtGpus > 0) memoryGB = Math.min(memoryGB, catalog.accelerators[item.accelerator]?.memoryGB ?? Infinity);
  return Math.max(1, Math.ceil(params * catalog.constants.product.servingBytesPerParam / (memoryGB * BYTES_PER_GB)));
}

/** Utility of one's own offer: as of any, and what a longer context than the usual is worth. */
export function modelUtility(model: Pick<LabModel, 'capability' | 'contextTokens'>, priceCentsPerMTok: number, constants: Constants): number {
  const doublings = log2(Math.max(1, model.contextTokens / constants.training.sequenceTokens));
  return offerUtility(model.capability, priceCentsPerMTok, constants) + constants.product.contextChoiceSlope * doublings;
}

/** Utility of an offer. Prices below a cent count as a cent. */
export function offerUtility(capability: number, priceCentsPerMTok: number, constants: Constants): number {
  const { capabilityChoiceSlope, priceChoiceSlope } = constants.product;
  const dollars = Math.max(1, priceCentsPerMTok) / CENTS_PER_DOLLAR;
  return capabilityChoiceSlope * (capability - constants.training.capabilityBase) - priceChoiceSlope * log(dollars);
}

/** Σ e^utility of the outside option and of every rival's best offer that is out. */
export function competingWeight(releases: readonly RivalModel[], constants: Constants): number {
  let weight = exp(constants.product.outsideUtility);
  const out = releases.filter((release) => release.out);
  const utilities = out.map((release) => offerUtility(release.capability, release.priceCentsPerMTok, constants));
  for (let i = 0; i < out.length; i++) {
    const utility = utilities[i]!;
    let best = true;
    for (let j = 0; j < out.length && best; j++) {
      if (j === i || out[j]!.rival !== out[i]!.rival) continue;
      const otherUtility = utilities[j]!;
      if (otherUtility > utility || (otherUtility === utility && j > i)) best = false;
    }
    if (best) weight += exp(utility);
  }
  return weight;
}

/** Share of the market that an offer ends up with, 0..1. */
export function logitShare(utility: number, competing: number): number {
  const own = exp(utility);
  return own === Infinity ? 1 : own / (own + competing);
}

/** Tokens per day that the whole market asks for, `timeS` after the start. */
export function marketTokensPerDay(timeS: number, constants: ProductConstants): number {
  return constants.marketTokensPerDay * pow(1 + constants.marketGrowthPerYear, timeS / DAY_S / DAYS_PER_YEAR);
}

/** Share after `hours` of drifting towards `target`. Exact for a constant target. */
export function adoptedShare(share: number, target: number, hours: number, constants: Pick<ProductConstants, 'adoptionDays'>): number {
  const days = Math.max(constants.adoptionDays, 1 / 24);
  return target + (share - target) * exp(-hours / 24 / days);
}
