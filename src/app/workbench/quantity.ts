/** Quantities of the calculators as the rest of the game shows them; a unit that it does not know goes after a plain number. */
import { quantityText } from '../../content/calcProblems.ts';
import { plainNumber } from '../../lib/plainNumber.ts';
import type { Translator } from '../i18n/translate.ts';
import type { Unit } from '../i18n/format.ts';

/** Word for a unit → the game's unit, and how many of it one is. */
const UNITS: Readonly<Record<string, { unit: Unit; scale: number }>> = {
  W: { unit: 'kW', scale: 1e-3 }, kW: { unit: 'kW', scale: 1 }, MW: { unit: 'kW', scale: 1e3 }, GW: { unit: 'kW', scale: 1e6 },
  kWh: { unit: 'MWh', scale: 1e-3 }, MWh: { unit: 'MWh', scale: 1 }, GWh: { unit: 'MWh', scale: 1e3 },
  FLOP: { unit: 'flop', scale: 1 }, tokens: { unit: 'tokens', scale: 1 }, params: { unit: 'params', scale: 1 }, GPUs: { unit: 'gpus', scale: 1 }, GPU: { unit: 'gpus', scale: 1 },
  USD: { unit: 'cents', scale: 100 }, share: { unit: 'ratio', scale: 1 }, '°C': { unit: 'degC', scale: 1 }, K: { unit: 'kelvin', scale: 1 },
};

const SHARE = /Ratio$|^(?:mfu|rate|spread)$/;

/** Shares are kept as 0..1 and told as percent; other plain numbers stay plain. */
export function unitShown({ id, unit }: { id: string; unit: string }): string {
  return unit === '1' && SHARE.test(id) ? 'share' : unit;
}

export function benchUnit(word: string): { unit: Unit; scale: number } {
  return (Object.hasOwn(UNITS, word) ? UNITS[word] : undefined) ?? { unit: 'none', scale: 1 };
}

export function benchQuantity(t: Translator, value: number, word: string): string {
  const { unit, scale } = benchUnit(word);
  return unit === 'none' ? quantityText((id, params) => t.t(id, params), value, word) : t.n(value * scale, unit);
}

const LONG = 10_000;
const LONGEST = 1e15;

/** For the ticks of an axis: short, without the unit, which its name carries. */
export function tickText(t: Translator, value: number): string {
  const size = Math.abs(value);
  return size >= LONG && size < LONGEST ? t.n(value, 'count', { compact: true }) : plainNumber(value);
}

/** Text for a number box: all digits, and an exponent where those would be too many. */
export function numberInBox(value: number): string {
  return Math.abs(value) >= 1e9 || (value !== 0 && Math.abs(value) < 1e-4) ? value.toExponential().replace('e+', 'e') : String(value);
}
