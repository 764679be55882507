/** The player's answer to what happens. */
import { draw, streamId } from '../core/draw.ts';
import { choiceCents, findChoice, findOpen, settleAffair, STREAM_FOLLOW } from '../rules/affairs.ts';
import { evaluate } from '../rules/facts.ts';
import { emit } from '../world/emit.ts';
import { condition, freeCheck, paidCheck } from './checks.ts';
import type { CommandHandler, CommandPayloads } from './types.ts';

const answer: CommandHandler<CommandPayloads['affair.answer']> = {
  shape: { affair: { type: 'id' }, choice: { type: 'id' } },
  check(context, { affair, choice: choiceId }) {
    const { world, catalog } = context;
    const def = Object.hasOwn(catalog.affairs, affair) ? catalog.affairs[affair] : undefined;
    if (!def || !findOpen(world, affair)) return freeCheck([condition('affair-open', false)]);
    const choice = findChoice(def, choiceId);
    if (!choice) return freeCheck([condition('unknown-choice', false)]);
    const may = condition('choice-needs', !choice.needs || evaluate(context, choice.needs));
    const cents = choiceCents(context, choice);
    return cents > 0 ? paidCheck(world, cents, 'expense.affairs', 'affair', [may]) : freeCheck([may]);
  },
  apply(context, { affair, choice: choiceId }) {
    const { world, catalog } = context;
    const def = catalog.affairs[affair];
    const choice = def ? findChoice(def, choiceId) : null;
    if (!def || !choice) return;
    const entity = streamId(def.id);
    settleAffair(context, def, choice, true, (chance, k) => draw(world.seed, STREAM_FOLLOW, entity, world.timeS, k) < chance);
    emit(context, 'affair.answered', 'log', { name: `@${def.name}`, choice: `@${choice.text}`, after: `@${choice.after}` }, { panel: 'press' });
  },
};

export const affairCommands = { 'affair.answer': answer };
