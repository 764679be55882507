/**
 * Building: equipment arrives, crews work on what has arrived in order of order, grid phases are energised, cooling units come by order.
 * Reads people and weather; writes structures' stage and crew days, grid phases, hall units, the site's feed limit.
 */
import { DAY_S } from '../../core/calendar.ts';
import { standAt } from '../../rules/airUnits.ts';
import { labEffect } from '../../rules/effects.ts';
import { cohortOutput } from '../../rules/people.ts';
import { gridLateRatio } from '../../rules/people/gridChase.ts';
import { phaseDefOf } from '../../rules/power/feed.ts';
import { exponential, hazardRatio, STREAM_GRID_LATE } from '../../rules/plantFailures.ts';
import { streamId } from '../../core/draw.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { cohortOf, structureDef } from '../../world/lookup.ts';
import type { Site, Structure } from '../../world/plant.ts';
import { siteName } from '../../rules/siteName.ts';

/** The utility admits a slip this many days at a time. */
const SLIP_NOTICE_DAYS = 14;

export function stepConstruction(context: StepContext): void {
  const { world, catalog } = context;
  const crew = cohortOf(world, 'construction');
  let crewDays = crew.count === 0 ? 0
    : cohortOutput(crew, catalog.constants.people) * labEffect(world, catalog, 'construction') * (context.stepS / DAY_S);
  for (const site of world.sites) {
    energise(context, site);
    const { weather } = site;
    const { weatherDelayC, frostDelayC } = catalog.constants.construction;
    const tooRough = weather.dryBulbC > weatherDelayC || weather.dryBulbC < frostDelayC || weather.stormUntilS > world.timeS;
    for (const structure of site.structures) {
      if (structure.stage === 'ordered' && world.timeS >= structure.arrivesS) {
        structure.stage = 'building';
        tell(context, site, structure, 'construction.arrived', 'log');
      }
      if (structure.stage === 'building') {
        if (!tooRough) {
          const used = Math.min(crewDays, structure.crewDaysLeft);
          structure.crewDaysLeft -= used;
          crewDays -= used;
        }
        if (structure.crewDaysLeft <= 0) {
          structure.stage = 'ready';
          structure.readyS = world.timeS;
          tell(context, site, structure, 'construction.ready', 'good');
        }
      }
      if (structure.hall !== null) receiveUnits(context, site, structure);
    }
  }
}

function tell(context: StepContext, site: Site, structure: Structure, type: string, priority: 'log' | 'good'): void {
  const def = structureDef(context.catalog, structure);
  emit(context, type, priority, { site: siteName(context.catalog, site.id), structure: `@${def.name}` }, { site: site.id, structure: structure.id, panel: 'build' });
}

/** Days by which a phase will be late: known to nobody; the seed's luck, less what power people chase off. */
function lateDays(context: StepContext, site: Site, phaseId: string, spreadDays: number): number {
  return exponential(spreadDays * gridLateRatio(context) * hazardRatio(context.world, context.catalog), context.world.seed, STREAM_GRID_LATE, streamId(`${site.id}/${phaseId}`), 0);
}

function energise(context: StepContext, site: Site): void {
  const { world, catalog } = context;
  let limitKW = 0;
  for (const phase of site.grid) {
    const def = phaseDefOf(catalog.sites[site.id], phase.id);
    if (!def) continue;
    if (!phase.live && phase.requestedS >= 0 && world.timeS >= phase.energisedS) {
      const trueS = phase.requestedS + (def.leadDays + lateDays(context, site, phase.id, def.spreadDays)) * DAY_S;
      if (trueS <= world.timeS) {
        phase.live = true;
        phase.energisedS = world.timeS;
        emit(context, 'grid.energised', 'good', { site: siteName(context.catalog, site.id), kw: def.addKW }, { site: site.id, panel: 'power' });
      } else {
        const nextS = Math.min(trueS, phase.energisedS + SLIP_NOTICE_DAYS * DAY_S);
        const slipDays = (nextS - phase.energisedS) / DAY_S;
        phase.energisedS = Math.max(nextS, world.timeS + 1);
        emit(context, 'grid.slipped', 'warn', { site: siteName(context.catalog, site.id), kw: def.addKW, days: slipDays }, { site: site.id, panel: 'power' });
      }
    }
    if (phase.live) limitKW += def.addKW;
  }
  site.power.feedLimitKW = limitKW;
}

function receiveUnits(context: StepContext, site: Site, structure: Structure): void {
  const hall = structure.hall;
  if (!hall || structure.stage !== 'ready') return;
  for (const units of hall.units) {
    for (let i = units.ordered.length - 1; i >= 0; i--) {
      const order = units.ordered[i];
      if (!order || order.arrivesS > context.world.timeS) continue;
      const def = structureDef(context.catalog, structure);
      if (def.kind === 'hall') standAt(units, def, order.count, order.wall, order.tiles);
      units.count += order.count;
      units.ordered.splice(i, 1);
      const name = context.catalog.coolingUnits[units.unit]?.name ?? units.unit;
      emit(context, 'cooling.arrived', 'good', { site: siteName(context.catalog, site.id), count: order.count, unit: `@${name}` }, { site: site.id, structure: structure.id, panel: 'build' });
    }
  }
}
