/** The fabric of a site: where its halls stand and what reaches them, what it draws, and what it leaves of the bandwidth between GPUs. */
import type { Catalog } from '../world/catalog.ts';
import type { NetworkConstants } from '../world/catalogConstants.ts';
import type { FabricDef } from '../world/catalogHardware.ts';
import type { NetworkState, Wiring } from '../world/compute.ts';
import { findSite } from '../world/lookup.ts';
import type { Site, Structure } from '../world/plant.ts';
import type { World } from '../world/world.ts';
import { fabricCapacity, switchCount } from './fabric.ts';
import { billKW, linkFor, networkBill, type HallLink, type NetworkShape } from './networkBill.ts';
import type { Links } from './performance/links.ts';

const MOST_TIERS = 8;

/** The fabric of a site, or null. */
export function networkAt(world: World, site: string): NetworkState | null {
  for (const network of world.compute.networks) if (network.site === site) return network;
  return null;
}

/**
 * Halls of a site with the length of the cables to the top tier, m. It stands in the hall with the largest floor (the first of equals); cables run
 * along the tiles of the campus. `reachM`: the longest kind of cable that was bought.
 */
export function hallLinks(site: Site, catalog: Catalog, fabric: FabricDef, reachM: number): HallLink[] {
  const kept = known.get(site.structures) ?? [];
  if (kept.length === 0) known.set(site.structures, kept);
  const found = kept.find((entry) => entry.fabric === fabric && entry.reachM === reachM && entry.catalog === catalog && sameHalls(entry.halls, site));
  if (found) return found.links;
  const links = linksOfHalls(site, catalog, fabric, reachM);
  kept.push({ halls: site.structures.filter(({ hall }) => hall !== null), catalog, fabric, reachM, links });
  if (kept.length > MOST_KEPT) kept.shift();
  return links;
}

/** Answers by a site's list of structures: the same while its halls are. */
const known = new WeakMap<readonly Structure[], { halls: Structure[]; catalog: Catalog; fabric: FabricDef; reachM: number; links: HallLink[] }[]>();
const MOST_KEPT = 4;

function sameHalls(halls: readonly Structure[], site: Site): boolean {
  let h = 0;
  for (const structure of site.structures) if (structure.hall && halls[h++] !== structure) return false;
  return h === halls.length;
}

function linksOfHalls(site: Site, catalog: Catalog, fabric: FabricDef, reachM: number): HallLink[] {
  const halls: { id: number; x: number; y: number; floor: number }[] = [];
  for (const { id, x, y, def, hall } of site.structures) {
    const kind = hall ? catalog.structures[def] : undefined;
    if (kind?.kind === 'hall') halls.push({ id, x: x + kind.w / 2, y: y + kind.d / 2, floor: kind.floorCols * kind.floorRows });
  }
  let home = halls[0];
  let floor = 0;
  for (const hall of halls) {
    floor += hall.floor;
    if (hall.floor > home!.floor) home = hall;
  }
  const { campusTileM, hallEndM } = catalog.constants.network;
  return halls.map((hall) => {
    const lengthM = hall === home ? 0 : 2 * hallEndM + campusTileM * (Math.abs(hall.x - home!.x) + Math.abs(hall.y - home!.y));
    const link = linkFor(fabric, lengthM);
    return { hall: hall.id, ratio: hall.floor / floor, lengthM, link: lengthM <= Math.min(reachM, link.reachM) ? link : null };
  });
}

/** Reach of the shortest kind of cable that joins all halls of a site, m. */
export function reachOfSite(site: Site | null, catalog: Catalog, fabric: FabricDef): number {
  let lengthM = catalog.constants.network.inHallM;
  if (site) for (const hall of hallLinks(site, catalog, fabric, Infinity)) lengthM = Math.max(lengthM, hall.lengthM);
  return linkFor(fabric, lengthM).reachM;
}

/** A fabric without ports, with cables that reach the halls there are. */
export function newNetwork(world: World, catalog: Catalog, site: string, fabric: FabricDef, oversubscription = 1, wiring: Wiring = 'rail'): NetworkState {
  return {
    site, fabric: fabric.id, portsDelivered: 0, portsCabled: 0, oversubscription, wiring, reachM: reachOfSite(findSite(world, site), catalog, fabric), reachTo: 0, reachS: 0,
    widenTo: 0, widenS: 0, crewHoursLeft: 0, leaf: 0, spine: 0, core: 0, optics: 0, drawKW: 0, kWPerGpu: 0, topKW: 0, flapsPerYear: 0, farHalls: [], down: [], failures: 0,
  };
}

/** How the fabric of a site is laid, with cables that reach `reachM`. */
export function shapeOf(world: World, catalog: Catalog, network: NetworkState, fabric: FabricDef, reachM = network.reachM): NetworkShape {
  const site = findSite(world, network.site);
  return { oversubscription: network.oversubscription, wiring: network.wiring, halls: site ? hallLinks(site, catalog, fabric, reachM) : [] };
}

