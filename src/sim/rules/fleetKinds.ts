/** Kinds of accelerators at a site, the slowest first, and what is left of the site without its slowest ones. */
import type { Catalog } from '../world/catalog.ts';
import type { AcceleratorDef } from '../world/catalogHardware.ts';
import type { Fleet, HallFleet, SiteFleet } from '../world/fleet.ts';

/** Commissioned GPUs of a site by accelerator and hall (structure id), with what their racks draw in a run, kW. */
export type KindGpus = Map<string, Map<number, { gpus: number; planKW: number }>>;

export function emptySite(): SiteFleet {
  return {
    gpus: 0, planKW: 0, nodes: 0, gpusPerServer: 0, peakTflops: 0, referenceMfu: 0, memoryGB: 0, accelerator: '', kinds: [], faster: [], shares: null, cool: 0, connected: 0, healthy: 0,
  };
}

/** Adds GPUs; the mean is a sum until finishSite. */
export function addGpus(site: SiteFleet, accelerator: AcceleratorDef, gpus: number, planKW: number, catalog: Catalog): void {
  site.gpus += gpus;
  site.planKW += planKW;
  site.nodes += gpus / catalog.constants.reliability.nodeGpus;
  site.referenceMfu += gpus * accelerator.referenceMfu;
}

/** Speed of large products, TFLOP/s: what tells slow kinds from fast ones. */
export function sustainedTflops(def: AcceleratorDef): number {
  return def.peakTflops * def.matmulRatio;
}

/** Kinds of a site, the slowest first; of equals the one with less memory, then by id. */
export function slowestFirst(ids: Iterable<string>, catalog: Catalog): AcceleratorDef[] {
  return [...ids].flatMap((id) => catalog.accelerators[id] ?? [])
    .sort((a, b) => sustainedTflops(a) - sustainedTflops(b) || a.memoryGB - b.memoryGB || (a.id < b.id ? -1 : 1));
}

/** What the slowest kind makes of a site; of one without racks, what is `usual`. */
export function finishSite(site: SiteFleet, usual: SiteFleet, kinds: readonly AcceleratorDef[]): void {
  const [slowest] = kinds;
  if (site.gpus > 0 && slowest) {
    site.gpusPerServer = site.gpus / site.nodes;
    site.referenceMfu /= site.gpus;
    site.peakTflops = slowest.peakTflops;
    site.memoryGB = slowest.memoryGB;
    site.accelerator = slowest.id;
    site.kinds = kinds.map((def) => def.id);
    return;
  }
  site.gpusPerServer = usual.gpusPerServer;
  site.peakTflops = usual.peakTflops;
  site.referenceMfu = usual.referenceMfu;
  site.memoryGB = usual.memoryGB;
  site.accelerator = usual.accelerator;
  site.kinds = usual.kinds;
}

/** The site without its slowest kind, without the two slowest, and so on; `kinds` the slowest first. */
export function splitKinds(gpus: KindGpus, kinds: readonly AcceleratorDef[], halls: readonly HallFleet[], catalog: Catalog): SiteFleet[] {
  return kinds.slice(1).map((_, i) => {
    const kept = kinds.slice(i + 1);
    const part = emptySite();
    const shares = new Map<number, number>();
    for (const hall of halls) {
      let here = 0;
      for (const def of kept) {
        const there = gpus.get(def.id)?.get(hall.id);
        if (!there) continue;
        addGpus(part, def, there.gpus, there.planKW, catalog);
        here += there.gpus;
      }
      if (hall.gpus > 0) shares.set(hall.id, here / hall.gpus);
    }
    finishSite(part, part, kept);
    part.shares = shares;
    return part;
  });
}

/** Cool, connected and healthy GPUs of the hour without the slowest kinds: as the halls in which they stand. */
export function readFaster(fleet: Fleet, site: number, healthyRatio: number, isJoined: (hall: number) => boolean): void {
  const here = fleet.sites[site]!;
  for (const part of here.faster) {
    part.cool = part.connected = 0;
    for (const hall of fleet.halls) {
      if (hall.site !== site) continue;
      const cool = Math.min(hall.state.coolGpus, hall.gpus) * shareOf(part, hall.id);
      part.cool += cool;
      if (isJoined(hall.id)) part.connected += cool;
    }
    part.connected = Math.min(part.connected, here.connected); // ports go to the fast ones first
    part.healthy = part.connected * healthyRatio;
  }
}

/** Share of a hall's commissioned GPUs that are of these kinds, 0..1. */
export function shareOf(part: SiteFleet, hall: number): number {
  return part.shares === null ? 1 : part.shares.get(hall) ?? 0;
}
