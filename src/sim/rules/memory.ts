/** Does the model fit: weights, gradients and optimiser state, sharded over all GPUs of the run (ZeRO-3 class). Activations are not counted. */
import type { TrainingConstants } from '../world/catalogConstants.ts';

const BYTES_PER_GB = 1e9;

/** GB that the run's state takes over all GPUs. */
export function memoryNeededGB(params: number, constants: TrainingConstants): number {
  return params * constants.bytesPerParamMemory / BYTES_PER_GB;
}

/** Fewest GPUs of `memoryGB` that hold the run; at least 1. */
export function gpusForMemory(params: number, memoryGB: number, constants: TrainingConstants): number {
  if (!(memoryGB > 0)) return Infinity;
  return Math.max(1, Math.ceil(memoryNeededGB(params, constants) / memoryGB));
}
