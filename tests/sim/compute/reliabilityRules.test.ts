import { describe, expect, test } from 'vitest';
import { poisson, streamId } from '../../../src/sim/core/draw.ts';
import {
  checkpointWriteS, infantFactor, ratePerNodeHour, restartS, temperatureFactor, timeRatio, youngDalyS,
} from '../../../src/sim/rules/reliability.ts';
import { mttiS } from '../../../src/sim/rules/runSpeed.ts';
import { wasteCurve } from '../../../src/sim/rules/trainingPlan.ts';
import { tinyConstants } from '../../support/tinyCatalog.ts';
import { LLAMA3_CAUSES } from './llama3.ts';

const llama = { ...tinyConstants.reliability, causes: LLAMA3_CAUSES };
const NODES = 16_384 / 8;
const HOURS = 54 * 24;
const rate = ratePerNodeHour(true, llama) + ratePerNodeHour(false, llama);

describe('16,384 H100 for 54 days (Llama 3 Table 5, C9)', () => {
  test('the mean over 60 seeds lies within 380–460 and scatters like a Poisson count', () => {
    const stream = streamId('test.c9');
    const totals: number[] = [];
    for (let seed = 1; seed <= 60; seed++) {
      let total = 0;
      for (let hour = 0; hour < HOURS; hour++) total += poisson(NODES * rate, seed, stream, 0, hour * 3600);
      totals.push(total);
    }
    const mean = totals.reduce((a, b) => a + b, 0) / totals.length;
    const sd = Math.sqrt(totals.reduce((a, b) => a + (b - mean) * (b - mean), 0) / totals.length);
    expect(mean).toBeGreaterThan(405);
    expect(mean).toBeLessThan(433);
    expect(sd).toBeGreaterThan(14);
    expect(sd).toBeLessThan(28);
  });

  test('GPU causes are 58–68 %, network 6–11 %, hardware about 78 %', () => {
    const share = (holds: (id: string, hardware: boolean) => boolean): number =>
      LLAMA3_CAUSES.filter((cause) => holds(cause.id, cause.hardware)).reduce((sum, cause) => sum + cause.per1000NodeDays, 0)
      / LLAMA3_CAUSES.reduce((sum, cause) => sum + cause.per1000NodeDays, 0);
    expect(share((id) => id.startsWith('gpu'))).toBeCloseTo(0.64, 2);
    expect(share((id) => id === 'network')).toBeCloseTo(0.084, 3);
    expect(share((_id, hardware) => hardware)).toBeGreaterThan(0.75);
  });

  test('one interruption every 3.1 hours; twice the servers fail twice as often', () => {
    expect(mttiS(NODES * rate) / 3600).toBeCloseTo(3.09, 1);
    expect(mttiS(2 * NODES * rate)).toBeCloseTo(mttiS(NODES * rate) / 2, 9);
    expect(mttiS(0)).toBe(Infinity);
  });
});

describe('checkpoints (Young 1974, Daly 2006, C10)', () => {
  const writeS = 30;
  const mtti = 3.09 * 3600;

  test('the optimum for 30 s and 3.09 h is 817 s', () => {
    expect(youngDalyS(writeS, mtti)).toBeCloseTo(817, 0);
  });

  test('at the optimum 90–96 % of the time is useful, restarts of 3 minutes included', () => {
    const ratio = timeRatio(writeS, 817, mtti, 180);
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(0.96);
    expect(1 - timeRatio(writeS, 817, mtti, 0)).toBeCloseTo(0.073, 3);
  });

  test('the curve of waste has its minimum inside, within 30 % of the optimum', () => {
    const curve = wasteCurve(writeS, mtti, 180, youngDalyS(writeS, mtti));
    const least = curve.reduce((best, point) => (point.total < best.total ? point : best));
    expect(least.checkpointS / 817).toBeGreaterThan(0.7);
    expect(least.checkpointS / 817).toBeLessThan(1.3);
    expect(curve[0]!.total).toBeGreaterThan(least.total);
    expect(curve[curve.length - 1]!.total).toBeGreaterThan(least.total);
  });

  test('the curve of waste is what the plan says at each interval, the checking of servers included', () => {
    for (const point of wasteCurve(writeS, mtti, 180, 817, 0.05)) expect(point.total).toBeCloseTo(1 - timeRatio(writeS, point.checkpointS, mtti, 180) * 0.95, 12);
  });

  test('useful time stays within 0 and 1 however bad things are', () => {
    expect(timeRatio(30, 1, mtti, 60)).toBe(0);
    expect(timeRatio(30, 600, 10, 60)).toBe(0);
    expect(timeRatio(30, 600, 0, 60)).toBe(0);
    expect(timeRatio(30, 3000, Infinity, 600)).toBeCloseTo(0.99, 9);
  });

  test('a checkpoint takes as long as storage needs, and not less than the floor', () => {
    expect(checkpointWriteS(405e9, 10, llama)).toBeCloseTo(llama.checkpointMinS + (405e9 * llama.checkpointBytesPerParam) / 1e10, 6);
    expect(checkpointWriteS(405e9, 2000, llama)).toBeCloseTo(llama.checkpointMinS + 2.835, 6); // 2 TB/s: Llama 3
    expect(checkpointWriteS(1e9, 0, llama)).toBe(llama.checkpointMinS);
  });

  test('without systems people restarts go by hand; good ones shorten them', () => {
    expect(restartS(0, 1, llama)).toBe(llama.manualRestartMinutes * 60);
    expect(restartS(5, 1.2, llama)).toBeCloseTo((llama.detectRestartMinutes * 60) / 1.2, 9);
  });
});

test('young racks and hot air fail more', () => {
  expect(infantFactor(0, llama)).toBe(1 + llama.infantMultiplier);
  expect(infantFactor(llama.infantDays * 86_400, llama)).toBeCloseTo(1 + llama.infantMultiplier / Math.E, 9);
  expect(infantFactor(1e9, llama)).toBeCloseTo(1, 9);
  expect(temperatureFactor(llama.referenceInletC + llama.temperatureDoublingK, llama)).toBeCloseTo(2, 12);
  expect(temperatureFactor(10, llama)).toBe(1);
});
