/**
 * The choices in which bots differ. Each bot of `src/bots/strategies.ts` is the baseline with one of them changed, so that what it shows is the lever
 * and not the skill of whoever pulls it.
 */
export interface Strategy {
  equity: boolean; // sells shares in rounds
  debt: 'when-short' | 'first'; // loans when cash falls under the reserve; or whenever the plan lacks money, as much as any lender gives
  pace: 'normal' | 'crunch'; // of every team, always
  words: 'none' | 'evidence' | 'boast'; // what the lab says of itself
  timing: 'early' | 'late'; // GPUs ahead of their power; or once they can run, a small first run, ideas once the field knows them
}

export const PLAIN: Strategy = { equity: true, debt: 'when-short', pace: 'normal', words: 'none', timing: 'early' };
