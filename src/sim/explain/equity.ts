/** What a term sheet sells, how eager an investor is, what staff would get for their shares. */
import type { SimContext } from '../world/context.ts';
import type { Explained } from '../world/explained.ts';
import { capAfterSheet, sharesOf, voteRatioOf } from '../rules/capital/dilution.ts';
import { eagerness } from '../rules/capital/eagerness.ts';
import { exitProceedsCents, staffWorthRatio } from '../rules/capital/scars.ts';
import { explained, leaf, type ExplainParams, type ExplainTable } from './types.ts';

/** What one term sheet sells: new shares, tranche included, over all shares after it. `offer` is the sheet's id. */
function dilution({ world, catalog }: SimContext, params: ExplainParams): Explained {
  const { round } = world.finance;
  const offer = round?.offers.find((sheet) => sheet.id === params['offer']);
  if (!round || !offer) return explained('finance.dilution', null, 'ratio', 'ratio', []);
  const after = capAfterSheet(world.finance, world.people.grantedBp, round, offer);
  const source = catalog.investors[offer.investor]?.sources ?? {};
  const total = sharesOf(after.holders) + after.trancheShares;
  return explained('finance.dilution', (after.newShares + after.trancheShares) / total, 'ratio', 'ratio', [
    explained('finance.newShares', after.newShares + after.trancheShares, 'count', 'ratio', [
      leaf('finance.raise', offer.raiseCents, 'cents'),
      explained('finance.sharePrice', after.priceCents, 'cents', 'ratio', [
        leaf('finance.preMoney', offer.preMoneyCents, 'cents', { source: source['priceRatio'] ?? null }),
        explained('finance.sharesPriced', round.sharesAtOpen + after.poolShares, 'count', 'sum', [
          leaf('finance.sharesAtOpen', round.sharesAtOpen, 'count'),
          leaf('finance.poolShares', after.poolShares, 'count', { source: source['poolRatio'] ?? null }),
        ]),
      ]),
    ]),
    explained('finance.sharesAfter', total, 'count', 'sum', [
      leaf('finance.sharesToday', sharesOf(world.finance.holders), 'count'),
      leaf('finance.newShares', after.newShares + after.trancheShares, 'count'),
      leaf('finance.poolShares', after.poolShares, 'count'),
      leaf('finance.adjustedShares', after.adjustedShares, 'count'),
    ]),
  ], {
    params: {
      investor: `@${catalog.investors[offer.investor]?.name ?? offer.investor}`,
      founder: voteRatioOf(after.holders, catalog.constants.finance, after.trancheShares),
    },
    raise: ['raise.askLess', 'raise.cluster', 'raise.capability'],
  });
}

/** How much an investor wants in: appetite x mood x greed x nerve x trust. `investor` is its id. */
function eager({ world, catalog }: SimContext, params: ExplainParams): Explained {
  const id = String(params['investor']);
  const def = Object.hasOwn(catalog.investors, id) ? catalog.investors[id] : undefined;
  if (!def) return explained('finance.eagerness', null, 'ratio', 'product', []);
  const parts = eagerness(world, catalog, def, world.finance.round);
  return explained('finance.eagerness', parts.appetite * parts.heat, 'ratio', 'product', [
    leaf('finance.appetite', parts.appetite, 'ratio', { source: def.sources['appetite'] ?? null }),
    leaf('finance.mood', parts.mood, 'factor'),
    leaf('finance.greed', parts.greed, 'factor', { source: def.sources['greed'] ?? null }),
    leaf('finance.nerve', parts.nerve, 'factor', { source: def.sources['fear'] ?? null }),
    leaf('finance.trust', parts.trust, 'factor', { source: catalog.constants.sources['equity.brokenTrust'] ?? null }),
  ], { params: { least: 1 - def.appetite, heat: parts.heat }, raise: ['raise.cluster', 'raise.capability'] });
}

/** What a share of the staff would bring in a sale at the fair value, over the last round's price. */
function staffWorth({ world, catalog }: SimContext): Explained {
  const { holders, equity } = world.finance;
  const pool = holders.find((holder) => holder.name === 'pool')?.shares ?? 0;
  const worth = staffWorthRatio(world, catalog);
  return explained('finance.staffWorth', worth, 'ratio', 'ratio', [
    leaf('finance.staffExit', worth * pool * equity.lastPriceCents, 'cents', { params: { proceeds: exitProceedsCents(world, catalog) } }),
    leaf('finance.staffLast', pool * equity.lastPriceCents, 'cents'),
  ], { raise: ['raise.cluster', 'raise.capability', 'raise.repay'] });
}

export const equityExplanations: ExplainTable = { 'finance.dilution': dilution, 'finance.eagerness': eager, 'finance.staffWorth': staffWorth };
