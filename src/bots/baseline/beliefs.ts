/** What the lab believes of others: studies of those that hide, and the 80 % interval of what is known written down when it has moved. Only where goals ask for it. */
import { DAY_S, intervalOf, QUANTITY_IDS, sdOf } from '../../sim/index.ts';
import type { EvidenceDef, SimContext } from '../../sim/index.ts';
import type { BotHands } from '../bot.ts';
import { openGoal } from './goals.ts';
import { spend } from './money.ts';
import type { Plan } from './plan.ts';

/** Standard deviation of the logarithm above which a study of hidden GPUs is worth its price. */
const VAGUE = 0.16;
/** A belief is written again when the estimate has moved so long after it. */
const AGAIN_DAYS = 30;

export function manageBeliefs(context: SimContext, hands: BotHands, { scenario }: Plan): void {
  const { world, catalog } = context;
  const hidden = openGoal(scenario, world, 'intel.hiddenScore') > 0;
  if (!hidden && openGoal(scenario, world, 'intel.beliefScore') === 0) return;
  const source = hidden ? bestStudy(context) : null;
  for (const { id, state } of world.race.rivals) {
    const known = world.race.estimates[id];
    if (state !== 'active' || !known) continue;
    const hides = catalog.rivals[id]?.economy?.hides.includes('gpus') === true;
    if (source && hides && known.gpus && sdOf(known.gpus) > VAGUE) spend(context, hands, { type: 'intel.study', rival: id, source: source.id });
    for (const quantity of QUANTITY_IDS) {
      const estimate = known[quantity];
      if (!estimate || estimate.variance <= 0) continue;
      const before = world.race.beliefs.find((entry) => entry.rival === id && entry.quantity === quantity);
      if (before && (estimate.atS <= before.atS || world.timeS - before.atS < AGAIN_DAYS * DAY_S)) continue;
      const { low, high } = intervalOf(quantity, estimate);
      hands.order({ type: 'intel.believe', rival: id, quantity, low: Math.max(0, low), high });
    }
  }
}

/** The study that tells most of GPUs. */
function bestStudy({ catalog }: SimContext): EvidenceDef | null {
  let best: EvidenceDef | null = null;
  const errorOf = (def: EvidenceDef): number => def.sees.find((entry) => entry.quantity === 'gpus')?.sd ?? Infinity;
  for (const def of Object.values(catalog.evidence)) if (def.priceCents > 0 && errorOf(def) < (best ? errorOf(best) : Infinity)) best = def;
  return best;
}
