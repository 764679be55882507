/** The light over the whole stage: a warm corner, a cool corner, a vignette. In screen space, so it has a scene of its own. */
import Phaser from 'phaser';
import { makeSoftTextures } from './softTextures.ts';

export class VeilScene extends Phaser.Scene {
  private sun!: Phaser.GameObjects.Image;
  private cool!: Phaser.GameObjects.Image;

  constructor() {
    super({ key: 'veil', active: false });
  }

  create(): void {
    makeSoftTextures(this.textures);
    this.sun = this.add.image(0, 0, 'light-sun').setOrigin(0, 0).setBlendMode(Phaser.BlendModes.SCREEN);
    this.cool = this.add.image(0, 0, 'light-cool').setOrigin(0, 0).setBlendMode(Phaser.BlendModes.MULTIPLY);
    this.fill();
  }

  fill(): void {
    const { width, height } = this.scale;
    this.sun.setDisplaySize(width, height);
    this.cool.setDisplaySize(width, height);
  }

  /** 1 is a sunny day outdoors. */
  strength(sun: number): void {
    this.sun.setAlpha(sun).setVisible(sun > 0.01);
  }
}
