/**
 * The air of a hall as it stands: its heat-flow matrix and what racks that run make of it, kept until something moved. A steady hour only
 * compares; the matrix is built anew when racks, panels, aisles or units changed, the rises when other racks run.
 */
import type { HallDef } from '../world/catalogPlant.ts';
import type { SimContext } from '../world/context.ts';
import { FIT_DOOR, type HallAir, type HallFloor } from '../world/hallAir.ts';
import type { HallLayout } from '../world/hallLayout.ts';
import { acceleratorOf, rackDef } from '../world/lookup.ts';
import type { HallState } from '../world/plant.ts';
import { RACK_SHUTDOWN } from '../world/racks.ts';
import type { World } from '../world/world.ts';
import { placedUnits } from './airUnits.ts';
import { fleetOf } from './fleet.ts';
import { rackSides } from './heatFlow/facing.ts';
import { buildHeatMatrix } from './heatFlow/matrix.ts';
import { rememberedRisesK } from './heatFlow/remember.ts';
import { heatIndices } from './heatFlow/solve.ts';
import { liveRatio } from './hallLoad.ts';
import { doorTakesKW, fittingDoor } from './rearDoors.ts';
import { rackMaxKW } from './serverPower.ts';

/** A hall with its layout, as sites' plant and lookups have it. */
export interface HallOnFloor {
  structure: { id: number };
  hall: HallState;
  def: HallDef;
  layout: HallLayout;
}

/** The hall's air now. */
export function hallAirOf(context: SimContext, place: HallOnFloor): HallAir {
  const { structure, hall, layout } = place;
  const { air: airs, stepOfS = -1 } = context.derived;
  const known = airs.get(structure.id);
  if (known && known.layout === layout && (known.seenInS === stepOfS && stepOfS >= 0 ? sameCounts(known.units, hall) : sameUnits(known.units, hall))) {
    known.seenInS = stepOfS;
    if (known.poweredRacks !== hall.poweredRacks || known.stopped > 0 || hall.coolGpus < hall.poweredGpus || known.doorRatio !== doorStep(known.floor, hall)) breathe(context.world, known, hall);
    return known;
  }
  const air = readAir(context, place, known);
  airs.set(structure.id, air);
  return air;
}

/** Numbers of one entry of `HallAir.units`: see `unitNumbers`. */
const PER_UNIT = 7;

/** `sameUnits` within a step: units are not moved in one, but arrive, fail and are mended. */
function sameCounts(units: readonly number[], hall: HallState): boolean {
  if (units.length !== hall.units.length * PER_UNIT) return false;
  for (let u = 0, at = 0; u < hall.units.length; u++, at += PER_UNIT) {
    const { count, failed } = hall.units[u]!;
    if (units[at] !== count || units[at + 1] !== failed) return false;
  }
  return true;
}

function sameUnits(units: readonly number[], hall: HallState): boolean {
  let at = 0;
  for (let u = 0; u < hall.units.length; u++) {
    const { count, failed, walls, tiles } = hall.units[u]!;
    if (units[at++] !== count || units[at++] !== failed || units[at++] !== tilesKey(tiles)) return false;
    for (let w = 0; w < 4; w++) if (units[at++] !== (walls === undefined ? -1 : walls[w])) return false;
  }
  return at === units.length;
}

/** Tells lists of tiles apart; 0 for units along walls. */
function tilesKey(tiles: readonly number[] | undefined): number {
  let key = 0;
  if (tiles) for (const tile of tiles) key = (key * 40_503 + tile + 1) % 2_147_483_647;
  return key;
}

function unitNumbers(hall: HallState): number[] {
  return hall.units.flatMap(({ count, failed, walls, tiles }) => [count, failed, tilesKey(tiles), ...(walls ?? [-1, -1, -1, -1])]);
}

