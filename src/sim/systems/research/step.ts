/** Work on ideas, once a day; breakthroughs, dead ends, leaks. Writes world.research; reads people, fleet, catalog. */
import { draw, streamId } from '../../core/draw.ts';
import { HOUR_S } from '../../core/calendar.ts';
import { endsDay } from '../../rules/calendarMoney.ts';
import { readReadiness } from '../../rules/fleet.ts';
import { chanceWithin, outputRatio } from '../../rules/people.ts';
import { ideaLeadRatio } from '../../rules/people/known.ts';
import {
  effectiveHeads, experimentGpus, experimentGpusAsked, experimentRatio, ideaTruth, isCommon, researchHeads, STREAM_LEAK, teachRivals, workNow,
} from '../../rules/research.ts';
import { servingGpus } from '../../rules/runSpeed.ts';
import type { IdeaDef } from '../../world/catalogResearch.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { cohortOf } from '../../world/lookup.ts';
import type { Project } from '../../world/research.ts';

const PANEL = { panel: 'research' as const };
const HOURS_PER_DAY = 24;

export function stepResearch(context: StepContext): void {
  const { world, catalog } = context;
  const { projects } = world.research;
  if (projects.length === 0 || !endsDay(world.timeS)) return;
  const asked = experimentGpusAsked(world);
  const fleet = readReadiness(context);
  const given = asked > 0 ? experimentGpus(world, fleet, servingGpus(world, fleet)) / asked : 0;
  for (const project of projects) {
    const def = catalog.ideas[project.idea];
    if (!def) continue;
    if (project.state === 'active') work(context, project, def, given);
    else if (project.state === 'found' && project.shared === 'kept') leak(context, project, def);
  }
}

function work(context: StepContext, project: Project, def: IdeaDef, given: number): void {
  const { world, catalog } = context;
  const { research, people } = catalog.constants;
  const cohort = cohortOf(world, def.role);
  const assigned = researchHeads(world, catalog, def.role);
  const heads = assigned > cohort.count ? project.heads * cohort.count / assigned : project.heads; // people left: all teams shrink alike
  project.doneDays += effectiveHeads(heads, research.crowdHeads) * ideaLeadRatio(world, catalog, project.idea) * outputRatio(cohort.pace, cohort.fatigue, people) * experimentRatio(project.gpus * given, def.gpus, research.dryRatio);
  project.gpuHours += project.gpus * given * HOURS_PER_DAY;
  const truth = ideaTruth(world.seed, def);
  const need = workNow(world, catalog, def, truth);
  if (project.doneDays < need * truth.endsAt) return;
  project.state = truth.dead ? 'dead' : 'found';
  project.endedS = world.timeS + HOUR_S;
  project.ratio = truth.ratio;
  project.heads = 0;
  project.gpus = 0;
  emit(context, truth.dead ? 'research.dead' : 'research.found', truth.dead ? 'warn' : 'good', { idea: `@${def.name}`, effect: `@effect.${def.effect}`, change: truth.ratio - 1 }, PANEL);
}

/** What is kept gets out at a yearly hazard, higher where people leave. What the field knows cannot leak. */
function leak(context: StepContext, project: Project, def: IdeaDef): void {
  const { world, catalog } = context;
  if (isCommon(world, def)) return;
  const chance = chanceWithin(catalog.constants.research.leakPerYear * (1.6 - world.affairs.gauges.staff), 1);
  if (draw(world.seed, STREAM_LEAK, streamId(def.id), world.timeS) >= chance) return;
  project.shared = 'leaked';
  teachRivals(world, def);
  emit(context, 'research.leaked', 'bad', { idea: `@${def.name}` }, PANEL);
}
