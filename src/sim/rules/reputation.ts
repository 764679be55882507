/**
 * What a lab says against what others can see. One rule for the order, the day on which evidence comes in, and the page that shows beforehand
 * what a statement would do. Doublings measure every number: twice as many GPUs, or so many index points more.
 */
import { DAY_S } from '../core/calendar.ts';
import { clamp, log2, pow } from '../core/maths.ts';
import type { Catalog } from '../world/catalog.ts';
import type { GaugeId } from '../world/catalogAffairs.ts';
import type { ClaimDef } from '../world/catalogPress.ts';
import type { SimContext } from '../world/context.ts';
import type { EffectId } from '../world/effects.ts';
import type { Statement } from '../world/reputation.ts';
import type { World } from '../world/world.ts';
import { disappoint, settleReliance } from './capital/warranty.ts';
import { factValue } from './facts.ts';
import { moveStanding, type Speaker } from './standing.ts';

export const STATEMENTS_KEPT = 60;

/** What a claim's number is in truth, and what each evidence of it allows today, in the claim's unit. */
export interface ClaimView {
  truth: number;
  allowed: number[]; // in order of ClaimDef.evidence
}

export function claimView(context: SimContext, def: ClaimDef): ClaimView {
  return { truth: factValue(context, def.fact) / def.perUnit, allowed: def.evidence.map(({ fact, perUnit }) => factValue(context, fact) / perUnit) };
}

/** How many doublings `value` is above `base`; negative below. Where twice is twice, both are held at the least number that anybody reports. */
export function doublings(def: ClaimDef, value: number, base: number): number {
  if (def.doubling > 0) return (value - base) / def.doubling;
  return log2(Math.max(value, def.least) / Math.max(base, def.least));
}

/** What a statement does at once, and what it costs if the present evidence comes in. */
export interface Outlook {
  fresh: number; // doublings above what is known, as far as they count
  trust: number; // multipliers of it
  reach: number;
  tired: number;
  promise: number;
  buzz: number; // doublings that are believed: their product
  effects: { effect: EffectId; ratio: number }[]; // for talkDays
  brand: number;
  gap: number; // doublings beyond the evidence that will find it out, or beyond the truth for a promise; 0 = none
  gapDays: number; // until then; -1 = nobody will
  cost: Cost; // then
}
export interface Cost {
  gauges: { gauge: GaugeId; add: number }[];
  capitalRatio: number; // for caughtDays
}

/** Pure. `days` 0 is a statement of fact, more a promise for that day. */
export function statementOutlook(speaker: Speaker, catalog: Catalog, def: ClaimDef, view: ClaimView, value: number, days: number): Outlook {
  const c = catalog.constants.publicity;
  const { reputation, affairs, timeS } = speaker;
  const fresh = clamp(doublings(def, value, Math.max(def.least, reputation.known[def.id] ?? 0)), 0, c.mostDoublings);
  const trust = clamp(affairs.gauges.credibility / catalog.gauges.credibility.rest, 0, c.trustMost);
  const reach = c.founderReachAt0 + (c.founderReachAt1 - c.founderReachAt0) * reputation.founderFelt;
  const tired = 1 / (1 + reputation.statements.filter((entry) => entry.saidS > timeS - c.tiredDays * DAY_S).length);
  const beyond = doublings(def, value, view.truth);
  const promise = days > 0 ? c.promiseRatio * pow(2, -days / c.promiseHalfDays - Math.max(0, beyond - c.promiseReachDoublings)) : 1;
  const buzz = fresh * trust * reach * tired * promise;
  const { gap, gapDays } = days > 0 ? { gap: gapOf(catalog, def, value, view.truth), gapDays: days } : firstGap(catalog, def, view, value);
  return {
    fresh, trust, reach, tired, promise, buzz, effects: def.effects.map(({ effect, perDoubling }) => ({ effect, ratio: 1 + perDoubling * buzz })), brand: c.brandPerDoubling * buzz,
    gap, gapDays: gap > 0 ? gapDays : -1, cost: costOf(catalog, gap, days > 0 ? c.brokenRatio : 1),
  };
}

/** Doublings beyond `allowed`, less what passes for rounding; 0 when within. */
export function gapOf(catalog: Catalog, def: ClaimDef, value: number, allowed: number): number {
  return clamp(doublings(def, value, allowed) - catalog.constants.publicity.toleranceDoublings, 0, catalog.constants.publicity.mostDoublings);
}

/** The first evidence that speaks against a number. What is true can be shown: no evidence does. */
function firstGap(catalog: Catalog, def: ClaimDef, { truth, allowed }: ClaimView, value: number): { gap: number; gapDays: number } {
  for (let k = 0; k < def.evidence.length; k++) {
    const gap = gapOf(catalog, def, value, Math.max(truth, allowed[k]!));
    if (gap > 0) return { gap, gapDays: def.evidence[k]!.days };
  }
  return { gap: 0, gapDays: -1 };
}

/** What a gap of so many doublings costs. */
export function costOf(catalog: Catalog, gap: number, ratio: number): Cost {
  const c = catalog.constants.publicity;
  const times = gap > 0 ? ratio : 0;
  return {
    gauges: [
      { gauge: 'credibility', add: -times * (c.caughtCredibility + c.caughtCredibilityPerDoubling * gap) },
      { gauge: 'controversy', add: times * c.caughtControversyPerDoubling * gap },
      { gauge: 'regulators', add: -times * c.caughtRegulatorsPerDoubling * gap },
      { gauge: 'staff', add: -times * c.caughtStaffPerDoubling * gap },
    ],
    capitalRatio: 1 - Math.min(0.9, times * c.caughtCapitalPerDoubling * gap),
  };
}

