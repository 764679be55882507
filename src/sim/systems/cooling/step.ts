/**
 * Heat of every site. The hour: readings, settled temperatures, clocks, failures. Ten seconds: halls in transient.
 * Reads hall loads and weather; writes temperatures, clocks, coolGpus, site.cooling, rack states, the incident record.
 */
import { HOUR_S } from '../../core/calendar.ts';
import { airRatio, capClock, firmWeight } from '../../rules/hallLoad.ts';
import {
  airTargetC, hottest, mediumCapacityKW, plantRatio, restartRatio, settledAirC, settledLiquidC,
} from '../../rules/hallHeat.ts';
import { cumAt, layoutFor, rackSumKW } from '../../rules/layout.ts';
import { drawAt, readyHalls, setMix, siteBase, type SiteBase } from '../../rules/plantBalance.ts';
import { rejects } from '../../rules/rejection.ts';
import { takeDueEvents } from '../../rules/scriptedEvents.ts';
import { settledC } from '../../rules/thermal.ts';
import { hottestUtilisation } from '../../rules/utilisation.ts';
import type { HallLayout, StepContext } from '../../world/context.ts';
import { structureDef, type HallPlace } from '../../world/lookup.ts';
import type { Site } from '../../world/plant.ts';
import { endTrip, failCooling, mendCooling } from './failures.ts';
import { followIncident } from './incidents.ts';
import { runState, stopHotRacks, writeStates } from './states.ts';
import { integrateHall, stopAndDamage } from './transient.ts';

export function stepCooling(context: StepContext): void {
  const { world, catalog } = context;
  const scripted = takeDueEvents(context, 'cooling-trip');
  for (const site of world.sites) {
    const halls = readyHalls(site, catalog);
    const base = siteBaseNow(context, site, halls);
    readSite(context, site, base);
    for (const place of halls) settleHall(context, place, base);
    mendCooling(context, site);
    endTrip(context, site);
    if (failCooling(context, site, scripted)) {
      const after = siteBaseNow(context, site, halls);
      for (const place of halls) if (!place.hall.transient) flagTransient(context, place, after);
    }
  }
  followIncident(context);
}

/** Ten seconds of every hall in transient. */
export function incidentCooling(context: StepContext): void {
  const { world, catalog } = context;
  for (const site of world.sites) {
    endTrip(context, site);
    const halls = readyHalls(site, catalog);
    const base = siteBaseNow(context, site, halls);
    site.cooling.rejectKW = drawAt(base, site.cooling.heatKW).rejectKW;
    const utilisation = hottestUtilisation(world, catalog, site);
    for (const place of halls) {
      if (!place.hall.transient) flagTransient(context, place, base);
      if (!place.hall.transient) continue;
      readCapacity(context, place, base);
      const layout = layoutFor(context, place.structure.id, place.hall.layoutVersion);
      integrateHall(context, place, layout);
      readHottest(context, place, layout, utilisation);
      showStates(context, place, layout, utilisation);
    }
  }
  followIncident(context);
}

function siteBaseNow(context: StepContext, site: Site, halls: readonly HallPlace[]): SiteBase {
  let itKW = 0;
  let liquidKW = 0;
  for (const { hall } of halls) {
    itKW += hall.itKW;
    liquidKW += hall.liquidHeatKW;
  }
  const base = setMix(siteBase(context, site, halls), itKW, liquidKW);
  site.cooling.heatKW = itKW;
  site.cooling.rejectCapacityKW = base.rejectCapacityKW;
  return base;
}

/** The site's meters for this hour. */
function readSite(context: StepContext, site: Site, base: SiteBase): void {
  const { cooling, power } = site;
  const hours = context.stepS / HOUR_S;
  const draw = drawAt(base, cooling.heatKW);
  cooling.rejectKW = draw.rejectKW;
  cooling.loopC = base.airLoopC
    + Math.min(settledC(cooling.heatKW, base.rejectCapacityKW, 0, context.catalog.constants.cooling.coilDesignK), context.catalog.constants.cooling.coilDesignK);
  cooling.chillerKW = draw.chillerKW;
  cooling.fanKW = draw.fanKW;
  cooling.waterLPerHour = draw.waterLPerHour;
  cooling.waterL += draw.waterLPerHour * hours;
  cooling.pue = power.itKW > 0 ? power.loadKW / power.itKW : 1;
  cooling.energyItKWh += power.itKW * hours;
  cooling.energyAllKWh += power.loadKW * hours;
  let capacityKW = 0;
  for (const structure of site.structures) {
    const def = structureDef(context.catalog, structure);
    if (def.kind === 'heat-rejection' && rejects(structure)) capacityKW += def.ratedKW;
  }
  for (const structure of site.structures) {
    const def = structureDef(context.catalog, structure);
    if (def.kind === 'heat-rejection') structure.runKW = rejects(structure) ? (draw.rejectKW * def.ratedKW) / capacityKW : 0;
  }
}

