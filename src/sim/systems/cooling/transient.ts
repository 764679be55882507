/** A hall in transient: ten seconds of heating or cooling, and what overheating breaks. */
import { HOUR_S } from '../../core/calendar.ts';
import { hallAirOf, loadRatio } from '../../rules/hallAir.ts';
import { airTargetC, settledLiquidC } from '../../rules/hallHeat.ts';
import { hallItKW, poweredOf } from '../../rules/hallLoad.ts';
import { splitHeat } from '../../rules/heatSplit.ts';
import { cumAt } from '../../rules/layout.ts';
import { advanceNode, damagePerHour, type ThermalNode } from '../../rules/thermal.ts';
import type { SiteUse } from '../../rules/utilisation.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import type { HallPlant } from '../../world/sitePlant.ts';
import { damageRacks } from './states.ts';
import { siteName } from '../../rules/siteName.ts';

const TEN_SECONDS = 10;
const node: ThermalNode = { airC: 0, massC: 0, heatKW: 0, capacityKW: 0, setC: 0, airKJPerK: 0, massKJPerK: 0, couplingKWPerK: 0 };

/** Integrates air and coolant over the step (`carried`: share of the heat that the site's plant allows), ends the transient after a calm time. Returns the heat taken out of the hall, mean kW. */
export function integrateHall(context: StepContext, place: HallPlant, use: SiteUse, carried: number): number {
  const { world, catalog, stepS } = context;
  const { cooling } = catalog.constants;
  const { hall, def, layout } = place;
  const air = hallAirOf(context, place);
  const airBeforeC = hall.airC;
  const liquidBeforeC = hall.liquidSupplyC;
  hall.itKW = hallItKW(place, use, catalog, world.timeS);
  splitHeat(place, carried, catalog);
  const installedKW = layout.maxKW;
  node.airC = hall.airC;
  node.massC = hall.massC;
  node.heatKW = hall.airHeatKW;
  node.capacityKW = hall.airCapacityKW;
  node.setC = airTargetC(hall, air, loadRatio(hall, poweredOf(place).maxKW));
  node.airKJPerK = def.airMassKJPerK;
  node.massKJPerK = def.equipmentMassKJPerK * installedKW;
  node.couplingKWPerK = cooling.massCouplingPerK * installedKW;
  let removedKJ = advanceNode(node, stepS, cooling.coilDesignK);
  hall.airC = node.airC;
  hall.massC = node.massC;
  if (layout.hasLiquid) removedKJ += advanceLiquid(context, place);
  else { // doors hold little water: what they take is gone at once
    hall.liquidSupplyC = Math.min(settledLiquidC(hall, catalog), cooling.coolantShutdownC);
    removedKJ += hall.liquidHeatKW * stepS;
  }
  const moveK = Math.max(Math.abs(hall.airC - airBeforeC), Math.abs(hall.liquidSupplyC - liquidBeforeC));
  hall.calmS = moveK * (TEN_SECONDS / stepS) < cooling.calmKPer10s ? hall.calmS + stepS : 0;
  if (hall.calmS >= cooling.calmSeconds) hall.transient = false;
  damageByHeat(context, place);
  return removedKJ / stepS;
}

/** What the step breaks of the GPUs that run at or above the slowdown temperature: ten seconds of a transient, or an hour of a settled hall. */
export function damageByHeat(context: StepContext, place: HallPlant): void {
  const { hall, layout } = place;
  if (hall.coolGpus <= 0 || hall.hottestDieC < layout.slowdownC) return;
  const mean = (hall.coolGpus * damagePerHour(hall.hottestDieC, layout.shutdownC, context.catalog.constants.cooling) * context.stepS) / HOUR_S;
  tellDamage(context, place, damageRacks(context, place, mean));
}

function advanceLiquid(context: StepContext, { hall, layout }: HallPlant): number {
  const { cooling } = context.catalog.constants;
  const n = layout.rackRows.length;
  const liquidBeforeC = hall.liquidSupplyC;
  node.airC = liquidBeforeC;
  node.massC = hall.liquidSupplyC;
  node.heatKW = hall.liquidHeatKW;
  node.capacityKW = hall.liquidCapacityKW;
  node.setC = hall.liquidC;
  node.airKJPerK = cooling.liquidKJPerKPerKW * (layout.maxKW - cumAt(layout.cumAirRatioKW, n));
  node.massKJPerK = 0;
  node.couplingKWPerK = 0;
  const removedKJ = advanceNode(node, context.stepS, cooling.coilDesignK);
  // At the limit the servers switch off; what they still draw on standby leaves a loop as hot as that through its pipes, so it grows no hotter.
  hall.liquidSupplyC = Math.min(node.airC, Math.max(liquidBeforeC, cooling.coolantShutdownC));
  return removedKJ + node.airKJPerK * (node.airC - hall.liquidSupplyC);
}

/** Told when racks stop by heat; the share that did not switch off in time is damaged. */
export function stopAndDamage(context: StepContext, place: HallPlant, stoppedGpus: number): void {
  if (stoppedGpus <= 0) return;
  const { site, structure } = place;
  emit(context, 'cooling.shutdown', 'bad', { site: siteName(context.catalog, site.id), gpus: stoppedGpus, inlet: place.hall.hottestInletC }, { site: site.id, structure: structure.id, panel: 'power' });
  const late = 1 - context.catalog.constants.cooling.overtempShutdownRatio;
  tellDamage(context, place, damageRacks(context, place, stoppedGpus * late));
}

function tellDamage(context: StepContext, { site, structure }: HallPlant, gpus: number): void {
  if (gpus <= 0) return;
  const { incident } = context.world;
  if (incident && incident.endedS < 0 && incident.site === site.id) incident.damagedGpus += gpus;
  emit(context, 'cooling.damage', 'bad', { site: siteName(context.catalog, site.id), gpus }, { site: site.id, structure: structure.id, panel: 'power' });
}
