/** Published sites against the facility calculator: one set of constants, no case has its own. */
import { describe, expect, test } from 'vitest';
import { calc, catalog, numberFrom, refusals, termOf } from './support.ts';

const site = (cooling: string, rejection: string, climate: string, more: Record<string, unknown> = {}) => ({
  accelerator: 'h100', gpus: 100_000, cooling, rejection, climate, ...more,
});
const within = (value: number, low: number, high: number): void => {
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(high);
};

describe('C5: PUE and water by climate and method', () => {
  test('a) survey average 1.54 (Uptime Institute 2025)', () => within(numberFrom('facility', site('perimeter-air', 'air-chiller', 'ashburn'), 'pueAnnual'), 1.44, 1.64));
  test('b) outside air in Luleå 1.07 (Meta)', () => within(numberFrom('facility', site('contained-air', 'free-air', 'lulea'), 'pueAnnual'), 1.01, 1.13));
  test('c) evaporative in Arizona: PUE about 1.13, 1.52 L/kWh (Microsoft)', () => {
    const result = calc('facility', site('contained-air', 'evaporative', 'phoenix'));
    within(Number(result['pueAnnual']), 1.07, 1.19);
    within(Number(result['wueAnnual']), 1, 1.9);
  });
  test('d) closed chilled water in Singapore: PUE about 1.30, 0.02 L/kWh (Microsoft)', () => {
    const result = calc('facility', site('contained-air', 'air-chiller', 'singapore'));
    within(Number(result['pueAnnual']), 1.24, 1.36);
    expect(Number(result['wueAnnual'])).toBeLessThan(0.1);
  });
  test('ordering: outside air < evaporative < closed chilled water < survey', () => {
    const values = [['contained-air', 'free-air', 'lulea'], ['contained-air', 'evaporative', 'phoenix'], ['contained-air', 'air-chiller', 'singapore'], ['perimeter-air', 'air-chiller', 'ashburn']]
      .map(([cooling, rejection, climate]) => numberFrom('facility', site(cooling!, rejection!, climate!), 'pueAnnual'));
    expect(values).toEqual(values.toSorted((a, b) => a - b));
  });
});

describe('C3: 100,000 H100 at Memphis', () => {
  // SemiAnalysis, Toms Hardware, Epoch: IT 140 to 155 MW, site peak 150 to 190 MW, 1.3 to 1.65 TWh a year.
  test.each(['air-chiller', 'water-chiller', 'tower', 'dry-cooler', 'evaporative', 'free-air'])('direct to chip with %s', (rejection) => {
    const result = calc('facility', site('direct-to-chip', rejection, 'memphis', { fabricTiers: 3, electricityUsdPerKWh: 0.078 }));
    within(Number(result['itMW']), 135, 155);
    within(Number(result['facilityPeakMW']), 150, 190);
    within(Number(result['energyTWhPerYear']), 1.3, 1.65);
    expect(Number(result['energyUsdPerYear'])).toBeCloseTo(Number(result['energyTWhPerYear']) * 1e9 * 0.078, 0);
  });
});

describe('other published sites', () => {
  test.each([
    ['Google fleet 1.09 (2024)', 'contained-air', 'tower', 'dublin', 1.05, 1.13],
    ['Meta fleet 1.08 (2024)', 'contained-air', 'free-air', 'dublin', 1.05, 1.13],
    ['Microsoft, dry and cool, 1.12', 'contained-air', 'evaporative', 'dublin', 1.06, 1.16],
    ['Frontier 1.03 to 1.06', 'direct-to-chip', 'tower', 'ashburn', 1.03, 1.09],
    ['single-phase immersion 1.03 to 1.15', 'immersion', 'dry-cooler', 'dallas', 1.03, 1.15],
    ['single-phase immersion 1.03 to 1.15, desert', 'immersion', 'dry-cooler', 'abu-dhabi', 1.03, 1.15],
    ['legacy rooms 1.5 to 2.2, Singapore', 'perimeter-air', 'air-chiller', 'singapore', 1.5, 2.2],
    ['direct to chip, warm water, 1.05 to 1.2', 'direct-to-chip', 'dry-cooler', 'phoenix', 1.05, 1.2],
    ['hot and humid chilled water 1.25 to 1.5', 'contained-air', 'free-air', 'singapore', 1.25, 1.5],
  ])('PUE: %s', (_what, cooling, rejection, climate, low, high) => within(numberFrom('facility', site(cooling, rejection, climate), 'pueAnnual'), low, high));

  test('water of chillers with towers: 1 to 1.8 L/kWh on average (LBNL 2016), a little more in old rooms', () => {
    within(numberFrom('facility', site('contained-air', 'water-chiller', 'ashburn'), 'wueAnnual'), 1, 1.9);
    within(numberFrom('facility', site('perimeter-air', 'water-chiller', 'dallas'), 'wueAnnual'), 1.5, 2.5);
  });
});

