/** Halls at work glow: the more of their power they draw, the brighter; the warmer their air, the redder. */
import Phaser from 'phaser';
import type { Catalog, Site } from '../../sim/index.ts';
import { mix } from '../shared/colour.ts';
import { isoX, isoY } from '../shared/iso.ts';
import { defOf, dutyOf, heightOf } from './structureLook.ts';

const COOL = 0xff9d52;
const HOT = 0xff4a1e;
const COOL_C = 24;
const SPAN_K = 12;
const BLOB_TILES = 3.2;

interface Blob {
  x: number;
  y: number;
  w: number;
  alpha: number;
  tint: number;
}

export class Warmth {
  private readonly layer: Phaser.GameObjects.Layer;
  private readonly images: Phaser.GameObjects.Image[] = [];
  private key = '';

  constructor(private readonly scene: Phaser.Scene) {
    this.layer = scene.add.layer();
  }

  /** `dark` as of the daylight: at night the same warmth is seen better. */
  show(site: Site | null, catalog: Catalog, dark: number, hidden: boolean): void {
    const blobs = hidden || !site ? [] : blobsOf(site, catalog);
    const key = blobs.map(({ x, y, alpha, tint }) => `${Math.round(x)},${Math.round(y)},${Math.round(alpha * 50)},${tint}`).join(';') + Math.round(dark * 12);
    if (key === this.key) return;
    this.key = key;
    while (this.images.length < blobs.length) {
      const image = this.scene.add.image(0, 0, 'soft-drop').setBlendMode(Phaser.BlendModes.ADD);
      this.images.push(image);
      this.layer.add(image);
    }
    this.images.forEach((image, i) => {
      const blob = blobs[i];
      image.setVisible(blob !== undefined);
      if (blob) image.setPosition(blob.x, blob.y).setDisplaySize(blob.w, blob.w * 0.52).setTint(blob.tint).setAlpha(blob.alpha * (0.8 + dark * 0.6));
    });
  }
}

function blobsOf(site: Site, catalog: Catalog): Blob[] {
  return site.structures.flatMap((structure) => {
    const def = defOf(catalog, structure);
    const { hall } = structure;
    if (!def || !hall || structure.stage !== 'ready' || hall.poweredGpus === 0) return [];
    const duty = dutyOf(structure, def);
    const tint = mix(COOL, HOT, Math.min(1, Math.max(0, (hall.hottestInletC - COOL_C) / SPAN_K)));
    const count = Math.max(1, Math.round(Math.max(def.w, def.d) / BLOB_TILES));
    const long = def.w >= def.d;
    return Array.from({ length: count }, (_, i): Blob => {
      const at = (i + 0.5) / count;
      const x = structure.x + def.w * (long ? at : 0.5);
      const y = structure.y + def.d * (long ? 0.5 : at);
      return { x: isoX(x, y), y: isoY(x, y, heightOf(def) * 0.8), w: (Math.min(def.w, def.d) + BLOB_TILES) * 44, alpha: 0.07 + duty * 0.2, tint };
    });
  });
}
