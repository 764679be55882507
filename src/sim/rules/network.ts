/** The fabric of a site: what its ports cost and hold, and what a narrow top tier leaves of the bandwidth between pods. */
import type { NetworkConstants } from '../world/catalogConstants.ts';
import type { FabricDef } from '../world/catalogHardware.ts';
import type { NetworkState } from '../world/compute.ts';
import type { World } from '../world/world.ts';
import { fabricBom, fabricCapacity, fabricCostCents, fabricDrawKW, fabricPlan, type FabricBom } from './fabric.ts';
import type { Links } from './performance/links.ts';

const MOST_TIERS = 8;

/** The fabric of a site, or null. */
export function networkAt(world: World, site: string): NetworkState | null {
  for (const network of world.compute.networks) if (network.site === site) return network;
  return null;
}

/** Switches, cables and optics of `ports` GPU ports. Beyond the tiers there are, a narrow top counts as wide. */
export function networkBom(ports: number, fabric: FabricDef, oversubscription: number, constants: NetworkConstants): FabricBom {
  const narrow = oversubscription > 1 ? fabricPlan(ports, fabric.radix, oversubscription) : null;
  return narrow ?? fabricBom(ports, fabric.radix, constants);
}

/** Price of `more` ports beside `have`: the larger fabric less the one there is. */
export function networkUpgradeCents(have: number, more: number, fabric: FabricDef, oversubscription: number, constants: NetworkConstants): number {
  const now = fabricCostCents(networkBom(have, fabric, oversubscription, constants), fabric);
  return Math.max(0, fabricCostCents(networkBom(have + more, fabric, oversubscription, constants), fabric) - now);
}

/** Writes switches, optics and draw of the ports delivered. */
export function writeNetwork(network: NetworkState, fabric: FabricDef, constants: NetworkConstants): void {
  const bom = networkBom(network.portsDelivered, fabric, network.oversubscription, constants);
  network.leaf = bom.leaf;
  network.spine = bom.spine;
  network.core = bom.core;
  network.optics = bom.optics;
  network.drawKW = fabricDrawKW(bom, fabric);
}

/**
 * Links of a run over a fabric whose top tier has `oversubscription` links down for one up. Placement keeps `placementRatio` of the
 * traffic inside a pod; of the rest, what meets another pod shares the narrow links:
 *   kept = 1 / (1 + (1 - placement) * (1 - pod/gpus) * (oversubscription - 1))
 */
export function narrowedLinks(links: Links, oversubscription: number, gpus: number, fabric: FabricDef, constants: NetworkConstants): Links {
  if (!(oversubscription > 1) || links.tiers < 2) return links;
  const pod = podGpus(gpus, fabric, oversubscription);
  if (gpus <= pod) return links;
  const meets = (1 - constants.placementRatio) * (1 - pod / gpus);
  const kept = 1 / (1 + meets * (oversubscription - 1));
  return { ...links, outBytesPerS: links.outBytesPerS * kept, exchangeBytesPerS: links.exchangeBytesPerS * kept };
}

/** GPUs below one switch group of the narrow tier: they reach each other at full width. */
function podGpus(gpus: number, fabric: FabricDef, oversubscription: number): number {
  let tiers = 1;
  while (tiers < MOST_TIERS && fabricCapacity(tiers, fabric.radix, oversubscription) < gpus) tiers++;
  return fabricCapacity(tiers, fabric.radix, oversubscription) / fabric.radix;
}
