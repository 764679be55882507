/** What moves on a campus: steam, fans, cranes, people, trucks, clouds, power on its way. Still when motion is off. */
import Phaser from 'phaser';
import type { Catalog, Frame, Site } from '../../sim/index.ts';
import { anchorsOf, type AtlasScale } from '../shared/atlas.ts';
import { HOUR_S } from '../shared/constants.ts';
import { isoX, isoY, type Bounds } from '../shared/iso.ts';
import { placed, type SpriteSpec } from '../shared/spec.ts';
import { SpriteList } from '../shared/spriteList.ts';
import type { CampusDrawing } from './drawing.ts';
import type { Feeder, Medium } from './feeders.ts';
import type { Ground } from './ground.ts';
import { beatsOf } from './beats.ts';
import { CampusBeacons } from './beacons.ts';
import { DEAD, defOf, dutyOf, FANS, spriteOf, STACKS, STEAM } from './structureLook.ts';

interface Plume {
  index: number;
  phase: number;
  duty: number;
  owner: number; // structure
  dense: number; // alpha at full duty
}
interface Rotor {
  index: number;
  size: string;
  phase: number;
  duty: number;
  owner: number;
}
interface Ride {
  index: number;
  along: 'x' | 'y';
  at: number;
  from: number;
  to: number;
  speed: number;
  lane: number;
  walks: boolean; // to and fro, on foot
}

const EXHAUST = 0x8d8a86;
const EXHAUST_SIZE = 0.34;
const MOST_LORRIES = 6;
const TILE_PER_MS = 1 / 1000;
const WALK = 0.34; // tiles a second
const STRIDE = ['worker-walk/body', 'worker-stand/body'];
const STRIDE_MS = 260;
const PULSE: Record<Medium, number> = { power: 0xffd478, cold: 0x9fdcff, warm: 0xffab8c };

export class CampusLife {
  readonly rotors: SpriteList;
  readonly traffic: SpriteList;
  readonly steam: SpriteList;
  private readonly beacons: CampusBeacons;
  private readonly clouds: Phaser.GameObjects.Image[];
  private readonly pulses: Phaser.GameObjects.Image[] = [];
  private plumes: Plume[] = [];
  private plumeSpecs: SpriteSpec[] = [];
  private spins: Rotor[] = [];
  private rides: Ride[] = [];
  private feeders: readonly Feeder[] = [];
  private drawing: CampusDrawing | null = null;
  private bounds: Bounds = { x: 0, y: 0, w: 1, h: 1 };
  private slow = 0;
  private beat = 0;
  private hour = 0;
  private roadShare = 0; // of the GPUs bought, on their way

  constructor(private readonly scene: Phaser.Scene, private readonly pulseLayer: Phaser.GameObjects.Layer) {
    this.rotors = new SpriteList(scene, 'campus');
    this.traffic = new SpriteList(scene, 'campus');
    this.steam = new SpriteList(scene, 'campus');
    this.beacons = new CampusBeacons(scene);
    this.clouds = [0, 1, 2, 3].map((i) => scene.add.image(0, 0, 'soft-cloud').setBlendMode(Phaser.BlendModes.MULTIPLY).setAngle(-9).setDisplaySize(620 + i * 120, 230 + i * 40));
  }

  /** After the picture was made anew. */
  rebuild(site: Site | null, catalog: Catalog, ground: Ground, bounds: Bounds, drawing: CampusDrawing, scale: AtlasScale, plain: boolean): void {
    const anchors = anchorsOf('campus');
    this.bounds = bounds;
    this.drawing = drawing;
    this.plumes = [];
    this.spins = [];
    const steam: SpriteSpec[] = [];
    const fans: SpriteSpec[] = [];
    for (const structure of site?.structures ?? []) {
      const def = defOf(catalog, structure);
      if (!def || plain || (structure.stage !== 'ready' && structure.stage !== 'failed')) continue;
      const sprite = spriteOf(anchors, def);
      const foot = anchors[sprite]?.foot ?? [def.w, def.d];
      const x = structure.x + (def.w - foot[0]) / 2;
      const y = structure.y + (def.d - foot[1]) / 2;
      const duty = dutyOf(structure, def);
      const { size, hubs } = FANS[sprite] ?? { size: 's', hubs: [] };
      for (const [dx, dy, z] of hubs) {
        const spec = placed(anchors, `fan-${size}-0`, 'body', x + dx, y + dy, z);
        if (!spec) continue;
        this.spins.push({ index: fans.length, size, phase: (structure.id + this.spins.length) % 4, duty, owner: structure.id });
        fans.push(structure.stage === 'failed' ? { ...spec, tint: DEAD } : spec);
      }
      const smokes = def.kind === 'genset';
      for (const [dx, dy, z] of (smokes ? STACKS[sprite] ?? STACKS['genset'] : STEAM[sprite]) ?? []) {
        const home = anchors['steam-0']?.at['body'];
        if (!home) continue;
        const size = smokes ? EXHAUST_SIZE : 1;
        const dense = smokes ? 0.5 : 0.9;
        this.plumes.push({ index: steam.length, phase: (structure.id * 2 + this.plumes.length * 3) % 6, duty, owner: structure.id, dense });
        steam.push({ frame: 'steam-0/body', x: isoX(x + dx, y + dy) + home[0] * size, y: isoY(x + dx, y + dy, z) + home[1] * size, scale: size, alpha: 0, ...(smokes ? { tint: EXHAUST } : {}) });
      }
    }
    this.rotors.show(fans, scale);
    this.steam.show(steam, scale);
    this.plumeSpecs = steam;
    this.beacons.rebuild(plain, scale);
    this.takeDuties(site, catalog);
    this.setTraffic(site, catalog, ground, scale, plain);
    for (const [i, cloud] of this.clouds.entries()) {
      cloud.setVisible(!plain).setPosition(bounds.x + bounds.w * ((i * 0.37 + 0.1) % 1), bounds.y + bounds.h * ((i * 0.53 + 0.2) % 1));
    }
  }

