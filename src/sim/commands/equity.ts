/** Orders about the lab's equity: rounds and term sheets. */
import type { TermSheet } from '../world/company.ts';
import { emit } from '../world/emit.ts';
import { earn } from '../world/ledger.ts';
import type { World } from '../world/world.ts';
import { endRound, openedRound, roundCooldownDays } from '../rules/rounds.ts';
import { founderVoteRatio, sharesFor, totalShares } from '../rules/valuation.ts';
import { condition, freeCheck } from './checks.ts';
import type { CommandHandler, CommandPayloads } from './types.ts';

const MAX_CENTS = 1e14; // a trillion dollars: keeps every sum a safe integer
const PANEL = { panel: 'capital' as const };

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

/** Cash for new shares at the round's price. Everybody else is diluted; losing control is allowed, and shown. */
const sign: CommandHandler<CommandPayloads['finance.sign']> = {
  shape: { offer: { type: 'int', min: 0 } },
  check({ world, catalog }, { offer: id }) {
    const { round } = world.finance;
    const offer = findOffer(world, id);
    if (!round || !offer) return freeCheck([condition('offer-exists', false)]);
    const shares = sharesFor(offer.raiseCents, offer.preMoneyCents, round.sharesAtOpen);
    const total = totalShares(world.finance);
    return freeCheck([
      condition('offer-valid', offer.validUntilS > world.timeS, (offer.validUntilS - world.timeS) / 3600, 0, 'hours'),
      condition('round-room', round.signedCents < round.askCents, round.signedCents, round.askCents, 'cents'),
      condition('whole-shares', shares >= 1 && Number.isSafeInteger(total + shares), shares, 1, 'count'),
      condition('sold-share', true, shares / (total + shares), null, 'ratio'),
      condition('keeps-control', true, founderVoteRatio(world, catalog, shares), catalog.constants.finance.controlRatio, 'ratio'),
    ]);
  },
  apply(context, { offer: id }) {
    const { world, catalog } = context;
    const { finance } = world;
    const offer = findOffer(world, id);
    const { round } = finance;
    if (!offer || !round) return;
    const before = totalShares(finance);
    const shares = sharesFor(offer.raiseCents, offer.preMoneyCents, round.sharesAtOpen);
    const hadControl = founderVoteRatio(world, catalog) >= catalog.constants.finance.controlRatio;
    finance.holders.push({
      name: `${offer.investor}#${finance.roundsClosed + 1}`, shares, investedCents: offer.raiseCents, preferenceMultiple: offer.preferenceMultiple,
    });
    world.people.grantedBp *= before / (before + shares); // options dilute with everybody's shares
    earn(world, 'equity', offer.raiseCents, 'equity');
    finance.raisedCents += offer.raiseCents;
    finance.boardSeats.investors += offer.boardSeats;
    round.signedCents += offer.raiseCents;
    round.offers.splice(round.offers.indexOf(offer), 1);
    const ratio = founderVoteRatio(world, catalog);
    const name = `@${catalog.investors[offer.investor]?.name ?? offer.investor}`;
    emit(context, 'round.signed', 'good', { investor: name, raise: offer.raiseCents, preMoney: offer.preMoneyCents, founder: ratio }, PANEL);
    if (hadControl && ratio < catalog.constants.finance.controlRatio) emit(context, 'finance.controlLost', 'bad', { founder: ratio }, PANEL);
  },
};

const closeRound: CommandHandler<CommandPayloads['finance.closeRound']> = {
  shape: {},
  check({ world }) {
    return freeCheck([condition('round-is-open', world.finance.round !== null)]);
  },
  apply(context) {
    const { finance, timeS } = context.world;
    emit(context, 'round.closed', 'log', { raised: finance.round?.signedCents ?? 0 }, PANEL);
    endRound(finance, timeS);
  },
};

export const equityCommands = { 'finance.openRound': openRound, 'finance.sign': sign, 'finance.closeRound': closeRound };
