/**
 * The run's swing against what the supply takes, hour by hour: readings, the chance of a trip, the trip. A trip opens the feed for
 * `tripMinutes`; batteries and generators carry what they can, the rest of the run falls out and restarts from its last checkpoint.
 */
import { HOUR_S } from '../../core/calendar.ts';
import { draw, streamId } from '../../core/draw.ts';
import { liveRatio, capClock } from '../../rules/hallLoad.ts';
import { rackSumKW } from '../../rules/layout.ts';
import { stiffnessOf, swingOf, tripChance, tripsPerHour, type StiffnessInput } from '../../rules/power/swing.ts';
import { dynamicRatioOf } from '../../rules/serverPower.ts';
import { siteName } from '../../rules/siteName.ts';
import { plantOf, readyHalls } from '../../rules/sitePlant.ts';
import { siteUse } from '../../rules/utilisation.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import type { Site } from '../../world/plant.ts';
import { startOutage } from './failures.ts';

const STREAM_TRIP = streamId('power.trip');
const SECONDS_PER_MINUTE = 60;
/** A battery that holds less than this share of its energy stands aside. */
const CHARGED = 0.1;

export function followSwing(context: StepContext, site: Site): void {
  const { world, catalog } = context;
  const { swing: constants } = catalog.constants;
  const { swing } = site.power;
  const { job } = world.compute;
  const { trainingShare } = siteUse(world, catalog, site);
  const { depthKW, burntKW } = depthOf(context, site, trainingShare);
  const { stepKW, fallKW } = swingOf(depthKW, constants);
  const stiffness = stiffnessOf(sourcesOf(context, site), constants);
  swing.stepKW = stepKW;
  swing.fallKW = fallKW;
  swing.burntKW = burntKW;
  swing.fitsKW = stiffness.stepKW;
  swing.fitsRareKW = stiffness.rareKW;
  const perHour = job && trainingShare > 0 && job.checkpointS > 0 ? HOUR_S / job.checkpointS : 0;
  const out = site.power.gridOutUntilS > world.timeS;
  swing.tripsPerHour = out ? 0 : tripsPerHour({ stepKW, fallKW }, stiffness, perHour, constants);
  if (swing.tripsPerHour <= 0) return;
  if (draw(world.seed, STREAM_TRIP, streamId(site.id), world.timeS) >= tripChance(swing.tripsPerHour, context.stepS / HOUR_S)) return;
  swing.trips++;
  startOutage(context, site, constants.tripMinutes * SECONDS_PER_MINUTE);
  emit(context, 'power.tripped', 'bad', { site: siteName(catalog, site.id), swing: stepKW, fits: stiffness.stepKW }, { site: site.id, panel: 'power' });
}

/** Peak less trough of the run's servers after smoothing, and the mean power that smoothing burns, kW. */
function depthOf(context: StepContext, site: Site, trainingShare: number): { depthKW: number; burntKW: number } {
  const reading = { depthKW: 0, burntKW: 0 };
  if (trainingShare <= 0) return reading;
  const { catalog, world } = context;
  const { power, swing } = catalog.constants;
  for (const { hall, layout } of readyHalls(context, site)) {
    if (hall.poweredRacks === 0 || world.timeS < hall.bootUntilS) continue;
    const dynamic = dynamicRatioOf(Math.min(hall.clockRatio, capClock(hall, catalog)), power);
    const fullKW = rackSumKW(layout, hall.poweredRacks, dynamic) - rackSumKW(layout, hall.poweredRacks, 0);
    const inRunKW = fullKW * trainingShare * liveRatio(hall);
    reading.depthKW += inRunKW * (1 - swing.waitLoadRatio) * (1 - hall.smoothingRatio);
    reading.burntKW += inRunKW * hall.smoothingRatio * (1 - power.trainingLoadRatio);
  }
  return reading;
}

function sourcesOf(context: StepContext, site: Site): StiffnessInput {
  const { power } = site;
  const plant = plantOf(context, site);
  const input: StiffnessInput = {
    gridKW: power.feedNowKW, shortCircuitRatio: context.catalog.sites[site.id]?.shortCircuitRatio ?? 0, generatorStepKW: 0, batteryKW: 0,
  };
  for (const { structure, def } of plant.gensets) if (structure.runKW > 0) input.generatorStepKW += def.unitKW * def.stepRatio;
  if (power.batteryKW > 0) return input; // they bridge an outage
  for (const { structure, def } of plant.batteries) {
    if (structure.stage === 'ready' && structure.chargeKWh >= CHARGED * def.energyKWh) input.batteryKW += def.powerKW;
  }
  return input;
}
