/** Orders for how the fleet treats servers that fail: replacing, testing, checking. They cost time and work, not money. */
import type { Check, CommandHandler, CommandPayloads, FieldShape } from './types.ts';
import { condition, freeCheck } from './checks.ts';

const FAILURES: FieldShape = { type: 'int', min: 0, max: 5 };
const BURN_IN: FieldShape = { type: 'int', min: 0, max: 336 };
const VALIDATION: FieldShape = { type: 'int', min: 0, max: 2160 };

function within(id: string, value: number, shape: FieldShape, unit: 'count' | 'hours'): Check {
  const low = shape.min ?? 0;
  const high = shape.max ?? Infinity;
  return freeCheck([condition(id, value >= low && value <= high, value, value < low ? low : high, unit)]);
}

export const reliabilityCommands = {
  'reliability.setEviction': {
    shape: { failures: FAILURES },
    check: (_context, { failures }): Check => within('evict-range', failures, FAILURES, 'count'),
    apply({ world }, { failures }): void {
      world.compute.reliability.evictAfter = failures;
    },
  },
  'reliability.setBurnIn': {
    shape: { hours: BURN_IN },
    check: (_context, { hours }): Check => within('burn-in-range', hours, BURN_IN, 'hours'),
    apply({ world }, { hours }): void {
      world.compute.reliability.burnInHours = hours;
    },
  },
  'reliability.setValidation': {
    shape: { hours: VALIDATION },
    check: (_context, { hours }): Check => within('validation-range', hours, VALIDATION, 'hours'),
    apply({ world }, { hours }): void {
      world.compute.reliability.validateHours = hours;
    },
  },
  'reliability.setShift': {
    shape: { night: { type: 'int', min: 0, max: 1 } },
    check: ({ world }, { night }): Check => freeCheck([condition('shift-changes', (night === 1) !== world.compute.reliability.nightShift)]),
    apply({ world }, { night }): void {
      world.compute.reliability.nightShift = night === 1;
    },
  },
} satisfies { [T in Extract<keyof CommandPayloads, `reliability.${string}`>]: CommandHandler<CommandPayloads[T]> };
