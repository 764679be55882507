/** Converters between the meter and the load: each loses a share of what it carries and a constant. */
import type { ConversionStageDef } from '../../world/catalogFacility.ts';

/** Power that goes into a converter whose output is `outputKW`: output / efficiency + a constant. */
export function stageInputKW(outputKW: number, efficiencyRatio: number, fixedKW: number): number {
  return outputKW / efficiencyRatio + fixedKW;
}

/** A stage built for a site: its constant loss is known once its rating is. */
export interface BuiltStage {
  id: string;
  efficiencyRatio: number;
  fixedKW: number;
}

/** Sizes stages, nearest to the load last, for a peak load: rating = peak output / design load. */
export function buildStages(stages: readonly ConversionStageDef[], peakKW: number): BuiltStage[] {
  const built: BuiltStage[] = [];
  let carriedKW = peakKW;
  for (let index = stages.length - 1; index >= 0; index--) {
    const stage = stages[index];
    if (!stage) continue;
    const fixedKW = (stage.fixedRatio * carriedKW) / stage.designLoadRatio;
    built.unshift({ id: stage.id, efficiencyRatio: stage.efficiencyRatio, fixedKW });
    carriedKW = stageInputKW(carriedKW, stage.efficiencyRatio, fixedKW);
  }
  return built;
}

/** Power into the first stage of a chain whose last gives `outputKW`. */
export function chainInputKW(stages: readonly BuiltStage[], outputKW: number): number {
  let kW = outputKW;
  for (let index = stages.length - 1; index >= 0; index--) {
    const stage = stages[index];
    if (stage) kW = stageInputKW(kW, stage.efficiencyRatio, stage.fixedKW);
  }
  return kW;
}
