/** Region and frame → what stands on the map. Pure. */
import type { Catalog, Frame, RegionDef, RivalDef, ScenarioDef, Site, SiteDef } from '../../sim/index.ts';
import { fallOf } from '../shared/falls.ts';
import { placed, type Anchors, type SpriteSpec } from '../shared/spec.ts';

const HEAT_FROM_K = 0.5;

export type SiteLook = 'prospect' | 'optioned' | 'queued' | 'building' | 'energised' | 'constrained' | 'dark';

/** How an opened site is shown, by what holds it back most. */
export function siteLook(site: Site, timeS: number): SiteLook {
  const halls = site.structures.filter((structure) => structure.hall !== null);
  const live = site.grid.some((phase) => phase.live);
  const waits = site.grid.some((phase) => phase.requestedS >= 0 && !phase.live);
  if (site.power.gridOutUntilS > timeS) return 'dark';
  if (halls.some((hall) => hall.stage === 'ready')) {
    return site.power.loadKW + site.power.unservedKW > site.power.supplyKW * 0.97 ? 'constrained' : 'energised';
  }
  if (site.structures.some((structure) => structure.stage === 'building' || structure.stage === 'ordered')) return 'building';
  if (waits && !live) return 'queued';
  return 'optioned';
}

export interface MapSite {
  id: string;
  def: SiteDef;
  look: SiteLook;
  gauge: number; // share of the ring, 0..1
  heatWave: boolean;
  storm: boolean;
  cloud: number; // 0 clear .. 1 overcast
  rain: number; // how much falls, 0..1
}

export function mapSites(catalog: Catalog, scenario: ScenarioDef, frame: Frame | null): MapSite[] {
  const opened = frame?.sites ?? [];
  const ids = [...new Set([...opened.map((site) => site.id), ...scenario.sites.map((start) => start.site), ...scenario.availableSites])];
  return ids.flatMap((id) => {
    const def = catalog.sites[id];
    if (!def || def.region !== scenario.region) return [];
    const site = opened.find((entry) => entry.id === id);
    if (!site) return [{ id, def, look: 'prospect' as const, gauge: 0, heatWave: false, storm: false, cloud: 0, rain: 0 }];
    const building = site.structures.filter((structure) => structure.stage === 'building' || structure.stage === 'ordered');
    const look = siteLook(site, frame?.timeS ?? 0);
    const timeS = frame?.timeS ?? 0;
    const gauge = look === 'queued' ? queueShare(site, timeS) : look === 'building' ? progressOf(building.map((entry) => [entry.crewDaysLeft, catalog.structures[entry.def]?.buildCrewDays ?? 1])) : site.power.supplyKW > 0 ? site.power.loadKW / site.power.supplyKW : 0;
    return [{ id, def, look, gauge: Math.min(1, Math.max(0, gauge)), heatWave: site.weather.heatWaveK > HEAT_FROM_K, storm: site.weather.stormUntilS > timeS, cloud: site.weather.cloudRatio, rain: fallOf(site, timeS).share }];
  });
}

/** How far the first connection that is asked for has come, by its planned day. */
function queueShare(site: Site, timeS: number): number {
  const next = site.grid.filter((phase) => phase.requestedS >= 0 && !phase.live).sort((a, b) => a.energisedS - b.energisedS)[0];
  return next && next.energisedS > next.requestedS ? (timeS - next.requestedS) / (next.energisedS - next.requestedS) : 0;
}

const progressOf = (work: [number, number][]): number => {
  const all = work.reduce((sum, [, total]) => sum + total, 0);
  return all > 0 ? 1 - work.reduce((sum, [left]) => sum + left, 0) / all : 0;
};

/** A sprite whose plinth's middle is at map px. */
export function standing(anchors: Anchors, sprite: string, x: number, y: number, size = 1): SpriteSpec[] {
  const specs: SpriteSpec[] = [];
  for (const layer of ['shadow', 'body', 'glow'] as const) {
    const offset = anchors[sprite]?.at[layer];
    if (!offset) continue;
    specs.push({ frame: `${sprite}/${layer}`, x: x + offset[0] * size, y: y - 16 * size + offset[1] * size, scale: size, ...(layer === 'shadow' ? { alpha: 0.38 } : layer === 'glow' ? { glow: true } : {}) });
  }
  return specs;
}

export function mapSpecs(anchors: Anchors, region: RegionDef, sites: readonly MapSite[]): SpriteSpec[] {
  const things: { y: number; specs: SpriteSpec[] }[] = [
    ...region.plants.map((plant) => ({ y: plant.y, specs: standing(anchors, `plant-${plant.kind}`, plant.x, plant.y, 0.92) })),
    ...region.towns.map((town) => ({ y: town.y, specs: standing(anchors, `town-${town.size}`, town.x, town.y, town.size === 'l' ? 1.05 : 0.92) })),
    ...sites.map((site) => ({ y: site.def.mapY, specs: standing(anchors, `site-${site.look}`, site.def.mapX, site.def.mapY, site.look === 'prospect' || site.look === 'optioned' ? 1 : 1.15) })),
  ];
  const out = things.sort((a, b) => a.y - b.y).flatMap((thing) => thing.specs);
  for (const site of sites) {
    if (site.heatWave) out.unshift(...at(placed(anchors, 'weather-heat', 'body', 0, 0), site.def.mapX, site.def.mapY + 8));
  }
  return out;
}

function at(spec: SpriteSpec | null, x: number, y: number): SpriteSpec[] {
  return spec ? [{ ...spec, x: spec.x + x, y: spec.y + y }] : [];
}
export interface MapRival {
  id: string;
  x: number;
  y: number;
  proven: number; // radius of what is sure, px
  possible: number; // radius of what may be
  sure: boolean;
}

/** Ends of an interval closer than this: its halo stands still. */
const SURE_RATIO = 1.25;

/** GPUs to a radius: areas compare. 100,000 GPUs are 84 px. */
const radiusOf = (gpus: number): number => Math.min(96, Math.max(13, Math.sqrt(gpus / 100_000) * 84));

/** Labs that have not folded, with what is known of their size today. */
export function standingRivals(catalog: Catalog, scenario: ScenarioDef, frame: Frame | null): RivalDef[] {
  return scenario.rivals.flatMap((id) => {
    const def = catalog.rivals[id];
    const known = frame?.race.rivals.find((lab) => lab.id === id);
    if (!def || known?.state === 'folded') return [];
    const gpus = known?.estimates.gpus;
    return [gpus ? { ...def, gpusLow: gpus.low, gpusHigh: gpus.high } : def];
  });
}

export function mapRivals(rivals: readonly RivalDef[], day: number): MapRival[] {
  return rivals
    .filter((rival) => rival.foldsDay === null || day < rival.foldsDay)
    .map((rival) => ({ id: rival.id, x: rival.mapX, y: rival.mapY, proven: radiusOf(rival.gpusLow) * 0.62, possible: radiusOf(rival.gpusHigh), sure: rival.gpusHigh <= rival.gpusLow * SURE_RATIO }));
}
