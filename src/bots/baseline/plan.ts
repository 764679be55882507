/** What the lab is building: read from the scenario's goals and the state of the world, again at each look. Nothing is remembered. */
import { DAY_S, fabricKWPerGpu, FULL_WIDTH, gpusPerRack, listPriceCents, offeredAccelerators, rackMaxKW, rackPlanKW, releasedBy } from '../../sim/index.ts';
import type {
  AcceleratorDef, Catalog, CoolingUnitDef, FabricDef, FactId, HallDef, RackDef, ScenarioDef, SimContext, Site, SiteDef, World,
} from '../../sim/index.ts';
import { asked } from './goals.ts';
import { PLAIN, type Strategy } from './strategy.ts';

/** GPUs to install for each one that a goal wants at a step of the waterfall: some are broken, out of step or idle. */
const MARGINS: Partial<Record<FactId, number>> = {
  'gpus.ordered': 1, 'gpus.delivered': 1, 'gpus.installed': 1, 'gpus.powered': 1, 'gpus.cool': 1, 'gpus.connected': 1.005, 'gpus.healthy': 1.02,
  'gpus.inRun': 1.045, 'gpus.inStep': 1.12, 'gpus.useful': 1.2,
};
/** Facility over IT power, for planning supply before anything runs. */
export const PLANNED_PUE = 1.16;
/** Spare plant over what the sums ask for. */
export const RESERVE = 1.15;
/** Share of a hall's busway that racks may take: the rest is rounding. */
const BUSWAY_SHARE = 0.985;
/** Labs above this size cool with liquid. */
const LIQUID_FROM_GPUS = 3000;
/** A plan that its vendor could not ship within these weeks is no plan. */
const WEEKS_TO_SHIP = 26;

export interface HallPlan {
  id: number;
  def: HallDef;
  racks: number; // that this hall shall hold
  standing: number; // placed, in any state
  ready: boolean;
  old: Old; // racks of other kinds on its floor
}

/** Racks of other generations than the plan buys. */
export interface Old {
  racks: number;
  itKW: number; // in a run
  airKW: number; // heat to the room
}

export interface Plan {
  strategy: Strategy;
  scenario: ScenarioDef;
  site: Site | null;
  siteDef: SiteDef | null;
  open: SiteDef | null; // to be opened, while there is no site
  goalGpus: number; // that the goals ask for, with their margins
  target: number; // GPUs planned: those, or as many as the lab can pay
  bought: number; // GPUs for this site, on their way included
  standing: number; // racks of its kind on its floors, in any state
  filled: number; // of these, with GPUs in them
  old: Old; // racks of other kinds on its floors
  swapRacks: number; // planned for their places
  runMost: number; // GPUs in one run at most: beyond, something fails before it has started again
  inRunGoal: number; // GPUs that an open goal wants in one run, 0 = none
  accelerator: AcceleratorDef;
  rack: RackDef;
  fabric: FabricDef;
  perRack: number; // GPUs
  rackKW: number; // in a run
  rackFullKW: number; // at full load
  airKW: number; // of a rack in a run, heat to the room: its own, and its share of the fabric
  gpuKW: number; // IT, in a run
  racks: number; // wanted in all
  halls: HallPlan[];
  hallRacks: number; // that the planned halls hold
  needKW: number; // supply for the target
  gridKW: number; // for which grid is asked: the queue is longer than the plan
  coolKW?: number; // heat that the plant in service carries on the hottest day, when it was asked for
  crah: CoolingUnitDef;
  cdu: CoolingUnitDef | null;
}

function goalTarget(scenario: ScenarioDef, world: World): { gpus: number; inRun: number } {
  const required = { gpus: 0, inRun: 0 };
  const wished = { gpus: 0, inRun: 0 };
  scenario.goals.forEach((goal, g) => {
    if (goal.type === 'never') return;
    asked(goal.when, (fact, op, value) => {
      const margin = MARGINS[fact];
      if (margin === undefined || !op.startsWith('>')) return;
      const into = goal.required ? required : wished;
      into.gpus = Math.max(into.gpus, value * margin);
      if (fact === 'gpus.inRun' && !world.goals[g]?.met) into.inRun = Math.max(into.inRun, value);
    });
  });
  return required.gpus > 0 ? required : wished;
}

function boughtGpus(world: World): number {
  let gpus = 0;
  for (const item of world.compute.stock) gpus += item.boughtGpus;
  return gpus;
}

