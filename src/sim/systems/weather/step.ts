/** Weather of every site for the hour. Reads climates; writes site.weather. */
import { dateOf, DAY_S, HOUR_S } from '../../core/calendar.ts';
import { draw, normal, streamId } from '../../core/draw.ts';
import { STREAM_HEAT_WAVE, STREAM_WEATHER } from '../../rules/plantFailures.ts';
import { takeDueEvents } from '../../rules/scriptedEvents.ts';
import { diurnalK, heatWavePerHour, humidityAt, monthlyAt, nextNoiseK, wetBulbC } from '../../rules/weather.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { siteName } from '../../rules/siteName.ts';

export function stepWeather(context: StepContext): void {
  const { world, catalog } = context;
  const { dayOfYear, hour } = dateOf(world.epochDay, world.timeS);
  const scripted = takeDueEvents(context, 'heat-wave');
  for (const site of world.sites) {
    const def = catalog.sites[site.id];
    const climate = def ? catalog.climates[def.climate] : undefined;
    if (!climate) continue;
    const { weather } = site;
    const entity = streamId(site.id);
    for (const event of scripted) {
      if (event.site !== null && event.site !== site.id) continue;
      startHeatWave(context, site.id, weather, event.strength, event.durationMinutes * 60);
    }
    if (weather.heatWaveUntilS > 0 && world.timeS >= weather.heatWaveUntilS) {
      weather.heatWaveK = 0;
      weather.heatWaveUntilS = 0;
    }
    if (weather.heatWaveUntilS === 0 && draw(world.seed, STREAM_HEAT_WAVE, entity, world.timeS) < heatWavePerHour(climate, dayOfYear)) {
      startHeatWave(context, site.id, weather, climate.heatWaveK, climate.heatWaveDays * DAY_S);
    }
    weather.noiseK = nextNoiseK(climate, weather.noiseK, normal(0, 1, world.seed, STREAM_WEATHER, entity, Math.floor(world.timeS / HOUR_S)));
    const anomalyK = diurnalK(climate, hour) + weather.noiseK + weather.heatWaveK;
    weather.dryBulbC = monthlyAt(climate.monthlyMeanC, dayOfYear) + anomalyK;
    weather.humidity = humidityAt(monthlyAt(climate.monthlyHumidity, dayOfYear), anomalyK);
    weather.wetBulbC = wetBulbC(weather.dryBulbC, weather.humidity);
  }
}

function startHeatWave(
  context: StepContext, siteId: string, weather: { heatWaveK: number; heatWaveUntilS: number }, strengthK: number, lengthS: number,
): void {
  weather.heatWaveK = strengthK;
  weather.heatWaveUntilS = context.world.timeS + lengthS;
  emit(context, 'weather.heatWave', 'warn', { site: siteName(context.catalog, siteId), kelvin: strengthK, days: lengthS / DAY_S }, { site: siteId, panel: 'power' });
}
