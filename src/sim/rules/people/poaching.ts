/** Labs and people who change between them. */
import { DAY_S } from '../../core/calendar.ts';
import type { World } from '../../world/world.ts';

/** Rivals of the scenario that are still there. */
export function liveRivals(world: World): string[] {
  return world.race.rivals.filter((rival) => rival.state === 'active').map((rival) => rival.id);
}

/** What somebody knows goes along: the coming models of a lab gain or lose `points` of capability. */
export function moveKnowHow(world: World, id: string, points: number): void {
  for (const rival of world.race.rivals) if (rival.id === id) rival.points += points;
}

const YEAR_DAYS = 365;

/** People taken within a year from the standing lab that lost most of them to this one. */
export function mostRaided({ people, race, timeS }: World): number {
  let most = 0;
  if (people.raids.length === 0) return most;
  for (const rival of race.rivals) {
    if (rival.state !== 'active') continue;
    let taken = 0;
    for (const raid of people.raids) if (raid.rival === rival.id && raid.atS > timeS - YEAR_DAYS * DAY_S) taken++;
    most = Math.max(most, taken);
  }
  return most;
}
