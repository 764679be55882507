/** Ideas of uncertain worth. */
import * as z from 'zod/mini';
import { IDEA_FIELDS, type IdeaDef } from '../../sim/index.ts';
import { effectId } from './affairs.ts';
import { described, entryFields, ids, int, isoDate, message, num, ratio, type Matches } from './common.ts';
import { roleId } from './company.ts';

export const idea = described(
  z.strictObject({
    ...entryFields,
    text: message('What it is, one sentence'),
    field: described(z.enum(IDEA_FIELDS), 'Field of work'),
    role: roleId,
    needs: ids('Ideas that must be found before', 6),
    personDays: num(10, 1e6, 'Mean work, effective person-days'),
    spreadRatio: num(0, 1.5, 'Standard deviation of the logarithm of the work'),
    gpus: int(0, 1e6, 'GPUs of experiments at full speed'),
    effect: effectId,
    ratioLow: num(0.2, 5, 'Multiplier of the effect if it works, low end'),
    ratioHigh: num(0.2, 5, 'Multiplier of the effect if it works, high end'),
    deadEndRatio: ratio('Chance that it does not work'),
    commonDate: isoDate('From then on the whole field knows it'),
    rivalPoints: num(0, 20, 'Capability points for models of rivals to come, once they know it'),
  }),
  'An idea',
);

export type CheckResearch = Matches<IdeaDef, z.infer<typeof idea>>;
