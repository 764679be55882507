/**
 * Weather on the move: systems of clouds cross the region with their shadows, as many as the sky over the sites has; where it rains they carry veils
 * of rain, and a storm is a front with its edge. Places are set per frame, pictures only when the weather changes.
 */
import Phaser from 'phaser';
import { anchorsOf, sheetKey, type AtlasScale } from '../shared/atlas.ts';
import { rng } from '../shared/noise.ts';
import type { MapSite } from './mapSpecs.ts';
import { MAP_H, MAP_W } from './relief.ts';

const SYSTEMS = 6;
/** Clouds of a system: px from its middle, and size; the last ones go first where the sky clears. Drawn from far to near. */
const SHAPE = [[6, -2, 1.12], [-104, 20, 0.78], [98, 10, 0.84], [-36, 38, 0.66], [66, 46, 0.58], [-168, -10, 0.44], [176, -22, 0.4]] as const;
const SPAN = MAP_W + 700; // that a system crosses, px
const PX_PER_MS = 0.0055;
const SHADOW_DOWN_PX = 58;
const SHADOW_ASIDE_PX = 26;
const FADE_PX = 170; // at both ends of the way
/** In a storm the systems stand in one line, aslant to its way: a front. */
const SLANT = -0.5;
const FRONT_PHASE = 0.42;
/** From this share of cloud on the k-th system is there, and so much more makes it whole. */
const FIRST = 0.06;
const EVERY = 0.15;
const WHOLE = 0.22;

/** Over an opened site clouds are thin, from so near on and down to so much: what is the player's own stays in sight. */
const THIN_FROM_PX = 150;
const THIN_TO_PX = 55;
const THINNEST = 0.2;

interface Cloud {
  body: Phaser.GameObjects.Image;
  shadow: Phaser.GameObjects.Image;
  rain: Phaser.GameObjects.Image;
  dx: number; // from its system's middle
  dy: number;
  size: number;
  rank: number; // by which it comes and goes
}
interface System {
  y: number;
  phase: number;
  speed: number;
  clouds: Cloud[];
  strength: number; // 0..1
  wet: number; // 0..1
  storm: boolean;
}

export class MapWeather {
  private readonly shadows: Phaser.GameObjects.Layer;
  private readonly rains: Phaser.GameObjects.Layer;
  private readonly bodies: Phaser.GameObjects.Layer;
  private systems: System[] = [];
  private clock = 0;
  private key = '';
  private any = false;
  private own: readonly { def: { mapX: number; mapY: number } }[] = []; // opened sites

  constructor(private readonly scene: Phaser.Scene) {
    this.shadows = scene.add.layer();
    this.rains = scene.add.layer();
    this.bodies = scene.add.layer();
    makeVeil(scene.textures);
  }

  show(sites: readonly MapSite[], scale: AtlasScale): void {
    const key = `${scale}/${sites.map((site) => `${site.id},${Math.round(site.cloud * 16)},${site.storm},${site.rain}`).join(';')}`;
    if (key === this.key) return;
    this.key = key;
    if (this.systems.length === 0) this.systems = this.make();
    this.any = false;
    this.own = sites.filter((site) => site.look !== 'prospect');
    this.systems.forEach((system, k) => this.set(system, k, sites, scale));
    this.move(0);
  }

  private make(): System[] {
    const random = rng(19);
    const systems = Array.from({ length: SYSTEMS }, (_, k): System => ({
      // Lanes from the middle outwards, so that the first system is not at an edge; phases spread the systems over the map.
      y: MAP_H * (0.5 + [-0.18, 0.2, -0.36, 0.36, 0.02, -0.02][k]!), phase: (k * 0.381 + 0.3) % 1, speed: 0.85 + random() * 0.3, strength: 0, wet: 0, storm: false,
      clouds: SHAPE.map(([dx, dy, size], rank) => {
        const shadow = this.scene.add.image(0, 0, 'soft-cloud').setBlendMode(Phaser.BlendModes.MULTIPLY);
        const rain = this.scene.add.image(0, 0, VEIL).setOrigin(0.5, 0);
        const body = this.scene.add.image(0, 0, sheetKey('map', 1)).setOrigin(0, 0);
        this.shadows.add(shadow);
        this.rains.add(rain);
        const turned = k % 2 === 0 ? 1 : -1;
        return { body, shadow, rain, rank, dx: dx * turned + (random() - 0.5) * 26, dy: dy + (random() - 0.5) * 14, size: size * (0.92 + random() * 0.16) };
      }).sort((p, q) => p.dy - q.dy),
    }));
    for (const { clouds } of systems) for (const { body } of clouds) this.bodies.add(body);
    return systems;
  }

