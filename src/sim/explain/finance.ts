/** Where the cash is, how long it lasts, what the lab is worth and what money costs. */
import type { FinanceConstants } from '../world/catalogConstants.ts';
import type { SourceRef } from '../world/catalogCommon.ts';
import type { SimContext } from '../world/context.ts';
import type { Explained } from '../world/explained.ts';
import { HOURS_PER_DAY, MONTH_DAYS } from '../rules/calendarMoney.ts';
import { demandChargeCents, energyCostCentsPerHour } from '../rules/energyCost.ts';
import { debtServiceCents, payrollCentsPerHour, rentCentsPerMonth } from '../rules/finance.ts';
import { valuationParts } from '../rules/valuation.ts';
import { explained, leaf, type ExplainTable } from './types.ts';

const HOURS_PER_MONTH = HOURS_PER_DAY * MONTH_DAYS;

function constant({ catalog }: SimContext, field: keyof FinanceConstants): { source: SourceRef | null } {
  return { source: catalog.constants.sources[`finance.${field}`] ?? null };
}

/** This month's cash movements by reason, on top of what there was at the month's start. */
function cash({ world }: SimContext): Explained {
  const { finance } = world;
  const month = Math.floor(world.timeS / (HOURS_PER_MONTH * 3600));
  const last = finance.months[finance.months.length - 1];
  const flows = last && last.month === month ? last.flows : {};
  const terms: Explained[] = [];
  let moved = 0;
  for (const kind of Object.keys(flows).sort()) {
    const cents = flows[kind] ?? 0;
    moved += cents;
    terms.push(leaf('finance.flow', cents, 'cents', { params: { kind: `@ledger.${kind}` } }));
  }
  terms.unshift(leaf('finance.monthStart', finance.balances.cash - moved, 'cents'));
  return explained('finance.cash', finance.balances.cash, 'cents', 'sum', terms, { raise: ['raise.round', 'raise.loan', 'raise.product'] });
}

/** Cash over burn. */
function runway(context: SimContext): Explained {
  const { finance } = context.world;
  return explained('finance.runway', finance.runwayDays, 'days', 'ratio', [
    leaf('finance.cash', finance.balances.cash, 'cents'),
    explained('finance.burnSmoothed', finance.burnCentsPerDay * MONTH_DAYS, 'centsPerMonth', 'lookup', [burn(context)], constant(context, 'burnSmoothingDays')),
  ], { raise: ['raise.round', 'raise.spendLess', 'raise.product'] });
}

/** What an hour costs now, per month: the burn shown elsewhere is this, smoothed. */
function burn(context: SimContext): Explained {
  const { world, catalog } = context;
  let energy = 0;
  let fuel = 0;
  let water = 0;
  let demand = 0;
  for (const site of world.sites) {
    const def = catalog.sites[site.id];
    if (!def) continue;
    const cost = energyCostCentsPerHour(context, site, def);
    energy += cost.energyCents * HOURS_PER_MONTH;
    fuel += cost.fuelCents * HOURS_PER_MONTH;
    water += cost.waterCents * HOURS_PER_MONTH;
    demand += demandChargeCents(site, def);
  }
  const terms = [
    leaf('finance.payrollMonth', payrollCentsPerHour(world, catalog) * HOURS_PER_MONTH, 'centsPerMonth'),
    leaf('finance.overheadMonth', catalog.constants.finance.overheadCentsPerDay * MONTH_DAYS, 'centsPerMonth', constant(context, 'overheadCentsPerDay')),
    leaf('finance.energyMonth', energy, 'centsPerMonth'),
    leaf('finance.demandMonth', demand, 'centsPerMonth'),
    leaf('finance.fuelMonth', fuel, 'centsPerMonth'),
    leaf('finance.waterMonth', water, 'centsPerMonth'),
    leaf('finance.rentMonth', rentCentsPerMonth(context), 'centsPerMonth'),
    leaf('finance.debtMonth', debtServiceCents(world.finance), 'centsPerMonth'),
    leaf('finance.revenueMonth', 0 - world.compute.product.revenueCents * HOURS_PER_MONTH, 'centsPerMonth'),
  ];
  let total = 0;
  for (const term of terms) total += term.value ?? 0;
  return explained('finance.burn', total, 'centsPerMonth', 'sum', terms, {
    params: { smoothed: world.finance.burnCentsPerDay * MONTH_DAYS }, raise: ['raise.spendLess', 'raise.product'],
  });
}

/** Fair value before new money: (story + cluster + revenue) x mood. */
function valuation(context: SimContext): Explained {
  const parts = valuationParts(context.world, context.catalog);
  const idea = explained('finance.idea', parts.baseCents + parts.capabilityCents + parts.teamCents, 'cents', 'sum', [
    leaf('finance.valueBase', parts.baseCents, 'cents', constant(context, 'fairValueBaseCents')),
    leaf('finance.valueCapability', parts.capabilityCents, 'cents', constant(context, 'valuePerCapabilityPoint')),
    leaf('finance.valueTeam', parts.teamCents, 'cents', constant(context, 'valuePerHeadCents')),
  ]);
  const story = explained('finance.story', parts.storyCents, 'cents', 'product', [
    idea,
    leaf('finance.valuePlace', parts.placeRatio, 'factor', constant(context, 'valuePlaceRatios')),
    leaf('finance.valueKey', parts.keyRatio, 'factor'),
  ]);
  const parcels = [
    story,
    leaf('finance.valueCluster', parts.clusterCents, 'cents', constant(context, 'valuePerGpuCents')),
    leaf('finance.valueRevenue', parts.revenueCents, 'cents', constant(context, 'revenueMultiple')),
  ];
  return explained('finance.valuation', parts.fairCents, 'cents', 'product', [
    explained('finance.valueParts', parts.storyCents + parts.clusterCents + parts.revenueCents, 'cents', 'sum', parcels),
    leaf('finance.mood', parts.mood, 'factor'),
  ], { raise: ['raise.cluster', 'raise.capability', 'raise.product'] });
}

export const financeExplanations: ExplainTable = {
  'finance.cash': cash, 'finance.runway': runway, 'finance.burn': burn, 'finance.valuation': valuation,
};
