/**
 * Heat of every site. The hour: readings, settled temperatures, clocks, failures. Ten seconds: halls in transient.
 * Reads hall loads and weather; writes temperatures, clocks, coolGpus, site.cooling, rack states, the incident record.
 */
import { HOUR_S } from '../../core/calendar.ts';
import { airRatio, capClock, firmWeight, poweredOf } from '../../rules/hallLoad.ts';
import {
  airTargetC, hottest, mayRestart, mediumCapacityKW, plantRatio, restartRatio, settledAirC, settledLiquidC,
} from '../../rules/hallHeat.ts';
import { hallAirOf, loadRatio } from '../../rules/hallAir.ts';
import { splitHeat } from '../../rules/heatSplit.ts';
import { rackSumKW } from '../../rules/layout.ts';
import { coolingBase, drawAt, loopRiseK, setMix } from '../../rules/plantBalance.ts';
import { rejects } from '../../rules/rejection.ts';
import { plantOf, readyHalls } from '../../rules/sitePlant.ts';
import { meterHour } from '../../rules/water.ts';
import { takeDueEvents } from '../../rules/scriptedEvents.ts';
import { hottestUtilisation, siteUse } from '../../rules/utilisation.ts';
import type { HallAir } from '../../world/hallAir.ts';
import type { StepContext } from '../../world/context.ts';
import type { HallState, Site } from '../../world/plant.ts';
import { RACK_IDLE, RACK_SHUTDOWN } from '../../world/racks.ts';
import type { SiteBase } from '../../world/siteBase.ts';
import type { HallPlant } from '../../world/sitePlant.ts';
import { endTrip, failCooling, mendCooling } from './failures.ts';
import { followIncident } from './incidents.ts';
import { bookStore, standIn, takeTenSeconds } from './store.ts';
import { runState, stopHotRacks, writeStates } from './states.ts';
import { damageByHeat, integrateHall, stopAndDamage } from './transient.ts';
import { followWater, meterWater } from './water.ts';

export function stepCooling(context: StepContext): void {
  const { world } = context;
  const scripted = takeDueEvents(context, 'cooling-trip');
  const droughts = takeDueEvents(context, 'drought');
  for (const site of world.sites) {
    const halls = readyHalls(context, site);
    const base = siteBaseNow(context, site, halls);
    readSite(context, site, base);
    const utilisation = hottestUtilisation(world, context.catalog, site);
    const ratio = ratioNow(site, base);
    for (const place of halls) settleHall(context, place, base, ratio, utilisation);
    mendCooling(context, site);
    endTrip(context, site);
    if (failCooling(context, site, scripted)) {
      const after = siteBaseNow(context, site, halls);
      standIn(context, site, after);
      const left = ratioNow(site, after);
      for (const place of halls) if (!place.hall.transient) flagTransient(context, place, after, left);
    }
    followWater(context, site, droughts);
    for (const place of halls) if (!place.hall.transient) damageByHeat(context, place); // a transient counts its own ten seconds
  }
  followIncident(context);
}

/** Ten seconds of every hall in transient. */
export function incidentCooling(context: StepContext): void {
  const { world, catalog } = context;
  for (const site of world.sites) {
    endTrip(context, site);
    const halls = readyHalls(context, site);
    const base = siteBaseNow(context, site, halls);
    if (site.power.restartLeftS > 0 && site.cooling.storeBooked) standIn(context, site, base); // tanks outlast chillers that lost their power
    takeTenSeconds(context, site, base);
    const utilisation = hottestUtilisation(world, catalog, site);
    const use = siteUse(world, catalog, site);
    const ratio = ratioNow(site, base);
    let heatKW = 0;
    let rejectKW = 0;
    for (const place of halls) {
      const { hall } = place;
      if (!hall.transient) flagTransient(context, place, base, ratio);
      if (!hall.transient) {
        heatKW += hall.itKW;
        rejectKW += hall.itKW;
        continue;
      }
      readCapacity(place, base, ratio);
      rejectKW += integrateHall(context, place, use, ratio);
      heatKW += hall.itKW;
      readHottest(context, place, hallAirOf(context, place), utilisation);
      showStates(context, place, utilisation);
    }
    site.cooling.heatKW = heatKW;
    site.cooling.rejectKW = rejectKW;
  }
  followIncident(context);
}

