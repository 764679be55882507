/** Gives orders of some commands as the engine would: checked, paid, applied. */
import { refusalOf } from '../../../src/sim/commands/checks.ts';
import type { CommandHandler, CommandPayloads } from '../../../src/sim/commands/types.ts';
import type { StepContext } from '../../../src/sim/world/context.ts';
import { pay } from '../../../src/sim/world/ledger.ts';

type Handlers<T extends keyof CommandPayloads> = { [K in T]: CommandHandler<CommandPayloads[K]> };

/** An order that answers with the id of its refusal, or null. */
export function orderBy<T extends keyof CommandPayloads>(handlers: Handlers<T>) {
  return <K extends T>(context: StepContext, type: K, payload: CommandPayloads[K]): string | null => {
    const handler: CommandHandler<CommandPayloads[K]> = handlers[type];
    const check = handler.check(context, payload);
    const refusal = refusalOf(check);
    if (refusal) return refusal.id;
    if (check.payCents > 0) pay(context.world, check.account, check.payCents, check.kind);
    handler.apply(context, payload);
    return null;
  };
}
