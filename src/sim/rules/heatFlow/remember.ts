/**
 * Answers for the air of a hall that were asked before. Power that comes and goes, and units that fail and are mended, bring the same few
 * states back; solving them anew would give the same bits. Kept with the matrix they belong to and forgotten with it.
 */
import type { HeatMatrix } from '../../world/hallAir.ts';
import { inletRisesK } from './solve.ts';

/** Answers kept for one matrix. */
const MOST_ANSWERS = 32;

interface Answer {
  heatKW: Float64Array;
  off: Uint8Array;
  risesK: Float64Array;
}

const answers = new WeakMap<HeatMatrix, Answer[]>();

/** `inletRisesK` of the same arguments, solved at most once while they keep coming. The answer is shared: do not write to it, nor to `heatKW` later. */
export function rememberedRisesK(matrix: HeatMatrix, heatKW: Float64Array, off: Uint8Array): Float64Array {
  let known = answers.get(matrix);
  if (!known) answers.set(matrix, (known = []));
  for (let a = known.length - 1; a >= 0; a--) {
    const answer = known[a]!;
    if (!sameNumbers(answer.off, off) || !sameNumbers(answer.heatKW, heatKW)) continue;
    if (a < known.length - 1) known.push(...known.splice(a, 1)); // last asked, last forgotten
    return answer.risesK;
  }
  if (known.length >= MOST_ANSWERS) known.shift();
  const risesK = inletRisesK(matrix, heatKW, off);
  known.push({ heatKW, off: off.slice(), risesK });
  return risesK;
}

function sameNumbers(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
