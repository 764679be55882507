/** Images kept in drawing order and used again: the list given is the list on the screen. */
import Phaser from 'phaser';
import { sheetKey, type AtlasScale } from './atlas.ts';
import type { SheetName, SpriteSpec } from './spec.ts';

export class SpriteList {
  readonly layer: Phaser.GameObjects.Layer;
  private readonly images: Phaser.GameObjects.Image[] = [];
  private readonly tags = new Map<string, Phaser.GameObjects.Image>();
  private specs: readonly SpriteSpec[] = [];
  private shade = 0xffffff;
  private glow = 0;

  constructor(private readonly scene: Phaser.Scene, private readonly sheet: SheetName) {
    this.layer = scene.add.layer();
  }

  /** `key` names another texture with the same frames (the grey sheet of overlays). */
  show(specs: readonly SpriteSpec[], scale: AtlasScale, key = sheetKey(this.sheet, scale)): void {
    this.specs = specs;
    this.tags.clear();
    while (this.images.length < specs.length) {
      const image = this.scene.add.image(0, 0, key).setOrigin(0, 0);
      this.images.push(image);
      this.layer.add(image);
    }
    for (let i = 0; i < this.images.length; i++) {
      const image = this.images[i]!;
      const spec = specs[i];
      if (!spec) {
        image.setVisible(false);
        continue;
      }
      image.setTexture(key, spec.frame).setOrigin(0, 0).setPosition(spec.x, spec.y).setScale((spec.scale ?? 1) / scale);
      image.setBlendMode(spec.glow ? Phaser.BlendModes.ADD : Phaser.BlendModes.NORMAL);
      this.lightOne(image, spec);
      if (spec.tag) this.tags.set(spec.tag, image);
    }
  }

  /** Day and night: bodies are multiplied by `shade`, lights come up by `glow`. */
  light(shade: number, glow: number): void {
    if (shade === this.shade && glow === this.glow) return;
    this.shade = shade;
    this.glow = glow;
    this.specs.forEach((spec, i) => this.lightOne(this.images[i]!, spec));
  }

  private lightOne(image: Phaser.GameObjects.Image, spec: SpriteSpec): void {
    const alpha = spec.alpha ?? 1;
    if (spec.glow) image.setAlpha(alpha * this.glow).setVisible(this.glow > 0.02).setTint(spec.tint ?? 0xffffff);
    else image.setAlpha(alpha).setVisible(true).setTint(spec.tint === undefined ? this.shade : product(spec.tint, this.shade));
  }

  tagged(tag: string): Phaser.GameObjects.Image | undefined {
    return this.tags.get(tag);
  }
  at(index: number): Phaser.GameObjects.Image | undefined {
    return this.images[index];
  }
  get count(): number {
    return this.specs.length;
  }
}

function product(a: number, b: number): number {
  if (b === 0xffffff) return a;
  const channel = (shift: number): number => Math.round((((a >> shift) & 255) * ((b >> shift) & 255)) / 255) << shift;
  return channel(16) | channel(8) | channel(0);
}
