/** Panels, aisles and rear doors: technicians' hours turn ordered work into what racks are fitted with. */
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { FIT_BLANKED, FIT_COLD, FIT_DOOR, FIT_HOT } from '../../world/hallAir.ts';
import type { AirWork, Site, Structure } from '../../world/plant.ts';
import type { World } from '../../world/world.ts';

/** Below this much work is done: rounding of hours must not make it wait for an hour. */
const DONE_HOURS = 1e-9;

export function hasAirWork(world: World): boolean {
  for (const site of world.sites) for (const structure of site.structures) if (structure.hall && structure.hall.works.length > 0) return true;
  return false;
}

/** Works orders off, hall by hall in order of ordering as far as what they need has come, and returns the hours left. */
export function mendAir(context: StepContext, hours: number): number {
  let left = hours;
  for (const site of context.world.sites) {
    for (const structure of site.structures) {
      const { hall } = structure;
      while (hall && left > 0) {
        const at = hall.works.findIndex((entry) => (entry.arrivesS ?? 0) <= context.world.timeS);
        const work = hall.works[at];
        if (!work) break;
        const spent = Math.min(left, work.crewHoursLeft);
        work.crewHoursLeft -= spent;
        left -= spent;
        if (work.crewHoursLeft > DONE_HOURS) break;
        hall.works.splice(at, 1);
        finish(context, site, structure, work);
      }
    }
  }
  return left;
}

/** Racks that were moved or taken away meanwhile are left out: their panels and doors lie in the store. */
function finish(context: StepContext, site: Site, structure: Structure, { kind, racks }: AirWork): void {
  const { columns, count } = context.world.racks;
  const wanted = new Set(racks);
  let fitted = 0;
  for (let r = 0; r < count; r++) {
    if (columns.hall[r] !== structure.id || !wanted.has(columns.id[r]!)) continue;
    const aisle = kind === 'cold' ? FIT_COLD : kind === 'hot' ? FIT_HOT : 0;
    columns.fit[r] = kind === 'blank' ? columns.fit[r]! | FIT_BLANKED : kind === 'door' ? columns.fit[r]! | FIT_DOOR : (columns.fit[r]! & ~(FIT_COLD | FIT_HOT)) | aisle;
    fitted++;
  }
  if (structure.hall) structure.hall.layoutVersion++;
  emit(context, `hall.air.${kind}`, 'good', { n: fitted }, { site: site.id, structure: structure.id, panel: 'power' });
}
