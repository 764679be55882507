/** Structure → sprites, height, and where it smokes and turns. Pure. */
import type { Catalog, HallDef, Structure, StructureDef } from '../../sim/index.ts';
import { placed, type Anchors, type SpriteSpec } from '../shared/spec.ts';

export type Phase = 'planned' | 'earth' | 'slab' | 'frame' | 'shell' | 'ready' | 'failed';

/** Shares of the work left above which there is only ground works, then only a floor, then only a frame. */
const EARTH = 0.86;
const SLAB = 0.68;
const FRAME = 0.34;

export function phaseOf(structure: Structure, def: StructureDef): Phase {
  switch (structure.stage) {
    case 'ordered': return 'planned';
    case 'building': {
      const left = workLeft(structure, def);
      return left > SLAB && isNewHall(def) ? (left > EARTH ? 'earth' : 'slab') : left > FRAME ? 'frame' : 'shell';
    }
    case 'ready': return 'ready';
    case 'failed': return 'failed';
  }
}

const workLeft = (structure: Structure, def: StructureDef): number => (def.buildCrewDays > 0 ? structure.crewDaysLeft / def.buildCrewDays : 0);
const isNewHall = (def: StructureDef): def is HallDef => def.kind === 'hall' && !def.fromShell;

const STEPS = 12;
/** How far a phase has come, 0..1 in twelve steps: a picture for each is enough. */
export function growthOf(structure: Structure, def: StructureDef): number {
  const left = workLeft(structure, def);
  const [from, to] = !isNewHall(def) ? [1, FRAME] : left > EARTH ? [1, EARTH] : left > SLAB ? [EARTH, SLAB] : [SLAB, FRAME];
  return Math.round(clamp01((from - left) / (from - to)) * STEPS) / STEPS;
}

const BY_KIND: Record<StructureDef['kind'], string> = { hall: 'hall-m', genset: 'genset', battery: 'battery-bank', solar: 'solar-field', 'heat-rejection': 'dry-cooler-bank', 'cold-store': 'water-tank', office: 'office' };
const BY_METHOD = { 'air-chiller': 'chiller-plant', tower: 'cooling-tower', 'dry-cooler': 'dry-cooler-bank' } as const;

/** The sprite a definition asks for, or the nearest that exists. */
export function spriteOf(anchors: Anchors, def: StructureDef): string {
  if (anchors[def.sprite]) return def.sprite;
  if (def.kind === 'heat-rejection') return BY_METHOD[def.method];
  if (def.kind === 'hall') return def.fromShell ? 'factory-converted' : `hall-${hallSize(def)}`;
  return BY_KIND[def.kind];
}
export const hallSize = (def: HallDef): 's' | 'm' | 'l' => (def.w * def.d >= 38 ? 'l' : def.w * def.d >= 20 ? 'm' : 's');

export interface Looks {
  x: number; // where the sprite stands: its footprint is centred in the structure's
  y: number;
  sprite: string;
  under: string[]; // layers painted on the ground: base, shadow
  specs: SpriteSpec[]; // body and glow, in order
  ghost: boolean;
}

/** `grown`: how far its phase has come. Floors and bays of a new hall are not here but tile by tile in the works. */
export function structureLook(anchors: Anchors, def: StructureDef, at: { x: number; y: number }, phase: Phase, tag: string, grown = 0): Looks {
  const finished = spriteOf(anchors, def);
  if (phase === 'planned' || phase === 'earth' || phase === 'slab' || (phase === 'frame' && isNewHall(def))) return { x: at.x, y: at.y, sprite: finished, ghost: true, specs: [], under: [] };
  const sprite = stagedSprite(anchors, finished, def, phase, grown);
  const foot = anchors[sprite]?.foot ?? [def.w, def.d];
  const x = at.x + (def.w - foot[0]) / 2;
  const y = at.y + (def.d - foot[1]) / 2;
  const specs: SpriteSpec[] = [];
  const body = placed(anchors, sprite, 'body', x, y);
  if (phase === 'failed') {
    const place = placed(anchors, 'repair-place', 'body', at.x + def.w / 2 - 0.5, at.y + def.d - 0.34);
    return { x, y, sprite, ghost: false, specs: [...(body ? [{ ...body, tag, tint: DEAD }] : []), ...(place ? [place] : [])], under: ['base', 'shadow'] };
  }
  if (body) specs.push({ ...body, tag, ...(phase === 'shell' && sprite === finished ? { tint: UNFINISHED } : phase === 'frame' && sprite === finished ? { alpha: 0.72, tint: UNFINISHED } : {}) });
  if (phase === 'shell' && def.kind !== 'hall') {
    const rig = placed(anchors, `works-rig-${Math.min(3, Math.max(2, def.w))}`, 'body', at.x, at.y + def.d - 0.06);
    if (rig) specs.push(rig);
  }
  const glow = placed(anchors, sprite, 'glow', x, y);
  if (glow && (phase !== 'shell' || sprite !== finished)) specs.push({ ...glow, glow: true });
  return { x, y, sprite, ghost: false, specs, under: ['base', 'shadow'] };
}