  /** Steam by the heat rejected, exhaust by output, fans by load: of this moment, without making a list anew. */
  takeDuties(site: Site | null, catalog: Catalog): void {
    this.beacons.show(site, catalog);
    if (!site || (this.plumes.length === 0 && this.spins.length === 0)) return;
    let plume = 0;
    let spin = 0;
    // Both lists are in the order of the site's structures.
    for (const structure of site.structures) {
      const def = defOf(catalog, structure);
      const duty = def ? dutyOf(structure, def) : 0;
      for (; this.plumes[plume]?.owner === structure.id; plume++) {
        const entry = this.plumes[plume]!;
        entry.duty = duty;
        const alpha = duty > 0.03 ? entry.dense * (0.35 + 0.65 * duty) : 0;
        this.plumeSpecs[entry.index]!.alpha = alpha;
        this.steam.at(entry.index)?.setAlpha(alpha);
      }
      for (; this.spins[spin]?.owner === structure.id; spin++) this.spins[spin]!.duty = duty;
    }
  }

  /** Lorries on the road: the more of what was bought is still under way, the more of them. */
  get lorries(): number {
    return Math.ceil(this.roadShare * MOST_LORRIES - 0.1);
  }

  /** Cars by day; lorries for what is under way, which queue at the gate. */
  private setTraffic(site: Site | null, catalog: Catalog, ground: Ground, scale: AtlasScale, plain: boolean): void {
    const anchors = anchorsOf('campus');
    const { cols, rows } = ground;
    this.rides = [];
    const specs: SpriteSpec[] = [];
    const ride = (sprite: string, along: 'x' | 'y', at: number, from: number, to: number, lane: number, speed: number, walks = false): void => {
      const spec = placed(anchors, sprite, 'body', 0, 0);
      if (!spec) return;
      this.rides.push({ index: specs.length, along, at, from, to, lane, speed, walks });
      specs.push(spec);
    };
    if (!plain) {
      const orders = (site?.structures ?? []).filter((structure) => structure.stage === 'ordered' || structure.stage === 'building').length;
      ride('truck-car-x', 'x', cols * 0.2, -24, cols + 24, rows + 0.12, 1.4);
      ride('truck-van-x', 'x', cols * 0.9, -24, cols + 24, rows + 0.12, 1.1);
      ride('truck-car-y-2', 'y', rows * 0.4, -18, rows + 24, cols + 0.1, 1.3);
      const lorries = Math.min(MOST_LORRIES, Math.min(3, orders) + this.lorries);
      for (let i = 0; i < lorries; i++) ride(i % 2 ? 'truck-flatbed-x' : 'truck-semi-x', 'x', cols * 0.3 - i * 3.5, -24, cols * 0.42 - i * 2.1, rows + 0.12, 1);
    }
    if (!plain && site) {
      for (const { x, y, length, count } of beatsOf(site, catalog, ground)) {
        for (let i = 0; i < count; i++) ride('worker-walk', 'x', x + (length * (i + 0.6)) / count, x, x + length, y + (i % 2) * 0.16, WALK * (i % 2 ? -1 : 1) * (1 + 0.13 * i), true);
      }
    }
    this.traffic.show(specs, scale);
    this.moveTraffic(0);
  }

  setFeeders(feeders: readonly Feeder[]): void {
    this.feeders = feeders;
    const wanted = feeders.reduce((sum, feeder) => sum + feeder.pulses, 0);
    while (this.pulses.length < wanted) {
      const image = this.scene.add.image(0, 0, 'soft-drop').setBlendMode(Phaser.BlendModes.ADD).setScale(0.34, 0.2);
      this.pulses.push(image);
      this.pulseLayer.add(image);
    }
    let used = 0;
    for (const { pulses, medium } of feeders) for (let i = 0; i < pulses; i++) this.pulses[used++]!.setVisible(true).setTint(PULSE[medium]);
    for (; used < this.pulses.length; used++) this.pulses[used]!.setVisible(false);
    this.movePulses();
  }

