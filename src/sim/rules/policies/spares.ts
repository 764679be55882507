/** Spare servers that a policy orders. */
import type { World } from '../../world/world.ts';
import type { Catalog } from '../../world/catalog.ts';
import { nodeGpus } from '../../world/lookup.ts';

export interface SparesWanted {
  accelerator: string;
  servers: number;
}

/** Servers to order of each kind, so that spares (on the shelf, on the bench and on order) are `ratio` of the servers in racks. Small gaps wait: `reorderRatio`. */
export function sparesWanted(world: World, catalog: Catalog, ratio: number): SparesWanted[] {
  const out: SparesWanted[] = [];
  for (const item of world.compute.stock) {
    const def = catalog.accelerators[item.accelerator];
    if (!def) continue;
    let inRacks = item.boughtGpus - item.gpus;
    let have = item.spareServers + (item.benchServers ?? 0);
    for (const order of world.compute.orders) {
      if (order.item !== item.accelerator) continue;
      if (order.kind === 'accelerator') inRacks -= order.ordered - order.delivered;
      if (order.kind === 'spares') have += order.ordered - order.delivered;
    }
    const wanted = Math.ceil(Math.max(0, inRacks) / nodeGpus(def) * ratio);
    if (wanted - have >= Math.max(1, wanted * catalog.constants.policies.reorderRatio)) out.push({ accelerator: item.accelerator, servers: wanted - have });
  }
  return out;
}
