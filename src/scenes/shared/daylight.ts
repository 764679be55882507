/** How dark it is. Follows the hour when time runs slowly; stays at day when days fly by, so that the stage never flickers. */
import { hex, mix, NIGHT } from './colour.ts';

const HOUR_S = 3_600;
const NIGHT_TINT = hex(NIGHT.multiply);
/** Game hours per real second above which the light stays still. */
const CALM_HOURS_PER_S = 1.2;
/** A clock that has not moved for so long stands still. Above the pause between two frames of the slowest speed. */
const STOPPED_MS = 700;
const BLEND_MS = 1500;

/** 0 by day, 1 by night; each change takes one hour (06:00 to 07:00, 19:00 to 20:00). */
export function darkness(timeS: number): number {
  const hour = (timeS / HOUR_S) % 24;
  if (hour < 6 || hour >= 20) return 1;
  if (hour < 7) return 7 - hour;
  if (hour < 19) return 0;
  return hour - 19;
}

/** How dark a photograph's own light is; null follows the hour. */
export const PHOTO_DARK = { now: null, day: 0, dusk: 0.55, night: 1 } as const;

export class Daylight {
  dark = 0;
  pinned: number | null = null; // a photograph's own light
  private rate = 0; // game hours per real second, smoothed
  private lastTimeS = -1;
  private lastMs = 0;
  private stillMs = 0; // since the hour last moved
  private first = true;

  /** With each frame of the simulation. */
  take(timeS: number, nowMs: number): void {
    if (timeS !== this.lastTimeS) this.stillMs = 0;
    if (this.lastTimeS >= 0 && nowMs > this.lastMs) {
      const now = (timeS - this.lastTimeS) / HOUR_S / ((nowMs - this.lastMs) / 1000);
      this.rate += (Math.max(0, Math.min(now, 1000)) - this.rate) * 0.3;
    }
    this.lastTimeS = timeS;
    this.lastMs = nowMs;
  }

  /** With each picture. Answers whether the light changed. A game that was stopped sends no frames: only here is it seen that time stands. */
  step(deltaMs: number, still: boolean): boolean {
    this.stillMs += deltaMs;
    if (this.stillMs > STOPPED_MS) this.rate = 0;
    const target = this.pinned !== null ? this.pinned : this.rate > CALM_HOURS_PER_S || still ? 0 : darkness(this.lastTimeS);
    const limit = this.first ? 1 : deltaMs / (this.pinned === null ? BLEND_MS : 600);
    this.first = false;
    const next = this.dark + Math.min(limit, Math.max(-limit, target - this.dark));
    const changed = Math.round(next * 48) !== Math.round(this.dark * 48);
    this.dark = next;
    return changed;
  }

  get shade(): number {
    return mix(0xffffff, NIGHT_TINT, Math.round(this.dark * 48) / 48);
  }
}
