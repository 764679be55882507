/**
 * The heat-flow matrix against published ranges and its own laws. Ranges are remembered engineering values, not readings: inlets spread over
 * 5 to 10 K without containment and 1 to 2 K with it, panels are worth 1 to 3 K, supply heat index under 0.2 is good and over 0.4 is poor
 * (Sharma, Bash & Patel 2002; Tang, Gupta & Varsamopoulos 2008; containment studies of makers).
 */
import fc from '../../support/laws.ts';
import { describe, expect, it } from 'vitest';
import { buildHeatMatrix } from '../../../src/sim/rules/heatFlow/matrix.ts';
import { heatIndices, influenceKPerKW, inletRisesK, recirculatedKW, returnedKW, risesByPathK } from '../../../src/sim/rules/heatFlow/solve.ts';
import { FIT_BLANKED, FIT_COLD, FIT_HOT, NORTH, SOUTH, type AirUnit, type HallFloor } from '../../../src/sim/world/hallAir.ts';
import { airflow, floorOf, pairedRows, wallUnits, type RowOf } from '../../support/halls.ts';

const COLS = 16;
const ROWS = 10;
const UNITS = wallUnits(COLS, ROWS, { north: 7, west: 5 }, 230);

function indices(floor: HallFloor, units: readonly AirUnit[] = UNITS) {
  const matrix = buildHeatMatrix(floor, units, airflow);
  return heatIndices(matrix, floor.airKW, inletRisesK(matrix, floor.airKW));
}

const paired = (fit = 0): HallFloor => floorOf(COLS, ROWS, pairedRows(COLS, ROWS), { fit });
/** Every row looks the same way: each breathes what the one before blew out. */
const lined = (): HallFloor => floorOf(COLS, ROWS, [1, 3, 5, 7].map((y) => ({ x: 1, y, length: 14 })), { side: NORTH });

describe('published ranges', () => {
  const open = indices(paired());
  const closed = indices(paired(FIT_COLD));
  it.each([
    ['spread of inlets, open aisles', open.maxK - open.minK, 3.5, 10],
    ['supply heat index, open aisles in pairs', open.shi, 0.15, 0.35],
    ['spread with closed cold aisles', closed.maxK - closed.minK, 0.5, 2],
    ['spread with closed hot aisles', spread(indices(paired(FIT_HOT))), 0.5, 2],
    ['supply heat index, closed', closed.shi, 0, 0.15],
    ['hottest inlet saved by panels, K', open.maxK - indices(paired(FIT_BLANKED)).maxK, 1, 3],
    ['supply heat index, rows in line', indices(lined()).shi, 0.35, 0.6],
    ['hottest inlet, rows in line, K', indices(lined()).maxK, 12, 24],
  ])('%s', (_name, value, low, high) => {
    expect(value).toBeGreaterThanOrEqual(low);
    expect(value).toBeLessThanOrEqual(high);
  });

  function spread(found: { maxK: number; minK: number }): number {
    return found.maxK - found.minK;
  }
});

describe('where the hot spot is', () => {
  it('lies far from the units', () => {
    const floor = paired();
    const near = indices(floor, wallUnits(COLS, ROWS, { north: 12 }, 230)).hottest;
    const far = indices(floor, wallUnits(COLS, ROWS, { south: 12 }, 230)).hottest;
    expect(floor.y[near]).toBeGreaterThan(floor.y[far]!);
  });

  it('grows where a unit fails, and only there', () => {
    const floor = paired();
    const all = wallUnits(COLS, ROWS, { west: 6, east: 6 }, 250);
    const before = risesOf(floor, all);
    const after = risesOf(floor, all.filter((unit) => unit.x < COLS));
    const warmed = Array.from(after, (riseK, i) => ({ x: floor.x[i]!, by: riseK - before[i]! }));
    const east = Math.max(...warmed.filter((rack) => rack.x > 11).map((rack) => rack.by));
    const west = Math.max(...warmed.filter((rack) => rack.x < 4).map((rack) => rack.by));
    expect(east).toBeGreaterThan(2);
    expect(west).toBeLessThan(east / 2);
  });

  it('is the row in the line that breathes what the others blew out, and says so', () => {
    const floor = lined();
    const matrix = buildHeatMatrix(floor, UNITS, airflow);
    const { hottest } = heatIndices(matrix, floor.airKW, inletRisesK(matrix, floor.airKW));
    expect(floor.y[hottest]).toBe(7);
    const paths = risesByPathK(matrix, floor.airKW, hottest);
    expect(paths.facing).toBeGreaterThan(Math.max(paths.leak, paths.end, paths.gap));
  });

  it('is told by its sources: the row of D adds up to the rise', () => {
    const floor = paired();
    const matrix = buildHeatMatrix(floor, UNITS, airflow);
    const rises = inletRisesK(matrix, floor.airKW);
    for (const j of [0, 20, 83]) {
      const row = influenceKPerKW(matrix, j);
      expect(row.reduce((sum, kPerKW, i) => sum + kPerKW * floor.airKW[i]!, 0)).toBeCloseTo(rises[j]!, 4);
      const paths = risesByPathK(matrix, floor.airKW, j);
      expect(Object.values(paths).reduce((sum, k) => sum + k, 0)).toBeCloseTo(rises[j]!, 4);
    }
  });

  it('is cooled by an in-row unit beside it', () => {
    const floor = paired();
    const before = indices(floor);
    const beside = { x: floor.x[before.hottest]! + 0.5, y: floor.y[before.hottest]! + 1.5, capacityKW: 60, inRow: true };
    const matrix = buildHeatMatrix(floor, [...UNITS, beside], airflow);
    expect(inletRisesK(matrix, floor.airKW)[before.hottest]).toBeLessThan(before.maxK - 1);
  });

  it('does not come from liquid racks that give nothing to air', () => {
    const floor = paired();
    floor.airKW.fill(0, 0, 14);
    const matrix = buildHeatMatrix(floor, UNITS, airflow);
    const rises = inletRisesK(matrix, floor.airKW);
    expect(Array.from(rises.subarray(0, 14))).toEqual(new Array(14).fill(0));
    expect(rises[70]).toBeGreaterThan(0);
  });
});

