/** Storage that checkpoints are written to: what comes with the GPUs, racks bought beside it, and what stands in a hall besides servers. */
import type { Catalog } from '../world/catalog.ts';
import type { NetworkState } from '../world/compute.ts';
import type { HallState, Site } from '../world/plant.ts';
import { checkpointWriteS } from './reliability.ts';

/** Racks of storage that stand at a site. */
export function storageRacks(site: Site): number {
  let racks = 0;
  for (const { hall } of site.structures) if (hall?.storage) racks += hall.storage.tiles.length;
  return racks;
}

/** Bandwidth of the racks of storage at a site, GB/s. */
export function storageGBPerS(site: Site, catalog: Catalog): number {
  return storageRacks(site) * catalog.constants.storage.rackGBPerS;
}

/** Bandwidth that a run of `gpus` writes with, GB/s: what comes with them and what was bought, as far as their servers' ports to storage carry it. */
export function writeGBPerS(gpus: number, boughtGBPerS: number, { constants }: Catalog): number {
  return Math.min(gpus * constants.reliability.checkpointGBPerSPerGpu + boughtGBPerS, gpus * constants.storage.mostGBPerSPerGpu);
}

/** Seconds that a checkpoint of a run of `gpus` at a site stalls it, with `more` racks of storage beside those that stand. */
export function runWriteS(site: Site | undefined, params: number, gpus: number, catalog: Catalog, more = 0): number {
  const bought = (site ? storageGBPerS(site, catalog) : 0) + more * catalog.constants.storage.rackGBPerS;
  return checkpointWriteS(params, writeGBPerS(gpus, bought, catalog), catalog.constants.reliability);
}

/** Draw of what stands in a hall besides servers: the top tier of the network in one hall of the site, and racks of storage. kW. */
export function hallRoomKW(hall: HallState, network: NetworkState | null, { constants }: Catalog): number {
  return (hall.fabric?.top === true ? network?.topKW ?? 0 : 0) + (hall.storage?.tiles.length ?? 0) * constants.storage.rackKW;
}
