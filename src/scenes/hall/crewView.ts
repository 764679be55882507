/** People on the hall's floor: they walk from the door to their work and back, and carry their own light at night. */
import Phaser from 'phaser';
import { isoX, isoY, type Bounds } from '../shared/iso.ts';
import { wayTo, type Place } from './crew.ts';
import type { HallSheet } from './bake.ts';
import type { HallModel } from './hallModel.ts';
import { pieceWithin } from './nearWindow.ts';
import type { RackField } from './rackField.ts';

const TILES_PER_MS = 1.9 / 1000;
const STEP_MS = 190;
const FADE_MS = 350;
const STAY_MS = 5_000;
const STAY_MORE_MS = 1_700; // longer than the one before, so that they do not move as one
/** Between two who set out. */
const SET_OUT_MS = 2_500;
/** People among the racks of a huge hall are written into its layer this often. */
const WRITE_MS = 60;
const POOL = 'soft-drop';
const PIN = 'soft-pin';
/** Below this zoom, among so many racks, people are marked by a pin, as large on the screen at any zoom. */
const PIN_ZOOM = 1.05;
const CROWDED = 100;
const PIN_TALL = 1.5; // tiles over the floor
const PIN_SIZE = 0.5;
/** Depth changes that need sorting, tiles. */
const DEPTH_STEP = 0.5;

interface Walker {
  image: Phaser.GameObjects.Image;
  boxes: Phaser.GameObjects.Image;
  pool: Phaser.GameObjects.Image;
  pin: Phaser.GameObjects.Image;
  way: { x: number; y: number }[];
  leg: number; // of the way, walked towards
  x: number;
  y: number;
  goal: string; // key of the place; '' on the way out
  kind: Place['kind'];
  back: boolean;
  alpha: number;
  stayMs: number;
  frame: string;
  slot: number; // among the racks of a huge hall, −1 without
}

const keyOf = (place: Place): string => `${place.kind}${place.x},${place.y}`;

export class CrewView {
  private readonly walkers: Walker[] = [];
  private rounds: readonly Place[] = [];
  private nextRound = 0;
  private sheet: HallSheet | null = null;
  private clock = 0;
  private shown = true;
  private arrived = false; // the first ones of a hall are there already
  private night = false;
  private model: HallModel | null = null;
  private wanted = 0; // on rounds
  private setOut = 0; // ms until the next one may
  private written = 0; // ms since
  private readonly pins: Phaser.GameObjects.Layer;
  private zoom = 1;

  constructor(private readonly scene: Phaser.Scene, private readonly racks: RackField, private readonly light: Phaser.GameObjects.Layer) {
    this.pins = scene.add.layer();
  }

  /** Pins lie over all that is drawn so far. */
  raisePins(): void {
    this.scene.children.bringToTop(this.pins);
  }

  setZoom(zoom: number): void {
    if (zoom !== this.zoom) {
      this.zoom = zoom;
      for (const { pin } of this.walkers) pin.setScale(PIN_SIZE / zoom);
    }
    const on = zoom < PIN_ZOOM && (this.model?.rows.length ?? 0) > CROWDED;
    if (this.pins.visible !== on) this.pins.setVisible(on);
  }

  /** New work: those whose place is gone go home, those without one go to it. `moves`: else everybody stands where the work is. */
  assign(model: HallModel, places: readonly Place[], rounds: readonly Place[], count: number, sheet: HallSheet, night: boolean, moves: boolean): void {
    this.model = model;
    this.wanted = Math.min(count, rounds.length);
    this.sheet = sheet;
    this.night = night;
    this.rounds = rounds;
    const wanted = new Map(places.map((place) => [keyOf(place), place]));
    for (const walker of this.walkers) {
      if (walker.goal === '' || walker.kind === 'round') continue;
      if (wanted.has(walker.goal)) wanted.delete(walker.goal);
      else this.sendHome(walker);
    }
    for (const place of wanted.values()) this.send(model, place, moves && this.arrived);
    if (!this.arrived) for (let i = 0; i < this.wanted; i++) this.send(model, this.nextPlace(), false);
    this.arrived = true;
    for (const walker of this.walkers) this.draw(walker, true);
  }

  /** Rounds that lie apart: every second place, then the others. */
  private nextPlace(): Place {
    const { length } = this.rounds;
    const stride = Math.max(1, Math.floor(length / Math.max(1, this.wanted)));
    const at = this.nextRound++;
    return this.rounds[(at * stride + Math.floor((at * stride) / length)) % length]!;
  }

  /** Another hall, or another floor plan. */
  clear(): void {
    this.arrived = false;
    for (const walker of this.walkers) {
      walker.goal = '';
      walker.alpha = 0;
      walker.leg = walker.way.length;
      this.leave(walker);
      this.draw(walker, true);
    }
  }

  /** Another part of a huge hall is near: who is elsewhere is no longer drawn. */
  keepWithin(bounds: Bounds): void {
    for (const walker of this.walkers) {
      if (walker.alpha === 0 || pieceWithin(bounds, Math.floor(walker.x), Math.floor(walker.y), 1, 1)) continue;
      Object.assign(walker, { goal: '', alpha: 0, leg: walker.way.length });
      this.draw(walker, true);
    }
  }

  setVisible(visible: boolean): void {
    if (visible === this.shown) return;
    this.shown = visible;
    for (const walker of this.walkers) this.draw(walker, true);
  }

