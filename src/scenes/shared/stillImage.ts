/** One image whose texture is a painted canvas. The texture is made once and repainted. */
import Phaser from 'phaser';
import type { Bounds } from './iso.ts';

export class StillImage {
  readonly image: Phaser.GameObjects.Image;
  readonly canvas: HTMLCanvasElement;
  private readonly texture: Phaser.Textures.CanvasTexture;

  constructor(scene: Phaser.Scene, key: string) {
    this.texture = scene.textures.createCanvas(key, 8, 8)!;
    this.canvas = this.texture.canvas;
    this.image = scene.add.image(0, 0, key).setOrigin(0, 0).setVisible(false);
  }

  /** Takes over what was painted on `canvas`, which covers `bounds`. */
  show(bounds: Bounds): void {
    const { width, height } = this.canvas;
    const source = this.texture.source[0]!;
    source.width = width;
    source.height = height;
    const frame = this.texture.get('__BASE');
    frame.setSize(width, height);
    this.texture.refresh();
    this.image.setTexture(this.texture.key).setPosition(bounds.x, bounds.y).setScale(bounds.w / width, bounds.h / height).setVisible(true);
  }
}
