/**
 * Counts of racks by hall and site, rebuilt only when racks change (HallState.layoutVersion, row count, heat damage),
 * and the hour's chain from cool to healthy GPUs by site, which costs O(halls).
 */
import { RACK_INSTALLING, RACK_OFF, RACK_PLANNED } from '../world/racks.ts';
import type { Catalog } from '../world/catalog.ts';
import type { AcceleratorDef, RackDef } from '../world/catalogHardware.ts';
import type { SimContext } from '../world/context.ts';
import type { Fleet, HallFleet, SiteFleet } from '../world/fleet.ts';
import { nodeGpus } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { addGpus, emptySite, finishSite, readFaster, slowestFirst, splitKinds, type KindGpus } from './fleetKinds.ts';
import { offeredAccelerators } from './hardwareOffers.ts';
import { networkAt, portsDown } from './network.ts';
import { ratePerNodeHour } from './reliability.ts';
import { rackPlanKW } from './serverPower.ts';

/** The summary of the racks as they stand; rebuilt when they changed. */
export function fleetOf(context: SimContext): Fleet {
  const { derived, world } = context;
  const have = derived.fleet;
  const { stepOfS = -1 } = derived;
  if (have && (have.seenInS === stepOfS && stepOfS >= 0 ? sameLayouts(have, world) : isCurrent(have, world))) {
    have.seenInS = stepOfS;
    return have;
  }
  const fleet = buildFleet(world, context.catalog);
  derived.fleet = fleet;
  return fleet;
}

/** fleetOf, with cool, connected and healthy GPUs by site as the halls report them now. */
export function readReadiness(context: SimContext): Fleet {
  const fleet = fleetOf(context);
  const { world } = context;
  const { sites } = fleet;
  for (let s = 0; s < sites.length; s++) sites[s]!.cool = sites[s]!.connected = 0;
  const allJoined = reachesAll(world);
  for (const hall of fleet.halls) {
    const cool = Math.min(hall.state.coolGpus, hall.gpus);
    const site = sites[hall.site]!;
    site.cool += cool;
    if (allJoined || isJoined(world, world.sites[hall.site]!.id, hall.id)) site.connected += cool;
  }
  const healthyRatio = fleet.gpus > 0 ? 1 - Math.min(fleet.failedGpus, fleet.gpus) / fleet.gpus : 1;
  let healthy = 0;
  for (let s = 0; s < sites.length; s++) {
    const site = sites[s]!;
    site.connected = Math.max(0, Math.min(site.connected, portsCabledAt(world, world.sites[s]!.id)) - portsDownAt(world, world.sites[s]!.id));
    site.healthy = site.connected * healthyRatio;
    healthy += site.healthy;
    if (site.faster.length > 0) readFaster(fleet, s, healthyRatio, (hall) => allJoined || isJoined(world, world.sites[s]!.id, hall));
  }
  fleet.healthy = healthy;
  return fleet;
}

/** GPU ports cabled at a site. */
export function portsCabledAt(world: World, site: string): number {
  let ports = 0;
  for (const network of world.compute.networks) if (network.site === site) ports += network.portsCabled;
  return ports;
}

/** Whether cables reach every hall. */
function reachesAll(world: World): boolean {
  for (const network of world.compute.networks) if (network.farHalls.length > 0) return false;
  return true;
}

/** Whether a cable reaches a hall. */
function isJoined(world: World, site: string, hall: number): boolean {
  for (const network of world.compute.networks) if (network.site === site && network.farHalls.includes(hall)) return false;
  return true;
}

/** GPUs of a site that a failed switch has taken off the fabric. */
export function portsDownAt(world: World, site: string): number {
  const network = networkAt(world, site);
  return network ? portsDown(network) : 0;
}

/** `isCurrent` within a step: halls neither come nor go in one. */
function sameLayouts(fleet: Fleet, world: World): boolean {
  if (fleet.rackCount !== world.racks.count || fleet.damagedSeen !== world.compute.reliability.damagedGpus) return false;
  for (const hall of fleet.halls) if (hall.version !== hall.state.layoutVersion) return false;
  return true;
}

function isCurrent(fleet: Fleet, world: World): boolean {
  if (fleet.rackCount !== world.racks.count || fleet.sites.length !== world.sites.length) return false;
  if (fleet.damagedSeen !== world.compute.reliability.damagedGpus) return false;
  let h = 0;
  for (const site of world.sites) {
    for (const structure of site.structures) {
      if (!structure.hall) continue;
      const hall = fleet.halls[h];
      if (!hall || hall.state !== structure.hall || hall.id !== structure.id || hall.version !== structure.hall.layoutVersion) return false;
      h++;
    }
  }
  return h === fleet.halls.length;
}

/** GPUs that a rack of this kind holds when full. */
export function gpusPerRack(catalog: Catalog, rackId: string): number {
  const rack = catalog.racks[rackId];
  const accelerator = rack ? catalog.accelerators[rack.accelerator] : undefined;
  return rack && accelerator ? rack.servers * accelerator.gpusPerServer : 0;
}

