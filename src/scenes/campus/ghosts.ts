/** Structures that do not stand yet: in the player's hand, or in the plan. */
import type { AppState } from '../../app/state.ts';
import type { Catalog, StructureDef } from '../../sim/index.ts';
import { anchorsOf } from '../shared/atlas.ts';
import { placed, type SpriteSpec } from '../shared/spec.ts';
import { spriteOf } from './structureLook.ts';

export interface Ghost {
  x: number;
  y: number;
  def: StructureDef;
}

/** What the plan puts on a site's plot. */
export function plannedOn({ planPreview, plan }: AppState, site: string | undefined, catalog: Catalog): Ghost[] {
  if (!planPreview || plan.entries.length === 0) return [];
  return planPreview.structures.flatMap((entry) => {
    const def = entry.site === site ? catalog.structures[entry.structure] : undefined;
    return def ? [{ x: entry.x, y: entry.y, def }] : [];
  });
}

/** A structure as it would look. */
export function ghostOf(def: StructureDef, x: number, y: number, alpha: number, tint: number): SpriteSpec[] {
  const anchors = anchorsOf('campus');
  const sprite = spriteOf(anchors, def);
  const name = anchors[`${sprite}-planned`] ? `${sprite}-planned` : sprite;
  const foot = anchors[name]?.foot ?? [1, 1];
  const spec = placed(anchors, name, 'body', x + (def.w - foot[0]) / 2, y + (def.d - foot[1]) / 2);
  return spec ? [{ ...spec, alpha, tint }] : [];
}
