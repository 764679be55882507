/** Where people walk to and fro on a campus: along the fronts of houses in use, where nothing stands before them. Pure. */
import type { Catalog, Site } from '../../sim/index.ts';
import { isoX, isoY, onBox } from '../shared/iso.ts';
import { isIdle } from './campusSpecs.ts';
import type { Ground } from './ground.ts';
import { defOf, heightOf } from './structureLook.ts';

export interface Beat {
  x: number; // tiles
  y: number;
  length: number;
  count: number; // people on it
}

const BEFORE = 0.5; // tiles before the front
const TILES_PER_PERSON = 3;
const MOST = 3;
const SHORTEST = 2;

export function beatsOf(site: Site, catalog: Catalog, ground: Ground): Beat[] {
  const boxes = site.structures.flatMap((structure) => {
    const def = defOf(catalog, structure);
    return def ? [{ structure, def, h: heightOf(def) }] : [];
  });
  const isSeen = (x: number, y: number): boolean => !boxes.some(({ structure, def, h }) => onBox(isoX(x, y), isoY(x, y), structure.x, structure.y, def.w, def.d, h));
  return boxes.flatMap(({ structure, def }): Beat[] => {
    if (structure.stage !== 'ready' || isIdle(structure) || (def.kind !== 'hall' && def.kind !== 'office')) return [];
    const y = structure.y + def.d + BEFORE;
    if (y >= ground.near) return [];
    let best = { from: structure.x, to: structure.x };
    for (let from = structure.x, x = structure.x; x <= structure.x + def.w; x += 0.5) {
      if (!isSeen(x, y)) from = x + 0.5;
      else if (x - from > best.to - best.from) best = { from, to: x };
    }
    const length = best.to - best.from;
    return length < SHORTEST ? [] : [{ x: best.from, y, length, count: Math.min(MOST, Math.max(1, Math.round(length / TILES_PER_PERSON))) }];
  });
}