  private send(model: HallModel, place: Place, moves: boolean): void {
    const way = place.from ? [place.from, place] : wayTo(model.room, (x, y) => model.indexAt(x, y) >= 0, place);
    const walker = this.walkers.find((entry) => entry.goal === '' && entry.alpha === 0) ?? this.hire();
    Object.assign(walker, { goal: keyOf(place), kind: place.kind, back: false, stayMs: STAY_MS + (this.nextRound % 4) * STAY_MORE_MS, way: way ?? [place], leg: 0 });
    const at = way && moves ? way[0]! : place;
    walker.x = at.x;
    walker.y = at.y;
    walker.alpha = moves ? 0.01 : 1;
    if (!moves || !way) walker.leg = walker.way.length;
  }

  private sendHome(walker: Walker): void {
    walker.goal = '';
    walker.back = true;
    walker.leg = walker.way.length - 1;
  }

  private hire(): Walker {
    const image = this.scene.add.image(0, 0, this.sheet!.key).setOrigin(0, 0);
    const boxes = this.scene.add.image(0, 0, this.sheet!.key).setOrigin(0, 0);
    const pool = this.scene.add.image(0, 0, POOL).setBlendMode(Phaser.BlendModes.ADD).setScale(5, 2.5).setTint(0xffdca0);
    this.racks.layer.add([image, boxes]);
    this.light.add(pool);
    const pin = this.scene.add.image(0, 0, PIN).setOrigin(0.5, 1).setScale(PIN_SIZE / this.zoom);
    this.pins.add(pin);
    const walker: Walker = { image, boxes, pool, pin, way: [], leg: 0, x: 0, y: 0, goal: '', kind: 'mend', back: false, alpha: 0, stayMs: 0, frame: '', slot: -1 };
    this.walkers.push(walker);
    return walker;
  }

  animate(delta: number): void {
    this.clock += delta;
    this.setOut -= delta;
    this.written += delta;
    let rounds = 0;
    for (const walker of this.walkers) {
      if (walker.alpha === 0) continue;
      if (walker.kind === 'round' && walker.goal !== '') rounds++;
      this.walk(walker, delta);
      this.draw(walker, false);
    }
    if (this.written > WRITE_MS) this.written = 0;
    if (rounds >= this.wanted || this.setOut > 0 || !this.model || !this.shown) return;
    this.setOut = SET_OUT_MS;
    this.send(this.model, this.nextPlace(), true);
  }

  private leave(walker: Walker): void {
    this.racks.drop(walker.slot);
    walker.slot = -1;
  }

  private walk(walker: Walker, delta: number): void {
    const leaves = walker.goal === '' && walker.leg < 0;
    walker.alpha = Math.min(1, Math.max(0, walker.alpha + (leaves ? -delta : delta) / FADE_MS));
    const target = walker.way[walker.leg];
    if (!target) {
      if (walker.goal !== '' && walker.kind === 'round' && (walker.stayMs -= delta) < 0) this.sendHome(walker);
      return;
    }
    const dx = target.x - walker.x;
    const dy = target.y - walker.y;
    const far = Math.abs(dx) + Math.abs(dy); // along one axis at a time
    const step = Math.min(far, delta * TILES_PER_MS);
    if (far > 0) {
      walker.x += (dx / far) * step;
      walker.y += (dy / far) * step;
    }
    if (far - step < 0.01) walker.leg += walker.back ? -1 : 1;
  }

  private draw(walker: Walker, anew: boolean): void {
    const { image, boxes, pool, pin } = walker;
    const many = this.racks.isMany;
    const seen = this.shown && walker.alpha > 0;
    if (image.visible !== (seen && !many)) image.setVisible(seen && !many);
    if (!seen && walker.slot >= 0) this.leave(walker);
    const here = walker.goal !== '' && walker.leg >= walker.way.length;
    const boxed = seen && !many && here && walker.kind === 'install';
    const opens = boxed && (anew || !boxes.visible);
    if (boxes.visible !== boxed) boxes.setVisible(boxed);
    const lit = seen && this.night;
    if (pool.visible !== lit) pool.setVisible(lit);
    if (pin.visible !== seen) pin.setVisible(seen);
    if (!seen || !this.sheet) return;
    const sprite = !here ? ((this.clock / STEP_MS) % 2 < 1 ? 'technician-walk' : 'technician-stand') : walker.kind === 'mend' ? 'technician-kneel' : 'technician-tablet';
    const { x, y } = walker;
    const at = this.sheet.at(sprite) ?? [0, 0];
    pin.setPosition(isoX(x + 0.5, y + 0.5), isoY(x + 0.5, y + 0.5, PIN_TALL)).setAlpha(walker.alpha);
    if (lit) pool.setPosition(isoX(x + 0.5, y + 0.5), isoY(x + 0.5, y + 0.5)).setAlpha(0.2 * walker.alpha);
    if (many) {
      if (anew || this.written > WRITE_MS) walker.slot = this.racks.put(walker.slot, x + y + 0.4, sprite, isoX(x, y) + at[0], isoY(x, y) + at[1], walker.alpha);
      return;
    }
    if (anew || sprite !== walker.frame) {
      walker.frame = sprite;
      image.setTexture(this.sheet.key, sprite).setOrigin(0, 0).setScale(1 / this.sheet.scale);
    }
    image.setPosition(isoX(x, y) + at[0], isoY(x, y) + at[1]).setAlpha(walker.alpha);
    const depth = Math.round((x + y + 0.4) / DEPTH_STEP) * DEPTH_STEP;
    if (image.depth !== depth) image.setDepth(depth);
    if (!opens) return;
    const lies = this.sheet.at('boxes-1') ?? [0, 0];
    boxes.setTexture(this.sheet.key, 'boxes-1').setOrigin(0, 0).setScale(1 / this.sheet.scale).setPosition(isoX(x + 0.9, y) + lies[0], isoY(x + 0.9, y) + lies[1]).setDepth(x + y + 0.9);
  }
}
