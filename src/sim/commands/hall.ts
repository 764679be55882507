/** Orders for one hall: cooling units, set-points, power cap, rows of racks. */
import { DAY_S } from '../core/calendar.ts';
import { addRow, compact } from '../core/table.ts';
import { disposePlant } from '../rules/depreciation.ts';
import { isWallUnit, unitsAt, wallSlots } from '../rules/airUnits.ts';
import { fittingDoor } from '../rules/rearDoors.ts';
import { arrivalLeadS } from '../rules/plantFailures.ts';
import { aislesStayFree, occupancy, rowInBounds, rowIsFree, rowTiles } from '../rules/layout.ts';
import type { CoolingUnitDef } from '../world/catalogHardware.ts';
import type { Constants } from '../world/catalogConstants.ts';
import type { SimContext } from '../world/context.ts';
import { FIT_DOOR } from '../world/hallAir.ts';
import { findHall, rackDef, type HallPlace } from '../world/lookup.ts';
import { WALLS, type Wall } from '../world/plant.ts';
import { RACK_COLUMNS, RACK_PLANNED } from '../world/racks.ts';
import type { Unit } from '../world/units.ts';
import { condition, freeCheck, paidCheck } from './checks.ts';
import { rackLimits } from './rackLimits.ts';
import { MAX_ROW, racksOn, unplug } from './rackRows.ts';
import type { Check, CheckCondition, CommandHandler, CommandPayloads, FieldShape } from './types.ts';

const CAP_MIN = 0.4;
const BUSWAY_MIN = 0.5;
/** Beyond what any ratio of a hall may be; the bound of each comes from content. */
const MAX_RATIO = 3;
const MAX_UNITS = 500;
const TILE: FieldShape = { type: 'int', min: 0, max: 1000 };

/** Units of one kind in a hall, in place and on order. */
function slotsTaken(context: SimContext, place: HallPlace, kind: CoolingUnitDef['kind']): number {
  let taken = 0;
  for (const units of place.hall.units) {
    const def = context.catalog.coolingUnits[units.unit];
    if (def?.kind !== kind || def.inRow === true) continue;
    taken += units.count;
    for (const order of units.ordered) taken += order.count;
  }
  return taken;
}

function within(id: string, value: number, low: number, high: number, unit: Unit): CheckCondition {
  return condition(id, value >= low && value <= high, Number.isFinite(value) ? value : null, value < low ? low : high, unit);
}

const isWall = (wall: string | undefined): wall is Wall => wall !== undefined && (WALLS as readonly string[]).includes(wall);

/** A wall may be named for air handlers only, and must have room. */
function wallConditions({ catalog }: SimContext, { hall, def }: HallPlace, unit: CoolingUnitDef, wall: string | undefined, count: number): CheckCondition[] {
  if (wall === undefined) return [];
  if (!isWall(wall) || !isWallUnit(unit)) return [condition('wall-known', false)];
  const room = wallSlots(def, wall) - unitsAt(hall, def, catalog, wall);
  return [condition('wall-room', room >= count, room, count, 'count')];
}

/** Units in a row want their place named, and free tiles side by side. */
function inRowConditions({ world, catalog }: SimContext, { structure, def }: HallPlace, { x, y }: CommandPayloads['hall.buyCooling'], count: number): CheckCondition[] {
  if (x === undefined || y === undefined) return [condition('row-tile-named', false)];
  if (!rowInBounds(def, x, y, 1)) return [condition('inside-hall', false)];
  const grid = occupancy(world, catalog, structure.id, def);
  let free = 0;
  while (free < count && x + free < def.floorCols && grid[y * def.floorCols + x + free] === 0) free++;
  return [condition('row-tiles', free >= count, free, count, 'count'), condition('aisle-free', free < count || aislesStayFree(grid, def, x, y, count))];
}

/** An order that sets one ratio of a hall, free and at once. `given` names it in the order, `kept` in the hall's state. */
function hallRatio<Given extends string>(
  given: Given, kept: 'capRatio' | 'buswayRatio' | 'smoothingRatio', range: string, low: number, high: (constants: Constants) => number,
): CommandHandler<{ hall: number } & Record<Given, number>> {
  return {
    shape: { hall: { type: 'int', min: 0 }, [given]: { type: 'number', min: 0, max: MAX_RATIO } } as CommandHandler<{ hall: number } & Record<Given, number>>['shape'],
    check({ world, catalog }, payload): Check {
      if (!findHall(world, catalog, payload.hall)) return freeCheck([condition('hall-exists', false)]);
      return freeCheck([within(range, payload[given], low, high(catalog.constants), 'ratio')]);
    },
    apply({ world, catalog }, payload): void {
      const place = findHall(world, catalog, payload.hall);
      if (place) place.hall[kept] = payload[given];
    },
  };
}