/**
 * What is in stock or in racks already, else the best sustained FLOPs per cent among those that are out, that a rack here can carry and that ship
 * in time: a machine that nobody can cool or feed is no bargain.
 */
function chooseAccelerator(world: World, catalog: Catalog, target: number): AcceleratorDef | null {
  const stock = [...world.compute.stock].sort((a, b) => b.boughtGpus - a.boughtGpus)[0];
  if (stock) return catalog.accelerators[stock.accelerator] ?? null;
  return bestAccelerator(world, catalog, target);
}

/** Best sustained FLOPs per cent among those that are out, or will be in `aheadDays`, can be fed and cooled, and ship in time. */
export function bestAccelerator(world: World, catalog: Catalog, target: number, aheadDays = 0, isFree: (def: AcceleratorDef) => boolean = () => true): AcceleratorDef | null {
  const today = world.epochDay + Math.floor(world.timeS / DAY_S);
  let best: AcceleratorDef | null = null;
  for (const def of offeredAccelerators(catalog, world.scenario)) {
    if (!releasedBy(def, today + aheadDays) || target > WEEKS_TO_SHIP * def.weeklyAllocation || !rackFor(catalog, def, target) || !isFree(def)) continue;
    if (!best || flopsPerCent(def, today) > flopsPerCent(best, today)) best = def;
  }
  return best;
}

function flopsPerCent(def: AcceleratorDef, today: number): number {
  return def.peakTflops * def.matmulRatio / listPriceCents(def, today);
}

/** A rack that at least one kind of hall can feed and cool, of the medium that labs of this size use. */
function rackFor(catalog: Catalog, accelerator: AcceleratorDef, target: number): RackDef | null {
  const medium = target >= LIQUID_FROM_GPUS ? 'liquid' : 'air';
  return Object.values(catalog.racks).find((rack) => rack.accelerator === accelerator.id && rack.medium === medium && rack.immersed !== true && rack.withDoor !== true && fitsSomeHall(catalog, rack, accelerator)) ?? null;
}

function fitsSomeHall(catalog: Catalog, rack: RackDef, accelerator: AcceleratorDef): boolean {
  const kW = rackMaxKW(rack, accelerator, catalog.constants.power);
  return Object.values(catalog.structures).some((def) => def.kind === 'hall' && fitsHall(def, rack, kW));
}

function fitsHall(def: HallDef, rack: RackDef, fullKW: number): boolean {
  if (fullKW > (def.maxRackKW ?? Infinity) || fullKW * rack.airHeatRatio > (def.maxAirRackKW ?? Infinity)) return false;
  return rack.medium === 'air' || def.cduSlots > 0;
}

function chooseRack(catalog: Catalog, accelerator: AcceleratorDef, target: number, world: World): RackDef | null {
  const standing = world.rackKinds.map((id) => catalog.racks[id]).find((rack) => rack?.accelerator === accelerator.id);
  if (standing) return standing;
  return rackFor(catalog, accelerator, target) ?? Object.values(catalog.racks).find((rack) => rack.accelerator === accelerator.id) ?? null;
}

/** Racks that a floor takes in pairs of rows with aisles between, the first row along the wall. */
function floorRacks(def: HallDef): number {
  const pairs = Math.floor((def.floorRows - 1) / 3);
  const rest = def.floorRows - 1 - 3 * pairs;
  return def.floorCols * (1 + 2 * pairs + (rest >= 2 ? 1 : 0));
}

export function racksPerHall(def: HallDef, { rack, rackKW, rackFullKW }: Pick<Plan, 'rack' | 'rackKW' | 'rackFullKW'>, old: Pick<Old, 'racks' | 'itKW'> = { racks: 0, itKW: 0 }): number {
  if (!fitsHall(def, rack, rackFullKW)) return 0;
  return Math.max(0, Math.min(floorRacks(def) - old.racks, Math.floor((def.maxItKW * BUSWAY_SHARE - old.itKW) / rackKW)));
}

function chooseUnit(catalog: Catalog, kind: 'crah' | 'cdu', heatKW: number): CoolingUnitDef | null {
  let best: CoolingUnitDef | null = null;
  for (const def of Object.values(catalog.coolingUnits)) {
    if (def.kind !== kind || def.inRow === true) continue;
    const fits = heatKW >= 4 * def.capacityKW;
    if (!best || (fits ? def.capacityKW > best.capacityKW : def.capacityKW < best.capacityKW)) best = def;
  }
  return best;
}

