import { describe, expect, test } from 'vitest';
import { fabricBom, fabricCostCents, fabricDrawKW, fabricTiers } from '../../../src/sim/rules/fabric.ts';
import { FULL_WIDTH, networkUpgradeCents } from '../../../src/sim/rules/networkBill.ts';
import { memoryNeededGB } from '../../../src/sim/rules/memory.ts';
import {
  algorithmRatio, capabilityIndex, computeOptimal, effectiveFlop, effectiveTokens, lossAt, modelCapability, trainingFlops,
} from '../../../src/sim/rules/scalingLaw.ts';
import { tinyCatalog, tinyConstants } from '../../support/tinyCatalog.ts';

const { network, training } = tinyConstants;
const ethernet = tinyCatalog.fabrics['ethernet400']!;

describe('fabric bill of materials (NVIDIA DGX SuperPOD reference architecture, C11)', () => {
  test.each([
    [512, 16, 8, 0, 1024],
    [1024, 32, 16, 0, 2048],
    [2048, 64, 32, 0, 4096],
    [4096, 128, 128, 64, 12_288],
  ])('%i GPUs on 64-port switches: %i leaf, %i spine, %i core, %i cables', (gpus, leaf, spine, core, cables) => {
    expect(fabricBom(gpus, 64, network)).toMatchObject({ leaf, spine, core, cables, optics: 2 * cables });
  });

  test('a small cluster needs one switch, 100,000 GPUs a fourth tier', () => {
    expect(fabricBom(48, 64, network)).toMatchObject({ tiers: 1, leaf: 1, spine: 0, core: 0, cables: 48 });
    expect(fabricTiers(65_536, 64, network)).toBe(3);
    expect(fabricTiers(100_000, 64, network)).toBe(4);
    expect(fabricBom(0, 64, network)).toMatchObject({ tiers: 0, leaf: 0, cables: 0 });
  });

  test('ports bought in two orders cost what they cost in one', () => {
    const whole = networkUpgradeCents(0, 4096, ethernet, FULL_WIDTH, network);
    expect(networkUpgradeCents(0, 1024, ethernet, FULL_WIDTH, network) + networkUpgradeCents(1024, 3072, ethernet, FULL_WIDTH, network)).toBe(whole);
    expect(whole).toBe(fabricCostCents(fabricBom(4096, 64, network), ethernet));
  });

  test('draw is switches and transceivers', () => {
    expect(fabricDrawKW(fabricBom(1024, 64, network), ethernet)).toBeCloseTo((48 * 1500 + 4096 * 12) / 1000, 9);
  });
});

describe('scaling law', () => {
  test.each([
    ['GPT-3', 175e9, 300e9, 3.14e23],
    ['Chinchilla (6ND)', 70e9, 1.4e12, 5.88e23],
    ['Llama 3.1 405B', 405e9, 15.6e12, 3.8e25],
    ['MT-NLG', 530e9, 270e9, 8.59e23],
  ])('%s: 6ND within 3 %% of the published compute (C7)', (_name, params, tokens, flops) => {
    expect(Math.abs(trainingFlops(params, tokens, training) / flops - 1)).toBeLessThan(0.03);
  });

  test('5.76e23 FLOP are best spent on 60–80B parameters and 1.2–1.6T tokens (Chinchilla, C6)', () => {
    const { params, tokens } = computeOptimal(5.76e23, training);
    expect(params).toBeGreaterThan(60e9);
    expect(params).toBeLessThan(80e9);
    expect(tokens).toBeGreaterThan(1.2e12);
    expect(tokens).toBeLessThan(1.6e12);
    expect(trainingFlops(params, tokens, training) / 5.76e23).toBeCloseTo(1, 9);
  });

  test('no other split of the same FLOPs has a lower loss', () => {
    const best = computeOptimal(1e24, training);
    const least = lossAt(best.params, best.tokens, training);
    for (const factor of [0.2, 0.5, 0.8, 1.25, 2, 5]) {
      expect(lossAt(best.params * factor, best.tokens / factor, training)).toBeGreaterThan(least);
    }
  });

  test('effective compute undoes the loss of an optimal run, and a lopsided run is worth less', () => {
    const best = computeOptimal(3e24, training);
    expect(effectiveFlop(lossAt(best.params, best.tokens, training), training) / 3e24).toBeCloseTo(1, 6);
    expect(effectiveFlop(lossAt(best.params * 8, best.tokens / 8, training), training)).toBeLessThan(3e24 * 0.9);
  });

  test('tokens beyond the stock are worth less with each pass', () => {
    const stock = training.dataStockTokens;
    expect(effectiveTokens(stock, training)).toBe(stock);
    expect(effectiveTokens(2 * stock, training)).toBeCloseTo(stock * (1 + training.repeatDecay), -3);
    const third = effectiveTokens(3 * stock, training) - effectiveTokens(2 * stock, training);
    expect(third).toBeCloseTo(stock * training.repeatDecay * training.repeatDecay, -3);
  });

  test('capability rises with compute and with ideas, by the same amount per doubling', () => {
    const base = capabilityIndex(training.capabilityBaseFlop, 1, training);
    expect(base).toBeCloseTo(training.capabilityBase, 9);
    expect(capabilityIndex(training.capabilityBaseFlop * 2, 1, training) - base).toBeCloseTo(training.capabilityPerDoubling, 9);
    expect(capabilityIndex(training.capabilityBaseFlop, 2, training) - base).toBeCloseTo(training.capabilityPerDoubling, 9);
    expect(capabilityIndex(0, 1, training)).toBe(0);
    expect(modelCapability(405e9, 15.6e12, 1, training)).toBeGreaterThan(modelCapability(70e9, 1.4e12, 1, training));
  });

  test('the world doubles its ideas on schedule; a lab adds its own, saturating', () => {
    const period = training.algorithmicDoublingDays * 86_400;
    expect(algorithmRatio(0, 0, 1, training)).toBe(1);
    expect(algorithmRatio(period, 0, 1, training)).toBeCloseTo(2, 12);
    const gain = (heads: number): number => algorithmRatio(0, heads, 1, training) - 1;
    expect(gain(20)).toBeGreaterThan(gain(10));
    expect(gain(1000)).toBeLessThan(training.researchSharePerHead * training.researchHalfHeads);
  });
});

test('a model’s state in memory', () => {
  expect(memoryNeededGB(70e9, training)).toBeCloseTo(1260, 9); // 70e9 x 18 B
});
