/** Weather of every site for the hour, its spells, and the forecast each midnight. Reads climates; writes site.weather. */
import { dateOf, DAY_S, HOUR_S } from '../../core/calendar.ts';
import { normal, streamId } from '../../core/draw.ts';
import { writeForecast } from '../../rules/forecast.ts';
import { STREAM_WEATHER } from '../../rules/plantFailures.ts';
import { takeDueEvents } from '../../rules/scriptedEvents.ts';
import { cloudRatio, spellBegins } from '../../rules/spells.ts';
import { diurnalK, humidityAt, monthlyAt, nextNoiseK, wetBulbC } from '../../rules/weather.ts';
import type { ClimateDef } from '../../world/catalogPlant.ts';
import type { ScriptedEventDef } from '../../world/catalogScenario.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import type { Site } from '../../world/plant.ts';
import { siteName } from '../../rules/siteName.ts';

/** Storm air is moist: relative humidity at least this. */
const STORM_HUMIDITY = 0.9;

export function stepWeather(context: StepContext): void {
  const { world, catalog } = context;
  const { dayOfYear, hour } = dateOf(world.epochDay, world.timeS);
  const heat = takeDueEvents(context, 'heat-wave');
  const cold = takeDueEvents(context, 'cold-snap');
  const storms = takeDueEvents(context, 'storm');
  for (const site of world.sites) {
    const def = catalog.sites[site.id];
    const climate = def ? catalog.climates[def.climate] : undefined;
    if (!climate) continue;
    const { weather } = site;
    const entity = streamId(site.id);
    endSpells(site, world.timeS);
    for (const event of heat) if (concerns(event, site)) startHeat(context, site, event.strength, event.durationMinutes * 60);
    for (const event of cold) if (concerns(event, site)) startCold(context, site, event.strength, event.durationMinutes * 60);
    for (const event of storms) if (concerns(event, site)) startStorm(context, site, event.durationMinutes * 60);
    drawSpells(context, site, climate, dayOfYear, entity);
    weather.noiseK = nextNoiseK(climate, weather.noiseK, normal(0, 1, world.seed, STREAM_WEATHER, entity, Math.floor(world.timeS / HOUR_S)));
    const anomalyK = diurnalK(climate, hour) + weather.noiseK + weather.heatWaveK - weather.coldSnapK;
    const storm = weather.stormUntilS > 0;
    weather.dryBulbC = monthlyAt(climate.monthlyMeanC, dayOfYear) + anomalyK;
    weather.humidity = humidityAt(monthlyAt(climate.monthlyHumidity, dayOfYear), anomalyK);
    if (storm) weather.humidity = Math.max(weather.humidity, STORM_HUMIDITY);
    weather.wetBulbC = wetBulbC(weather.dryBulbC, weather.humidity);
    if (hour === 0 || weather.forecast.length === 0) {
      weather.cloudRatio = cloudRatio(climate, storm, world.seed, entity, Math.floor(world.timeS / DAY_S));
      writeForecast(weather.forecast, climate, catalog.constants.weather, weather, world.seed, entity, world.epochDay, world.timeS);
    }
    if (storm) weather.cloudRatio = 1;
  }
}

function concerns(event: ScriptedEventDef, site: Site): boolean {
  return event.site === null || event.site === site.id;
}

function endSpells({ weather }: Site, timeS: number): void {
  if (weather.heatWaveUntilS > 0 && timeS >= weather.heatWaveUntilS) weather.heatWaveK = weather.heatWaveUntilS = 0;
  if (weather.coldSnapUntilS > 0 && timeS >= weather.coldSnapUntilS) weather.coldSnapK = weather.coldSnapUntilS = 0;
  if (weather.stormUntilS > 0 && timeS >= weather.stormUntilS) weather.stormUntilS = 0;
}

function drawSpells(context: StepContext, site: Site, climate: ClimateDef, dayOfYear: number, entity: number): void {
  const { seed, timeS } = context.world;
  const { weather } = site;
  if (weather.heatWaveUntilS === 0 && spellBegins(climate, 'heat', dayOfYear, seed, entity, timeS)) startHeat(context, site, climate.heatWaveK, climate.heatWaveDays * DAY_S);
  if (weather.coldSnapUntilS === 0 && spellBegins(climate, 'cold', dayOfYear, seed, entity, timeS)) startCold(context, site, climate.coldSnapK, climate.coldSnapDays * DAY_S);
  if (weather.stormUntilS === 0 && spellBegins(climate, 'storm', dayOfYear, seed, entity, timeS)) startStorm(context, site, climate.stormHours * HOUR_S);
}

function startHeat(context: StepContext, site: Site, strengthK: number, lengthS: number): void {
  site.weather.heatWaveK = strengthK;
  site.weather.heatWaveUntilS = context.world.timeS + lengthS;
  tell(context, site, 'weather.heatWave', 'warn', { kelvin: strengthK, days: lengthS / DAY_S });
}

function startCold(context: StepContext, site: Site, strengthK: number, lengthS: number): void {
  site.weather.coldSnapK = strengthK;
  site.weather.coldSnapUntilS = context.world.timeS + lengthS;
  tell(context, site, 'weather.coldSnap', 'log', { kelvin: strengthK, days: lengthS / DAY_S });
}

function startStorm(context: StepContext, site: Site, lengthS: number): void {
  site.weather.stormUntilS = context.world.timeS + lengthS;
  tell(context, site, 'weather.storm', 'log', { hours: lengthS / HOUR_S });
}

function tell(context: StepContext, site: Site, type: string, priority: 'log' | 'warn', params: Record<string, number>): void {
  emit(context, type, priority, { site: siteName(context.catalog, site.id), ...params }, { site: site.id, panel: 'power' });
}
