/**
 * How a hall's heat parts between air and coolant. What rear doors take falls with warmer water and goes no further than the coolant units
 * carry; the rest goes to the room.
 */
import { clamp } from '../core/maths.ts';
import type { Catalog } from '../world/catalog.ts';
import type { HallLayout } from '../world/hallLayout.ts';
import type { HallState } from '../world/plant.ts';
import type { HallPlant } from '../world/sitePlant.ts';
import { poweredOf } from './hallLoad.ts';
import { cumAt } from './layout.ts';

/**
 * Share of what its doors could take that a hall's doors do take, 0..1: exhaust over water by the doors' design difference, with the water as
 * warm as the coolant units leave it, `coilDesignK` above its set-point for twice their rating. `unitsKW`: coolant units that work; `otherKW`: heat of
 * cold plates on the same loop; `doorsKW`: what the doors could take now. Closed form, so that a settled hall stays settled.
 */
export function doorShare(hall: HallState, layout: HallLayout, unitsKW: number, otherKW: number, doorsKW: number, { constants }: Catalog): number {
  if (doorsKW <= 0 || unitsKW <= 0) return 0;
  const { coilDesignK } = constants.cooling;
  const overK = hall.supplyC + constants.airflow.serverRiseK - hall.liquidC; // exhaust over water at the set-points
  const free = clamp(overK / layout.doorDesignK, 0, 1);
  if (otherKW + free * doorsKW <= unitsKW) return free;
  const overloaded = (overK + coilDesignK - (coilDesignK * otherKW) / unitsKW) / (layout.doorDesignK + (coilDesignK * doorsKW) / unitsKW);
  return clamp(overloaded, 0, free);
}

/** Splits a hall's IT heat between air and coolant, and reads `doorRatio`. `carried`: of its heat, what the site's plant allows. */
export function splitHeat(place: HallPlant, carried: number, catalog: Catalog): void {
  const { hall, layout, cduKW: unitsKW } = place;
  const { doorKW: doorsKW, maxKW } = poweredOf(place);
  if (doorsKW > 0) {
    const load = hall.itKW / maxKW;
    const platesKW = (maxKW - cumAt(layout.cumAirRatioKW, hall.poweredRacks)) * load;
    const mostKW = carried < 1 ? Math.min(unitsKW, (platesKW + doorsKW * load) * carried) : unitsKW;
    hall.doorRatio = doorShare(hall, layout, mostKW, platesKW, doorsKW * load, catalog);
  }
  hall.airHeatKW = hall.itKW * poweredOf(place).airRatio;
  hall.liquidHeatKW = hall.itKW - hall.airHeatKW;
}
