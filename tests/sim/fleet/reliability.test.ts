/** Interruptions and effective time against published clusters. Inputs are the published ones; the same constants serve all. */
import fc from '../../support/laws.ts';
import { describe, expect, test } from 'vitest';
import { poisson, streamId } from '../../../src/sim/core/draw.ts';
import { answer, ask, catalog, number, term } from './ask.ts';

const LLAMA = { nodes: 2048, gpusPerNode: 8, checkpointWriteSeconds: 30, restartMinutes: 5, days: 54 };
const effective = (more: object): number => number('reliability', { ...LLAMA, ...more }, 'effectiveTrainingRatio');

describe('C9: 16,384 H100 for 54 days (Llama 3, table 5)', () => {
  const result = ask('reliability', LLAMA);
  const causes = result['byCause'] as Record<string, number>;
  const total = result['interruptions'] as number;
  test('419 interruptions are expected, one in 3.09 h', () => {
    expect(total).toBeGreaterThan(415);
    expect(total).toBeLessThan(423);
    expect(result['mttiHours']).toBeCloseTo(3.09, 2);
  });
  test('as a Poisson count, the mean of 60 seeds lies within 380–460', () => {
    const stream = streamId('test.fleet');
    let sum = 0;
    for (let seed = 1; seed <= 60; seed++) for (let hour = 0; hour < 54 * 24; hour++) sum += poisson(total / (54 * 24), seed, stream, 0, hour * 3600);
    expect(sum / 60).toBeGreaterThan(405);
    expect(sum / 60).toBeLessThan(433);
  });
  test('GPUs cause 58–68 %, the network 6–11 %, hardware about 78 %; causes add up', () => {
    expect(causes['gpu']! / total).toBeGreaterThan(0.58);
    expect(causes['gpu']! / total).toBeLessThan(0.68);
    expect(causes['network']! / total).toBeGreaterThan(0.06);
    expect(causes['network']! / total).toBeLessThan(0.11);
    expect(term(result, 'hardwareRatio')).toBeCloseTo(0.78, 1);
    expect(Object.values(causes).reduce((sum, count) => sum + count, 0)).toBeCloseTo(total, 6);
  });
  test.each([
    // cause of the game, causes of the record that it takes together
    ['gpu', ['gpu']], ['gpu-memory', ['gpu-hbm', 'gpu-sram']], ['gpu-other', ['gpu-processor', 'gpu-sensor']], ['silent-corruption', ['silent-corruption']],
    ['network', ['network', 'nic']], ['software', ['software', 'watchdog', 'dependency']], ['host', ['host']],
    ['server-parts', ['ssd', 'power-supply', 'chassis', 'io-board', 'cpu', 'memory']],
  ])('the game counts "%s" alike', (id, parts) => {
    const record = catalog.fleets['llama3']!.causes.filter((cause) => parts.includes(cause.id)).reduce((sum, cause) => sum + cause.per1000NodeDays, 0);
    expect(record).toBeCloseTo(catalog.constants.reliability.causes.find((cause) => cause.id === id)!.per1000NodeDays, 3);
  });
});

test('C10: the best interval is within 30 % of 817 s; 90–96 % of time counts there', () => {
  expect(number('reliability', LLAMA, 'optimalIntervalSeconds')).toBeGreaterThan(817 * 0.7);
  expect(number('reliability', LLAMA, 'optimalIntervalSeconds')).toBeLessThan(817 * 1.3);
  for (const restartMinutes of [1, 2, 3, 4, 5]) {
    expect(effective({ restartMinutes })).toBeGreaterThan(0.9);
    expect(effective({ restartMinutes })).toBeLessThan(0.96);
  }
});

describe('mean time to interruption, published and from the fleet record', () => {
  test.each([
    // fleet, nodes, gpusPerNode, published h, relative band, source
    ['rsc-1', 2_048, 8, 1.8, 0.03], // Kokolis et al. 2025: 16,384 GPUs
    ['rsc-1', 16_384, 8, 0.23, 0.04], // the same: 131,072 GPUs
    ['rsc-1-jobs', 128, 8, 7.9, 0.08], // the same paper: 1,024 GPUs, all that stopped jobs
    ['rsc-1-jobs', 1, 8, 47.7 * 24, 0.08], // the same: 8 GPUs
    ['crusoe', 200, 8, 14, 0.05], // Crusoe, GTC 2025, 1,600 H200
    ['opt', 126, 8, 12, 0.05], // OPT-175B chronicles: two machines a day
    ['bloom', 48, 8, 112, 0.05], // BLOOM: 1 to 2 a week
    ['frontier', 9_472, 4, 11, 0.03], // ExaDigiT configuration
    ['rsc-1', 12_500, 8, 0.3, 0.05], // FT-HSDP 2026: every 18 minutes at 100,000 GPUs
  ] as const)('%s, %d nodes of %d: %d h', (fleet, nodes, gpusPerNode, published, band) => {
    const hours = number('reliability', { ...LLAMA, fleet, nodes, gpusPerNode }, 'mttiHours');
    expect(Math.abs(hours / published - 1)).toBeLessThan(band);
  });
});

