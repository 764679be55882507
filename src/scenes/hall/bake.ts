/** Bakes the hall's sprites for one texture: body in room light plus its lights, and the plain forms that overlays tint. One batch draws all racks. */
import type Phaser from 'phaser';
import { anchorsOf, sheetKey, type AtlasScale } from '../shared/atlas.ts';
import { RACK_TALL, TANK_TALL } from './rackLook.ts';

export interface HallSheet {
  key: string;
  scale: AtlasScale;
  /** Offset of a frame's corner from the sprite's anchor, px at 1x. */
  at(frame: string): readonly [number, number] | undefined;
}

const ROOM_LIGHT = '#c2cae0';
const WIDTH = 2048;
const PAD = 2;

interface Job {
  frame: string;
  box: [number, number, number, number]; // x, y, w, h at 1x
  paint(context: CanvasRenderingContext2D, scale: number): void; // with the anchor at 0, 0, in sheet px
}

export const heatFrame = (family: string, side: string, critical: boolean): string => `${family}-${side}~${critical ? 'crit' : 'plain'}`;
export const greyFrame = (sprite: string): string => `${sprite}~grey`;

const sheets = new WeakMap<Phaser.Textures.TextureManager, Map<AtlasScale, HallSheet>>();

export function hallSheet(textures: Phaser.Textures.TextureManager, scale: AtlasScale): HallSheet {
  const known = sheets.get(textures) ?? new Map<AtlasScale, HallSheet>();
  sheets.set(textures, known);
  const made = known.get(scale) ?? bake(textures, scale);
  known.set(scale, made);
  return made;
}

function bake(textures: Phaser.Textures.TextureManager, scale: AtlasScale): HallSheet {
  const jobs = jobsFor(textures.get(sheetKey('hall', scale)));
  const places: { job: Job; x: number; y: number; w: number; h: number }[] = [];
  let x = PAD;
  let y = PAD;
  let line = 0;
  for (const job of jobs.toSorted((a, b) => b.box[3] - a.box[3])) {
    const w = Math.ceil(job.box[2] * scale);
    const h = Math.ceil(job.box[3] * scale);
    if (x + w + PAD > WIDTH) {
      x = PAD;
      y += line + PAD;
      line = 0;
    }
    places.push({ job, x, y, w, h });
    x += w + PAD;
    line = Math.max(line, h);
  }
  const key = `hall-baked@${scale}`;
  const texture = textures.createCanvas(key, WIDTH, y + line + PAD)!;
  const offsets = new Map<string, readonly [number, number]>();
  const work = document.createElement('canvas');
  for (const place of places) {
    const { job } = place;
    work.width = place.w;
    work.height = place.h;
    const context = work.getContext('2d')!;
    context.translate(-job.box[0] * scale, -job.box[1] * scale);
    job.paint(context, scale);
    texture.context.drawImage(work, place.x, place.y);
    texture.add(job.frame, 0, place.x, place.y, place.w, place.h);
    offsets.set(job.frame, [job.box[0], job.box[1]]);
  }
  texture.refresh();
  return { key, scale, at: (frame) => offsets.get(frame) };
}

function jobsFor(texture: Phaser.Textures.Texture): Job[] {
  const anchors = anchorsOf('hall');
  const frames = texture.frames as Record<string, Phaser.Textures.Frame>;
  const jobs: Job[] = [];
  for (const [sprite, { at }] of Object.entries(anchors)) {
    const body = frames[`${sprite}/body`];
    const glow = frames[`${sprite}/glow`];
    if (!body || !at['body'] || sprite.startsWith('wall') || sprite.startsWith('tile') || sprite.startsWith('rear-door')) continue;
    const rack = /^rack-(?:air8|dense|liquid|tank)-/.test(sprite);
    if (rack && sprite.endsWith('-y')) continue; // rows run along x
    const isAir = sprite.startsWith('rack-air8-');
    const plan = sprite.includes('planned');
    const [bx, by] = at['body'];
    const draw = (context: CanvasRenderingContext2D, frame: Phaser.Textures.Frame, dx: number, dy: number, scale: number): void => {
      context.drawImage(frame.source.image as HTMLImageElement, frame.cutX, frame.cutY, frame.cutWidth, frame.cutHeight, Math.round(dx * scale), Math.round(dy * scale), frame.cutWidth, frame.cutHeight);
    };
    const scaleOf = frameScale(texture);
    const box = union([bx, by, body.cutWidth / scaleOf, body.cutHeight / scaleOf], glow && at['glow'] ? [at['glow'][0], at['glow'][1], glow.cutWidth / scaleOf, glow.cutHeight / scaleOf] : null);
    const lit = (context: CanvasRenderingContext2D, scale: number): void => {
      draw(context, body, bx, by, scale);
      if (!plan) multiply(context, ROOM_LIGHT);
      if (!glow || !at['glow']) return;
      context.globalCompositeOperation = 'lighter';
      draw(context, glow, at['glow'][0], at['glow'][1], scale);
      context.globalCompositeOperation = 'source-over';
    };
    jobs.push({ frame: sprite, box, paint: lit });
    // Air racks once more with a coil in their rear door.
    const side = sprite.includes('-back-') ? 'back' : 'front';
    const door = isAir ? frames[`rear-door-${side}/body`] : undefined;
    const doorAt = anchors[`rear-door-${side}`]?.at['body'];
    const doorBox = door && doorAt ? union(box, [doorAt[0], doorAt[1], door.cutWidth / scaleOf, door.cutHeight / scaleOf]) : box;
    const hang = (context: CanvasRenderingContext2D, scale: number): void => {
      if (door && doorAt) draw(context, door, doorAt[0], doorAt[1], scale);
    };
    const doored = (name: string): string => name.replace('rack-air8', 'rack-door');
    if (isAir) {
      jobs.push({ frame: doored(sprite), box: doorBox, paint: (context, scale) => {
        lit(context, scale);
        if (!plan) hang(context, scale);
      } });
    }
    const match = /^(rack-(?:air8|dense|liquid|tank))-(front|back)-running$/.exec(sprite);
    if (match) {
      const tall = match[1] === 'rack-tank' ? TANK_TALL : RACK_TALL;
      for (const critical of [false, true]) {
        jobs.push({ frame: heatFrame(match[1]!, match[2]!, critical), box: union([bx, by, body.cutWidth / scaleOf, body.cutHeight / scaleOf], null), paint: (context, scale) => paintPlain(context, scale, () => draw(context, body, bx, by, scale), critical, tall) });
        if (!isAir) continue;
        jobs.push({ frame: heatFrame('rack-door', match[2]!, critical), box: doorBox, paint: (context, scale) => {
          paintPlain(context, scale, () => draw(context, body, bx, by, scale), critical, tall);
          hang(context, scale);
        } });
      }
    } else if (!rack) {
      jobs.push({ frame: greyFrame(sprite), box, paint: (context, scale) => {
        draw(context, body, bx, by, scale);
        desaturate(context);
        multiply(context, '#9ea3b8');
      } });
    }
  }
  return jobs;
}

