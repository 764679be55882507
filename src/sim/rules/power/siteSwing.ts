/**
 * The swing of a site's run against its supply: at this hour, and as it would be under other settings. One rule for the system that trips,
 * for the facts of scenarios and for the panel that asks before anything is ordered. O(halls): racks are summed by prefix.
 */
import { HOUR_S } from '../../core/calendar.ts';
import { findSite } from '../../world/lookup.ts';
import type { SimContext } from '../../world/context.ts';
import type { HallState, Site } from '../../world/plant.ts';
import type { HallPlant } from '../../world/sitePlant.ts';
import { HOURS_PER_DAY } from '../calendarMoney.ts';
import { buswayRacks, capClock, firmWeight, liveRatio } from '../hallLoad.ts';
import { cumAt, rackSumKW } from '../layout.ts';
import { clockOf, dynamicRatioOf } from '../serverPower.ts';
import { plantOf, readyHalls } from '../sitePlant.ts';
import { siteUse } from '../utilisation.ts';
import { stiffnessOf, swingOf, tripsPerHour, type Stiffness, type StiffnessInput, type Swing } from './swing.ts';

/** A battery that holds less than this share of its energy stands aside. */
const CHARGED = 0.1;

/** Peak less trough of the run's servers after smoothing, and the mean power that smoothing burns, kW. */
export interface Depth {
  depthKW: number;
  burntKW: number;
}

function addHall(reading: Depth, context: SimContext, place: HallPlant, racks: number, inRun: number, clock: number, smoothingRatio: number): void {
  const { power, swing } = context.catalog.constants;
  const dynamic = dynamicRatioOf(clock, power);
  const inRunKW = (rackSumKW(place.layout, racks, dynamic) - rackSumKW(place.layout, racks, 0)) * inRun;
  reading.depthKW += inRunKW * (1 - swing.waitLoadRatio) * (1 - smoothingRatio);
  reading.burntKW += inRunKW * smoothingRatio * (1 - power.trainingLoadRatio);
}

/** Depth of the run at a site now; nothing while no GPU of it is in the run. */
export function depthNow(context: SimContext, site: Site): Depth {
  const reading: Depth = { depthKW: 0, burntKW: 0 };
  const { trainingShare } = siteUse(context.world, context.catalog, site);
  if (trainingShare <= 0) return reading;
  for (const place of readyHalls(context, site)) {
    const { hall } = place;
    if (hall.poweredRacks === 0 || context.world.timeS < hall.bootUntilS) continue;
    addHall(reading, context, place, hall.poweredRacks, trainingShare * liveRatio(hall), Math.min(hall.clockRatio, capClock(hall, context.catalog)), hall.smoothingRatio);
  }
  return reading;
}

/** What stands behind the busbar at a live feed of `gridKW`. Batteries that carry load give only what they have left. */
export function sourcesOf(context: SimContext, site: Site, gridKW: number): StiffnessInput {
  const plant = plantOf(context, site);
  const input: StiffnessInput = { gridKW, shortCircuitRatio: context.catalog.sites[site.id]?.shortCircuitRatio ?? 0, generatorStepKW: 0, batteryKW: 0 };
  for (const { structure, def } of plant.gensets) if (structure.runKW > 0) input.generatorStepKW += def.unitKW * def.stepRatio;
  for (const { structure, def } of plant.batteries) {
    if (structure.stage === 'ready' && structure.chargeKWh >= CHARGED * def.energyKWh) input.batteryKW += def.powerKW;
  }
  input.batteryKW = Math.max(0, input.batteryKW - Math.max(0, site.power.batteryKW));
  return input;
}

/** Checkpoints that the site's run writes per hour; 0 without a run here. */
export function checkpointsPerHour({ world: { compute: { job } } }: SimContext, site: Site): number {
  return job !== null && job.site === site.id && job.checkpointS > 0 ? HOUR_S / job.checkpointS : 0;
}

/** Other settings than those in force. What is null stays as it is. */
export interface SwingChange {
  hall: number | null; // null: all halls of the site
  smoothingRatio: number | null;
  capRatio: number | null;
  batteryKW: number; // more than stands here
}

