/** Orders about other labs: what to find out, what to believe, what to bid for. */
import { DAY_S } from '../core/calendar.ts';
import { reviewS, reviewTerms } from '../rules/review.ts';
import { unitsOf } from '../rules/rivals/lots.ts';
import { truthOf } from '../rules/rivals/lab.ts';
import { QUANTITY_IDS, type QuantityId } from '../world/catalogRivals.ts';
import type { SimContext } from '../world/context.ts';
import { earn } from '../world/ledger.ts';
import type { Lot } from '../world/race.ts';
import { condition, freeCheck, paidCheck } from './checks.ts';
import { reviewConditions } from './consent.ts';
import { isWhole } from './ordering.ts';
import type { Check, CommandHandler, CommandPayloads } from './types.ts';

const MOST = 1e15;
const MAX_BID_CENTS = 1e10;

const isQuantity = (quantity: string): quantity is QuantityId => (QUANTITY_IDS as readonly string[]).includes(quantity);
const standing = ({ world }: SimContext, id: string) => world.race.rivals.find((rival) => rival.id === id && rival.state === 'active') ?? null;

const study: CommandHandler<CommandPayloads['intel.study']> = {
  shape: { rival: { type: 'id' }, source: { type: 'id' } },
  check(context, { rival, source }): Check {
    const { world, catalog } = context;
    const def = Object.hasOwn(catalog.evidence, source) ? catalog.evidence[source] : undefined;
    if (!def || def.priceCents === 0) return freeCheck([condition('study-for-sale', false)]);
    return paidCheck(world, def.priceCents, 'expense.fees', 'study', [
      condition('lab-stands', standing(context, rival) !== null && catalog.rivals[rival]?.economy !== undefined),
      condition('study-not-out', !world.race.studies.some((entry) => entry.rival === rival && entry.source === source)),
    ], { readyInS: Math.round(def.days * DAY_S) });
  },
  apply({ world, catalog }, { rival, source }): void {
    world.race.studies.push({ rival, source, readyS: world.timeS + Math.round((catalog.evidence[source]?.days ?? 0) * DAY_S) });
  },
};

/** A new belief takes the place of the old one. What was true is kept beside it until the end. */
const believe: CommandHandler<CommandPayloads['intel.believe']> = {
  shape: { rival: { type: 'id' }, quantity: { type: 'string' }, low: { type: 'number', min: 0, max: MOST }, high: { type: 'number', min: 0, max: MOST } },
  check(context, { rival, quantity, low, high }): Check {
    const lab = standing(context, rival);
    const known = isQuantity(quantity) && context.world.race.estimates[rival]?.[quantity] !== undefined;
    return freeCheck([condition('lab-stands', lab !== null), condition('quantity-known', known), condition('low-below-high', low < high)]);
  },
  apply(context, { rival, quantity, low, high }): void {
    const { race, timeS } = context.world;
    const lab = standing(context, rival);
    if (!lab || !isQuantity(quantity)) return;
    race.beliefs = race.beliefs.filter((entry) => entry.rival !== rival || entry.quantity !== quantity);
    race.beliefs.push({ rival, quantity, low, high, atS: timeS, truth: truthOf(race, timeS, context.catalog, lab, quantity) ?? 0 });
  },
};

/** A sealed bid, paid at once and given back if another wins. A new bid takes the place of the old one. */
const bid: CommandHandler<CommandPayloads['race.bid']> = {
  shape: { lot: { type: 'int', min: 0, max: Number.MAX_SAFE_INTEGER }, cents: { type: 'int', min: 1, max: MAX_BID_CENTS } },
  check({ world, catalog }, { lot: id, cents }): Check {
    const lot = world.race.lots.find((entry) => entry.id === id && entry.winner === '');
    if (!lot) return freeCheck([condition('lot-open', false)]);
    const review = isWhole(cents) ? reviewTerms(world, catalog, cents * unitsOf(lot)) : null;
    const back = isWhole(cents) ? Math.max(0, cents - lot.bidCents) * unitsOf(lot) : 0;
    return paidCheck(world, back, lot.kind === 'gpus' ? 'equipment' : 'expense.people', 'lot-bid', [
      condition('bid-floor', cents >= lot.floorCents, cents, lot.floorCents, 'cents'),
      condition('bid-changes', cents !== lot.bidCents, lot.bidCents, cents, 'cents'),
      ...reviewConditions(world, catalog, review),
    ], { readyInS: lot.closesS - world.timeS + (review ? reviewS(world, catalog, review) : 0) });
  },
  apply({ world }, { lot: id, cents }): void {
    const lot: Lot | undefined = world.race.lots.find((entry) => entry.id === id);
    if (!lot) return;
    if (cents < lot.bidCents) earn(world, lot.kind === 'gpus' ? 'equipment' : 'expense.people', (lot.bidCents - cents) * unitsOf(lot), 'lot-refund');
    lot.bidCents = cents;
  },
};

export const raceCommands = { 'intel.study': study, 'intel.believe': believe, 'race.bid': bid };
