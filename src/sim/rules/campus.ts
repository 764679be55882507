/** A campus laid out by rule for a number of GPUs: rows of racks, halls, cooling units, plant for the hottest hour. It becomes part of a scenario's start. */
import type { Catalog } from '../world/catalog.ts';
import type { AcceleratorDef, CoolingUnitDef, RackDef } from '../world/catalogHardware.ts';
import type { StartCampus } from '../world/catalogOptions.ts';
import type { ClimateDef, HallDef, HeatRejectionDef, SiteDef } from '../world/catalogPlant.ts';
import type { ScenarioDef, StartSite } from '../world/catalogScenario.ts';
import type { OutdoorAir } from '../world/plant.ts';
import { billKW, FULL_WIDTH, networkBill } from './networkBill.ts';
import { isFree, type Footprint } from './plot.ts';
import { plantCapacityKW } from './rejection.ts';
import { rackMaxKW, rackPlanKW } from './serverPower.ts';
import { humidityAt, wetBulbC } from './weather.ts';

/** Rows stand in pairs with an aisle after each: three floor rows for two of racks, the first row alone at the wall. */
const PAIR_ROWS = 3;

/** The accelerator's rack of a medium, or of the other where it has only that. */
export function campusRack(catalog: Catalog, { accelerator, medium }: Pick<StartCampus, 'accelerator' | 'medium'>): RackDef | null {
  const racks = Object.values(catalog.racks).filter((rack) => rack.accelerator === accelerator);
  return racks.find((rack) => rack.medium === medium) ?? racks[0] ?? null;
}

/** The hottest hour of an ordinary year: afternoon of the hottest month, one standard deviation up. */
export function hottestHour(climate: ClimateDef): OutdoorAir {
  const means = climate.monthlyMeanC;
  const month = means.indexOf(Math.max(...means));
  const aboveK = climate.diurnalRangeK / 2 + climate.noiseSdK;
  const dryBulbC = means[month]! + aboveK;
  return { dryBulbC, wetBulbC: wetBulbC(dryBulbC, humidityAt(climate.monthlyHumidity[month]!, aboveK)) };
}

function floorRows(def: HallDef): number[] {
  const rows = [0];
  for (let y = 2; y < def.floorRows; y++) if ((y - 2) % PAIR_ROWS < 2) rows.push(y);
  return rows;
}

function largestUnit(catalog: Catalog, kind: CoolingUnitDef['kind']): CoolingUnitDef | null {
  let best: CoolingUnitDef | null = null;
  for (const def of Object.values(catalog.coolingUnits)) if (def.kind === kind && def.inRow !== true && (!best || def.capacityKW > best.capacityKW)) best = def;
  return best;
}

/** The network of a scenario's start, at full width. */
type StartNetwork = Pick<ScenarioDef['ports'][number], 'fabric' | 'ports'>;

interface RackNeeds { planKW: number; airKW: number; liquidKW: number; gpus: number; topKW: number }

/** One rack with its share of the fabric, all of whose heat goes to the room; the top tier of it stands in the first hall. */
function needsOf(catalog: Catalog, rack: RackDef, accelerator: AcceleratorDef, network: StartNetwork | undefined): RackNeeds {
  const gpus = rack.servers * accelerator.gpusPerServer;
  const fabric = catalog.fabrics[network?.fabric ?? ''];
  const bill = network && fabric ? networkBill(network.ports, fabric, FULL_WIDTH, catalog.constants.network) : null;
  const fabricKW = bill && network && network.ports > 0 ? gpus * (billKW(bill) - bill.topKW) / network.ports : 0;
  const maxKW = rackMaxKW(rack, accelerator, catalog.constants.power);
  return {
    planKW: rackPlanKW(rack, accelerator, catalog.constants.power) + fabricKW, airKW: maxKW * rack.airHeatRatio + fabricKW, liquidKW: maxKW * (1 - rack.airHeatRatio),
    gpus, topKW: bill?.topKW ?? 0,
  };
}

/** The start with the campus in it. What the plot or the floors do not hold is left out: `campusGpus` counts what stands. */
export function withCampus(catalog: Catalog, start: StartSite, campus: StartCampus, network?: StartNetwork): StartSite {
  const site = catalog.sites[start.site];
  const rack = campusRack(catalog, campus);
  const accelerator = catalog.accelerators[campus.accelerator];
  const hall = catalog.structures[campus.hall];
  const plant = catalog.structures[campus.plant];
  if (!site || !rack || !accelerator || hall?.kind !== 'hall' || plant?.kind !== 'heat-rejection' || campus.gpus <= 0) return start;
  const needs = needsOf(catalog, rack, accelerator, network);
  const halls = fillHalls(catalog, hall, rack.id, needs, campus);
  const plants = plantsFor(catalog, site, plant, needs, halls.racks, campus);
  const taken: Footprint[] = [...site.blocked];
  for (const item of start.structures) {
    const def = catalog.structures[item.structure];
    if (def) taken.push({ x: item.x, y: item.y, w: def.w, d: def.d });
  }
  const placed = [
    ...pack(site, taken, hall, halls.count).map((at) => ({ structure: hall.id, x: at.x, y: at.y, shell: null })),
    ...pack(site, taken, plant, plants).map((at) => ({ structure: plant.id, x: at.x, y: at.y, shell: null })),
  ];
  const stand = placed.filter((item) => item.structure === hall.id).length;
  const first = start.structures.filter((item) => catalog.structures[item.structure]?.kind === 'hall').length;
  return {
    site: start.site, gridPhases: start.gridPhases, structures: [...start.structures, ...placed],
    coolingUnits: [...start.coolingUnits, ...halls.units.filter((item) => item.hallIndex < stand).map((item) => ({ ...item, hallIndex: item.hallIndex + first }))],
    racks: [...start.racks, ...halls.rows.filter((row) => row.hallIndex < stand).map((row) => ({ ...row, hallIndex: row.hallIndex + first }))],
  };
}

