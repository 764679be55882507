/** What orders by policy leave untouched, and what they may still add. */
import type { PolicyConstants } from '../world/catalogConstants.ts';
import type { SourceRef } from '../world/catalogCommon.ts';
import type { SimContext } from '../world/context.ts';
import type { Explained } from '../world/explained.ts';
import { MONTH_DAYS } from '../rules/calendarMoney.ts';
import { keptCents, keptDays } from '../rules/policies.ts';
import { payRoomCents } from '../rules/policies/hiring.ts';
import { explained, leaf, type ExplainTable } from './types.ts';

function constant({ catalog }: SimContext, field: keyof PolicyConstants): { source: SourceRef | null } {
  return { source: catalog.constants.sources[`policies.${field}`] ?? null };
}

/** Cash that no order by policy takes. */
function kept(context: SimContext): Explained {
  const { world, catalog } = context;
  return explained('policy.kept', keptCents(world, catalog), 'cents', 'product', [
    leaf('policy.keptMonths', keptDays(world, catalog) / MONTH_DAYS, 'index', world.policies.values.runway === undefined ? constant(context, 'leastRunwayDays') : {}),
    leaf('policy.burn', Math.max(0, world.finance.burnCentsPerDay) * MONTH_DAYS, 'centsPerMonth'),
  ]);
}

/** Pay that hiring by plan may add, cents a month; below zero: none. */
function payRoom(context: SimContext): Explained {
  const { world, catalog } = context;
  const { finance } = world;
  const days = Math.max(keptDays(world, catalog), catalog.constants.policies.hireRunwayDays);
  const carried = Math.max(0, finance.balances.cash) / days * MONTH_DAYS;
  const burn = finance.burnCentsPerDay * MONTH_DAYS;
  const room = payRoomCents(world, catalog) * MONTH_DAYS;
  return explained('policy.payRoom', room, 'centsPerMonth', 'difference', [
    explained('policy.carried', carried, 'centsPerMonth', 'ratio', [
      leaf('policy.cash', Math.max(0, finance.balances.cash), 'cents'),
      leaf('policy.hireMonths', days / MONTH_DAYS, 'index', constant(context, 'hireRunwayDays')),
    ]),
    leaf('policy.burn', burn, 'centsPerMonth'),
    leaf('policy.coming', carried - burn - room, 'centsPerMonth'),
  ]);
}

export const policyExplanations: ExplainTable = { 'policy.kept': kept, 'policy.payRoom': payRoom };
