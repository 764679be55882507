/** A hall's room: the rack floor 0..cols x 0..rows with a gallery for plant behind and at the left. Pure. */
import type { Catalog, HallDef, HallState } from '../../sim/index.ts';
import { isoX, isoY, type Bounds } from '../shared/iso.ts';
import type { Side } from './rackLook.ts';

export const GALLERY = 3;
export const APRON = 1;

export interface Room {
  cols: number;
  rows: number;
  x0: number; // the room in tiles
  y0: number;
  x1: number;
  y1: number;
}

export const roomOf = (def: HallDef): Room => ({ cols: def.floorCols, rows: def.floorRows, x0: -GALLERY, y0: -GALLERY, x1: def.floorCols + APRON, y1: def.floorRows + APRON });

export function floorBounds(room: Room): Bounds {
  const x = isoX(room.x0, room.y1);
  const y = isoY(room.x0, room.y0);
  return { x, y, w: isoX(room.x1, room.y0) - x, h: isoY(room.x1, room.y1) - y };
}
export function roomBounds(room: Room): Bounds {
  const { x, y, w, h } = floorBounds(room);
  return { x: x - 20, y: y - 110, w: w + 40, h: h + 160 };
}

export interface Unit {
  sprite: string;
  x: number;
  y: number;
  w: number;
  d: number;
  failed: boolean;
}

/** Air units stand along the back wall, then the left one; coolant units at the left edge of the floor; switchgear between. */
export function plantOf(room: Room, hall: HallState, catalog: Catalog): Unit[] {
  const units: Unit[] = [];
  let crahs = 0;
  let crahsFailed = 0;
  let cdus = 0;
  let cdusFailed = 0;
  for (const entry of hall.units) {
    const air = catalog.coolingUnits[entry.unit]?.kind !== 'cdu';
    if (air) crahs += entry.count;
    else cdus += entry.count;
    if (air) crahsFailed += entry.failed;
    else cdusFailed += entry.failed;
  }
  const length = room.cols + 1;
  const fitBack = Math.max(1, Math.floor(length / 2.3));
  const back = Math.min(crahs, fitBack);
  const pitch = length / Math.max(back, Math.min(fitBack, 4));
  for (let i = 0; i < back; i++) {
    // The failed stand together at the far end, so that the eye finds them.
    const failed = i >= back - crahsFailed;
    units.push({ sprite: failed ? 'crah-failed' : 'crah', x: -0.6 + i * pitch + (pitch - 2) / 2, y: room.y0 + 0.9, w: 2, d: 1, failed });
  }
  const depth = room.rows + 1;
  const side = Math.min(crahs - back, Math.floor(depth / 2.3));
  for (let i = 0; i < side; i++) units.push({ sprite: i < crahsFailed - back ? 'crah-failed-y' : 'crah-y', x: room.x0 + 0.9, y: 0.2 + i * 2.3, w: 1, d: 2, failed: i < crahsFailed - back });
  const upsFrom = side * 2.3 + 0.4;
  const switchgear = Math.max(0, Math.min(Math.round(room.rows / 4), Math.floor((depth - upsFrom) / 2.6)));
  for (let i = 0; i < switchgear; i++) units.push({ sprite: 'ups-y', x: room.x0 + 0.25, y: upsFrom + i * ((depth - upsFrom) / switchgear), w: 1, d: 2, failed: false });
  const cduPitch = Math.max(1.02, Math.min(2.4, depth / Math.max(1, cdus)));
  for (let i = 0; i < Math.min(cdus, Math.floor(depth / 1.02)); i++) units.push({ sprite: 'cdu-y', x: -1.35, y: 0.3 + i * cduPitch, w: 1, d: 1, failed: i < cdusFailed });
  return units.sort((a, b) => a.x + a.y - b.x - b.y);
}

/** Floor tile by what the racks beside it do: they breathe in over perforated tiles, out over warm ones. */
export function floorKinds(room: Room, xs: ArrayLike<number>, ys: ArrayLike<number>, sides: Map<number, Side>, count: number): Uint8Array {
  const kinds = new Uint8Array(room.cols * room.rows); // 0 plain, 1 cold, 2 hot
  const put = (x: number, y: number, kind: number): void => {
    if (y < 0 || y >= room.rows) return;
    const i = y * room.cols + x;
    if (kinds[i]! < kind) kinds[i] = kind;
  };
  for (let i = 0; i < count; i++) {
    const back = sides.get(ys[i]!) === 'back';
    put(xs[i]!, ys[i]! + (back ? -1 : 1), 1);
    put(xs[i]!, ys[i]! + (back ? 1 : -1), 2);
  }
  return kinds;
}
