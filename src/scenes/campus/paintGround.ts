/** Paints a plot and its surroundings: grass, fields, river, roads, pads, all shadows in one flat layer, far trees. On change only. */
import type Phaser from 'phaser';
import { DAY } from '../shared/colour.ts';
import { isoX, isoY, toTile, type Bounds } from '../shared/iso.ts';
import { noise, rng } from '../shared/noise.ts';
import { flatLayer, spline, type Painter } from '../shared/painter.ts';
import type { Anchors } from '../shared/spec.ts';
import { paintParcels, paintTracks } from './paintParcels.ts';
import type { Under } from './drawing.ts';
import type { Ground } from './ground.ts';
import type { Tree } from './trees.ts';

export interface GroundInk {
  texture: Phaser.Textures.Texture;
  atlasScale: number;
  anchors: Anchors;
}

export function paintGround(painter: Painter, bounds: Bounds, ground: Ground, trees: readonly Tree[], under: readonly Under[], ink: GroundInk, { snow }: { snow: boolean }): void {
  const { context } = painter;
  context.fillStyle = '#94a876';
  context.fillRect(bounds.x, bounds.y, bounds.w, bounds.h);
  const paved: [number, number, string][] = [];
  eachTile(bounds, (x, y) => {
    const name = tileName(ground, x, y);
    if (name.startsWith('tile-field')) painter.sprite(name, 'base', x, y);
    else if (!name.startsWith('tile-grass') && !name.startsWith('tile-meadow')) paved.push([x, y, name]);
  });
  paintParcels(context, ground);
  paintPatches(context, bounds, ground);
  paintTufts(context, bounds, ground);
  paintHedges(context, ground);
  paintPaths(context, ground);
  if (snow) paintSnow(context, bounds, ground.seed);
  paintRiver(context, ground);
  paintPond(context, ground);
  for (const [x, y, name] of paved) painter.sprite(name, 'base', x, y);
  paintTracks(context, ground);
  for (const { sprite, x, y } of under) painter.sprite(sprite, 'base', x, y);
  flatLayer(painter, bounds, DAY.shadowAlpha, (flat) => {
    for (const { sprite, x, y } of under) flat.sprite(sprite, 'shadow', x, y);
    for (const tree of trees) if (!tree.near) flat.sprite(tree.sprite, 'shadow', tree.x, tree.y);
    for (const { sprite, x, y } of ground.farms) flat.sprite(sprite, 'shadow', x, y);
  }, ink.texture, ink.atlasScale, ink.anchors);
  for (const { sprite, x, y } of [...trees.filter((tree) => !tree.near), ...ground.farms].sort((a, b) => a.x + a.y - b.x - b.y)) painter.sprite(sprite, 'body', x, y);
}

/** Every tile whose diamond meets the bounds, back to front. */
function eachTile(bounds: Bounds, visit: (x: number, y: number) => void): void {
  const rows = Math.ceil(bounds.h / 16) + 3;
  const cols = Math.ceil(bounds.w / 64) + 2;
  const corner = toTile(bounds.x, bounds.y);
  const x0 = Math.floor(corner.x) - 1;
  const y0 = Math.floor(corner.y);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < cols; i++) visit(x0 + i + Math.floor(j / 2), y0 - i + Math.ceil(j / 2));
  }
}

function tileName(ground: Ground, x: number, y: number): string {
  const surface = ground.surfaceAt(x, y);
  const odd = (x * 7 + y * 13) % 3 === 0 ? 1 : 0;
  switch (surface) {
    case 'road': {
      const mask = (ground.isRoad(x + 1, y) ? 1 : 0) | (ground.isRoad(x, y + 1) ? 2 : 0) | (ground.isRoad(x - 1, y) ? 4 : 0) | (ground.isRoad(x, y - 1) ? 8 : 0);
      return `road-${ROADS.has(mask) ? mask : mask & 5 ? 5 : 10}`;
    }
    case 'grass': {
      const field = fieldAt(ground, x, y);
      if (field >= 0) return `tile-field-${(field + Math.floor((x + 80) / 5)) % 2}`;
      return `tile-grass-${noise(x / 3 + 90, y / 3 + 90, ground.seed) > 0.62 ? 1 : 0}`;
    }
    case 'meadow': return `tile-meadow-${odd}`;
    default: return `tile-${surface}-${odd}`;
  }
}
const fieldAt = (ground: Ground, x: number, y: number): number => ground.fields.findIndex((area) => x >= area.x && y >= area.y && x < area.x + area.w && y < area.y + area.d);
const ROADS = new Set([3, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15]);

