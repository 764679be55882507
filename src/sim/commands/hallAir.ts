/** Orders that mend a hall's air: close aisles, put panels up, move or turn rows, move air handlers to another wall. */
import { DAY_S, HOUR_S } from '../core/calendar.ts';
import { isWallUnit, unitsAt, wallCounts, wallSlots } from '../rules/airUnits.ts';
import { technicianHours } from '../rules/crew.ts';
import { aislesStayFree, occupancy, rowInBounds, rowIsFree } from '../rules/layout.ts';
import type { HallDef } from '../world/catalogPlant.ts';
import type { SimContext } from '../world/context.ts';
import { FIT_BLANKED, FIT_COLD, FIT_HOT, NORTH, SOUTH } from '../world/hallAir.ts';
import { findHall, rackDef, type HallPlace } from '../world/lookup.ts';
import { WALLS, type AirWork, type CoolingUnits, type Wall } from '../world/plant.ts';
import { RACK_INSTALLING, RACK_OFF, RACK_PLANNED } from '../world/racks.ts';
import { condition, freeCheck, paidCheck } from './checks.ts';
import { MAX_ROW, racksOn, unplug } from './rackRows.ts';
import type { Check, CheckCondition, CommandHandler, CommandPayloads, FieldShape } from './types.ts';

const HALL: FieldShape = { type: 'int', min: 0 };
const TILE: FieldShape = { type: 'int', min: 0, max: 1000 };
const MAX_UNITS = 500;
type AisleWork = Exclude<AirWork['kind'], 'door'>;
const CLOSES = ['cold', 'hot', 'open'] as const;
const SIDES: Record<string, number> = { auto: 0, north: NORTH, south: SOUTH };

/** Seconds that the technicians need for so many hours of work; 0 when there are none. */
function workS(context: SimContext, crewHours: number): number {
  const perHour = technicianHours(context.world, context.catalog, 1);
  return perHour > 0 ? Math.ceil(crewHours / perHour) * HOUR_S : 0;
}

/** Somebody must be there to do the work. */
export function crewCondition({ world }: SimContext): CheckCondition {
  let heads = 0;
  for (const cohort of world.people.cohorts) if (cohort.role === 'technicians') heads = cohort.count;
  return condition('technicians-on-duty', heads >= 1, heads, 1, 'people');
}

/** Ids of racks that stand in the hall (on floor row `y`, or anywhere) and for which `kind` is neither done nor under way. */
function racksToFit(context: SimContext, { structure, hall }: HallPlace, kind: AisleWork, y: number | undefined): number[] {
  const { columns, count } = context.world.racks;
  const pending = new Set<number>();
  for (const work of hall.works) {
    if (work.kind === 'door') continue;
    const isLast = kind === 'blank' ? work.kind === 'blank' : work.kind !== 'blank';
    if (isLast) for (const id of work.racks) if (work.kind === kind) pending.add(id); else pending.delete(id);
  }
  const aisle = FIT_COLD | FIT_HOT;
  const ids: number[] = [];
  for (let r = 0; r < count; r++) {
    if (columns.hall[r] !== structure.id || columns.state[r] === RACK_PLANNED || (y !== undefined && columns.y[r] !== y)) continue;
    const fit = columns.fit[r]!;
    const done = kind === 'blank' ? (fit & FIT_BLANKED) !== 0 : (fit & aisle) === (kind === 'cold' ? FIT_COLD : kind === 'hot' ? FIT_HOT : 0);
    if (!done && !pending.has(columns.id[r]!)) ids.push(columns.id[r]!);
  }
  return ids;
}

function fitCheck(context: SimContext, place: HallPlace, kind: AisleWork, y: number | undefined): Check {
  const { airflow } = context.catalog.constants;
  const racks = racksToFit(context, place, kind, y).length;
  const cents = kind === 'blank' ? airflow.blankingCents : kind === 'open' ? 0 : airflow.containmentCents;
  const hours = kind === 'blank' ? airflow.blankingCrewHours : airflow.containmentCrewHours;
  return paidCheck(context.world, cents * racks, 'equipment', kind === 'blank' ? 'panels' : 'containment', [
    condition('racks-to-fit', racks > 0, racks, 1, 'count'), crewCondition(context),
  ], { readyInS: workS(context, hours * racks) });
}

function orderWork(context: SimContext, place: HallPlace, kind: AisleWork, y: number | undefined): void {
  const { airflow } = context.catalog.constants;
  const racks = racksToFit(context, place, kind, y);
  place.hall.works.push({ kind, racks, crewHoursLeft: racks.length * (kind === 'blank' ? airflow.blankingCrewHours : airflow.containmentCrewHours) });
}

