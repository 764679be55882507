/** Weather on the move: clouds and their shadows cross the land round each site whose sky has them; a storm brings rain clouds. */
import Phaser from 'phaser';
import { anchorsOf, sheetKey, type AtlasScale } from '../shared/atlas.ts';
import type { MapSite } from './mapSpecs.ts';

const MOST_CLOUDS = 3; // over one site
const SPAN_PX = 560; // that a cloud crosses
const PX_PER_MS = 0.007;
const SHADOW_DOWN_PX = 46;
const FADE = 0.16; // of the span, at both ends
const RISE = [-70, -118, -24];

interface Cloud {
  body: Phaser.GameObjects.Image;
  shadow: Phaser.GameObjects.Image;
  x: number;
  y: number;
  phase: number;
  size: number;
  rain: boolean;
}

export class MapWeather {
  private readonly shadows: Phaser.GameObjects.Layer;
  private readonly bodies: Phaser.GameObjects.Layer;
  private readonly clouds: Cloud[] = [];
  private used = 0;
  private clock = 0;
  private key = '';

  constructor(private readonly scene: Phaser.Scene) {
    this.shadows = scene.add.layer();
    this.bodies = scene.add.layer();
  }

  show(sites: readonly MapSite[], scale: AtlasScale): void {
    const counts = sites.map((site) => (site.storm ? MOST_CLOUDS : Math.round(site.cloud * 2)));
    const key = `${scale}/${sites.map((site, i) => `${site.id},${counts[i]},${site.storm}`).join(';')}`;
    if (key === this.key) return;
    this.key = key;
    this.used = 0;
    sites.forEach((site, i) => {
      for (let k = 0; k < counts[i]!; k++) this.place(site, k, scale);
    });
    for (let i = this.used; i < this.clouds.length; i++) {
      this.clouds[i]!.body.setVisible(false);
      this.clouds[i]!.shadow.setVisible(false);
    }
    this.move(0);
  }

  private place(site: MapSite, k: number, scale: AtlasScale): void {
    let cloud = this.clouds[this.used];
    if (!cloud) {
      const shadow = this.scene.add.image(0, 0, 'soft-cloud').setBlendMode(Phaser.BlendModes.MULTIPLY);
      const body = this.scene.add.image(0, 0, sheetKey('map', scale)).setOrigin(0, 0);
      this.shadows.add(shadow);
      this.bodies.add(body);
      cloud = { body, shadow, x: 0, y: 0, phase: 0, size: 1, rain: false };
      this.clouds.push(cloud);
    }
    this.used++;
    cloud.rain = site.storm && k < 2;
    cloud.x = site.def.mapX;
    cloud.y = site.def.mapY + RISE[k % RISE.length]!;
    cloud.phase = (k * 0.37 + (site.def.mapX % 97) / 97) % 1;
    cloud.size = cloud.rain ? 0.7 : 0.46 + (k % 2) * 0.12;
    cloud.body.setTexture(sheetKey('map', scale), cloud.rain ? 'weather-rain/body' : 'weather-cloud/body').setOrigin(0, 0).setScale(cloud.size / scale).setVisible(true);
    cloud.shadow.setDisplaySize(250 * cloud.size, 96 * cloud.size).setVisible(true);
  }

  animate(delta: number, moves: boolean): void {
    if (moves && this.used > 0) this.move(delta);
  }

  private move(delta: number): void {
    this.clock += delta;
    for (let i = 0; i < this.used; i++) {
      const { body, shadow, x, y, phase, size, rain } = this.clouds[i]!;
      const home = anchorsOf('map')[rain ? 'weather-rain' : 'weather-cloud']?.at['body'];
      if (!home) continue;
      const share = (this.clock * PX_PER_MS / SPAN_PX + phase) % 1;
      const at = x + (share - 0.5) * SPAN_PX;
      const alpha = Math.min(1, share / FADE, (1 - share) / FADE);
      body.setPosition(at + home[0] * size, y + home[1] * size).setAlpha(alpha * (rain ? 0.95 : 0.82));
      shadow.setPosition(at + 14, y + SHADOW_DOWN_PX).setAlpha(alpha * (rain ? 1 : 0.7));
    }
  }
}
