/** One way of selling, one hour: who comes, who is answered, what it earns. */
import { creditShare, lineUtility } from '../../rules/products/lines.ts';
import { adoptedShare, logitShare, modelUtility, servingLeastGpus, TOKENS_PER_MTOK } from '../../rules/serving.ts';
import { DAY_S } from '../../core/calendar.ts';
import { clamp, exp } from '../../core/maths.ts';
import type { ProductLineDef } from '../../world/catalogProducts.ts';
import type { LabModel } from '../../world/compute.ts';
import type { StepContext } from '../../world/context.ts';
import { cohortOf } from '../../world/lookup.ts';
import type { LineState } from '../../world/products.ts';

const SECONDS_PER_HOUR = 3600;
const HOURS_PER_DAY = 24;
/** Of the pace at which customers leave: budgets follow a price. */
const HABIT_PACE = 0.5;

/** What the lines of an hour share. `gpusLeft`, `heldGpus` and `heldModels` change as they are served. */
export interface Hour {
  context: StepContext;
  competing: number; // weight of all other offers
  marketTokensPerS: number; // mean of the day
  hourRatio: number; // this hour over that
  gpusLeft: number;
  heldGpus: number; // whose memory holds weights once
  heldModels: number[];
  tokensPerS: (model: LabModel) => number; // of one GPU
}

/** Serves a line; returns the GPUs that its demand asks for. Without a definition it is the plain product. */
export function serveLine(hour: Hour, line: LineState, model: LabModel, def: ProductLineDef | null): number {
  const { world, catalog, stepS } = hour.context;
  const { product: constants } = catalog.constants;
  const hours = stepS / SECONDS_PER_HOUR;
  const perGpu = hour.tokensPerS(model);
  const capacity = holdModel(hour, model) ? hour.gpusLeft * perGpu : 0;
  const mean = hour.marketTokensPerS * (def?.demandRatio ?? 1);
  const utility = def ? lineUtility(def, model, line, world.compute.offering, catalog.constants) : modelUtility(model, line.priceCentsPerMTok, catalog.constants);
  let target = logitShare(utility, hour.competing);
  if (def && def.tokensPerDayPerHead > 0 && mean > 0) target = Math.min(target, cohortOf(world, 'product').count * def.tokensPerDayPerHead / DAY_S / mean);
  // Those who find no capacity go elsewhere: nobody stays for a service that does not answer.
  const stays = Math.min(target, mean > 0 ? capacity / mean : 0);
  line.share = drift(line.share, stays, hours, def, constants.adoptionDays);
  line.demandTokensPerS = Math.max(line.share, drift(line.share, target, hours, def, constants.adoptionDays)) * mean * hour.hourRatio * habitRatio(line, hours, def?.leaveDays ?? constants.adoptionDays);
  line.servedTokensPerS = Math.min(line.demandTokensPerS, capacity);
  const fees = line.servedTokensPerS * stepS / TOKENS_PER_MTOK * line.priceCentsPerMTok * constants.paymentRatio * (1 - line.freeRatio);
  const credits = def && line.demandTokensPerS > 0 ? Math.round(fees * creditShare(def, line.servedTokensPerS / line.demandTokensPerS)) : 0;
  line.revenueCents = Math.round(fees) - credits;
  world.compute.offering.creditsCents += credits;
  if (perGpu <= 0) return 0;
  hour.gpusLeft = Math.max(0, hour.gpusLeft - line.servedTokensPerS / perGpu);
  return line.demandTokensPerS / perGpu;
}

/** Customers come and go at a line's own paces. */
function drift(share: number, target: number, hours: number, def: ProductLineDef | null, adoptionDays: number): number {
  const days = def ? (target > share ? def.growDays : def.leaveDays) : adoptionDays;
  return adoptedShare(share, target, hours, { adoptionDays: days });
}

/**
 * What customers order today of what they would at the price that they are used to: their budgets follow a higher price only as slowly as they would leave.
 * Budgets grow at half the pace at which customers leave, so that no price is worth more
 * for the leaving: without it one raised a hundredfold would be paid by all who have not left yet.
 */
function habitRatio(line: LineState, hours: number, leaveDays: number): number {
  const price = line.priceCentsPerMTok;
  if (line.usualCentsPerMTok <= 0) line.usualCentsPerMTok = price;
  const ratio = Math.min(1, line.usualCentsPerMTok / Math.max(1, price));
  const most = exp(hours / HOURS_PER_DAY / leaveDays * HABIT_PACE);
  line.usualCentsPerMTok *= clamp(price / line.usualCentsPerMTok, 1 / most, most);
  return ratio;
}

/** Takes the memory for a model's weights, once for all lines; false when GPUs do not reach. */
function holdModel(hour: Hour, model: LabModel): boolean {
  if (hour.heldModels.includes(model.id)) return true;
  const { world, catalog } = hour.context;
  const least = servingLeastGpus(model.params, world, catalog);
  if (hour.heldGpus + least > world.compute.product.servingNow) return false;
  hour.heldGpus += least;
  hour.heldModels.push(model.id);
  return true;
}
