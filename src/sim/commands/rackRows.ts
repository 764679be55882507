/** Racks on a stretch of floor, and taking them off the hall's power: what orders about rows share. */
import { layoutFor } from '../rules/layout.ts';
import type { SimContext } from '../world/context.ts';
import type { HallPlace } from '../world/lookup.ts';

export const MAX_ROW = 1000;

/** Rows of the rack table that stand on a stretch of floor. */
export function racksOn(context: SimContext, hallId: number, x: number, y: number, length: number): number[] {
  const { columns, count } = context.world.racks;
  const rows: number[] = [];
  for (let r = 0; r < count; r++) {
    if (columns.hall[r] === hallId && columns.y[r] === y && (columns.x[r] as number) >= x && (columns.x[r] as number) < x + length) rows.push(r);
  }
  return rows;
}

/** Takes racks off the hall's list of powered ones. Power is shared out by the hour, but an incident follows the hall before that. */
export function unplug(context: SimContext, { structure, hall }: HallPlace, gone: ReadonlySet<number>): void {
  const { rackRows } = layoutFor(context, structure.id, hall.layoutVersion);
  const { gpus } = context.world.racks.columns;
  let racks = 0;
  for (let i = 0; i < Math.min(hall.poweredRacks, rackRows.length); i++) {
    const r = rackRows[i] as number;
    if (!gone.has(r)) continue;
    racks++;
    hall.poweredGpus -= gpus[r] as number;
  }
  hall.poweredRacks -= racks;
  hall.coolGpus = Math.min(hall.coolGpus, hall.poweredGpus);
}
