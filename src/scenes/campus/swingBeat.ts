/** The swing of the run as it beats through a campus under the power overlay: halls of the run and the substation glow and fade together. Still when motion is off. */
import type Phaser from 'phaser';
import type { Catalog, Site } from '../../sim/index.ts';
import { ACCENT, hex } from '../shared/colour.ts';
import { diamondPath } from '../shared/marks.ts';
import { swings } from './feeders.ts';
import type { Ground } from './ground.ts';
import { defOf } from './structureLook.ts';

/** Slower than a training step, so that it can be followed and never flashes. */
const PERIOD_MS = 2_400;
const RIM = 0.9; // tiles round what beats
const STILL = 0.45; // of full strength, when motion is off

export class SwingBeat {
  private key = '';
  private depth = 0; // 0..1: swing over what the supply takes
  private at = 0;

  constructor(private readonly pen: Phaser.GameObjects.Graphics) {}

  /** What beats now; nothing without the overlay or a run here. */
  show(site: Site | null, catalog: Catalog, ground: Ground, on: boolean): void {
    const swing = site?.power.swing;
    const beats = on && site !== null && swing !== undefined && swing.stepKW > 0;
    this.depth = beats ? Math.min(1, swing.stepKW / Math.max(1, swing.fitsKW)) : 0;
    const halls = beats ? site.structures.filter(({ hall }) => hall !== null && hall.runGpus > 0) : [];
    const colour = hex(beats && swings(site) ? ACCENT.crit : ACCENT.plan);
    const key = `${colour}/${halls.map(({ id }) => id).join()}/${beats}`;
    if (key === this.key) return;
    this.key = key;
    this.pen.clear();
    if (!beats) return;
    this.pen.fillStyle(colour, 1);
    for (const structure of halls) {
      const def = defOf(catalog, structure);
      if (def) this.glow(structure.x, structure.y, def.w, def.d);
    }
    const { x, y, w, d } = ground.substation;
    this.glow(x, y, w, d);
  }

  private glow(x: number, y: number, w: number, d: number): void {
    diamondPath(this.pen, x - RIM, y - RIM, w + 2 * RIM, d + 2 * RIM);
    this.pen.fillPath();
  }

  animate(deltaMs: number, moves: boolean): void {
    this.at = (this.at + deltaMs) % PERIOD_MS;
    const share = moves ? 0.5 - 0.5 * Math.cos((2 * Math.PI * this.at) / PERIOD_MS) : STILL;
    this.pen.setAlpha(0.15 + 0.6 * this.depth * share);
  }
}
