/** Rows for GPUs that are bought and have no rack: in halls that stand, where floor, busway, cooling units and the site's supply carry them. */
import { DAY_S } from '../../core/calendar.ts';
import type { RackDef } from '../../world/catalogHardware.ts';
import type { SimContext } from '../../world/context.ts';
import { structureDef, type HallPlace } from '../../world/lookup.ts';
import type { HallState, Site } from '../../world/plant.ts';
import { fleetOf, gpusPerRack } from '../fleet.ts';
import { firmWeight } from '../hallLoad.ts';
import { networkAt } from '../network.ts';
import { unitCapacityKW } from '../plantBalance.ts';
import { rackIdleKW, rackMaxKW } from '../serverPower.ts';
import { suggestRow, type RowPlace } from '../suggest.ts';

export interface RowWanted extends RowPlace {
  hall: number;
  rack: string;
}

/** Load that stands or is planned, kW: in a run, and of its heat at full load what goes to air and to coolant. */
interface Load {
  planKW: number;
  airKW: number;
  liquidKW: number;
}

/** GPUs that arrived or soon will, and have no rack: whole racks of the kind that was placed last. Null: the player has placed none yet, so there is no kind to go on with. */
export function racksWaiting(context: SimContext, accelerator: string): { rack: RackDef; racks: number } | null {
  const { world, catalog } = context;
  const item = world.compute.stock.find((entry) => entry.accelerator === accelerator);
  const rack = lastKind(context, accelerator);
  if (!item || !rack) return null;
  const soonS = world.timeS + catalog.constants.policies.installDays * DAY_S;
  const isNear = item.gpus > 0 || world.compute.orders.some((order) => order.kind === 'accelerator' && order.item === accelerator && order.firstS <= soonS);
  const racks = Math.floor((item.boughtGpus - placedGpus(context, accelerator)) / Math.max(1, gpusPerRack(catalog, rack.id)));
  return { rack, racks: isNear ? Math.max(0, racks) : 0 };
}

/** The next row, or null when nothing waits or nothing has room. `ratio` of a hall's busway, units and supply may be taken. */
export function nextRow(context: SimContext, ratio: number, skip: ReadonlySet<number>): RowWanted | null {
  const { world, catalog } = context;
  for (const item of world.compute.stock) {
    const waiting = racksWaiting(context, item.accelerator);
    if (!waiting || waiting.racks < 1) continue;
    for (const site of world.sites) {
      const room = siteRoomKW(context, site, ratio);
      for (const structure of site.structures) {
        const def = structure.hall ? structureDef(catalog, structure) : null;
        if (def?.kind !== 'hall' || !structure.hall || structure.stage !== 'ready' || skip.has(structure.id)) continue;
        const row = Math.min(waiting.racks, def.floorCols);
        const most = hallRoom(context, { site, structure, hall: structure.hall, def }, waiting.rack, ratio, room);
        const isGrowing = structure.hall.units.some((units) => units.ordered.length > 0);
        if (most < 1 || (most < row && isGrowing)) continue; // a whole row, when units on their way will carry it
        const at = suggestRow(context, structure.id, Math.min(row, most));
        if (at) return { hall: structure.id, rack: waiting.rack.id, ...at };
      }
    }
  }
  return null;
}

/** The kind of rack for an accelerator that was placed last. */
function lastKind({ world, catalog }: SimContext, accelerator: string): RackDef | null {
  for (let r = world.racks.count - 1; r >= 0; r--) {
    const rack = catalog.racks[world.rackKinds[world.racks.columns.kind[r]!] ?? ''];
    if (rack?.accelerator === accelerator) return rack;
  }
  return null;
}

/** GPUs of racks that stand or are planned. */
function placedGpus({ world, catalog }: SimContext, accelerator: string): number {
  const each = world.rackKinds.map((id) => (catalog.racks[id]?.accelerator === accelerator ? gpusPerRack(catalog, id) : 0));
  const { columns, count } = world.racks;
  let gpus = 0;
  for (let r = 0; r < count; r++) gpus += each[columns.kind[r]!] ?? 0;
  return gpus;
}

