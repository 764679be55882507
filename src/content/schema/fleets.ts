/** Failure records of clusters, and who answers interruptions. */
import * as z from 'zod/mini';
import { FAILURE_GROUPS, type AutomationDef, type FleetDef } from '../../sim/index.ts';
import { described, entryFields, flag, id, int, list, num, ratio, type Matches } from './common.ts';

export const fleet = described(
  z.strictObject({
    ...entryFields,
    gpusPerNode: int(1, 256, 'GPUs of the nodes that the rates were counted on'),
    causes: list(
      z.strictObject({
        id: id('Cause'),
        group: described(z.enum(FAILURE_GROUPS), 'What is at fault; gpu and network grow with the GPUs of a node'),
        per1000NodeDays: num(0, 1000, 'Interruptions of a synchronous job per thousand node-days'),
        hardware: flag('Hardware is at fault'),
        needsRepair: flag('The node is taken out and repaired'),
        silent: z.exactOptional(described(z.literal(true), 'Spoils results without an error')),
      }),
      1, 40, 'Causes of interruptions',
    ),
    repairHours: num(0, 10000, 'Mean time from taking a node out to having it back, h'),
    stragglerLossRatio: ratio('GPU time lost to slow members'),
    lemonNodeRatio: ratio('Share of nodes that fail again and again; 0 where nothing is published'),
    lemonFailureRatio: ratio('Share of failures that those nodes cause'),
    preferred: flag('Taken when a specification names no fleet'),
  }),
  'How often the nodes of a published cluster stopped a job',
);

export const automation = described(
  z.strictObject({
    ...entryFields,
    humanRatio: ratio('Share of interruptions that wait for somebody'),
    humanMinutes: num(0, 10000, 'From the failure to somebody having found the fault, minutes'),
    silentMinutes: num(0, 100000, 'Work lost to one silent corruption before it is found, minutes'),
    preferred: flag('Taken when a specification names none'),
  }),
  'Who answers an interruption, and how soon',
);

export type CheckFleets = [Matches<FleetDef, z.infer<typeof fleet>>, Matches<AutomationDef, z.infer<typeof automation>>];