/** What a statement was found to be on the day when evidence `k` came in: the larger of then and now, so that an outage proves nothing. */
export function allowedAt(statement: Statement, view: ClaimView, k: number): number {
  return Math.max(statement.truthThen, view.truth, statement.allowedThen[k] ?? 0, view.allowed[k] ?? 0);
}

export function findStatement(world: World, id: number): Statement | null {
  for (const statement of world.reputation.statements) if (statement.id === id) return statement;
  return null;
}

/** An open promise about the same number, or null. */
export function openPromise(world: World, claim: string): Statement | null {
  for (const entry of world.reputation.statements) if (entry.claim === claim && entry.state === 'open' && entry.byS >= 0) return entry;
  return null;
}

/** The lab speaks: people talk about it from now on. */
export function speak(context: SimContext, def: ClaimDef, value: number, days: number): Statement {
  const { world, catalog } = context;
  const { reputation, timeS } = world;
  const view = claimView(context, def);
  const outlook = statementOutlook(world, catalog, def, view, value, days);
  const untilS = timeS + Math.round(catalog.constants.publicity.talkDays * DAY_S);
  if (outlook.buzz > 0) for (const { effect, ratio } of outlook.effects) world.affairs.modifiers.push({ effect, ratio, cause: def.name, fromS: timeS, untilS });
  noteDue(world, untilS);
  moveStanding(world, 'brand', outlook.brand, def.name);
  const statement: Statement = {
    id: world.nextId++, claim: def.id, value, saidS: timeS, byS: days > 0 ? timeS + Math.round(days * DAY_S) : -1, freshDoublings: outlook.fresh, buzz: outlook.buzz,
    truthThen: view.truth, allowedThen: view.allowed, checked: 0, state: 'open', found: -1, endedS: -1,
  };
  if (days <= 0) reputation.known[def.id] = Math.max(reputation.known[def.id] ?? 0, value);
  reputation.statements.push(statement);
  dropOldest(reputation.statements);
  return statement;
}

/** Open statements stay: one that is forgotten before evidence comes in would be free. */
function dropOldest(statements: Statement[]): void {
  while (statements.length > STATEMENTS_KEPT) {
    const index = statements.findIndex((entry) => entry.state !== 'open');
    if (index < 0) return;
    statements.splice(index, 1);
  }
}

/** A statement ends as false: nobody talks about it any more, and who said it pays. `ratio` 1 = found out by others. */
export function discredit(context: SimContext, def: ClaimDef, statement: Statement, found: number, gap: number, state: 'caught' | 'broken' | 'corrected', ratio: number): void {
  const { world, catalog } = context;
  const { reputation, affairs, timeS } = world;
  const cause = `press.cause.${state}`;
  const { gauges, capitalRatio } = costOf(catalog, gap, ratio);
  for (const { gauge, add } of gauges) moveStanding(world, gauge, add, cause);
  for (const modifier of affairs.modifiers) if (modifier.cause === def.name && modifier.fromS === statement.saidS) modifier.untilS = timeS;
  if (capitalRatio < 1) {
    const untilS = timeS + Math.round(catalog.constants.publicity.caughtDays * DAY_S);
    affairs.modifiers.push({ effect: 'capital', ratio: capitalRatio, cause, fromS: timeS, untilS });
  }
  affairs.modifiers = affairs.modifiers.filter((modifier) => modifier.untilS < 0 || modifier.untilS > timeS);
  for (const modifier of affairs.modifiers) noteDue(world, modifier.untilS);
  if (statement.byS < 0) reputation.known[def.id] = Math.min(reputation.known[def.id] ?? found, Math.max(def.least, found));
  if (state !== 'corrected') reputation.caught++;
  Object.assign(statement, { state, found, endedS: timeS });
  if (state !== 'corrected') disappoint(world, statement);
  settleReliance(context, statement, statement.freshDoublings > 0 ? clamp(gap / statement.freshDoublings, 0, 1) : 0);
}

/** A statement ends as true. */
export function confirm(context: SimContext, statement: Statement, found: number, state: 'borneOut' | 'kept'): void {
  const { world, catalog } = context;
  const c = catalog.constants.publicity;
  const { rest } = catalog.gauges.credibility;
  const room = clamp((1 - world.affairs.gauges.credibility) / Math.max(0.01, 1 - rest), 0, 1.5); // the better the name, the less one more true word adds
  const earned = state === 'kept' ? c.keptCredibility * Math.min(1, statement.freshDoublings) : c.borneOutCredibility * Math.min(1, statement.freshDoublings);
  moveStanding(world, 'credibility', earned * room, `press.cause.${state}`);
  if (state === 'kept') world.reputation.known[statement.claim] = Math.max(world.reputation.known[statement.claim] ?? 0, statement.value);
  world.reputation.borneOut++;
  Object.assign(statement, { state, found, endedS: world.timeS });
  settleReliance(context, statement, 0);
}

/** Tells the affairs when an effect ends. */
function noteDue({ affairs }: World, atS: number): void {
  if (atS >= 0 && (affairs.nextS < 0 || atS < affairs.nextS)) affairs.nextS = atS;
}
