/** Orders about the lab's equity: rounds, term sheets, rights, the option pool, shares sold by holders. */
import { draw, streamId } from '../core/draw.ts';
import type { Catalog } from '../world/catalog.ts';
import { emit } from '../world/emit.ts';
import { COUNTER_IDS, type TermSheet } from '../world/equity.ts';
import type { World } from '../world/world.ts';
import { closeRound as finishRound } from '../rules/capital/closeRound.ts';
import { canAsk, concede } from '../rules/capital/counter.ts';
import { addPool, capAfterSheet, freePoolShares, poolTopUp, sharesOf, voteRatioOf } from '../rules/capital/dilution.ts';
import { counterOdds } from '../rules/capital/eagerness.ts';
import { commonHolder, memoryOf } from '../rules/capital/newEquity.ts';
import { payOut, secondaryDeal, secondaryWaitDays, sellerShares, SELLERS } from '../rules/capital/secondary.ts';
import { moveStanding } from '../rules/standing.ts';
import { issueShares, openedRound, roundCooldownDays, signSheet } from '../rules/rounds.ts';
import { rely } from '../rules/capital/warranty.ts';
import { founderVoteRatio, totalShares } from '../rules/valuation.ts';
import { condition, freeCheck } from './checks.ts';
import { boardConsent } from './consent.ts';
import type { CommandHandler, CommandPayloads } from './types.ts';

const MAX_CENTS = 1e14; // a trillion dollars: keeps every sum a safe integer
/** Most that a counter-offer may ask a price to rise by: twice the sheet's. */
const MAX_RISE = 1;
const PANEL = { panel: 'capital' as const };
const STREAM_COUNTER = streamId('capital.counter');

const nameOf = (catalog: Catalog, investor: string): string => `@${catalog.investors[investor]?.name ?? investor}`;

function findOffer(world: World, id: number): TermSheet | null {
  for (const offer of world.finance.round?.offers ?? []) if (offer.id === id) return offer;
  return null;
}

/** Asks every investor of the scenario. Those without the evidence they want pass, and say why. */
const openRound: CommandHandler<CommandPayloads['finance.openRound']> = {
  shape: { askCents: { type: 'int', min: 1, max: MAX_CENTS } },
  check({ world, catalog }, { askCents }) {
    const scenario = catalog.scenarios[world.scenario];
    const investors = scenario?.investors.filter((id) => Object.hasOwn(catalog.investors, id)).length ?? 0;
    const cooldown = catalog.constants.finance.roundCooldownDays;
    const waitDays = roundCooldownDays(world, catalog);
    return freeCheck([
      condition('no-open-round', world.finance.round === null),
      condition('round-cooldown', waitDays <= 0, cooldown - waitDays, cooldown, 'days'),
      condition('investors-to-ask', investors > 0, investors, 1, 'count'),
      condition('ask-amount', askCents > 0, askCents, 1, 'cents'),
    ]);
  },
  apply(context, { askCents }) {
    const { world, catalog } = context;
    const scenario = catalog.scenarios[world.scenario];
    if (!scenario) return;
    const round = openedRound(world, catalog, scenario, askCents);
    world.finance.round = round;
    emit(context, 'round.opened', 'log', { ask: askCents, n: round.pending.length }, PANEL);
  },
};

/** Cash for new shares at the sheet's price, less what a milestone holds back. Everybody else is diluted; losing control is allowed, and shown. */
const sign: CommandHandler<CommandPayloads['finance.sign']> = {
  shape: { offer: { type: 'int', min: 0 } },
  check({ world, catalog }, { offer: id }) {
    const { round } = world.finance;
    const offer = findOffer(world, id);
    if (!round || !offer) return freeCheck([condition('offer-exists', false)]);
    const after = capAfterSheet(world.finance, world.people.grantedBp, round, offer);
    const total = sharesOf(after.holders);
    const constants = catalog.constants.finance;
    return freeCheck([
      condition('offer-valid', offer.validUntilS > world.timeS, (offer.validUntilS - world.timeS) / 3600, 0, 'hours'),
      condition('round-room', round.signedCents < round.askCents, round.signedCents, round.askCents, 'cents'),
      condition('whole-shares', after.newShares >= 1 && Number.isSafeInteger(total + after.trancheShares), after.newShares, 1, 'count'),
      condition('sold-share', true, (after.newShares + after.trancheShares) / (total + after.trancheShares), null, 'ratio'),
      condition('keeps-control', true, voteRatioOf(after.holders, constants, after.trancheShares), constants.controlRatio, 'ratio'),
    ]);
  },
  apply(context, { offer: id }) {
    const { world, catalog } = context;
    const offer = findOffer(world, id);
    const { round } = world.finance;
    if (!offer || !round) return;
    const hadControl = founderVoteRatio(world, catalog) >= catalog.constants.finance.controlRatio;
    signSheet(world, catalog, round, offer);
    const ratio = founderVoteRatio(world, catalog);
    emit(context, 'round.signed', 'good', { investor: nameOf(catalog, offer.investor), raise: offer.raiseCents, preMoney: offer.preMoneyCents, founder: ratio }, PANEL);
    if (hadControl && ratio < catalog.constants.finance.controlRatio) emit(context, 'finance.controlLost', 'bad', { founder: ratio }, PANEL);
  },
};

