/** Where a hall's air handlers stand: along the four walls, in the order of the hall's list of units, or between racks on tiles of their own. */
import type { Catalog } from '../world/catalog.ts';
import type { CoolingUnitDef } from '../world/catalogHardware.ts';
import type { HallDef } from '../world/catalogPlant.ts';
import type { PlacedUnit } from '../world/hallAir.ts';
import { WALLS, type CoolingUnits, type HallState, type Wall } from '../world/plant.ts';

/** Length of wall that a unit takes with its service clearance, tiles. */
const UNIT_TILES = 2.3;
/** Middle of a unit beyond the floor's edge, tiles. */
const OUTSIDE_TILES = 1.5;

function wallTiles(def: HallDef, wall: number): number {
  return wall % 2 === 0 ? def.floorCols : def.floorRows;
}

/** Whether units of this kind stand along the walls. */
export function isWallUnit(def: CoolingUnitDef | undefined): boolean {
  return def?.kind === 'crah' && def.inRow !== true;
}

/** Most air handlers that fit along a wall. */
export function wallSlots(def: HallDef, wall: Wall): number {
  const tiles = wallTiles(def, WALLS.indexOf(wall));
  return Math.max(Math.floor((tiles + 1) / UNIT_TILES), Math.ceil((def.crahSlots * tiles) / (2 * (def.floorCols + def.floorRows))));
}

/** Air handlers in place or on order at a wall; orders that name no wall are not counted. */
export function unitsAt(hall: HallState, def: HallDef, catalog: Catalog, wall: Wall): number {
  const w = WALLS.indexOf(wall);
  let count = 0;
  for (const units of hall.units) {
    if (!isWallUnit(catalog.coolingUnits[units.unit])) continue;
    count += wallCounts(units, def)[w]!;
    for (const order of units.ordered) if (order.wall === wall) count += order.count;
  }
  return count;
}

/** Units by wall when nobody chose: one by one to the wall with most room for its length. */
function spread(count: number, def: HallDef): number[] {
  const counts = [0, 0, 0, 0];
  for (let n = 0; n < count; n++) counts[emptiest(counts, def)]!++;
  return counts;
}

function emptiest(counts: readonly number[], def: HallDef): number {
  let best = 0;
  for (let w = 1; w < WALLS.length; w++) if ((2 * counts[w]! + 1) * wallTiles(def, best) < (2 * counts[best]! + 1) * wallTiles(def, w)) best = w;
  return best;
}

/** Units in place by wall, in order of WALLS. */
export function wallCounts(units: CoolingUnits, def: HallDef): number[] {
  return units.walls ?? spread(units.count, def);
}

/** Puts units that arrived where they were ordered for: on `tiles`, or at a wall; without either, where there is most room. Changes `units`, not its count. */
export function standAt(units: CoolingUnits, def: HallDef, count: number, wall: Wall | undefined, tiles?: readonly number[]): void {
  if (tiles) {
    units.tiles = [...(units.tiles ?? []), ...tiles];
    return;
  }
  if (wall === undefined && units.walls === undefined) return; // spread anew by wallCounts
  const counts = wallCounts(units, def).slice();
  for (let n = 0; n < count; n++) counts[wall === undefined ? emptiest(counts, def) : WALLS.indexOf(wall)]!++;
  units.walls = counts;
}

/** Every air handler in place with its position; of each kind the last ones are the failed. */
export function placedUnits(hall: HallState, def: HallDef, catalog: Catalog): PlacedUnit[] {
  const kinds = hall.units.filter(({ unit }) => isWallUnit(catalog.coolingUnits[unit]));
  const counts = kinds.map((units) => wallCounts(units, def));
  const placed: PlacedUnit[] = [];
  const left = kinds.map(({ count, failed }) => count - failed); // that work
  for (let w = 0; w < WALLS.length; w++) {
    let total = 0;
    for (const count of counts) total += count[w]!;
    let at = 0;
    kinds.forEach(({ unit }, k) => {
      for (let n = 0; n < counts[k]![w]!; n++) {
        const middle = ((at++ + 0.5) * wallTiles(def, w)) / total;
        placed.push({
          unit, wall: WALLS[w]!, failed: left[k]!-- <= 0, capacityKW: catalog.coolingUnits[unit]!.capacityKW, inRow: false,
          x: w === 1 ? -OUTSIDE_TILES : w === 3 ? def.floorCols + OUTSIDE_TILES : middle,
          y: w === 0 ? -OUTSIDE_TILES : w === 2 ? def.floorRows + OUTSIDE_TILES : middle,
        });
      }
    });
  }
  for (const { unit, count, failed, tiles } of hall.units) {
    const kind = catalog.coolingUnits[unit];
    if (kind?.inRow !== true || !tiles) continue;
    tiles.forEach((tile, n) => {
      const x = (tile % def.floorCols) + 0.5;
      const y = Math.floor(tile / def.floorCols) + 0.5;
      placed.push({ unit, wall: null, failed: n >= count - failed, capacityKW: kind.capacityKW, inRow: true, x, y });
    });
  }
  return placed;
}
