/**
 * Answers for the air of a hall that were asked before. Power that comes and goes, and units that fail and are mended, bring the same few
 * states back; solving them anew would give the same bits. Kept with the matrix they belong to and forgotten with it.
 */
import type { HeatMatrix } from '../../world/hallAir.ts';
import { inletRisesK } from './solve.ts';

/** Numbers kept for one matrix: every count of powered racks of a usual hall, a few states of a huge one. */
const MOST_NUMBERS = 200_000;
const FEWEST_ANSWERS = 16;

interface Answer {
  heatKW: Float64Array;
  off: Uint8Array;
  risesK: Float64Array;
}

/** By `keyOf`; the answer asked for last stands last. */
const answers = new WeakMap<HeatMatrix, Map<number, Answer>>();

/** `inletRisesK` of the same arguments, solved at most once while they keep coming. The answer is shared: do not write to it, nor to `heatKW` later. */
export function rememberedRisesK(matrix: HeatMatrix, heatKW: Float64Array, off: Uint8Array): Float64Array {
  let known = answers.get(matrix);
  if (!known) answers.set(matrix, (known = new Map()));
  const key = keyOf(heatKW, off);
  const answer = known.get(key);
  known.delete(key); // last asked, last forgotten
  if (answer && sameNumbers(answer.off, off) && sameNumbers(answer.heatKW, heatKW)) {
    known.set(key, answer);
    return answer.risesK;
  }
  if (known.size >= Math.max(FEWEST_ANSWERS, MOST_NUMBERS / matrix.count)) known.delete(known.keys().next().value!);
  const risesK = inletRisesK(matrix, heatKW, off);
  known.set(key, { heatKW, off: off.slice(), risesK });
  return risesK;
}

const PARTS_OF_KW = 1024;

/** Where to look for an answer: what is found there is compared in full. */
function keyOf(heatKW: Float64Array, off: Uint8Array): number {
  let kW = 0;
  let key = 0;
  for (let i = 0; i < off.length; i++) {
    kW += heatKW[i]!;
    key = (Math.imul(key, 31) + off[i]!) | 0;
  }
  return key ^ Math.floor(kW * PARTS_OF_KW);
}

function sameNumbers(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
