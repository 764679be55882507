/**
 * Leaf/spine/core bill of materials of a rail-optimised fat tree with equal ports down and up in every tier but the last
 * (NVIDIA DGX SuperPOD reference architecture RA-11333, 64-port switches: 1,024 GPUs 32/16/0 and 2,048 cables,
 * 4,096 GPUs 128/128/64 and 12,288 cables). One GPU takes one port; every cable has a transceiver at each end.
 */
import type { FabricDef } from '../world/catalogHardware.ts';
import type { NetworkConstants } from '../world/catalogConstants.ts';

export interface FabricBom {
  tiers: number;
  leaf: number;
  spine: number;
  core: number; // all switches above the spine
  cables: number;
  optics: number; // ends of cables
  tierCables: number[]; // by tier, the servers' first
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

/** Ports of one switch of a tier below the top. */
interface TierPorts {
  down: number;
  up: number;
}

/** Adds up the tiers: `portsOf` gives the ports of the tiers below the top, whose switches have `radix` ports down and none up. */
function billOf(gpus: number, radix: number, tiers: number, portsOf: (tier: number) => TierPorts): FabricBom {
  const bom: FabricBom = { tiers, leaf: 0, spine: 0, core: 0, cables: 0, optics: 0, tierCables: [] };
  let links = gpus;
  for (let tier = 1; tier <= tiers; tier++) {
    const { down, up } = tier === tiers ? { down: radix, up: 0 } : portsOf(tier);
    bom.cables += links;
    bom.tierCables.push(links);
    const switches = Math.ceil(links / down);
    if (tier === 1) bom.leaf = switches;
    else if (tier === 2) bom.spine = switches;
    else bom.core += switches;
    links = Math.ceil(links * up / down);
  }
  bom.optics = bom.cables * ENDS_PER_CABLE;
  return bom;
}

/**
 * Switches and cables for `gpus` ports on `tiers` tiers (as many as they need). Every tier below the top has gpus / (radix x down share)
 * switches, the top gpus / radix.
 */
export function fabricBom(gpus: number, radix: number, constants: NetworkConstants, tiers = fabricTiers(gpus, radix, constants)): FabricBom {
  const ratio = constants.tierRadixRatio;
  return billOf(gpus, radix, tiers, () => ({ down: radix * ratio, up: radix * (1 - ratio) }));
}

/** Ports of the tier below the top when `oversubscription` of its links down share one up; whole ports, at least one each way. */
export function narrowedPorts(radix: number, oversubscription: number): TierPorts {
  const up = Math.max(1, Math.min(Math.floor(radix / 2), Math.round(radix / (1 + oversubscription))));
  return { down: radix - up, up };
}

/** Most GPUs that `tiers` tiers join: radix ports at the top, half the ports down in each tier below, the narrowed share in the one under the top. */
export function fabricCapacity(tiers: number, radix: number, oversubscription: number): number {
  let capacity = radix;
  for (let tier = 1; tier < tiers; tier++) capacity *= tier === tiers - 1 ? narrowedPorts(radix, oversubscription).down : Math.floor(radix / 2);
  return tiers > 0 ? capacity : 0;
}

/**
 * Bill of materials of a fabric that may be narrower towards the top: the tier below the top has `oversubscription` links down for each
 * link up (Llama 3: 7 between pods), all lower tiers as many up as down. With two tiers every leaf reaches every spine over the same
 * number of cables, so the spines divide a leaf's uplinks (RA-11333: 760 GPUs take 24 leaves and 16 spines, where 12 would have the ports).
 * Null when no fabric of up to `MAX_TIERS` tiers joins so many.
 */
export function fabricPlan(gpus: number, radix: number, oversubscription: number): FabricBom | null {
  let tiers = 1;
  while (tiers <= MAX_TIERS && fabricCapacity(tiers, radix, oversubscription) < gpus) tiers++;
  if (tiers > MAX_TIERS) return null;
  const half = Math.floor(radix / 2);
  const narrow = narrowedPorts(radix, oversubscription);
  const bom = billOf(gpus, radix, tiers, (tier) => (tier === tiers - 1 ? narrow : { down: half, up: half }));
  if (tiers === 2) bom.spine = divisorFrom(narrow.up, bom.spine);
  return bom;
}

/** Smallest divisor of `whole` that is at least `least`. */
function divisorFrom(whole: number, least: number): number {
  let divisor = Math.min(least, whole);
  while (whole % divisor !== 0) divisor++;
  return divisor;
}

/** Switches of all tiers. */
export function switchCount(bom: Pick<FabricBom, 'leaf' | 'spine' | 'core'>): number {
  return bom.leaf + bom.spine + bom.core;
}

/** Price of a bill of materials in cents: switches and transceivers, all ends of the fabric's own kind. */
export function fabricCostCents(bom: FabricBom, fabric: FabricDef): number {
  return Math.round(switchCount(bom) * fabric.switchPriceCents + bom.optics * fabric.opticPriceCents);
}

/** Draw of a bill of materials in kW, all ends of the fabric's own kind. */
export function fabricDrawKW(bom: FabricBom, fabric: FabricDef): number {
  return (switchCount(bom) * fabric.switchW + bom.optics * fabric.opticW) / 1000;
}
