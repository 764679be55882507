/**
 * What a site comes to once everything on order stands: its draw, supply, heat and water at full load on a hot afternoon, by the same rules
 * as any other hour. `finishAll` is for copies of a world that are asked about a plan, never for a world that is played.
 */
import type { Catalog } from '../world/catalog.ts';
import type { SimContext } from '../world/context.ts';
import type { OutdoorAir, Site } from '../world/plant.ts';
import { RACK_IDLE } from '../world/racks.ts';
import { FIT_DOOR } from '../world/hallAir.ts';
import { rackDef } from '../world/lookup.ts';
import { standAt } from './airUnits.ts';
import { gpusPerRack, touchFleet } from './fleet.ts';
import { airRatio } from './hallLoad.ts';
import { cumAt } from './layout.ts';
import { drawAt, setMix, siteBase } from './plantBalance.ts';
import { unitCapacityKW } from './power/generation.ts';
import { phaseDefOf } from './power/feed.ts';
import { plantOf, readyHalls } from './sitePlant.ts';
import { humidityAt, wetBulbC } from './weather.ts';

/** Afternoon of the hottest month as it usually is, heat waves apart. °C. */
export function hotAfternoon(catalog: Catalog, site: Site): OutdoorAir {
  const climate = catalog.climates[catalog.sites[site.id]?.climate ?? ''];
  if (!climate) return { dryBulbC: site.weather.dryBulbC, wetBulbC: site.weather.wetBulbC };
  let month = 0;
  for (let m = 1; m < climate.monthlyMeanC.length; m++) if (climate.monthlyMeanC[m]! > climate.monthlyMeanC[month]!) month = m;
  const riseK = climate.diurnalRangeK / 2;
  const dryBulbC = climate.monthlyMeanC[month]! + riseK;
  return { dryBulbC, wetBulbC: wetBulbC(dryBulbC, humidityAt(climate.monthlyHumidity[month]!, riseK)) };
}

/** Lets everything that is ordered or asked for stand and run, on a hot afternoon. Changes the world of `context`: a copy. */
export function finishAll(context: SimContext): void {
  const { world, catalog } = context;
  for (const site of world.sites) {
    let feedKW = 0;
    for (const phase of site.grid) {
      if (phase.requestedS >= 0) Object.assign(phase, { live: true, outUntilS: 0 });
      if (phase.live) feedKW += phaseDefOf(catalog.sites[site.id], phase.id)?.addKW ?? 0;
    }
    site.power.feedLimitKW = feedKW;
    Object.assign(site.weather, hotAfternoon(catalog, site));
    for (const structure of site.structures) {
      Object.assign(structure, { stage: 'ready', startLeftS: 0, repairHoursLeft: 0, crewDaysLeft: 0 });
      if (structure.hall) finishHall(catalog, structure.def, structure.hall);
    }
  }
  const doors = new Set(world.sites.flatMap((site) => site.structures).flatMap(({ hall }) => hall?.works ?? []).filter((work) => work.kind === 'door').flatMap((work) => work.racks));
  const { columns, count } = world.racks;
  for (let r = 0; r < count; r++) {
    if (columns.state[r]! < RACK_IDLE) columns.state[r] = RACK_IDLE;
    columns.gpus[r] = gpusPerRack(catalog, rackDef(world, catalog, columns.kind[r]!).id);
    if (doors.has(columns.id[r]!)) columns.fit[r]! |= FIT_DOOR;
  }
  context.derived.layouts.clear();
  context.derived.air.clear();
  context.derived.plants.clear();
  touchFleet(context);
}

function finishHall(catalog: Catalog, defId: string, hall: NonNullable<Site['structures'][number]['hall']>): void {
  const def = catalog.structures[defId];
  if (def?.kind !== 'hall') return;
  for (const units of hall.units) {
    for (const order of units.ordered) {
      standAt(units, def, order.count, order.wall, order.tiles);
      units.count += order.count;
    }
    Object.assign(units, { ordered: [], failed: 0, repairHoursLeft: 0 });
  }
  hall.layoutVersion++;
}

/** One hall of a `SiteOutlook`: heat of its racks at full load against the units that move it, kW. */
export interface HallOutlook {
  hall: number; // structure id
  airKW: number;
  airUnitKW: number;
  liquidKW: number;
  liquidUnitKW: number;
}

/** A site at full load. kW unless named otherwise. */
export interface SiteOutlook {
  site: string;
  ambientC: number; // that it was read at
  itKW: number;
  loadKW: number; // IT, cooling, losses
  supplyKW: number; // grid and generators
  rejectKW: number; // heat that the plant can carry
  waterLPerHour: number;
  gpus: number; // that the racks hold
  groundTiles: number; // of the plot that structures take
  halls: HallOutlook[];
}

/** Reads a site of a world in which everything stands (see `finishAll`). */
export function siteOutlook(context: SimContext, site: Site): SiteOutlook {
  const halls = readyHalls(context, site);
  const base = siteBase(context, site, halls);
  const outlook: SiteOutlook = {
    site: site.id, ambientC: site.weather.dryBulbC, itKW: 0, loadKW: 0, supplyKW: site.power.feedLimitKW, rejectKW: 0, waterLPerHour: 0, gpus: 0, groundTiles: 0, halls: [],
  };
  let allLiquidKW = 0;
  for (const { structure, layout, crahKW, cduKW } of halls) {
    const racks = layout.rackRows.length;
    const itKW = cumAt(layout.cumMaxKW, racks);
    const airKW = itKW * airRatio(layout, racks, 1);
    const liquidKW = itKW - airKW;
    outlook.itKW += itKW;
    outlook.gpus += cumAt(layout.cumGpus, racks);
    allLiquidKW += liquidKW;
    outlook.halls.push({ hall: structure.id, airKW, airUnitKW: crahKW, liquidKW, liquidUnitKW: cduKW });
  }
  setMix(base, outlook.itKW, allLiquidKW);
  const draw = drawAt(base, outlook.itKW);
  const plant = plantOf(context, site);
  for (const { def } of plant.gensets) outlook.supplyKW += unitCapacityKW(def, site.weather.dryBulbC);
  for (const { def } of plant.all) outlook.groundTiles += def.w * def.d;
  outlook.loadKW = draw.loadKW;
  outlook.waterLPerHour = draw.waterLPerHour;
  outlook.rejectKW = base.plantCapacityKW;
  return outlook;
}
