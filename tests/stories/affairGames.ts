/** What came about in a game. */
import type { World } from '../../src/sim/index.ts';

/** Ids of affairs that began, settled or not. */
export const affairsOf = (world: World): string[] => Object.keys(world.affairs.last);
