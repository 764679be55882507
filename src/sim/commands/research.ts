/** Orders of research: what to work on, with whom and how many GPUs, what to give up, what to publish. */
import { HOUR_S } from '../core/calendar.ts';
import { experimentGpusAsked, findProject, isCommon, researchHeads, scenarioIdeas, teachRivals } from '../rules/research.ts';
import { moveStanding } from '../rules/standing.ts';
import type { IdeaDef } from '../world/catalogResearch.ts';
import type { SimContext } from '../world/context.ts';
import { emit } from '../world/emit.ts';
import { cohortOf } from '../world/lookup.ts';
import { condition, freeCheck } from './checks.ts';
import type { Check, CheckCondition, CommandHandler, CommandPayloads } from './types.ts';

const MAX_HEADS = 10_000;
const MAX_GPUS = 1_000_000;
const shape = { idea: { type: 'id' as const }, heads: { type: 'int' as const, min: 0, max: MAX_HEADS }, gpus: { type: 'int' as const, min: 0, max: MAX_GPUS } };

function ideaOf({ world, catalog }: SimContext, idea: string): IdeaDef | null {
  return scenarioIdeas(world, catalog).find((def) => def.id === idea) ?? null;
}

/** Enough people of the role who work on nothing else, and GPUs that exist. */
function means(context: SimContext, def: IdeaDef, heads: number, gpus: number): CheckCondition[] {
  const { world, catalog } = context;
  const project = findProject(world, def.id);
  const here = project?.state === 'active' ? project : { heads: 0, gpus: 0 };
  const freeHeads = cohortOf(world, def.role).count - researchHeads(world, catalog, def.role) + here.heads;
  const freeGpus = Math.max(0, Math.floor(world.compute.waterfall.healthy)) - experimentGpusAsked(world) + here.gpus;
  return [
    condition('research-heads', heads <= freeHeads, freeHeads, heads, 'people'),
    condition('research-gpus', gpus === 0 || gpus <= freeGpus, Math.max(0, freeGpus), gpus, 'gpus'),
    condition('research-useful-gpus', gpus <= def.gpus, def.gpus, gpus, 'gpus'),
  ];
}

const start: CommandHandler<CommandPayloads['research.start']> = {
  shape,
  check(context, { idea, heads, gpus }): Check {
    const def = ideaOf(context, idea);
    if (!def) return freeCheck([condition('unknown-idea', false)]);
    const project = findProject(context.world, idea);
    const lacking = def.needs.filter((need) => findProject(context.world, need)?.state !== 'found');
    return freeCheck([
      condition('idea-open', !project || project.state === 'dropped'),
      condition('idea-needs', lacking.length === 0, def.needs.length - lacking.length, def.needs.length, 'count'),
      condition('some-heads', heads >= 1, heads, 1, 'people'),
      ...means(context, def, heads, gpus),
    ]);
  },
  apply({ world }, { idea, heads, gpus }): void {
    const project = findProject(world, idea);
    if (project) Object.assign(project, { state: 'active', heads, gpus, endedS: -1 }); // what was learnt is not lost
    else world.research.projects.push({ idea, state: 'active', heads, gpus, doneDays: 0, gpuHours: 0, startedS: world.timeS, endedS: -1, ratio: 1, shared: 'kept' });
  },
};

const assign: CommandHandler<CommandPayloads['research.assign']> = {
  shape,
  check(context, { idea, heads, gpus }): Check {
    const def = ideaOf(context, idea);
    const project = findProject(context.world, idea);
    if (!def || project?.state !== 'active') return freeCheck([condition('idea-active', false)]);
    return freeCheck([condition('assignment-changes', heads !== project.heads || gpus !== project.gpus), ...means(context, def, heads, gpus)]);
  },
  apply({ world }, { idea, heads, gpus }): void {
    const project = findProject(world, idea);
    if (project) Object.assign(project, { heads, gpus });
  },
};

const drop: CommandHandler<CommandPayloads['research.drop']> = {
  shape: { idea: { type: 'id' } },
  check({ world }, { idea }) {
    return freeCheck([condition('idea-active', findProject(world, idea)?.state === 'active')]);
  },
  apply({ world }, { idea }): void {
    const project = findProject(world, idea);
    if (project) Object.assign(project, { state: 'dropped', heads: 0, gpus: 0, endedS: world.timeS });
  },
};

/** Publishing wins people and belief; rivals read it too. Chip makers and customers thank nobody for what everyone knows. */
const publish: CommandHandler<CommandPayloads['research.publish']> = {
  shape: { idea: { type: 'id' } },
  check(context, { idea }) {
    const def = ideaOf(context, idea);
    const project = findProject(context.world, idea);
    return freeCheck([
      condition('idea-found', def !== null && project?.state === 'found'),
      condition('idea-kept', project?.shared !== 'published'),
      condition('idea-new', def !== null && !isCommon(context.world, def)),
    ]);
  },
  apply(context, { idea }): void {
    const { world, catalog } = context;
    const def = ideaOf(context, idea);
    const project = findProject(world, idea);
    if (!def || !project) return;
    const { publishStaff, publishCredibility } = catalog.constants.research;
    if (project.shared === 'kept') teachRivals(world, def); // what leaked they know already
    project.shared = 'published';
    moveStanding(world, 'staff', publishStaff, def.name);
    moveStanding(world, 'credibility', publishCredibility, def.name);
    world.affairs.modifiers.push({ effect: 'hiring', ratio: catalog.constants.research.publishHiring, cause: def.name, fromS: world.timeS, untilS: world.timeS + catalog.constants.research.publishDays * 24 * HOUR_S });
    if (world.affairs.nextS < 0 || world.affairs.nextS > world.timeS) world.affairs.nextS = world.timeS; // its end is found at the next hour
    emit(context, 'research.published', 'good', { idea: `@${def.name}` }, { panel: 'research' });
  },
};

export const researchCommands = { 'research.start': start, 'research.assign': assign, 'research.drop': drop, 'research.publish': publish };
