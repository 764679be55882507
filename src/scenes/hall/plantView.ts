/** Units at the walls and between racks, network corner, deliveries by the gate. Their fans turn while there is air to move. */
import type Phaser from 'phaser';
import type { Catalog, Frame } from '../../sim/index.ts';
import { unitTiles } from '../../app/simValues.ts';
import type { AtlasScale } from '../shared/atlas.ts';
import { INSTALLING } from '../shared/constants.ts';
import { isoX, isoY } from '../shared/iso.ts';
import { SpriteList } from '../shared/spriteList.ts';
import { greyFrame, type HallSheet } from './bake.ts';
import type { HallModel } from './hallModel.ts';
import { deliveriesAt, plantOf, type Unit } from './room.ts';

const FAN_MS = 90;
const FANS = 4;
const CRATES = 6;

export const airUnitsOf = (frame: Frame, hall: number): Frame['airUnits'] => frame.airUnits.filter((unit) => unit.hall === hall);

/** Racks, units and storage that have come and are not yet in place. */
export function arriving(model: HallModel, frame: Frame): number {
  const { hall } = model.here;
  let count = hall.storage?.coming.length ?? 0;
  for (const r of model.rows) if (frame.racks.state[r] === INSTALLING) count++;
  for (const unit of hall.units) count += unit.ordered.length;
  return Math.min(CRATES, count);
}

interface Fan {
  image: Phaser.GameObjects.Image;
  frames: readonly string[];
  phase: number;
}

export class PlantView {
  private readonly walls: SpriteList;
  private readonly between: Phaser.GameObjects.Image[] = [];
  private fans: Fan[] = [];
  private duty = 0;
  private clock = 0;
  private beat = 0;

  /** The layer of the racks: what stands between them is sorted with them. */
  among!: Phaser.GameObjects.Layer;

  constructor(private readonly scene: Phaser.Scene) {
    this.walls = new SpriteList(scene, 'hall');
  }

  show(model: HallModel, frame: Frame, catalog: Catalog, overlaid: boolean, sheet: HallSheet, scale: AtlasScale): void {
    const { hall, structure } = model.here;
    const { cols } = model.room;
    const units = plantOf(model.room, hall, airUnitsOf(frame, structure.id), catalog);
    const stored = hall.storage?.tiles ?? [];
    // What caused the trouble keeps its colour under an overlay.
    const frameOf = (unit: Unit): string => (overlaid && !unit.failed ? greyFrame(unit.sprite) : unit.sprite);
    const inRow = units.filter((unit) => unit.inRow);
    const taken = new Set([...stored, ...inRow.map((unit) => unit.y * cols + unit.x)]);
    this.fans = [];
    const standing = [...units.filter((unit) => !unit.inRow), ...(overlaid ? [] : deliveriesAt(model.room, arriving(model, frame), units))].sort((a, b) => a.x + a.y - b.x - b.y);
    this.walls.show(standing.flatMap((unit) => {
      const at = sheet.at(frameOf(unit));
      return at ? [{ frame: frameOf(unit), x: isoX(unit.x, unit.y) + at[0], y: isoY(unit.x, unit.y) + at[1] }] : [];
    }), scale, sheet.key);
    if (!overlaid) standing.forEach((unit, i) => this.addFan(this.walls.at(i), unit, sheet));
    this.showBetween([
      ...inRow.map((unit) => ({ frame: frameOf(unit), x: unit.x, y: unit.y, unit })),
      ...stored.map((tile) => ({ frame: overlaid ? greyFrame('rack-storage') : 'rack-storage', x: tile % cols, y: Math.floor(tile / cols), unit: null })),
      ...unitTiles(hall).filter((tile) => !taken.has(tile)).map((tile) => ({ frame: 'rack-air8-front-planned', x: tile % cols, y: Math.floor(tile / cols), unit: null })),
    ], overlaid, sheet);
  }

  private showBetween(all: readonly { frame: string; x: number; y: number; unit: Unit | null }[], overlaid: boolean, sheet: HallSheet): void {
    while (this.between.length < all.length) {
      const image = this.scene.add.image(0, 0, sheet.key).setOrigin(0, 0);
      this.among.add(image);
      this.between.push(image);
    }
    this.between.forEach((image, i) => {
      const entry = all[i];
      image.setVisible(entry !== undefined);
      if (!entry) return;
      const at = sheet.at(entry.frame) ?? [0, 0];
      image.setTexture(sheet.key, entry.frame).setOrigin(0, 0).setScale(1 / sheet.scale).setPosition(isoX(entry.x, entry.y) + at[0], isoY(entry.x, entry.y) + at[1]).setDepth(entry.x + entry.y);
      if (entry.unit && !overlaid) this.addFan(image, entry.unit, sheet);
    });
  }

  private addFan(image: Phaser.GameObjects.Image | undefined, { sprite, failed }: Unit, sheet: HallSheet): void {
    if (failed || !image || !/^(?:crah|in-row-cooler)/.test(sprite)) return;
    const [name, turn] = sprite.endsWith('-y') ? [sprite.slice(0, -2), '-y'] : [sprite, ''];
    const frames = Array.from({ length: FANS }, (_, i) => (i === 0 ? sprite : `${name}-${i}${turn}`));
    if (frames.every((frame) => sheet.at(frame))) this.fans.push({ image, frames, phase: this.fans.length % FANS });
  }

  /** Share of full speed of the fans. */
  setDuty(ratio: number): void {
    this.duty = Math.min(1, Math.max(0, ratio));
  }

  animate(delta: number): void {
    if (this.fans.length === 0 || this.duty <= 0.02) return;
    this.clock += delta * (0.4 + 0.6 * this.duty);
    if (this.clock < FAN_MS) return;
    this.clock %= FAN_MS;
    this.beat++;
    for (const fan of this.fans) fan.image.setFrame(fan.frames[(this.beat + fan.phase) % FANS]!, false, false);
  }
}