describe('effective time, published and from the formula', () => {
  test.each([
    ['RSC-1, 16,384 GPUs, checkpoints every 5 min without stall', { fleet: 'rsc-1', checkpointWriteSeconds: 0, checkpointIntervalSeconds: 300 }, 0.93, 0.01],
    ['RSC-1, 16,384 GPUs, checkpoints every hour', { fleet: 'rsc-1', checkpointWriteSeconds: 0, checkpointIntervalSeconds: 3600 }, 0.7, 0.04],
    ['RSC-1, 2,048 to 4,096 GPUs, every hour: over 0.9', { fleet: 'rsc-1', nodes: 384, checkpointWriteSeconds: 0, checkpointIntervalSeconds: 3600 }, 0.93, 0.03],
    ['RSC-2, 100,000 GPUs, 2 min for both: 0.9', { fleet: 'rsc-2', nodes: 12_500, restartMinutes: 2, checkpointWriteSeconds: 0, checkpointIntervalSeconds: 120 }, 0.92, 0.03],
    ['Meta, 100,000 GPUs, whole job restarts: 44 %', { fleet: 'rsc-1', nodes: 12_500, restartMinutes: 10, checkpointWriteSeconds: 20 }, 0.44, 0.05],
    ['MegaScale, 12,288 GPUs: over 90 %', { fleet: 'megascale', nodes: 1536, restartMinutes: 10, automation: 'partial' }, 0.93, 0.03],
    ['ByteRobust, 9,600 GPUs, checkpoints in memory: 97 %', { nodes: 1200, checkpointWriteSeconds: 1 }, 0.97, 0.01],
    ['Gemini, 57,000 TPU v4, copies in memory: 97 %', { fleet: 'tpu-v4', nodes: 14_250, gpusPerNode: 4, checkpointWriteSeconds: 0.5, restartMinutes: 1 }, 0.97, 0.02],
    ['Gemini, checkpoints to storage: 85 %', { fleet: 'tpu-v4', nodes: 14_250, gpusPerNode: 4, checkpointWriteSeconds: 20, restartMinutes: 5 }, 0.85, 0.04],
  ] as const)('%s', (_what, spec, published, band) => {
    expect(Math.abs(effective(spec) - published)).toBeLessThan(band);
  });
  test('100 recoveries in five weeks of MegaScale; 205 failures in four months of Crusoe', () => {
    expect(number('reliability', { ...LLAMA, fleet: 'megascale', nodes: 1536, days: 35 }, 'interruptions')).toBeGreaterThan(100);
    expect(number('reliability', { ...LLAMA, fleet: 'crusoe', nodes: 200, days: 120 }, 'interruptions')).toBeCloseTo(204, 0);
  });
  test('waste at the best interval is a little below the first order of Young and Daly: 7.3, 10.4 and 23 %', () => {
    const waste = (checkpointWriteSeconds: number): number => {
      const terms = ask('reliability', { ...LLAMA, checkpointWriteSeconds });
      return 1 - term(terms, 'notWritingRatio') * term(terms, 'notRedoneRatio');
    };
    expect(waste(30)).toBeCloseTo(0.073, 2);
    expect(waste(60)).toBeCloseTo(0.102, 2);
    expect(waste(300)).toBeCloseTo(0.215, 2);
  });
});

