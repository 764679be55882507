import { describe, expect, it } from 'vitest';
import { CATCH_UP_CAP_MS, HOURS_PER_SECOND, stepsDue, type Pace } from '../../src/host/pace.ts';

const run = (speed: 1 | 2 | 3 | 4, tickMs: number, seconds: number): number => {
  const pace: Pace = { owedSteps: 0 };
  let steps = 0;
  for (let ms = 0; ms < seconds * 1_000; ms += tickMs) steps += stepsDue(pace, tickMs, speed, false);
  return steps;
};

describe('pace', () => {
  it.each([1, 2, 3, 4] as const)('at speed %i makes the hours per second it promises, whatever the tick', (speed) => {
    for (const tickMs of [10, 16, 40, 100]) expect(Math.abs(run(speed, tickMs, 100) - 100 * HOURS_PER_SECOND[speed]), `${tickMs} ms`).toBeLessThanOrEqual(HOURS_PER_SECOND[speed] * 0.2 + 1);
  });

  it('owes nothing while paused', () => {
    const pace: Pace = { owedSteps: 0.9 };
    expect(stepsDue(pace, 60_000, 0, false)).toBe(0);
    expect(pace.owedSteps).toBe(0);
  });

  it('makes up for at most a quarter of a second after a sleep', () => {
    expect(stepsDue({ owedSteps: 0 }, 3_600_000, 4, false)).toBe(Math.floor((CATCH_UP_CAP_MS / 1_000) * HOURS_PER_SECOND[4]));
  });

  it('takes a clock that ran backwards as no time', () => {
    expect(stepsDue({ owedSteps: 0 }, -5_000, 4, false)).toBe(0);
  });

  it('slows down into incidents: three minutes last at least ten seconds at speed 1', () => {
    const pace: Pace = { owedSteps: 0 };
    let ms = 0;
    let simulatedS = 0;
    while (simulatedS < 180) {
      simulatedS += 10 * stepsDue(pace, 40, 1, true);
      ms += 40;
    }
    expect(ms).toBeGreaterThanOrEqual(10_000);
  });
});
