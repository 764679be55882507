/** Explanations of the cluster: one tree per displayed number, built on demand from the same rules as the systems. */
import { computeFleetExplanations } from './computeFleet.ts';
import { computeNetworkExplanations } from './computeNetwork.ts';
import { computeTrainingExplanations } from './computeTraining.ts';
import { computeProductExplanations } from './computeProduct.ts';
import { runPlanExplanations } from './runPlan.ts';
import { computeWaterfallExplanations } from './computeWaterfall.ts';
import { computeHardwareExplanations } from './computeHardware.ts';
import type { ExplainTable } from './types.ts';

export const computeExplanations: ExplainTable = {
  ...computeWaterfallExplanations, ...computeHardwareExplanations, ...computeTrainingExplanations, ...computeProductExplanations,
  ...computeFleetExplanations, ...computeNetworkExplanations, ...runPlanExplanations,
};
