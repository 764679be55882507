/** A site → everything that stands on it, back to front. Pure. Structures, trees, fences, lamps, builders at work. */
import type { AppState, OverlayId } from '../../app/state.ts';
import type { Catalog, Site, SiteDef, Structure, StructureDef } from '../../sim/index.ts';
import { depthSort, type Footed } from '../shared/depthSort.ts';
import { placed, type Anchors, type SpriteSpec } from '../shared/spec.ts';
import type { Add, CampusDrawing } from './drawing.ts';
import type { Ground, Standing } from './ground.ts';
import { DIMMED, hereOf, overlayLook } from './overlay.ts';
import { defOf, growthOf, phaseOf, spriteOf, structureLook } from './structureLook.ts';
import type { Tree } from './trees.ts';
import { bays, buildingSite, compound, floor } from './works.ts';

interface Thing extends Footed {
  specs: SpriteSpec[];
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
    text += `|${structure.id},${structure.def},${structure.x},${structure.y},${def ? groundPhase(structure, def) : ''},${structure.shell ?? ''}${isIdle(structure) ? ',idle' : ''}`;
  }
  return text;
}

/** What of a building site is painted into the ground: its phase, and a floor in thirds. */
function groundPhase(structure: Structure, def: StructureDef): string {
  const phase = phaseOf(structure, def);
  return phase === 'slab' ? `slab${Math.round(growthOf(structure, def) * 3)}` : phase;
}

/** Changes when what grows between two pictures of the ground has grown: bays of steel, roofs. */
export function growthSignature(site: Site | null, catalog: Catalog): string {
  let text = '';
  for (const structure of site?.structures ?? []) {
    const def = structure.stage === 'building' ? defOf(catalog, structure) : undefined;
    if (def && phaseOf(structure, def) === 'frame') text += `${structure.id}:${growthOf(structure, def)},`;
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
    const grown = growthOf(structure, kind);
    const look = structureLook(anchors, kind, structure, phase, `s${structure.id}`, grown);
    const tint = overlay ? overlayLook(overlay, structure, kind, here).tint : 0;
    const specs = phase === 'ready' && isIdle(structure) ? look.specs.filter((spec) => !spec.glow).map((spec) => ({ ...spec, tint: IDLE })) : look.specs;
    const steel = phase === 'frame' && look.ghost ? bays(anchors, structure, kind, grown) : [];
    things.push({ x: structure.x, y: structure.y, w: kind.w, d: kind.d, specs: dim([...specs, ...steel], tint) });
    if (look.ghost && (phase === 'slab' || phase === 'frame')) floor(structure, kind, phase === 'slab' ? grown : 1, drawing.under);
    if (!look.ghost) drawing.under.push({ sprite: look.sprite, x: look.x, y: look.y });
    if (phase === 'earth' || phase === 'slab' || phase === 'frame' || phase === 'shell') buildingSite(structure, kind, phase, add, drawing);
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
    compound(ground, add);
    if (ground.gate) add('gatehouse', ground.gate.x, ground.gate.y, { bias: 0.05 });
    laneLamps(ground, add);
  }
  fences(def, ground, add);
  for (let x = 1.5; x < ground.cols; x += 3) add('lamp-post', x, ground.near - 0.62, { w: 0.1, d: 0.1 });
  for (let y = 1.5; y < ground.near - 2; y += 3.5) add('lamp-post', ground.cols - 0.62, y, { w: 0.1, d: 0.1 });
  drawing.specs = depthSort(things).flatMap((thing) => thing.specs);
  return drawing;
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
