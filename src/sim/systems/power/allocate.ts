/** Who gets power: whole racks, hall by hall in shed order, within busway, crew and supply. */
import { airRatio, buswayRacks, firmWeight } from '../../rules/hallLoad.ts';
import { cumAt, racksWithin, rackSumKW, ROUNDING_KW } from '../../rules/layout.ts';
import { drawAt, itWithin } from '../../rules/plantBalance.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import type { Site } from '../../world/plant.ts';
import type { Catalog } from '../../world/catalog.ts';
import type { SiteBase } from '../../world/siteBase.ts';
import type { FirmHall, HallPlant } from '../../world/sitePlant.ts';
import { feedBroken } from '../../rules/power/feed.ts';
import { tooHotToHold, upsLeftKWh } from '../../rules/power/ups.ts';
import { HOUR_S } from '../../core/calendar.ts';
import { siteName } from '../../rules/siteName.ts';

/** Firm IT that the halls would draw if nothing but their own order, busway and shed switch held them, kW. */
export interface FirmDemand {
  itKW: number;
  liquidKW: number;
}

export function firmDemand(context: StepContext, halls: readonly HallPlant[]): FirmDemand {
  const demand: FirmDemand = { itKW: 0, liquidKW: 0 };
  for (const place of halls) {
    const { hall } = place;
    if (hall.shedByOrder || hall.breakerUntilS > context.world.timeS) continue;
    const { itKW, liquidKW } = firmOf(place, context.catalog);
    demand.itKW += itKW;
    demand.liquidKW += liquidKW;
  }
  return demand;
}

/** A hall's firm demand: kept while racks, cap, smoothing, busway and doors stay. */
function firmOf(place: HallPlant, catalog: Catalog): FirmHall {
  const { hall, layout, firm } = place;
  if (firm.layout === layout && firm.capRatio === hall.capRatio && firm.smoothingRatio === hall.smoothingRatio && firm.buswayRatio === hall.buswayRatio && firm.doorRatio === hall.doorRatio) return firm;
  firm.layout = layout;
  firm.capRatio = hall.capRatio;
  firm.smoothingRatio = hall.smoothingRatio;
  firm.buswayRatio = hall.buswayRatio;
  firm.doorRatio = hall.doorRatio;
  firm.weight = firmWeight(hall, catalog);
  firm.allKW = rackSumKW(layout, layout.rackRows.length, firm.weight);
  firm.racks = buswayRacks(hall, place.def, layout, catalog);
  firm.itKW = rackSumKW(layout, firm.racks, firm.weight);
  firm.liquidKW = firm.itKW * (1 - airRatio(layout, firm.racks, hall.doorRatio));
  return firm;
}

/**
 * Gives power to racks of a site, after `firmDemand` of the same halls (`base` holds the firm mix of heat) in shed order within `supplyKW` and `staffedKW`, and returns the firm IT granted, kW, and whether other racks run than before.
 * Halls that come back from dark boot for `bootMinutes`.
 */
/** What keeps a hall up beside the supply: its UPS, while an outage lasts. `seconds` 0: nothing is drawn from it. */
export interface Hold {
  seconds: number;
  cooled: boolean; // chillers run
}

export function allocate(
  context: StepContext, site: Site, halls: readonly HallPlant[], base: SiteBase, demand: FirmDemand, supplyKW: number, staffedKW: number, hold: Hold | null,
): { grantedKW: number; moved: boolean } {
  const { power } = context.catalog.constants;
  const usableKW = supplyKW * (1 - power.gridReserveRatio);
  // Chillers that restart will want their power back: what they drew is kept free.
  const restarts = site.power.restartLeftS > 0 && demand.itKW > 0 && site.power.firmKW > 0;
  let leftKW = Math.min(itWithin(base, usableKW, demand.itKW), staffedKW, restarts ? (usableKW * demand.itKW) / site.power.firmKW : Infinity);
  if (demand.itKW > 0 && drawAt(base, 0).loadKW > usableKW) leftKW = 0;
  let grantedKW = 0;
  let moved = false;
  site.power.upsKW = 0;
  for (const place of halls) {
    const { hall, layout } = place;
    const firm = firmOf(place, context.catalog);
    const { weight } = firm;
    const mostKW = hall.poweredRacks === 0 && site.power.restartLeftS > 0 ? 0 : leftKW; // dark halls wait for cooling
    const within = firm.allKW <= mostKW + ROUNDING_KW ? layout.rackRows.length : racksWithin(layout, weight, mostKW);
    const racks = hall.shedByOrder || hall.breakerUntilS > context.world.timeS ? 0 : Math.min(firm.racks, within);
    const firmKW = racks === firm.racks ? firm.itKW : rackSumKW(layout, racks, weight);
    leftKW -= firmKW;
    grantedKW += firmKW;
    const held = bridgedRacks(context, place, racks, weight, hold);
    site.power.upsKW += hall.upsKW;
    if (setPowered(context, site, place, held, cumAt(layout.cumGpus, held))) moved = true;
  }
  return { grantedKW, moved };
}

/** Racks that stay on because the hall's UPS carries what the supply does not: all that had power, or none of them. Draws from it. */
function bridgedRacks({ catalog }: StepContext, place: HallPlant, racks: number, weight: number, hold: Hold | null): number {
  const { hall, layout } = place;
  const { power, cooling } = catalog.constants;
  const had = hall.upsKW;
  hall.upsKW = 0;
  if (!hold || hall.shedByOrder || racks >= hall.poweredRacks) return racks;
  const needKW = hall.itKW * (1 - rackSumKW(layout, racks, weight) / rackSumKW(layout, hall.poweredRacks, weight));
  const needKWh = (needKW * hold.seconds) / HOUR_S;
  if (needKWh > upsLeftKWh(place, power) || (!hold.cooled && tooHotToHold(place, hold.seconds, cooling, power))) return racks;
  hall.upsKW = hold.seconds > 0 ? needKW : had;
  hall.upsUsedKWh += needKWh;
  hall.upsGivenKWh += needKWh;
  return hall.poweredRacks;
}

function setPowered(context: StepContext, site: Site, { structure, hall }: HallPlant, racks: number, gpus: number): boolean {
  if (racks === hall.poweredRacks && gpus === hall.poweredGpus) return false;
  const { world, catalog } = context;
  const where = { site: site.id, structure: structure.id, panel: 'power' as const };
  // In an outage halls go dark because of it, and that is told already.
  if (hall.poweredRacks > 0 && racks === 0 && !hall.shedByOrder) emit(context, 'power.hallDark', feedBroken(site, world.timeS) ? 'log' : 'bad', { site: siteName(context.catalog, site.id), gpus: hall.poweredGpus }, where);
  else if (racks > 0 && racks < hall.poweredRacks) emit(context, 'power.shed', 'warn', { site: siteName(context.catalog, site.id), gpus: hall.poweredGpus - gpus }, where);
  if (hall.poweredRacks === 0 && racks > 0) hall.bootUntilS = world.timeS + catalog.constants.power.bootMinutes * 60;
  const hotGpus = Math.max(0, hall.poweredGpus - hall.coolGpus);
  hall.poweredRacks = racks;
  hall.poweredGpus = gpus;
  hall.coolGpus = Math.max(0, gpus - hotGpus);
  return true;
}