function siteBaseNow(context: StepContext, site: Site, halls: readonly HallPlant[]): SiteBase {
  let itKW = 0;
  let liquidKW = 0;
  for (const { hall } of halls) {
    itKW += hall.itKW;
    liquidKW += hall.liquidHeatKW;
  }
  const base = setMix(coolingBase(context, site, halls), itKW, liquidKW);
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
  cooling.loopC = base.airLoopC + loopRiseK(base, cooling.heatKW);
  cooling.chillerKW = draw.chillerKW;
  cooling.fanKW = draw.fanKW;
  cooling.waterLPerHour = draw.waterLPerHour;
  meterWater(context, site);
  bookStore(context, site, draw.storeKW);
  cooling.pue = power.itKW > 0 ? power.loadKW / power.itKW : 1;
  cooling.energyItKWh += power.itKW * hours;
  cooling.energyAllKWh += power.loadKW * hours;
  meterHour(site, context.world.timeS, power.itKW * hours, power.loadKW * hours, draw.waterLPerHour * hours);
  let capacityKW = 0;
  const { rejection } = plantOf(context, site);
  for (const { structure, def } of rejection) if (rejects(structure)) capacityKW += def.ratedKW;
  for (const { structure, def } of rejection) structure.runKW = rejects(structure) ? ((draw.rejectKW - draw.storeKW) * def.ratedKW) / capacityKW : 0;
}

/** Share of its heat that the site's plant lets each hall be rid of. */
function ratioNow(site: Site, base: SiteBase): number {
  return plantRatio(base, site.cooling.heatKW, base.catalog.constants.cooling);
}

function readCapacity(place: HallPlant, base: SiteBase, ratio: number): void {
  const { hall, crahKW, cduKW } = place;
  if (poweredOf(place).doorKW > 0) splitHeat(place, ratio, base.catalog); // units or plant may have failed
  hall.airCapacityKW = mediumCapacityKW(crahKW, hall.airHeatKW, ratio);
  hall.liquidCapacityKW = mediumCapacityKW(cduKW, hall.liquidHeatKW, ratio);
}

/** GPUs of powered racks that did not stop by heat: which racks stopped is in their states. */
function runningGpus(context: StepContext, { hall, layout }: HallPlant): number {
  const { state, gpus } = context.world.racks.columns;
  let running = 0;
  for (let i = 0; i < hall.poweredRacks; i++) if (state[layout.rackRows[i]!] !== RACK_SHUTDOWN) running += gpus[layout.rackRows[i]!]!;
  return running;
}

/** True when the settled temperatures lie far above the present ones (and above the set-points): something fast begins. */
function flagTransient(context: StepContext, place: HallPlant, base: SiteBase, ratio: number): void {
  const { hall } = place;
  readCapacity(place, base, ratio);
  const air = hallAirOf(context, place);
  const load = loadOf(place);
  flagMoves(context, hall, air, load, settledAirC(hall, load, air, context.catalog), settledLiquidC(hall, context.catalog));
}

function loadOf(place: HallPlant): number {
  return loadRatio(place.hall, poweredOf(place).maxKW);
}

function flagMoves(context: StepContext, hall: HallState, air: HallAir, load: number, airC: number, liquidC: number): void {
  const { transientK } = context.catalog.constants.cooling;
  const airMoves = airC - hall.airC > transientK && airC - Math.max(hall.airC, airTargetC(hall, air, load)) > transientK;
  const liquidMoves = liquidC - Math.max(hall.liquidSupplyC, hall.liquidC) > transientK;
  if (!airMoves && !liquidMoves) return;
  hall.transient = true;
  hall.calmS = 0;
}

