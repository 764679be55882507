/** The utility's calls on interruptible connections: announced some hours ahead, likelier when everybody heats or cools. */
import { HOUR_S } from '../../core/calendar.ts';
import { draw, streamId } from '../../core/draw.ts';
import { HOURS_PER_YEAR } from '../../rules/calendarMoney.ts';
import { hazardRatio } from '../../rules/plantFailures.ts';
import { phaseDefOf } from '../../rules/power/feed.ts';
import { siteName } from '../../rules/siteName.ts';
import type { SiteDef } from '../../world/catalogPlant.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import type { Site } from '../../world/plant.ts';

const STREAM_CURTAIL = streamId('power.curtail');
/** About one hour in ten is strained; nine calls in ten fall into these. */
const STRAINED_WEIGHT = 9;
const EASY_WEIGHT = 0.11;

export function callCurtailment(context: StepContext, site: Site): void {
  const { world, catalog } = context;
  const { power, weather } = site;
  const def = catalog.sites[site.id];
  if (!def) return;
  if (power.curtailUntilS > 0 && world.timeS >= power.curtailUntilS) {
    power.curtailFromS = power.curtailUntilS = 0;
    emit(context, 'grid.curtailEnd', 'good', { site: siteName(catalog, site.id) }, { site: site.id, panel: 'power' });
  }
  if (power.curtailUntilS > 0) return;
  const kW = interruptibleKW(site, def);
  if (kW <= 0 || def.curtailmentsPerYear <= 0) return;
  const strained = weather.dryBulbC > def.heatFromC || weather.dryBulbC < def.coldFromC;
  const chance = (def.curtailmentsPerYear * hazardRatio(world, catalog) / HOURS_PER_YEAR) * (strained ? STRAINED_WEIGHT : EASY_WEIGHT);
  if (draw(world.seed, STREAM_CURTAIL, streamId(site.id), world.timeS) >= chance) return;
  power.curtailFromS = world.timeS + def.curtailmentNoticeHours * HOUR_S;
  power.curtailUntilS = power.curtailFromS + def.curtailmentHours * HOUR_S;
  emit(context, 'grid.curtailCall', 'warn', { site: siteName(catalog, site.id), kw: kW, notice: def.curtailmentNoticeHours, hours: def.curtailmentHours }, { site: site.id, panel: 'power' });
}

function interruptibleKW(site: Site, def: SiteDef): number {
  let kW = 0;
  for (const phase of site.grid) {
    if (!phase.live) continue;
    const phaseDef = phaseDefOf(def, phase.id);
    if (phaseDef && !phaseDef.firm) kW += phaseDef.addKW;
  }
  return kW;
}
