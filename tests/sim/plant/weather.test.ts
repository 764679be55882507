import { describe, expect, it } from 'vitest';
import { DAY_S, HOUR_S } from '../../../src/sim/core/calendar.ts';
import { forecastErrorK } from '../../../src/sim/rules/forecast.ts';
import { spellPerHour } from '../../../src/sim/rules/spells.ts';
import { stepWeather } from '../../../src/sim/systems/weather/step.ts';
import type { SimContext } from '../../../src/sim/world/context.ts';
import type { ForecastDay } from '../../../src/sim/world/plant.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { makeContext, makeWorld, siteOf, stepContext } from '../../support/tinyWorld.ts';

const climate = tinyCatalog.climates['memphis']!;
const { weather: constants } = tinyCatalog.constants;

function days(count: number, seed: number): { context: SimContext; highs: number[]; told: ForecastDay[][] } {
  const context = makeContext(tinyCatalog, { ...makeWorld(tinyCatalog), seed });
  const highs: number[] = [];
  const told: ForecastDay[][] = [];
  const { world } = context;
  for (let day = 0; day < count; day++) {
    let high = -Infinity;
    for (let hour = 0; hour < 24; hour++) {
      stepWeather(stepContext(context, HOUR_S));
      if (hour === 0) told.push(structuredClone(siteOf(world).weather.forecast));
      high = Math.max(high, siteOf(world).weather.dryBulbC);
      world.timeS += HOUR_S;
    }
    highs.push(high);
  }
  return { context, highs, told };
}

/** Root mean square of forecast minus what came, by days of lead. */
function errors(): number[] {
  const sums = Array.from({ length: constants.forecastDays }, () => ({ squares: 0, n: 0 }));
  for (let seed = 1; seed <= 12; seed++) {
    const { highs, told } = days(60, seed);
    for (let day = 0; day < told.length; day++) {
      for (let lead = 1; lead <= constants.forecastDays; lead++) {
        const came = highs[day + lead];
        if (came === undefined) continue;
        const error = told[day]![lead - 1]!.highC - came;
        sums[lead - 1]!.squares += error * error;
        sums[lead - 1]!.n++;
      }
    }
  }
  return sums.map(({ squares, n }) => Math.sqrt(squares / n));
}

describe('the forecast', () => {
  it('errs by about a kelvin a day ahead, and by more the further it looks', () => {
    const byLead = errors();
    expect(byLead[0]!).toBeGreaterThan(0.6);
    expect(byLead[0]!).toBeLessThan(1.5);
    expect(byLead.at(-1)!).toBeGreaterThan(1.6 * byLead[0]!);
    expect(byLead.at(-1)!).toBeLessThan(5);
  });

  it('only gets better as its day draws near', () => {
    let far = 0;
    let near = 0;
    for (let day = 0; day < 400; day++) {
      far += Math.abs(forecastErrorK(constants, 7, 3, day, 6));
      near += Math.abs(forecastErrorK(constants, 7, 3, day, 2));
      expect(forecastErrorK(constants, 7, 3, day, 0)).toBe(0);
    }
    expect(near).toBeLessThan(0.75 * far);
  });

  it('covers the days after today, each from its midnight', () => {
    const { told } = days(2, 5);
    expect(told[1]!.map((day) => day.dayS / DAY_S)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    for (const day of told[1]!) expect(day.highC).toBeGreaterThan(day.lowC);
  });
});

describe('spells', () => {
  it.each([['heat', 200, true], ['heat', 20, false], ['cold', 20, true], ['cold', 200, false], ['storm', 20, true], ['storm', 200, true]] as const)('%s on day %i of the year can come: %s', (spell, dayOfYear, can) => {
    expect(spellPerHour(climate, spell, dayOfYear) > 0).toBe(can);
  });

  it('come about as often as the climate says', () => {
    let storms = 0;
    let before = 0;
    const context = makeContext(tinyCatalog, makeWorld(tinyCatalog));
    for (let hour = 0; hour < 4 * 8_766; hour++) {
      stepWeather(stepContext(context, HOUR_S));
      const { stormUntilS } = siteOf(context.world).weather;
      if (stormUntilS > before) storms++;
      before = stormUntilS;
      context.world.timeS += HOUR_S;
    }
    expect(storms).toBeGreaterThan(4 * climate.stormsPerYear * 0.6);
    expect(storms).toBeLessThan(4 * climate.stormsPerYear * 1.4);
  });
});
