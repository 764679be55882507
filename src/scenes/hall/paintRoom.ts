/** Paints a room: floor, aisles, walls, edge, shadows, pools of light. On change of the layout only. */
import type Phaser from 'phaser';
import { isoX, isoY, type Bounds } from '../shared/iso.ts';
import { flatLayer, polygon, type Painter } from '../shared/painter.ts';
import type { Anchors } from '../shared/spec.ts';
import { doorAt, gateOf, type Room } from './room.ts';
import type { RoomLight } from './bake.ts';

export interface RoomInk {
  texture: Phaser.Textures.Texture;
  atlasScale: number;
  anchors: Anchors;
}
export interface Shadow {
  sprite: string;
  x: number;
  y: number;
}

const LAMPS = '#c2cae0';
/** What the painted room is multiplied by when its lamps are off: nothing is painted anew. */
export const LAMPS_OUT = 0x646d90;
/** Light of the aisles: with the lamps, and what the machines add to it without them. */
const POOLS: Record<RoomLight, readonly [cold: number, hot: number]> = { day: [0.34, 0.3], night: [0.13, 0.25] };
const p = (x: number, y: number, drop = 0): [number, number] => [isoX(x, y), isoY(x, y) + drop];

export function paintRoom(painter: Painter, bounds: Bounds, room: Room, kinds: Uint8Array, shadows: readonly Shadow[], ink: RoomInk): void {
  const { context } = painter;
  const { x0, y0, x1, y1, cols, rows } = room;
  paintEdge(context, room);
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      const inside = x >= 0 && y >= 0 && x < cols && y < rows;
      const kind = inside ? kinds[y * cols + x]! : 0;
      const name = !inside ? 'floor-concrete' : kind === 1 ? ((x + y) % 2 ? 'floor-perforated' : 'floor-cold') : kind === 2 ? 'floor-hot' : (x + y) % 2 ? 'floor-solid' : 'floor-alt';
      painter.sprite(name, 'base', x, y);
      if (kind === 0) continue;
      polygon(context, [p(x, y), p(x + 1, y), p(x + 1, y + 1), p(x, y + 1)]);
      context.fillStyle = kind === 1 ? 'rgba(90,174,222,0.13)' : 'rgba(217,103,58,0.22)';
      context.fill();
    }
  }
  paintRim(context, room);
  for (let x = x0; x < x1; x++) painter.sprite(`wall-x-${backWall(room, x)}`, 'body', x, y0);
  for (let y = y0; y < y1; y++) painter.sprite(`wall-y-${leftWall(room, y)}`, 'body', x0, y);
  paintGateFloor(context, room);
  flatLayer(painter, bounds, 0.42, (flat) => {
    for (const { sprite, x, y } of shadows) flat.sprite(sprite, 'shadow', x, y);
  }, ink.texture, ink.atlasScale, ink.anchors);
  context.save();
  context.globalCompositeOperation = 'multiply';
  roomOutline(context, room);
  context.fillStyle = LAMPS;
  context.fill();
  context.restore();
  paintPools(context, room, kinds, 'day');
}

/** What shines when the lamps are off, to be added to the room: the aisles, and the office behind its windows. */
export function paintGlow({ context }: Painter, room: Room, kinds: Uint8Array): void {
  paintPools(context, room, kinds, 'night');
  paintWindows(context, room);
}

/** Light from the office behind the windows. */
function paintWindows(context: CanvasRenderingContext2D, room: Room): void {
  context.save();
  context.globalCompositeOperation = 'lighter';
  for (let x = room.x0; x < room.x1; x++) {
    if (backWall(room, x) !== 'window') continue;
    polygon(context, [p(x + 0.1, room.y0, -70), p(x + 0.92, room.y0, -70), p(x + 0.92, room.y0, -43), p(x + 0.1, room.y0, -43)]);
    context.fillStyle = 'rgba(232,178,98,0.6)';
    context.fill();
    polygon(context, [p(x, room.y0), p(x + 1, room.y0), p(x + 1.7, room.y0 + 2.4), p(x + 0.2, room.y0 + 2.4)]);
    context.fillStyle = 'rgba(232,178,98,0.1)';
    context.fill();
  }
  context.restore();
}

function backWall(room: Room, x: number): string {
  const [i, length] = [x - room.x0, room.x1 - room.x0];
  if (x === doorAt(room)) return 'door';
  if (x === doorAt(room) + 1) return 'hose';
  if (i % 4 === 0) return 'column';
  if (i > length * 0.62 && i < length - 2) return 'window';
  if (i > length * 0.34 && i < length * 0.46) return 'board';
  return i % 4 === 2 ? 'vent' : i % 8 === 7 ? 'panel' : 'plain';
}

