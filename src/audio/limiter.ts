/** Keeps many happenings from becoming noise: at full speed a month of them comes in a minute. Pure but for its own memory. */
import { SOUNDS, type SoundId } from './sounds.ts';

/** At most so many sounds begin within so long. */
const MOST = 4;
const WITHIN_S = 1.5;
/** An alert is kept from sounding for this long after a more urgent one. */
const HUSH_S = 2.5;
const URGENCY: Partial<Record<SoundId, number>> = { bad: 3, warn: 2, good: 1 };

export interface Limiter {
  /** Whether a sound may begin at this moment, seconds that never go back; counts it when it may. */
  allow(id: SoundId, nowS: number): boolean;
}

export function createLimiter(): Limiter {
  const last = new Map<SoundId, number>();
  let recent: number[] = [];
  return {
    allow(id, nowS) {
      const before = last.get(id);
      if (before !== undefined && nowS - before < SOUNDS[id].gapS) return false;
      const urgency = URGENCY[id] ?? 0;
      if (urgency > 0) for (const [other, atS] of last) if ((URGENCY[other] ?? 0) > urgency && nowS - atS < HUSH_S) return false;
      recent = recent.filter((atS) => nowS - atS < WITHIN_S);
      if (recent.length >= MOST && urgency < 3) return false;
      last.set(id, nowS);
      recent.push(nowS);
      return true;
    },
  };
}