/** Grass in tufts where it grows high, by noise: never in rows. One stroke for all of them. */
function paintTufts(context: CanvasRenderingContext2D, bounds: Bounds, ground: Ground): void {
  const random = rng(ground.seed + 57);
  context.beginPath();
  for (let i = 0; i < Math.round((bounds.w * bounds.h) / 1_100); i++) {
    const x = bounds.x + random() * bounds.w;
    const y = bounds.y + random() * bounds.h;
    const at = toTile(x, y);
    const use = ground.parcels.find((area) => at.x > area.x && at.y > area.y && at.x < area.x + area.w && at.y < area.y + area.d)?.use;
    const mown = use !== undefined && use !== 'fallow';
    if (noise(at.x / 3 + 70, at.y / 3 + 70, ground.seed + 5) < (mown ? 0.62 : 0.46) || fieldAt(ground, Math.floor(at.x), Math.floor(at.y)) >= 0) continue;
    context.moveTo(x - 1.6, y);
    context.lineTo(x - 0.8, y - 2.4);
    context.lineTo(x, y);
    context.lineTo(x + 0.9, y - 2);
  }
  context.lineWidth = 0.6;
  context.strokeStyle = 'rgba(76,104,66,0.7)';
  context.stroke();
}

/** Hedges round the fields, as round heads in a row. */
function paintHedges(context: CanvasRenderingContext2D, { fields, seed }: Ground): void {
  const random = rng(seed + 73);
  for (const { x, y, w, d } of fields) {
    const sides: [number, number, number, number][] = [[x, y, w, 0], [x + w, y, 0, d], [x, y + d, w, 0], [x, y, 0, d]];
    for (const [from, to, along, across] of sides) {
      const length = along + across;
      for (let at = 0; at < length; at += 0.3) {
        if (random() < 0.16) continue;
        const tx = from + (along > 0 ? at : 0);
        const ty = to + (across > 0 ? at : 0);
        const r = 3.4 + random() * 2.6;
        ellipse(context, isoX(tx, ty) + 3, isoY(tx, ty) + 1.5, r * 1.2, r * 0.6, 'rgba(39,48,74,0.3)');
        ellipse(context, isoX(tx, ty), isoY(tx, ty) - r * 0.6, r, r * 0.85, HEDGE[Math.floor(random() * HEDGE.length)]!);
      }
    }
  }
}
const HEDGE = ['#6f8a58', '#647f51', '#7b9460'];

function ellipse(context: CanvasRenderingContext2D, x: number, y: number, rx: number, ry: number, colour: string): void {
  context.beginPath();
  context.ellipse(x, y, rx, ry, 0, 0, Math.PI * 2);
  context.fillStyle = colour;
  context.fill();
}

/** Large soft patches, so that grass is not one flat green. */
function paintPatches(context: CanvasRenderingContext2D, bounds: Bounds, ground: Ground): void {
  const random = rng(ground.seed + 23);
  const count = Math.round((bounds.w * bounds.h) / 42_000);
  for (let i = 0; i < count; i++) {
    const x = bounds.x + random() * bounds.w;
    const y = bounds.y + random() * bounds.h;
    const r = 60 + random() * 150;
    const [colour, alpha] = random() < 0.5 ? ['195,189,122', 0.42] : ['100,130,79', 0.36];
    ellipseFade(context, x, y, r, 0.5, `rgba(${colour},${alpha})`, `rgba(${colour},0)`);
  }
}

const TRACK_IN = 0.75; // tiles from the fence

/** A patrol track along the fence, worn into the grass: two wheel marks on gravel. */
function paintPaths(context: CanvasRenderingContext2D, { cols, near }: Ground): void {
  const ring: [number, number][] = [[TRACK_IN, TRACK_IN], [cols - TRACK_IN, TRACK_IN], [cols - TRACK_IN, near - TRACK_IN], [TRACK_IN, near - TRACK_IN]];
  const trace = (off: number): void => {
    context.beginPath();
    ring.forEach(([x, y], i) => {
      const [tx, ty] = [x + (x < cols / 2 ? off : -off), y + (y < near / 2 ? off : -off)];
      if (i === 0) context.moveTo(isoX(tx, ty), isoY(tx, ty));
      else context.lineTo(isoX(tx, ty), isoY(tx, ty));
    });
    context.closePath();
    context.stroke();
  };
  context.lineJoin = 'round';
  for (const [off, width, colour] of [[0, 15, 'rgba(176,166,134,0.55)'], [-0.11, 2.6, 'rgba(134,122,92,0.5)'], [0.11, 2.6, 'rgba(134,122,92,0.5)']] as const) {
    context.lineWidth = width;
    context.strokeStyle = colour;
    trace(off);
  }
}

