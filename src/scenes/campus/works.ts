/** Building sites: floors tile by tile, bays of steel, machines, materials and people, and the yard of the crews. Pure. */
import type { Structure, StructureDef } from '../../sim/index.ts';
import { rng } from '../shared/noise.ts';
import { placed, type Anchors, type SpriteSpec } from '../shared/spec.ts';
import type { Add, CampusDrawing, Under } from './drawing.ts';
import type { Ground } from './ground.ts';
import { hallSize, type Phase } from './structureLook.ts';

/** The floor of a new hall: what is poured, then the steel mesh that waits for it. `grown` 0..1. */
export function floor({ x, y }: Structure, { w, d }: StructureDef, grown: number, under: Under[]): void {
  const poured = Math.round(w * d * (0.15 + 0.85 * grown));
  for (let i = 0; i < w * d; i++) under.push({ sprite: i < poured ? 'works-slab' : 'works-mesh', x: x + Math.floor(i / d), y: y + (i % d) });
}

const DECK_BEHIND = 0.45; // the roof's sheets follow the steel by this share of the whole

/** Steel on the floor of a new hall, bay by bay, the roof's sheets behind it; the front row stays free. */
export function bays(anchors: Anchors, { x, y }: Structure, def: StructureDef, grown: number): SpriteSpec[] {
  if (def.kind !== 'hall') return [];
  const rows = Math.max(1, def.d - 1);
  const total = def.w * rows;
  const standing = Math.max(1, Math.round(total * Math.min(1, grown * (1 + DECK_BEHIND))));
  const decked = Math.round(total * Math.max(0, grown * (1 + DECK_BEHIND) - DECK_BEHIND));
  const size = hallSize(def);
  const out: SpriteSpec[] = [];
  for (let i = 0; i < standing; i++) {
    const spec = placed(anchors, `works-${i < decked ? 'deck' : 'bay'}-${size}`, 'body', x + Math.floor(i / rows), y + (i % rows) + 0.3);
    if (spec) out.push(spec);
  }
  return out;
}

/** Crane, materials, machines and people round what is being built. */
export function buildingSite(structure: Structure, def: StructureDef, phase: Phase, add: Add, drawing: CampusDrawing): void {
  const { id, x, y } = structure;
  const random = rng(id);
  const { w, d } = def;
  const worker = (wx: number, wy: number, i: number): void => {
    const tag = `w${id}.${i}`;
    add(['worker-stand', 'worker-walk', 'worker-point'][i % 3]!, wx, wy, { w: 0.3, d: 0.3, bias: 0.4 }, { tag });
    drawing.workers.push(tag);
  };
  if (def.kind === 'hall') {
    const crane = (cx: number, cy: number, i: number): void => {
      const tag = `c${id}.${i}`;
      const turn = (id * 3 + i * 3) % 8;
      add(`crane-tower-${turn}`, cx, cy, { bias: 0.1 }, { tag });
      drawing.cranes.push({ tag, phase: turn });
    };
    if (phase === 'earth') {
      earthworks(x, y, w, d, add);
      for (let i = 0; i < 6; i++) worker(x + 0.4 + (w - 1) * random(), y + 0.4 + (d - 0.8) * random(), i);
      return;
    }
    if (phase === 'slab') {
      for (let i = 0; i * 2.4 + 1 < w; i++) add(i % 2 === 0 ? 'truck-mixer-x' : 'crane-mobile', x + 0.2 + i * 2.4, y + d + 0.1);
      add('stack-steel', x + w * 0.7, y + 0.3, { bias: 0.1 });
      add('stack-crates', x + w + 0.05, y + d * 0.6);
      for (let i = 0; i < 8; i++) worker(x + 0.4 + (w - 1) * random(), y + 0.4 + (d - 0.8) * random(), i);
      return;
    }
    crane(x + w * 0.62, y - 1, 0);
    if (w >= 6 && phase === 'frame') crane(x + w * 0.85, y + d + 0.02, 1);
    add(phase === 'frame' ? 'stack-steel' : 'stack-crates', x + w * 0.45, y + d + 0.15);
    add('stack-pipes', x + w + 0.05, y + d * 0.3);
    add(phase === 'frame' ? (id % 2 === 0 ? 'truck-mixer-x' : 'truck-flatbed-x') : 'crane-mobile', x + w * 0.1 + 0.4, y + d + 0.35);
    for (let i = 0; i < 4; i++) worker(x + w * random(), y + d + 0.25 + random() * 0.6, i);
    if (phase === 'frame' && !def.fromShell) for (let i = 4; i < 8; i++) worker(x + 0.6 + (w - 1.4) * random(), y + 0.6 + (d - 1.2) * random(), i);
  } else {
    if (id % 2 === 0) add('stack-crates', x + w - 0.4, y + d - 0.1);
    // One crane lifts for its neighbours too.
    if (id % 5 === 0) add('crane-mobile', x - 0.6, y + d + 0.05);
    for (let i = 0; i < 1 + (id % 2); i++) worker(x + w * random(), y + d + 0.1 + random() * 0.4, i);
  }
}

/** Ground being opened: diggers, heaps, pipes for the drains, cabins for the crew. */
function earthworks(x: number, y: number, w: number, d: number, add: Add): void {
  for (let i = 0; i * 2.6 + 1.4 < w; i++) {
    add('stack-spoil', x + 0.3 + i * 2.6, y + 0.2, { bias: 0.1 });
    add(i % 2 === 0 ? 'excavator' : 'truck-flatbed-x', x + 1.2 + i * 2.6, y + d * 0.45, { bias: 0.1 });
  }
  add('stack-pipes', x + w * 0.3, y + d - 0.9, { bias: 0.1 });
  add('stack-steel', x + w * 0.62, y + d - 0.9, { bias: 0.1 });
  add('site-cabin', x + w - 2.1, y + d + 0.05, { bias: 0.1 });
  add('truck-mixer-x', x + 0.3, y + d + 0.1);
}

/** The yard of the crews: cabins, what was delivered, their cars. */
export function compound({ yard, seed }: Ground, add: Add): void {
  if (!yard) return;
  const { x, y, w } = yard;
  for (let i = 0; i * 2.3 + 2 < w; i++) add('site-cabin', x + 0.2 + i * 2.3, y + 0.2);
  const stacks = ['stack-pipes', 'stack-steel', 'stack-crates', 'stack-crates', 'stack-spoil'];
  for (let i = 0; i * 1.15 + 1 < w; i++) add(stacks[(i + seed) % stacks.length]!, x + 0.1 + i * 1.15, y + 1.75);
  for (let i = 0; i * 0.5 + 2.6 < w; i++) add(i % 4 === 3 ? 'truck-van-y' : `truck-car-y${i % 3 === 0 ? '' : `-${(i % 4) + 1}`}`, x + 0.3 + i * 0.5, y + 3.05, { w: 0.4, d: 0.6 });
  add('crane-mobile', x + w - 1.9, y + 2.9);
}
