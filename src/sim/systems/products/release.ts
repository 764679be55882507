/** Work on finished models, once a day: evaluations, safety work, tuning. Writes world.compute.offering and a tuned model's capability. */
import { modelOf } from '../../rules/products/lines.ts';
import { tuningPoints } from '../../rules/products/release.ts';
import { outputRatio } from '../../rules/people.ts';
import { effectiveHeads, researchHeads } from '../../rules/research.ts';
import { HOUR_S } from '../../core/calendar.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { cohortOf } from '../../world/lookup.ts';
import type { ReleaseWork } from '../../world/products.ts';

export function stepRelease(context: StepContext): void {
  const { offering } = context.world.compute;
  if (offering.works.length === 0) return;
  offering.works = offering.works.filter((work) => !advanceWork(context, work));
}

/** True when it is done. People who left are missing in all teams alike. */
function advanceWork(context: StepContext, work: ReleaseWork): boolean {
  const { world, catalog } = context;
  const def = catalog.releaseSteps[work.step];
  const model = modelOf(world.compute.models, work.model);
  if (!def || !model) return true;
  const cohort = cohortOf(world, 'research');
  const assigned = researchHeads(world, catalog, 'research');
  const heads = assigned > cohort.count ? work.heads * cohort.count / assigned : work.heads;
  work.doneDays += effectiveHeads(heads, catalog.constants.research.crowdHeads) * outputRatio(cohort.pace, cohort.fatigue, catalog.constants.people);
  if (work.doneDays < def.headDays) return false;
  if (def.work === 'tune') model.capability += tuningPoints(world, def, model.id);
  world.compute.offering.done.push({ model: model.id, step: def.id, atS: world.timeS + HOUR_S });
  emit(context, 'release.done', 'good', { step: `@${def.name}`, name: model.name }, { panel: 'products' });
  return true;
}