/** Snow on the land, thin in places; ways and yards are kept clear. */
function paintSnow(context: CanvasRenderingContext2D, bounds: Bounds, seed: number): void {
  context.fillStyle = 'rgba(236,241,246,0.72)';
  context.fillRect(bounds.x, bounds.y, bounds.w, bounds.h);
  const random = rng(seed + 41);
  for (let i = 0; i < Math.round((bounds.w * bounds.h) / 30_000); i++) {
    ellipseFade(context, bounds.x + random() * bounds.w, bounds.y + random() * bounds.h, 50 + random() * 120, 0.5, random() < 0.6 ? 'rgba(250,252,255,0.5)' : 'rgba(148,168,118,0.3)', 'rgba(240,244,248,0)');
  }
}

function ellipseFade(context: CanvasRenderingContext2D, x: number, y: number, r: number, squash: number, inner: string, outer: string): void {
  context.save();
  context.translate(x, y);
  context.scale(1, squash);
  const gradient = context.createRadialGradient(0, 0, 0, 0, 0, r);
  gradient.addColorStop(0, inner);
  gradient.addColorStop(1, outer);
  context.fillStyle = gradient;
  context.fillRect(-r, -r, r * 2, r * 2);
  context.restore();
}

/** Still water in a hollow: bank, shallows, depth, and light on it. */
function paintPond(context: CanvasRenderingContext2D, { pond, seed }: Ground): void {
  if (!pond) return;
  const random = rng(seed + 61);
  const bends = Array.from({ length: 11 }, () => 0.78 + random() * 0.36);
  const shore = (grown: number): void => {
    const points = bends.map((bend, i): [number, number] => {
      const angle = (i / bends.length) * Math.PI * 2;
      const r = pond.r * bend * grown;
      return [isoX(pond.x + Math.cos(angle) * r, pond.y + Math.sin(angle) * r), isoY(pond.x + Math.cos(angle) * r, pond.y + Math.sin(angle) * r)];
    });
    spline(context, [points.at(-1)!, ...points, points[0]!, points[1]!]);
    context.closePath();
  };
  for (const [grown, colour] of [[1.22, 'rgba(125,138,92,0.5)'], [1.1, '#c9b88c'], [1, '#4f8ba3'], [0.86, '#64a3b9'], [0.5, 'rgba(125,183,200,0.55)']] as const) {
    shore(grown);
    context.fillStyle = colour;
    context.fill();
  }
  context.strokeStyle = 'rgba(213,235,240,0.7)';
  context.lineWidth = 1.1;
  for (let i = 0; i < 7; i++) {
    const [x, y] = [pond.x + (random() - 0.5) * pond.r, pond.y + (random() - 0.5) * pond.r];
    context.beginPath();
    context.moveTo(isoX(x, y), isoY(x, y));
    context.lineTo(isoX(x, y) + 10 + random() * 12, isoY(x, y));
    context.stroke();
  }
}

function paintRiver(context: CanvasRenderingContext2D, ground: Ground): void {
  const { river } = ground;
  if (!river) return;
  const shifted = (off: number): [number, number][] => river.points.map(([x, y], i) => {
    const [ax, ay] = river.points[Math.max(0, i - 1)]!;
    const [bx, by] = river.points[Math.min(river.points.length - 1, i + 1)]!;
    const length = Math.hypot(bx - ax, by - ay) || 1;
    const tx = x - ((by - ay) / length) * off;
    const ty = y + ((bx - ax) / length) * off;
    return [isoX(tx, ty), isoY(tx, ty)];
  });
  const k = river.width / 92;
  const line = (off: number, width: number, colour: string, dash: number[] = []): void => {
    spline(context, shifted(off * k));
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.setLineDash(dash);
    context.stroke();
    context.setLineDash([]);
  };
  context.lineCap = context.lineJoin = 'round';
  line(0, river.width + 26, 'rgba(125,138,92,0.5)');
  line(0, river.width + 12, '#c9b88c');
  line(0, river.width, '#4f8ba3');
  line(0.12, river.width * 0.83, '#64a3b9');
  line(0.3, river.width * 0.41, 'rgba(125,183,200,0.6)');
  [-0.7, -0.2, 0.45, 0.9].forEach((off, i) => line(off, 1.1, 'rgba(213,235,240,0.7)', [14 + i * 5, 46 + i * 17]));
}
