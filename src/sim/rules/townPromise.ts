/** Giving a promise to a town, and how much it is worth on the day of the word. */
import { clamp } from '../core/maths.ts';
import type { PromiseDef } from '../world/catalogTown.ts';
import type { SimContext } from '../world/context.ts';
import { factValue, hasReading } from './facts.ts';
import { moveStanding } from './standing.ts';
import { trustRatio } from './town.ts';

/** How far the lab is from what it promises, 0..1: a word that is true already moves nobody. A gauge without a reading is taken for far. */
export function effortRatio(context: SimContext, { keep, wholeAt }: PromiseDef): number {
  if (wholeAt <= 0 || !hasReading(context, keep.fact)) return 1;
  const value = factValue(context, keep.fact);
  const short = keep.op === '>=' ? keep.value - value : value - keep.value;
  return clamp(short / (wholeAt * Math.max(Math.abs(keep.value), 1e-9)), 0, 1);
}

/** Gives a promise: it runs from now. What it costs at once is the caller's. */
export function givePromise(context: SimContext, def: PromiseDef): void {
  const { town, timeS } = context.world;
  if (!town) return;
  const effort = effortRatio(context, def);
  moveStanding(context.world, 'town', def.givenTown * trustRatio(town) * effort, def.name);
  town.promises.push({ promise: def.id, madeS: timeS, dueS: timeS + Math.round(def.dueDays * 86_400), heldDays: 0, effortRatio: effort, state: 'open', endedS: -1 });
}
