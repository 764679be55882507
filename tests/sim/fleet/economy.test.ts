/** Compute-optimal models, cost of runs and price of debt against published figures. */
import fc from '../../support/laws.ts';
import { describe, expect, test } from 'vitest';
import { geometricAt, linearAt } from '../../../src/sim/rules/economy/yearCurve.ts';
import { answer, ask, catalog, number, term } from './ask.ts';

describe('C6: compute-optimal', () => {
  test('5.76e23 FLOP: 60–80B parameters, 1.2–1.6T tokens (Chinchilla 70B, 1.4T; refit 72B, 1.33T)', () => {
    const { params, tokens } = ask('compute-optimal', { flops: 5.76e23 }) as unknown as { params: number; tokens: number };
    expect(params / 1e9).toBeCloseTo(72.3, 0);
    expect(tokens / 1e12).toBeCloseTo(1.33, 2);
    expect(6 * params * tokens).toBeCloseTo(5.76e23, -15);
  });
  test.each([[5.8e23, 18.4], [3.8e25, 16.5]])('%d FLOP: %d tokens a parameter', (flops, ratio) => {
    expect(Math.abs(term(ask('compute-optimal', { flops }), 'tokensPerParam') - ratio)).toBeLessThan(0.1);
  });
});

describe('cost of runs (Cottier et al. 2024: amortised hardware and energy, 90 % within a factor of two)', () => {
  const run = (accelerator: string, gpus: number, days: number, yearBought: number) =>
    ({ accelerator, gpus, days, yearBought, economicLifeYears: 4, electricityUsdPerKWh: 0.075 });
  test.each([
    ['GPT-4', run('a100', 25_000, 95, 2021), 40.7],
    ['GPT-3', run('v100', 10_000, 14.8, 2020), 2.2],
    ['Gemini 1.0 Ultra', run('tpu-v4', 57_000, 100, 2022), 28.3],
    ['PaLM', run('tpu-v4', 6144, 57, 2021), 2.86],
    ['Inflection-2', run('h100', 5000, 51, 2023), 13],
    ['Falcon-180B', run('a100', 4096, 178, 2022), 10.4],
    ['Llama 2-70B', run('a100', 1000, 71.7, 2022), 1.1],
    ['MT-NLG 530B', run('a100', 4480, 32, 2021), 3.7],
    ['Llama 3.1-405B', run('h100', 16_384, 78.4, 2023), 51],
    ['Grok-3', run('h100', 100_000, 100, 2024), 301],
    ['BLOOM-176B', run('a100', 384, 117, 2021), 1],
    ['OPT-175B', run('a100', 992, 33, 2021), 0.73],
  ] as const)('%s', (_model, spec, publishedM) => {
    const ratio = number('run-cost', spec, 'usd') / 1e6 / publishedM;
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.6);
  });
  test('the twelve together are right to 15 % in the geometric mean', () => {
    const cases: [ReturnType<typeof run>, number][] = [
      [run('a100', 25_000, 95, 2021), 40.7], [run('v100', 10_000, 14.8, 2020), 2.2], [run('tpu-v4', 57_000, 100, 2022), 28.3], [run('tpu-v4', 6144, 57, 2021), 2.86],
      [run('h100', 5000, 51, 2023), 13], [run('a100', 4096, 178, 2022), 10.4], [run('a100', 1000, 71.7, 2022), 1.1], [run('a100', 4480, 32, 2021), 3.7],
      [run('h100', 16_384, 78.4, 2023), 51], [run('h100', 100_000, 100, 2024), 301], [run('a100', 384, 117, 2021), 1], [run('a100', 992, 33, 2021), 0.73],
    ];
    const mean = Math.exp(cases.reduce((sum, [spec, usdM]) => sum + Math.log(number('run-cost', spec, 'usd') / 1e6 / usdM), 0) / cases.length);
    expect(Math.abs(mean - 1)).toBeLessThan(0.15);
  });
  test('terms add up; energy is 2–15 % and the network 9–17 %', () => {
    const result = ask('run-cost', run('a100', 25_000, 95, 2021));
    const parts = ['acceleratorUsd', 'serverUsd', 'networkUsd', 'facilityUsd', 'energyUsd'].map((id) => term(result, id));
    const usd = result['usd'] as number;
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(usd, 3);
    expect(term(result, 'energyUsd') / usd).toBeGreaterThan(0.02);
    expect(term(result, 'energyUsd') / usd).toBeLessThan(0.15);
    expect(term(result, 'networkUsd') / usd).toBeGreaterThan(0.09);
    expect(term(result, 'networkUsd') / usd).toBeLessThan(0.17);
  });
  test('FLOP of GPT-4: 2.1e25 at 32 to 36 % of peak for 95 days', () => {
    expect(number('run-cost', { ...run('a100', 25_000, 95, 2021), mfu: 0.34 }, 'flops') / 2.1e25).toBeCloseTo(1, 0);
  });
  test('a machine that is not out yet cannot be bought', () => {
    expect(answer('run-cost', run('h100', 8, 1, 2020))).toMatchObject({ state: 'refused', refused: [{ code: 'not-released', params: { missing: 2 } }] });
  });
  test('cost is proportional to GPUs but for the fabric, and falls with life and with later purchase', () => {
    const year = fc.integer({ min: 2025, max: 2035 });
    fc.assert(fc.property(fc.constantFrom(...Object.keys(catalog.accelerators)), year, fc.integer({ min: 1, max: 500_000 }), (accelerator, yearBought, gpus) => {
      fc.pre(Number(catalog.accelerators[accelerator]!.releaseDate.slice(0, 4)) <= yearBought);
      const usd = (more: object): number => number('run-cost', { ...run(accelerator, gpus, 30, yearBought), ...more }, 'usd');
      // Twice the GPUs cost twice as much, but for the tiers of the fabric between them: a few per cent of the power.
      expect(usd({ gpus: gpus * 2 }) / usd({}) / 2).toBeGreaterThan(gpus >= 64 ? 0.95 : 0.7);
      expect(usd({ gpus: gpus * 2 }) / usd({}) / 2).toBeLessThan(1.05);
      expect(usd({ economicLifeYears: 6 })).toBeLessThan(usd({}));
      expect(usd({ yearBought: yearBought + 1 })).toBeLessThanOrEqual(usd({}));
      expect(usd({ electricityUsdPerKWh: 0.2 })).toBeGreaterThan(usd({}));
    }), { numRuns: 60 });
  });
});