describe('properties', () => {
  const nodes = fc.integer({ min: 1, max: 400_000 });
  const fleet = fc.constantFrom(...Object.keys(catalog.fleets));
  const write = fc.double({ min: 0.1, max: 2000, noNaN: true });
  test('interruptions come in proportion to nodes', () => {
    fc.assert(fc.property(nodes, fleet, (n, id) => {
      const one = number('reliability', { ...LLAMA, nodes: 1, fleet: id }, 'mttiHours');
      expect(number('reliability', { ...LLAMA, nodes: n, fleet: id }, 'mttiHours')).toBeCloseTo(one / n, 9);
    }), { numRuns: 60 });
  });
  test('the waste of checkpoints has one minimum inside, at the interval offered', () => {
    fc.assert(fc.property(nodes, write, fleet, (n, checkpointWriteSeconds, id) => {
      const spec = { nodes: n, checkpointWriteSeconds, fleet: id, restartMinutes: 0 };
      const best = number('reliability', { ...LLAMA, ...spec }, 'optimalIntervalSeconds');
      fc.pre(best > 1);
      const at = (checkpointIntervalSeconds: number): number => effective({ ...spec, checkpointIntervalSeconds });
      const top = at(best);
      for (const [near, far] of [[0.5, 0.2], [1.5, 4]] as const) {
        expect(at(best * near)).toBeLessThanOrEqual(top);
        expect(at(Math.max(0.1, best * far))).toBeLessThanOrEqual(at(best * near));
      }
    }), { numRuns: 80 });
  });
  test('more nodes, longer stalls and restarts never help; the ratio stays within 0..1', () => {
    fc.assert(fc.property(nodes, write, fc.double({ min: 0, max: 600, noNaN: true }), fleet, (n, checkpointWriteSeconds, restartMinutes, id) => {
      const spec = { nodes: n, checkpointWriteSeconds, restartMinutes, fleet: id };
      const ratio = effective(spec);
      expect(ratio).toBeGreaterThanOrEqual(0);
      expect(ratio).toBeLessThanOrEqual(1);
      expect(effective({ ...spec, nodes: n * 2 })).toBeLessThanOrEqual(ratio);
      expect(effective({ ...spec, checkpointWriteSeconds: checkpointWriteSeconds * 2 })).toBeLessThanOrEqual(ratio);
      expect(effective({ ...spec, restartMinutes: restartMinutes + 10 })).toBeLessThanOrEqual(ratio);
    }), { numRuns: 80 });
  });
  test('automation and spares help, and enough spares are as good as any number', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 0, max: 200 }), fleet, (n, spares, id) => {
      const spec = { nodes: n, fleet: id };
      const [manual, partial, full] = ['manual', 'partial', 'full'].map((automation) => effective({ ...spec, automation }));
      expect(manual!).toBeLessThan(partial!);
      expect(partial!).toBeLessThan(full!);
      expect(effective({ ...spec, spares })).toBeLessThanOrEqual(effective({ ...spec, spares: spares + 1 }) + 1e-15);
      expect(effective({ ...spec, spares })).toBeLessThanOrEqual(full!);
      const needed = term(ask('reliability', { ...LLAMA, ...spec }), 'sparesNeeded');
      expect(effective({ ...spec, spares: needed })).toBeGreaterThan(full! * 0.998);
    }), { numRuns: 60 });
  });
  test('nodes of half the GPUs fail less than nodes of all, and more than half as often', () => {
    const eight = number('reliability', LLAMA, 'mttiHours');
    const four = number('reliability', { ...LLAMA, gpusPerNode: 4 }, 'mttiHours');
    expect(four).toBeGreaterThan(eight);
    expect(four).toBeLessThan(2 * eight);
  });
  test('new nodes and hot air bring more interruptions', () => {
    const result = ask('reliability', LLAMA);
    for (const id of ['interruptionsWhenNew', 'interruptionsWhenHot']) expect(term(result, id)).toBeGreaterThan(result['interruptions'] as number);
  });
  test('a given rate overrides the record and keeps its mix', () => {
    const given = ask('reliability', { ...LLAMA, failuresPer1000NodeDays: 6.5 });
    expect(given['mttiHours']).toBeCloseTo(24_000 / (2048 * 6.5), 12);
    expect((given['byCause'] as Record<string, number>)['gpu']! / (given['interruptions'] as number)).toBeCloseTo(0.64, 2);
  });
});

test('extremes stay finite: one node, a million nodes, no stall, a fleet that never stands', () => {
  for (const spec of [
    { nodes: 1 }, { nodes: 1_000_000 }, { checkpointWriteSeconds: 0 }, { nodes: 1_000_000, failuresPer1000NodeDays: 10_000, checkpointIntervalSeconds: 1e8 },
    { failuresPer1000NodeDays: 0.0001, nodes: 1, spares: 0 }, { spares: 1_000_000 }, { restartMinutes: 100_000 },
  ]) {
    const result = ask('reliability', { ...LLAMA, ...spec });
    for (const id of ['mttiHours', 'interruptions', 'optimalIntervalSeconds', 'effectiveTrainingRatio']) expect(Number.isFinite(result[id])).toBe(true);
    expect(result['effectiveTrainingRatio']).toBeGreaterThanOrEqual(0);
  }
});

test('a fleet nobody has published is refused with the names there are', () => {
  expect(answer('reliability', { ...LLAMA, fleet: 'llama4' })).toMatchObject({ state: 'bad-spec', problems: [{ code: 'unknown-choice', field: 'fleet' }] });
});
