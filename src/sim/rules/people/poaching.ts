/** Labs and people who change between them. */
import type { World } from '../../world/world.ts';

/** Rivals of the scenario that are still there. */
export function liveRivals(world: World): string[] {
  return world.race.rivals.filter((rival) => rival.state === 'active').map((rival) => rival.id);
}

/** What somebody knows goes along: the coming models of a lab gain or lose `points` of capability. */
export function moveKnowHow(world: World, id: string, points: number): void {
  for (const rival of world.race.rivals) if (rival.id === id) rival.points += points;
}
