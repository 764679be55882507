/** How a policy acts: the same orders as the player, with the same refusals, and one more, since it leaves the runway alone. */
import type { CheckCondition, Command } from '../../commands/types.ts';
import { condition } from '../../commands/checks.ts';
import { keptCents, keptDays, noteWait } from '../../rules/policies.ts';
import type { SimContext } from '../../world/context.ts';
import type { PolicyId } from '../../world/policies.ts';
import { checkCommand, execute } from '../execute.ts';

/** What one policy did in one look. */
export interface Deed {
  orders: number;
  cents: number;
}

/** What stands in the way of an order by policy; null = nothing. */
export function inTheWay(context: SimContext, command: Command): CheckCondition | null {
  const { world, catalog } = context;
  const { refusal, check } = checkCommand(context, command);
  if (refusal || check.payCents === 0) return refusal;
  if (world.policies.held) return condition('policy-held', false, world.finance.runwayDays, keptDays(world, catalog), 'days');
  const need = check.payCents + keptCents(world, catalog);
  return world.finance.balances.cash >= need ? null : condition('policy-reserve', false, world.finance.balances.cash, need, 'cents');
}

/** Gives an order for a policy, or notes why not. True when it was taken. */
export function giveBy(context: SimContext, policy: PolicyId, command: Command, deed: Deed): boolean {
  const refusal = inTheWay(context, command);
  if (refusal) {
    noteWait(context.world, policy, refusal);
    return false;
  }
  const { check } = execute(context, command);
  deed.orders++;
  deed.cents += check.payCents;
  return true;
}