/** Temperatures of the hour, unless something fast begins. */
function settleOrFlag(context: StepContext, place: HallPlant, air: HallAir, base: SiteBase): void {
  const { hall, layout } = place;
  const { catalog } = context;
  const load = loadOf(place);
  const airC = settledAirC(hall, load, air, catalog);
  const liquidC = settledLiquidC(hall, catalog);
  flagMoves(context, hall, air, load, airC, liquidC);
  if (hall.transient) return;
  hall.airC = airC;
  hall.massC = airC;
  hall.liquidSupplyC = layout.hasLiquid ? liquidC : Math.min(liquidC, catalog.constants.cooling.coolantShutdownC);
  restart(context, place, base);
}

function settleHall(context: StepContext, place: HallPlant, base: SiteBase, ratio: number, utilisation: number): void {
  const { hall } = place;
  if (hall.coolGpus < hall.poweredGpus) hall.coolGpus = runningGpus(context, place);
  readCapacity(place, base, ratio);
  const air = hallAirOf(context, place);
  if (!hall.transient) settleOrFlag(context, place, air, base);
  readHottest(context, place, air.stopped > 0 || hall.coolGpus < hall.poweredGpus ? hallAirOf(context, place) : air, utilisation); // racks may have come back
  showStates(context, place, utilisation);
}

/**
 * Racks stopped by heat come back as far as the cooling carries them, each where its own place is cool enough; they draw from the next hour on.
 */
function restart(context: StepContext, place: HallPlant, base: SiteBase): void {
  const { site, hall, layout } = place;
  if (hall.poweredGpus <= 0 || hall.coolGpus >= hall.poweredGpus) return;
  const { catalog, world } = context;
  const air = hallAirOf(context, place);
  const fullKW = rackSumKW(layout, hall.poweredRacks, firmWeight(hall, catalog));
  const spareKW = base.rejectCapacityKW - (site.cooling.heatKW - hall.itKW);
  const ratio = restartRatio(hall, air, loadOf(place), catalog, spareKW, fullKW, airRatio(layout, hall.poweredRacks, hall.doorRatio));
  const load = loadOf(place);
  const { state, gpus } = world.racks.columns;
  let left = Math.floor(hall.poweredRacks * ratio);
  for (let i = 0; i < hall.poweredRacks; i++) if (state[layout.rackRows[i]!] !== RACK_SHUTDOWN) left--;
  let back = 0;
  for (let i = 0; i < hall.poweredRacks && left > 0; i++) {
    const r = layout.rackRows[i]!;
    if (state[r] !== RACK_SHUTDOWN || !mayRestart(hall, air, load, i, catalog)) continue;
    state[r] = RACK_IDLE;
    back += gpus[r]!;
    left--;
  }
  if (back === 0) return;
  layout.applied.state = -1;
  hall.coolGpus += back;
  hall.bootUntilS = world.timeS + catalog.constants.power.bootMinutes * 60;
}

function readHottest(context: StepContext, place: HallPlant, air: HallAir, utilisation: number): void {
  const { hall, layout } = place;
  if (hall.poweredRacks <= 0 || hall.coolGpus <= 0) {
    hall.clockRatio = capClock(hall, context.catalog);
    hall.hottestInletC = hall.airC;
    hall.hottestDieC = Math.max(hall.airC, layout.hasLiquid ? hall.liquidSupplyC : hall.airC);
    return;
  }
  const worst = hottest(hall, layout, air, loadOf(place), utilisation, context.catalog);
  hall.hottestInletC = worst.inletC;
  hall.hottestDieC = worst.dieC;
  hall.clockRatio = worst.clockRatio;
  if (worst.clockRatio <= 0) stopAndDamage(context, place, stopHotRacks(context, place, utilisation));
}

function showStates(context: StepContext, place: HallPlant, utilisation: number): void {
  const { hall, layout } = place;
  const busy = utilisation > context.catalog.constants.power.idleLoadRatio;
  writeStates(context, layout, runState(place, busy, context), hall);
}
