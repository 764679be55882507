/** A hall's room: the rack floor 0..cols x 0..rows with a gallery for plant behind and at the left. Pure. */
import type { Catalog, HallDef, HallState, PlacedUnit, Wall } from '../../sim/index.ts';
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

/** The hall with room to push it about on the screen. */
export function pushedBounds(room: Room): Bounds {
  const { x, y, w, h } = roomBounds(room);
  const pad = Math.max(w, h) * 0.6 + 400;
  return { x: x - pad, y: y - pad, w: w + pad * 2, h: h + pad * 2 };
}

export interface Unit {
  sprite: string;
  x: number;
  y: number;
  w: number;
  d: number;
  failed: boolean;
  inRow?: boolean; // stands among the racks
}

/** Half of an air unit's length, and how far from its wall it stands, tiles. */
const HALF_UNIT = 1;
const AT_WALL: Record<Wall, (unit: PlacedUnit, room: Room) => { sprite: string; x: number; y: number; w: number; d: number }> = {
  north: ({ x }, room) => ({ sprite: 'crah', x: x - HALF_UNIT, y: room.y0 + 0.9, w: 2, d: 1 }),
  south: ({ x }, room) => ({ sprite: 'crah', x: x - HALF_UNIT, y: room.rows + 0.05, w: 2, d: 1 }),
  west: ({ y }, room) => ({ sprite: 'crah', x: room.x0 + 0.5, y: y - HALF_UNIT, w: 1, d: 2 }),
  east: ({ y }, room) => ({ sprite: 'crah', x: room.cols + 0.05, y: y - HALF_UNIT, w: 1, d: 2 }),
};

/** The gate for deliveries, at the near end of the left wall: its tiles along y, and the personnel door in the back wall. */
export const gateOf = (room: Room): { from: number; to: number } => ({ from: room.y1 - 4, to: room.y1 - 1 });
export const doorAt = (room: Room): number => room.x0 + Math.floor((room.x1 - room.x0) / 8) * 4 + 1;

/** Core switches of the fabric's top tier stand in the far corner of the gallery; a hall that is only reached by cables has one patch rack there. */
const NETWORK_CORNER: readonly (readonly [string, number, number])[] = [['rack-spine', -2.55, -2.5], ['rack-spine', -1.5, -2.5], ['rack-leaf', -2.55, -1.35]];

/** Air units stand along the walls as the hall has them; coolant units at the left edge of the floor; switchgear in what the left wall leaves. */
export function plantOf(room: Room, hall: HallState, airUnits: readonly PlacedUnit[], catalog: Catalog): Unit[] {
  const units: Unit[] = airUnits.map((unit) => {
    const at = unit.wall === null ? { sprite: 'in-row-cooler', x: unit.x - 0.5, y: unit.y - 0.5, w: 1, d: 1 } : AT_WALL[unit.wall](unit, room);
    return { ...at, sprite: `${at.sprite}${unit.failed ? '-failed' : ''}${at.d === 2 ? '-y' : ''}`, failed: unit.failed, inRow: unit.inRow };
  });
  let cdus = 0;
  let cdusFailed = 0;
  for (const entry of hall.units) {
    if (catalog.coolingUnits[entry.unit]?.kind !== 'cdu') continue;
    cdus += entry.count;
    cdusFailed += entry.failed;
  }
  const depth = room.rows + 1;
  const west = airUnits.filter((unit) => unit.wall === 'west');
  const { from } = gateOf(room);
  for (let y = 0.4; y + 2 <= Math.min(depth, from); y += 2.6) {
    if (!west.some((unit) => Math.abs(unit.y - y - HALF_UNIT) < 2 * HALF_UNIT)) units.push({ sprite: 'ups-y', x: room.x0 + 0.25, y, w: 1, d: 2, failed: false });
  }
  const cduPitch = Math.max(1.02, Math.min(2.4, depth / Math.max(1, cdus)));
  for (let i = 0; i < Math.min(cdus, Math.floor(depth / 1.02)); i++) units.push({ sprite: i < cdusFailed ? 'cdu-failed-y' : 'cdu-y', x: -1.35, y: 0.3 + i * cduPitch, w: 1, d: 1, failed: i < cdusFailed });
  const { fabric } = hall;
  if (fabric && !fabric.far) for (const [sprite, x, y] of fabric.top ? NETWORK_CORNER : NETWORK_CORNER.slice(-1)) units.push({ sprite, x, y, w: 1, d: 1, failed: false });
  return units.sort((a, b) => a.x + a.y - b.x - b.y);
}

/** Things of a delivery on the floor by the gate: racks on pallets, crates, a trolley. Only where nothing else stands. */
export function deliveriesAt(room: Room, count: number, units: readonly Unit[]): Unit[] {
  const { from, to } = gateOf(room);
  const spots: [string, number, number][] = [['crate-rack', -2.7, from + 0.1], ['crate-rack', -2.7, from + 1.2], ['crate', -1.6, from + 0.2], ['trolley-loaded', -1.5, from + 1.3], ['crate', -2.7, from + 2.2], ['boxes-1', -0.75, from + 2.2]];
  return spots.slice(0, count).filter(([, x, y]) => y + 1 <= to + 1 && !units.some((unit) => x < unit.x + unit.w && x + 1 > unit.x && y < unit.y + unit.d && y + 1 > unit.y))
    .map(([sprite, x, y]) => ({ sprite, x, y, w: 1, d: 1, failed: false }));
}

/** Aisle tiles with a roof: in front of racks whose cold aisle is closed, behind those whose hot one is. */
export function closedAisles(room: Room, xs: ArrayLike<number>, ys: ArrayLike<number>, sides: readonly Side[], fits: ArrayLike<number>, count: number): { x: number; y: number }[] {
  const seen = new Set<number>();
  const tiles: { x: number; y: number }[] = [];
  for (let i = 0; i < count; i++) {
    const fit = fits[i]! & 3;
    if (fit === 0) continue;
    const y = ys[i]! + ((fit === 1) === (sides[i] === 'front') ? 1 : -1);
    const key = y * room.cols + xs[i]!;
    if (y < 0 || y >= room.rows || seen.has(key)) continue;
    seen.add(key);
    tiles.push({ x: xs[i]!, y });
  }
  return tiles;
}

/** Floor tile by what the racks beside it do: they breathe in over perforated tiles, out over warm ones. */
export function floorKinds(room: Room, xs: ArrayLike<number>, ys: ArrayLike<number>, sides: readonly Side[], count: number): Uint8Array {
  const kinds = new Uint8Array(room.cols * room.rows); // 0 plain, 1 cold, 2 hot
  const put = (x: number, y: number, kind: number): void => {
    if (y < 0 || y >= room.rows) return;
    const i = y * room.cols + x;
    if (kinds[i]! < kind) kinds[i] = kind;
  };
  for (let i = 0; i < count; i++) {
    const back = sides[i] === 'back';
    put(xs[i]!, ys[i]! + (back ? -1 : 1), 1);
    put(xs[i]!, ys[i]! + (back ? 1 : -1), 2);
  }
  return kinds;
}