function buildFleet(world: World, catalog: Catalog): Fleet {
  const fleet: Fleet = {
    seenInS: -1, rackCount: world.racks.count, damagedSeen: world.compute.reliability.damagedGpus,
    planned: 0, installing: 0, gpus: 0, failedGpus: 0, failedServers: 0, halls: [], sites: [], healthy: 0,
    hardwarePerNodeHour: ratePerNodeHour(true, catalog.constants.reliability), otherPerNodeHour: ratePerNodeHour(false, catalog.constants.reliability),
  };
  const byId = new Map<number, HallFleet>();
  const kinds: KindGpus[] = [];
  for (let s = 0; s < world.sites.length; s++) {
    fleet.sites.push(emptySite());
    kinds.push(new Map());
    for (const structure of world.sites[s]!.structures) {
      if (!structure.hall) continue;
      const hall: HallFleet = {
        id: structure.id, state: structure.hall, site: s, version: structure.hall.layoutVersion, gpus: 0, nodes: 0, meanInstalledS: 0, all: [], rows: [], broken: [],
        wear: { timeS: -1, inletC: 0, factor: 1 },
      };
      fleet.halls.push(hall);
      byId.set(hall.id, hall);
    }
  }
  const { state, hall: hallOf, kind, gpus, downGpus, installedS } = world.racks.columns;
  const accelerators = world.rackKinds.map((id) => catalog.accelerators[catalog.racks[id]?.accelerator ?? ''] ?? null);
  const plansKW = world.rackKinds.map((id, k) => rackKW(catalog.racks[id], accelerators[k], catalog));
  for (let r = 0; r < world.racks.count; r++) {
    if (state[r] === RACK_PLANNED) fleet.planned++;
    else if (state[r] === RACK_INSTALLING) fleet.installing++;
    const hall = byId.get(hallOf[r]!);
    if (hall) hall.all.push(r);
    if (state[r]! < RACK_OFF) continue;
    const accelerator = accelerators[kind[r]!];
    if (!hall || !accelerator) continue;
    const nodes = gpus[r]! / catalog.constants.reliability.nodeGpus;
    hall.rows.push(r);
    if (downGpus[r]! > 0) hall.broken.push(r);
    hall.gpus += gpus[r]!;
    hall.nodes += nodes;
    hall.meanInstalledS += nodes * installedS[r]!;
    fleet.gpus += gpus[r]!;
    fleet.failedGpus += downGpus[r]!;
    fleet.failedServers += Math.ceil(downGpus[r]! / nodeGpus(accelerator));
    addGpus(fleet.sites[hall.site]!, accelerator, gpus[r]!, plansKW[kind[r]!]!, catalog);
    const byHall = kinds[hall.site]!.get(accelerator.id) ?? new Map<number, { gpus: number; planKW: number }>();
    kinds[hall.site]!.set(accelerator.id, byHall);
    const there = byHall.get(hall.id) ?? { gpus: 0, planKW: 0 };
    byHall.set(hall.id, there);
    there.gpus += gpus[r]!;
    there.planKW += plansKW[kind[r]!]!;
  }
  for (const hall of fleet.halls) if (hall.nodes > 0) hall.meanInstalledS /= hall.nodes;
  const usual = siteOfStock(world, catalog);
  fleet.sites.forEach((site, index) => {
    const there = slowestFirst(kinds[index]!.keys(), catalog);
    finishSite(site, usual, there);
    if (there.length > 1) site.faster = splitKinds(kinds[index]!, there, fleet.halls.filter((hall) => hall.site === index), catalog);
  });
  return fleet;
}

function rackKW(rack: RackDef | undefined, accelerator: AcceleratorDef | null | undefined, catalog: Catalog): number {
  return rack && accelerator ? rackPlanKW(rack, accelerator, catalog.constants.power) : 0;
}

/** The slowest kind bought, for sites that have none yet; the catalog's first when nothing was bought. */
export function siteOfStock(world: World, catalog: Catalog): SiteFleet {
  const usual = emptySite();
  const kinds = new Set<string>();
  for (const item of world.compute.stock) {
    const accelerator = catalog.accelerators[item.accelerator];
    if (!accelerator || !(item.boughtGpus > 0)) continue;
    addGpus(usual, accelerator, item.boughtGpus, 0, catalog);
    kinds.add(accelerator.id);
  }
  const first = offeredAccelerators(catalog, world.scenario)[0];
  if (usual.gpus === 0 && first) {
    addGpus(usual, first, 1, 0, catalog);
    kinds.add(first.id);
  }
  if (usual.gpus > 0) finishSite(usual, usual, slowestFirst(kinds, catalog));
  return usual;
}

/** What a run at a site has that leaves out the kinds slower than `leastKind`; all of the site without one, or when that kind is gone. */
export function runSite(fleet: Fleet, site: number, leastKind: string | undefined): SiteFleet | undefined {
  const here = fleet.sites[site];
  if (!here || leastKind === undefined) return here;
  return here.faster[here.kinds.indexOf(leastKind) - 1] ?? here;
}

/** Index of a site in World.sites, or -1. */
export function siteIndex(world: World, id: string): number {
  for (let s = 0; s < world.sites.length; s++) if (world.sites[s]!.id === id) return s;
  return -1;
}

/** Forgets the summary after a change that no layout version tells: racks taking GPUs, purchases (they set the mean of empty sites). */
export function touchFleet(context: SimContext): void {
  delete context.derived.fleet;
}