/** Racks into as few halls as floor, busway and cooling units allow, the same number in each but the last; fewer in the first where the top tier takes their place. */
function fillHalls(catalog: Catalog, hall: HallDef, rack: string, needs: RackNeeds, { gpus, reserveRatio }: StartCampus) {
  const crah = largestUnit(catalog, 'crah');
  const cdu = largestUnit(catalog, 'cdu');
  const rows = floorRows(hall);
  const held = (slots: number, unit: CoolingUnitDef | null, eachKW: number): number => (eachKW <= 0 ? Infinity : Math.floor((slots * (unit?.capacityKW ?? 0)) / (eachKW * reserveRatio)));
  const fits = (topKW: number): number => Math.max(0, Math.min(
    rows.length * hall.floorCols, Math.floor((hall.maxItKW - topKW) / needs.planKW),
    held(hall.crahSlots, crah, needs.airKW) - (needs.airKW > 0 ? Math.ceil(topKW / needs.airKW) : 0), held(hall.cduSlots, cdu, needs.liquidKW),
  ));
  const most = fits(0);
  const first = fits(needs.topKW);
  const wanted = Math.ceil(gpus / needs.gpus);
  const count = most > 0 ? 1 + Math.ceil(Math.max(0, wanted - first) / most) : 0;
  const filled = { count, racks: 0, rows: [] as StartSite['racks'], units: [] as StartSite['coolingUnits'] };
  for (let h = 0; h < count; h++) {
    const racks = Math.min(h === 0 ? first : most, wanted - filled.racks);
    filled.racks += racks;
    for (let left = racks, r = 0; left > 0; left -= hall.floorCols, r++) {
      filled.rows.push({ hallIndex: h, rack, x: 0, y: rows[r]!, length: Math.min(left, hall.floorCols), fitted: true });
    }
    const units = (unit: CoolingUnitDef, heatKW: number): number => Math.ceil((heatKW * reserveRatio) / unit.capacityKW);
    if (crah && needs.airKW > 0) filled.units.push({ hallIndex: h, unit: crah.id, count: units(crah, racks * needs.airKW + (h === 0 ? needs.topKW : 0)) });
    if (cdu && needs.liquidKW > 0) filled.units.push({ hallIndex: h, unit: cdu.id, count: units(cdu, racks * needs.liquidKW) });
  }
  return filled;
}

/** Plants for all heat at full load in the climate's hottest hour, against the loop that carries most of it. */
function plantsFor(catalog: Catalog, site: SiteDef, plant: HeatRejectionDef, needs: RackNeeds, racks: number, { reserveRatio, leastPlantRatio }: StartCampus): number {
  const climate = catalog.climates[site.climate];
  const { liquidDefaultC, supplyDefaultC, loopApproachK } = catalog.constants.cooling;
  const loopC = (needs.liquidKW > needs.airKW ? liquidDefaultC : supplyDefaultC) - loopApproachK;
  const hottestKW = climate ? plantCapacityKW(catalog, plant, hottestHour(climate), loopC) : 0;
  return Math.ceil(((racks * (needs.airKW + needs.liquidKW) + needs.topKW) * reserveRatio) / Math.max(hottestKW, plant.ratedKW * leastPlantRatio));
}

/** Places for footprints from the upper left, band by band with a way between; fewer when the plot is full. `taken` grows. */
function pack(site: SiteDef, taken: Footprint[], { w, d }: { w: number; d: number }, count: number): Footprint[] {
  const places: Footprint[] = [];
  for (let y = 1; y + d < site.plotRows && places.length < count; y++) {
    for (let x = 1; x + w < site.plotCols && places.length < count; x++) {
      const at = { x, y, w, d };
      if (!isFree(taken, { x: x - 1, y: y - 1, w: w + 2, d: d + 2 })) continue;
      places.push(at);
      taken.push(at);
      x += w;
    }
  }
  return places;
}

/** GPUs in the rows of a scenario's start. */
export function campusGpus(catalog: Catalog, starts: readonly StartSite[]): number {
  let gpus = 0;
  for (const start of starts) {
    for (const row of start.racks) {
      const rack = catalog.racks[row.rack];
      gpus += row.length * (rack?.servers ?? 0) * (catalog.accelerators[rack?.accelerator ?? '']?.gpusPerServer ?? 0);
    }
  }
  return gpus;
}