const isClose = (kind: string): kind is (typeof CLOSES)[number] => (CLOSES as readonly string[]).includes(kind);
const isWall = (wall: string): wall is Wall => (WALLS as readonly string[]).includes(wall);

/** The floor without the racks, and the units between them, that move. */
function floorWithout(context: SimContext, hallId: number, def: HallDef, moving: readonly number[], units: readonly UnitHere[]): Uint8Array {
  const grid = occupancy(context.world, context.catalog, hallId, def);
  const { x, y } = context.world.racks.columns;
  for (const r of moving) grid[y[r]! * def.floorCols + x[r]!] = 0;
  for (const { tile } of units) grid[tile] = 0;
  return grid;
}

/** Tiles in front of a row that breathes from `side` are free; a row that pairs up by itself turns to a free side. */
function inletFree(grid: Uint8Array, def: HallDef, x: number, y: number, length: number, side: number): boolean {
  if (side === 0) return true;
  const ty = side === NORTH ? y - 1 : y + 1;
  return ty >= 0 && ty < def.floorRows && rowIsFree(grid, def, x, ty, length);
}

interface UnitHere {
  units: CoolingUnits;
  tile: number;
}

/** Cooling units that stand in a row, on a stretch of floor. */
function unitsOn({ hall, def }: HallPlace, x: number, y: number, length: number): UnitHere[] {
  const found: UnitHere[] = [];
  for (const units of hall.units) {
    for (const tile of units.tiles ?? []) {
      const tx = tile % def.floorCols;
      if (Math.floor(tile / def.floorCols) === y && tx >= x && tx < x + length) found.push({ units, tile });
    }
  }
  return found;
}

function unitsOf(place: HallPlace, unit: string): CoolingUnits | undefined {
  return place.hall.units.find((entry) => entry.unit === unit);
}

