/** Racks on a hall floor: which tiles a row takes, whether it may stand there, and the per-hall summary that makes an hour cost O(halls). */
import type { Catalog } from '../world/catalog.ts';
import type { AcceleratorDef, CoolingUnitDef, RackDef } from '../world/catalogHardware.ts';
import type { HallDef } from '../world/catalogPlant.ts';
import type { SimContext } from '../world/context.ts';
import type { HallLayout } from '../world/hallLayout.ts';
import type { HallState } from '../world/plant.ts';
import { FIT_DOOR } from '../world/hallAir.ts';
import { acceleratorOf, findHall, rackDef } from '../world/lookup.ts';
import { RACK_OFF } from '../world/racks.ts';
import type { World } from '../world/world.ts';
import { fleetOf } from './fleet.ts';
import { doorTakesKW, fittingDoor } from './rearDoors.ts';
import { networkAt } from './network.ts';
import { hallRoomKW } from './storage.ts';
import { rackIdleKW, rackMaxKW } from './serverPower.ts';

export interface Tile {
  x: number;
  y: number;
}

/** Tiles of a row of `length` racks from x, y eastwards. */
export function rowTiles(x: number, y: number, length: number): Tile[] {
  const tiles: Tile[] = [];
  for (let i = 0; i < length; i++) tiles.push({ x: x + i, y });
  return tiles;
}

/** 1 where a rack of the hall, or a cooling unit in a row, stands or is planned; index y * floorCols + x. */
export function occupancy(world: World, catalog: Catalog, hallId: number, def: HallDef): Uint8Array {
  const grid = new Uint8Array(def.floorCols * def.floorRows);
  const { hall, x, y } = world.racks.columns;
  for (let r = 0; r < world.racks.count; r++) {
    if (hall[r] === hallId) grid[(y[r] as number) * def.floorCols + (x[r] as number)] = 1;
  }
  const place = findHall(world, catalog, hallId);
  if (place) for (const tile of unitTiles(place.hall)) grid[tile] = 1;
  return grid;
}

/** Tiles that cooling units in rows and bought storage take, in place and on order; y * floorCols + x. */
export function unitTiles(hall: HallState): number[] {
  const tiles: number[] = [...(hall.storage?.tiles ?? [])];
  for (const order of hall.storage?.coming ?? []) tiles.push(...order.tiles);
  for (const units of hall.units) {
    if (units.tiles) tiles.push(...units.tiles);
    for (const order of units.ordered) if (order.tiles) tiles.push(...order.tiles);
  }
  return tiles;
}

export function rowInBounds(def: HallDef, x: number, y: number, length: number): boolean {
  return Number.isInteger(x) && Number.isInteger(y) && Number.isInteger(length)
    && length >= 1 && x >= 0 && y >= 0 && y < def.floorRows && x + length <= def.floorCols;
}

export function rowIsFree(grid: Uint8Array, def: HallDef, x: number, y: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (grid[y * def.floorCols + x + i] === 1) return false;
  return true;
}

/** The aisle rule: with the row placed, every rack of the hall still has a free tile on one side (y - 1 or y + 1). */
export function aislesStayFree(grid: Uint8Array, def: HallDef, x: number, y: number, length: number): boolean {
  const { floorCols, floorRows } = def;
  const taken = (tx: number, ty: number): boolean =>
    ty < 0 || ty >= floorRows || grid[ty * floorCols + tx] === 1 || (ty === y && tx >= x && tx < x + length);
  for (let tx = x; tx < x + length; tx++) {
    for (let ty = Math.max(0, y - 1); ty <= Math.min(floorRows - 1, y + 1); ty++) {
      if (taken(tx, ty) && taken(tx, ty - 1) && taken(tx, ty + 1)) return false;
    }
  }
  return true;
}

/** What racks of one kind are at full load. */
interface KindLoad {
  rack: RackDef;
  accelerator: AcceleratorDef;
  maxKW: number;
  idleKW: number;
  airKW: number; // heat to the room's air
  door: CoolingUnitDef | null; // that fits it
  doorKW: number; // of airKW, what that door takes
}

