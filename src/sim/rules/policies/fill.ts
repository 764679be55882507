/** Rows for GPUs that wait on the dock: in halls that stand, where floor, busway, cooling units and the site's supply carry them. */
import type { RackDef } from '../../world/catalogHardware.ts';
import type { SimContext } from '../../world/context.ts';
import { structureDef, type HallPlace } from '../../world/lookup.ts';
import type { Site } from '../../world/plant.ts';
import { RACK_PLANNED } from '../../world/racks.ts';
import { fleetOf, gpusPerRack } from '../fleet.ts';
import { unitCapacityKW } from '../plantBalance.ts';
import { rackMaxKW, rackPlanKW } from '../serverPower.ts';
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

/** The next row, or null when nothing waits or nothing has room. `ratio` of a hall's busway, units and supply may be taken. */
export function nextRow(context: SimContext, ratio: number, skip: ReadonlySet<number>): RowWanted | null {
  const { world, catalog } = context;
  for (const item of world.compute.stock) {
    if (item.gpus <= 0) continue;
    const racks = kindsOf(context, item.accelerator);
    for (const rack of racks) {
      const waiting = Math.floor((item.gpus - plannedGpus(context, item.accelerator)) / Math.max(1, gpusPerRack(catalog, rack.id)));
      if (waiting < 1) continue;
      for (const site of world.sites) {
        const room = siteRoomKW(context, site, ratio);
        for (const structure of site.structures) {
          const def = structure.hall ? structureDef(catalog, structure) : null;
          if (def?.kind !== 'hall' || !structure.hall || structure.stage !== 'ready' || skip.has(structure.id)) continue;
          const most = hallRoom(context, { site, structure, hall: structure.hall, def }, rack, ratio, room);
          const at = most >= 1 ? suggestRow(context, structure.id, Math.min(waiting, most)) : null;
          if (at) return { hall: structure.id, rack: rack.id, ...at };
        }
      }
    }
  }
  return null;
}

/** Racks for an accelerator: the kind that stands here already first, then by price of a place. */
function kindsOf({ world, catalog }: SimContext, accelerator: string): RackDef[] {
  const price = (rack: RackDef): number => rack.priceCents / Math.max(1, gpusPerRack(catalog, rack.id));
  const used = world.rackKinds.filter((id) => catalog.racks[id]?.accelerator === accelerator);
  if (used.length > 0) return [catalog.racks[used[used.length - 1]!]!];
  return Object.values(catalog.racks).filter((rack) => rack.accelerator === accelerator).sort((a, b) => price(a) - price(b) || (a.id < b.id ? -1 : 1));
}

/** GPUs that planned racks already wait for. */
function plannedGpus({ world, catalog }: SimContext, accelerator: string): number {
  const { columns, count } = world.racks;
  let gpus = 0;
  for (let r = 0; r < count; r++) {
    if (columns.state[r] !== RACK_PLANNED) continue;
    const id = world.rackKinds[columns.kind[r]!] ?? '';
    if (catalog.racks[id]?.accelerator === accelerator) gpus += gpusPerRack(catalog, id);
  }
  return gpus;
}

function loadOf({ catalog }: SimContext, rack: RackDef): Load {
  const accelerator = catalog.accelerators[rack.accelerator];
  if (!accelerator) return { planKW: 0, airKW: 0, liquidKW: 0 };
  const fullKW = rackMaxKW(rack, accelerator, catalog.constants.power);
  return { planKW: rackPlanKW(rack, accelerator, catalog.constants.power), airKW: fullKW * rack.airHeatRatio, liquidKW: fullKW * (1 - rack.airHeatRatio) };
}

function standing(context: SimContext, hall: number): Load {
  const { world, catalog } = context;
  const sum: Load = { planKW: 0, airKW: 0, liquidKW: 0 };
  for (const r of fleetOf(context).halls.find((entry) => entry.id === hall)?.all ?? []) {
    const rack = catalog.racks[world.rackKinds[world.racks.columns.kind[r]!] ?? ''];
    if (!rack) continue;
    const load = loadOf(context, rack);
    sum.planKW += load.planKW;
    sum.airKW += load.airKW;
    sum.liquidKW += load.liquidKW;
  }
  return sum;
}

/** IT that the site's connections and generators carry beside what stands, kW, at the PUE of the hour. */
function siteRoomKW(context: SimContext, site: Site, ratio: number): number {
  const { catalog } = context;
  let supplyKW = site.power.feedLimitKW;
  let takenKW = 0;
  for (const structure of site.structures) {
    const def = structureDef(catalog, structure);
    if (def.kind === 'genset' && structure.stage === 'ready') supplyKW += def.unitKW;
    if (structure.hall) takenKW += standing(context, structure.id).planKW;
  }
  const pue = site.cooling.pue > 1 ? site.cooling.pue : catalog.constants.policies.firstPue;
  return supplyKW * ratio / pue - takenKW;
}

/** Racks more that the hall takes by power and by its cooling units. */
function hallRoom(context: SimContext, { structure, hall, def }: HallPlace, rack: RackDef, ratio: number, siteKW: number): number {
  const each = loadOf(context, rack);
  const have = standing(context, structure.id);
  const airKW = unitCapacityKW(hall, context.catalog, 'crah') * ratio - have.airKW;
  const liquidKW = unitCapacityKW(hall, context.catalog, 'cdu') * ratio - have.liquidKW;
  const byPower = Math.min(def.maxItKW * hall.buswayRatio * ratio - have.planKW, siteKW) / Math.max(each.planKW, Number.EPSILON);
  const byAir = each.airKW > 0 ? airKW / each.airKW : Infinity;
  const byLiquid = each.liquidKW > 0 ? liquidKW / each.liquidKW : Infinity;
  return Math.floor(Math.min(byPower, byAir, byLiquid));
}
