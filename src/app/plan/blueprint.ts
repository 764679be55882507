/** Blueprints: what they become as orders, and how one is read from a hall that stands. Pure. */
import type { BlueprintFloor, BlueprintPiece, BlueprintPlan, Catalog, Command, Frame, RackDef, Structure } from '../../sim/index.ts';
import { doorOn, notOffered } from '../simValues.ts';

/** The hall that the order at this place of a batch builds. */
const builtBy = (place: number): number => -(place + 1);

/** Orders that put the pieces up with their corner at a tile of the plot. Halls' floors follow their shells. */
export function groupOrders({ pieces }: BlueprintPlan, site: string, at: { x: number; y: number }): Command[] {
  const orders: Command[] = [];
  for (const { structure, x, y, count, floor } of pieces) {
    orders.push({ type: 'site.build', site, structure, x: at.x + x, y: at.y + y, count: count ?? 1 });
    if (floor) orders.push(...floorOrders(floor, builtBy(orders.length - 1)));
  }
  return orders;
}

/** Orders that fill a hall's floor: units first, since doors and tanks ask for them. */
export function floorOrders({ units, rows }: BlueprintFloor, hall: number): Command[] {
  return [
    ...units.map(({ unit, count, wall, x, y }): Command => ({ type: 'hall.buyCooling', hall, unit, count, ...(wall === undefined ? {} : { wall }), ...(x === undefined ? {} : { x }), ...(y === undefined ? {} : { y }) })),
    ...rows.map(({ rack, x, y, length, doors }): Command => ({ type: 'hall.placeRow', hall, rack, x, y, length, ...(doors ? { doors } : {}) })),
  ];
}

/** The first hall of a blueprint that has a floor. */
export const floorOf = ({ pieces }: BlueprintPlan): BlueprintPiece | null => pieces.find((piece) => piece.floor) ?? null;

/** Racks that a blueprint names, each once. */
export function racksIn({ pieces }: BlueprintPlan): string[] {
  return [...new Set(pieces.flatMap((piece) => piece.floor?.rows.map((row) => row.rack) ?? []))];
}

/** The same blueprint with other racks. */
export function withRack<P extends BlueprintPlan>(plan: P, from: string, to: string): P {
  if (from === to) return plan;
  return { ...plan, pieces: plan.pieces.map((piece) => (piece.floor ? { ...piece, floor: { ...piece.floor, rows: piece.floor.rows.map((row) => (row.rack === from ? { ...row, rack: to } : row)) } } : piece)) };
}

/** Racks that can be had now. */
export function offeredRacks(catalog: Catalog, frame: Frame): RackDef[] {
  const today = frame.epochDay + Math.floor(frame.timeS / 86_400);
  return Object.values(catalog.racks).filter((rack) => {
    const def = catalog.accelerators[rack.accelerator];
    if (def === undefined) return false;
    if (frame.compute.stock.some((item) => item.accelerator === def.id && item.boughtGpus > 0)) return true;
    return notOffered(def, catalog.scenarios[frame.scenario]) === null && Date.parse(def.releaseDate) / 86_400_000 <= today;
  });
}

/** Racks that could stand in for one: cooled the same way, to be had now. Itself first. */
export function racksLike(catalog: Catalog, frame: Frame, id: string): RackDef[] {
  const rack = catalog.racks[id];
  if (!rack) return [];
  const alike = offeredRacks(catalog, frame).filter((other) => other.medium === rack.medium && (other.immersed === true) === (rack.immersed === true) && (other.withDoor === true) === (rack.withDoor === true));
  return alike.sort((a, b) => Number(b.id === id) - Number(a.id === id));
}