/** One rack with its share of the network, in a run at the hall's cap and smoothing, as its busway will see it. */
function loadOf({ world, catalog }: SimContext, site: Site, hall: HallState, rack: RackDef): Load {
  const accelerator = catalog.accelerators[rack.accelerator];
  if (!accelerator) return { planKW: 0, airKW: 0, liquidKW: 0 };
  const { power } = catalog.constants;
  const fabricKW = rack.servers * accelerator.gpusPerServer * (networkAt(world, site.id)?.kWPerGpu ?? 0);
  const idleKW = rackIdleKW(rack, accelerator, power);
  const fullKW = rackMaxKW(rack, accelerator, power);
  return { planKW: idleKW + firmWeight(hall, catalog) * (fullKW - idleKW) + fabricKW, airKW: fullKW * rack.airHeatRatio + fabricKW, liquidKW: fullKW * (1 - rack.airHeatRatio) };
}

function standing(context: SimContext, site: Site, id: number, hall: HallState): Load {
  const { world, catalog } = context;
  const kinds = world.rackKinds.map((kind) => (catalog.racks[kind] ? loadOf(context, site, hall, catalog.racks[kind]) : null));
  const sum: Load = { planKW: 0, airKW: 0, liquidKW: 0 };
  for (const r of fleetOf(context).halls.find((entry) => entry.id === id)?.all ?? []) {
    const load = kinds[world.racks.columns.kind[r]!];
    if (!load) continue;
    sum.planKW += load.planKW;
    sum.airKW += load.airKW;
    sum.liquidKW += load.liquidKW;
  }
  return sum;
}

/** IT that the site's connections (those that come before racks would be ready too) and generators carry beside what stands, kW, at the PUE of the hour. */
function siteRoomKW(context: SimContext, site: Site, ratio: number): number {
  const { catalog } = context;
  let supplyKW = site.power.feedLimitKW;
  let takenKW = 0;
  const soonS = context.world.timeS + catalog.constants.policies.aheadDays * DAY_S;
  for (const phase of site.grid) {
    if (!phase.live && phase.requestedS >= 0 && phase.energisedS <= soonS) supplyKW += catalog.sites[site.id]?.gridPhases.find((entry) => entry.id === phase.id)?.addKW ?? 0;
  }
  for (const structure of site.structures) {
    const def = structureDef(catalog, structure);
    if (def.kind === 'genset' && structure.stage === 'ready') supplyKW += def.unitKW;
    if (structure.hall) takenKW += standing(context, site, structure.id, structure.hall).planKW;
  }
  const pue = site.cooling.pue > 1 ? site.cooling.pue : catalog.constants.policies.firstPue;
  return supplyKW * ratio / pue - takenKW;
}

/** Racks more that the hall takes by power and by its cooling units. */
function hallRoom(context: SimContext, { site, structure, hall, def }: HallPlace, rack: RackDef, ratio: number, siteKW: number): number {
  const each = loadOf(context, site, hall, rack);
  const have = standing(context, site, structure.id, hall);
  const airKW = unitCapacityKW(hall, context.catalog, 'crah') * ratio - have.airKW;
  const liquidKW = unitCapacityKW(hall, context.catalog, 'cdu') * ratio - have.liquidKW;
  const byPower = Math.min(def.maxItKW * hall.buswayRatio * ratio - have.planKW, siteKW) / Math.max(each.planKW, Number.EPSILON);
  const byAir = each.airKW > 0 ? airKW / each.airKW : Infinity;
  const byLiquid = each.liquidKW > 0 ? liquidKW / each.liquidKW : Infinity;
  return Math.floor(Math.min(byPower, byAir, byLiquid));
}
