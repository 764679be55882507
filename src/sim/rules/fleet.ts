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
  const kinds: Set<string>[] = [];
  for (let s = 0; s < world.sites.length; s++) {
    fleet.sites.push(emptySite());
    kinds.push(new Set());
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
    addGpus(fleet.sites[hall.site]!, accelerator, gpus[r]!, catalog);
    kinds[hall.site]!.add(accelerator.id);
    fleet.sites[hall.site]!.planKW += plansKW[kind[r]!]!;
  }
  for (const hall of fleet.halls) if (hall.nodes > 0) hall.meanInstalledS /= hall.nodes;
  const usual = siteOfStock(world, catalog);
  fleet.sites.forEach((site, index) => finishSite(site, usual, slowestFirst(kinds[index]!, catalog)));
  return fleet;
}

function rackKW(rack: RackDef | undefined, accelerator: AcceleratorDef | null | undefined, catalog: Catalog): number {
  return rack && accelerator ? rackPlanKW(rack, accelerator, catalog.constants.power) : 0;
}

function emptySite(): SiteFleet {
  return { gpus: 0, planKW: 0, nodes: 0, gpusPerServer: 0, peakTflops: 0, referenceMfu: 0, memoryGB: 0, accelerator: '', kinds: [], cool: 0, connected: 0, healthy: 0 };
}

/** Adds GPUs; the mean is a sum until finishSite. */
function addGpus(site: SiteFleet, accelerator: AcceleratorDef, gpus: number, catalog: Catalog): void {
  site.gpus += gpus;
  site.nodes += gpus / catalog.constants.reliability.nodeGpus;
  site.referenceMfu += gpus * accelerator.referenceMfu;
}

/** Speed of large products, TFLOP/s: what tells slow kinds from fast ones. */
function sustainedTflops(def: AcceleratorDef): number {
  return def.peakTflops * def.matmulRatio;
}

/** Kinds of a site, the slowest first; of equals the one with less memory, then by id. */
function slowestFirst(ids: Iterable<string>, catalog: Catalog): AcceleratorDef[] {
  return [...ids].flatMap((id) => catalog.accelerators[id] ?? [])
    .sort((a, b) => sustainedTflops(a) - sustainedTflops(b) || a.memoryGB - b.memoryGB || (a.id < b.id ? -1 : 1));
}

function finishSite(site: SiteFleet, usual: SiteFleet, kinds: readonly AcceleratorDef[]): void {
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

/** The slowest kind bought, for sites that have none yet; the catalog's first when nothing was bought. */
export function siteOfStock(world: World, catalog: Catalog): SiteFleet {
  const usual = emptySite();
  const kinds = new Set<string>();
  for (const item of world.compute.stock) {
    const accelerator = catalog.accelerators[item.accelerator];
    if (!accelerator || !(item.boughtGpus > 0)) continue;
    addGpus(usual, accelerator, item.boughtGpus, catalog);
    kinds.add(accelerator.id);
  }
  const first = offeredAccelerators(catalog, world.scenario)[0];
  if (usual.gpus === 0 && first) {
    addGpus(usual, first, 1, catalog);
    kinds.add(first.id);
  }
  if (usual.gpus > 0) finishSite(usual, usual, slowestFirst(kinds, catalog));
  return usual;
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
