/** A run as it stands before its first hour: ordered by the player, or part of a scenario's start. */
import type { SimContext } from '../world/context.ts';
import type { TrainingJob } from '../world/compute.ts';
import { trainingFlops } from './scalingLaw.ts';
import { batchOf } from './runPlan.ts';
import { ideasNow, setupOf, stocked, type RunInput } from './trainingPlan.ts';

export function newRun({ world, catalog }: Pick<SimContext, 'world' | 'catalog'>, input: RunInput & { name: string }): TrainingJob {
  const { name, site, gpus, checkpointS, leastKind } = input;
  const setup = stocked(setupOf(input, catalog), world, catalog);
  return {
    id: world.nextId++, name, site, ...setup, targetGpus: gpus, batchTokens: batchOf(setup, catalog),
    phase: 'main', plan: null, plannedGpus: 0, checkpointS, state: 'running', startedS: world.timeS,
    flopsDone: 0, flopsNeeded: trainingFlops(setup.activeParams, setup.tokens, catalog.constants.training), assignedGpus: 0, straggler: 1, parallel: 1, stepSeconds: 0,
    timeRatio: 1, mfu: 0, interruptions: 0, lostHours: 0, lastInterruptS: world.timeS, rebootUntilS: 0, peakGpus: 0,
    algorithmRatio: ideasNow(world, catalog), taintedFlops: 0, ...(leastKind === undefined ? {} : { leastKind }),
  };
}
