/** Warning lights before what has stopped by itself: red where something is broken or a breaker is open, amber while it comes back. */
import type Phaser from 'phaser';
import type { Catalog, Site, Structure } from '../../sim/index.ts';
import { anchorsOf, type AtlasScale } from '../shared/atlas.ts';
import { placed, type SpriteSpec } from '../shared/spec.ts';
import { SpriteList } from '../shared/spriteList.ts';
import { defOf } from './structureLook.ts';

const RED = 0xff5a3c;
const AMBER = 0xffb03a;
const BLINK_MS = 500; // on, then off
const FRAMES = ['beacon-1/body', 'beacon-0/body'] as const;

/** The light that a structure shows; null when it runs, rests or is not there yet. Chillers and towers that lost their power come back one by one; engines at rest are no trouble. */
export function beaconOf(structure: Structure, catalog: Catalog): number | null {
  if (structure.stage === 'failed') return RED;
  if (structure.stage !== 'ready') return null;
  const { hall } = structure;
  if (hall) return hall.breakerUntilS > 0 ? RED : hall.transient || hall.shedByOrder ? AMBER : null;
  return structure.startLeftS > 0 && defOf(catalog, structure)?.kind === 'heat-rejection' ? AMBER : null;
}

export class CampusBeacons {
  private readonly list: SpriteList;
  private key = '';
  private plain = false; // under an overlay, whose own marks tell
  private scale: AtlasScale = 1;
  private lit = 0;

  constructor(scene: Phaser.Scene) {
    this.list = new SpriteList(scene, 'campus');
  }

  rebuild(plain: boolean, scale: AtlasScale): void {
    this.plain = plain;
    this.scale = scale;
    this.key = '';
  }

  show(site: Site | null, catalog: Catalog): void {
    let key = `${this.plain}${this.scale}`;
    for (const structure of this.plain ? [] : site?.structures ?? []) {
      const tint = beaconOf(structure, catalog);
      if (tint !== null) key += `,${structure.id}:${tint}`;
    }
    if (key === this.key) return;
    this.key = key;
    const anchors = anchorsOf('campus');
    const specs: SpriteSpec[] = [];
    for (const structure of this.plain ? [] : site?.structures ?? []) {
      const tint = beaconOf(structure, catalog);
      const def = defOf(catalog, structure);
      if (tint === null || !def) continue;
      const spec = placed(anchors, 'beacon-1', 'body', structure.x + def.w - 0.1, structure.y + def.d + 0.06);
      if (spec) specs.push({ ...spec, tint });
    }
    this.list.show(specs, this.scale);
    this.lit = 0;
  }

  /** Without motion it is not called, and a light stays on. */
  blink(beatMs: number): void {
    const next = Math.floor(beatMs / BLINK_MS) % 2;
    if (next === this.lit) return;
    this.lit = next;
    const at = anchorsOf('campus');
    const [on, off] = [at['beacon-1']?.at['body'], at['beacon-0']?.at['body']];
    if (!on || !off) return;
    const [dx, dy] = next === 1 ? [off[0] - on[0], off[1] - on[1]] : [on[0] - off[0], on[1] - off[1]];
    for (let i = 0; i < this.list.count; i++) {
      const image = this.list.at(i);
      image?.setFrame(FRAMES[next]!, false, false).setPosition(image.x + dx, image.y + dy);
    }
  }
}
