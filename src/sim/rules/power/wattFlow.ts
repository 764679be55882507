/**
 * Where a site's watts come from and what becomes of them, at this moment: sources, site, losses, cooling, halls, and what the servers of each hall do.
 * In whole watts, so that both sides of every node add up to the last one.
 */
import type { SimContext } from '../../world/context.ts';
import type { Site } from '../../world/plant.ts';
import { capClock, liveRatio, trainingLoad } from '../hallLoad.ts';
import { rackSumKW } from '../layout.ts';
import { dynamicRatioOf } from '../serverPower.ts';
import { readyHalls } from '../sitePlant.ts';
import { siteUse } from '../utilisation.ts';
import { servingUtilisation } from '../waterfall.ts';

export const WATT_SOURCES = ['grid', 'solar', 'gensets', 'batteries', 'ups', 'gap'] as const;
export const WATT_USES = ['loss', 'cooling', 'misc', 'charging', 'surplus'] as const;
/** What servers do with power: the run goes forward, or waits and repeats; answers that were asked for, or nobody yet; nothing. */
export const WATT_ENDS = ['run', 'runLost', 'serving', 'spare', 'idle'] as const;
export type WattSource = (typeof WATT_SOURCES)[number];
export type WattUse = (typeof WATT_USES)[number];
export type WattEnd = (typeof WATT_ENDS)[number];

export interface WattFlow {
  sources: Record<WattSource, number>; // W
  uses: Record<WattUse, number>; // W
  halls: { id: number; ends: Record<WattEnd, number> }[]; // W; structure id
}

const whole = (kW: number): number => Math.round(kW * 1000);

/**
 * The flow of a site. A hall's power is affine in the load of its racks, so the shares of GPUs in the run, serving and idle split it exactly; what the run
 * loses is what it loses of its time (README, Waterfall). `gap` and `surplus` are what the sources of the last step leave open: a watt or so of rounding is
 * taken by the largest source, more is shown.
 */
export function wattFlow(context: SimContext, site: Site): WattFlow {
  const { power } = site;
  const uses: WattFlow['uses'] = { loss: whole(power.lossKW), cooling: whole(power.coolingKW), misc: whole(power.miscKW), charging: whole(Math.max(0, -power.batteryKW)), surplus: 0 };
  const sources: WattFlow['sources'] = {
    grid: whole(power.gridKW), solar: whole(power.solarKW), gensets: whole(power.gensetKW), batteries: whole(Math.max(0, power.batteryKW)), ups: whole(power.upsKW), gap: 0,
  };
  const halls = readyHalls(context, site).filter(({ hall }) => whole(hall.itKW) > 0).map((place) => ({ id: place.structure.id, ends: endsOf(context, site, place) }));
  const out = sum(Object.values(uses)) + halls.reduce((all, { ends }) => all + sum(Object.values(ends)), 0);
  const open = out - sum(Object.values(sources));
  const largest = WATT_SOURCES.reduce((most, id) => (sources[id] > sources[most] ? id : most), WATT_SOURCES[0]);
  if (Math.abs(open) <= ROUNDING_W + halls.length && sources[largest] + open >= 0) sources[largest] += open;
  else if (open > 0) sources.gap = open;
  else uses.surplus = -open;
  return { sources, uses, halls };
}

/** Half a watt for each number that is rounded. */
const ROUNDING_W = 6;

function endsOf(context: SimContext, site: Site, { hall, layout }: ReturnType<typeof readyHalls>[number]): Record<WattEnd, number> {
  const { world, catalog } = context;
  const constants = catalog.constants.power;
  const ends: Record<WattEnd, number> = { run: 0, runLost: 0, serving: 0, spare: 0, idle: 0 };
  const totalW = whole(hall.itKW);
  const { utilisation, trainingShare } = siteUse(world, catalog, site);
  const { trainingLoadRatio, servingLoadRatio, idleLoadRatio } = constants;
  const booting = world.timeS < hall.bootUntilS;
  const training = booting ? 0 : trainingShare;
  // The mean load is made of the three kinds: what the run and idle servers leave of it serves.
  const serving = booting ? 0 : Math.max(0, Math.min(1 - training, (utilisation - trainingShare * trainingLoadRatio - (1 - trainingShare) * idleLoadRatio) / (servingLoadRatio - idleLoadRatio)));
  const dynamic = dynamicRatioOf(Math.min(hall.clockRatio, capClock(hall, catalog)), constants);
  const at = (load: number): number => liveRatio(hall) * rackSumKW(layout, hall.poweredRacks, load * dynamic);
  const [runKW, servingKW, idleKW] = [training * at(trainingLoad(hall, catalog)), serving * at(servingLoadRatio), (1 - training - serving) * at(idleLoadRatio)];
  const allKW = runKW + servingKW + idleKW;
  const share = (kW: number): number => (allKW > 0 ? Math.round((totalW * kW) / allKW) : 0);
  const { job } = world.compute;
  const runW = share(runKW);
  const servingW = Math.min(totalW - runW, share(servingKW));
  ends.run = Math.round(runW * (job ? job.straggler * job.parallel * job.timeRatio : 0));
  ends.runLost = runW - ends.run;
  ends.serving = Math.round(servingW * servingUtilisation(world));
  ends.spare = servingW - ends.serving;
  ends.idle = totalW - runW - servingW;
  return ends;
}

function sum(values: readonly number[]): number {
  let all = 0;
  for (const value of values) all += value;
  return all;
}
