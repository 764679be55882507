/** Open rounds: investors answer, sheets and rights lapse, capital winters come and go. Writes finance.round and marketMood. */
import { HOUR_S } from '../../core/calendar.ts';
import { clamp } from '../../core/maths.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import type { Round } from '../../world/equity.ts';
import { endsDay, endsMonth } from '../../rules/calendarMoney.ts';
import { closeRound } from '../../rules/capital/closeRound.ts';
import { memoryOf } from '../../rules/capital/newEquity.ts';
import { answeredSheet, eventStartS, moodAt, moodDeviationAfterDay } from '../../rules/rounds.ts';

import { stepPromises } from './promises.ts';
import { stepBoard } from './board.ts';

const PANEL = { panel: 'capital' as const };
/** A market never turns negative, however it walks. */
const LEAST_WALK = 0.3;

export function stepRounds(context: StepContext): void {
  const { world } = context;
  weatherCapital(context);
  if (endsDay(world.timeS)) stepPromises(context);
  if (endsMonth(world.timeS)) stepBoard(context);
  const { round } = world.finance;
  if (!round) return;
  for (let p = 0; p < round.pending.length; p++) {
    const { investor, answerS } = round.pending[p]!;
    if (answerS > world.timeS) continue;
    round.pending.splice(p--, 1);
    answer(context, round, investor);
  }
  lapse(context, round);
  if (round.pending.length > 0 || round.offers.length > 0 || round.rights.length > 0) return;
  const raised = round.signedCents;
  closeRound(context);
  emit(context, 'round.ended', raised > 0 ? 'good' : 'warn', { raised }, PANEL);
}

function answer(context: StepContext, round: Round, investor: string): void {
  const { world, catalog } = context;
  const def = catalog.investors[investor];
  if (!def) return;
  const reply = answeredSheet(world, catalog, def, round);
  if (reply.pass !== null) {
    round.passes.push({ investor, reason: reply.pass, atS: world.timeS });
    emit(context, 'round.pass', 'warn', { investor: nameOf(context, investor), reason: `@pass.${reply.pass}` }, PANEL);
    return;
  }
  const { sheet } = reply;
  round.offers.push({ id: world.nextId++, ...sheet });
  emit(context, 'round.offer', 'good', { investor: nameOf(context, investor), raise: sheet.raiseCents, preMoney: sheet.preMoneyCents }, PANEL);
}

/** Sheets and rights whose time is over: their owners remember it. */
function lapse(context: StepContext, round: Round): void {
  const { world } = context;
  for (let o = 0; o < round.offers.length; o++) {
    const offer = round.offers[o]!;
    if (offer.validUntilS > world.timeS) continue;
    round.offers.splice(o--, 1);
    memoryOf(world.finance.equity, offer.investor).refused++;
    emit(context, 'round.expired', 'warn', { investor: nameOf(context, offer.investor) }, PANEL);
  }
  for (let r = 0; r < round.rights.length; r++) {
    const right = round.rights[r]!;
    if (right.untilS > world.timeS) continue;
    round.rights.splice(r--, 1);
    memoryOf(world.finance.equity, right.investor).broken++;
    emit(context, 'round.rightBroken', 'warn', { investor: nameOf(context, right.investor), cents: right.cents }, PANEL);
  }
}

/** The market's mood: what the scenario says, capital winters included, times its walk. Winters are told when they begin and end. */
function weatherCapital(context: StepContext): void {
  const { world, catalog } = context;
  const scenario = catalog.scenarios[world.scenario];
  if (!scenario) return;
  const { finance } = world;
  if (endsDay(world.timeS)) finance.equity.moodDeviation = moodDeviationAfterDay(world, catalog, scenario);
  const said = moodAt(scenario, world.timeS);
  finance.marketMood = clamp(said * Math.max(LEAST_WALK, 1 + finance.equity.moodDeviation), 0, 2);
  for (const event of scenario.events) {
    if (event.type !== 'capital-winter' || world.eventsFired.includes(event.id) || eventStartS(event) > world.timeS) continue;
    world.eventsFired.push(event.id);
    emit(context, 'capital.winter', 'bad', { text: `@${event.text}`, mood: finance.marketMood }, PANEL);
  }
  if (world.timeS > 0 && said > moodAt(scenario, world.timeS - HOUR_S)) emit(context, 'capital.thaw', 'good', { mood: finance.marketMood }, PANEL);
}

function nameOf(context: StepContext, investor: string): string {
  return `@${context.catalog.investors[investor]?.name ?? investor}`;
}
