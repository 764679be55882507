/** Generators fail and are mended; the grid goes out by hazard or by script, and comes back. */
import { HOUR_S } from '../../core/calendar.ts';
import { draw, streamId } from '../../core/draw.ts';
import { chanceIn, exponential, hazardRatio, plantHazardRatio, repairHoursEach, STREAM_GENSET, STREAM_OUTAGE, strikes } from '../../rules/plantFailures.ts';
import { BRIDGE_LOOK_S, openFeed, phaseDefOf } from '../../rules/power/feed.ts';
import { plantOf } from '../../rules/sitePlant.ts';
import { takeDueEvents } from '../../rules/scriptedEvents.ts';
import { HOURS_PER_YEAR } from '../../rules/calendarMoney.ts';
import type { SiteDef } from '../../world/catalogPlant.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import type { GridPhase, Site } from '../../world/plant.ts';
import { siteName } from '../../rules/siteName.ts';

export function failGensets(context: StepContext, site: Site): void {
  const { world, catalog } = context;
  const hours = context.stepS / HOUR_S;
  const { gensets } = plantOf(context, site);
  let broken = 0;
  for (const { structure } of gensets) if (structure.stage === 'failed') broken++;
  const mended = repairHoursEach(world, catalog, broken, hours);
  for (const { structure, def } of gensets) {
    if (structure.stage === 'failed') {
      structure.repairHoursLeft -= mended;
      if (structure.repairHoursLeft > 0) continue;
      structure.repairHoursLeft = 0;
      structure.stage = 'ready';
      structure.startLeftS = def.startS;
      tellGenset(context, 'power.gensetMended', 'log', site, structure.id, def.name);
    } else if (structure.runKW > 0) {
      if (!strikes(draw(world.seed, STREAM_GENSET, structure.id, world.timeS), def.failuresPerYear * plantHazardRatio(world, catalog), hours)) continue;
      structure.stage = 'failed';
      structure.repairHoursLeft = def.repairHours;
      structure.runKW = 0;
      tellGenset(context, 'power.gensetFailed', 'warn', site, structure.id, def.name);
    }
  }
}

function tellGenset(context: StepContext, type: string, priority: 'log' | 'warn', site: Site, id: number, name: string): void {
  emit(context, type, priority, { site: siteName(context.catalog, site.id), structure: `@${name}` }, { site: site.id, structure: id, panel: 'power' });
}

export function failGrid(context: StepContext, site: Site, scripted: ReturnType<typeof takeDueEvents>): void {
  const { world, catalog } = context;
  const def = catalog.sites[site.id];
  if (!def || site.power.feedLimitKW <= 0) return;
  for (const event of scripted) {
    if (event.site === null || event.site === site.id) breakGrid(context, site, event.durationMinutes * 60);
  }
  if (site.power.gridOutUntilS > 0) return;
  for (const phase of site.grid) if (phase.live && phase.outUntilS === 0) failPhase(context, site, def, phase);
  if (site.weather.stormUntilS <= world.timeS) return;
  const entity = streamId(site.id);
  const chance = chanceIn(stormOutagesPerYear(context, def) * hazardRatio(world, catalog), context.stepS / HOUR_S);
  if (chance <= 0 || draw(world.seed, STREAM_OUTAGE, entity, world.timeS) >= chance) return;
  breakGrid(context, site, Math.max(60, exponential(def.gridOutageMinutes * 60, world.seed, STREAM_OUTAGE, entity, world.timeS, 1)));
}

const entities = new Map<string, Map<string, number>>();

/** Entity of a connection's draws; names are hashed once. */
function entityOf(site: Site, phase: GridPhase): number {
  let ofSite = entities.get(site.id);
  if (!ofSite) entities.set(site.id, (ofSite = new Map()));
  let entity = ofSite.get(phase.id);
  if (entity === undefined) ofSite.set(phase.id, (entity = streamId(`${site.id}/${phase.id}`)));
  return entity;
}

/** One connection of several goes out by itself: who has two that can each carry the load hardly notices. */
function failPhase(context: StepContext, site: Site, def: SiteDef, phase: GridPhase): void {
  const { world, catalog } = context;
  const entity = entityOf(site, phase);
  if (!strikes(draw(world.seed, STREAM_OUTAGE, entity, world.timeS), def.gridOutagesPerYear * hazardRatio(world, catalog), context.stepS / HOUR_S)) return;
  const seconds = Math.max(60, exponential(def.gridOutageMinutes * 60, world.seed, STREAM_OUTAGE, entity, world.timeS, 1));
  phase.outUntilS = world.timeS + Math.ceil(seconds / 10) * 10;
  site.power.faultOpen = true;
  site.power.bridgeUntilS = world.timeS + BRIDGE_LOOK_S;
  const kW = phaseDefOf(def, phase.id)?.addKW ?? 0;
  emit(context, 'grid.phaseOut', 'bad', { site: siteName(catalog, site.id), kw: kW }, { site: site.id, panel: 'power' });
}

/** Yearly rate of outages of the whole feed while a storm blows: it brings `stormOutageRatio` of one over its length. */
function stormOutagesPerYear({ catalog }: StepContext, def: SiteDef): number {
  const climate = catalog.climates[def.climate];
  return climate ? (climate.stormOutageRatio / Math.max(1, climate.stormHours)) * HOURS_PER_YEAR : 0;
}

/** The grid goes out by itself, not by what the lab does to it. */
function breakGrid(context: StepContext, site: Site, seconds: number): void {
  site.power.faultOpen = true;
  startOutage(context, site, seconds);
}

/** The whole feed opens, s. Whoever calls tells why: an outage has one alert. */
export function tripOut(context: StepContext, site: Site, seconds: number): void {
  openFeed(site, context.world.timeS, seconds);
}

function startOutage(context: StepContext, site: Site, seconds: number): void {
  tripOut(context, site, seconds);
  emit(context, 'grid.out', 'bad', { site: siteName(context.catalog, site.id), kw: site.power.feedLimitKW }, { site: site.id, panel: 'power' });
}

/** The grid is back: told once. */
export function endOutage(context: StepContext, site: Site): void {
  for (const phase of site.grid) {
    if (phase.outUntilS <= 0 || context.world.timeS < phase.outUntilS) continue;
    phase.outUntilS = 0;
    const kW = phaseDefOf(context.catalog.sites[site.id], phase.id)?.addKW ?? 0;
    emit(context, 'grid.phaseBack', 'good', { site: siteName(context.catalog, site.id), kw: kW }, { site: site.id, panel: 'power' });
  }
  if (site.power.gridOutUntilS <= 0 || context.world.timeS < site.power.gridOutUntilS) return;
  site.power.gridOutUntilS = 0;
  emit(context, 'grid.back', 'good', { site: siteName(context.catalog, site.id) }, { site: site.id, panel: 'power' });
}