/** Generators bridge the rest of what the first phases do not carry. */
const GRID_ENOUGH = 0.75;

/** Days until a site's grid could carry most of `needKW`. */
function siteDays(def: SiteDef, needKW: number): number {
  const phases = [...def.gridPhases].sort((a, b) => a.leadDays - b.leadDays);
  let kW = 0;
  for (const phase of phases) {
    kW += phase.addKW;
    if (kW >= needKW * GRID_ENOUGH) return phase.leadDays + phase.spreadDays;
  }
  return 10_000;
}

function chooseSite(plan: Plan, catalog: Catalog): SiteDef | null {
  let best: SiteDef | null = null;
  let bestDays = Infinity;
  for (const id of plan.scenario.availableSites) {
    const def = catalog.sites[id];
    if (!def) continue;
    const days = siteDays(def, plan.needKW) + (def.shells.length > 0 ? 0 : 60);
    if (days < bestDays) {
      best = def;
      bestDays = days;
    }
  }
  return best;
}

/** What a plan is made for. */
export interface Scope {
  site: Site | null;
  goalGpus: number;
  gpus: number; // wanted at the site, of these
  bought: number;
  inRun: number;
  kind: AcceleratorDef;
  gridKW: number; // 0: as much as the target needs
  swapGpus?: number; // of these, for the places of other generations
}

/** The plan for the whole scenario at one site. `mostGpus`: no more than these are planned, whatever the goals ask for; what was bought stays. */
export function makePlan(context: SimContext, strategy: Strategy = PLAIN, mostGpus = Infinity): Plan | null {
  const { world, catalog } = context;
  const scenario = catalog.scenarios[world.scenario];
  if (!scenario) return null;
  const goal = goalTarget(scenario, world);
  const bought = boughtGpus(world);
  const goalGpus = Math.max(goal.gpus, 64);
  const wanted = Math.max(Math.min(goalGpus, mostGpus), bought);
  const kind = chooseAccelerator(world, catalog, wanted);
  return kind && planAt(context, strategy, { site: world.sites[0] ?? null, goalGpus, gpus: wanted, bought, inRun: goal.inRun, kind, gridKW: 0 });
}

/** The plan for one site. */
export function planAt({ world, catalog }: SimContext, strategy: Strategy, { site, goalGpus, gpus, bought, inRun, kind: accelerator, gridKW, swapGpus = 0 }: Scope): Plan | null {
  const scenario = catalog.scenarios[world.scenario];
  const fabric = Object.values(catalog.fabrics).find((def) => world.compute.networks.some((network) => network.fabric === def.id)) ?? Object.values(catalog.fabrics)[0];
  if (!scenario || !fabric) return null;
  const rack = chooseRack(catalog, accelerator, gpus, world);
  if (!rack) return null;
  const perRack = gpusPerRack(catalog, rack.id);
  const { power } = catalog.constants;
  const serversKW = rackPlanKW(rack, accelerator, power);
  const fabricKW = perRack * fabricKWPerGpu(gpus, fabric, FULL_WIDTH, catalog.constants.network);
  const rackKW = serversKW + fabricKW;
  const airKW = serversKW * rack.airHeatRatio + fabricKW;
  const racks = gpus > bought ? Math.ceil(gpus / perRack) : Math.floor(gpus / perRack);
  const target = racks * perRack;
  const gpuKW = rackKW / perRack;
  const perHallKW = Math.min(racks * rackKW, 30_000);
  const crah = chooseUnit(catalog, 'crah', (perHallKW * airKW) / rackKW);
  if (!crah) return null;
  const needKW = target * gpuKW * PLANNED_PUE;
  const plan: Plan = {
    strategy, scenario, site, siteDef: site ? (catalog.sites[site.id] ?? null) : null, open: null, goalGpus, target, bought, standing: 0, filled: 0, old: { racks: 0, itKW: 0, airKW: 0 }, swapRacks: 0, runMost: Infinity, inRunGoal: inRun, accelerator, rack, fabric, perRack, rackKW, rackFullKW: rackMaxKW(rack, accelerator, power), airKW, gpuKW,
    racks, halls: [], hallRacks: 0, needKW, gridKW: Math.max(needKW, gridKW), crah, cdu: chooseUnit(catalog, 'cdu', perHallKW),
  };
  if (site) {
    planHalls(plan, site, world, catalog);
    plan.needKW += plan.old.itKW * PLANNED_PUE;
    plan.gridKW = Math.max(plan.gridKW, plan.needKW);
    plan.swapRacks = Math.min(Math.ceil(swapGpus / perRack), Math.max(0, racks - plan.hallRacks));
    plan.hallRacks += plan.swapRacks;
  }
  if (!site) plan.open = chooseSite(plan, catalog);
  return plan;
}

