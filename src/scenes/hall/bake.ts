/** Bakes the hall's sprites for one texture: body in room light plus its lights, and the plain forms that overlays tint. One batch draws all racks. */
import type Phaser from 'phaser';
import { anchorsOf, sheetKey, type AtlasScale } from '../shared/atlas.ts';
import { doored, isAirSprite, RACK_TALL, TANK_TALL } from './rackLook.ts';
import { FLOW_FRAMES, LONG } from './services.ts';

export interface HallSheet {
  key: string;
  scale: AtlasScale;
  /** Offset of a frame's corner from the sprite's anchor, px at 1x. */
  at(frame: string): readonly [number, number] | undefined;
}

/** Light that bodies stand in: by day the room's lamps, at night what is left when they are off and only machines shine. */
const ROOM_LIGHT = { day: '#c2cae0', night: '#5a6590' };
/** At night the eye opens: lights are added this many times. */
const NIGHT_GLOW = 1.35;
/** A side that every device can hold. */
const WIDTH = { 1: 2048, 2: 4096 } as const;
const PAD = 2;
/** Work on a sheet within one picture of the stage, ms, while nobody waits for it. */
const SLICE_MS = 4;

export type RoomLight = 'day' | 'night';
interface Job {
  frame: string;
  box: [number, number, number, number]; // x, y, w, h at 1x
  paint(context: CanvasRenderingContext2D, scale: number): void; // with the anchor at 0, 0, in sheet px
}

export const heatFrame = (family: string, side: string, critical: boolean): string => `${family}-${side}~${critical ? 'crit' : 'plain'}`;
export const greyFrame = (sprite: string): string => `${sprite}~grey`;
/** Eight tiles of an overhead run in one picture. */
export const longFrame = (sprite: string): string => `${sprite}*${LONG}`;
export const HAZE = 'haze';
export const HAZE_LONG = longFrame(HAZE);

const sheets = new WeakMap<Phaser.Textures.TextureManager, Map<string, Baking>>();

/** The sheet, made at once when it is not there yet. */
export function hallSheet(textures: Phaser.Textures.TextureManager, scale: AtlasScale, light: RoomLight = 'day'): HallSheet {
  return bakingOf(textures, scale, light).finish();
}

/** Goes on with a sheet that will be needed later. Answers whether it is there. */
export function prepareSheet(textures: Phaser.Textures.TextureManager, scale: AtlasScale, light: RoomLight): boolean {
  return bakingOf(textures, scale, light).work(SLICE_MS);
}

function bakingOf(textures: Phaser.Textures.TextureManager, scale: AtlasScale, light: RoomLight): Baking {
  const known = sheets.get(textures) ?? new Map<string, Baking>();
  sheets.set(textures, known);
  const key = `${scale}${light}`;
  const baking = known.get(key) ?? new Baking(textures, scale, light);
  known.set(key, baking);
  return baking;
}

/** One sheet on its way. */
class Baking {
  private readonly key: string;
  private readonly places: { job: Job; x: number; y: number; w: number; h: number }[] = [];
  private readonly texture: Phaser.Textures.CanvasTexture;
  private readonly offsets = new Map<string, readonly [number, number]>();
  private readonly canvas = document.createElement('canvas');
  private next = 0;
  private made: HallSheet | null = null;

  constructor(textures: Phaser.Textures.TextureManager, private readonly scale: AtlasScale, light: RoomLight) {
    this.key = `hall-baked@${scale}${light === 'night' ? '-night' : ''}`;
    let x = PAD;
    let y = PAD;
    let line = 0;
    for (const job of jobsFor(textures.get(sheetKey('hall', scale)), light).toSorted((a, b) => b.box[3] - a.box[3])) {
      const w = Math.ceil(job.box[2] * scale);
      const h = Math.ceil(job.box[3] * scale);
      if (x + w + PAD > WIDTH[scale]) {
        x = PAD;
        y += line + PAD;
        line = 0;
      }
      this.places.push({ job, x, y, w, h });
      x += w + PAD;
      line = Math.max(line, h);
    }
    this.texture = textures.createCanvas(this.key, WIDTH[scale], y + line + PAD)!;
  }

  /** Paints for so long; answers whether all is painted. */
  work(budgetMs: number): boolean {
    if (this.made) return true;
    const untilMs = performance.now() + budgetMs;
    while (this.next < this.places.length) {
      this.paint(this.places[this.next++]!);
      if (performance.now() > untilMs) return false;
    }
    this.texture.refresh();
    this.made = { key: this.key, scale: this.scale, at: (frame) => this.offsets.get(frame) };
    return true;
  }

