/** Every calculator of the workbench, by kind. A new one is a file of its own and one line here. */
import { computeOptimal } from './computeOptimal.ts';
import { credit } from './credit.ts';
import { fabric } from './fabric.ts';
import { reliability } from './reliability.ts';
import { runCost } from './runCost.ts';
import { training } from './training.ts';
import type { Calculator } from './types.ts';

export const CALCULATORS: readonly Calculator[] = [
  fabric,
  training,
  reliability,
  computeOptimal,
  runCost,
  credit,
];