/** Asks for one better term. The investor gives in, says no, or walks away: the more eager, and the more others want in, the better the odds. */
const counter: CommandHandler<CommandPayloads['finance.counter']> = {
  shape: { offer: { type: 'int', min: 0 }, ask: { type: 'id' }, ratio: { type: 'number', min: 0.01, max: MAX_RISE, optional: true } },
  check({ world, catalog }, { offer: id, ask, ratio }) {
    if (!COUNTER_IDS.includes(ask)) return freeCheck([condition('unknown-choice', false)]);
    const { round } = world.finance;
    const offer = findOffer(world, id);
    const def = offer ? catalog.investors[offer.investor] : undefined;
    if (!round || !offer || !def) return freeCheck([condition('offer-exists', false)]);
    const most = catalog.constants.equity.counterMaxAsks;
    const odds = counterOdds(world, catalog, def, round, offer, ask, ratio);
    return freeCheck([
      condition('rise-for-price', ratio === undefined || (ask === 'price' && ratio > 0 && ratio <= MAX_RISE), ratio ?? null, MAX_RISE, 'ratio'),
      condition('something-to-ask', canAsk(offer, ask)),
      condition('asks-left', offer.asks < most, offer.asks, most, 'count'),
      condition('chance-of-yes', true, odds.yes, null, 'ratio'),
      condition('chance-of-walk', true, odds.walk, null, 'ratio'),
    ]);
  },
  apply(context, { offer: id, ask, ratio }) {
    const { world, catalog } = context;
    const { round } = world.finance;
    const offer = findOffer(world, id);
    const def = offer ? catalog.investors[offer.investor] : undefined;
    if (!round || !offer || !def) return;
    const odds = counterOdds(world, catalog, def, round, offer, ask, ratio);
    const luck = draw(world.seed, STREAM_COUNTER, offer.id, 0, offer.asks); // one draw an ask, whatever is asked and when
    offer.asks++;
    memoryOf(world.finance.equity, offer.investor).asks++;
    const told = { investor: nameOf(catalog, offer.investor), ask: `@counter.${ask}` };
    if (luck < odds.yes) {
      concede(offer, ask, catalog, ratio);
      emit(context, 'round.conceded', 'good', told, PANEL);
    } else if (luck >= 1 - odds.walk) {
      round.offers.splice(round.offers.indexOf(offer), 1);
      emit(context, 'round.walked', 'bad', told, PANEL);
    } else emit(context, 'round.firm', 'warn', told, PANEL);
  },
};

/** Sells a holder its share of the round at the round's price, as it has the right to. */
const honour: CommandHandler<CommandPayloads['finance.honourProRata']> = {
  shape: { investor: { type: 'id' } },
  check({ world, catalog }, { investor }) {
    const { round, holders } = world.finance;
    const right = round?.rights.find((entry) => entry.investor === investor);
    if (!round || !right || round.priceCents <= 0) return freeCheck([condition('right-exists', false)]);
    const shares = Math.floor(right.cents / round.priceCents);
    const constants = catalog.constants.finance;
    return freeCheck([
      condition('whole-shares', shares >= 1, shares, 1, 'count'),
      condition('brings-cash', true, right.cents, null, 'cents'),
      condition('keeps-control', true, voteRatioOf(holders, constants, shares), constants.controlRatio, 'ratio'),
    ]);
  },
  apply(context, { investor }) {
    const { world, catalog } = context;
    const { round, holders, roundsClosed } = world.finance;
    const right = round?.rights.find((entry) => entry.investor === investor);
    const latest = holders.filter((holder) => holder.proRata && holder.name.startsWith(`${investor}#`)).at(-1);
    if (!round || !right || !latest) return;
    const name = `${investor}#${roundsClosed + 1}`;
    if (!holders.some((holder) => holder.name === name)) holders.push({ ...latest, name, shares: 0, investedCents: 0, seats: 0 });
    const shares = issueShares(world, name, right.cents, round.priceCents);
    rely(world, round.relies, name, right.cents, round.priceCents);
    round.paidCents += right.cents;
    round.newShares += shares;
    round.rights.splice(round.rights.indexOf(right), 1);
    emit(context, 'round.rightHonoured', 'good', { investor: nameOf(catalog, investor), cents: right.cents }, PANEL);
  },
};