/** The racks that most of the lab's GPUs would go into, in place of those that cannot be had. */
export function withRacksOfToday<P extends BlueprintPlan>(plan: P, catalog: Catalog, frame: Frame): P {
  const bought = (rack: RackDef): number => frame.compute.stock.find((item) => item.accelerator === rack.accelerator)?.boughtGpus ?? 0;
  return racksIn(plan).reduce((next, id) => {
    const alike = racksLike(catalog, frame, id);
    const best = alike.reduce<RackDef | undefined>((most, rack) => (most === undefined || bought(rack) > bought(most) ? rack : most), undefined);
    return best ? withRack(next, id, best.id) : next;
  }, plan);
}

/** A hall as it stands, planned and ordered parts included. Null when the structure is no hall. */
export function pieceOf(catalog: Catalog, frame: Frame, structure: Structure): BlueprintPiece | null {
  const def = catalog.structures[structure.def];
  if (def?.kind !== 'hall' || !structure.hall) return null;
  return { structure: structure.def, x: 0, y: 0, floor: { units: unitsOf(catalog, structure.hall, def.floorCols), rows: rowsOf(catalog, frame, structure.id) } };
}

function rowsOf(catalog: Catalog, { racks, rackKinds }: Frame, hall: number): BlueprintFloor['rows'] {
  const tiles: { x: number; y: number; rack: string; doors: boolean }[] = [];
  for (let r = 0; r < racks.count; r++) {
    const def = catalog.racks[rackKinds[racks.kind[r]!] ?? ''];
    if (racks.hall[r] === hall && def) tiles.push({ x: racks.x[r]!, y: racks.y[r]!, rack: def.id, doors: def.withDoor !== true && doorOn(catalog, def, racks.fit[r]!) !== null });
  }
  tiles.sort((a, b) => a.y - b.y || a.x - b.x);
  const rows: BlueprintFloor['rows'] = [];
  for (const { x, y, rack, doors } of tiles) {
    const last = rows.at(-1);
    if (last && last.y === y && last.x + last.length === x && last.rack === rack && (last.doors === true) === doors) last.length++;
    else rows.push({ rack, x, y, length: 1, ...(doors ? { doors } : {}) });
  }
  return rows;
}

function unitsOf(catalog: Catalog, hall: NonNullable<Structure['hall']>, floorCols: number): BlueprintFloor['units'] {
  return hall.units.flatMap((units) => {
    const tiles = [...(units.tiles ?? []), ...units.ordered.flatMap((order) => order.tiles ?? [])];
    if (catalog.coolingUnits[units.unit]?.inRow === true) return tilesAsRows(tiles, floorCols).map((place) => ({ unit: units.unit, ...place }));
    const count = units.count + units.ordered.reduce((sum, order) => sum + order.count, 0);
    return count > 0 ? [{ unit: units.unit, count }] : [];
  });
}

function tilesAsRows(tiles: readonly number[], floorCols: number): { x: number; y: number; count: number }[] {
  const rows: { x: number; y: number; count: number }[] = [];
  for (const tile of [...tiles].sort((a, b) => a - b)) {
    const [x, y] = [tile % floorCols, Math.floor(tile / floorCols)];
    const last = rows.at(-1);
    if (last && last.y === y && last.x + last.count === x) last.count++;
    else rows.push({ x, y, count: 1 });
  }
  return rows;
}

/** Whether all that a blueprint names is in the catalog: a pack may be missing. */
export function isUsable({ pieces }: BlueprintPlan, catalog: Catalog): boolean {
  return pieces.every(({ structure, floor }) => catalog.structures[structure] !== undefined && (floor?.rows ?? []).every((row) => catalog.racks[row.rack] !== undefined) && (floor?.units ?? []).every((units) => catalog.coolingUnits[units.unit] !== undefined));
}

/** Ground that a blueprint covers, campus tiles. */
export function sizeOf({ pieces }: BlueprintPlan, catalog: Catalog): { w: number; d: number } {
  const size = { w: 0, d: 0 };
  for (const { structure, x, y, count } of pieces) {
    const def = catalog.structures[structure];
    if (!def) continue;
    size.w = Math.max(size.w, x + def.w * (count ?? 1));
    size.d = Math.max(size.d, y + def.d);
  }
  return size;
}
