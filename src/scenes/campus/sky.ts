/** What falls over a campus: rain in storms and from a closed damp sky, snow when it freezes. On the screen, driven by the wind of the clouds. */
import Phaser from 'phaser';
import type { Fall } from '../shared/falls.ts';
import { rng } from '../shared/noise.ts';
import type { StageView } from '../shared/view.ts';

const DROPS = 220;
const KINDS = {
  rain: { texture: 'soft-streak', pxPerMs: 0.95, drift: 0.24, angle: 14, size: 1, sway: 0 },
  snow: { texture: 'soft-drop', pxPerMs: 0.085, drift: 0.5, angle: 0, size: 0.16, sway: 14 },
} as const;

export class Sky {
  private readonly layer: Phaser.GameObjects.Layer;
  private readonly drops: { image: Phaser.GameObjects.Image; x: number; y: number; speed: number }[] = [];
  private clock = 0;
  private used = 0;
  private kind: keyof typeof KINDS = 'rain';

  constructor(private readonly scene: Phaser.Scene) {
    this.layer = scene.add.layer();
  }

  show({ kind, share }: Fall): void {
    const used = Math.round(share * DROPS);
    if (used === this.used && (used === 0 || kind === this.kind)) return;
    this.used = used;
    this.kind = kind;
    const { texture, angle } = KINDS[this.kind];
    const random = rng(7);
    while (this.drops.length < used) {
      const image = this.scene.add.image(0, 0, texture).setAlpha(0.25 + random() * 0.4);
      this.layer.add(image);
      this.drops.push({ image, x: random(), y: random(), speed: 0.7 + random() * 0.6 });
    }
    this.drops.forEach(({ image }, i) => image.setTexture(texture).setAngle(angle).setVisible(i < used));
  }

  animate(delta: number, moves: boolean, view: StageView): void {
    if (this.used === 0) return;
    if (moves) this.clock += delta;
    const { pxPerMs, drift, size, sway } = KINDS[this.kind];
    const [w, h] = [view.width + 80, view.height + 80];
    for (let i = 0; i < this.used; i++) {
      const { image, x, y, speed } = this.drops[i]!;
      const fallen = this.clock * pxPerMs * speed;
      const across = x * w - fallen * drift + (sway > 0 ? Math.sin(this.clock / 900 + i) * sway : 0);
      const sx = (((across % w) + w) % w) - 40;
      const sy = ((y * h + fallen) % h) - 40;
      image.setPosition(view.x + (sx - view.width / 2) / view.zoom, view.y + (sy - view.height / 2) / view.zoom).setScale((size * (0.7 + speed * 0.4)) / view.zoom);
    }
  }
}
