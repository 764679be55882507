/** What the lab says of itself, what it takes back, and how loud its founder is. */
import { DAY_S } from '../core/calendar.ts';
import { claimView, discredit, findStatement, gapOf, openPromise, speak } from '../rules/reputation.ts';
import type { ClaimDef } from '../world/catalogPress.ts';
import type { SimContext } from '../world/context.ts';
import { emit } from '../world/emit.ts';
import { condition, freeCheck } from './checks.ts';
import type { Check, CommandHandler, CommandPayloads } from './types.ts';

const PANEL = { panel: 'press' as const };

function claimOf({ catalog }: SimContext, id: string): ClaimDef | null {
  return Object.hasOwn(catalog.claims, id) ? catalog.claims[id]! : null;
}

export const pressCommands = {
  'press.announce': {
    shape: { claim: { type: 'id' }, value: { type: 'number', min: 0 }, days: { type: 'int', min: 0 } },
    check(context, { claim, value, days }): Check {
      const def = claimOf(context, claim);
      if (!def) return freeCheck([condition('claim-known', false)]);
      const { promiseMostDays } = context.catalog.constants.publicity;
      return freeCheck([
        condition('claim-least', value >= def.least, value, def.least, def.unit),
        condition('claim-most', value <= def.most, value, def.most, def.unit),
        condition('claim-promise', days === 0 || def.promise),
        condition('promise-days', days <= promiseMostDays, days, promiseMostDays, 'days'),
        condition('promise-open', days === 0 || openPromise(context.world, claim) === null),
      ]);
    },
    apply(context, { claim, value, days }): void {
      const def = claimOf(context, claim);
      if (!def) return;
      speak(context, def, value, days);
      emit(context, `${days > 0 ? 'press.promised' : 'press.said'}.${def.unit}`, 'log', { claim: `@${def.name}`, value, days }, PANEL);
    },
  },

  'press.correct': {
    shape: { statement: { type: 'int', min: 0 } },
    check: ({ world }, { statement }): Check => freeCheck([condition('statement-open', findStatement(world, statement)?.state === 'open')]),
    apply(context, { statement: id }): void {
      const { world, catalog } = context;
      const statement = findStatement(world, id);
      const def = statement && claimOf(context, statement.claim);
      if (!statement || !def) return;
      const { truth } = claimView(context, def);
      const { correctRatio, brokenRatio } = catalog.constants.publicity;
      const late = statement.byS < 0 ? 1 : (world.timeS - statement.saidS) / Math.max(DAY_S, statement.byS - statement.saidS); // a promise taken back early has misled nobody for long
      const gap = gapOf(catalog, def, statement.value, truth);
      discredit(context, def, statement, truth, gap, 'corrected', correctRatio * (statement.byS < 0 ? 1 : brokenRatio * late));
      emit(context, `press.corrected.${def.unit}`, 'log', { claim: `@${def.name}`, value: statement.value, found: truth }, PANEL);
    },
  },

  'press.setFounder': {
    shape: { level: { type: 'number', min: 0, max: 1 } },
    check: (_context, { level }): Check => freeCheck([condition('founder-level', level >= 0 && level <= 1, level, 1, 'ratio')]),
    apply({ world }, { level }): void {
      world.reputation.founder = level;
    },
  },
} satisfies { [T in Extract<keyof CommandPayloads, `press.${string}`>]: CommandHandler<CommandPayloads[T]> };
