/** What a run keeps in memory over all of its GPUs: weights, gradients and optimiser state. Whether it fits is the planner's to say. */
import type { TrainingConstants } from '../world/catalogConstants.ts';

const BYTES_PER_GB = 1e9;

/** GB that the run's state takes over all GPUs. */
export function memoryNeededGB(params: number, constants: TrainingConstants): number {
  return params * constants.bytesPerParamMemory / BYTES_PER_GB;
}
