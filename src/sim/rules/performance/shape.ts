/** The transformer that stands for a parameter count, and the FLOP of one token. */
import { cbrt, clamp } from '../../core/maths.ts';
import type { PerformanceModelDef } from '../../world/catalogPerformance.ts';

/** Parameters of one layer: 4 h² of attention and 8 h² of feed-forward (Kaplan et al. 2020). */
const PARAMS_PER_LAYER = 12;
const FLOP_PER_PARAM = 6; // forward 2, backward 4

export interface ModelShape {
  params: number;
  activeParams: number;
  layers: number; // not rounded
  hidden: number;
  trunkParams: number; // used by every token
  expertParams: number; // all experts together; 0 = dense
  expertActiveParams: number; // of the active parameters, those inside experts
  expertsPerToken: number; // copies of a token that experts work on; 0 = dense
}

/** Layers and hidden size from the parameters that one token uses, at the usual aspect of published models. */
export function modelShape(params: number, activeParams: number, model: PerformanceModelDef): ModelShape {
  const active = Math.min(activeParams, params);
  const layers = Math.max(1, cbrt(active / (PARAMS_PER_LAYER * model.hiddenPerLayer * model.hiddenPerLayer)));
  const hidden = Math.sqrt(active / (PARAMS_PER_LAYER * layers));
  const sparse = active < params;
  const expertActiveParams = sparse ? active * model.expertActiveRatio : 0;
  const trunkParams = active - expertActiveParams;
  return {
    params, activeParams: active, layers, hidden, trunkParams, expertParams: params - trunkParams, expertActiveParams,
    expertsPerToken: sparse ? clamp(model.expertsPerSparsity * params / active, 1, model.mostExpertsPerToken) : 0,
  };
}

/** FLOP of training one token in matrix products with weights: 6 x active parameters. */
export function weightFlopPerToken(shape: ModelShape): number {
  return FLOP_PER_PARAM * shape.activeParams;
}

/** FLOP of training one token in causal attention: 6 x layers x hidden x sequence (half of the full score matrix; PaLM, appendix B). */
export function attentionFlopPerToken(shape: ModelShape, sequence: number): number {
  return FLOP_PER_PARAM * shape.layers * shape.hidden * sequence;
}
