/** IT load and heat of one hall: firm (what its racks would draw in a run) and actual. kW. */
import type { Catalog } from '../world/catalog.ts';
import type { HallLayout } from '../world/hallLayout.ts';
import type { HallDef } from '../world/catalogPlant.ts';
import type { HallState } from '../world/plant.ts';
import type { HallPlant, PoweredRacks } from '../world/sitePlant.ts';
import type { World } from '../world/world.ts';
import { cohortOf } from '../world/lookup.ts';
import { cumAt, racksWithin } from './layout.ts';
import type { SiteUse } from './utilisation.ts';
import { cohortOutput } from './people.ts';
import { clockOf, dynamicRatioOf } from './serverPower.ts';

/** Mean load of racks in a run: computing and waiting, with the valleys filled as far as the hall smooths. Idle-to-max scale. */
export function trainingLoad(hall: HallState, catalog: Catalog): number {
  const { trainingLoadRatio } = catalog.constants.power;
  return trainingLoadRatio + hall.smoothingRatio * (1 - trainingLoadRatio);
}

/** Load weight of racks in a run under the hall's power cap. Racks get power only if the plant could carry them so. */
export function firmWeight(hall: HallState, catalog: Catalog): number {
  return trainingLoad(hall, catalog) * hall.capRatio;
}

/** Clock that the hall's power cap allows. */
export function capClock(hall: HallState, catalog: Catalog): number {
  return clockOf(hall.capRatio, catalog.constants.power);
}

/** Racks that the hall's busway carries in a run, as the player plans it. */
export function buswayRacks(hall: HallState, def: HallDef, layout: HallLayout, catalog: Catalog): number {
  return racksWithin(layout, firmWeight(hall, catalog), def.maxItKW * hall.buswayRatio);
}

/** Share of powered GPUs that are not shut down by heat. */
export function liveRatio(hall: HallState): number {
  return hall.poweredGpus > 0 ? hall.coolGpus / hall.poweredGpus : 0;
}

/** Sums over the racks that have power: kept while racks and doors stay. */
export function poweredOf({ hall, layout, powered }: HallPlant): PoweredRacks {
  if (powered.layout === layout && powered.racks === hall.poweredRacks && powered.doorRatio === hall.doorRatio) return powered;
  powered.layout = layout;
  powered.racks = hall.poweredRacks;
  powered.doorRatio = hall.doorRatio;
  powered.maxKW = cumAt(layout.cumMaxKW, hall.poweredRacks);
  powered.idleKW = cumAt(layout.cumIdleKW, hall.poweredRacks);
  powered.doorKW = cumAt(layout.cumDoorKW, hall.poweredRacks);
  powered.airRatio = airRatio(layout, hall.poweredRacks, hall.doorRatio);
  return powered;
}

/** IT power now. Racks that boot idle; racks shut down by heat draw nothing. */
export function hallItKW(place: HallPlant, use: SiteUse, catalog: Catalog, timeS: number): number {
  const { hall } = place;
  const { power } = catalog.constants;
  const { idleKW, maxKW } = poweredOf(place);
  const used = timeS < hall.bootUntilS ? power.idleLoadRatio : use.utilisation + use.trainingShare * (trainingLoad(hall, catalog) - power.trainingLoadRatio);
  const dynamic = dynamicRatioOf(Math.min(hall.clockRatio, capClock(hall, catalog)), power);
  return liveRatio(hall) * (idleKW + used * dynamic * (maxKW - idleKW));
}

/** Share of the hall's IT heat that goes to room air; `doorRatio` of what rear doors could take goes to coolant. */
export function airRatio(layout: HallLayout, racks: number, doorRatio: number): number {
  const maxKW = cumAt(layout.cumMaxKW, racks);
  return maxKW > 0 ? (cumAt(layout.cumAirRatioKW, racks) - doorRatio * cumAt(layout.cumDoorKW, racks)) / maxKW : 1;
}

/** IT that the facilities crew can run over all sites, kW. */
export function staffedItKW(world: World, catalog: Catalog): number {
  const { facilitiesPerMW } = catalog.constants.construction;
  if (facilitiesPerMW <= 0) return Infinity;
  return (cohortOutput(cohortOf(world, 'facilities'), catalog.constants.people) / facilitiesPerMW) * 1000;
}
