/** Bills of materials against reference architectures, and the laws of a fat tree. */
import fc from '../../support/laws.ts';
import { describe, expect, test } from 'vitest';
import { fabricBom, fabricPlan, narrowedPorts } from '../../../src/sim/rules/fabric.ts';
import { answer, ask, catalog } from './ask.ts';

const counts = (spec: object): number[] => {
  const result = ask('fabric', spec);
  return ['leaf', 'spine', 'core', 'cables', 'tiers'].map((id) => result[id] as number);
};

describe('published fabrics of 64-port switches (DGX SuperPOD reference architectures, H100 and B200)', () => {
  test.each([
    [512, [16, 8, 0, 1024, 2]],
    [1024, [32, 16, 0, 2048, 2]],
    [2048, [64, 32, 0, 4096, 2]],
    [4096, [128, 128, 64, 12_288, 3]],
  ])('%d GPUs', (gpus, published) => {
    expect(counts({ gpus, radix: 64 })).toEqual(published);
  });
  // Scalable units with one node's place taken by management: 31, 63, 95 and 127 nodes; cables within 2 %.
  test.each([[248, 8, 4, 508], [504, 16, 8, 1020], [760, 24, 16, 1532], [1016, 32, 16, 2044]])('%d GPUs of a pod with management', (gpus, leaf, spine, cables) => {
    const built = counts({ gpus, radix: 64 });
    expect(built.slice(0, 2)).toEqual([leaf, spine]);
    expect(Math.abs(built[3]! / cables - 1)).toBeLessThan(0.03);
  });
});

test('24,576 GPUs with seven links down for one up between pods (Llama 3): three tiers, a seventh of the core', () => {
  const narrow = counts({ gpus: 24_576, radix: 64, oversubscription: 7 });
  const full = counts({ gpus: 24_576, radix: 64 });
  expect(narrow[4]).toBe(3);
  expect(narrow[2]! / full[2]!).toBeCloseTo(1 / 7, 2);
  expect(narrow[0]).toBe(full[0]);
});
test('switches of 128 ports join 100,000 GPUs in three tiers, of 64 ports not', () => {
  expect(counts({ gpus: 100_000, radix: 128 })).toEqual([1563, 1563, 782, 300_000, 3]);
  expect(counts({ gpus: 65_536, radix: 64 })[4]).toBe(3);
  expect(counts({ gpus: 65_537, radix: 64 })[4]).toBe(4);
});
test('73,728 GPUs on two tiers of wide switches take four ends each; 16 W modules draw 64 W a GPU', () => {
  const result = ask('fabric', { gpus: 73_728, radix: 512, opticsWatts: 16 });
  expect(result['tiers']).toBe(2);
  expect(result['optics']).toBe(4 * 73_728);
  expect(result['opticsMW']).toBeCloseTo(73_728 * 64 / 1e6, 9);
});
test('is the fabric of the game where the game builds full pods', () => {
  for (const gpus of [1024, 4096, 16_384, 32_768]) expect(fabricPlan(gpus, 64, 1)).toEqual(fabricBom(gpus, 64, catalog.constants.network));
});

describe('properties', () => {
  const gpus = fc.integer({ min: 1, max: 1_000_000 });
  const radix = fc.constantFrom(32, 40, 64, 128, 256);
  const over = fc.constantFrom(1, 1.5, 2, 3, 7, 15);
  test('more GPUs never take fewer switches, cables or tiers', () => {
    fc.assert(fc.property(gpus, fc.integer({ min: 1, max: 5000 }), radix, over, (n, more, ports, oversubscription) => {
      const less = fabricPlan(n, ports, oversubscription)!;
      const all = fabricPlan(n + more, ports, oversubscription)!;
      for (const key of ['leaf', 'spine', 'cables', 'optics', 'tiers'] as const) expect(all[key]).toBeGreaterThanOrEqual(less[key]);
      expect(all.core).toBeGreaterThanOrEqual(all.tiers === less.tiers ? less.core : 0);
    }), { numRuns: 300 });
  });
  test('every cable has a port at both ends, and nothing is blocked at one to one', () => {
    fc.assert(fc.property(gpus, radix, (n, ports) => {
      const bom = fabricPlan(n, ports, 1)!;
      expect((bom.leaf + bom.spine + bom.core) * ports).toBeGreaterThanOrEqual(2 * bom.cables - n);
      expect(bom.cables).toBe(n * bom.tiers);
    }), { numRuns: 300 });
  });
  test('a narrower top never costs more cables, and gives the bandwidth asked for, to the port', () => {
    fc.assert(fc.property(gpus, radix, over, (n, ports, oversubscription) => {
      expect(fabricPlan(n, ports, oversubscription)!.cables).toBeLessThanOrEqual(fabricPlan(n, ports, 1)!.cables);
      const { down, up } = narrowedPorts(ports, oversubscription);
      expect(down + up).toBe(ports);
      expect(Math.abs(up - ports / (1 + oversubscription))).toBeLessThanOrEqual(0.5);
    }), { numRuns: 200 });
  });
});

test('more GPUs than eight tiers join are refused, with the number missing', () => {
  expect(answer('fabric', { gpus: 1_000_000, radix: 4 })).toMatchObject({ state: 'refused', refused: [{ code: 'fabric-too-large', params: { most: 512, missing: 999_488 } }] });
});
