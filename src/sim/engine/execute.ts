/**
 * The one way in: every change a player, bot, replay or class makes. `checkCommand` changes nothing; `execute` takes the
 * payment in one place and applies. Commands may come from files of strangers, so shapes are validated first.
 */
import type { Check, CheckCondition, Command, CommandHandler, CommandType, FieldShape } from '../commands/types.ts';
import { condition, freeCheck, refusalOf } from '../commands/checks.ts';
import { pay } from '../world/ledger.ts';
import type { SimContext } from '../world/context.ts';
import { REGISTRY } from './registry.ts';

export interface Verdict {
  ok: boolean;
  refusal: CheckCondition | null; // the first condition that failed
  check: Check;
}

const MAX_STRING = 60;
const MAX_IDS = 200;

/** Price, conditions and refusal of an order. Pure. Malformed orders are refused as 'bad-order', never thrown. */
export function checkCommand(context: SimContext, command: Command): Verdict {
  const problem = shapeProblem(command);
  if (problem) return verdictOf(freeCheck([condition('bad-order', false)]));
  const { world, catalog } = context;
  const conditions: CheckCondition[] = [];
  if (world.outcome.state === 'lost') conditions.push(condition('run-ended', false));
  const scenario = catalog.scenarios[world.scenario];
  if (scenario && scenario.forbidden.includes(command.type)) conditions.push(condition('forbidden-here', false));
  if (conditions.length > 0) return verdictOf(freeCheck(conditions));
  return verdictOf(handlerOf(command.type).check(context, command));
}

/** Applies an order when its check passes: takes the payment, then changes the world. */
export function execute(context: SimContext, command: Command): Verdict {
  const verdict = checkCommand(context, command);
  if (!verdict.ok) return verdict;
  const { payCents, account, kind } = verdict.check;
  if (payCents > 0) pay(context.world, account, payCents, kind);
  handlerOf(command.type).apply(context, command);
  return verdict;
}

/** What is wrong with an order's shape, in words for logs and file errors; null when it is well formed. */
export function shapeProblem(command: unknown): string | null {
  if (typeof command !== 'object' || command === null || Array.isArray(command)) return 'an order must be an object';
  const record = command as Record<string, unknown>;
  const type = record['type'];
  if (typeof type !== 'string' || !Object.hasOwn(REGISTRY, type)) return `unknown order type ${JSON.stringify(type)}`;
  const shape = handlerOf(type as CommandType).shape as Record<string, FieldShape>;
  for (const key of Object.keys(record)) {
    if (key !== 'type' && !Object.hasOwn(shape, key)) return `${type}: unknown field "${key}"`;
  }
  for (const key of Object.keys(shape)) {
    const field = shape[key] as FieldShape;
    const value = record[key];
    if (value === undefined) {
      if (field.optional) continue;
      return `${type}: field "${key}" is missing`;
    }
    if (value === null && field.nullable) continue;
    const problem = fieldProblem(value, field);
    if (problem) return `${type}: field "${key}" ${problem}`;
  }
  return null;
}

function fieldProblem(value: unknown, field: FieldShape): string | null {
  switch (field.type) {
    case 'boolean': return typeof value === 'boolean' ? null : 'must be true or false';
    case 'string': return typeof value === 'string' && value.length <= MAX_STRING ? null : `must be text of at most ${MAX_STRING} characters`;
    case 'id': return typeof value === 'string' && value.length <= MAX_STRING && /^[a-z0-9][a-z0-9._#-]*$/i.test(value) ? null : 'must be an id';
    case 'ids': return Array.isArray(value) && value.length <= MAX_IDS && value.every((id) => Number.isSafeInteger(id)) ? null : 'must be a list of whole numbers';
    case 'int':
    case 'number': {
      if (typeof value !== 'number' || !Number.isFinite(value)) return 'must be a finite number';
      if (field.type === 'int' && !Number.isSafeInteger(value)) return 'must be a whole number';
      if (field.min !== undefined && value < field.min) return `must be at least ${field.min}`;
      if (field.max !== undefined && value > field.max) return `must be at most ${field.max}`;
      return null;
    }
  }
}

function handlerOf(type: CommandType): CommandHandler<Command> {
  return REGISTRY[type] as unknown as CommandHandler<Command>;
}

function verdictOf(check: Check): Verdict {
  const refusal = refusalOf(check);
  return { ok: refusal === null, refusal, check };
}
