/** The race: releases come out and places change by the hour; other labs live, and evidence of them turns up, by the day. Writes world.race. */
import { DAY_S } from '../../core/calendar.ts';
import type { RivalModel } from '../../world/race.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { expectRelease } from '../../rules/intelligence.ts';
import { standing } from '../../rules/race.ts';
import { dayOfEvidence } from './evidence.ts';
import { closeLots, fold } from './fold.ts';
import { dayOfLabs } from './labs.ts';

const PANEL = { panel: 'race' as const };

export function stepRace(context: StepContext): void {
  const { world, catalog } = context;
  const { race, timeS } = world;
  const placeBefore = race.place;
  const bestBefore = race.best;
  const came = releasesOfHour(context);
  for (const rival of race.rivals) {
    const foldsDay = catalog.rivals[rival.id]?.foldsDay ?? null;
    if (rival.state === 'active' && foldsDay !== null && timeS >= foldsDay * DAY_S) fold(context, rival, 'scripted');
  }
  if (timeS > 0 && timeS % DAY_S === 0) {
    came.push(...dayOfLabs(context));
    closeLots(context);
    dayOfEvidence(context);
  }
  standing(world, race);
  for (const release of came) tell(context, release, placeBefore);
  if (race.best !== bestBefore) {
    const priority = race.place < placeBefore ? 'good' : 'log';
    emit(context, 'race.ownModel', priority, { capability: race.best, place: race.place, labs: race.labs, before: placeBefore }, PANEL);
  }
}

/** Models that were in the can on day 0 and come out now. */
function releasesOfHour({ world, catalog }: StepContext): RivalModel[] {
  const came: RivalModel[] = [];
  for (const release of world.race.releases) {
    if (release.out) continue;
    if (release.releasedS > world.timeS) break; // sorted by date
    release.out = true;
    came.push(release);
    const rival = world.race.rivals.find((entry) => entry.id === release.rival);
    const def = catalog.rivals[release.rival];
    if (rival && def) expectRelease(world, catalog, def, rival);
  }
  return came;
}

function tell(context: StepContext, release: RivalModel, before: number): void {
  const { race } = context.world;
  const name = context.catalog.rivals[release.rival]?.name ?? release.rival;
  emit(context, race.place > before ? 'race.overtaken' : 'race.release', race.place > before ? 'warn' : 'log',
    { lab: `@${name}`, model: release.name, capability: release.capability, place: race.place, before, labs: race.labs }, PANEL);
}
