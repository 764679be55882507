/** Rain over a campus while a storm lasts: streaks on the screen, driven by the wind of the clouds. */
import Phaser from 'phaser';
import { rng } from '../shared/noise.ts';
import type { StageView } from '../shared/view.ts';

const DROPS = 170;
const FALL_PX_PER_MS = 0.95;
const DRIFT = 0.24; // sideways over downwards

export class Rain {
  private readonly layer: Phaser.GameObjects.Layer;
  private readonly drops: { image: Phaser.GameObjects.Image; x: number; y: number; speed: number }[] = [];
  private clock = 0;
  private on = false;

  constructor(private readonly scene: Phaser.Scene) {
    this.layer = scene.add.layer().setVisible(false);
  }

  show(on: boolean): void {
    if (on === this.on) return;
    this.on = on;
    this.layer.setVisible(on);
    const random = rng(7);
    while (on && this.drops.length < DROPS) {
      const image = this.scene.add.image(0, 0, 'soft-streak').setAngle(14).setAlpha(0.25 + random() * 0.4);
      this.layer.add(image);
      this.drops.push({ image, x: random(), y: random(), speed: 0.7 + random() * 0.6 });
    }
  }

  animate(delta: number, moves: boolean, view: StageView): void {
    if (!this.on) return;
    if (moves) this.clock += delta;
    const [w, h] = [view.width + 80, view.height + 80];
    for (const { image, x, y, speed } of this.drops) {
      const fallen = this.clock * FALL_PX_PER_MS * speed;
      const at = view.toWorld((((x * w - fallen * DRIFT) % w) + w) % w - 40, ((y * h + fallen) % h) - 40);
      image.setPosition(at.x, at.y).setScale(1 / view.zoom);
    }
  }
}
