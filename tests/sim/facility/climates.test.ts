/** Typical years against published design conditions and annual means. */
import { describe, expect, test } from 'vitest';
import { designC, HOURS_PER_YEAR, monthOf, typicalYear } from '../../../src/sim/rules/typicalYear.ts';
import { catalog } from './support.ts';

const yearOf = (id: string) => typicalYear(catalog.climates[id]!);
const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('typical years', () => {
  // ASHRAE climatic design data 2021, rounded: wet bulb of 0.4 to 1 %; annual means of climate normals 1991 to 2020, rounded.
  test.each([
    ['memphis', 25.5, 17.3], ['phoenix', 24, 24], ['dallas', 25.5, 19.3], ['ashburn', 25.5, 13], ['singapore', 28, 27.6], ['dublin', 18.5, 9.8], ['lulea', 18, 2.7],
    ['abu-dhabi', 30.5, 27.8],
  ])('%s: design wet bulb %f, mean %f', (id, designWetC, meanC) => {
    const { dryBulbC, wetBulbC } = yearOf(id);
    expect(Math.abs(designC(wetBulbC, 0.996) - designWetC)).toBeLessThan(1.1);
    expect(designC(wetBulbC, 0.996)).toBeGreaterThan(designC(wetBulbC, 0.99));
    expect(Math.abs(mean(dryBulbC) - meanC)).toBeLessThan(1);
  });

  test('is the same each time, a whole year long, and never wetter than saturated', () => {
    const [one, two] = [yearOf('dallas'), yearOf('dallas')];
    expect(one.dryBulbC).toHaveLength(HOURS_PER_YEAR);
    expect(one).toEqual(two);
    for (let hour = 0; hour < HOURS_PER_YEAR; hour++) expect(one.wetBulbC[hour]!).toBeLessThanOrEqual(one.dryBulbC[hour]!);
  });

  test('places weather differ, months wrap', () => {
    expect(yearOf('memphis').dryBulbC[5000]).not.toBe(yearOf('dallas').dryBulbC[5000]);
    expect([monthOf(0), monthOf(HOURS_PER_YEAR - 1), monthOf(HOURS_PER_YEAR / 2)]).toEqual([0, 11, 6]);
  });
});