/** Fills halls in the order in which they stand: the last one takes what is left. What other generations take of floor and busway is theirs until they go. */
function planHalls(plan: Plan, site: Site, world: World, catalog: Catalog): void {
  const own = new Map<number, number>();
  const others = new Map<number, Old>();
  const kinds = world.rackKinds.map((id) => kindOnFloor(plan, id, catalog));
  const here = new Set(site.structures.map((structure) => structure.id));
  const { hall, kind, gpus } = world.racks.columns;
  for (let r = 0; r < world.racks.count; r++) {
    const at = hall[r]!;
    if (!here.has(at)) continue;
    const other = kinds[kind[r]!];
    if (!other) {
      if (gpus[r]! > 0) plan.filled++;
      own.set(at, (own.get(at) ?? 0) + 1);
      continue;
    }
    const old = others.get(at) ?? { racks: 0, itKW: 0, airKW: 0 };
    others.set(at, addOld(old, other));
  }
  let left = plan.racks;
  for (const structure of site.structures) {
    const def = catalog.structures[structure.def];
    if (!structure.hall || def?.kind !== 'hall') continue;
    const standing = own.get(structure.id) ?? 0;
    const old = others.get(structure.id) ?? { racks: 0, itKW: 0, airKW: 0 };
    const racks = Math.max(standing, Math.min(left, racksPerHall(def, plan, old)));
    plan.halls.push({ id: structure.id, def, racks, standing, ready: structure.stage === 'ready', old });
    plan.hallRacks += racks;
    plan.standing += standing;
    plan.old = addOld(plan.old, old);
    left = Math.max(0, left - racks);
  }
}

function addOld(a: Old, b: Old): Old {
  return { racks: a.racks + b.racks, itKW: a.itKW + b.itKW, airKW: a.airKW + b.airKW };
}

/** One rack of a kind as what other generations take; null where it is the plan's own. */
function kindOnFloor({ accelerator: own, fabric, target }: Plan, id: string, catalog: Catalog): Old | null {
  const rack = catalog.racks[id];
  const accelerator = catalog.accelerators[rack?.accelerator ?? ''];
  if (!rack || !accelerator || accelerator === own) return null;
  const serversKW = rackPlanKW(rack, accelerator, catalog.constants.power);
  const fabricKW = gpusPerRack(catalog, rack.id) * fabricKWPerGpu(target, fabric, FULL_WIDTH, catalog.constants.network);
  return { racks: 1, itKW: serversKW + fabricKW, airKW: serversKW * rack.airHeatRatio + fabricKW };
}

/** Generators carry what little the grid phases leave. */
const GRID_SHARE = 0.9;

/** Connections to the grid that the plan asks for, in the order in which the site offers them. */
export function wantedPhases({ siteDef, gridKW }: Plan): SiteDef['gridPhases'] {
  let kW = 0;
  return (siteDef?.gridPhases ?? []).filter((phase) => {
    const wanted = kW < gridKW * GRID_SHARE;
    kW += phase.addKW;
    return wanted;
  });
}

/** Arithmetic by power: what counts where power is short, PFLOP/s for each kW. */
export function flopsPerKW(def: AcceleratorDef): number {
  return def.peakTflops * def.gpusPerServer / def.serverMaxKW / 1000;
}

/** GPUs that could be powered at a time beside what other generations draw, by phases already asked for and generators that stand or come. */
export function powerableGpus(plan: Plan, atS: number, catalog: Catalog): number {
  const { site, siteDef } = plan;
  if (!site || !siteDef) return 0;
  let kW = 0;
  for (const phase of site.grid) {
    const def = siteDef.gridPhases.find((entry) => entry.id === phase.id);
    if (def && (phase.live || (phase.requestedS >= 0 && phase.energisedS <= atS))) kW += def.addKW;
  }
  for (const structure of site.structures) {
    const def = catalog.structures[structure.def];
    if (def?.kind === 'genset') kW += def.unitKW;
  }
  return Math.max(0, kW / PLANNED_PUE - plan.old.itKW) / plan.gpuKW;
}
