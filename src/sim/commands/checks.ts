/** Small builders for Check values, so that each command reads like its rule. */
import type { AccountId } from '../world/company.ts';
import type { Unit } from '../world/units.ts';
import type { World } from '../world/world.ts';
import type { Explained } from '../world/explained.ts';
import type { Check, CheckCondition } from './types.ts';

export function condition(id: string, ok: boolean, have: number | null = null, need: number | null = null, unit: Unit = 'none'): CheckCondition {
  return { id, ok, have, need, unit };
}

/** An order that costs nothing by itself. */
export function freeCheck(conditions: CheckCondition[], readyInS = 0): Check {
  return { conditions, payCents: 0, account: 'expense.fees', kind: 'none', monthlyCents: 0, readyInS, price: null };
}

/** An order that takes `payCents` at once; the cash condition is added here, in one place. */
export function paidCheck(
  world: World, payCents: number, account: AccountId, kind: string, conditions: CheckCondition[],
  more: { monthlyCents?: number; readyInS?: number; price?: Explained } = {},
): Check {
  const cash = world.finance.balances.cash;
  return {
    conditions: [...conditions, condition('no-cash', payCents === 0 || cash >= payCents, cash, payCents, 'cents')],
    payCents, account, kind, monthlyCents: more.monthlyCents ?? 0, readyInS: more.readyInS ?? 0, price: more.price ?? null,
  };
}

/** First condition that fails, or null when the order may go. */
export function refusalOf(check: Check): CheckCondition | null {
  for (const entry of check.conditions) if (!entry.ok) return entry;
  return null;
}
