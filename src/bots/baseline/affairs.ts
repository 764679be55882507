/** Answers to what happens: whichever costs least, what it hurts and helps counted in days of what the lab spends. */
import { DAY_S, evaluate, LESS_IS_BETTER } from '../../sim/index.ts';
import type { AffairChoice, AffairEffect, SimContext } from '../../sim/index.ts';
import type { BotHands } from '../bot.ts';
import { burnCentsPerDay, spend } from './money.ts';

/** Days of all that the lab does that an effect takes, or gives (below 0). Rough on purpose. */
const YEAR_DAYS = 365;
const GAUGE_DAYS = 60;
const LEAVE_DAYS = 180;
const TIRE_DAYS = 15;
const RUN_DAYS = 60;
const FOLLOW_DAYS = 8;

function lostDays(effect: AffairEffect): number {
  switch (effect.type) {
    case 'modifier': return (effect.ratio - 1) * (LESS_IS_BETTER.has(effect.effect) ? 1 : -1) * Math.min(YEAR_DAYS, effect.days || YEAR_DAYS) / 2;
    case 'gauge': return effect.add * GAUGE_DAYS * (effect.gauge === 'controversy' ? 1 : -1);
    case 'leave': return effect.ratio * LEAVE_DAYS;
    case 'tire': return effect.add * TIRE_DAYS;
    case 'delay': return effect.days / 2;
    case 'setBack': return effect.ratio * RUN_DAYS;
    default: return 1; // an outage, a heat wave
  }
}

function worth(choice: AffairChoice, perDayCents: number): number {
  let days = 0;
  for (const effect of choice.effects) days += lostDays(effect);
  for (const next of choice.follow) days += next.chance * FOLLOW_DAYS;
  return days * perDayCents;
}

export function manageAffairs(context: SimContext, hands: BotHands): void {
  const { world, catalog } = context;
  if (world.affairs.open.length === 0) return;
  const perDayCents = burnCentsPerDay(context);
  for (const open of [...world.affairs.open]) {
    const choices = catalog.affairs[open.affair]?.choices.filter((choice) => !choice.needs || evaluate(context, choice.needs)) ?? [];
    const ranked = choices.map((choice) => {
      const command = { type: 'affair.answer', affair: open.affair, choice: choice.id } as const;
      const verdict = hands.check(command);
      return { command, cents: (verdict.ok ? verdict.check.payCents : Infinity) + worth(choice, perDayCents) };
    }).sort((a, b) => a.cents - b.cents);
    const last = open.answerByS - world.timeS <= DAY_S;
    for (const { command, cents } of ranked) if (Number.isFinite(cents) && (spend(context, hands, command) || (last && hands.order(command).ok))) break;
  }
}
