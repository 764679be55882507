/** What a campus shows when it is entered: what stands there and where its power comes in, or as much of it as can be told apart. Pure. */
import type { Area } from '../../app/actions/placing.ts';
import type { Catalog, Site, SiteDef } from '../../sim/index.ts';
import { groundBounds, isoX, isoY, type Bounds } from '../shared/iso.ts';
import { standingOf } from './campusSpecs.ts';
import { makeGround } from './ground.ts';
import { defOf } from './structureLook.ts';

/** On a narrow stage (beside a wide panel) the middle is shown rather than everything too small to tell. */
export const LEAST_HOME = 0.42;
/** The substation comes into the picture when the rest stays at least so large. */
const WORTH = 0.88;

/** World px for a stage of some CSS px. `whole`: the substation comes into it whatever the size. */
export function homeBox(site: Site | null, def: SiteDef, catalog: Catalog, width: number, height: number, whole = false): Bounds {
  const areas: Area[] = standingOf(site, def, catalog);
  if (areas.length === 0) return groundBounds(def.plotCols, def.plotRows + 2, 20, 60, 20);
  const halls = (site?.structures ?? []).flatMap((structure) => {
    const kind = defOf(catalog, structure);
    return kind?.kind === 'hall' ? [{ x: structure.x, y: structure.y, w: kind.w, d: kind.d }] : [];
  });
  const room = (box: Bounds): number => Math.min(width / box.w, height / box.h);
  const built = boxOf(areas, 40);
  const all = boxOf([...areas, makeGround(def, []).substation], 16);
  if (whole || room(all) >= Math.max(LEAST_HOME, room(built) * WORTH)) return all;
  return room(built) >= LEAST_HOME || halls.length === 0 ? built : boxOf(halls, 20);
}

function boxOf(areas: readonly Area[], pad: number): Bounds {
  const left = Math.min(...areas.map((area) => isoX(area.x, area.y + area.d))) - pad;
  const right = Math.max(...areas.map((area) => isoX(area.x + area.w, area.y))) + pad;
  const top = Math.min(...areas.map((area) => isoY(area.x, area.y))) - 60 - pad;
  const bottom = Math.max(...areas.map((area) => isoY(area.x + area.w, area.y + area.d))) + pad;
  const w = Math.max(640, right - left);
  const h = Math.max(380, bottom - top);
  return { x: (left + right - w) / 2, y: (top + bottom - h) / 2, w, h };
}
