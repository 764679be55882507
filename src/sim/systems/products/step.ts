/**
 * Customers choose by the hour, line by line; served tokens earn. Writes `revenueCents` of the step: finance books it. No per-customer state.
 * Lines are served in rank: contracts before the app, the app before the API. What is left of the GPUs may write training data.
 */
import { readReadiness } from '../../rules/fleet.ts';
import { endsDay } from '../../rules/calendarMoney.ts';
import { labEffect } from '../../rules/effects.ts';
import { workOnLaunches } from '../../rules/products/launch.ts';
import { batchSpeedRatio, highestRatio, hourRatio, isLive, latencyRatio, lineOf, modelOf, scenarioLines } from '../../rules/products/lines.ts';
import { meanClock, servingGpus } from '../../rules/runSpeed.ts';
import { competingWeight, contextSpeedRatio, marketTokensPerDay, servingTokensPerS } from '../../rules/serving.ts';
import { driftStanding } from '../../rules/standing.ts';
import { DAY_S } from '../../core/calendar.ts';
import type { LabModel, ProductState } from '../../world/compute.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import type { OfferingState } from '../../world/products.ts';
import { serveLine, type Hour } from './line.ts';
import { stepRelease } from './release.ts';
import { synthesise } from './synthetic.ts';

const HOURS_PER_DAY = 24;
/** Hours between changes of the GPUs that follow demand: a run restarts when they come or go. */
const AUTOSCALE_HOURS = 6;

export function stepProducts(context: StepContext): void {
  const { world, catalog } = context;
  const { product, offering, models } = world.compute;
  if (endsDay(world.timeS)) {
    stepRelease(context);
    workOnLaunches(context);
  }
  if (!isLive(world.compute)) return clear(product, offering);
  const { constants } = catalog;
  const fleet = readReadiness(context);
  product.servingNow = Math.max(0, Math.min(servingGpus(world, fleet), Math.floor(fleet.healthy - trainingGpus(context))));
  const api = lineOf(offering, 'api');
  Object.assign(api, { modelId: product.modelId, priceCentsPerMTok: product.priceCentsPerMTok, share: product.share });

  const rich = scenarioLines(world, catalog);
  const hour: Hour = {
    context, competing: competingWeight(world.race.releases, constants),
    marketTokensPerS: marketTokensPerDay(world.timeS, constants.product) * labEffect(world, catalog, 'revenue') / DAY_S,
    hourRatio: rich.length > 0 ? hourRatio(world.timeS, constants.product) : 1,
    gpusLeft: product.servingNow, heldGpus: 0, heldModels: [],
    tokensPerS: (model) => gpuTokensPerS(context, model),
  };
  const wasFull = product.demandTokensPerS > product.capacityTokensPerS;
  const { gpus, capacityTokensPerS } = serveAll(hour, rich);
  product.share = api.share;
  sumUp(context, capacityTokensPerS, hour);
  if (rich.length > 0) remember(context, gpus);
  if (!wasFull && product.demandTokensPerS > product.capacityTokensPerS && product.servingNow < product.servingGpus && !offering.autoscale) {
    const name = modelOf(models, product.modelId)?.name ?? '';
    emit(context, 'product.short', 'warn', { name, gpus: product.servingGpus - product.servingNow }, { panel: 'products' });
  }
}

/** Serves each line that is on offer; returns GPUs that demand asked for, and the tokens per second that all GPUs could serve. */
function serveAll(hour: Hour, rich: ReturnType<typeof scenarioLines>): { gpus: number; capacityTokensPerS: number } {
  const { world } = hour.context;
  const { offering } = world.compute;
  let gpus = 0;
  let served = 0;
  let last: LabModel | null = null;
  for (const line of rich.length > 0 ? rich.map((def) => lineOf(offering, def.id)) : [lineOf(offering, 'api')]) {
    const model = modelOf(world.compute.models, line.modelId);
    if (!model) {
      Object.assign(line, { share: 0, usualCentsPerMTok: 0, demandTokensPerS: 0, servedTokensPerS: 0, revenueCents: 0 });
      continue;
    }
    gpus += serveLine(hour, line, model, rich.find((def) => def.id === line.line) ?? null);
    served += line.servedTokensPerS;
    last = model;
  }
  const idle = last && hour.heldModels.includes(last.id) ? hour.gpusLeft * hour.tokensPerS(last) : 0;
  if (last && idle > 0 && offering.synthesise) synthesise(hour.context, idle);
  return { gpus, capacityTokensPerS: served + idle };
}