  /** What a system is, by the opened site nearest to its lane; a front runs through the site that has the storm. */
  private set(system: System, k: number, sites: readonly MapSite[], scale: AtlasScale): void {
    let near: MapSite | null = null;
    for (const site of sites) if (site.look !== 'prospect' && (!near || Math.abs(site.def.mapY - system.y) < Math.abs(near.def.mapY - system.y))) near = site;
    const share = near ? (near.storm ? 1 : near.cloud) : 0;
    system.strength = Math.min(1, Math.max(0, (share - FIRST - k * EVERY) / WHOLE));
    system.storm = near?.storm ?? false;
    system.wet = near?.storm ? 1 : (near?.rain ?? 0);
    this.any ||= system.strength > 0;
    const seen = Math.ceil(SHAPE.length * (0.45 + 0.55 * system.strength));
    system.clouds.forEach(({ body, shadow, rain, size, rank }) => {
      const there = system.strength > 0 && rank < seen;
      const grown = size * (system.wet > 0 ? 1.15 : 0.92);
      body.setTexture(sheetKey('map', scale), 'weather-cloud/body').setOrigin(0, 0).setScale(grown / scale).setVisible(there).setTint(system.storm ? 0xa9b4c6 : system.wet > 0 ? 0xccd3de : 0xffffff);
      shadow.setDisplaySize(330 * grown, 150 * grown).setVisible(there);
      rain.setDisplaySize(150 * grown, 118 * grown).setVisible(there && system.wet > 0);
    });
  }

  animate(delta: number, moves: boolean): void {
    if (moves && this.any) this.move(delta);
  }

  private thinness(x: number, y: number): number {
    let least = 1;
    for (let i = 0; i < this.own.length; i++) {
      const { mapX, mapY } = this.own[i]!.def;
      least = Math.min(least, Math.max(THINNEST, (Math.hypot(x - mapX, (y - mapY) * 1.4) - THIN_TO_PX) / (THIN_FROM_PX - THIN_TO_PX)));
    }
    return least;
  }

  private move(delta: number): void {
    this.clock += delta;
    const home = anchorsOf('map')['weather-cloud']?.at['body'];
    if (!home) return;
    for (let k = 0; k < this.systems.length; k++) {
      const system = this.systems[k]!;
      if (system.strength <= 0) continue;
      const way = system.storm ? this.clock * PX_PER_MS + FRONT_PHASE * SPAN : this.clock * PX_PER_MS * system.speed + system.phase * SPAN;
      const x = (way % SPAN) - 350 + (system.storm ? (system.y - MAP_H / 2) * SLANT : 0);
      const ends = Math.min(1, Math.max(0, (x + 350) / FADE_PX), Math.max(0, (SPAN - 350 - x) / FADE_PX));
      const alpha = ends * (0.45 + 0.55 * system.strength);
      for (let i = 0; i < system.clouds.length; i++) {
        const { body, shadow, rain, dx, dy, size } = system.clouds[i]!;
        const [cx, cy] = [x + dx, system.y + dy];
        const grown = size * (system.wet > 0 ? 1.15 : 0.92);
        body.x = cx + home[0] * grown;
        body.y = cy + home[1] * grown;
        const thin = this.thinness(cx, cy);
        body.alpha = alpha * 0.86 * thin;
        shadow.x = cx + SHADOW_ASIDE_PX;
        shadow.y = cy + SHADOW_DOWN_PX;
        shadow.alpha = alpha;
        rain.x = cx - 6 * grown;
        rain.y = cy - 4 * grown;
        rain.alpha = alpha * system.wet * 0.9 * Math.max(0.45, thin);
      }
    }
  }
}

const VEIL = 'map-rain';
/** A curtain of rain: aslant, thinner towards the ground. */
function makeVeil(textures: Phaser.Textures.TextureManager): void {
  if (textures.exists(VEIL)) return;
  const [w, h] = [150, 118];
  const texture = textures.createCanvas(VEIL, w, h);
  if (!texture) return;
  const { context } = texture;
  const random = rng(5);
  const fade = context.createLinearGradient(0, 0, 0, h);
  fade.addColorStop(0, 'rgba(70,86,116,0.5)');
  fade.addColorStop(1, 'rgba(70,86,116,0)');
  context.fillStyle = fade;
  context.beginPath();
  context.moveTo(w * 0.16, 0);
  context.lineTo(w * 0.92, 0);
  context.lineTo(w * 0.76, h);
  context.lineTo(w * 0.06, h);
  context.fill();
  const line = context.createLinearGradient(0, 0, 0, h);
  line.addColorStop(0, 'rgba(206,224,244,0.75)');
  line.addColorStop(1, 'rgba(206,224,244,0.05)');
  context.strokeStyle = line;
  context.lineWidth = 1.1;
  for (let i = 0; i < 46; i++) {
    const x = w * 0.15 + random() * w * 0.74;
    const [from, long] = [random() * h * 0.6, h * (0.16 + random() * 0.24)];
    context.beginPath();
    context.moveTo(x - from * 0.14, from);
    context.lineTo(x - (from + long) * 0.14, from + long);
    context.stroke();
  }
  texture.refresh();
}
