/** What turns up about other labs, day by day, and studies that come in. Writes world.race. */
import { draw, streamId } from '../../core/draw.ts';
import { YEAR_DAYS } from '../../rules/calendarMoney.ts';
import { ageEstimates, read } from '../../rules/intelligence.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';

const TURNS_UP = streamId('intelligence.turnsUp');

export function dayOfEvidence(context: StepContext): void {
  const { world, catalog } = context;
  for (const rival of world.race.rivals) {
    const def = catalog.rivals[rival.id];
    if (!def?.economy || rival.state !== 'active') continue;
    ageEstimates(world, catalog, rival);
    for (const source of Object.values(catalog.evidence)) {
      if (source.perYear > 0 && draw(world.seed, TURNS_UP, streamId(rival.id + source.id), world.timeS) < source.perYear / YEAR_DAYS) read(world, catalog, def, rival, source, false);
    }
  }
  for (const study of world.race.studies) {
    const def = catalog.rivals[study.rival];
    const rival = world.race.rivals.find((entry) => entry.id === study.rival);
    const source = catalog.evidence[study.source];
    if (study.readyS > world.timeS || !def || !rival || !source) continue;
    read(world, catalog, def, rival, source, true);
    emit(context, 'race.study', 'good', { lab: `@${def.name}`, study: `@${source.name}` }, { panel: 'race' });
  }
  if (world.race.studies.some((study) => study.readyS <= world.timeS)) world.race.studies = world.race.studies.filter((study) => study.readyS > world.timeS);
}