  /** Fresh duties, without making the lists anew. */
  takeFrame(frame: Frame): void {
    this.hour = Math.floor(frame.timeS / HOUR_S);
    const { bought, delivered } = frame.compute.waterfall;
    this.roadShare = bought > 0 ? 1 - delivered / bought : 0;
  }

  light(shade: number, dark: number): void {
    this.rotors.light(shade, dark);
    this.traffic.light(shade, dark);
    this.steam.light(shade, dark);
    for (const cloud of this.clouds) cloud.setAlpha(1 - dark * 0.7);
  }

  animate(delta: number, moves: boolean, zoom: number): void {
    this.showDetails(zoom);
    if (!moves) return;
    this.beat += delta;
    this.slow += delta;
    this.beacons.blink(this.beat);
    this.movePulses();
    this.moveTraffic(delta);
    for (const cloud of this.clouds) {
      cloud.x += delta * 0.006;
      cloud.y += delta * 0.0015;
      if (cloud.x - 400 > this.bounds.x + this.bounds.w) cloud.x = this.bounds.x - 400;
    }
    if (this.slow < 80) return;
    this.slow %= 80;
    const tick = Math.floor(this.beat / 80);
    for (const { index, size, phase, duty } of this.spins) {
      if (duty <= 0.01) continue;
      const turn = Math.floor((this.beat / 1000) * (4 + duty * 8)) + phase;
      this.rotors.at(index)?.setFrame(FAN_FRAMES[size]![turn % 4]!, false, false);
    }
    if (tick % 2 === 0) {
      for (const { index, phase } of this.plumes) this.steam.at(index)?.setFrame(STEAM_FRAMES[(tick / 2 + phase) % 6]!, false, false);
    }
  }

  /** People and machines at work; on `list`, which holds them sorted among the buildings. */
  animateWork(list: SpriteList, moves: boolean): void {
    if (!moves || !this.drawing) return;
    const step = Math.floor(this.beat / 250);
    for (let i = 0; i < this.drawing.workers.length; i++) {
      if ((step + i) % 3 === 0) continue;
      list.tagged(this.drawing.workers[i]!)?.setFrame((step + i) % 2 === 0 ? 'worker-stand/body' : 'worker-walk/body', false, false);
    }
  }
  craneTurn(start: number): number {
    const ofDay = this.hour % 24;
    const worked = Math.floor(this.hour / 24) * 12 + Math.min(12, Math.max(0, ofDay - 7));
    return (start + worked) % 8;
  }

  private movePulses(): void {
    let used = 0;
    for (const feeder of this.feeders) {
      for (let i = 0; i < feeder.pulses; i++) {
        const image = this.pulses[used++]!;
        const along = (this.beat * feeder.speed + (feeder.length * i) / feeder.pulses) % feeder.length;
        feeder.place(along, image);
      }
    }
  }

  private moveTraffic(delta: number): void {
    for (const ride of this.rides) {
      ride.at += delta * TILE_PER_MS * ride.speed;
      if (ride.walks && (ride.at > ride.to || ride.at < ride.from)) {
        ride.speed = -ride.speed;
        ride.at = Math.min(ride.to, Math.max(ride.from, ride.at));
      } else if (ride.at > ride.to) ride.at = ride.to < 30 && ride.speed === 1 ? ride.to : ride.from;
      const image = this.traffic.at(ride.index);
      if (!image) continue;
      if (ride.walks) image.setFrame(STRIDE[Math.floor(this.beat / STRIDE_MS + ride.index) % 2]!, false, false);
      const x = ride.along === 'x' ? ride.at : ride.lane;
      const y = ride.along === 'x' ? ride.lane : ride.at;
      const home = HOME.get(image.frame.name) ?? findHome(image.frame.name);
      image.setPosition(isoX(x, y) + home[0], isoY(x, y) + home[1]);
    }
  }

  private showDetails(zoom: number): void {
    this.traffic.layer.setVisible(zoom > 0.42);
    this.rotors.layer.setVisible(zoom > 0.42);
  }
}

const STEAM_FRAMES = [0, 1, 2, 3, 4, 5].map((i) => `steam-${i}/body`);
const FAN_FRAMES: Record<string, string[]> = Object.fromEntries(['l', 'm', 's'].map((size) => [size, [0, 1, 2, 3].map((i) => `fan-${size}-${i}/body`)]));
const HOME = new Map<string, readonly [number, number]>();
function findHome(frame: string): readonly [number, number] {
  const [sprite = '', layer = ''] = frame.split('/');
  const at = anchorsOf('campus')[sprite]?.at[layer] ?? [0, 0];
  HOME.set(frame, at);
  return at;
}
