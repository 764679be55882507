/** What the lab says of itself: nothing; what is true and can be shown, as soon as it is news; or several times as much, again and again. */
import { claimView, DAY_S, statementOutlook } from '../../sim/index.ts';
import type { ClaimDef, SimContext } from '../../sim/index.ts';
import type { BotHands } from '../bot.ts';
import type { Plan } from './plan.ts';

/** Days between two statements: more often, nobody listens. */
const HONEST_DAYS = 14;
const BOAST_DAYS = 10;
/** Doublings that are news to an honest lab, and by which the other one exaggerates. */
const NEWS = 0.5;
const BOAST_DOUBLINGS = 2;

export function managePress(context: SimContext, hands: BotHands, { strategy }: Plan): void {
  if (strategy.words === 'none') return;
  const { world, catalog } = context;
  const last = world.reputation.statements.at(-1);
  const days = strategy.words === 'boast' ? BOAST_DAYS : HONEST_DAYS;
  if (last && world.timeS - last.saidS < days * DAY_S) return;
  let best: { def: ClaimDef; value: number; buzz: number } | null = null;
  for (const def of Object.values(catalog.claims)) {
    const view = claimView(context, def);
    const value = strategy.words === 'boast' ? boasted(def, view.truth) : Math.min(view.truth, ...view.allowed);
    if (value < def.least || value > def.most) continue;
    const { buzz, fresh, gap } = statementOutlook(world, catalog, def, view, value, 0);
    if (strategy.words === 'evidence' && (gap > 0 || fresh < NEWS)) continue;
    if (!best || buzz > best.buzz) best = { def, value, buzz };
  }
  if (best) hands.order({ type: 'press.announce', claim: best.def.id, value: best.value, days: 0 });
}

function boasted(def: ClaimDef, truth: number): number {
  const shown = Math.max(truth, def.least);
  return Math.min(def.most, def.doubling > 0 ? shown + BOAST_DOUBLINGS * def.doubling : shown * 2 ** BOAST_DOUBLINGS);
}
