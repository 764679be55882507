/** Funding rounds: opening, signing, rights, closing, the market's mood. Used by the finance system and commands. */
import { DAY_S, HOUR_S } from '../core/calendar.ts';
import { clamp, exp } from '../core/maths.ts';
import { normal, streamId } from '../core/draw.ts';
import type { InvestorDef } from '../world/catalogCompany.ts';
import type { Catalog } from '../world/catalog.ts';
import type { ScenarioDef, ScriptedEventDef } from '../world/catalogScenario.ts';
import type { FinanceState } from '../world/company.ts';
import type { Round, TermSheet } from '../world/equity.ts';
import { earn } from '../world/ledger.ts';
import type { World } from '../world/world.ts';
import { capAfterSheet, sharesOf, type CapAfter } from './capital/dilution.ts';
import { memoryOf } from './capital/newEquity.ts';
import { reliances, rely } from './capital/warranty.ts';
import { investorAnswer, missingEvidence, totalShares, type Answer } from './valuation.ts';

const STREAM_MOOD = streamId('capital.mood');

/** A round that asks every investor of the scenario; each answers after its own decisionDays. */
export function openedRound(world: World, catalog: Catalog, scenario: ScenarioDef, askCents: number): Round {
  const pending = [];
  for (const id of scenario.investors) {
    const def = catalog.investors[id];
    if (def) pending.push({ investor: id, answerS: world.timeS + Math.round(def.decisionDays * DAY_S) });
  }
  return {
    openedS: world.timeS, askCents, sharesAtOpen: totalShares(world.finance), signedCents: 0, passes: [], pending, offers: [],
    paidCents: 0, newShares: 0, priceCents: 0, relies: [], rights: [],
  };
}

/** An investor's sheet, or why it passes. It asks for a milestone only while the lab has not shown it, and for no second seat. */
export function answeredSheet(world: World, catalog: Catalog, def: InvestorDef, round: Round): Exclude<Answer, { pass: null }> | { pass: null; sheet: Omit<TermSheet, 'id'> } {
  const reply = investorAnswer(world, catalog, def, round);
  if (reply.pass !== null) return reply;
  let seats = 0;
  for (const holder of world.finance.holders) if (holder.name.startsWith(`${def.id}#`)) seats += holder.seats;
  const { milestone } = def;
  return {
    pass: null,
    sheet: {
      investor: def.id, raiseCents: reply.raiseCents, preMoneyCents: reply.preMoneyCents, preferenceMultiple: def.preferenceMultiple, participating: def.participating,
      proRata: def.proRata, infoRights: def.infoRights, boardSeats: Math.max(0, def.boardSeats - seats), poolRatio: def.poolRatio,
      milestone: milestone && missingEvidence(world, catalog, milestone.needs) ? { ...milestone } : null,
      asks: 0, relies: reliances(world, catalog), validUntilS: world.timeS + Math.round(catalog.constants.finance.offerValidDays * DAY_S),
    },
  };
}

/** Pro rata rights that this sheet wakes: holders with the right may buy their share of the cheque, at its price. */
function wakeRights(world: World, catalog: Catalog, round: Round, sheet: TermSheet, total: number): void {
  const untilS = world.timeS + Math.round(catalog.constants.finance.offerValidDays * DAY_S);
  const suffix = `#${world.finance.roundsClosed + 1}`;
  for (const holder of world.finance.holders) {
    if (!holder.proRata || holder.name.endsWith(suffix)) continue;
    const investor = holder.name.slice(0, holder.name.indexOf('#'));
    if (investor === sheet.investor) continue; // it buys anyway
    const cents = Math.floor(sheet.raiseCents * (holder.shares / total));
    if (cents < 1) continue;
    const right = round.rights.find((entry) => entry.investor === investor);
    if (right) right.cents += cents;
    else round.rights.push({ investor, cents, untilS });
  }
}