function leftWall(room: Room, y: number): string {
  const i = y - room.y0;
  const gate = gateOf(room);
  if (y >= gate.from && y < gate.to) return 'shutter';
  if (y === gate.from - 1) return 'hose';
  if (i % 4 === 0) return 'column';
  return i % 4 === 2 ? 'vent' : i % 8 === 5 ? 'panel' : 'plain';
}

/** Yellow bars on the floor before the gate: keep it free. */
function paintGateFloor(context: CanvasRenderingContext2D, room: Room): void {
  const { from, to } = gateOf(room);
  const x = room.x0;
  context.strokeStyle = 'rgba(240,189,69,0.55)';
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(...p(x, from));
  context.lineTo(...p(x + 2.9, from));
  context.lineTo(...p(x + 2.9, to));
  context.lineTo(...p(x, to));
  context.stroke();
  context.lineWidth = 3;
  context.strokeStyle = 'rgba(240,189,69,0.28)';
  for (let at = 0.2; at < to - from; at += 0.4) {
    context.beginPath();
    context.moveTo(...p(x, from + at));
    context.lineTo(...p(x + 0.5, from + at));
    context.stroke();
  }
}

function roomOutline(context: CanvasRenderingContext2D, { x0, y0, x1, y1 }: Room): void {
  const wall = -94;
  polygon(context, [p(x0, y1, wall), p(x0, y0, wall), p(x1, y0, wall), p(x1, y0), p(x1, y0, 16), p(x1, y1, 16), p(x0, y1, 16)]);
}

/** The slab's thickness and the shade under it. */
function paintEdge(context: CanvasRenderingContext2D, { x0, y0, x1, y1 }: Room): void {
  const fill = (points: [number, number][], colour: string): void => {
    polygon(context, points);
    context.fillStyle = colour;
    context.fill();
  };
  fill([p(x0, y1, 16), p(x1, y1, 16), p(x1, y0, 16), p(x1, y0, 30), p(x1, y1, 34), p(x0, y1, 30)], 'rgba(18,22,31,0.5)');
  fill([p(x0, y1), p(x1, y1), p(x1, y1, 16), p(x0, y1, 16)], '#59636f');
  fill([p(x1, y1), p(x1, y0), p(x1, y0, 16), p(x1, y1, 16)], '#3f4855');
}

/** Front rim, and the line where the rack floor begins. */
function paintRim(context: CanvasRenderingContext2D, { x0, y0, x1, y1, cols, rows }: Room): void {
  context.strokeStyle = '#d7dde1';
  context.lineWidth = 1.2;
  context.beginPath();
  context.moveTo(...p(x0, y1));
  context.lineTo(...p(x1, y1));
  context.lineTo(...p(x1, y0));
  context.stroke();
  polygon(context, [p(0, 0), p(cols, 0), p(cols, rows), p(0, rows)]);
  context.strokeStyle = 'rgba(240,189,69,0.5)';
  context.lineWidth = 1.4;
  context.setLineDash([10, 7]);
  context.stroke();
  context.setLineDash([]);
}

/** Cool light over the cold aisles, warm over the hot ones. */
function paintPools(context: CanvasRenderingContext2D, room: Room, kinds: Uint8Array, light: RoomLight): void {
  const [cold, hot] = POOLS[light];
  paintAisles(context, room, kinds, 1, light === 'night' ? '70,150,225' : '150,190,225', cold);
  paintAisles(context, room, kinds, 2, '255,128,62', hot);
}

function paintAisles(context: CanvasRenderingContext2D, { cols, rows }: Room, kinds: Uint8Array, kind: number, colour: string, alpha: number): void {
  context.save();
  context.globalCompositeOperation = 'lighter';
  for (let y = 0; y < rows; y++) {
    let run = 0;
    for (let x = 0; x <= cols; x++) {
      const inside = x < cols && kinds[y * cols + x] === kind;
      if (inside) run++;
      if ((!inside || run === 8) && run > 2) pool(context, x - run / 2 + (inside ? 0.5 : 0), y + 0.5, run, colour, alpha);
      if (!inside || run === 8) run = 0;
    }
  }
  context.restore();
}

function pool(context: CanvasRenderingContext2D, x: number, y: number, length: number, colour: string, alpha: number): void {
  context.save();
  context.translate(isoX(x, y), isoY(x, y));
  context.rotate(0.4636);
  const r = length * 21;
  context.scale(1, 0.28);
  const gradient = context.createRadialGradient(0, 0, 0, 0, 0, r);
  gradient.addColorStop(0, `rgba(${colour},${alpha})`);
  gradient.addColorStop(1, `rgba(${colour},0)`);
  context.fillStyle = gradient;
  context.fillRect(-r, -r, r * 2, r * 2);
  context.restore();
}
