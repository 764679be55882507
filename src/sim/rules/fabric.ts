/**
 * Leaf/spine/core bill of materials of a rail-optimised fat tree with equal ports down and up in every tier but the last
 * (NVIDIA DGX SuperPOD reference architecture RA-11333, 64-port switches: 1,024 GPUs 32/16/0 and 2,048 cables,
 * 4,096 GPUs 128/128/64 and 12,288 cables). One GPU takes one port; every cable has a transceiver at each end.
 */
import type { FabricDef } from '../world/catalogHardware.ts';
import type { NetworkConstants } from '../world/catalogConstants.ts';
import type { NetworkState } from '../world/compute.ts';

export interface FabricBom {
  tiers: number;
  leaf: number;
  spine: number;
  core: number; // all switches above the spine
  cables: number;
  optics: number;
}

const ENDS_PER_CABLE = 2;
/** More tiers than any cluster on Earth needs: ends the search for absurd orders. */
const MAX_TIERS = 8;

/** Tiers of switches that carry `gpus` ports: radix x (radix x down share)^(tiers - 1) at most. 0 for no GPU. */
export function fabricTiers(gpus: number, radix: number, constants: NetworkConstants): number {
  if (!(gpus > 0)) return 0;
  const fan = Math.max(2, radix * constants.tierRadixRatio);
  let tiers = 1;
  for (let capacity = radix; capacity < gpus && tiers < MAX_TIERS; capacity *= fan) tiers++;
  return tiers;
}

/** Switches and cables for `gpus` ports. Every tier below the top has gpus / (radix x down share) switches, the top gpus / radix. */
export function fabricBom(gpus: number, radix: number, constants: NetworkConstants): FabricBom {
  const bom: FabricBom = { tiers: 0, leaf: 0, spine: 0, core: 0, cables: 0, optics: 0 };
  const tiers = fabricTiers(gpus, radix, constants);
  if (tiers === 0) return bom;
  bom.tiers = tiers;
  let links = gpus;
  for (let tier = 1; tier <= tiers; tier++) {
    bom.cables += links;
    const down = tier === tiers ? radix : radix * constants.tierRadixRatio;
    const switches = Math.ceil(links / down);
    if (tier === 1) bom.leaf = switches;
    else if (tier === 2) bom.spine = switches;
    else bom.core += switches;
    links = Math.ceil(links * (1 - constants.tierRadixRatio) / constants.tierRadixRatio);
  }
  bom.optics = bom.cables * ENDS_PER_CABLE;
  return bom;
}

/** Price of a bill of materials in cents: switches and transceivers. */
export function fabricCostCents(bom: FabricBom, fabric: FabricDef): number {
  return Math.round((bom.leaf + bom.spine + bom.core) * fabric.switchPriceCents + bom.optics * fabric.opticPriceCents);
}

/** Draw of a bill of materials in kW. */
export function fabricDrawKW(bom: FabricBom, fabric: FabricDef): number {
  return ((bom.leaf + bom.spine + bom.core) * fabric.switchW + bom.optics * fabric.opticW) / 1000;
}

/** Price of `more` ports beside `have`: the larger fabric less the one there is. */
export function fabricUpgradeCents(have: number, more: number, fabric: FabricDef, constants: NetworkConstants): number {
  const now = fabricCostCents(fabricBom(have, fabric.radix, constants), fabric);
  return Math.max(0, fabricCostCents(fabricBom(have + more, fabric.radix, constants), fabric) - now);
}

/** Writes switches, optics and draw of the ports delivered. */
export function writeNetwork(network: NetworkState, fabric: FabricDef, constants: NetworkConstants): void {
  const bom = fabricBom(network.portsDelivered, fabric.radix, constants);
  network.leaf = bom.leaf;
  network.spine = bom.spine;
  network.core = bom.core;
  network.optics = bom.optics;
  network.drawKW = fabricDrawKW(bom, fabric);
}
