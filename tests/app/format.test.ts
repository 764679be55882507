import { describe, expect, test } from 'vitest';
import { createFormatter, formatQuantity, type FormatOptions, type Unit } from '../../src/app/i18n/format.ts';

/** Shapes keep a number and its unit together with a no-break space; the tables below are written with plain spaces. */
const shown = (value: number | null, unit: Unit, options?: FormatOptions): string => formatQuantity(value, unit, options).replaceAll('\u00a0', ' ');

describe('numbers are written as in section 9 of the design', () => {
  test.each<[number | null, Unit, string]>([
    [38872, 'gpus', '38,872'], [100000, 'count', '100,000'], [0, 'count', '0'], [1240, 'people', '1,240'],
    [41_200_000_000, 'cents', '$412M'], [300_000_000_000, 'cents', '$3.0B'], [1_670_000_000, 'cents', '$16.7M'], [12_300, 'cents', '$123'],
    [240, 'cents', '$2.40'], [-190_000_000, 'cents', '−$1.9M'], [99_995_000, 'cents', '$1.0M'], [99_990_000, 'cents', '$999.9k'], [0, 'cents', '$0'],
    [6_280_000, 'centsPerHour', '$62.8k/h'], [12_960_000, 'centsPerHour', '$129.6k/h'], [5432, 'centsPerHour', '$54/h'], [16_310, 'centsPerHour', '$163/h'], [215, 'centsPerHour', '$2.15/h'], [310_000_000, 'centsPerMonth', '$3.1M/month'],
    [6.2, 'centsPerKWh', '$0.062/kWh'], [240, 'centsPerMTok', '$2.40 per M tokens'],
    [84_800, 'kW', '84.8 MW'], [410, 'kW', '410 kW'], [1.69, 'kW', '1.69 kW'], [0.56, 'kW', '560 W'], [999.7, 'kW', '1.0 MW'], [1_250_000, 'kW', '1.25 GW'], [0, 'kW', '0 kW'],
    [62, 'MWh', '62 MWh'], [1234, 'MWh', '1,234 MWh'], [31.4, 'degC', '31.4 °C'], [32, 'degC', '32.0 °C'], [-3.25, 'degC', '−3.3 °C'], [2, 'kelvin', '2.0 K'],
    [0.125, 'ratio', '12.5%'], [1, 'ratio', '100%'], [0.08, 'ratio', '8%'], [0.9996, 'ratio', '100%'], [0.0003, 'ratio', '0.03%'], [41.6, 'percent', '41.6%'],
    [0.95, 'factor', '× 0.950'], [1.2, 'factor', '× 1.200'], [8e25, 'flop', '8.0 × 10²⁵ FLOP'], [9.99e25, 'flop', '1.0 × 10²⁶ FLOP'], [3.95e19, 'flops', '4.0 × 10¹⁹ FLOP/s'],
    [189, 'seconds', '3:09 min'], [30, 'seconds', '30 s'], [119.6, 'seconds', '2:00 min'], [4020, 'seconds', '67 min'], [2 * 3600, 'seconds', '2 h'], [216 * 86400, 'seconds', '216 days'], [17 * 30.4375 * 86400, 'seconds', '17 months'],
    [1, 'days', '1 day'], [216, 'days', '216 days'], [2.5, 'hours', '2.5 h'],
    [18e12, 'tokens', '18.0T tokens'], [62_800, 'tokensPerS', '62.8k tokens/s'], [405e9, 'params', '405B'], [7e9, 'params', '7B'], [1.8e12, 'params', '1.8T'],
    [1200, 'litres', '1,200 L'], [2_400_000, 'litresPerHour', '2.4 ML/h'], [1.21, 'index', '1.21'], [21.5, 'perDay', '21.5/day'], [0.971, 'none', '0.971'], [12.345, 'none', '12.3'],
    [null, 'kW', '—'], [Number.NaN, 'cents', '—'], [Infinity, 'days', '—'],
  ])('%s %s → %s', (value, unit, words) => expect(shown(value, unit)).toBe(words));

  test('changes carry their sign; zero carries none', () => {
    expect(shown(820, 'gpus', { sign: true })).toBe('+820');
    expect(shown(-29600, 'gpus', { sign: true })).toBe('−29,600');
    expect(shown(0, 'gpus', { sign: true })).toBe('0');
    expect(shown(-0.0001, 'ratio', { sign: true })).toBe('−0.01%');
  });
  test('thousands only where asked for', () => expect([shown(38872, 'gpus', { compact: true }), shown(912, 'gpus', { compact: true })]).toEqual(['38.9k', '912']));

  const f = createFormatter();
  const plain = (s: string): string => s.replaceAll('\u00a0', ' ');
  test('ranges share their unit when they can', () => {
    expect(f.range(118_000, 212_000, 'gpus')).toBe('118–212k');
    expect(plain(f.range(84_000, 91_500, 'kW'))).toBe('84.0–91.5 MW');
    expect(f.range(-100_00, 200_00, 'cents')).toBe('−$100 to $200');
  });
  test('deltas show their direction', () => expect([f.delta(1.4, 'none'), f.delta(-57, 'none'), f.delta(0, 'none')].map(plain)).toEqual(['▲ 1.4', '▼ 57', '=']));
  test('dates are game dates in UTC', () => {
    const day = Date.UTC(2025, 8, 3) / 86_400_000;
    expect(f.date(day, 19 * 3600)).toBe('Wed 3 Sep, 19:00');
    expect(f.date(day, 0, 'date')).toBe('3 Sep');
    expect(f.date(day, 5 * 60, 'time')).toBe('00:05');
  });
});
