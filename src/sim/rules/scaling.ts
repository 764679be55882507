/**
 * Parallel efficiency of one synchronous run. Communication that computing cannot hide grows by a fixed share of the step
 * with each doubling beyond a pod and with each tier beyond two, and shrinks with the line rate collectives reach:
 *   efficiency = 1 / (1 + (perDoubling·log2(n/pod) + perTier·(tiers − 2)) / fabric efficiency)
 * 1 within a pod; falls with n; never below 0 (Llama 3 Table 4: 43 % MFU on 8,192 GPUs, 41 % on 16,384; MegaScale Table 2).
 */
import { clamp, log2 } from '../core/maths.ts';
import type { NetworkConstants } from '../world/catalogConstants.ts';

const FREE_TIERS = 2;

/** Step time added by communication, as a share of computing time. `efficiencyRatio` of the fabric, 0..1. */
export function communicationRatio(gpus: number, tiers: number, efficiencyRatio: number, constants: NetworkConstants): number {
  if (!(gpus > constants.gpusPerPod) || !(constants.gpusPerPod > 0)) return 0;
  const perDoubling = constants.scaleLossPerDoubling * log2(gpus / constants.gpusPerPod);
  const perTier = constants.crossTierLoss * Math.max(0, tiers - FREE_TIERS);
  return (perDoubling + perTier) / clamp(efficiencyRatio, 0.01, 1);
}

/** Speed per GPU over that within one pod, 0..1. */
export function parallelEfficiency(gpus: number, tiers: number, efficiencyRatio: number, constants: NetworkConstants): number {
  return 1 / (1 + communicationRatio(gpus, tiers, efficiencyRatio, constants));
}
