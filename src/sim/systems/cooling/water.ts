/** Water of a site by the hour: meters, droughts, and what the works let through next. */
import { dateOf, DAY_S, HOUR_S } from '../../core/calendar.ts';
import { streamId } from '../../core/draw.ts';
import { hazardRatio } from '../../rules/plantFailures.ts';
import { siteName } from '../../rules/siteName.ts';
import { droughtBegins, allowanceL, waterLimitLPerHour } from '../../rules/water.ts';
import type { ScriptedEventDef } from '../../world/catalogScenario.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import type { Site } from '../../world/plant.ts';

const LITRES_PER_M3 = 1000;

/** The hour's water, at its reading, into the meters of the day and of all time. */
export function meterWater({ world, stepS }: StepContext, { cooling }: Site): void {
  const litres = (cooling.waterLPerHour * stepS) / HOUR_S;
  if (world.timeS % DAY_S === 0) cooling.waterDayL = 0;
  cooling.waterDayL += litres;
  cooling.waterL += litres;
}

/** Droughts begin and end, the day's contract runs out, and the coming hour has its limit. */
export function followWater(context: StepContext, site: Site, scripted: readonly ScriptedEventDef[]): void {
  const { world, catalog } = context;
  const def = catalog.sites[site.id];
  if (!def) return;
  const { cooling } = site;
  const where = { site: site.id, panel: 'power' as const };
  const name = siteName(catalog, site.id);
  if (cooling.droughtUntilS > 0 && cooling.droughtUntilS <= world.timeS) {
    cooling.droughtUntilS = 0;
    cooling.droughtRatio = 1;
    emit(context, 'water.droughtOver', 'good', { site: name }, where);
  }
  for (const event of scripted) {
    if (event.site === null || event.site === site.id) dry(context, site, event.durationMinutes * 60, Math.max(0, 1 - event.strength));
  }
  const climate = catalog.climates[def.climate];
  if (climate && cooling.droughtUntilS === 0 && world.timeS % DAY_S === 0) {
    const { dayOfYear } = dateOf(world.epochDay, world.timeS);
    if (droughtBegins(def, climate, dayOfYear, hazardRatio(world, catalog), world.seed, streamId(site.id), world.timeS)) dry(context, site, def.droughtDays * DAY_S, def.droughtRatio);
  }
  const allowedL = allowanceL(site, def, world.timeS);
  if (cooling.waterDayL > allowedL && cooling.waterDayL - cooling.waterLPerHour <= allowedL) {
    emit(context, 'water.over', 'warn', { site: name, allowance: allowedL / LITRES_PER_M3 }, where);
  }
  cooling.waterLimitLPerHour = waterLimitLPerHour(site, def, world.timeS + context.stepS);
}

function dry(context: StepContext, site: Site, seconds: number, ratio: number): void {
  if (seconds <= 0) return;
  const { cooling } = site;
  cooling.droughtUntilS = context.world.timeS + seconds;
  cooling.droughtRatio = ratio;
  emit(context, 'water.drought', 'bad', { site: siteName(context.catalog, site.id), ratio, days: seconds / DAY_S }, { site: site.id, panel: 'power' });
}
