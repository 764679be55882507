/**
 * Release: how risky a model is, and what can be known of that. The truth follows from the seed and the model, so no frame can hold it;
 * evaluations read it with noise, and the interval is that of Bayes' rule for what is known of all models and the readings.
 */
import { normal, streamId } from '../../core/draw.ts';
import { exp, log2, pow } from '../../core/maths.ts';
import type { Catalog } from '../../world/catalog.ts';
import type { ReleaseStepDef } from '../../world/catalogProducts.ts';
import type { LabModel } from '../../world/compute.ts';
import type { World } from '../../world/world.ts';
import { liveModels, marketOf } from './lines.ts';

const TRUTH = streamId('release.risk');
const READING = streamId('release.reading');
/** Half-width of an 80 % interval in standard deviations. */
const Z80 = 1.2815515655446004;
const LN2 = 0.6931471805599453;

export function scenarioSteps(world: World, catalog: Catalog): ReleaseStepDef[] {
  return (marketOf(world, catalog)?.steps ?? []).flatMap((id) => (Object.hasOwn(catalog.releaseSteps, id) ? [catalog.releaseSteps[id]!] : []));
}

/** How often a step was done on a model. */
export function timesDone(world: World, model: number, step: string): number {
  let times = 0;
  for (const entry of world.compute.offering.done) if (entry.model === model && entry.step === step) times++;
  return times;
}

/** Natural log of what everybody expects of a model's risk: doubles with each `riskDoublingPoints` of capability, falls with safety work. */
function expectedLn(world: World, catalog: Catalog, model: LabModel): number {
  const { product, training } = catalog.constants;
  let ln = LN2 * (model.capability - training.capabilityBase) / product.riskDoublingPoints;
  for (const entry of world.compute.offering.done) {
    const def = entry.model === model.id ? catalog.releaseSteps[entry.step] : undefined;
    if (def?.work === 'safety') ln += LN2 * log2(def.riskRatio);
  }
  return ln;
}

/** What is peculiar to a model, natural log. */
function ownLn(world: World, catalog: Catalog, model: number): number {
  return catalog.constants.product.riskSpread * normal(0, 1, world.seed, TRUTH, model, 0, 0);
}

/** True risk of a model: 1 = the usual one at the index's base. */
export function modelRisk(world: World, catalog: Catalog, model: LabModel): number {
  return exp(expectedLn(world, catalog, model) + ownLn(world, catalog, model.id));
}

/** Risk of the riskiest model that customers use; 0 without any. */
export function liveRisk(world: World, catalog: Catalog): number {
  let risk = 0;
  for (const model of liveModels(world.compute)) risk = Math.max(risk, modelRisk(world, catalog, model));
  return risk;
}

export interface RiskEstimate {
  low: number; // 80 % interval
  middle: number;
  high: number;
  readings: number;
}

/** What the team can tell of a model's risk. The interval holds the truth four times out of five. */
export function riskEstimate(world: World, catalog: Catalog, model: LabModel): RiskEstimate {
  const { riskSpread, readingSpread } = catalog.constants.product;
  let readings = 0;
  let sum = 0;
  for (const entry of world.compute.offering.done) {
    if (entry.model !== model.id || catalog.releaseSteps[entry.step]?.work !== 'evaluate') continue;
    sum += ownLn(world, catalog, model.id) + readingSpread * normal(0, 1, world.seed, READING, model.id, readings, 0);
    readings++;
  }
  const precision = 1 / (riskSpread * riskSpread) + readings / (readingSpread * readingSpread);
  const mean = sum / (readingSpread * readingSpread) / precision + expectedLn(world, catalog, model);
  const half = Z80 / Math.sqrt(precision);
  return { low: exp(mean - half), middle: exp(mean), high: exp(mean + half), readings };
}

/** Index points that one more tuning gives. */
export function tuningPoints(world: World, def: ReleaseStepDef, model: number): number {
  return def.points * pow(0.5, timesDone(world, model, def.id));
}
