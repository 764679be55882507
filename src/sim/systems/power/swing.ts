/**
 * The run's swing against what the supply takes, hour by hour: readings, the chance of a trip, the trip. A trip opens the feed for
 * `tripMinutes`; batteries and generators carry what they can, the rest of the run falls out and restarts from its last checkpoint.
 */
import { HOUR_S } from '../../core/calendar.ts';
import { draw, streamId } from '../../core/draw.ts';
import { checkpointsPerHour, depthNow, sourcesOf } from '../../rules/power/siteSwing.ts';
import { stiffnessOf, swingOf, tripChance, tripsPerHour } from '../../rules/power/swing.ts';
import { siteName } from '../../rules/siteName.ts';
import { poweredGpusOf } from '../../rules/utilisation.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import type { Site } from '../../world/plant.ts';
import { tripOut } from './failures.ts';

const STREAM_TRIP = streamId('power.trip');
const SECONDS_PER_MINUTE = 60;

export function followSwing(context: StepContext, site: Site): void {
  const { world, catalog } = context;
  const { swing: constants } = catalog.constants;
  const { swing } = site.power;
  const { depthKW, burntKW } = depthNow(context, site);
  const { stepKW, fallKW } = swingOf(depthKW, constants);
  const stiffness = stiffnessOf(sourcesOf(context, site, site.power.feedNowKW), constants);
  swing.stepKW = stepKW;
  swing.fallKW = fallKW;
  swing.burntKW = burntKW;
  swing.fitsKW = stiffness.stepKW;
  swing.fitsRareKW = stiffness.rareKW;
  const out = site.power.gridOutUntilS > world.timeS;
  swing.tripsPerHour = out ? 0 : tripsPerHour({ stepKW, fallKW }, stiffness, checkpointsPerHour(context, site), constants);
  if (swing.tripsPerHour <= 0) return;
  if (draw(world.seed, STREAM_TRIP, streamId(site.id), world.timeS) >= tripChance(swing.tripsPerHour, context.stepS / HOUR_S)) return;
  swing.trips++;
  tripOut(context, site, constants.tripMinutes * SECONDS_PER_MINUTE);
  // One alert says it all: what did it, what it costs, what mends it. What follows from it goes to the log only.
  const falls = stepKW <= stiffness.stepKW;
  emit(context, falls ? 'power.trippedByFall' : 'power.tripped', 'bad', {
    site: siteName(catalog, site.id), swing: falls ? fallKW : stepKW, fits: falls ? stiffness.rareKW : stiffness.stepKW,
    minutes: constants.tripMinutes, boot: catalog.constants.power.bootMinutes, gpus: poweredGpusOf(site), missing: Math.max(stepKW - stiffness.stepKW, fallKW - stiffness.rareKW),
  }, { site: site.id, panel: 'power' });
}
