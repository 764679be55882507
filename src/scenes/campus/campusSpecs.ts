/** A site → everything that stands on it, back to front. Pure. Structures, trees, fences, lamps, builders at work. */
import type { AppState, OverlayId } from '../../app/state.ts';
import type { Catalog, Site, SiteDef, Structure, StructureDef } from '../../sim/index.ts';
import { depthSort, type Footed } from '../shared/depthSort.ts';
import { rng } from '../shared/noise.ts';
import { placed, type Anchors, type SpriteSpec } from '../shared/spec.ts';
import type { Ground, Standing } from './ground.ts';
import { DIMMED, hereOf, overlayLook } from './overlay.ts';
import { defOf, phaseOf, spriteOf, structureLook, type Phase } from './structureLook.ts';
import type { Tree } from './trees.ts';

interface Thing extends Footed {
  specs: SpriteSpec[];
}
/** A sprite painted into the ground: base and shadow layers. */
export interface Under {
  sprite: string;
  x: number;
  y: number;
}
export interface CampusDrawing {
  specs: SpriteSpec[];
  under: Under[];
  workers: string[]; // tags
  cranes: { tag: string; phase: number }[];
}

/** A hall in which nothing runs keeps its lights off. */
export const isIdle = (structure: Structure): boolean => structure.stage === 'ready' && structure.hall !== null && structure.hall.poweredGpus === 0;
const IDLE = 0xc6c3bf;
const isHouse = (def: StructureDef): boolean => def.kind === 'hall' || def.kind === 'office';

/** Ground taken, by what lies under it. */
export function standingOf(site: Site | null, def: SiteDef, catalog: Catalog): Standing[] {
  const list: Standing[] = [];
  for (const structure of site?.structures ?? []) {
    const kind = defOf(catalog, structure);
    if (!kind) continue;
    const raw = structure.stage === 'ordered' || structure.stage === 'building';
    list.push({ x: structure.x, y: structure.y, w: kind.w, d: kind.d, surface: raw ? 'soil' : isHouse(kind) ? 'concrete' : 'gravel', drive: kind.kind === 'hall' && structure.stage !== 'ordered' });
  }
  for (const shell of freeShells(site, def)) {
    const kind = catalog.structures[shell.structure];
    if (kind) list.push({ x: shell.x, y: shell.y, w: kind.w, d: kind.d, surface: 'gravel', drive: true });
  }
  return list;
}

export const freeShells = (site: Site | null, def: SiteDef): SiteDef['shells'] => def.shells.filter((shell) => !site?.structures.some((structure) => structure.shell === shell.id));

/** Changes when the picture of the standing things must be made anew. */
export function siteSignature(site: Site, catalog: Catalog): string {
  let text = site.id;
  for (const structure of site.structures) {
    const def = defOf(catalog, structure);
    text += `|${structure.id},${structure.def},${structure.x},${structure.y},${def ? phaseOf(structure, def) : ''},${structure.shell ?? ''}${isIdle(structure) ? ',idle' : ''}`;
  }
  return text;
}

export function drawCampus(anchors: Anchors, catalog: Catalog, def: SiteDef, site: Site | null, ground: Ground, trees: readonly Tree[], overlay: OverlayId | null, timeS = 0, cars = 0): CampusDrawing {
  const things: Thing[] = [];
  const drawing: CampusDrawing = { specs: [], under: [], workers: [], cranes: [] };
  const here = hereOf(overlay, site, catalog, timeS);
  const dim = (specs: SpriteSpec[], tint: number): SpriteSpec[] => (overlay ? specs.filter((spec) => !spec.glow).map((spec) => ({ ...spec, tint })) : specs);
  const add = (sprite: string, x: number, y: number, foot: Partial<Footed> = {}, extra: Partial<SpriteSpec> = {}): void => {
    const specs = (['body', 'glow'] as const).flatMap((layer) => {
      const spec = placed(anchors, sprite, layer, x, y);
      return spec ? [{ ...spec, ...(layer === 'glow' ? { glow: true } : extra) }] : [];
    });
    if (specs.length === 0) return;
    const [w, d] = anchors[sprite]!.foot;
    things.push({ x, y, w, d, ...foot, specs: dim(specs, DIMMED) });
    drawing.under.push({ sprite, x, y });
  };

  for (const structure of site?.structures ?? []) {
    const kind = defOf(catalog, structure);
    if (!kind) continue;
    const phase = phaseOf(structure, kind);
    const look = structureLook(anchors, kind, structure, phase, `s${structure.id}`);
    const tint = overlay ? overlayLook(overlay, structure, kind, here).tint : 0;
    const specs = phase === 'ready' && isIdle(structure) ? look.specs.filter((spec) => !spec.glow).map((spec) => ({ ...spec, tint: IDLE })) : look.specs;
    things.push({ x: structure.x, y: structure.y, w: kind.w, d: kind.d, specs: dim(specs, tint) });
    if (!look.ghost) drawing.under.push({ sprite: look.sprite, x: look.x, y: look.y });
    if (phase === 'earth' || phase === 'frame' || phase === 'shell') buildingSite(structure, kind, phase, add, drawing);
    else if (phase === 'ready' && isHouse(kind) && overlay === null) frontYard(structure, kind, ground, add, drawing);
  }
  for (const shell of freeShells(site, def)) {
    const kind = catalog.structures[shell.structure];
    if (kind) {
      const sprite = spriteOf(anchors, kind);
      add(sprite, shell.x, shell.y, { w: kind.w, d: kind.d }, { tint: 0xc9c4bb });
    }
  }
  add('substation', ground.substation.x, ground.substation.y);
  for (const pylon of ground.pylons) add('pylon', pylon.x, pylon.y);
  for (const tree of trees) if (tree.near) add(tree.sprite, tree.x, tree.y, { bias: 0.01 });
  if (overlay === null) {
    carPark(ground, cars, add);
    laneLamps(ground, add);
  }
  fences(def, ground, add);
  for (let x = 1.5; x < ground.cols; x += 3) add('lamp-post', x, ground.near - 0.62, { w: 0.1, d: 0.1 });
  for (let y = 1.5; y < ground.near - 2; y += 3.5) add('lamp-post', ground.cols - 0.62, y, { w: 0.1, d: 0.1 });
  drawing.specs = depthSort(things).flatMap((thing) => thing.specs);
  return drawing;
}