  finish(): HallSheet {
    this.work(Infinity);
    return this.made!;
  }

  private paint({ job, x, y, w, h }: Baking['places'][number]): void {
    const { canvas, scale } = this;
    canvas.width = w;
    canvas.height = h;
    const context = canvas.getContext('2d')!;
    context.translate(-job.box[0] * scale, -job.box[1] * scale);
    job.paint(context, scale);
    this.texture.context.drawImage(canvas, x, y);
    this.texture.add(job.frame, 0, x, y, w, h);
    this.offsets.set(job.frame, [job.box[0], job.box[1]]);
  }
}

/** What is drawn as runs, and so once more in one picture of many tiles. */
const RUNS = /^(?:busway-x|cable-tray-x|containment-roof|hall-pipe-(?:cold|warm)-x(?:-\d)?)$/;
/** What stands among racks and pales under overlays. */
const GREYED = /^(?:crah|in-row|cdu|ups|rack-(?:leaf|spine|storage))/;
const LEFT_OUT = /^(?:wall|tile|rear-door)/;

function jobsFor(texture: Phaser.Textures.Texture, light: RoomLight): Job[] {
  const anchors = anchorsOf('hall');
  const frames = texture.frames as Record<string, Phaser.Textures.Frame>;
  const jobs: Job[] = [hazeJob(1), hazeJob(LONG)];
  for (const [sprite, { at }] of Object.entries(anchors)) {
    const body = frames[`${sprite}/body`];
    const glow = frames[`${sprite}/glow`];
    if (!body || !at['body'] || LEFT_OUT.test(sprite)) continue;
    const isAir = isAirSprite(sprite);
    const plan = sprite.includes('planned');
    const [bx, by] = at['body'];
    const draw = (context: CanvasRenderingContext2D, frame: Phaser.Textures.Frame, dx: number, dy: number, scale: number): void => {
      context.drawImage(frame.source.image as HTMLImageElement, frame.cutX, frame.cutY, frame.cutWidth, frame.cutHeight, Math.round(dx * scale), Math.round(dy * scale), frame.cutWidth, frame.cutHeight);
    };
    const scaleOf = frameScale(texture);
    const box = union([bx, by, body.cutWidth / scaleOf, body.cutHeight / scaleOf], glow && at['glow'] ? [at['glow'][0], at['glow'][1], glow.cutWidth / scaleOf, glow.cutHeight / scaleOf] : null);
    const lit = (context: CanvasRenderingContext2D, scale: number): void => {
      draw(context, body, bx, by, scale);
      if (!plan) multiply(context, ROOM_LIGHT[light]);
      if (!glow || !at['glow']) return;
      context.globalCompositeOperation = 'lighter';
      for (let strength = light === 'night' ? NIGHT_GLOW : 1; strength > 0; strength -= 1) {
        context.globalAlpha = Math.min(1, strength);
        draw(context, glow, at['glow'][0], at['glow'][1], scale);
      }
      context.globalAlpha = 1;
      context.globalCompositeOperation = 'source-over';
    };
    jobs.push({ frame: sprite, box, paint: lit });
    if (RUNS.test(sprite)) {
      const step = 32 * (LONG - 1);
      const pulse = PULSED[sprite];
      const longBox = union(box, [box[0] + step, box[1] + step / 2, box[2], box[3]]);
      for (let phase = 0; phase <= (pulse ? FLOW_FRAMES : 0); phase++) {
        const name = phase === 0 ? sprite : `${sprite}-${phase}`;
        if (phase > 0) {
          jobs.push({ frame: name, box, paint: (context, scale) => {
            lit(context, scale);
            pulses(context, scale, 1, phase - 1, pulse!);
          } });
        }
        jobs.push({ frame: longFrame(name), box: longBox, paint: (context, scale) => {
          for (let i = 0; i < LONG; i++) draw(context, body, bx + i * 32, by + i * 16, scale);
          multiply(context, ROOM_LIGHT[light]);
          if (phase > 0) pulses(context, scale, LONG, phase - 1, pulse!);
        } });
      }
    }
    // Air racks once more with a coil in their rear door.
    const side = sprite.includes('-back-') ? 'back' : 'front';
    const door = isAir ? frames[`rear-door-${side}/body`] : undefined;
    const doorAt = anchors[`rear-door-${side}`]?.at['body'];
    const doorBox = door && doorAt ? union(box, [doorAt[0], doorAt[1], door.cutWidth / scaleOf, door.cutHeight / scaleOf]) : box;
    const hang = (context: CanvasRenderingContext2D, scale: number): void => {
      if (door && doorAt) draw(context, door, doorAt[0], doorAt[1], scale);
    };
    if (isAir) {
      jobs.push({ frame: doored(sprite), box: doorBox, paint: (context, scale) => {
        lit(context, scale);
        if (plan) return;
        hang(context, scale);
        if (light === 'night' && doorAt && door) shade(context, doorAt[0] * scale, doorAt[1] * scale, door.cutWidth, door.cutHeight);
      } });
    }
    const match = /^(rack-(?:air8|dense|liquid|tank))-(front|back)-running$/.exec(sprite);
    if (match) {
      const tall = match[1] === 'rack-tank' ? TANK_TALL : RACK_TALL;
      for (const critical of [false, true]) {
        jobs.push({ frame: heatFrame(match[1]!, match[2]!, critical), box: union([bx, by, body.cutWidth / scaleOf, body.cutHeight / scaleOf], null), paint: (context, scale) => paintPlain(context, scale, () => draw(context, body, bx, by, scale), critical, tall) });
        if (!isAir) continue;
        jobs.push({ frame: heatFrame(doored(match[1]!), match[2]!, critical), box: doorBox, paint: (context, scale) => {
          paintPlain(context, scale, () => draw(context, body, bx, by, scale), critical, tall);
          hang(context, scale);
        } });
      }
    } else if (GREYED.test(sprite)) {
      jobs.push({ frame: greyFrame(sprite), box, paint: (context, scale) => {
        draw(context, body, bx, by, scale);
        desaturate(context);
        multiply(context, '#9ea3b8');
      } });
    }
  }
  return jobs;
}

