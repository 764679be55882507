/** Conductors between the pylons and down to the substation, with their sag. */
import type Phaser from 'phaser';
import { isoX, isoY } from '../shared/iso.ts';
import type { Ground } from './ground.ts';

/** Where conductors hang on a pylon: x, y, z from its corner. */
const ARMS: readonly [number, number, number][] = [[0.5, 0.08, 2.39], [0.5, 0.92, 2.39], [0.5, 0.16, 1.89], [0.5, 0.84, 1.89]];
const STEPS = 10;

type Node = readonly [number, number, number];

export function drawWires(g: Phaser.GameObjects.Graphics, ground: Ground, pen: number): void {
  g.clear();
  g.lineStyle(0.9 * pen, 0x39424f, 0.85);
  const { pylons, substation } = ground;
  for (let i = 1; i < pylons.length; i++) {
    for (const [ax, ay, az] of ARMS) span(g, [pylons[i - 1]!.x + ax, pylons[i - 1]!.y + ay, az], [pylons[i]!.x + ax, pylons[i]!.y + ay, az], 0.4);
  }
  const first = pylons[0];
  if (first) ARMS.slice(0, 3).forEach(([ax, ay, az], i) => span(g, [first.x + ax, first.y + ay, az], [substation.x + 0.45, substation.y + 0.6 + i * 0.36, 1.1], 0.3));
}

function span(g: Phaser.GameObjects.Graphics, a: Node, b: Node, sag: number): void {
  g.beginPath();
  for (let i = 0; i <= STEPS; i++) {
    const t = i / STEPS;
    const x = a[0] + (b[0] - a[0]) * t;
    const y = a[1] + (b[1] - a[1]) * t;
    const z = a[2] + (b[2] - a[2]) * t - 4 * sag * t * (1 - t);
    if (i === 0) g.moveTo(isoX(x, y), isoY(x, y, z));
    else g.lineTo(isoX(x, y), isoY(x, y, z));
  }
  g.strokePath();
}
