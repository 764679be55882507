/** Switches, optics and draw of each site's fabric, from the ports delivered, and switches that fail. O(networks) while nothing changes. */
import { hallLinks, writeHallFabrics, writeNetwork } from '../../rules/network.ts';
import { storageGBPerS } from '../../rules/storage.ts';
import { siteName } from '../../rules/siteName.ts';
import type { StepContext } from '../../world/context.ts';
import type { FabricDef } from '../../world/catalogHardware.ts';
import type { NetworkState } from '../../world/compute.ts';
import type { Site } from '../../world/plant.ts';
import { findSite } from '../../world/lookup.ts';
import { emit } from '../../world/emit.ts';
import { stepSwitches } from './switches.ts';

export function stepNetwork(context: StepContext): void {
  const { world, catalog } = context;
  for (const site of world.sites) receiveStorage(context, site);
  for (const network of world.compute.networks) {
    const fabric = catalog.fabrics[network.fabric];
    if (!fabric) continue;
    if (fabric.portCrewHours <= 0 && network.portsCabled < network.portsDelivered) {
      network.portsCabled = network.portsDelivered;
      network.crewHoursLeft = 0;
    }
    arrive(context, network);
    rewrite(context, network, fabric);
    stepSwitches(context, network, fabric);
    const site = findSite(world, network.site);
    if (site) writeHallFabrics(site, catalog, network, fabric, hallLinks(site, catalog, fabric, network.reachM));
  }
}

/** What was ordered to change the fabric. */
function arrive(context: StepContext, network: NetworkState): void {
  const { world } = context;
  const where = { site: network.site, panel: 'cluster' } as const;
  const params = { site: siteName(context.catalog, network.site) };
  if (network.widenTo > 0 && world.timeS >= network.widenS) {
    network.oversubscription = network.widenTo;
    network.widenTo = 0;
    emit(context, 'network.widened', 'good', params, where);
  }
  if (network.reachTo > 0 && world.timeS >= network.reachS) {
    network.reachM = network.reachTo;
    network.reachTo = 0;
    emit(context, 'network.extended', 'good', params, where);
  }
}

/** Racks of storage that have come stand on the tiles kept for them. */
function receiveStorage(context: StepContext, site: Site): void {
  for (const { id, hall } of site.structures) {
    const storage = hall?.storage;
    if (!storage || storage.coming.length === 0) continue;
    const there = storage.coming.filter((order) => order.readyS <= context.world.timeS);
    if (there.length === 0) continue;
    storage.coming = storage.coming.filter((order) => order.readyS > context.world.timeS);
    for (const order of there) storage.tiles.push(...order.tiles);
    hall.layoutVersion++;
    const racks = there.reduce((sum, order) => sum + order.tiles.length, 0);
    emit(context, 'storage.arrived', 'good', { site: siteName(context.catalog, site.id), n: racks, gbps: storageGBPerS(site, context.catalog) }, { site: site.id, structure: id, panel: 'cluster' });
  }
}

/** Writes the bill of a fabric that changed. Racks carry their share of its draw, so their halls are summed up anew. */
function rewrite(context: StepContext, network: NetworkState, fabric: FabricDef): void {
  const { world, catalog } = context;
  const site = findSite(world, network.site);
  const { kWPerGpu, topKW } = network;
  const far = network.farHalls.length;
  writeNetwork(world, catalog, network, fabric);
  if (network.farHalls.length > far) {
    emit(context, 'network.far', 'warn', { site: siteName(catalog, network.site), n: network.farHalls.length }, { site: network.site, panel: 'cluster' });
  }
  if ((network.kWPerGpu === kWPerGpu && network.topKW === topKW) || !site) return;
  for (const { hall } of site.structures) if (hall) hall.layoutVersion++;
}