/** Signs a sheet: cap table, cash, seats, milestone, memory. Pushes the milestone when there is one; returns what changed. */
export function signSheet(world: World, catalog: Catalog, round: Round, sheet: TermSheet): CapAfter {
  const { finance } = world;
  const before = totalShares(finance);
  wakeRights(world, catalog, round, sheet, before);
  const after = capAfterSheet(finance, world.people.grantedBp, round, sheet);
  finance.holders = after.holders;
  world.people.grantedBp *= before / sharesOf(after.holders); // options dilute with everybody's shares
  earn(world, 'equity', after.paidCents, 'equity');
  finance.raisedCents += after.paidCents;
  finance.boardSeats.investors += sheet.boardSeats;
  round.sharesAtOpen += after.poolShares; // the pool was demanded before the money: later sheets price on it too
  round.signedCents += sheet.raiseCents;
  round.paidCents += after.paidCents;
  round.newShares += after.newShares;
  round.priceCents = after.priceCents;
  round.relies = sheet.relies;
  rely(world, sheet.relies, `${sheet.investor}#${finance.roundsClosed + 1}`, after.paidCents, after.priceCents);
  round.offers.splice(round.offers.indexOf(sheet), 1);
  const memory = memoryOf(finance.equity, sheet.investor);
  memory.refused = 0;
  memory.priceCents = after.priceCents;
  if (sheet.milestone && after.trancheCents > 0) {
    finance.equity.milestones.push({
      id: world.nextId++, investor: sheet.investor, holder: `${sheet.investor}#${finance.roundsClosed + 1}`, needs: sheet.milestone.needs,
      dueS: world.timeS + Math.round(sheet.milestone.days * DAY_S), cents: after.trancheCents, priceCents: after.priceCents,
    });
  }
  return after;
}

/** Sells new shares to a holder at a price already agreed: a tranche, a pro rata right. `name` is the holder's; terms come from its latest shares. */
export function issueShares(world: World, name: string, cents: number, priceCents: number): number {
  const { finance } = world;
  const shares = Math.floor(cents / priceCents);
  const before = totalShares(finance);
  const holder = finance.holders.find((entry) => entry.name === name);
  if (!holder) return 0;
  holder.shares += shares;
  holder.investedCents += cents;
  world.people.grantedBp *= before / (before + shares);
  earn(world, 'equity', cents, 'equity');
  finance.raisedCents += cents;
  return shares;
}

/** How far below the last round's mean price this one was, 0..1; 0 when it was no down round. */
export function priceFall(finance: FinanceState): number {
  const { round, equity } = finance;
  if (!round || round.newShares <= 0 || equity.lastPriceCents <= 0) return 0;
  return clamp(1 - round.paidCents / round.newShares / equity.lastPriceCents, 0, 1);
}

/** Ends the open round; the cooldown starts now. Sheets on the table were refused, rights not honoured were broken. */
export function endRound(world: World): void {
  const { finance, timeS } = world;
  const { round, equity } = finance;
  if (!round) return;
  for (const offer of round.offers) memoryOf(equity, offer.investor).refused++;
  for (const right of round.rights) memoryOf(equity, right.investor).broken++;
  if (round.newShares > 0) equity.lastPriceCents = round.paidCents / round.newShares;
  if (round.signedCents > 0) finance.roundsClosed++;
  finance.round = null;
  finance.lastRoundS = timeS;
}

/** Days until a new round may open, 0 = now. */
export function roundCooldownDays(world: World, catalog: Catalog): number {
  const { lastRoundS } = world.finance;
  if (lastRoundS < 0) return 0;
  return Math.max(0, catalog.constants.finance.roundCooldownDays - (world.timeS - lastRoundS) / DAY_S);
}

export function eventStartS(event: ScriptedEventDef): number {
  return event.day * DAY_S + event.hour * HOUR_S;
}

/** What the scenario says of the capital market at a time: its mood, times the strength of every capital winter that lasts. */
export function moodAt(scenario: ScenarioDef, timeS: number): number {
  let mood = scenario.marketMood;
  for (const event of scenario.events) {
    if (event.type !== 'capital-winter') continue;
    const startS = eventStartS(event);
    if (timeS >= startS && timeS < startS + event.durationMinutes * 60) mood *= event.strength;
  }
  return mood;
}

/** The market's walk a day on: it comes back in moodReturnDays and wanders with the seed. 0 in scenarios whose market is still. */
export function moodDeviationAfterDay(world: World, catalog: Catalog, scenario: ScenarioDef): number {
  if (scenario.marketWalks !== true) return 0;
  const { moodSd, moodReturnDays } = catalog.constants.equity;
  const keep = exp(-1 / moodReturnDays);
  return world.finance.equity.moodDeviation * keep + moodSd * Math.sqrt(1 - keep * keep) * normal(0, 1, world.seed, STREAM_MOOD, 0, world.timeS);
}
