/** Blueprints: of packs, and of players' files, which are plain lists of pieces. */
import * as z from 'zod/mini';
import type { BlueprintDef, BlueprintPlan } from '../../sim/index.ts';
import { described, entryFields, flag, id, int, list, message, type Matches } from './common.ts';

const MOST_TILES = 1000;
const MOST_COUNT = 200;

const row = described(
  z.strictObject({
    rack: id('Rack'),
    x: int(0, MOST_TILES, 'First tile of the row, hall tiles from the west wall'),
    y: int(0, MOST_TILES, 'Tiles from the north wall'),
    length: int(1, MOST_TILES, 'Racks side by side'),
    doors: z.exactOptional(flag('Ordered with rear doors')),
  }),
  'A row of racks',
);
const units = described(
  z.strictObject({
    unit: id('Cooling unit'),
    count: int(1, MOST_COUNT, 'How many'),
    wall: z.exactOptional(described(z.enum(['north', 'west', 'south', 'east']), 'Wall of air handlers; spread over all when left out')),
    x: z.exactOptional(int(0, MOST_TILES, 'First tile of units that stand in a row')),
    y: z.exactOptional(int(0, MOST_TILES, 'Tiles from the north wall, of units that stand in a row')),
  }),
  'Cooling units of one kind',
);
const floor = described(z.strictObject({ units: list(units, 0, 100, 'Cooling units, ordered first'), rows: list(row, 0, 200, 'Rows of racks') }), 'What stands in the hall');
const piece = described(
  z.strictObject({
    structure: id('Structure'),
    x: int(0, MOST_TILES, 'Campus tiles from the blueprint\'s corner, to the lower right'),
    y: int(0, MOST_TILES, 'Campus tiles from the corner, to the lower left'),
    count: z.exactOptional(int(1, MOST_COUNT, 'Side by side along x; 1 when left out')),
    floor: z.exactOptional(floor),
  }),
  'A structure, and what stands in it',
);

export const pieces = list(piece, 1, 100, 'What is put up, in turn');

export const blueprint = described(z.strictObject({ ...entryFields, text: message('What it is for'), pieces }), 'Structures, rows and cooling that are planned together');

export type CheckBlueprints = [Matches<BlueprintDef, z.infer<typeof blueprint>>, Matches<BlueprintPlan['pieces'], z.infer<typeof pieces>>];
