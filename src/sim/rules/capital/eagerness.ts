/** Greed, fear and memory: how much an investor wants in, and what it will give up for it. */
import { clamp, pow } from '../../core/maths.ts';
import type { InvestorDef } from '../../world/catalogCompany.ts';
import type { Catalog } from '../../world/catalog.ts';
import type { CounterId, InvestorMemory, Round, TermSheet } from '../../world/equity.ts';
import type { World } from '../../world/world.ts';
import { askedRatio } from './counter.ts';

type Committed = Pick<Round, 'askCents' | 'signedCents'>;

export interface Eagerness {
  appetite: number;
  mood: number;
  greed: number; // 1 + greed x share of the round that others signed
  nerve: number; // 1 - doubt - fear x (cold market + short runway, if it may see it): a lab that nobody believes frightens all alike
  trust: number;
  heat: number; // mood x greed x nerve x trust
  level: number; // appetite x heat, 0..1
}

/** Trust from what it remembers: 1 for a stranger. */
export function trustOf(memory: InvestorMemory | undefined, catalog: Catalog): number {
  const { keptTrust, brokenTrust, refusedTrust, trustMin, trustMax } = catalog.constants.equity;
  if (!memory) return 1;
  return clamp(1 + keptTrust * memory.kept - brokenTrust * memory.broken - refusedTrust * memory.refused, trustMin, trustMax);
}

/** True when the investor holds shares with information rights. */
function seesBooks(world: World, investor: string): boolean {
  return world.finance.holders.some((holder) => holder.infoRights && holder.name.startsWith(`${investor}#`));
}

export function eagerness(world: World, catalog: Catalog, def: InvestorDef, round: Committed | null): Eagerness {
  const { equity } = catalog.constants;
  const { finance, affairs } = world;
  const mood = finance.marketMood;
  const greed = 1 + def.greed * (round && round.askCents > 0 ? clamp(round.signedCents / round.askCents, 0, 1) : 0);
  const believed = catalog.gauges.credibility.rest;
  const doubt = believed > 0 ? Math.max(0, 1 - affairs.gauges.credibility / believed) : 0;
  const short = seesBooks(world, def.id) ? Math.max(0, 1 - finance.runwayDays / equity.panicRunwayDays) : 0;
  const nerve = Math.max(0, 1 - doubt - def.fear * (Math.max(0, 1 - mood) + short));
  const trust = trustOf(finance.equity.memory[def.id], catalog);
  const heat = mood * greed * nerve * trust;
  return { appetite: def.appetite, mood, greed, nerve, trust, heat, level: clamp(def.appetite * heat, 0, 1) };
}

/** What greed, fear and trust do to the price; the mood is in the fair value already. */
export function priceFactor({ greed, nerve, trust }: Eagerness, catalog: Catalog): number {
  return 1 + catalog.constants.equity.priceSwingRatio * clamp(greed * nerve * trust - 1, -1, 1);
}

/**
 * Chances that an investor gives in to a counter-offer, and that it walks away; the rest is "no". The chance of the usual ask (counterPriceRatio) is to the power of
 * how many times as much this one takes: twice as much is as hard as two asks in a row.
 */
export function counterOdds(world: World, catalog: Catalog, def: InvestorDef, round: Round, sheet: TermSheet, ask: CounterId, ratio?: number): { yes: number; walk: number } {
  const { counterYesRatio, counterRivalRatio, counterTireRatio, counterWalkRatio, counterMemoryRatio, counterPriceRatio } = catalog.constants.equity;
  const { level } = eagerness(world, catalog, def, round);
  const before = Math.max(0, (world.finance.equity.memory[def.id]?.asks ?? 0) - sheet.asks); // in earlier rounds
  const usual = clamp(counterYesRatio * level + counterRivalRatio * (round.offers.length - 1) - counterTireRatio * sheet.asks - counterMemoryRatio * before, 0, 1);
  const times = askedRatio(sheet, ask, catalog, ratio) / counterPriceRatio;
  const yes = usual > 0 ? pow(usual, times) : 0;
  return { yes, walk: Math.min(1 - yes, counterWalkRatio * (sheet.asks + Math.max(0, times - 1)) * (1 - level)) };
}
