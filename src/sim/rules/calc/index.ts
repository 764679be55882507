/** Every calculator of the workbench, by kind. A new one is a file of its own and one line here. */
import { computeOptimal } from './computeOptimal.ts';
import { conversionLoss } from './conversionLoss.ts';
import { credit } from './credit.ts';
import { energy } from './energy.ts';
import { fabric } from './fabric.ts';
import { facility } from './facility.ts';
import { overheat } from './overheat.ts';
import { reliability } from './reliability.ts';
import { runCost } from './runCost.ts';
import { serverPower } from './serverPower.ts';
import { usable } from './usable.ts';
import { training } from './training.ts';
import type { Calculator } from './types.ts';

export const CALCULATORS: readonly Calculator[] = [
  serverPower,
  facility,
  usable,
  overheat,
  energy,
  conversionLoss,
  fabric,
  training,
  reliability,
  computeOptimal,
  runCost,
  credit,
];
