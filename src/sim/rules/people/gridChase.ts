/** Who chases the utility: power people take off part of the lateness of grid phases. */
import { cohortOf } from '../../world/lookup.ts';
import type { SimContext } from '../../world/context.ts';
import { cohortOutput } from '../people.ts';

/** Lateness over the usual: `gridChaseRatio` with nobody from power, towards `gridLeastRatio` with many. 1 where the scenario has no market for people. */
export function gridLateRatio({ world, catalog }: SimContext): number {
  if (!catalog.scenarios[world.scenario]?.labour) return 1;
  const { gridChaseRatio, gridLeastRatio, gridChaseHalfHeads } = catalog.constants.people;
  const heads = cohortOutput(cohortOf(world, 'power'), catalog.constants.people);
  return gridChaseRatio - (gridChaseRatio - gridLeastRatio) * heads / (heads + gridChaseHalfHeads);
}