function readAir(context: SimContext, { structure, hall, def, layout }: HallOnFloor, known: HallAir | undefined): HallAir {
  const { world, catalog } = context;
  const units = unitNumbers(hall);
  const floor = floorOf(context, structure.id, hall, def, layout);
  const sameRacks = known !== undefined && sameFloor(known.floor, floor);
  const same = sameRacks && sameUnits(known.units, hall);
  const places = same ? known.places : placedUnits(hall, def, catalog);
  const working = places.filter((unit) => !unit.failed);
  const air: HallAir = {
    seenInS: -1, layout, units, places, floor, matrix: same ? known.matrix : buildHeatMatrix(floor, working, catalog.constants.airflow, sameRacks ? known.matrix : undefined), poweredRacks: -1, stopped: 0,
    off: new Uint8Array(floor.count), doorRatio: -1, heatKW: floor.airKW, fullK: new Float64Array(0), nowK: new Float64Array(0), meanK: 0, maxK: 0, hottest: -1, hottestK: 0,
  };
  breathe(world, air, hall, same ? known : undefined);
  return air;
}

function sameFloor(a: HallFloor, b: HallFloor): boolean {
  if (a.count !== b.count || a.cols !== b.cols || a.rows !== b.rows) return false;
  for (let i = 0; i < a.count; i++) {
    if (a.x[i] !== b.x[i] || a.y[i] !== b.y[i] || a.side[i] !== b.side[i] || a.fit[i] !== b.fit[i] || a.airKW[i] !== b.airKW[i]) return false;
  }
  if ((a.filled === undefined) !== (b.filled === undefined)) return false;
  if (a.filled && b.filled) for (let i = 0; i < a.filled.length; i++) if (a.filled[i] !== b.filled[i]) return false;
  return true;
}

/** Commissioned racks in order of the layout; which way they breathe follows from all racks that stand or are planned. */
function floorOf(context: SimContext, hallId: number, hall: HallState, def: HallDef, layout: HallLayout): HallFloor {
  const { world, catalog } = context;
  const { columns } = world.racks;
  const rows = layout.rackRows;
  const count = rows.length;
  const floor: HallFloor = {
    cols: def.floorCols, rows: def.floorRows, count, x: new Int32Array(count), y: new Int32Array(count), side: new Uint8Array(count), fit: new Uint8Array(count),
    airKW: new Float64Array(count),
  };
  const sides = hallSides(context, hallId, def);
  const airKW: number[] = []; // by kind
  const doorKW: number[] = [];
  for (const { tiles } of hall.units) for (const tile of tiles ?? []) (floor.filled ??= new Uint8Array(def.floorCols * def.floorRows))[tile] = 1;
  for (let i = 0; i < count; i++) {
    const r = rows[i]!;
    const kind = columns.kind[r]!;
    if (airKW[kind] === undefined) {
      const rack = rackDef(world, catalog, kind);
      airKW[kind] = rackMaxKW(rack, acceleratorOf(catalog, rack), catalog.constants.power) * rack.airHeatRatio;
      const door = fittingDoor(catalog, rack);
      doorKW[kind] = door ? doorTakesKW(door, airKW[kind]) : 0;
    }
    floor.x[i] = columns.x[r]!;
    floor.y[i] = columns.y[r]!;
    floor.side[i] = sides[columns.y[r]! * def.floorCols + columns.x[r]!]!;
    floor.fit[i] = columns.fit[r]!;
    floor.airKW[i] = airKW[kind]!;
    if ((columns.fit[r]! & FIT_DOOR) !== 0) (floor.doorKW ??= new Float64Array(count))[i] = doorKW[kind]!;
  }
  return floor;
}

