/** Published cases that the model card holds the model to. */
import * as z from 'zod/mini';
import { CALC_KINDS } from '../../sim/index.ts';
import type { CalibrationCaseDef } from '../../sim/index.ts';
import { described, entryFields, flag, id, list, message, num, sourceRef, type Matches } from './common.ts';

const figure = (description: string) => num(-1e30, 1e30, description);
const path = (description: string) => described(z.string().check(z.minLength(1), z.maxLength(80), z.regex(/^[A-Za-z][\w.-]*$/)), description);
const plain = z.union([z.number(), z.string().check(z.maxLength(80))]);

const spec = described(
  z.record(z.string().check(z.minLength(1), z.maxLength(40)), z.union([plain, z.array(z.record(z.string().check(z.maxLength(40)), plain)).check(z.maxLength(40))])),
  'Specification of the calculator: the published inputs and nothing else',
);

const check = described(
  z.strictObject({
    id: id('Unique within the case; relations name it'),
    kind: described(z.enum(CALC_KINDS), 'Calculator'),
    spec,
    output: path('Path in the result, e.g. pueAnnual or byCause.gpu'),
    plus: z.exactOptional(list(path('Path'), 1, 20, 'Paths whose values are added')),
    over: z.exactOptional(path('Path whose value divides the sum')),
    times: z.exactOptional(num(1, 1e9, 'What was published is of so many')),
    published: figure('What was published'),
    low: figure('Lowest value that passes'),
    high: figure('Highest value that passes'),
    unit: described(z.string().check(z.minLength(1), z.maxLength(20)), 'Unit as a word; 1 for a plain number or ratio'),
    source: sourceRef,
  }),
  'One published number and its band',
);

const checkIds = (least: number, description: string) => list(id('Check of this case'), least, 10, description);
const relation = described(
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('order'), rising: checkIds(2, 'Checks whose values rise in this order'),
      orEqual: z.exactOptional(flag('Equal values pass too')), source: sourceRef,
    }),
    z.strictObject({
      type: z.literal('ratio'), of: id('Check'), to: id('Check that it is divided by'), published: figure('What was published'),
      low: figure('Lowest ratio that passes'), high: figure('Highest ratio that passes'), source: sourceRef,
    }),
  ]),
  'What must hold between the checks of a case',
);

export const calibrationCase = described(
  z.strictObject({
    ...entryFields,
    catches: message('The mistake that the case would show'),
    checks: list(check, 1, 20, 'Published numbers'),
    relations: list(relation, 0, 10, 'What must hold between them'),
  }),
  'A published case',
);

export type CheckCalibration = [Matches<CalibrationCaseDef, z.infer<typeof calibrationCase>>];
