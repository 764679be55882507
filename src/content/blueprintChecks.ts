/** Blueprints whose parts could not stand where they say: told with the place and what would mend it. */
import type { BlueprintFloor, BlueprintPlan, Catalog, HallDef } from '../sim/index.ts';
import type { Diagnostic } from './diagnostics.ts';
import { sayer, type Say } from './say.ts';
import { didYouMean } from './suggest.ts';
import type { PathPart, Traced } from './traced.ts';

/** Halls that only stand where a shell does. A player's may be one: its floor fills other halls. */
export function checkBuildable({ pieces }: BlueprintPlan, traced: Traced, catalog: Catalog, diagnostics: Diagnostic[]): void {
  pieces.forEach(({ structure }, p) => {
    const def = catalog.structures[structure];
    if (def?.kind === 'hall' && def.fromShell) sayer(traced, diagnostics)('bad-placement', ['pieces', p, 'structure'], `"${structure}" converts an existing shell and cannot be built`, null, 'name a hall that can be built, such as hall-m');
  });
}

interface Box { x: number; y: number; w: number; d: number }
const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.d && b.y < a.y + a.d;

/** Ids of structures, racks and units that no pack has. Packs' entries are held to this by their references already. */
export function checkBlueprintIds(plan: BlueprintPlan, traced: Traced, catalog: Catalog, diagnostics: Diagnostic[]): void {
  const say = sayer(traced, diagnostics);
  const known = (kind: 'structures' | 'racks' | 'coolingUnits', id: string, path: PathPart[]): void => {
    if (!Object.hasOwn(catalog[kind], id)) say('unknown-id', path, `there is no "${id}" among ${kind}`, null, didYouMean(id, Object.keys(catalog[kind])) ?? 'it may come from a pack that is not loaded');
  };
  plan.pieces.forEach((piece, p) => {
    known('structures', piece.structure, ['pieces', p, 'structure']);
    piece.floor?.rows.forEach((row, r) => known('racks', row.rack, ['pieces', p, 'floor', 'rows', r, 'rack']));
    piece.floor?.units.forEach((unit, u) => known('coolingUnits', unit.unit, ['pieces', p, 'floor', 'units', u, 'unit']));
  });
}

/** Pieces on top of one another, floors outside of halls, rows and units beyond their floor. */
export function checkBlueprint(plan: BlueprintPlan, traced: Traced, catalog: Catalog, diagnostics: Diagnostic[]): void {
  const say = sayer(traced, diagnostics);
  const boxes: Box[] = [];
  plan.pieces.forEach((piece, p) => {
    const def = catalog.structures[piece.structure];
    if (!def) return;
    const box = { x: piece.x, y: piece.y, w: def.w * (piece.count ?? 1), d: def.d };
    const under = boxes.findIndex((other) => overlap(box, other));
    if (under >= 0) say('bad-placement', ['pieces', p, 'x'], `"${piece.structure}" takes ${box.w} × ${box.d} tiles and stands on piece ${under + 1}`, null, `move it: piece ${under + 1} ends before x ${boxes[under]!.x + boxes[under]!.w}, y ${boxes[under]!.y + boxes[under]!.d}`);
    boxes.push(box);
    if (!piece.floor) return;
    const path: PathPart[] = ['pieces', p, 'floor'];
    if (def.kind !== 'hall') say('bad-placement', path, `"${piece.structure}" is no hall and has no floor`, null, 'remove "floor"');
    else if ((piece.count ?? 1) > 1) say('bad-placement', path, `${piece.count} halls cannot share one floor`, null, 'name each hall as a piece of its own');
    else checkFloor(piece.floor, def, path, catalog, say);
  });
}

function checkFloor(floor: BlueprintFloor, def: HallDef, path: PathPart[], catalog: Catalog, say: Say): void {
  const { floorCols, floorRows } = def;
  const taken = new Map<number, string>();
  const take = (at: PathPart[], what: string, x: number, y: number, length: number): void => {
    if (x + length > floorCols) say('bad-placement', [...at, 'x'], `${what} ends at x ${x + length}, the floor of "${def.id}" has ${floorCols} tiles`, `x at most ${Math.max(0, floorCols - length)}`, 'move it west or make it shorter');
    if (y >= floorRows) say('bad-placement', [...at, 'y'], `y ${y} is beyond the floor of "${def.id}"`, `0 … ${floorRows - 1}`, 'move it north or take a larger hall');
    let told = false;
    for (let i = 0; i < length; i++) {
      const tile = y * floorCols + x + i;
      const other = taken.get(tile);
      if (other !== undefined && !told) {
        say('bad-placement', [...at, 'x'], `${what} stands on ${other} at x ${x + i}, y ${y}`, null, 'leave the tiles free, and an aisle beside each row');
        told = true;
      }
      taken.set(tile, what);
    }
  };
  floor.units.forEach((units, u) => {
    const kind = catalog.coolingUnits[units.unit];
    const at = [...path, 'units', u];
    if (!kind) return;
    if (kind.kind === 'door') say('bad-placement', [...at, 'unit'], 'doors are hung on racks', null, 'say "doors": true in their rows');
    else if (kind.inRow !== true) return;
    else if (units.x === undefined || units.y === undefined) say('bad-placement', at, `"${units.unit}" stands in a row and needs a place`, 'x and y', 'add both');
    else take(at, `units ${u + 1}`, units.x, units.y, units.count);
  });
  for (const kind of ['crah', 'cdu'] as const) {
    let places = kind === 'crah' ? def.crahSlots : def.cduSlots;
    floor.units.forEach((units, u) => {
      const unit = catalog.coolingUnits[units.unit];
      if (unit?.kind !== kind || unit.inRow === true) return;
      places -= units.count;
      if (places < 0 && places + units.count >= 0) say('bad-placement', [...path, 'units', u, 'count'], `"${def.id}" has no places for so many`, `at most ${places + units.count}`, 'take fewer or larger units');
    });
  }
  floor.rows.forEach((row, r) => take([...path, 'rows', r], `row ${r + 1}`, row.x, row.y, row.length));
}
