/** The campus plot: footprints, bounds, blocked ground, and where the next structure could stand. Unit: campus tiles. */
import type { Catalog } from '../world/catalog.ts';
import type { SiteDef } from '../world/catalogPlant.ts';
import { findSite, structureDef } from '../world/lookup.ts';
import type { Site } from '../world/plant.ts';
import type { World } from '../world/world.ts';

export interface Footprint {
  x: number;
  y: number;
  w: number;
  d: number;
}

export function overlaps(a: Footprint, b: Footprint): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.d && b.y < a.y + a.d;
}

export function inPlot(def: SiteDef, at: Footprint): boolean {
  return Number.isInteger(at.x) && Number.isInteger(at.y) && at.x >= 0 && at.y >= 0 && at.x + at.w <= def.plotCols && at.y + at.d <= def.plotRows;
}

/** Everything that takes ground: structures, shells not yet converted, blocked areas. */
export function takenGround(site: Site, def: SiteDef, catalog: Catalog): Footprint[] {
  const taken: Footprint[] = [...def.blocked];
  for (const structure of site.structures) {
    const { w, d } = structureDef(catalog, structure);
    taken.push({ x: structure.x, y: structure.y, w, d });
  }
  for (const shell of def.shells) {
    if (site.structures.some((structure) => structure.shell === shell.id)) continue;
    const shellDef = catalog.structures[shell.structure];
    if (shellDef) taken.push({ x: shell.x, y: shell.y, w: shellDef.w, d: shellDef.d });
  }
  return taken;
}

export function isFree(taken: readonly Footprint[], at: Footprint): boolean {
  for (const other of taken) if (overlaps(at, other)) return false;
  return true;
}

/** Places for `count` equal footprints in reading order from x, y: eastwards, then the next band south. Fewer when the plot is full. */
export function placesFrom(def: SiteDef, taken: readonly Footprint[], size: { w: number; d: number }, x: number, y: number, count: number): Footprint[] {
  const places: Footprint[] = [];
  if (!inPlot(def, { x, y, w: size.w, d: size.d })) return places;
  for (let py = y; py + size.d <= def.plotRows && places.length < count; py += size.d) {
    for (let px = x; px + size.w <= def.plotCols && places.length < count; px += size.w) {
      const at = { x: px, y: py, w: size.w, d: size.d };
      if (isFree(taken, at)) places.push(at);
      else if (places.length === 0) return places;
    }
  }
  return places;
}

/** Next free spot for a structure: nearest to one of its kind, else nearest to the first hall, else first in reading order. Null when full. */
export function suggestPlace(world: World, catalog: Catalog, siteId: string, structureId: string): { x: number; y: number } | null {
  const site = findSite(world, siteId);
  const siteDef = catalog.sites[siteId];
  const def = catalog.structures[structureId];
  if (!site || !siteDef || !def) return null;
  const taken = takenGround(site, siteDef, catalog);
  const alike = site.structures.find((structure) => structure.def === structureId)
    ?? site.structures.find((structure) => structureDef(catalog, structure).kind === def.kind)
    ?? site.structures.find((structure) => structure.hall !== null);
  const anchorX = alike ? alike.x : 0;
  const anchorY = alike ? alike.y : 0;
  let best: { x: number; y: number } | null = null;
  let bestDistance = Infinity;
  for (let y = 0; y + def.d <= siteDef.plotRows; y++) {
    for (let x = 0; x + def.w <= siteDef.plotCols; x++) {
      const distance = (x - anchorX) * (x - anchorX) + (y - anchorY) * (y - anchorY);
      if (distance < bestDistance && isFree(taken, { x, y, w: def.w, d: def.d })) {
        best = { x, y };
        bestDistance = distance;
      }
    }
  }
  return best;
}

/** Structures that keep their places to one another; `count` stand side by side. */
export interface GroupPart {
  structure: string;
  x: number;
  y: number;
  count?: number;
}

/** Corner at which a group of structures could stand as drawn: nearest to the first hall, else first in reading order. Null when it fits nowhere. */
export function suggestGroup(world: World, catalog: Catalog, siteId: string, parts: readonly GroupPart[]): { x: number; y: number } | null {
  const site = findSite(world, siteId);
  const siteDef = catalog.sites[siteId];
  if (!site || !siteDef) return null;
  const boxes: Footprint[] = [];
  for (const part of parts) {
    const def = catalog.structures[part.structure];
    if (!def) return null;
    boxes.push({ x: part.x, y: part.y, w: def.w * (part.count ?? 1), d: def.d });
  }
  const taken = takenGround(site, siteDef, catalog);
  const anchor = site.structures.find((structure) => structure.hall !== null);
  const [anchorX, anchorY] = anchor ? [anchor.x, anchor.y] : [0, 0];
  let best: { x: number; y: number } | null = null;
  let bestDistance = Infinity;
  for (let y = 0; y < siteDef.plotRows; y++) {
    for (let x = 0; x < siteDef.plotCols; x++) {
      const distance = (x - anchorX) * (x - anchorX) + (y - anchorY) * (y - anchorY);
      if (distance >= bestDistance) continue;
      if (!boxes.every((box) => { const at = { ...box, x: box.x + x, y: box.y + y }; return inPlot(siteDef, at) && isFree(taken, at); })) continue;
      best = { x, y };
      bestDistance = distance;
    }
  }
  return best;
}