describe('price of debt', () => {
  const rate = (year: number, borrower: string, contract: string): number => number('credit', { year, borrower, contract }, 'rate');
  test.each([
    ['C15 a: start-up cloud 2023, SOFR + 9.62 %', 2023, 'cloud', 'none', 0.145],
    ['C15 b: the same firm 2026, investment-grade customer', 2026, 'cloud', 'investment-grade', 0.059],
    ['C15 c: customers below that', 2026, 'cloud', 'speculative', 0.0815],
    ['C15 d: lab without profits, xAI 2025', 2025, 'lab', 'none', 0.125],
    ['CoreWeave DDTL 2, 2024, investment-grade contracts, SOFR + 6 to 6.5 %', 2024, 'cloud', 'investment-grade', 0.113],
    ['CoreWeave DDTL 3, 2025, one customer below, SOFR + 4 %', 2025, 'cloud', 'speculative', 0.083],
    ['CoreWeave DDTL 2.1, 2025, SOFR + 4.25 %', 2025, 'cloud', 'speculative', 0.0845],
    ['CoreWeave notes of 2025, 9.0 and 9.25 %', 2025, 'cloud', 'none', 0.0925],
    ['CoreWeave notes of 2026, 9.75 %', 2026, 'cloud', 'none', 0.0975],
    ['Magnetar loan, 12 %', 2025, 'cloud', 'none', 0.12],
  ] as const)('%s', (_what, year, borrower, contract, published) => {
    expect(Math.abs(rate(year, borrower, contract) - published)).toBeLessThan(0.015);
  });
  test('C15: b < c < d <= a', () => {
    const [a, b, c, d] = [rate(2023, 'cloud', 'none'), rate(2026, 'cloud', 'investment-grade'), rate(2026, 'cloud', 'speculative'), rate(2025, 'lab', 'none')];
    expect(b).toBeLessThan(c);
    expect(c).toBeLessThan(d);
    expect(d).toBeLessThanOrEqual(a);
  });
  test('a better contract is never dearer, a lab never cheaper than a cloud, and terms add up, in every year', () => {
    fc.assert(fc.property(fc.double({ min: 2018, max: 2040, noNaN: true }), (year) => {
      for (const borrower of ['cloud', 'lab']) {
        const [best, middle, worst] = ['investment-grade', 'speculative', 'none'].map((contract) => rate(year, borrower, contract));
        expect(best!).toBeLessThanOrEqual(middle!);
        expect(middle!).toBeLessThanOrEqual(worst!);
        expect(worst!).toBeLessThan(0.25);
        expect(best!).toBeGreaterThan(0);
      }
      for (const contract of ['investment-grade', 'speculative', 'none']) {
        expect(rate(year, 'lab', contract)).toBeGreaterThanOrEqual(rate(year, 'cloud', contract));
        const result = ask('credit', { year, borrower: 'lab', contract });
        expect(term(result, 'contractSpread') + term(result, 'borrowerSpread') + term(result, 'noveltySpread')).toBeCloseTo(result['spread'] as number, 12);
      }
    }), { numRuns: 60 });
  });
});

test('values between years: rates straight, prices at a steady fall', () => {
  const points = [{ year: 2020, value: 100 }, { year: 2022, value: 25 }];
  expect(linearAt(points, 2021)).toBe(62.5);
  expect(geometricAt(points, 2021, 0.1)).toBeCloseTo(50, 9);
  expect(geometricAt(points, 2024, 0.1)).toBeCloseTo(25 * 0.81, 9);
  expect([linearAt(points, 2000), linearAt(points, 2050), geometricAt(points, 2000, 0.1), linearAt([], 2000), geometricAt([], 2000, 0.1)]).toEqual([100, 25, 100, 0, 0]);
});