const frameScale = (texture: Phaser.Textures.Texture): number => (texture.key.endsWith('@2') ? 2 : 1);

function union(a: readonly number[], b: readonly number[] | null): [number, number, number, number] {
  const x = Math.floor(Math.min(a[0]!, b?.[0] ?? Infinity));
  const y = Math.floor(Math.min(a[1]!, b?.[1] ?? Infinity));
  const right = Math.max(a[0]! + a[2]!, b ? b[0]! + b[2]! : -Infinity);
  const bottom = Math.max(a[1]! + a[3]!, b ? b[1]! + b[3]! : -Infinity);
  return [x, y, Math.ceil(right - x), Math.ceil(bottom - y)];
}

/** Fills over what is already painted, nowhere else. */
function within(context: CanvasRenderingContext2D, operation: GlobalCompositeOperation, colour: string): void {
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  const copy = document.createElement('canvas');
  copy.width = context.canvas.width;
  copy.height = context.canvas.height;
  copy.getContext('2d')!.drawImage(context.canvas, 0, 0);
  context.globalCompositeOperation = operation;
  context.fillStyle = colour;
  context.fillRect(0, 0, copy.width, copy.height);
  context.globalCompositeOperation = 'destination-in';
  context.drawImage(copy, 0, 0);
  context.restore();
}
const multiply = (context: CanvasRenderingContext2D, colour: string): void => within(context, 'multiply', colour);
const desaturate = (context: CanvasRenderingContext2D): void => within(context, 'saturation', '#808080');

/** A rack with pale faces that keep the drawing under them: the overlay's tint does the rest. */
function paintPlain(context: CanvasRenderingContext2D, scale: number, body: () => void, critical: boolean, tall: number): void {
  body();
  desaturate(context);
  const e = 0.02;
  const q = (x: number, y: number, z: number): [number, number] => [(x - y) * 32 * scale, ((x + y) * 16 - z * 32) * scale];
  const top = [q(e, e, tall), q(1 - e, e, tall), q(1 - e, 1 - e, tall), q(e, 1 - e, tall)];
  const left = [top[3]!, top[2]!, q(1 - e, 1 - e, 0), q(e, 1 - e, 0)];
  const right = [top[2]!, top[1]!, q(1 - e, e, 0), q(1 - e, 1 - e, 0)];
  const faces: [[number, number][], string, number][] = [[top, '#ffffff', 0.88], [left, '#f0f0f2', 0.7], [right, '#a5a6ac', 0.88]];
  context.lineJoin = 'round';
  for (const [points, colour, alpha] of faces) {
    trace(context, points);
    context.globalAlpha = alpha;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = 0.8 * scale;
    context.strokeStyle = '#10131c';
    context.stroke();
  }
  if (!critical) return;
  context.save();
  trace(context, [top[0]!, top[1]!, q(1 - e, e, 0), q(1 - e, 1 - e, 0), q(e, 1 - e, 0), top[3]!]);
  context.clip();
  context.strokeStyle = 'rgba(16,19,28,0.8)';
  context.lineWidth = 2.6 * scale;
  for (let k = -120; k < 120; k += 9.9) {
    context.beginPath();
    context.moveTo(k * scale, 60 * scale);
    context.lineTo((k + 130) * scale, -70 * scale);
    context.stroke();
  }
  context.restore();
  trace(context, [top[0]!, top[1]!, q(1 - e, e, 0), q(1 - e, 1 - e, 0), q(e, 1 - e, 0), top[3]!]);
  context.strokeStyle = '#ffffff';
  context.lineWidth = 1.6 * scale;
  context.stroke();
}

function trace(context: CanvasRenderingContext2D, points: readonly [number, number][]): void {
  context.beginPath();
  points.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.closePath();
}
