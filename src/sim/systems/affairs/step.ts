/**
 * What happens to the lab. Each hour: answers that ran out, consequences that come, effects that end (one comparison when there are none).
 * At a day's end: the hazards of the scenario's affairs, drawn from the state, and standing drifts to rest. Writes world.affairs.
 */
import { DAY_S } from '../../core/calendar.ts';
import { draw, streamId } from '../../core/draw.ts';
import { exp } from '../../core/maths.ts';
import { choiceCents, findChoice, hazardPerYear, nextDueS, scenarioAffairs, settleAffair, STREAM_AFFAIR, STREAM_FOLLOW } from '../../rules/affairs.ts';
import { endsDay } from '../../rules/calendarMoney.ts';
import { chanceWithin } from '../../rules/people.ts';
import { takeDueEvents } from '../../rules/scriptedEvents.ts';
import { restOf } from '../../rules/standing.ts';
import { GAUGE_IDS, type AffairDef } from '../../world/catalogAffairs.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { pay } from '../../world/ledger.ts';

const PANEL = { panel: 'press' as const };
const LN_HALF = -0.6931471805599453;

export function stepAffairs(context: StepContext): void {
  const { world, catalog } = context;
  for (const event of takeDueEvents(context, 'affair')) {
    const def = event.affair === undefined ? undefined : catalog.affairs[event.affair];
    if (def) begin(context, def);
  }
  const { nextS } = world.affairs;
  if (nextS >= 0 && world.timeS >= nextS) comeDue(context);
  if (!endsDay(world.timeS)) return;
  driftGauges(context);
  for (const def of scenarioAffairs(context)) {
    const rate = hazardPerYear(context, def);
    if (rate > 0 && draw(world.seed, STREAM_AFFAIR, streamId(def.id), world.timeS) < chanceWithin(rate, 1)) begin(context, def);
  }
}

/** An affair begins: it waits for an answer, or just happens. */
function begin(context: StepContext, def: AffairDef): void {
  const { world } = context;
  const { affairs, timeS } = world;
  if (affairs.open.some((open) => open.affair === def.id)) return;
  affairs.last[def.id] = timeS;
  if (def.answerDays <= 0) return settle(context, def, def.fallback, 'affair.news');
  affairs.open.push({ affair: def.id, openedS: timeS, answerByS: timeS + Math.round(def.answerDays * DAY_S) });
  affairs.nextS = nextDueS(world);
  emit(context, 'affair.opened', 'warn', { name: `@${def.name}`, days: def.answerDays }, PANEL);
}

/** Ends an affair without the player: by its fallback, for the price of it. What cannot be paid is owed: cash may go below zero. */
function settle(context: StepContext, def: AffairDef, choiceId: string, told: 'affair.news' | 'affair.ranOut'): void {
  const { world } = context;
  const choice = findChoice(def, choiceId);
  if (!choice) return;
  pay(world, 'expense.affairs', choiceCents(context, choice), 'affair');
  const entity = streamId(def.id);
  settleAffair(context, def, choice, false, (chance, k) => draw(world.seed, STREAM_FOLLOW, entity, world.timeS, k) < chance);
  emit(context, told, 'warn', { name: `@${def.name}`, choice: `@${choice.text}`, after: `@${choice.after}` }, PANEL);
}

function comeDue(context: StepContext): void {
  const { world, catalog } = context;
  const { affairs, timeS } = world;
  affairs.modifiers = affairs.modifiers.filter((modifier) => modifier.untilS < 0 || modifier.untilS > timeS);
  for (const open of [...affairs.open]) {
    const def = catalog.affairs[open.affair];
    if (open.answerByS <= timeS && def) settle(context, def, def.fallback, 'affair.ranOut');
  }
  const ready = affairs.due.filter((due) => due.atS <= timeS);
  affairs.due = affairs.due.filter((due) => due.atS > timeS);
  for (const due of ready) {
    const def = catalog.affairs[due.affair];
    if (def) begin(context, def);
  }
  affairs.nextS = nextDueS(world);
}

/** Half of the way to rest in each half life. */
function driftGauges({ world, catalog }: StepContext): void {
  for (const id of GAUGE_IDS) {
    const { halfLifeDays } = catalog.gauges[id];
    const rest = restOf(world, catalog, id);
    const level = world.affairs.gauges[id];
    world.affairs.gauges[id] = rest + (level - rest) * exp(LN_HALF / halfLifeDays);
  }
}