function readCapacity(context: StepContext, { site, hall }: HallPlace, base: SiteBase): void {
  const ratio = plantRatio(base, site.cooling.heatKW);
  hall.airCapacityKW = mediumCapacityKW(hall, context.catalog, 'crah', hall.airHeatKW, ratio);
  hall.liquidCapacityKW = mediumCapacityKW(hall, context.catalog, 'cdu', hall.liquidHeatKW, ratio);
}

/** True when the settled temperatures lie far above the present ones (and above the set-points): something fast begins. */
function flagTransient(context: StepContext, place: HallPlace, base: SiteBase): void {
  const { hall, def } = place;
  readCapacity(context, place, base);
  const { transientK } = context.catalog.constants.cooling;
  const airC = settledAirC(hall, def, context.catalog);
  const liquidC = settledLiquidC(hall, context.catalog);
  const airMoves = airC - Math.max(hall.airC, airTargetC(hall, def, context.catalog)) > transientK;
  const liquidMoves = liquidC - Math.max(hall.liquidSupplyC, hall.liquidC) > transientK;
  if (!airMoves && !liquidMoves) return;
  hall.transient = true;
  hall.calmS = 0;
}

function settleHall(context: StepContext, place: HallPlace, base: SiteBase): void {
  const { world, catalog } = context;
  const { site, structure, hall, def } = place;
  const layout = layoutFor(context, structure.id, hall.layoutVersion);
  const utilisation = hottestUtilisation(world, catalog, site);
  if (!hall.transient) flagTransient(context, place, base);
  else readCapacity(context, place, base);
  if (!hall.transient) {
    hall.airC = settledAirC(hall, def, catalog);
    hall.massC = hall.airC;
    hall.liquidSupplyC = settledLiquidC(hall, catalog);
    restart(context, place, layout, base);
  }
  readHottest(context, place, layout, utilisation);
  showStates(context, place, layout, utilisation);
}

/** Racks stopped by heat come back as far as the cooling carries them; they draw from the next hour on. */
function restart(context: StepContext, { site, hall }: HallPlace, layout: HallLayout, base: SiteBase): void {
  if (hall.poweredGpus <= 0 || hall.coolGpus >= hall.poweredGpus) return;
  const { catalog, world } = context;
  const fullKW = rackSumKW(layout, hall.poweredRacks, firmWeight(hall, catalog));
  const spareKW = base.rejectCapacityKW - (site.cooling.heatKW - hall.itKW);
  const ratio = restartRatio(hall, layout, catalog, spareKW, fullKW, airRatio(layout, hall.poweredRacks));
  const racks = Math.floor(hall.poweredRacks * ratio);
  const gpus = cumAt(layout.cumGpus, racks);
  if (gpus <= hall.coolGpus) return;
  hall.coolGpus = gpus;
  hall.bootUntilS = world.timeS + catalog.constants.power.bootMinutes * 60;
}

function readHottest(context: StepContext, place: HallPlace, layout: HallLayout, utilisation: number): void {
  const { hall } = place;
  if (hall.poweredRacks <= 0 || hall.coolGpus <= 0) {
    hall.clockRatio = capClock(hall, context.catalog);
    hall.hottestInletC = hall.airC;
    hall.hottestDieC = Math.max(hall.airC, layout.hasLiquid ? hall.liquidSupplyC : hall.airC);
    return;
  }
  const worst = hottest(hall, layout, utilisation, context.catalog);
  hall.hottestInletC = worst.inletC;
  hall.hottestDieC = worst.dieC;
  hall.clockRatio = worst.clockRatio;
  if (worst.clockRatio <= 0) stopAndDamage(context, place, layout, stopHotRacks(context, place, layout, utilisation));
}

function showStates(context: StepContext, place: HallPlace, layout: HallLayout, utilisation: number): void {
  const { hall } = place;
  const busy = utilisation > context.catalog.constants.power.idleLoadRatio;
  if (hall.transient && hall.coolGpus < hall.poweredGpus) return; // which racks stopped is in their states already
  let coolRacks = hall.poweredRacks;
  if (hall.coolGpus < hall.poweredGpus) {
    coolRacks = 0;
    while (coolRacks < hall.poweredRacks && (layout.cumGpus[coolRacks] as number) <= hall.coolGpus) coolRacks++;
  }
  writeStates(context, layout, runState(place, busy, context), coolRacks, hall.poweredRacks);
}