const UNFINISHED = 0xd8d2c4;
/** What is broken stands in its own shade: no lights, no fans, somebody has taken a hatch off. */
export const DEAD = 0x77747a;

/** The sprite of a phase: its own, or the foundation of its size, or else the finished one. */
function stagedSprite(anchors: Anchors, finished: string, def: StructureDef, phase: Phase, grown: number): string {
  if (phase !== 'frame' && phase !== 'shell') return finished;
  const names = phase === 'frame' ? [...(grown >= 0.5 ? [`${finished}-frame-2`] : []), `${finished}-frame`, ...(def.kind === 'hall' ? [] : [`works-${def.w}x${def.d}`, `works-${anchors[finished]?.foot.join('x')}`])] : [`${finished}-shell`];
  return names.find((name) => anchors[name]) ?? finished;
}

/** Height of the drawn box in tiles, for the pointer and for labels. */
export function heightOf(def: StructureDef): number {
  if (def.kind === 'hall') return def.fromShell ? 1.6 : def.w >= 8 ? 1.42 : 1.2;
  if (def.kind === 'office') return 1.5;
  if (def.kind === 'heat-rejection') return def.method === 'tower' ? 1.3 : 0.7;
  if (def.kind === 'cold-store') return 1.35;
  return 0.75;
}

type Spot = readonly [number, number, number];
/** Mouths of steam, of exhaust, and hubs of fans, from the sprite's own corner. */
export const STEAM: Record<string, readonly Spot[]> = { 'cooling-tower': [[0.86, 0.98, 1.35], [2.12, 0.98, 1.35]], 'economiser-tower': [[0.86, 0.86, 1.64]] };
export const STACKS: Record<string, readonly Spot[]> = { genset: [[1.15, 0.47, 1.17], [1.45, 0.47, 1.17]], 'diesel-genset': [[1.3, 0.33, 1.45]], 'gas-turbine': [[2.2, 0.9, 1.3]], 'fuel-cell-bank': [] };
export const FANS: Record<string, { size: 'l' | 'm' | 's'; hubs: readonly Spot[] }> = {
  'cooling-tower': { size: 'l', hubs: [[0.86, 0.98, 1.24], [2.12, 0.98, 1.24]] },
  'dry-cooler-bank': { size: 's', hubs: [0, 1, 2, 3].flatMap((i) => [0, 1].map((j): Spot => [0.34 + i * 0.42, 0.31 + j * 0.33, 0.56])) },
  'chiller-plant': { size: 'm', hubs: [[0.62, 0.65, 1.01], [1.0, 0.65, 1.01]] },
  'chiller-skid': { size: 'l', hubs: [[0.9, 0.9, 0.7], [1.66, 0.9, 0.7]] },
  'free-cooling-chiller': { size: 'm', hubs: [0.16, 1.02].flatMap((y) => [0, 1, 2, 3, 4].map((i): Spot => [0.42 + i * 0.51, y + 0.33, 0.77])) },
  'adiabatic-cooler': { size: 'm', hubs: [0, 1, 2, 3].map((i): Spot => [0.37 + i * 0.385, 0.44, 0.78]) },
  'economiser-tower': { size: 'l', hubs: [[0.86, 0.86, 1.53]] },
  genset: { size: 'm', hubs: [[0.5, 0.47, 0.67]] },
  'gas-turbine': { size: 'm', hubs: [[0.38, 0.9, 0.79], [0.74, 0.9, 0.79]] },
};

/** How hard it works, 0..1. */
export function dutyOf(structure: Structure, def: StructureDef): number {
  if (structure.stage !== 'ready') return 0;
  switch (def.kind) {
    case 'hall': return clamp01((structure.hall?.itKW ?? 0) / def.maxItKW);
    case 'genset': return clamp01(structure.runKW / def.unitKW);
    case 'solar': return clamp01(structure.runKW / def.peakKW);
    case 'heat-rejection': return clamp01(structure.runKW / def.ratedKW);
    case 'battery':
    case 'cold-store': return clamp01(structure.chargeKWh / def.energyKWh);
    case 'office': return 0;
  }
}
const clamp01 = (v: number): number => Math.min(1, Math.max(0, v));

export const defOf = (catalog: Catalog, structure: Structure): StructureDef | undefined => catalog.structures[structure.def];
