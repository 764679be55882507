/** Cooling plant and in-hall units fail and are mended; the plant trips by script and restarts. */
import { HOUR_S } from '../../core/calendar.ts';
import { draw, poisson } from '../../core/draw.ts';
import { plantHazardRatio, repairHoursEach, STREAM_REJECTION, STREAM_UNIT, strikes } from '../../rules/plantFailures.ts';
import { HOURS_PER_YEAR } from '../../rules/calendarMoney.ts';
import { plantOf } from '../../rules/sitePlant.ts';
import { takeDueEvents } from '../../rules/scriptedEvents.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { structureDef } from '../../world/lookup.ts';
import type { Site, Structure } from '../../world/plant.ts';
import { siteName } from '../../rules/siteName.ts';

/** Plant that tripped comes back when its time is over. */
export function endTrip(context: StepContext, site: Site): void {
  const { cooling } = site;
  if (cooling.tripUntilS <= 0) return;
  const leftS = Math.max(0, cooling.tripUntilS - context.world.timeS);
  for (const structure of site.structures) {
    if (structure.startLeftS > 0 && isPlant(context, structure)) structure.startLeftS = leftS;
  }
  if (leftS > 0) return;
  cooling.tripUntilS = 0;
  cooling.restartOrdered = false;
  emit(context, 'cooling.restarted', 'good', { site: siteName(context.catalog, site.id) }, { site: site.id, panel: 'power' });
}

function isPlant(context: StepContext, structure: Structure): boolean {
  return structureDef(context.catalog, structure).kind === 'heat-rejection';
}

export function mendCooling(context: StepContext, site: Site): void {
  const { world, catalog } = context;
  const { halls, rejection } = plantOf(context, site);
  let jobs = 0;
  for (const { structure } of rejection) if (structure.stage === 'failed') jobs++;
  for (const { hall } of halls) for (const units of hall.units) if (units.failed > 0) jobs++;
  if (jobs === 0) return;
  const hours = repairHoursEach(world, catalog, jobs, context.stepS / HOUR_S);
  for (const structure of site.structures) {
    const where = { site: site.id, structure: structure.id, panel: 'power' as const };
    if (structure.stage === 'failed' && isPlant(context, structure)) {
      structure.repairHoursLeft -= hours;
      if (structure.repairHoursLeft > 0) continue;
      structure.repairHoursLeft = 0;
      structure.stage = 'ready';
      emit(context, 'cooling.plantMended', 'log', { site: siteName(context.catalog, site.id), structure: `@${structureDef(catalog, structure).name}` }, where);
    }
    if (!structure.hall) continue;
    for (const units of structure.hall.units) {
      if (units.failed === 0) continue;
      const def = catalog.coolingUnits[units.unit];
      units.repairHoursLeft -= hours;
      if (!def || units.repairHoursLeft > 0) continue;
      units.failed--;
      units.repairHoursLeft = units.failed > 0 ? def.repairHours : 0;
      emit(context, 'cooling.unitMended', 'log', { site: siteName(context.catalog, site.id), unit: `@${def.name}` }, where);
    }
  }
}

/** New failures and scripted trips of this hour. Returns true when cooling got worse. */
export function failCooling(context: StepContext, site: Site, scripted: ReturnType<typeof takeDueEvents>): boolean {
  const { world, catalog } = context;
  const hazard = plantHazardRatio(world, catalog);
  let worse = false;
  for (const event of scripted) {
    if (event.site === null || event.site === site.id) worse = trip(context, site, event.strength, event.durationMinutes * 60) || worse;
  }
  if (hazard <= 0) return worse;
  const hours = context.stepS / HOUR_S;
  for (const { structure, def } of plantOf(context, site).all) {
    if (structure.stage !== 'ready') continue;
    if (def.kind === 'heat-rejection' && structure.runKW > 0
      && strikes(draw(world.seed, STREAM_REJECTION, structure.id, world.timeS), def.failuresPerYear * hazard, hours)) {
      structure.stage = 'failed';
      structure.repairHoursLeft = def.repairHours;
      structure.runKW = 0;
      worse = true;
      site.cooling.faultOpen = true;
      emit(context, 'cooling.plantFailed', 'warn', { site: siteName(context.catalog, site.id), structure: `@${def.name}` }, { site: site.id, structure: structure.id, panel: 'power' });
    }
    if (!structure.hall) continue;
    for (let u = 0; u < structure.hall.units.length; u++) {
      const units = structure.hall.units[u];
      const unit = units ? catalog.coolingUnits[units.unit] : undefined;
      if (!units || !unit || units.count <= units.failed) continue;
      const mean = ((units.count - units.failed) * unit.failuresPerYear * hazard * hours) / HOURS_PER_YEAR;
      const failed = Math.min(units.count - units.failed, poisson(mean, world.seed, STREAM_UNIT, structure.id, world.timeS, u));
      if (failed === 0) continue;
      if (units.failed === 0) units.repairHoursLeft = unit.repairHours;
      units.failed += failed;
      worse = true;
      site.cooling.faultOpen = true;
      emit(context, 'cooling.unitFailed', 'warn', { site: siteName(context.catalog, site.id), count: failed, unit: `@${unit.name}` }, { site: site.id, structure: structure.id, panel: 'power' });
    }
  }
  return worse;
}

/** Stops a share of the rejection plant for a time. False when there is nothing to stop. */
function trip(context: StepContext, site: Site, share: number, seconds: number): boolean {
  let plants = 0;
  for (const structure of site.structures) if (structure.stage === 'ready' && isPlant(context, structure)) plants++;
  let left = Math.ceil(plants * share);
  if (left === 0 || seconds <= 0) return false;
  site.cooling.tripUntilS = context.world.timeS + seconds;
  site.cooling.restartOrdered = false;
  site.cooling.faultOpen = true;
  for (const structure of site.structures) {
    if (left === 0 || structure.stage !== 'ready' || !isPlant(context, structure)) continue;
    structure.startLeftS = seconds;
    left--;
  }
  emit(context, 'cooling.trip', 'bad', { site: siteName(context.catalog, site.id), minutes: seconds / 60 }, { site: site.id, panel: 'power' });
  return true;
}
