/** Facts about the plant that conditions may ask about: connections on their way, generators, what cooling leaves to spare. */
import type { SimContext } from '../world/context.ts';
import { structureDef } from '../world/lookup.ts';

/** Connections that were asked for and are not live, kW. */
export function pendingGridKW({ world, catalog }: SimContext): number {
  let kW = 0;
  for (const site of world.sites) {
    for (const phase of site.grid) {
      if (phase.live || phase.requestedS < 0) continue;
      kW += catalog.sites[site.id]?.gridPhases.find((def) => def.id === phase.id)?.addKW ?? 0;
    }
  }
  return kW;
}

/** Generators that stand, working or not, kW. */
export function generatorKW({ world, catalog }: SimContext): number {
  let kW = 0;
  for (const site of world.sites) {
    for (const structure of site.structures) {
      if (structure.stage !== 'ready' && structure.stage !== 'failed') continue;
      const def = structureDef(catalog, structure);
      if (def.kind === 'genset') kW += def.unitKW;
    }
  }
  return kW;
}

/** What the plant could reject in this hour's weather over what it has to, at the site with the least to spare; 0 while nothing is rejected. */
export function coolingRatio({ world }: SimContext): number {
  let least = 0;
  for (const { cooling } of world.sites) {
    if (cooling.heatKW <= 0) continue;
    const ratio = cooling.rejectCapacityKW / cooling.heatKW;
    if (least === 0 || ratio < least) least = ratio;
  }
  return least;
}

/** Hottest air outside, °C; no reading without a site. */
export function hottestOutsideC({ world }: SimContext): number {
  let hottest = -100;
  for (const site of world.sites) if (site.weather.dryBulbC > hottest) hottest = site.weather.dryBulbC;
  return hottest;
}

/** GPUs paid for and not on the dock. */
export function gpusOnOrder({ world }: SimContext): number {
  let gpus = 0;
  for (const order of world.compute.orders) if (order.kind === 'accelerator') gpus += order.ordered - order.delivered;
  return gpus;
}

/** Whole servers on the shelf. */
export function spareServers({ world }: SimContext): number {
  let servers = 0;
  for (const item of world.compute.stock) servers += item.spareServers;
  return servers;
}

/** What cooling units in ready halls move when all that were ordered stand, kW. Doors, whose worth hangs on their racks, not counted. */
export function coolingOrderedKW({ world, catalog }: SimContext): number {
  let kW = 0;
  for (const site of world.sites) {
    for (const { hall, stage } of site.structures) {
      if (!hall || stage !== 'ready') continue;
      for (const { unit, count, ordered } of hall.units) {
        const def = catalog.coolingUnits[unit];
        if (!def || def.kind === 'door') continue;
        kW += def.capacityKW * ordered.reduce((units, order) => units + order.count, count);
      }
    }
  }
  return kW;
}

/** Ports in place and on order. */
export function portsOrdered({ world }: SimContext): number {
  let ports = 0;
  for (const network of world.compute.networks) ports += network.portsDelivered;
  for (const order of world.compute.orders) if (order.kind === 'ports') ports += order.ordered - order.delivered;
  return ports;
}
