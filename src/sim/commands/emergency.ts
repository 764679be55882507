/** Orders for the minutes that count: shed a hall, bring it back, restart cooling, take the load off. */
import { findHall, findSite, structureDef } from '../world/lookup.ts';
import type { SimContext } from '../world/context.ts';
import type { Site } from '../world/plant.ts';
import { condition, freeCheck } from './checks.ts';
import type { Check, CommandHandler, CommandPayloads } from './types.ts';

/** Longest restart among the site's tripped plant, s. */
function restartS(context: SimContext, site: Site): number {
  let seconds = 0;
  for (const structure of site.structures) {
    const def = structureDef(context.catalog, structure);
    if (def.kind === 'heat-rejection' && structure.startLeftS > 0) seconds = Math.max(seconds, def.restartS);
  }
  return seconds;
}

function facilitiesOf(context: SimContext): number {
  for (const cohort of context.world.people.cohorts) if (cohort.role === 'facilities') return cohort.count;
  return 0;
}

export const emergencyCommands = {
  'emergency.shedHall': {
    shape: { hall: { type: 'int', min: 0 } },
    check(context, payload): Check {
      const place = findHall(context.world, context.catalog, payload.hall);
      if (!place) return freeCheck([condition('hall-exists', false)]);
      return freeCheck([
        condition('hall-ready', place.structure.stage === 'ready'),
        condition('hall-not-shed', !place.hall.shedByOrder),
      ]);
    },
    apply(context, payload): void {
      const place = findHall(context.world, context.catalog, payload.hall);
      if (!place) return;
      const { hall } = place;
      hall.shedByOrder = true;
      if (context.world.incident && context.world.incident.endedS < 0) hall.shedInIncident = true;
      hall.poweredRacks = 0;
      hall.poweredGpus = 0;
      hall.coolGpus = 0;
      hall.itKW = 0;
      hall.airHeatKW = 0;
      hall.liquidHeatKW = 0;
    },
  } satisfies CommandHandler<CommandPayloads['emergency.shedHall']>,

  'emergency.restoreHall': {
    shape: { hall: { type: 'int', min: 0 } },
    check(context, payload): Check {
      const place = findHall(context.world, context.catalog, payload.hall);
      if (!place) return freeCheck([condition('hall-exists', false)]);
      return freeCheck([condition('hall-shed', place.hall.shedByOrder)], context.catalog.constants.power.bootMinutes * 60);
    },
    apply(context, payload): void {
      const place = findHall(context.world, context.catalog, payload.hall);
      if (!place) return;
      place.hall.shedByOrder = false;
      delete place.hall.shedInIncident;
    },
  } satisfies CommandHandler<CommandPayloads['emergency.restoreHall']>,

  'emergency.restartCooling': {
    shape: { site: { type: 'id' } },
    check(context, payload): Check {
      const site = findSite(context.world, payload.site);
      if (!site) return freeCheck([condition('site-open', false)]);
      const heads = facilitiesOf(context);
      return freeCheck([
        condition('cooling-tripped', site.cooling.tripUntilS > context.world.timeS),
        condition('restart-not-ordered', !site.cooling.restartOrdered),
        condition('facilities-on-duty', heads >= 1, heads, 1, 'people'),
      ], restartS(context, site));
    },
    apply(context, payload): void {
      const site = findSite(context.world, payload.site);
      if (!site) return;
      site.cooling.restartOrdered = true;
      site.cooling.tripUntilS = Math.min(site.cooling.tripUntilS, context.world.timeS + restartS(context, site));
    },
  } satisfies CommandHandler<CommandPayloads['emergency.restartCooling']>,

  'emergency.evacuate': {
    shape: {},
    check(context): Check {
      const { job } = context.world.compute;
      return freeCheck([condition('run-going', job !== null && job.state === 'running')]);
    },
    apply(context): void {
      const { job } = context.world.compute;
      if (!job) return;
      job.state = 'paused';
      job.evacuated = true;
    },
  } satisfies CommandHandler<CommandPayloads['emergency.evacuate']>,
};
