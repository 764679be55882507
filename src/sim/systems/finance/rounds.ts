/** Open rounds: investors answer, offers expire, capital winters come and go. Writes finance.round and marketMood. */
import { DAY_S } from '../../core/calendar.ts';
import type { Round } from '../../world/company.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { endRound, eventStartS, moodAt } from '../../rules/rounds.ts';
import { investorAnswer } from '../../rules/valuation.ts';

const PANEL = { panel: 'capital' as const };

export function stepRounds(context: StepContext): void {
  const { world } = context;
  weatherCapital(context);
  const { round } = world.finance;
  if (!round) return;
  for (let p = 0; p < round.pending.length; p++) {
    const { investor, answerS } = round.pending[p]!;
    if (answerS > world.timeS) continue;
    round.pending.splice(p--, 1);
    answer(context, round, investor);
  }
  for (let o = 0; o < round.offers.length; o++) {
    const offer = round.offers[o]!;
    if (offer.validUntilS > world.timeS) continue;
    round.offers.splice(o--, 1);
    emit(context, 'round.expired', 'warn', { investor: nameOf(context, offer.investor) }, PANEL);
  }
  if (round.pending.length > 0 || round.offers.length > 0) return;
  emit(context, 'round.ended', round.signedCents > 0 ? 'good' : 'warn', { raised: round.signedCents }, PANEL);
  endRound(world.finance, world.timeS);
}

function answer(context: StepContext, round: Round, investor: string): void {
  const { world, catalog } = context;
  const def = catalog.investors[investor];
  if (!def) return;
  const reply = investorAnswer(world, catalog, def, round);
  if (reply.pass !== null) {
    round.passes.push({ investor, reason: reply.pass, atS: world.timeS });
    emit(context, 'round.pass', 'warn', { investor: nameOf(context, investor), reason: `@pass.${reply.pass}` }, PANEL);
    return;
  }
  const { raiseCents, preMoneyCents } = reply;
  round.offers.push({
    id: world.nextId++, investor, raiseCents, preMoneyCents, preferenceMultiple: def.preferenceMultiple, boardSeats: def.boardSeats,
    validUntilS: world.timeS + Math.round(catalog.constants.finance.offerValidDays * DAY_S),
  });
  emit(context, 'round.offer', 'good', { investor: nameOf(context, investor), raise: raiseCents, preMoney: preMoneyCents }, PANEL);
}

/** Scripted capital winters: the mood falls while they last. Told when they begin and end. */
function weatherCapital(context: StepContext): void {
  const { world, catalog } = context;
  const scenario = catalog.scenarios[world.scenario];
  if (!scenario) return;
  const mood = moodAt(scenario, world.timeS);
  const before = world.finance.marketMood;
  world.finance.marketMood = mood;
  for (const event of scenario.events) {
    if (event.type !== 'capital-winter' || world.eventsFired.includes(event.id) || eventStartS(event) > world.timeS) continue;
    world.eventsFired.push(event.id);
    emit(context, 'capital.winter', 'bad', { text: `@${event.text}`, mood }, PANEL);
  }
  if (mood > before) emit(context, 'capital.thaw', 'good', { mood }, PANEL);
}

function nameOf(context: StepContext, investor: string): string {
  return `@${context.catalog.investors[investor]?.name ?? investor}`;
}
