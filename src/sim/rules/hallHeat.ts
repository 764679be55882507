/** Temperatures of one hall: set-points, the heat its cooling can carry, hottest inlet and die, restart after a thermal stop. */
import type { Catalog } from '../world/catalog.ts';
import type { CoolingConstants } from '../world/catalogConstants.ts';
import type { HallAir } from '../world/hallAir.ts';
import type { HallLayout } from '../world/hallLayout.ts';
import type { HallState } from '../world/plant.ts';
import type { SiteBase } from '../world/siteBase.ts';
import { capClock } from './hallLoad.ts';
import { unitCapacityKW } from './plantBalance.ts';
import { dieState, settledC, type DieLimits, type DieState } from './thermal.ts';

/** Mean inlet that the air control holds: set-point plus what racks draw in of each other's exhaust. °C. Here and below `load` is the hall's `loadRatio`. */
export function airTargetC(hall: HallState, air: HallAir, load: number): number {
  return hall.supplyC + air.meanK * load;
}

/** Heat that one medium of the hall can be rid of at its set-point, kW: by its units, and by the hall's share of the site's plant. */
export function mediumCapacityKW(unitsKW: number, heatKW: number, carried: number): number {
  return carried < 1 ? Math.min(unitsKW, heatKW * carried) : unitsKW;
}

/**
 * Share of its heat that a hall can be rid of at its set-point, as the site's rejection plant allows, 0..1. A plant gains capacity with warmer
 * loops too, but far less than a coil (1/plantDesignK per kelvin); the share is stated on the coil's scale, so that one slope serves below.
 */
export function plantRatio(base: SiteBase, heatKW: number, { coilDesignK, plantDesignK }: CoolingConstants): number {
  if (heatKW <= 0) return base.rejectCapacityKW > 0 ? 1 : 0;
  if (base.rejectCapacityKW <= 0) return 0;
  const overload = heatKW / base.rejectCapacityKW - 1;
  return overload <= 0 ? 1 : 1 / (1 + (overload * plantDesignK) / coilDesignK);
}

/** Settled temperatures of both media. */
export function settledAirC(hall: HallState, load: number, air: HallAir, catalog: Catalog): number {
  return settledC(hall.airHeatKW, hall.airCapacityKW, airTargetC(hall, air, load), catalog.constants.cooling.coilDesignK);
}
export function settledLiquidC(hall: HallState, catalog: Catalog): number {
  return settledC(hall.liquidHeatKW, hall.liquidCapacityKW, hall.liquidC, catalog.constants.cooling.coilDesignK);
}

const limits: DieLimits = { riseK: 0, throttleC: 0, slowdownC: 0, shutdownC: 0, inletLimitC: 0 };

/** What the hall's racks bear. The answer is overwritten by the next call. */
function limitsOf(layout: HallLayout, riseK: number, inletLimitC: number): DieLimits {
  limits.riseK = riseK;
  limits.throttleC = layout.throttleC;
  limits.slowdownC = layout.slowdownC;
  limits.shutdownC = layout.shutdownC;
  limits.inletLimitC = inletLimitC;
  return limits;
}

/** Die and clock of a rack by medium. Liquid racks also have boards in the room's air: its limit holds for them too. */
export function rackDie(
  hall: HallState, layout: HallLayout, medium: 'air' | 'liquid', inletC: number, riseK: number, utilisation: number, catalog: Catalog,
): DieState {
  const { cooling, power } = catalog.constants;
  const idle = layout.idleRatio;
  const load = (1 - idle) * utilisation; // at full clock
  const clock = capClock(hall, catalog);
  if (medium === 'air') return dieState(inletC, idle, load, clock, limitsOf(layout, riseK, cooling.inletShutdownC), cooling, power);
  if (inletC >= cooling.inletShutdownC) return { clockRatio: 0, dieC: hall.liquidSupplyC };
  return dieState(hall.liquidSupplyC, idle, load, clock, limitsOf(layout, riseK, cooling.coolantShutdownC), cooling, power);
}

/** The hottest rack of a hall: inlet, die and clock. */
export function hottest(hall: HallState, layout: HallLayout, air: HallAir, load: number, utilisation: number, catalog: Catalog): DieState & { inletC: number } {
  const inletC = hall.airC + air.hottestK * load;
  let clockRatio = capClock(hall, catalog);
  let dieC = inletC;
  if (layout.hasAir) {
    const air = rackDie(hall, layout, 'air', inletC, layout.maxDieRiseAirK, utilisation, catalog);
    clockRatio = Math.min(clockRatio, air.clockRatio);
    dieC = Math.max(dieC, air.dieC);
  }
  if (layout.hasLiquid) {
    const liquid = rackDie(hall, layout, 'liquid', inletC, layout.maxDieRiseLiquidK, utilisation, catalog);
    clockRatio = Math.min(clockRatio, liquid.clockRatio);
    dieC = Math.max(dieC, liquid.dieC);
  }
  return { clockRatio, dieC, inletC };
}

/**
 * Share of the powered racks that may run after a thermal stop: as many as the cooling carries without throttling, none before the room is cool;
 * whether a rack's own place is cool enough is `mayRestart`. `spareKW`: rejection left for this hall; `fullKW`: IT heat if all powered racks ran, of which `airShare` goes to air.
 */
export function restartRatio(hall: HallState, air: HallAir, load: number, catalog: Catalog, spareKW: number, fullKW: number, airShare: number): number {
  if (fullKW <= 0) return 1;
  const { cooling } = catalog.constants;
  let ratio = Math.min(1, Math.max(0, spareKW) / fullKW);
  if (airShare > 0) ratio = Math.min(ratio, unitCapacityKW(hall, catalog, 'crah') / (fullKW * airShare));
  if (airShare < 1) ratio = Math.min(ratio, unitCapacityKW(hall, catalog, 'cdu') / (fullKW * (1 - airShare)));
  const coolAgain = hall.liquidSupplyC <= cooling.coolantShutdownC - cooling.transientK && hall.airC <= airTargetC(hall, air, load) + cooling.transientK * COOL_AGAIN;
  return coolAgain ? ratio : 0;
}

/** Whether a rack that stopped by heat would stay below its limit with all powered racks at full load. */
export function mayRestart(hall: HallState, air: HallAir, load: number, i: number, catalog: Catalog): boolean {
  const { inletShutdownC, transientK } = catalog.constants.cooling;
  return hall.airC - air.meanK * load + air.fullK[i]! <= inletShutdownC - transientK;
}
/** Racks wait until the room is within this many transient bands of its set-point. */
const COOL_AGAIN = 2;
