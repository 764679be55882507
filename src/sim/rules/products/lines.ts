/**
 * Ways of selling: who is on offer, what their customers think of speed and of requests that were not answered, the shape of a day.
 * A scenario without a market has the plain product alone, at all hours alike.
 */
import { clamp, cos, log, pow } from '../../core/maths.ts';
import { HOUR_S } from '../../core/calendar.ts';
import type { Constants, ProductConstants } from '../../world/catalogConstants.ts';
import type { Catalog } from '../../world/catalog.ts';
import type { LineId, ProductLineDef } from '../../world/catalogProducts.ts';
import type { ScenarioMarket } from '../../world/catalogScenario.ts';
import type { LabModel } from '../../world/compute.ts';
import type { LineState, OfferingState } from '../../world/products.ts';
import type { World } from '../../world/world.ts';
import { modelUtility } from '../serving.ts';

const HOURS_PER_DAY = 24;
const PI = 3.141592653589793;
/** Latency in a full queue is told as that of one with this share in use: a longer one empties by people giving up. */
const FULLEST = 0.98;

/** What the scenario has of lines, data and release steps; null = the plain product alone. */
export function marketOf(world: Pick<World, 'scenario'>, catalog: Catalog): ScenarioMarket | null {
  return catalog.scenarios[world.scenario]?.market ?? null;
}

/** Lines of the scenario in the order in which they are served. */
export function scenarioLines(world: Pick<World, 'scenario'>, catalog: Catalog): readonly ProductLineDef[] {
  const market = marketOf(world, catalog);
  if (!market) return NONE;
  let byScenario = linesOf.get(catalog);
  if (!byScenario) linesOf.set(catalog, (byScenario = new Map()));
  let lines = byScenario.get(world.scenario);
  if (!lines) byScenario.set(world.scenario, (lines = market.lines.map((id) => catalog.productLines[id]).sort((a, b) => a.rank - b.rank)));
  return lines;
}
const NONE: readonly ProductLineDef[] = [];
/** Catalogs are frozen, and the question comes every hour. */
const linesOf = new WeakMap<Catalog, Map<string, readonly ProductLineDef[]>>();

export function lineOf(offering: OfferingState, line: LineId): LineState {
  const found = offering.lines.find((entry) => entry.line === line);
  if (!found) throw new Error(`no line ${line}`);
  return found;
}

export function modelOf(models: readonly LabModel[], id: number): LabModel | null {
  for (const model of models) if (model.id === id) return model;
  return null;
}

/** Whether any line serves customers. */
export function isLive({ product, offering }: World['compute']): boolean {
  if (product.modelId >= 0) return true;
  for (const line of offering.lines) if (line.modelId >= 0) return true;
  return false;
}

/** Models that some line serves, each once. */
export function liveModels({ offering, product, models }: World['compute']): LabModel[] {
  return models.filter((model) => model.id === product.modelId || offering.lines.some((line) => line.modelId === model.id));
}

/** Demand of an hour over the day's mean: a cosine with its peak at `peakHour`. */
export function hourRatio(timeS: number, { dailySwingRatio, peakHour }: ProductConstants): number {
  const hour = Math.floor(timeS / HOUR_S) % HOURS_PER_DAY;
  return 1 + dailySwingRatio * cos(2 * PI * (hour - peakHour) / HOURS_PER_DAY);
}

/** The highest hour of the next `hours`. */
export function highestRatio(timeS: number, hours: number, constants: ProductConstants): number {
  let highest = 0;
  for (let h = 0; h < hours; h++) highest = Math.max(highest, hourRatio(timeS + h * HOUR_S, constants));
  return highest;
}

/** Time of a decoding step over the usual: weights are read once for the whole batch, the rest grows with it (Pope et al. 2022). */
export function batchStepRatio(batchRatio: number, { batchWeightsRatio }: ProductConstants): number {
  return batchWeightsRatio + (1 - batchWeightsRatio) * batchRatio;
}

/** Tokens per second over the usual: batch over the time of its step. */
export function batchSpeedRatio(batchRatio: number, constants: ProductConstants): number {
  return batchRatio / batchStepRatio(batchRatio, constants);
}

/** Time of a token over the usual: its step, and the wait of a queue of many servers, which comes late and then steeply (Sakasegawa 1977). */
export function latencyRatio(batchRatio: number, usedRatio: number, constants: ProductConstants): number {
  const used = clamp(usedRatio, 0, FULLEST);
  return batchStepRatio(batchRatio, constants) * (1 + constants.queueRatio * pow(used, constants.queuePower) / (1 - used));
}

/** Utility of an offer in a line: the plain one at the line's prices, less what waiting and unanswered requests cost, more for a free tier. */
export function lineUtility(def: ProductLineDef, model: LabModel, line: Pick<LineState, 'priceCentsPerMTok' | 'freeRatio'>, offering: OfferingState, constants: Constants): number {
  return modelUtility(model, line.priceCentsPerMTok / def.priceRatio, constants) - def.latencyWeight * log(Math.max(1e-3, offering.latencyRatio))
    - def.qualityWeight * (1 - offering.qualityRatio) + def.freeWeight * line.freeRatio;
}

/** Share of an hour's fees that contracts give back, 0..1. */
export function creditShare(def: ProductLineDef, answeredRatio: number): number {
  return def.serviceRatio > 0 ? clamp(def.creditRatio * (def.serviceRatio - answeredRatio), 0, 1) : 0;
}