/** Which way the rack on each tile of a hall breathes, in whatever state it is; 0 where none stands or is planned. Index y * floorCols + x. */
export function hallSides(context: SimContext, hallId: number, def: HallDef): Uint8Array {
  const all = fleetOf(context).halls.find((entry) => entry.id === hallId)?.all ?? [];
  const { x, y, side } = context.world.racks.columns;
  const count = all.length;
  const xs = new Uint16Array(count);
  const ys = new Uint16Array(count);
  const wanted = new Uint8Array(count);
  const taken = new Uint8Array(def.floorCols * def.floorRows);
  for (let i = 0; i < count; i++) {
    const r = all[i]!;
    xs[i] = x[r]!;
    ys[i] = y[r]!;
    wanted[i] = side[r]!;
    taken[y[r]! * def.floorCols + x[r]!] = 1;
  }
  const sides = rackSides(def.floorCols, def.floorRows, xs, ys, wanted, taken);
  for (let i = 0; i < count; i++) taken[ys[i]! * def.floorCols + xs[i]!] = sides[i]!;
  return taken;
}

/** Rises are solved anew when doors take this much more or less of what they could. */
const DOOR_STEPS = 32;

/** How much the hall's doors take, in steps, so that small moves of the water do not cost a solution; 0 without doors. */
function doorStep(floor: HallFloor, hall: HallState): number {
  return floor.doorKW ? Math.round(hall.doorRatio * DOOR_STEPS) / DOOR_STEPS : 0;
}

/** Reads which racks blow, and solves for their inlets. `known`: air of the same floor, whose answers may still hold. */
function breathe(world: World, air: HallAir, hall: HallState, known?: HallAir): void {
  const { layout, matrix, floor, off } = air;
  const powered = Math.min(hall.poweredRacks, floor.count);
  const { state } = world.racks.columns;
  let stopped = 0;
  let moved = air.poweredRacks !== hall.poweredRacks;
  for (let i = 0; i < floor.count; i++) {
    const isStopped = i < powered && hall.coolGpus < hall.poweredGpus && state[layout.rackRows[i]!] === RACK_SHUTDOWN;
    if (isStopped) stopped++;
    const isOff = i >= powered || isStopped ? 1 : 0;
    if (off[i] !== isOff) moved = true;
    off[i] = isOff;
  }
  const doorRatio = doorStep(floor, hall);
  const doorsMoved = air.doorRatio !== doorRatio;
  if (!moved && !doorsMoved) return;
  if (doorsMoved) air.heatKW = floor.doorKW ? floor.airKW.map((kW, i) => kW - doorRatio * floor.doorKW![i]!) : floor.airKW;
  air.doorRatio = doorRatio;
  const same = known !== undefined && known.poweredRacks === hall.poweredRacks && known.doorRatio === doorRatio;
  if (same) air.fullK = known.fullK;
  else if (doorsMoved || air.poweredRacks !== hall.poweredRacks) {
    const dark = new Uint8Array(floor.count).fill(1, powered);
    air.fullK = rememberedRisesK(matrix, air.heatKW, dark);
  }
  air.nowK = stopped === 0 ? air.fullK : rememberedRisesK(matrix, air.heatKW, off);
  const { meanK, maxK, hottest } = heatIndices(matrix, air.heatKW, air.nowK, off);
  air.meanK = meanK;
  air.maxK = maxK;
  air.hottest = hottest;
  air.hottestK = hottest < 0 ? 0 : air.nowK[hottest]! - meanK;
  air.poweredRacks = hall.poweredRacks;
  air.stopped = stopped;
}

/** Heat that the hall's running racks make now over what they make at full load, 0..1: rises are in proportion to it. `maxKW`: full load of all that have power. */
export function loadRatio(hall: HallState, maxKW: number): number {
  const fullKW = maxKW * liveRatio(hall);
  return fullKW > 0 ? Math.min(1, hall.itKW / fullKW) : 0;
}

/** Inlet of the rack at index `i` of the layout, °C. `load`: `loadRatio` of the hall. */
export function rackInletC(hall: HallState, air: HallAir, load: number, i: number): number {
  return hall.airC + (air.nowK[i]! - air.meanK) * load;
}
