/** The race, hourly: releases come out, labs fold, places change. Reads compute.models; writes world.race. */
import { DAY_S } from '../../core/calendar.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { standing } from '../../rules/race.ts';

const PANEL = { panel: 'race' as const };

export function stepRace(context: StepContext): void {
  const { world, catalog } = context;
  const rivals = catalog.scenarios[world.scenario]?.rivals ?? [];
  const { race, timeS } = world;
  const placeBefore = race.place;
  const bestBefore = race.best;
  let released = 0;
  for (const release of race.releases) {
    if (release.out) continue;
    if (release.releasedS > timeS) break; // sorted by date
    release.out = true;
    released++;
  }
  standing(world, catalog, rivals, race);
  if (released > 0) tellReleases(context, released, placeBefore);
  if (race.best !== bestBefore) {
    const priority = race.place < placeBefore ? 'good' : 'log';
    emit(context, 'race.ownModel', priority, { capability: race.best, place: race.place, labs: race.labs, before: placeBefore }, PANEL);
  }
  for (const rival of rivals) {
    const def = catalog.rivals[rival];
    if (!def || def.foldsDay === null) continue;
    const foldS = def.foldsDay * DAY_S;
    if (foldS >= timeS && foldS < timeS + context.stepS) {
      emit(context, 'race.fold', 'warn', { lab: `@${def.name}`, labs: race.labs }, PANEL);
    }
  }
}

/** The last `count` releases that are out, each with the place before and after the hour. */
function tellReleases(context: StepContext, count: number, before: number): void {
  const { race } = context.world;
  let last = 0;
  while (last < race.releases.length && race.releases[last]!.out) last++;
  for (let r = last - count; r < last; r++) {
    const release = race.releases[r]!;
    const name = context.catalog.rivals[release.rival]?.name ?? release.rival;
    emit(context, race.place > before ? 'race.overtaken' : 'race.release', race.place > before ? 'warn' : 'log',
      { lab: `@${name}`, model: release.name, capability: release.capability, place: race.place, before, labs: race.labs }, PANEL);
  }
}
