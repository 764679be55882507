/** Settings that a scenario leaves to the player, and the campus that they can have stand ready. */
import * as z from 'zod/mini';
import type { OptionDef, StartCampus } from '../../sim/index.ts';
import { described, flag, id, int, list, message, num, ratio, type Matches } from './common.ts';

const SIZE = 1e15;
const path = described(
  z.string().check(z.minLength(1), z.maxLength(120), z.regex(/^[a-z][A-Za-z0-9]*(?:\.(?:[a-z][A-Za-z0-9]*|\d+|\+))*$/)),
  'Field of the scenario: names and places in lists, joined by dots, + for the end of a list; after "site." a field of the site that it starts at',
);
const value = described(
  z.union([z.number().check(z.gte(-SIZE), z.lte(SIZE)), z.string().check(z.maxLength(200)), z.boolean(), z.null(), z.array(z.unknown()).check(z.maxLength(60)), z.record(z.string().check(z.maxLength(60)), z.unknown())]),
  'What the field then holds; checked as if it were written there',
);
const own = { id: id('Unique within the scenario: what links and the command line call it'), name: message('Name of the setting') };

const choiceOption = z.strictObject({
  ...own,
  kind: described(z.literal('choice'), 'One of several'),
  choices: list(
    z.strictObject({ id: id('Unique within the setting'), name: message('Name of the choice'), sets: list(z.strictObject({ field: path, value }), 0, 40, 'What it changes, in order') }),
    2, 40, 'What can be chosen',
  ),
  default: id('Choice that is taken when nothing is said'),
});

const numberOption = z.strictObject({
  ...own,
  kind: described(z.literal('number'), 'A number within bounds'),
  unit: described(z.string().check(z.maxLength(20)), 'Unit, as the workbench writes it; 1 for a plain number'),
  min: num(-SIZE, SIZE, 'Least'),
  max: num(-SIZE, SIZE, 'Most'),
  step: num(1e-6, SIZE, 'Values are min + n steps'),
  default: num(-SIZE, SIZE, 'Value that is taken when nothing is said'),
  sets: list(
    z.strictObject({
      field: path, times: num(-SIZE, SIZE, 'The field becomes value * times + plus'), plus: z.exactOptional(num(-SIZE, SIZE, '0 when left out')),
      whole: z.exactOptional(flag('Rounded up to a whole number')),
    }),
    1, 20, 'What it changes, in order',
  ),
});

export const option = described(z.discriminatedUnion('kind', [choiceOption, numberOption]), 'A setting');

export const campus = described(
  z.strictObject({
    accelerator: id('Accelerator'),
    gpus: int(0, 1e7, 'GPUs, rounded up to whole racks; 0: nothing stands'),
    medium: described(z.enum(['air', 'liquid']), 'Racks cooled by air or by coolant; the other where the accelerator has only those'),
    hall: id('Structure of each hall'),
    plant: id('Structure that rejects the heat'),
    reserveRatio: num(1, 10, 'Cooling over the heat at full load'),
    leastPlantRatio: ratio('Of its rating that a plant counts for at least when the hottest hour leaves less'),
  }),
  'Halls, rows, cooling units and plant for so many GPUs, laid out by rule',
);

export type CheckOptions = [Matches<OptionDef, z.infer<typeof option>>, Matches<StartCampus, z.infer<typeof campus>>];
