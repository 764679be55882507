/** What an affair does to machines: deliveries that come later, a feed that opens, a heat wave, a run that loses work. */
import { DAY_S } from '../core/calendar.ts';
import type { DelayKind } from '../world/catalogAffairs.ts';
import type { SimContext } from '../world/context.ts';
import { emit } from '../world/emit.ts';
import type { Site } from '../world/plant.ts';
import { openFeed } from './power/feed.ts';
import { siteName } from './siteName.ts';

/** All orders of a kind on their way, or all connections asked for, come so many days later; earlier when negative. */
export function delayArrivals({ world }: SimContext, what: DelayKind, days: number): void {
  const seconds = Math.round(days * DAY_S);
  if (what !== 'grid') {
    for (const order of world.compute.orders) if (order.kind === what) order.firstS = Math.max(order.orderedS, order.firstS + seconds);
    return;
  }
  for (const site of world.sites) {
    for (const phase of site.grid) if (!phase.live && phase.requestedS >= 0) phase.energisedS = Math.max(world.timeS + 1, phase.energisedS + seconds);
  }
}

/** The whole feed of the site with the largest load opens, minutes. Nothing happens where there is no feed. */
export function cutFeed(context: SimContext, minutes: number): void {
  let site: Site | null = null;
  for (const entry of context.world.sites) if (entry.power.feedLimitKW > 0 && (!site || entry.power.loadKW > site.power.loadKW)) site = entry;
  if (!site) return;
  site.power.faultOpen = true;
  openFeed(site, context.world.timeS, minutes * 60);
  emit(context, 'grid.out', 'bad', { site: siteName(context.catalog, site.id), kw: site.power.feedLimitKW }, { site: site.id, panel: 'power' });
}

/** A heat wave over every site; one that is stronger or longer stays as it is. */
export function bringHeat(context: SimContext, kelvin: number, days: number): void {
  const { world, catalog } = context;
  for (const site of world.sites) {
    const { weather } = site;
    weather.heatWaveK = Math.max(weather.heatWaveK, kelvin);
    weather.heatWaveUntilS = Math.max(weather.heatWaveUntilS, world.timeS + Math.round(days * DAY_S));
    emit(context, 'weather.heatWave', 'warn', { site: siteName(catalog, site.id), kelvin: weather.heatWaveK, days }, { site: site.id, panel: 'power' });
  }
}

/** The run goes back: a share of what it has done is lost, and the same share of what was spoilt. */
export function setRunBack({ world }: SimContext, ratio: number): void {
  const { job } = world.compute;
  if (!job) return;
  job.flopsDone *= 1 - ratio;
  job.taintedFlops *= 1 - ratio;
}