describe('every combination', () => {
  const combos = Object.keys(catalog.coolingMethods).flatMap((cooling) => Object.keys(catalog.rejections).map((rejection) => [cooling, rejection] as const));
  test.each(combos)('%s with %s is finite and sane from Luleå to Abu Dhabi', (cooling, rejection) => {
    const pues = ['lulea', 'abu-dhabi'].map((climate) => {
      const result = calc('facility', site(cooling, rejection, climate, { gpus: 1000 }));
      for (const value of [...(result['pueByMonth'] as number[]), ...(result['wueByMonth'] as number[])]) expect(Number.isFinite(value)).toBe(true);
      within(Number(result['pueAnnual']), 1.03, 1.9);
      within(Number(result['wueAnnual']), 0, 3.2);
      expect(Number(result['puePeak'])).toBeGreaterThanOrEqual(Number(result['pueAnnual']) * 0.97);
      return Number(result['pueAnnual']);
    });
    expect(pues[0]!).toBeLessThanOrEqual(pues[1]!);
  });

  test('size does not matter beyond the fabric: a whole switch for one GPU, four tiers for a million', () => {
    for (const [gpus, low, high] of [[1, 2.4, 2.9], [8, 1.35, 1.65], [1_000_000, 1.35, 1.65]] as const) {
      const result = calc('facility', site('direct-to-chip', 'tower', 'dallas', { gpus }));
      within(Number(result['pueAnnual']), 1.03, 1.12);
      within((Number(result['itMW']) * 1000) / gpus, low, high);
    }
  });

  test('terms add up to the year', () => {
    const result = calc('facility', site('contained-air', 'tower', 'dallas'));
    const parts = ['itMeanMW', 'conversionMeanMW', 'fansMeanMW', 'pumpsMeanMW', 'compressorsMeanMW', 'humidityMeanMW', 'miscMeanMW'];
    const sum = parts.reduce((total, id) => total + termOf(result, id), 0);
    expect((sum * 8760) / 1e6 / Number(result['energyTWhPerYear'])).toBeCloseTo(1, 9);
    expect(sum / termOf(result, 'itMeanMW')).toBeCloseTo(Number(result['pueAnnual']), 9);
  });
});

describe('refusals', () => {
  test('a rack of 72 GPUs in perimeter air: how many kW too many, and what would do', () => {
    const [refusal] = refusals('facility', site('perimeter-air', 'air-chiller', 'memphis', { accelerator: 'gb200-nvl72' }));
    expect(refusal?.code).toBe('rack-over-limit');
    expect(refusal?.params).toMatchObject({ rackKW: 126, limitKW: 15, overKW: 111, able: 'direct-to-chip, immersion' });
    const usable = { accelerator: 'vr-nvl72', gpusInstalled: 72, supplyMW: 1, cooling: 'rear-door', rejection: 'tower', climate: 'memphis' };
    expect(refusals('usable', usable)[0]?.code).toBe('rack-over-limit');
  });
  test('servers of eight may stand one to a rack', () => expect(calc('facility', site('perimeter-air', 'air-chiller', 'memphis', { accelerator: 'b200' }))['itMW']).toBeGreaterThan(180));
});