/** Issues shares to the option pool until that part of the lab is free for grants. Everybody is diluted. */
const topUpPool: CommandHandler<CommandPayloads['finance.topUpPool']> = {
  shape: { ratio: { type: 'number', min: 0, max: 0.9 } },
  check({ world, catalog }, { ratio }) {
    const { holders } = world.finance;
    const total = sharesOf(holders);
    const free = freePoolShares(holders, world.people.grantedBp);
    const shares = poolTopUp(total, free, ratio);
    const most = catalog.constants.equity.topUpMaxRatio;
    const constants = catalog.constants.finance;
    return freeCheck([
      condition('pool-small-enough', ratio <= most, ratio, most, 'ratio'),
      condition('pool-grows', shares >= 1 && Number.isSafeInteger(total + shares), total > 0 ? free / total : 0, ratio, 'ratio'),
      condition('no-open-round', world.finance.round === null), // its sheets are priced on the shares of its opening
      condition('keeps-control', true, voteRatioOf(holders, constants, shares), constants.controlRatio, 'ratio'),
    ]);
  },
  apply(context, { ratio }) {
    const { world } = context;
    const { holders } = world.finance;
    const total = sharesOf(holders);
    const shares = poolTopUp(total, freePoolShares(holders, world.people.grantedBp), ratio);
    addPool(holders, shares);
    world.people.grantedBp *= total / (total + shares);
    emit(context, 'pool.toppedUp', 'log', { share: shares / (total + shares) }, PANEL);
  },
};

/** Founder or staff sell to an investor. Staff who are paid believe more; a founder who sells is believed less, and loses votes. */
const sellSecondary: CommandHandler<CommandPayloads['finance.sellSecondary']> = {
  shape: { seller: { type: 'id' }, ratio: { type: 'number', min: 0, max: 1 } },
  check({ world, catalog }, { seller, ratio }) {
    if (!SELLERS.includes(seller)) return freeCheck([condition('unknown-choice', false)]);
    const { holders, equity } = world.finance;
    const wait = catalog.constants.equity.secondaryWaitDays;
    const waitDays = secondaryWaitDays(world, catalog);
    const deal = secondaryDeal(world, catalog, seller, ratio);
    const constants = catalog.constants.finance;
    const sold = (deal?.shares ?? 0) * (seller === 'founder' ? 1 : 0);
    const after = holders.map((holder) => (holder.name === 'founder' ? { ...holder, shares: holder.shares - sold } : holder));
    return freeCheck([
      condition('secondary-wait', waitDays <= 0, wait - waitDays, wait, 'days'),
      condition('secondary-shares', sellerShares(world, seller) * ratio >= 1, sellerShares(world, seller) * ratio, 1, 'count'),
      condition('secondary-buyer', deal !== null),
      ...boardConsent(world, catalog, deal?.cents ?? 0),
      condition('sellers-paid', true, deal?.cents ?? 0, equity.sellersCents, 'cents'),
      condition('keeps-control', true, voteRatioOf(after, constants, sold), constants.controlRatio, 'ratio'),
    ]);
  },
  apply(context, { seller, ratio }) {
    const { world, catalog } = context;
    const { finance } = world;
    const deal = secondaryDeal(world, catalog, seller, ratio);
    const from = finance.holders.find((holder) => holder.name === (seller === 'founder' ? 'founder' : 'pool'));
    if (!deal || !from) return;
    const held = sellerShares(world, seller);
    const total = totalShares(finance);
    from.shares -= deal.shares;
    const name = `${deal.buyer.id}#0`;
    const buyer = finance.holders.find((holder) => holder.name === name);
    if (buyer) buyer.shares += deal.shares;
    else finance.holders.push(commonHolder(name, deal.shares, 0));
    finance.equity.lastSecondaryS = world.timeS;
    finance.equity.sellersCents += deal.cents;
    const { secondaryStaff, secondaryCredibility } = catalog.constants.equity;
    if (seller === 'staff') {
      world.people.grantedBp = Math.max(0, world.people.grantedBp - deal.shares / total * 10_000);
      const ever = held + finance.equity.staffSoldShares;
      finance.equity.staffSoldShares += deal.shares;
      moveStanding(world, 'staff', secondaryStaff * (deal.shares / ever), 'standing.cause.secondaryStaff');
      payOut(world, deal.shares / held);
    } else moveStanding(world, 'credibility', -secondaryCredibility * (deal.shares / held), 'standing.cause.secondaryFounder');
    emit(context, 'secondary.sold', 'log', { seller: `@seller.${seller}`, investor: nameOf(catalog, deal.buyer.id), cents: deal.cents, share: deal.shares / total }, PANEL);
  },
};

const closeRound: CommandHandler<CommandPayloads['finance.closeRound']> = {
  shape: {},
  check({ world }) {
    return freeCheck([condition('round-is-open', world.finance.round !== null)]);
  },
  apply(context) {
    const raised = context.world.finance.round?.signedCents ?? 0;
    finishRound(context);
    emit(context, 'round.closed', 'log', { raised }, PANEL);
  },
};

export const equityCommands = {
  'finance.openRound': openRound, 'finance.sign': sign, 'finance.counter': counter, 'finance.honourProRata': honour, 'finance.topUpPool': topUpPool,
  'finance.sellSecondary': sellSecondary, 'finance.closeRound': closeRound,
};