/** Bright dashes that run along a busway or a tray, in as many pictures as pipes have. */
const PULSED: Record<string, { across: number; up: number; colour: string }> = {
  'busway-x': { across: 0.5, up: 2.26, colour: '#fff1c4' },
  'cable-tray-x': { across: 0.5, up: 2.06, colour: '#e9deff' },
};
const PULSE_EVERY = 2; // tiles between pulses
const PULSE_LONG = 0.5; // tiles

function pulses(context: CanvasRenderingContext2D, scale: number, tiles: number, phase: number, { across, up, colour }: (typeof PULSED)[string]): void {
  context.save();
  context.globalCompositeOperation = 'lighter';
  context.lineWidth = 2 * scale;
  context.lineCap = 'round';
  context.strokeStyle = colour;
  for (let at = (phase / FLOW_FRAMES) * PULSE_EVERY - PULSE_EVERY; at < tiles; at += PULSE_EVERY) {
    const [from, to] = [Math.max(0, at), Math.min(tiles, at + PULSE_LONG)];
    if (to <= from) continue;
    context.beginPath();
    context.moveTo((from - across) * 32 * scale, ((from + across) * 16 - up * 32) * scale);
    context.lineTo((to - across) * 32 * scale, ((to + across) * 16 - up * 32) * scale);
    context.stroke();
  }
  context.restore();
}

/** Warm air that stands over an aisle's tile: brightest between the racks, gone a tile above them. */
function hazeJob(tiles: number): Job {
  const [low, high] = [0.9, 2.9];
  return { frame: tiles === 1 ? HAZE : HAZE_LONG, box: [-32, -high * 32 - 2, 32 * tiles + 40, (high - low) * 32 + 16 * tiles + 40], paint: (context, scale) => {
    for (const [y, share] of [[0.25, 0.5], [0.5, 1], [0.75, 0.5]] as const) {
      context.save();
      context.transform(scale, 0.5 * scale, 0, scale, -32 * y * scale, 16 * y * scale);
      const gradient = context.createLinearGradient(0, -high * 32, 0, -low * 32);
      gradient.addColorStop(0, 'rgba(255,120,56,0)');
      gradient.addColorStop(0.55, `rgba(255,120,56,${0.14 * share})`);
      gradient.addColorStop(1, `rgba(255,150,80,${0.3 * share})`);
      context.fillStyle = gradient;
      context.fillRect(0, -high * 32, 32 * tiles, (high - low) * 32);
      context.restore();
    }
  } };
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

/** Night over a part of what is painted. */
function shade(context: CanvasRenderingContext2D, x: number, y: number, w: number, h: number): void {
  context.globalCompositeOperation = 'source-atop';
  context.fillStyle = 'rgba(30,36,66,0.52)';
  context.fillRect(x, y, w, h);
  context.globalCompositeOperation = 'source-over';
}

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
