/**
 * Weather forecast of a site: the weather that will come, seen through an error that grows with the days ahead. The error of a target
 * day is a sum of independent steps, one for each day of lead, so a forecast only ever gets better as its day draws near.
 */
import { dateOf, DAY_S, HOUR_S } from '../core/calendar.ts';
import { normal, streamId } from '../core/draw.ts';
import type { WeatherConstants } from '../world/catalogConstants.ts';
import type { ClimateDef } from '../world/catalogPlant.ts';
import type { ForecastDay, WeatherState } from '../world/plant.ts';
import { STREAM_WEATHER } from './plantFailures.ts';
import { spellBegins } from './spells.ts';
import { diurnalK, humidityAt, monthlyAt, nextNoiseK, wetBulbC } from './weather.ts';

const STREAM_FORECAST = streamId('weather.forecast');

/** Error of the forecast for a day `leadDays` ahead, K. Zero for today. */
export function forecastErrorK(constants: WeatherConstants, seed: number, site: number, day: number, leadDays: number): number {
  let error = 0;
  for (let step = 1; step <= leadDays; step++) error += normal(0, constants.forecastErrorKPerDay, seed, STREAM_FORECAST, site, day, step);
  return error;
}

/** Fills `days` with the next days after the present one. `epochDay` is the scenario's first day; `timeS` must be a full hour. */
export function writeForecast(
  days: ForecastDay[], climate: ClimateDef, constants: WeatherConstants, weather: WeatherState, seed: number, site: number, epochDay: number, timeS: number,
): void {
  const today = Math.floor(timeS / DAY_S);
  let noiseK = weather.noiseK;
  let heatUntilS = weather.heatWaveUntilS;
  let coldUntilS = weather.coldSnapUntilS;
  let heatK = weather.heatWaveK;
  let coldK = weather.coldSnapK;
  let hourS = timeS + HOUR_S;
  for (let lead = 1; lead <= constants.forecastDays; lead++) {
    const day = today + lead;
    const forecast = (days[lead - 1] ??= { dayS: 0, lowC: 0, highC: 0, wetC: 0, heat: false, cold: false, storm: false });
    forecast.dayS = day * DAY_S;
    forecast.lowC = Infinity;
    forecast.highC = -Infinity;
    forecast.wetC = -Infinity;
    forecast.heat = forecast.cold = forecast.storm = false;
    const errorK = forecastErrorK(constants, seed, site, day, lead);
    const seen = lead <= constants.spellForecastDays;
    const { dayOfYear } = dateOf(epochDay, day * DAY_S);
    for (; hourS < (day + 1) * DAY_S; hourS += HOUR_S) {
      const hour = (hourS % DAY_S) / HOUR_S;
      noiseK = nextNoiseK(climate, noiseK, normal(0, 1, seed, STREAM_WEATHER, site, Math.floor(hourS / HOUR_S)));
      if (seen) {
        if (hourS >= heatUntilS && spellBegins(climate, 'heat', dayOfYear, seed, site, hourS)) {
          heatUntilS = hourS + climate.heatWaveDays * DAY_S;
          heatK = climate.heatWaveK;
        }
        if (hourS >= coldUntilS && spellBegins(climate, 'cold', dayOfYear, seed, site, hourS)) {
          coldUntilS = hourS + climate.coldSnapDays * DAY_S;
          coldK = climate.coldSnapK;
        }
        if (spellBegins(climate, 'storm', dayOfYear, seed, site, hourS)) forecast.storm = true;
      }
      if (hourS < day * DAY_S) continue; // the rest of today only carries the noise on
      const heat = hourS < heatUntilS ? heatK : 0;
      const cold = hourS < coldUntilS ? coldK : 0;
      forecast.heat ||= heat > 0;
      forecast.cold ||= cold > 0;
      const anomalyK = diurnalK(climate, hour) + noiseK + heat - cold + errorK;
      const dryC = monthlyAt(climate.monthlyMeanC, dayOfYear) + anomalyK;
      forecast.lowC = Math.min(forecast.lowC, dryC);
      if (dryC > forecast.highC) {
        forecast.highC = dryC;
        forecast.wetC = wetBulbC(dryC, humidityAt(monthlyAt(climate.monthlyHumidity, dayOfYear), anomalyK));
      }
    }
  }
  days.length = constants.forecastDays;
}

