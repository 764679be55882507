/** What the utility gives now: live connections, less those that are out or called off. kW. */
import type { GridPhaseDef, SiteDef } from '../../world/catalogPlant.ts';
import type { Site } from '../../world/plant.ts';

/** A site's grid phase by id. */
export function phaseDefOf(def: SiteDef | undefined, id: string): GridPhaseDef | undefined {
  if (def) for (const phase of def.gridPhases) if (phase.id === id) return phase;
  return undefined;
}

/** True while the utility has called the site's interruptible connections off. */
export function curtailed(site: Site, timeS: number): boolean {
  return site.power.curtailFromS > 0 && site.power.curtailFromS <= timeS && timeS < site.power.curtailUntilS;
}

/** True while any part of the feed is out. */
export function feedBroken(site: Site, timeS: number): boolean {
  return outageUntilS(site) > timeS;
}

/** End of the outage that lasts longest, s; 0 when nothing is out. */
export function outageUntilS(site: Site): number {
  let untilS = site.power.gridOutUntilS;
  for (const phase of site.grid) if (phase.outUntilS > untilS) untilS = phase.outUntilS;
  return untilS;
}

/** Capacity of the feed at a time. */
export function feedAtKW(site: Site, def: SiteDef | undefined, timeS: number): number {
  if (site.power.gridOutUntilS > timeS) return 0;
  let lostKW = 0;
  const off = curtailed(site, timeS);
  for (const phase of site.grid) {
    if (!phase.live || (phase.outUntilS <= timeS && !off)) continue;
    const phaseDef = phaseDefOf(def, phase.id);
    if (phaseDef && (phase.outUntilS > timeS || !phaseDef.firm)) lostKW += phaseDef.addKW;
  }
  return Math.max(0, site.power.feedLimitKW - lostKW);
}

/** Capacity that comes under power purchase agreements now, with its price and carbon, weighted by capacity. */
export interface Agreement {
  kW: number;
  centsPerKWh: number;
  co2KgPerKWh: number;
}

export function agreementsOf(site: Site, def: SiteDef, timeS: number): Agreement {
  const total: Agreement = { kW: 0, centsPerKWh: 0, co2KgPerKWh: 0 };
  if (site.power.gridOutUntilS > timeS) return total;
  for (const phase of site.grid) {
    if (!phase.live || phase.outUntilS > timeS) continue;
    const phaseDef = phaseDefOf(def, phase.id);
    if (!phaseDef || phaseDef.ppaCentsPerKWh === null) continue;
    const kW = total.kW + phaseDef.addKW;
    total.centsPerKWh = (total.centsPerKWh * total.kW + phaseDef.ppaCentsPerKWh * phaseDef.addKW) / kW;
    total.co2KgPerKWh = (total.co2KgPerKWh * total.kW + (phaseDef.ppaCo2KgPerKWh ?? def.gridCo2KgPerKWh) * phaseDef.addKW) / kW;
    total.kW = kW;
  }
  return total;
}

/** Seconds of the first step after a feed has gone: it is always followed, since it starts what bridges the outage. */
export const BRIDGE_LOOK_S = 10;

/** The whole feed opens for so many seconds, whole steps of ten. Whoever calls tells why: an outage has one alert. */
export function openFeed(site: Site, timeS: number, seconds: number): void {
  site.power.gridOutUntilS = Math.max(site.power.gridOutUntilS, timeS + Math.ceil(seconds / 10) * 10);
  site.power.bridgeUntilS = timeS + BRIDGE_LOOK_S;
}
