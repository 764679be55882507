/** Bandwidth between GPUs and the time of collectives. GB/s, seconds, bytes. */
import type { AcceleratorDef, FabricDef } from '../../world/catalogHardware.ts';
import type { NetworkConstants } from '../../world/catalogConstants.ts';
import type { PerformanceModelDef } from '../../world/catalogPerformance.ts';
import { fabricTiers } from '../fabric.ts';

export interface Links {
  domain: number; // GPUs of one scale-up domain
  upBytesPerS: number; // one direction, what collectives reach
  outBytesPerS: number;
  exchangeBytesPerS: number; // on the network, of all-to-all
  tiers: number; // switch tiers of the network; 0 when all GPUs are in one domain
}

const BITS_PER_BYTE = 8;
const GIGA = 1e9;
const FREE_TIERS = 2;

/** Links of `gpus` of a kind. `linkGbps` and `fabric` replace the port of the accelerator's own server and the usual efficiency. */
export function linksOf(
  accelerator: AcceleratorDef, gpus: number, fabric: FabricDef | null, linkGbps: number | null, model: PerformanceModelDef, network: NetworkConstants,
): Links {
  const domain = Math.max(1, accelerator.scaleUpGpus);
  const tiers = gpus > domain ? fabricTiers(gpus, fabric?.radix ?? model.switchRadix, network) : 0;
  let kept = fabric?.efficiencyRatio ?? model.scaleOutRatio;
  for (let tier = FREE_TIERS; tier < tiers; tier++) kept *= model.farTierRatio;
  const gbps = linkGbps ?? fabric?.linkGbps ?? accelerator.scaleOutGbps;
  return {
    domain,
    upBytesPerS: accelerator.scaleUpGBPerS / 2 * GIGA * model.scaleUpRatio,
    outBytesPerS: gbps / BITS_PER_BYTE * GIGA * kept,
    exchangeBytesPerS: gbps / BITS_PER_BYTE * GIGA * kept * model.exchangeRatio,
    tiers,
  };
}

/** Members of a group of `size` inside one domain, when `inner` neighbours of each come before it (tensor first, then context, then data). */
export function localMembers(size: number, inner: number, domain: number): number {
  return Math.max(1, Math.min(size, Math.floor(domain / inner)));
}

/**
 * Seconds of one all-gather or reduce-scatter of `bytes` (the whole, gathered size) by `size` members, `local` of them in one domain:
 * ring inside the domain, then between domains, where each member carries its share.
 */
export function gatherSeconds(bytes: number, size: number, local: number, links: Links): number {
  if (!(size > 1)) return 0;
  const near = Math.min(local, size);
  const far = size / near;
  const up = bytes * (near - 1) / near / links.upBytesPerS;
  return far > 1 ? up + bytes / near * (far - 1) / far / links.outBytesPerS : up;
}

/** Seconds in which each of `size` members sends `bytes` in all to others, evenly spread. */
export function exchangeSeconds(bytes: number, size: number, local: number, links: Links): number {
  if (!(size > 1)) return 0;
  const near = Math.min(local, size);
  return Math.max(bytes * (near - 1) / size / links.upBytesPerS, bytes * (size - near) / size / links.exchangeBytesPerS);
}