describe('a careless hall and the same hall mended', () => {
  // Four rows in line with holes in them, all units at one wall.
  const careless: RowOf[] = [1, 3, 5, 7].flatMap((y) => [{ x: 1, y, length: 5 }, { x: 8, y, length: 6 }]);
  const units = wallUnits(COLS, ROWS, { north: 10 }, 110);

  it('goes from a hot spot of more than 14 K to less than 3 K', () => {
    const maxK = [
      indices(floorOf(COLS, ROWS, careless, { side: SOUTH }), units).maxK, // as found
      indices(floorOf(COLS, ROWS, careless), units).maxK, // rows turned to face each other
      indices(floorOf(COLS, ROWS, careless), wallUnits(COLS, ROWS, { north: 5, south: 5 }, 110)).maxK, // units on both sides
      indices(floorOf(COLS, ROWS, careless, { fit: FIT_BLANKED }), wallUnits(COLS, ROWS, { north: 5, south: 5 }, 110)).maxK,
      indices(floorOf(COLS, ROWS, careless, { fit: FIT_BLANKED | FIT_COLD }), wallUnits(COLS, ROWS, { north: 5, south: 5 }, 110)).maxK,
    ];
    expect(maxK[0]).toBeGreaterThan(14);
    for (let step = 1; step < maxK.length; step++) expect(maxK[step]).toBeLessThan(maxK[step - 1]!);
    expect(maxK.at(-1)).toBeLessThan(3);
  });
});

/** Any floor that a player could lay out: rows with free tiles between, forced or paired, fitted or not. */
const anyHall = fc.record({
  rows: fc.array(fc.record({ x: fc.integer({ min: 0, max: 8 }), length: fc.integer({ min: 1, max: 8 }), skip: fc.boolean() }), { minLength: 2, maxLength: 5 }),
  side: fc.constantFrom(0, NORTH, SOUTH),
  fit: fc.constantFrom(0, FIT_BLANKED, FIT_HOT, FIT_COLD, FIT_COLD | FIT_BLANKED),
  north: fc.integer({ min: 0, max: 6 }),
  west: fc.integer({ min: 0, max: 6 }),
  loads: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
}).map(({ rows, side, fit, north, west, loads }) => {
  const floor = floorOf(COLS, 12, rows.map((row, i) => ({ x: row.x, y: i * 2 + (row.skip ? 1 : 0), length: row.length })).filter((row, i, all) => !all.slice(0, i).some((other) => other.y === row.y)), { side, fit });
  return { floor, units: wallUnits(COLS, 12, { north, west }, 200), heatKW: Float64Array.from(floor.airKW, (kW) => kW * (loads.next().value as number)) };
});

function risesOf(floor: HallFloor, units: readonly AirUnit[], heatKW = floor.airKW): Float64Array {
  return inletRisesK(buildHeatMatrix(floor, units, airflow), heatKW);
}