function sumUp({ world, stepS }: StepContext, capacityTokensPerS: number, hour: Hour): void {
  const { product, offering } = world.compute;
  product.demandTokensPerS = 0;
  product.servedTokensPerS = 0;
  product.revenueCents = 0;
  for (const line of offering.lines) {
    product.demandTokensPerS += line.demandTokensPerS;
    product.servedTokensPerS += line.servedTokensPerS;
    product.revenueCents += line.revenueCents;
  }
  product.capacityTokensPerS = hour.heldModels.length > 0 ? capacityTokensPerS : 0;
  product.revenueTotalCents += product.revenueCents;
  product.servedTokens += product.servedTokensPerS * stepS;
}

/** What customers will remember of this hour, and the GPUs that the next hours need. */
function remember({ world, catalog }: StepContext, gpus: number): void {
  const { product, offering } = world.compute;
  const { product: constants } = catalog.constants;
  const answered = product.demandTokensPerS > 0 ? product.servedTokensPerS / product.demandTokensPerS : 1;
  offering.qualityRatio += (answered - offering.qualityRatio) / (HOURS_PER_DAY * constants.qualityDays);
  offering.latencyRatio = latencyRatio(offering.batchRatio, product.servingNow > 0 ? gpus / product.servingNow : 1, constants);
  if (endsDay(world.timeS)) {
    driftStanding(world, 'brand', -constants.brandLossPerDay * (1 - offering.qualityRatio), 'standing.cause.unanswered');
  }
  const hour = Math.floor(world.timeS / 3600) % HOURS_PER_DAY;
  if (hour % AUTOSCALE_HOURS !== AUTOSCALE_HOURS - 1 && answered >= 1 && offering.neededGpus > 0) return;
  const now = hourRatio(world.timeS, constants);
  offering.neededGpus = Math.ceil(gpus * highestRatio(world.timeS + 3600, AUTOSCALE_HOURS, constants) / now / constants.autoscaleUtilRatio);
}

/** Tokens per second of one mean GPU of the lab, at its clocks and batches. */
function gpuTokensPerS(context: StepContext, model: LabModel): number {
  const { world, catalog } = context;
  const { constants } = catalog;
  let gpus = 0;
  let tokens = 0;
  for (const item of world.compute.stock) {
    const def = catalog.accelerators[item.accelerator];
    if (!def) continue;
    gpus += item.boughtGpus;
    tokens += item.boughtGpus * servingTokensPerS(def, model.activeParams, constants.product);
  }
  if (gpus === 0) return 0;
  return tokens / gpus * meanClock(world) * contextSpeedRatio(model.contextTokens, constants) * labEffect(world, catalog, 'servingSpeed')
    * batchSpeedRatio(world.compute.offering.batchRatio, constants.product);
}

function trainingGpus(context: StepContext): number {
  return context.world.compute.job?.assignedGpus ?? 0;
}

function clear(product: ProductState, offering: OfferingState): void {
  Object.assign(product, { servingNow: 0, share: 0, demandTokensPerS: 0, capacityTokensPerS: 0, servedTokensPerS: 0, revenueCents: 0 });
  offering.neededGpus = 0;
  for (const line of offering.lines) Object.assign(line, { share: 0, usualCentsPerMTok: 0, demandTokensPerS: 0, servedTokensPerS: 0, revenueCents: 0 });
}
