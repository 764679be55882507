/** Ideas once the whole field knows them: a third of the work, and nobody waits for them. Who buys early leaves them to key people. */
import { findProject, isCommon, researchHeads, scenarioIdeas } from '../../sim/index.ts';
import type { SimContext } from '../../sim/index.ts';
import type { BotHands } from '../bot.ts';
import type { Plan } from './plan.ts';

/** Heads on one idea, and heads of each team that stay with the runs. */
const HEADS = 10;
const KEPT = { research: 10, other: 0.7 };

export function manageResearch(context: SimContext, hands: BotHands, { strategy }: Plan): void {
  if (strategy.timing !== 'late') return;
  const { world, catalog } = context;
  for (const def of scenarioIdeas(world, catalog)) {
    if (findProject(world, def.id) || !isCommon(world, def)) continue;
    const count = world.people.cohorts.find((cohort) => cohort.role === def.role)?.count ?? 0;
    const kept = def.role === 'research' ? KEPT.research : Math.ceil(count * KEPT.other);
    const heads = Math.min(HEADS, count - kept - researchHeads(world, catalog, def.role));
    if (heads > 0) hands.order({ type: 'research.start', idea: def.id, heads, gpus: 0 });
  }
}