export const hallCommands = {
  'hall.buyCooling': {
    shape: { hall: { type: 'int', min: 0 }, unit: { type: 'id' }, count: { type: 'int', min: 1, max: MAX_UNITS }, wall: { type: 'string', max: 10, optional: true }, x: { ...TILE, optional: true }, y: { ...TILE, optional: true } },
    check(context, payload): Check {
      const { world, catalog } = context;
      const place = findHall(world, catalog, payload.hall);
      if (!place) return freeCheck([condition('hall-exists', false)]);
      const def = Object.hasOwn(catalog.coolingUnits, payload.unit) ? catalog.coolingUnits[payload.unit] : undefined;
      if (!def) return freeCheck([condition('cooling-unit-known', false)]);
      const count = Number.isInteger(payload.count) && payload.count >= 1 && payload.count <= MAX_UNITS ? payload.count : 0;
      if (def.kind === 'door') return freeCheck([condition('door-by-row', false)]);
      const slots = def.kind === 'crah' ? place.def.crahSlots : place.def.cduSlots;
      const free = slots - slotsTaken(context, place, def.kind);
      return paidCheck(world, def.priceCents * count, 'equipment', 'cooling-units', [
        condition('whole-number', count > 0, null, 1, 'count'),
        ...(def.inRow === true ? inRowConditions(context, place, payload, count) : [condition('cooling-slots', free >= count, free, count, 'count')]),
        ...wallConditions(context, place, def, payload.wall, count),
      ], { readyInS: def.leadDays * DAY_S });
    },
    apply(context, payload): void {
      const { world, catalog } = context;
      const place = findHall(world, catalog, payload.hall);
      const def = catalog.coolingUnits[payload.unit];
      if (!place || !def) return;
      let units = place.hall.units.find((entry) => entry.unit === def.id);
      if (!units) {
        units = { unit: def.id, count: 0, ordered: [], failed: 0, repairHoursLeft: 0 };
        place.hall.units.push(units);
      }
      units.ordered.push({ count: payload.count, arrivesS: world.timeS + arrivalLeadS(world, catalog, def.leadDays, world.nextId++), ...(isWall(payload.wall) ? { wall: payload.wall } : {}), ...(def.inRow === true ? { tiles: rowTiles(payload.x!, payload.y!, payload.count).map((tile) => tile.y * place.def.floorCols + tile.x) } : {}) });
    },
  } satisfies CommandHandler<CommandPayloads['hall.buyCooling']>,

  'hall.setSetpoint': {
    shape: { hall: { type: 'int', min: 0 }, supplyC: { type: 'number', min: -50, max: 100 }, liquidC: { type: 'number', min: -50, max: 100 } },
    check(context, payload): Check {
      if (!findHall(context.world, context.catalog, payload.hall)) return freeCheck([condition('hall-exists', false)]);
      const { supplyMinC, supplyMaxC, liquidMaxC } = context.catalog.constants.cooling;
      return freeCheck([
        within('supply-range', payload.supplyC, supplyMinC, supplyMaxC, 'degC'),
        within('liquid-range', payload.liquidC, supplyMinC, liquidMaxC, 'degC'),
      ]);
    },
    apply(context, payload): void {
      const place = findHall(context.world, context.catalog, payload.hall);
      if (!place) return;
      place.hall.supplyC = payload.supplyC;
      place.hall.liquidC = payload.liquidC;
    },
  } satisfies CommandHandler<CommandPayloads['hall.setSetpoint']>,

  'hall.setCap': hallRatio('capRatio', 'capRatio', 'cap-range', CAP_MIN, () => 1),
  'hall.setBusway': hallRatio('ratio', 'buswayRatio', 'busway-range', BUSWAY_MIN, ({ distribution }) => distribution.buswayMaxRatio),
  'hall.setSmoothing': hallRatio('smoothingRatio', 'smoothingRatio', 'smoothing-range', 0, ({ swing }) => swing.smoothingMaxRatio),

  'hall.placeRow': {
    shape: {
      hall: { type: 'int', min: 0 }, rack: { type: 'id' }, x: { type: 'int', min: 0, max: 1000 }, y: { type: 'int', min: 0, max: 1000 },
      length: { type: 'int', min: 1, max: MAX_ROW }, doors: { type: 'boolean', optional: true },
    },
    check(context, payload): Check {
      const { world, catalog } = context;
      const place = findHall(world, catalog, payload.hall);
      if (!place) return freeCheck([condition('hall-exists', false)]);
      const rack = Object.hasOwn(catalog.racks, payload.rack) ? catalog.racks[payload.rack] : undefined;
      if (!rack) return freeCheck([condition('rack-known', false)]);
      const { x, y, length } = payload;
      const inside = rowInBounds(place.def, x, y, length);
      const grid = occupancy(world, catalog, payload.hall, place.def);
      const free = inside && rowIsFree(grid, place.def, x, y, length);
      const added = payload.doors === true && rack.withDoor !== true;
      const door = fittingDoor(catalog, rack);
      const eachCents = rack.priceCents + (added && door ? door.priceCents : 0);
      return paidCheck(world, inside ? eachCents * length : 0, 'equipment', 'racks', [
        ...(added ? [condition('door-frame', door !== null, 0, length, 'count')] : []),
        condition('inside-hall', inside),
        condition('floor-free', free),
        condition('aisle-free', free && aislesStayFree(grid, place.def, x, y, length)),
        ...rackLimits(context, place, rack, inside ? length : 1, added),
      ]);
    },
    apply(context, payload): void {
      const { world, catalog } = context;
      const place = findHall(world, catalog, payload.hall);
      const rack = catalog.racks[payload.rack];
      if (!place || !rack) return;
      let kind = world.rackKinds.indexOf(rack.id);
      if (kind < 0) kind = world.rackKinds.push(rack.id) - 1;
      const door = payload.doors === true || rack.withDoor === true ? fittingDoor(catalog, rack) : null;
      const workHours = rack.installCrewHours + (rack.withDoor === true ? 0 : door?.fitCrewHours ?? 0);
      for (const tile of rowTiles(payload.x, payload.y, payload.length)) {
        addRow(world.racks, RACK_COLUMNS, {
          id: world.nextId++, hall: payload.hall, kind, x: tile.x, y: tile.y, state: RACK_PLANNED, workHours, installedS: -1, fit: door ? FIT_DOOR : 0,
        });
      }
      place.hall.layoutVersion++;
    },
  } satisfies CommandHandler<CommandPayloads['hall.placeRow']>,

  'hall.removeRow': {
    shape: {
      hall: { type: 'int', min: 0 }, x: { type: 'int', min: 0, max: 1000 }, y: { type: 'int', min: 0, max: 1000 },
      length: { type: 'int', min: 1, max: MAX_ROW },
    },
    check(context, payload): Check {
      const { world, catalog } = context;
      if (!findHall(world, catalog, payload.hall)) return freeCheck([condition('hall-exists', false)]);
      const rows = racksOn(context, payload.hall, payload.x, payload.y, payload.length);
      let broken = 0;
      for (const r of rows) broken += world.racks.columns.downGpus[r] as number;
      return freeCheck([
        condition('racks-there', rows.length > 0, rows.length, 1, 'count'),
        condition('racks-mended', broken === 0, broken, 0, 'gpus'),
      ]);
    },
    apply(context, payload): void {
      const { world, catalog } = context;
      const place = findHall(world, catalog, payload.hall);
      if (!place) return;
      const rows = racksOn(context, payload.hall, payload.x, payload.y, payload.length);
      const { gpus, kind, installedS } = world.racks.columns;
      unplug(context, place, new Set(rows));
      for (const r of rows) {
        const def = rackDef(world, catalog, kind[r] as number);
        returnToStock(context, def.accelerator, gpus[r] as number);
        const boughtS = (installedS[r] as number) >= 0 ? (installedS[r] as number) : world.timeS;
        disposePlant(world, catalog, 'equipment', def.priceCents, boughtS, 'rack-disposal'); // the frame and its manifold; GPUs go to the dock
      }
      const gone = new Set(rows);
      compact(world.racks, (row) => !gone.has(row));
      place.hall.layoutVersion++;
      context.derived.layouts.clear(); // row indices moved in every hall
    },
  } satisfies CommandHandler<CommandPayloads['hall.removeRow']>,
};

/** GPUs go back to the dock. They were bought before: nameplate and book value do not change. */
function returnToStock(context: SimContext, accelerator: string, gpus: number): void {
  if (gpus <= 0) return;
  const item = context.world.compute.stock.find((entry) => entry.accelerator === accelerator);
  if (item) item.gpus += gpus;
  else context.world.compute.stock.push({ accelerator, gpus, spareServers: 0, boughtGpus: gpus, bookCents: 0 });
}