export const NO_CHANGE: SwingChange = { hall: null, smoothingRatio: null, capRatio: null, batteryKW: 0 };

/** A swing with what it costs. Powers kW. */
export interface SwingOutlook extends Swing {
  planned: boolean; // no run here now: every rack that may run is taken to be in one, writing a checkpoint each half hour
  depthKW: number;
  fits: Stiffness;
  tripsPerHour: number; // expected
  burntKW: number;
  burntCentsPerDay: number; // of that idle work, at this hour's price
  itKW: number; // of the run's racks, mean
  clockRatio: number; // lowest clock that caps and heat allow: the run goes at its pace
  comingKW: number; // batteries ordered or under construction, not counted in `fits`
}

/** Checkpoints of a run that is not there yet: about the best interval for 16,000 GPUs. */
const PLANNED_PER_HOUR = 2;

/**
 * The swing of the site's run as it would settle under other settings, before any order and before time runs. Without a run here it is that
 * of a run on all racks; in an outage, that of the feed when it is back. Null for a site that is not open.
 */
export function swingOutlook(context: SimContext, siteId: string, change: SwingChange): SwingOutlook | null {
  const site = findSite(context.world, siteId);
  if (!site) return null;
  const { catalog, world } = context;
  const { power, swing: constants } = catalog.constants;
  const { job } = world.compute;
  const planned = job === null || job.site !== site.id;
  const halls = readyHalls(context, site);
  const reading: Depth = { depthKW: 0, burntKW: 0 };
  const racksOf = ({ hall, def, layout }: HallPlant): number => hall.poweredRacks || (hall.shedByOrder ? 0 : buswayRacks(hall, def, layout, catalog));
  let gpus = 0;
  for (const place of halls) gpus += cumAt(place.layout.cumGpus, racksOf(place));
  const share = planned || gpus <= 0 ? 1 : Math.min(1, (job.assignedGpus > 0 ? job.assignedGpus : job.targetGpus) / gpus);
  let itKW = 0;
  let clockRatio = 1;
  for (const place of halls) {
    const { hall, structure, layout } = place;
    const racks = racksOf(place);
    if (racks === 0) continue;
    const touched = change.hall === null || change.hall === structure.id;
    const set: Pick<HallState, 'capRatio' | 'smoothingRatio'> = {
      capRatio: (touched ? change.capRatio : null) ?? hall.capRatio, smoothingRatio: (touched ? change.smoothingRatio : null) ?? hall.smoothingRatio,
    };
    // Heat holds the clock only where it is below what the cap in force allows.
    const hotRatio = hall.clockRatio < capClock(hall, catalog) && hall.poweredGpus > 0 ? hall.clockRatio : 1;
    const clock = Math.min(hotRatio, clockOf(set.capRatio, power));
    addHall(reading, context, place, racks, share, clock, set.smoothingRatio);
    itKW += rackSumKW(layout, racks, firmWeight({ ...hall, ...set }, catalog));
    clockRatio = Math.min(clockRatio, clock);
  }
  const swing = swingOf(reading.depthKW, constants);
  const sources = sourcesOf(context, site, site.power.gridOutUntilS > world.timeS ? site.power.feedLimitKW : site.power.feedNowKW);
  const fits = stiffnessOf({ ...sources, batteryKW: Math.max(0, sources.batteryKW + change.batteryKW) }, constants);
  let comingKW = 0;
  for (const { structure, def } of plantOf(context, site).all) if (def.kind === 'battery' && structure.stage !== 'ready') comingKW += def.powerKW;
  return {
    ...swing, planned, depthKW: reading.depthKW, fits, burntKW: reading.burntKW, burntCentsPerDay: reading.burntKW * site.power.gridCentsPerKWh * HOURS_PER_DAY, itKW, clockRatio, comingKW,
    tripsPerHour: tripsPerHour(swing, fits, planned ? PLANNED_PER_HOUR : checkpointsPerHour(context, site), constants),
  };
}