/** By index into World.rackKinds; only kinds that `rows` have. */
function kindLoads(world: World, catalog: Catalog, rows: readonly number[]): KindLoad[] {
  const loads: KindLoad[] = [];
  const { kind } = world.racks.columns;
  const { power } = catalog.constants;
  for (const r of rows) {
    const k = kind[r] as number;
    if (loads[k]) continue;
    const rack = rackDef(world, catalog, k);
    const accelerator = acceleratorOf(catalog, rack);
    const maxKW = rackMaxKW(rack, accelerator, power);
    const airKW = maxKW * rack.airHeatRatio;
    const door = fittingDoor(catalog, rack);
    loads[k] = { rack, accelerator, maxKW, idleKW: rackIdleKW(rack, accelerator, power), airKW, door, doorKW: door ? doorTakesKW(door, airKW) : 0 };
  }
  return loads;
}

/** Commissioned racks of a hall in order of installation (then of row). */
function inOrderOfInstallation(world: World, rows: readonly number[]): number[] {
  const { installedS } = world.racks.columns;
  const ordered = rows.slice();
  for (let i = 1; i < ordered.length; i++) {
    if (installedS[ordered[i]!]! < installedS[ordered[i - 1]!]!) return ordered.sort((a, b) => installedS[a]! - installedS[b]! || a - b);
  }
  return ordered;
}

/** Commissioned racks of a hall in table order. */
function commissionedRows(world: World, hallId: number): number[] {
  const { hall, state } = world.racks.columns;
  const rows: number[] = [];
  for (let r = 0; r < world.racks.count; r++) if (hall[r] === hallId && state[r]! >= RACK_OFF) rows.push(r);
  return rows;
}

/** Widens what the hall's racks have in common by one kind. */
function addLimits(layout: HallLayout, { rack, accelerator }: KindLoad, isFirst: boolean): void {
  if (rack.medium === 'liquid') {
    layout.hasLiquid = true;
    layout.maxDieRiseLiquidK = Math.max(layout.maxDieRiseLiquidK, accelerator.liquidRiseK);
  } else {
    layout.hasAir = true;
    layout.maxDieRiseAirK = Math.max(layout.maxDieRiseAirK, accelerator.airRiseK);
  }
  layout.throttleC = isFirst ? accelerator.throttleC : Math.min(layout.throttleC, accelerator.throttleC);
  layout.slowdownC = isFirst ? accelerator.slowdownC : Math.min(layout.slowdownC, accelerator.slowdownC);
  layout.shutdownC = isFirst ? accelerator.shutdownC : Math.min(layout.shutdownC, accelerator.shutdownC);
}