/** Writes switches, optics, draw and flaps of the ports delivered, and the halls out of reach. */
export function writeNetwork(world: World, catalog: Catalog, network: NetworkState, fabric: FabricDef): void {
  const shape = shapeOf(world, catalog, network, fabric);
  const bill = networkBill(network.portsDelivered, fabric, shape, catalog.constants.network);
  network.leaf = bill.leaf;
  network.spine = bill.spine;
  network.core = bill.core;
  network.optics = bill.optics;
  network.drawKW = billKW(bill);
  network.topKW = bill.topKW;
  network.kWPerGpu = network.portsDelivered > 0 ? (network.drawKW - network.topKW) / network.portsDelivered : 0;
  network.flapsPerYear = bill.flapsPerYear;
  network.farHalls = shape.halls.filter((hall) => hall.link === null).map((hall) => hall.hall);
}

/** Tells the halls of a site how the fabric reaches them. The reading is replaced only where it changed. */
export function writeHallFabrics(site: Site, catalog: Catalog, network: NetworkState, fabric: FabricDef, halls: readonly HallLink[]): void {
  const { constants } = catalog;
  const podGpus = leafBlastGpus(network, fabric, constants.reliability.nodeGpus, constants.network);
  const widthRatio = topRatio(network) / network.oversubscription;
  let at = 0; // links come in order of structures
  for (const { id, hall } of site.structures) {
    if (!hall) continue;
    const link = halls[at]?.hall === id ? halls[at++] : halls.find((entry) => entry.hall === id);
    if (!link) continue;
    const top = link.lengthM <= 0;
    const far = link.link === null;
    const now = hall.fabric;
    if (now && now.top === top && now.far === far && now.podGpus === podGpus && now.widthRatio === widthRatio && samePods(now.downPods, network, id)) continue;
    if (top !== (now?.top ?? false) && network.topKW > 0) hall.layoutVersion++;
    hall.fabric = { top, far, podGpus, downPods: network.down.filter((fault) => fault.hall === id && fault.tier === 'leaf').map((fault) => fault.pod), widthRatio };
  }
}

function samePods(pods: readonly number[], { down }: NetworkState, hall: number): boolean {
  let p = 0;
  for (const fault of down) if (fault.hall === hall && fault.tier === 'leaf' && fault.pod !== pods[p++]) return false;
  return p === pods.length;
}

/** GPUs without a way into the fabric because their switch is down. */
export function portsDown(network: NetworkState): number {
  let ports = 0;
  for (const fault of network.down) ports += fault.ports;
  return ports;
}

/** Share of the top tier's switches that work, 0..1: paths are spread over all of them. */
export function topRatio(network: NetworkState): number {
  const top = network.core > 0 ? network.core : network.spine;
  let down = 0;
  for (const fault of network.down) if (fault.tier === 'top') down++;
  return top > 0 ? Math.max(0, 1 - down / top) : 1;
}

/** GPUs that lose their network with one leaf: its ports, and with a leaf for each rail all GPUs of the servers on it (`nodeGpus` each). */
export function leafBlastGpus(network: Pick<NetworkState, 'wiring'>, fabric: FabricDef, nodeGpus: number, constants: NetworkConstants): number {
  const ports = fabric.radix * constants.tierRadixRatio;
  return network.wiring === 'rail' ? ports * nodeGpus : ports;
}

/** Failures of switches an hour, of a fabric in full. */
export function switchFailuresPerHour(network: NetworkState, fabric: FabricDef): number {
  return switchCount(network) * fabric.switchFailuresPerYear / 8760;
}

/**
 * Links of a run over a fabric. With the GPUs of a server on one leaf (`rack`), rings leave the leaf at each server and meet each other:
 * `rackWiringRatio` is kept. Of switches at the top, the share that works is kept. A top tier with `oversubscription` links down for one up:
 * placement keeps `placementRatio` of the traffic inside a pod; of the rest, what meets another pod shares the narrow links:
 *   kept = 1 / (1 + (1 - placement) * (1 - pod/gpus) * (oversubscription - 1))
 */
export function fabricLinks(links: Links, network: Pick<NetworkState, 'wiring'> & { topRatio: number; oversubscription: number }, gpus: number, fabric: FabricDef, constants: NetworkConstants): Links {
  if (links.tiers < 2) return links;
  const wired = network.wiring === 'rack' ? fabric.rackWiringRatio : 1;
  const kept = wired * network.topRatio * narrowRatio(network.oversubscription, gpus, fabric, constants);
  return kept < 1 ? { ...links, outBytesPerS: links.outBytesPerS * kept, exchangeBytesPerS: links.exchangeBytesPerS * kept } : links;
}

/** Bandwidth that a narrow top tier leaves a run of `gpus`, 0..1. */
export function narrowRatio(oversubscription: number, gpus: number, fabric: FabricDef, constants: NetworkConstants): number {
  if (!(oversubscription > 1)) return 1;
  const pod = podGpus(gpus, fabric, oversubscription);
  if (gpus <= pod) return 1;
  return 1 / (1 + (1 - constants.placementRatio) * (1 - pod / gpus) * (oversubscription - 1));
}

/** GPUs below one switch group of the narrow tier: they reach each other at full width. */
export function podGpus(gpus: number, fabric: FabricDef, oversubscription: number): number {
  let tiers = 1;
  while (tiers < MOST_TIERS && fabricCapacity(tiers, fabric.radix, oversubscription) < gpus) tiers++;
  return fabricCapacity(tiers, fabric.radix, oversubscription) / fabric.radix;
}