export const hallAirCommands = {
  'hall.contain': {
    shape: { hall: HALL, kind: { type: 'string', max: 10 }, y: { ...TILE, optional: true } },
    check(context, { hall, kind, y }): Check {
      const place = findHall(context.world, context.catalog, hall);
      if (!place) return freeCheck([condition('hall-exists', false)]);
      return isClose(kind) ? fitCheck(context, place, kind, y) : freeCheck([condition('containment-kind', false)]);
    },
    apply(context, { hall, kind, y }): void {
      const place = findHall(context.world, context.catalog, hall);
      if (place && isClose(kind)) orderWork(context, place, kind, y);
    },
  } satisfies CommandHandler<CommandPayloads['hall.contain']>,

  'hall.blank': {
    shape: { hall: HALL, y: { ...TILE, optional: true } },
    check(context, { hall, y }): Check {
      const place = findHall(context.world, context.catalog, hall);
      return place ? fitCheck(context, place, 'blank', y) : freeCheck([condition('hall-exists', false)]);
    },
    apply(context, { hall, y }): void {
      const place = findHall(context.world, context.catalog, hall);
      if (place) orderWork(context, place, 'blank', y);
    },
  } satisfies CommandHandler<CommandPayloads['hall.blank']>,

  'hall.moveRow': {
    shape: {
      hall: HALL, x: TILE, y: TILE, length: { type: 'int', min: 1, max: MAX_ROW }, toX: TILE, toY: TILE, side: { type: 'string', max: 10 },
    },
    check(context, payload): Check {
      const { world, catalog } = context;
      const { hall, x, y, length, toX, toY } = payload;
      const place = findHall(world, catalog, hall);
      if (!place) return freeCheck([condition('hall-exists', false)]);
      const side = SIDES[payload.side];
      if (side === undefined) return freeCheck([condition('side-known', false)]);
      const { columns } = world.racks;
      const rows = racksOn(context, hall, x, y, length);
      let broken = 0;
      let crewHours = 0;
      let built = 0;
      const units = unitsOn(place, x, y, length);
      const broke = units.reduce((sum, { units: kind }) => Math.max(sum, kind.failed), 0);
      let turns = false;
      for (const r of rows) {
        broken += columns.downGpus[r]!;
        if (columns.side[r] !== side) turns = true;
        if (columns.state[r] === RACK_PLANNED) continue;
        built++;
        crewHours += rackDef(world, catalog, columns.kind[r]!).installCrewHours * catalog.constants.airflow.moveCrewRatio;
      }
      const inside = rowInBounds(place.def, toX, toY, length);
      const grid = floorWithout(context, hall, place.def, rows, units);
      const free = inside && rowIsFree(grid, place.def, toX, toY, length);
      const { moveCents, unitMoveCents, unitMoveDays } = catalog.constants.airflow;
      return paidCheck(world, moveCents * built + unitMoveCents * units.length, 'expense.repairs', 'racks-moved', [
        condition('racks-there', rows.length + units.length > 0, rows.length + units.length, 1, 'count'),
        condition('racks-mended', broken === 0, broken, 0, 'gpus'),
        condition('units-mended', broke === 0, broke, 0, 'count'),
        condition('row-moves', turns || toX !== x || toY !== y),
        condition('inside-hall', inside),
        condition('floor-free', free),
        condition('aisle-free', free && aislesStayFree(grid, place.def, toX, toY, length)),
        condition('inlet-free', !free || inletFree(grid, place.def, toX, toY, length, side)),
        crewCondition(context),
      ], { readyInS: Math.max(workS(context, crewHours), units.length > 0 ? unitMoveDays * DAY_S : 0) });
    },
    apply(context, payload): void {
      const { world, catalog } = context;
      const place = findHall(world, catalog, payload.hall);
      if (!place) return;
      const { columns } = world.racks;
      const rows = racksOn(context, payload.hall, payload.x, payload.y, payload.length);
      unplug(context, place, new Set(rows));
      for (const r of rows) {
        columns.x[r] = payload.toX + (columns.x[r]! - payload.x);
        columns.y[r] = payload.toY;
        columns.side[r] = SIDES[payload.side]!;
        columns.fit[r]! &= ~(FIT_COLD | FIT_HOT); // doors and roof stay behind
        if (columns.state[r] === RACK_PLANNED) continue;
        const hours = rackDef(world, catalog, columns.kind[r]!).installCrewHours * catalog.constants.airflow.moveCrewRatio;
        columns.workHours[r] = columns.state[r]! >= RACK_OFF ? hours : columns.workHours[r]! + hours;
        columns.state[r] = RACK_INSTALLING;
      }
      for (const { units, tile } of unitsOn(place, payload.x, payload.y, payload.length)) {
        units.tiles = units.tiles?.filter((entry) => entry !== tile) ?? [];
        units.count--;
        const to = payload.toY * place.def.floorCols + payload.toX + (tile % place.def.floorCols) - payload.x;
        units.ordered.push({ count: 1, arrivesS: world.timeS + catalog.constants.airflow.unitMoveDays * DAY_S, tiles: [to] });
      }
      place.hall.layoutVersion++;
    },
  } satisfies CommandHandler<CommandPayloads['hall.moveRow']>,

  'hall.moveCooling': {
    shape: { hall: HALL, unit: { type: 'id' }, from: { type: 'string', max: 10 }, to: { type: 'string', max: 10 }, count: { type: 'int', min: 1, max: MAX_UNITS } },
    check(context, { hall, unit, from, to, count }): Check {
      const { world, catalog } = context;
      const place = findHall(world, catalog, hall);
      if (!place) return freeCheck([condition('hall-exists', false)]);
      const units = unitsOf(place, unit);
      if (!units || !isWallUnit(catalog.coolingUnits[unit])) return freeCheck([condition('air-unit-there', false)]);
      if (!isWall(from) || !isWall(to) || from === to) return freeCheck([condition('wall-known', false)]);
      const there = wallCounts(units, place.def)[WALLS.indexOf(from)]!;
      const room = wallSlots(place.def, to) - unitsAt(place.hall, place.def, catalog, to);
      return paidCheck(world, catalog.constants.airflow.unitMoveCents * count, 'expense.repairs', 'units-moved', [
        condition('units-at-wall', there >= count, there, count, 'count'),
        condition('wall-room', room >= count, room, count, 'count'),
        condition('units-work', units.count - units.failed >= count, units.count - units.failed, count, 'count'),
      ], { readyInS: catalog.constants.airflow.unitMoveDays * DAY_S });
    },
    apply(context, { hall, unit, from, to, count }): void {
      const { world, catalog } = context;
      const place = findHall(world, catalog, hall);
      const units = place && unitsOf(place, unit);
      if (!place || !units || !isWall(from) || !isWall(to)) return;
      const counts = wallCounts(units, place.def).slice();
      counts[WALLS.indexOf(from)]! -= count;
      units.walls = counts;
      units.count -= count;
      units.ordered.push({ count, arrivesS: world.timeS + catalog.constants.airflow.unitMoveDays * DAY_S, wall: to });
    },
  } satisfies CommandHandler<CommandPayloads['hall.moveCooling']>,
};
