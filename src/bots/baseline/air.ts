/** Hot spots: rows that blow at each other are turned, one at a time; then panels, then closed aisles. Cheap beside what stands still: no reserve is kept. */
import { explain, RACK_INSTALLING, rowSides } from '../../sim/index.ts';
import type { HallDef, SimContext, Structure } from '../../sim/index.ts';
import type { BotHands } from '../bot.ts';
import { spend } from './money.ts';

/** Hottest inlet from which panels are worth their price, and from which aisles are closed. */
const PANELS_C = 33;
const CLOSE_C = 35;

export function manageAir(context: SimContext, hands: BotHands): void {
  for (const site of context.world.sites) {
    for (const structure of site.structures) {
      const { hall } = structure;
      const def = context.catalog.structures[structure.def];
      if (!hall || def?.kind !== 'hall' || hall.poweredRacks === 0 || hall.transient) continue;
      const isStopped = hall.coolGpus < hall.poweredGpus;
      if (!isStopped && hall.hottestInletC < PANELS_C) continue;
      if (turnRow(context, hands, structure, def)) continue;
      spend(context, hands, { type: 'hall.blank', hall: structure.id }, 0);
      if (!isStopped && hall.hottestInletC < CLOSE_C) continue;
      const worst = explain(context, 'hottest', { hall: structure.id })?.raise[0];
      if (worst !== 'raise.hottest.crah') spend(context, hands, { type: 'hall.contain', hall: structure.id, kind: 'cold' }, 0);
    }
  }
}

/** Turns the first row that was set against the others. True while one is being turned, or has just been ordered. */
function turnRow(context: SimContext, hands: BotHands, structure: Structure, def: HallDef): boolean {
  const { columns, count } = context.world.racks;
  const occupied = new Uint8Array(def.floorRows);
  for (let r = 0; r < count; r++) {
    if (columns.hall[r] !== structure.id) continue;
    if (columns.state[r] === RACK_INSTALLING) return true;
    occupied[columns.y[r]!] = 1;
  }
  const sides = rowSides(occupied);
  for (let r = 0; r < count; r++) {
    if (columns.hall[r] !== structure.id || columns.side[r] === 0 || columns.side[r] === sides[columns.y[r]!]) continue;
    const y = columns.y[r]!;
    const row = { hall: structure.id, x: 0, y, length: def.floorCols, toX: 0, toY: y, side: 'auto' } as const;
    return spend(context, hands, { type: 'hall.moveRow', ...row }, 0);
  }
  return false;
}
