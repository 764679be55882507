/** Structure → sprites, height, and where it smokes and turns. Pure. */
import type { Catalog, HallDef, Structure, StructureDef } from '../../sim/index.ts';
import { placed, type Anchors, type SpriteSpec } from '../shared/spec.ts';

export type Phase = 'planned' | 'earth' | 'frame' | 'shell' | 'ready' | 'failed';

/** Shares of the work left above which there is only ground works, then only a frame. */
const EARTH = 0.84;
const FRAME = 0.42;

export function phaseOf(structure: Structure, def: StructureDef): Phase {
  switch (structure.stage) {
    case 'ordered': return 'planned';
    case 'building': {
      const left = def.buildCrewDays > 0 ? structure.crewDaysLeft / def.buildCrewDays : 0;
      return left > EARTH && def.kind === 'hall' && !def.fromShell ? 'earth' : left > FRAME ? 'frame' : 'shell';
    }
    case 'ready': return 'ready';
    case 'failed': return 'failed';
  }
}

const BY_KIND: Record<StructureDef['kind'], string> = { hall: 'hall-m', genset: 'genset', battery: 'battery-bank', solar: 'solar-field', 'heat-rejection': 'dry-cooler-bank', 'cold-store': 'cooling-tower', office: 'office' };
const BY_METHOD = { 'air-chiller': 'chiller-plant', tower: 'cooling-tower', 'dry-cooler': 'dry-cooler-bank' } as const;

/** The sprite a definition asks for, or the nearest that exists. */
export function spriteOf(anchors: Anchors, def: StructureDef): string {
  if (anchors[def.sprite]) return def.sprite;
  if (def.kind === 'heat-rejection') return BY_METHOD[def.method];
  if (def.kind === 'hall') return def.fromShell ? 'factory-converted' : hallSize(def);
  return BY_KIND[def.kind];
}
const hallSize = (def: HallDef): string => (def.w * def.d >= 38 ? 'hall-l' : def.w * def.d >= 20 ? 'hall-m' : 'hall-s');

export interface Looks {
  x: number; // where the sprite stands: its footprint is centred in the structure's
  y: number;
  sprite: string;
  under: string[]; // layers painted on the ground: base, shadow
  specs: SpriteSpec[]; // body and glow, in order
  ghost: boolean;
}

export function structureLook(anchors: Anchors, def: StructureDef, at: { x: number; y: number }, phase: Phase, tag: string): Looks {
  const finished = spriteOf(anchors, def);
  if (phase === 'earth') return { x: at.x, y: at.y, sprite: finished, ghost: true, specs: [], under: [] };
  const staged = phase === 'planned' || phase === 'frame' || phase === 'shell' ? anchors[`${finished}-${phase}`] : undefined;
  const sprite = staged ? `${finished}-${phase}` : finished;
  const foot = anchors[sprite]?.foot ?? [def.w, def.d];
  const x = at.x + (def.w - foot[0]) / 2;
  const y = at.y + (def.d - foot[1]) / 2;
  const ghost = phase === 'planned';
  const faint = !staged && (phase === 'planned' || phase === 'frame');
  const specs: SpriteSpec[] = [];
  if (ghost) {
    const base = placed(anchors, sprite, 'base', x, y);
    if (base && staged) specs.push({ ...base, alpha: 0.5 });
  }
  const body = placed(anchors, sprite, 'body', x, y);
  if (body) specs.push({ ...body, tag, ...(faint ? { alpha: phase === 'planned' ? 0.2 : 0.72, tint: phase === 'planned' ? 0x9fd6f2 : 0xd8d2c4 } : staged && ghost ? { alpha: 0.72 } : {}) });
  const glow = placed(anchors, sprite, 'glow', x, y);
  if (glow && !ghost) specs.push({ ...glow, glow: true });
  return { x, y, sprite, ghost, specs, under: ghost ? [] : ['base', 'shadow'] };
}

/** Height of the drawn box in tiles, for the pointer and for labels. */
export function heightOf(def: StructureDef): number {
  if (def.kind === 'hall') return def.fromShell ? 1.6 : def.w >= 8 ? 1.42 : 1.2;
  if (def.kind === 'office') return 1.5;
  if (def.kind === 'heat-rejection') return def.method === 'tower' ? 1.3 : 0.7;
  return 0.75;
}

/** Mouths of steam and hubs of fans, from the sprite's own corner. */
export const TOWER_MOUTHS: readonly [number, number, number][] = [[0.86, 0.98, 1.35], [2.12, 0.98, 1.35]];
export const FANS: Record<string, { size: 'l' | 'm' | 's'; hubs: readonly [number, number, number][] }> = {
  'cooling-tower': { size: 'l', hubs: [[0.86, 0.98, 1.24], [2.12, 0.98, 1.24]] },
  'dry-cooler-bank': { size: 's', hubs: [0, 1, 2, 3].flatMap((i) => [0, 1].map((j): [number, number, number] => [0.34 + i * 0.42, 0.31 + j * 0.33, 0.56])) },
  'chiller-plant': { size: 'm', hubs: [[0.62, 0.65, 1.01], [1.0, 0.65, 1.01]] },
  genset: { size: 'm', hubs: [[0.5, 0.47, 0.67]] },
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