describe('laws', () => {
  it('shares lie in 0..1, what a rack gives and what an inlet draws are bounded, and D is not negative', () => {
    fc.assert(fc.property(anyHall, ({ floor, units }) => {
      const matrix = buildHeatMatrix(floor, units, airflow);
      const out = new Float64Array(matrix.count);
      for (let j = 0; j < matrix.count; j++) {
        let drawn = 0;
        for (let e = matrix.start[j]!; e < matrix.start[j + 1]!; e++) {
          expect(matrix.share[e]).toBeGreaterThanOrEqual(0);
          out[matrix.source[e]!]! += matrix.share[e]!;
          drawn += (matrix.share[e]! * matrix.flowKWPerK[matrix.source[e]!]!) / matrix.flowKWPerK[j]!;
        }
        expect(drawn).toBeLessThanOrEqual(airflow.limitRatio + 1e-9);
      }
      for (const share of out) expect(share).toBeLessThanOrEqual(airflow.limitRatio + 1e-9);
      const row = influenceKPerKW(matrix, floor.count - 1);
      for (const kPerKW of row) expect(kPerKW).toBeGreaterThanOrEqual(0);
    }), { numRuns: 60 });
  });

  it('heat made is heat returned to the units', () => {
    fc.assert(fc.property(anyHall, ({ floor, units, heatKW }) => {
      const matrix = buildHeatMatrix(floor, units, airflow);
      const made = heatKW.reduce((sum, kW) => sum + kW, 0);
      expect(returnedKW(matrix, heatKW, recirculatedKW(matrix, heatKW))).toBeCloseTo(made, 3);
    }), { numRuns: 60 });
  });

  it('is linear in loads', () => {
    fc.assert(fc.property(anyHall, ({ floor, units, heatKW }) => {
      const once = risesOf(floor, units, heatKW);
      const twice = risesOf(floor, units, heatKW.map((kW) => kW * 2));
      for (let i = 0; i < once.length; i++) expect(twice[i]).toBeCloseTo(once[i]! * 2, 4);
    }), { numRuns: 40 });
  });

  it('panels, closed aisles and further units never warm any inlet', () => {
    fc.assert(fc.property(anyHall, fc.constantFrom('cold', 'hot', 'blank', 'unit'), fc.nat(40), ({ floor, units, heatKW }, what, which) => {
      const before = risesOf(floor, units, heatKW);
      const fit = floor.fit.slice();
      const more = what === 'unit' ? [...units, { x: which % COLS, y: which % 10, capacityKW: 150, inRow: which % 2 === 0 }] : units;
      if (what !== 'unit') for (let i = 0; i < fit.length; i += 1 + (which % 3)) fit[i]! |= what === 'cold' ? FIT_COLD : what === 'hot' ? FIT_HOT : FIT_BLANKED;
      const after = risesOf({ ...floor, fit }, more, heatKW);
      for (let i = 0; i < before.length; i++) expect(after[i]).toBeLessThanOrEqual(before[i]! + 1e-5);
    }), { numRuns: 80 });
  });

  it('moving load away from a hot spot to the rack that troubles it least cools it', () => {
    fc.assert(fc.property(anyHall, ({ floor, units }) => {
      const matrix = buildHeatMatrix(floor, units, airflow);
      const rises = inletRisesK(matrix, floor.airKW);
      const { hottest } = heatIndices(matrix, floor.airKW, rises);
      const row = influenceKPerKW(matrix, hottest);
      const most = row.indexOf(Math.max(...row));
      const least = row.indexOf(Math.min(...row));
      fc.pre(row[most]! > row[least]! + 1e-4);
      const moved = floor.airKW.slice();
      moved[most]! -= 10;
      moved[least]! += 10;
      expect(inletRisesK(matrix, moved)[hottest]).toBeLessThan(rises[hottest]!);
    }), { numRuns: 60 });
  });

  it('a mirrored hall has mirrored inlets', () => {
    const floor = paired();
    const units = wallUnits(COLS, ROWS, { north: 3, west: 4, east: 4 }, 200);
    const rises = risesOf(floor, units);
    const at = (x: number, y: number): number => rises[floor.x.findIndex((tx, i) => tx === x && floor.y[i] === y)]!;
    for (let x = 1; x < COLS - 1; x++) for (const y of [1, 2, 4, 5, 7]) expect(at(x, y)).toBeCloseTo(at(COLS - 1 - x, y), 4);
  });

  it('gives the same bits twice', () => {
    expect(risesOf(paired(), UNITS)).toEqual(risesOf(paired(), UNITS));
  });

  it('racks that are off blow nothing on, yet their inlets are read', () => {
    const floor = paired();
    const matrix = buildHeatMatrix(floor, UNITS, airflow);
    const off = Uint8Array.from(floor.y, (y) => (y > 4 ? 1 : 0));
    const rises = inletRisesK(matrix, floor.airKW, off);
    const all = inletRisesK(matrix, floor.airKW);
    for (let i = 0; i < floor.count; i++) expect(rises[i]).toBeLessThanOrEqual(all[i]! + 1e-6);
    expect(rises[floor.y.findIndex((y) => y === 5)]).toBeGreaterThan(0);
    expect(Math.max(...rises)).toBeLessThan(Math.max(...all));
  });
});
