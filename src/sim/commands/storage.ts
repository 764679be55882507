/** Racks of storage beside what comes with the GPUs: checkpoints are written faster. They take tiles of a hall and kW of its busway. */
import { DAY_S } from '../core/calendar.ts';
import { aislesStayFree, occupancy } from '../rules/layout.ts';
import { networkAt } from '../rules/network.ts';
import type { SimContext } from '../world/context.ts';
import { findHall, type HallPlace } from '../world/lookup.ts';
import { condition, freeCheck, paidCheck } from './checks.ts';
import { plannedKW } from './rackLimits.ts';
import type { Check, CommandHandler, CommandPayloads } from './types.ts';

const MOST_RACKS = 500;

/**
 * Floor tiles for `racks` racks of storage: free ones from the far corner on, so that rows keep the floor before them; every rack keeps an aisle.
 * Fewer when the floor does not have them.
 */
export function storageTiles({ world, catalog }: SimContext, { structure, def }: HallPlace, racks: number): number[] {
  const grid = occupancy(world, catalog, structure.id, def);
  const tiles: number[] = [];
  for (let y = def.floorRows - 1; y >= 0; y--) {
    for (let x = def.floorCols - 1; x >= 0 && tiles.length < racks; x--) {
      const tile = y * def.floorCols + x;
      if (grid[tile] === 1 || !aislesStayFree(grid, def, x, y, 1)) continue;
      grid[tile] = 1;
      tiles.push(tile);
    }
  }
  return tiles;
}

export const storageCommands = {
  'storage.extend': {
    shape: { hall: { type: 'int', min: 0 }, racks: { type: 'int', min: 1, max: MOST_RACKS } },
    check(context, { hall, racks }): Check {
      const { world, catalog } = context;
      const place = findHall(world, catalog, hall);
      if (!place) return freeCheck([condition('hall-exists', false)]);
      const { storage, distribution } = catalog.constants;
      const count = Number.isInteger(racks) && racks >= 1 && racks <= MOST_RACKS ? racks : 0;
      const free = storageTiles(context, place, count).length;
      const coming = (place.hall.storage?.coming ?? []).reduce((sum, order) => sum + order.tiles.length, 0);
      const busKW = place.def.maxItKW * distribution.buswayMaxRatio;
      const planKW = plannedKW(context, place) + (coming + count) * storage.rackKW;
      return paidCheck(world, count * storage.rackPriceCents, 'equipment', 'storage', [
        condition('whole-number', count > 0, null, 1, 'count'),
        condition('hall-ready', place.structure.stage === 'ready'),
        condition('storage-network', networkAt(world, place.site.id) !== null),
        condition('storage-tiles', free >= count, free, count, 'count'),
        condition('busway-room', planKW <= busKW, busKW, planKW, 'kW'),
      ], { readyInS: Math.round(storage.leadDays * DAY_S) });
    },
    apply(context, { hall, racks }): void {
      const { world, catalog } = context;
      const place = findHall(world, catalog, hall);
      if (!place) return;
      place.hall.storage ??= { tiles: [], coming: [] };
      place.hall.storage.coming.push({ tiles: storageTiles(context, place, racks), readyS: world.timeS + Math.round(catalog.constants.storage.leadDays * DAY_S) });
    },
  },
} satisfies { [T in Extract<keyof CommandPayloads, `storage.${string}`>]: CommandHandler<CommandPayloads[T]> };
