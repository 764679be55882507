/** Whether anything fast is live: then time moves in 10 s steps. Read from the state alone. */
import { outageUntilS } from './power/feed.ts';
import { storeLive } from './coldStore.ts';
import type { Site } from '../world/plant.ts';
import type { World } from '../world/world.ts';

/** Outages nearing their end are followed closely, s. */
const OUTAGE_WATCH_S = 3600;

/** True while the supply moves: generators start, batteries bridge an outage, or the feed comes back within the hour. */
export function outageMoves(site: Site, timeS: number): boolean {
  const { power } = site;
  if (power.gensetsStarting || power.restartLeftS > 0 || power.bridgeUntilS > timeS) return true;
  const untilS = outageUntilS(site);
  if (untilS <= 0) return false;
  return untilS - timeS <= OUTAGE_WATCH_S || power.batteryKW > 0 || power.upsKW > 0;
}

export function hallTransient(site: Site): boolean {
  for (const structure of site.structures) if (structure.hall !== null && structure.hall.transient) return true;
  return false;
}

export function incidentLive(world: World): boolean {
  for (const site of world.sites) if (hallTransient(site) || storeLive(site) || outageMoves(site, world.timeS)) return true;
  return false;
}
