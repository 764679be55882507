/** Explanations of the company: people, money, race, score. */
import type { FinanceConstants } from '../world/catalogConstants.ts';
import type { SimContext } from '../world/context.ts';
import type { Explained } from '../world/explained.ts';
import { bestOfRival, hasFolded } from '../rules/race.ts';
import { MAX_SCORE, scoreParts } from '../rules/score.ts';
import { intelligenceExplanations } from './intelligence.ts';
import { equityExplanations } from './equity.ts';
import { financeExplanations } from './finance.ts';
import { peopleExplanations } from './people.ts';
import { explained, leaf, type ExplainTable } from './types.ts';

/** Place = 1 + labs ahead: each lab by its best model that is out. */
function place(context: SimContext): Explained {
  const { race } = context.world;
  return explained('race.place', race.place, 'count', 'lookup', bests(context), { params: { labs: race.labs, frontier: race.frontier }, raise: ['raise.capability'] });
}

/** The best model that is out, of a lab that folded too. */
function frontier(context: SimContext): Explained {
  return explained('race.frontier', context.world.race.frontier, 'index', 'max', bests(context), { raise: [] });
}

function gap({ world: { race } }: SimContext): Explained {
  return explained('race.gap', race.best > 0 ? race.best - race.frontier : null, 'index', 'difference', [leaf('race.ownBest', race.best, 'index'), leaf('race.frontier', race.frontier, 'index')], { raise: ['raise.capability'] });
}

/** Best model of each lab that stands, the lab's own first. */
function bests({ world, catalog }: SimContext): Explained[] {
  const rivals = catalog.scenarios[world.scenario]?.rivals ?? [];
  const terms = [leaf('race.ownBest', world.race.best, 'index')];
  for (const rival of rivals) {
    const def = catalog.rivals[rival];
    if (!def || hasFolded(world.race, rival)) continue;
    terms.push(leaf('race.rivalBest', bestOfRival(world.race.releases, rival), 'index', { params: { lab: `@${def.name}` } }));
  }
  return terms;
}

/** The score now, from its four parts. */
function score({ world, catalog }: SimContext): Explained {
  const parts = scoreParts(world, catalog);
  const part = (id: string, ratio: number, weight: keyof FinanceConstants): Explained => {
    const points = catalog.constants.finance[weight] as number;
    return explained(id, ratio * points, 'count', 'product', [
      leaf(`${id}Ratio`, ratio, 'ratio'),
      leaf('score.weight', points, 'count', { source: catalog.constants.sources[`finance.${weight}`] ?? null }),
    ]);
  };
  return explained('score', parts.score, 'count', 'sum', [
    part('score.goals', parts.goalsRatio, 'scoreGoals'),
    part('score.place', parts.placeRatio, 'scorePlace'),
    part('score.useful', parts.usefulRatio, 'scoreUseful'),
    part('score.solvency', parts.solvencyRatio, 'scoreSolvency'),
  ], { params: { most: MAX_SCORE }, raise: ['raise.goals', 'raise.useful'] });
}

export const companyExplanations: ExplainTable = {
  ...intelligenceExplanations, ...peopleExplanations, ...financeExplanations, ...equityExplanations, 'race.place': place, 'race.frontier': frontier, 'race.gap': gap, score,
};