/** Summary of a hall's commissioned racks (`tableRows`, in table order): prefix sums in the order in which they keep power. */
export function buildHallLayout(world: World, catalog: Catalog, hallId: number, tableRows: readonly number[] = commissionedRows(world, hallId)): HallLayout {
  const place = findHall(world, catalog, hallId);
  if (!place) throw new Error(`no hall ${hallId}`);
  const rows = inOrderOfInstallation(world, tableRows);
  const n = rows.length;
  const loads = kindLoads(world, catalog, rows);
  const fabricKWPerGpu = networkAt(world, place.site.id)?.kWPerGpu ?? 0;
  const roomKW = hallRoomKW(place.hall, networkAt(world, place.site.id), catalog);
  let serverIdleKW = 0;
  let serverMaxKW = 0;
  const layout: HallLayout = {
    version: place.hall.layoutVersion, rackRows: Int32Array.from(rows), cumGpus: new Float64Array(n), cumMaxKW: new Float64Array(n),
    cumIdleKW: new Float64Array(n), cumAirRatioKW: new Float64Array(n), idleRatio: 0, fabricKWPerGpu, roomKW, cumDoorKW: new Float64Array(n), maxKW: 0, doorKW: 0, doorFanKW: 0, doorDesignK: 1,
    maxDieRiseAirK: 0, maxDieRiseLiquidK: 0, hasLiquid: false, hasAir: false, throttleC: 0, slowdownC: 0, shutdownC: 0,
    applied: { state: -1, coolGpus: -1, poweredRacks: -1 },
  };
  const { kind, gpus, fit } = world.racks.columns;
  let sumGpus = 0;
  let sumMaxKW = roomKW; // on as long as one rack is: it does not rest, and all of it warms the room
  let sumIdleKW = roomKW;
  let sumAirKW = roomKW;
  let sumDoorKW = 0;
  for (let i = 0; i < n; i++) {
    const r = rows[i] as number;
    const load = loads[kind[r] as number]!;
    layout.cumGpus[i] = sumGpus += gpus[r] as number;
    const fabricKW = (gpus[r] as number) * fabricKWPerGpu; // does not rest, and all of it warms the room
    serverIdleKW += load.idleKW;
    serverMaxKW += load.maxKW;
    layout.cumMaxKW[i] = sumMaxKW += load.maxKW + fabricKW;
    layout.cumIdleKW[i] = sumIdleKW += load.idleKW + fabricKW;
    layout.cumAirRatioKW[i] = sumAirKW += load.airKW + fabricKW;
    const { door } = load;
    if (door && (fit[r]! & FIT_DOOR) !== 0) {
      sumDoorKW += load.doorKW;
      layout.doorFanKW += door.fanKW;
      layout.doorDesignK = Math.max(layout.doorDesignK, door.designK ?? 1);
    }
    layout.cumDoorKW[i] = sumDoorKW;
  }
  layout.maxKW = cumAt(layout.cumMaxKW, n);
  layout.doorKW = cumAt(layout.cumDoorKW, n);
  layout.idleRatio = serverMaxKW > 0 ? serverIdleKW / serverMaxKW : 0;
  let isFirst = true;
  for (const load of loads) {
    if (!load) continue; // a kind of other halls
    addLimits(layout, load, isFirst);
    isFirst = false;
  }
  return layout;
}

/** The hall's layout, rebuilt when its version changed. */
export function layoutFor(context: SimContext, hallId: number, layoutVersion: number): HallLayout {
  const known = context.derived.layouts.get(hallId);
  if (known && known.version === layoutVersion) return known;
  const rows = fleetOf(context).halls.find((hall) => hall.id === hallId)?.rows;
  const layout = buildHallLayout(context.world, context.catalog, hallId, rows);
  context.derived.layouts.set(hallId, layout);
  return layout;
}

/** Value of a prefix-sum column after the first `racks` racks. */
export function cumAt(column: Float64Array, racks: number): number {
  return racks <= 0 ? 0 : (column[Math.min(racks, column.length) - 1] ?? 0);
}

/** A thousandth of a watt: what is left of a supply after hall by hall was taken off may be off by less, and must not cost the last hall a rack. */
export const ROUNDING_KW = 1e-6;

/** Most racks, in order, whose prefix sum of `idle + weight * (max - idle)` stays within `limitKW`, to rounding. Binary search. */
export function racksWithin(layout: HallLayout, loadWeight: number, limitKW: number): number {
  let low = 0;
  let high = layout.rackRows.length;
  const mostKW = limitKW + ROUNDING_KW;
  if (rackSumKW(layout, high, loadWeight) <= mostKW) return high;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (rackSumKW(layout, middle, loadWeight) <= mostKW) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** IT power of the first `racks` racks when the load part is scaled by `loadWeight` (utilisation x dynamic ratio), kW. */
export function rackSumKW(layout: HallLayout, racks: number, loadWeight: number): number {
  const idleKW = cumAt(layout.cumIdleKW, racks);
  return idleKW + loadWeight * (cumAt(layout.cumMaxKW, racks) - idleKW);
}