type Add = (sprite: string, x: number, y: number, foot?: Partial<Footed>, extra?: Partial<SpriteSpec>) => void;

/** Crane, materials, machines and people round what is being built. */
function buildingSite(structure: Structure, def: StructureDef, phase: Phase, add: Add, drawing: CampusDrawing): void {
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
    crane(x + w * 0.62, y - 1, 0);
    if (w >= 6) crane(x + w * 0.85, y + d + 0.02, 1);
    add('truck-mixer-x', x + 0.3, y + d + 0.1);
    add(phase === 'frame' ? 'stack-steel' : 'stack-crates', x + w * 0.45, y + d + 0.15);
    add('stack-pipes', x + w + 0.05, y + d * 0.3);
    add(phase === 'frame' ? 'excavator' : 'crane-mobile', x + w * 0.2 + 1, y + d + 0.1);
    for (let i = 0; i < 5; i++) worker(x + w * random(), y + d + 0.15 + random() * 0.6, i);
    if (phase === 'frame') for (let i = 5; i < 8; i++) worker(x + 0.6 + (w - 1.4) * random(), y + 0.6 + (d - 1.2) * random(), i);
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

const PEOPLE_PER_CAR = 2.5; // most of the staff are elsewhere, or came by bus
const MOST_CARS = 60;
const BAY = 0.46; // tiles from car to car
const ROW = 1.05;

/** Cars in the park beyond the road: by the people the lab has, in the hours that they are here. */
export function parkedCars(state: Pick<AppState, 'frame'>): number {
  const people = state.frame?.people.cohorts.reduce((sum, cohort) => sum + cohort.count, 0) ?? 0;
  const hour = ((state.frame?.timeS ?? 0) / 3_600) % 24;
  const night = hour < 6 || hour >= 20; // the night shift is a fifth
  return Math.min(MOST_CARS, Math.round(people / PEOPLE_PER_CAR / (night ? 5 : 1) / 4) * 4);
}

function carPark({ carPark: park, seed }: Ground, cars: number, add: Add): void {
  const perRow = Math.floor((park.w - 0.5) / BAY);
  for (let i = 0; i < cars; i++) {
    const row = Math.floor(i / perRow);
    if ((row + 1) * ROW > park.d) return;
    const kind = (i * 7 + seed) % 9;
    add(kind === 0 ? 'truck-van-y' : `truck-car-y${kind % 5 === 0 ? '' : `-${kind % 5}`}`, park.x + 0.2 + (i % perRow) * BAY, park.y + 0.1 + row * ROW, { w: 0.4, d: 0.6 });
  }
}

/** Lamps along the ways inside the fence. */
function laneLamps(ground: Ground, add: Add): void {
  for (let y = 0; y < ground.near; y++) {
    for (let x = 0; x < ground.cols; x++) {
      if (!ground.isRoad(x, y) || (x + y) % 3 !== 0) continue;
      if (ground.isRoad(x, y + 1) && !ground.isRoad(x + 1, y)) add('lamp-post', x + 1.02, y + 0.4, { w: 0.1, d: 0.1 });
      else if (ground.isRoad(x + 1, y) && !ground.isRoad(x, y + 1)) add('lamp-post', x + 0.4, y + 1.02, { w: 0.1, d: 0.1 });
    }
  }
}

/** Cars and somebody before a house in use, where the ground is free. */
function frontYard(structure: Structure, def: StructureDef, ground: Ground, add: Add, drawing: CampusDrawing): void {
  const y = structure.y + def.d;
  for (let i = 0; i < Math.min(3, def.w - 1); i++) {
    const x = structure.x + 0.35 + i * 0.52;
    if (y + 0.8 < ground.rows && ground.surfaceAt(Math.floor(x), y) === 'concrete') add(`truck-car-y${i === 0 ? '' : `-${((structure.id + i * 2) % 4) + 1}`}`, x, y + 0.06, { w: 0.4, d: 0.6 });
  }
  const tag = `w${structure.id}.0`;
  if (y + 1 < ground.rows) {
    add('worker-walk', structure.x + def.w - 0.9, y + 0.3, { w: 0.3, d: 0.3, bias: 0.4 }, { tag });
    drawing.workers.push(tag);
  }
}

function fences(def: SiteDef, ground: Ground, add: Add): void {
  const { cols, rows } = ground;
  const open = (x: number, y: number): boolean => ground.isRoad(x, y) || def.blocked.some((area) => x >= area.x && y >= area.y && x < area.x + area.w && y < area.y + area.d);
  for (let x = 0; x < cols; x++) {
    if (!open(x, 0)) add('fence-x', x, -0.04, { d: 0.02 });
    if (!open(x, rows - 1)) add('fence-x', x, rows - 0.06, { d: 0.02 });
  }
  for (let y = 0; y < rows; y++) {
    if (!open(0, y)) add('fence-y', -0.04, y, { w: 0.02 });
    if (!open(cols - 1, y)) add('fence-y', cols - 0.06, y, { w: 0.02 });
  }
}
