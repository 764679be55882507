/** Funding rounds: opening, closing, the market's mood. Used by the finance system and commands. */
import { DAY_S, HOUR_S } from '../core/calendar.ts';
import type { Catalog } from '../world/catalog.ts';
import type { ScenarioDef, ScriptedEventDef } from '../world/catalogScenario.ts';
import type { FinanceState, Round } from '../world/company.ts';
import type { World } from '../world/world.ts';
import { totalShares } from './valuation.ts';

/** A round that asks every investor of the scenario; each answers after its own decisionDays. */
export function openedRound(world: World, catalog: Catalog, scenario: ScenarioDef, askCents: number): Round {
  const pending = [];
  for (const id of scenario.investors) {
    const def = catalog.investors[id];
    if (def) pending.push({ investor: id, answerS: world.timeS + Math.round(def.decisionDays * DAY_S) });
  }
  return { openedS: world.timeS, askCents, sharesAtOpen: totalShares(world.finance), signedCents: 0, passes: [], pending, offers: [] };
}

/** Ends the open round; the cooldown starts now. */
export function endRound(finance: FinanceState, timeS: number): void {
  if (!finance.round) return;
  if (finance.round.signedCents > 0) finance.roundsClosed++;
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

/** Mood of the capital market at a time: the scenario's, times the strength of every capital winter that lasts. */
export function moodAt(scenario: ScenarioDef, timeS: number): number {
  let mood = scenario.marketMood;
  for (const event of scenario.events) {
    if (event.type !== 'capital-winter') continue;
    const startS = eventStartS(event);
    if (timeS >= startS && timeS < startS + event.durationMinutes * 60) mood *= event.strength;
  }
  return mood;
}
