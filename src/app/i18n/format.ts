/**
 * Numbers into words: one rule per unit, the same on every screen. The shapes ("{v} MW") come from assets/lang/<locale>/units.json;
 * this file only chooses scale and digits.
 */
import unitsEn from '../../../assets/lang/en/units.json';
import { dateFormatter, type DateStyle } from './dates.ts';
import { parseTemplate, pickForm, type MessageTable } from './message.ts';
import type { Unit } from '../../sim/index.ts';

export type { Unit };

export interface FormatOptions {
  /** '+' before positive numbers, for changes. */
  sign?: boolean;
  /** Thousands as 38.9k: axes and phones only. */
  compact?: boolean;
  /** Exactly this many decimals, for columns that must line up. Ignored by scaled units (money, power, compute). */
  digits?: number;
}

export interface Formatter {
  format(value: number | null | undefined, unit: Unit, options?: FormatOptions): string;
  range(low: number | null, high: number | null, unit: Unit): string;
  /** ▲ 1.4, ▼ 57, = */
  delta(value: number | null, unit: Unit): string;
  date(epochDay: number, seconds?: number, style?: DateStyle): string;
  list(items: readonly string[]): string;
}

const UNITS: ReadonlySet<string> = new Set<Unit>([
  'count', 'gpus', 'kW', 'MWh', 'degC', 'kelvin', 'ratio', 'percent', 'factor', 'cents', 'centsPerHour', 'centsPerMonth',
  'centsPerKWh', 'centsPerMTok', 'seconds', 'hours', 'days', 'flop', 'flops', 'tokens', 'tokensPerS', 'params', 'litres', 'kg',
  'litresPerHour', 'people', 'index', 'perDay', 'none',
]);
export function isUnit(name: string | null): name is Unit {
  return name !== null && UNITS.has(name);
}

/** A number at the scale it is read at: `value` in `per`s, with `digits` decimals, then the shape `id`. */
interface Scaled { value: number; digits: number; minDigits?: number; id: string }

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;
const MONTH_DAYS = 30.4375;
/** Numbers of a shape whose words are kept: a panel says the same two hundred ten times a second. */
const MOST_SAID = 2_000;
const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function rounded(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(Math.abs(value) * scale) / scale;
}

/** k, M, B, T: one decimal below 100 (always for k), none above; 999,950 becomes 1.0M, not 1,000.0k. */
function suffixed(value: number, below1000: (v: number) => Scaled): Scaled {
  const steps = ['unit.kilo', 'unit.mega', 'unit.giga', 'unit.tera', 'unit.peta'];
  let scaled = Math.abs(value);
  let step = -1;
  const digitsAt = (v: number): number => (step > 0 && rounded(v, 1) >= 100 ? 0 : step < 0 ? 0 : 1);
  while (step < steps.length - 1 && rounded(scaled, digitsAt(scaled)) >= 1000) {
    scaled /= 1000;
    step += 1;
  }
  if (step < 0) return below1000(value);
  const digits = digitsAt(scaled);
  return { value: scaled * Math.sign(value), digits, minDigits: digits, id: steps[step] ?? '' };
}

/** 38.9k, 118k, 7B: no decimal that says nothing. */
function threeDigits(s: Scaled): Scaled {
  return { ...s, digits: rounded(s.value, 1) >= 100 ? 0 : s.digits, minDigits: 0 };
}

function dollars(value: number): Scaled {
  return suffixed(value, (v) => {
    const small = Math.abs(v);
    const whole = Number.isInteger(v) || small >= 100;
    const digits = whole ? 0 : small < 0.1 && small > 0 ? 3 : 2;
    return { value: v, digits, minDigits: digits, id: '' };
  });
}

function power(kW: number): Scaled {
  const size = Math.abs(kW);
  if (rounded(size / 1000, 1) >= 1000) return { value: kW / 1e6, digits: 2, minDigits: 2, id: 'unit.GW' };
  if (rounded(size, 0) >= 1000) return { value: kW / 1000, digits: 1, minDigits: 1, id: 'unit.MW' };
  if (size > 0 && rounded(size * 1000, 0) < 1000) return { value: kW * 1000, digits: 0, id: 'unit.W' };
  const digits = size === 0 || size >= 100 ? 0 : size < 10 ? 2 : 1;
  return { value: kW, digits, minDigits: digits, id: 'unit.kW' };
}

function energy(MWh: number): Scaled {
  const size = Math.abs(MWh);
  if (size >= 10_000) return { value: MWh / 1000, digits: 1, minDigits: 1, id: 'unit.GWh' };
  if (size > 0 && size < 1) return { value: MWh * 1000, digits: 0, id: 'unit.kWh' };
  return { value: MWh, digits: size < 100 ? 1 : 0, id: 'unit.MWh' };
}

/** Three digits at most: 12.5%, 100%, 0.03%. */
function percent(value: number): Scaled {
  const size = Math.abs(value);
  const digits = size > 0 && size < 0.095 ? 2 : rounded(size, 1) >= 100 ? 0 : 1;
  return { value, digits, id: 'unit.percent' };
}

function span(seconds: number): Scaled {
  const size = Math.abs(seconds);
  if (size < 120 * MINUTE) return { value: seconds / MINUTE, digits: 0, id: 'unit.minute' };
  if (size < 3 * DAY) return { value: seconds / HOUR, digits: size < 10 * HOUR ? 1 : 0, id: 'unit.hour' };
  return dayCount(seconds / DAY);
}

function dayCount(days: number): Scaled {
  const size = Math.abs(days);
  if (size < 365) return { value: days, digits: size < 3 ? 1 : 0, id: 'unit.day' };
  if (size < 60 * MONTH_DAYS) return { value: days / MONTH_DAYS, digits: 0, id: 'unit.month' };
  return { value: days / 365.25, digits: 1, id: 'unit.year' };
}

/** Three significant figures, but whole numbers stay whole. */
function plain(value: number): Scaled {
  const size = Math.abs(value);
  return { value, digits: size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 || size === 0 ? 2 : 3, id: '' };
}

function volume(litres: number): Scaled {
  if (Math.abs(litres) >= 999_500) return { value: litres / 1e6, digits: 1, minDigits: 1, id: 'unit.megalitre' };
  return { value: litres, digits: Math.abs(litres) < 10 ? 1 : 0, id: 'unit.litre' };
}

export function createFormatter(locale = 'en', table: MessageTable = unitsEn): Formatter {
  const numbers = new Map<number, { format: Intl.NumberFormat; said: Map<number, string> }>();
  const plurals = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const dates = dateFormatter(locale, (id) => pickForm(table[id] ?? '', null, plurals));

  function digitsOf(value: number, digits: number, minDigits = 0): string {
    const key = digits * 100 + minDigits;
    let known = numbers.get(key);
    if (!known) {
      known = { format: new Intl.NumberFormat(locale, { maximumFractionDigits: digits, minimumFractionDigits: minDigits }), said: new Map() };
      numbers.set(key, known);
    }
    const size = Math.abs(value);
    let words = known.said.get(size);
    if (words === undefined) {
      if (known.said.size >= MOST_SAID) known.said.clear();
      words = known.format.format(size);
      known.said.set(size, words);
    }
    return words;
  }
  function shape(id: string, v: string, n = Number.NaN, exponent = ''): string {
    const message = table[id];
    if (message === undefined) return v;
    const form = pickForm(message, Number.isNaN(n) ? null : n, plurals);
    return parseTemplate(form).map((p) => ('text' in p ? p.text : p.token === 'exponent' ? exponent : v)).join('');
  }
  const symbol = (id: string): string => shape(id, '');

  function signed(s: Scaled, body: (digits: string, n: number) => string, sign: boolean): string {
    const n = rounded(s.value, s.digits);
    const mark = n === 0 ? '' : s.value < 0 ? '−' : sign ? '+' : '';
    return mark + body(digitsOf(n, s.digits, s.minDigits ?? 0), n);
  }
  const scaled = (s: Scaled, sign: boolean): string => signed(s, (v, n) => shape(s.id, v, n), sign);
  const short = (s: Scaled, sign: boolean): string => signed(s, (v) => v + (s.id ? symbol(s.id) : ''), sign);
  const money = (cents: number, sign: boolean): string => {
    const s = dollars(cents / 100);
    return signed(s, (v) => symbol('unit.prefix.money') + v + (s.id ? symbol(s.id) : ''), sign);
  };
  function scientific(value: number, id: string, sign: boolean): string {
    if (value === 0) return shape(id, '0', 0);
    let exponent = Math.floor(Math.log10(Math.abs(value)));
    if (rounded(value / 10 ** exponent, 1) >= 10) exponent += 1;
    if (exponent < 4) return shape(id, scaled(plain(value), sign), value);
    const raised = [...String(exponent)].map((d) => SUPERSCRIPT[Number(d)]).join('');
    return signed({ value: value / 10 ** exponent, digits: 1, minDigits: 1, id: '' },
      (v) => shape(id, shape('unit.power10', v, Number.NaN, raised), 2), sign);
  }
  function clock(seconds: number, sign: boolean): string {
    const whole = Math.round(Math.abs(seconds));
    const mark = whole === 0 ? '' : seconds < 0 ? '−' : sign ? '+' : '';
    return `${mark}${Math.floor(whole / MINUTE)}:${String(whole % MINUTE).padStart(2, '0')}`;
  }

  function format(value: number | null | undefined, unit: Unit, options: FormatOptions = {}): string {
    if (value === null || value === undefined || !Number.isFinite(value)) return symbol('unit.unknown');
    const sign = options.sign ?? false;
    const fixed = (s: Scaled): Scaled =>
      options.digits === undefined ? s : { ...s, digits: options.digits, minDigits: options.digits };
    switch (unit) {
      case 'count': case 'gpus': case 'people':
        if (options.compact && Math.abs(value) >= 1000) return short(threeDigits(suffixed(value, plain)), sign);
        return scaled(fixed({ value, digits: 0, id: '' }), sign);
      case 'kW': return scaled(power(value), sign);
      case 'MWh': return scaled(energy(value), sign);
      case 'degC': return scaled(fixed({ value, digits: 1, minDigits: 1, id: 'unit.degC' }), sign);
      case 'kelvin': return scaled(fixed({ value, digits: 1, minDigits: 1, id: 'unit.kelvin' }), sign);
      case 'ratio': return scaled(fixed(percent(value * 100)), sign);
      case 'percent': return scaled(fixed(percent(value)), sign);
      case 'factor': {
        const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3;
        return scaled(fixed({ value, digits, minDigits: digits, id: 'unit.factor' }), sign);
      }
      case 'cents': return money(value, sign);
      // Cents say nothing about a rate of ten dollars; in a list of rates (`digits: 0`) none shows them.
      case 'centsPerHour': return shape('unit.perHour', money(Math.abs(value) >= 1000 || options.digits === 0 ? Math.round(value / 100) * 100 : value, sign));
      case 'centsPerMonth': return shape('unit.perMonth', money(value, sign));
      case 'centsPerKWh': {
        const price = { value: value / 100, digits: 3, minDigits: 3, id: '' };
        return shape('unit.perKWh', signed(price, (v) => symbol('unit.prefix.money') + v, sign));
      }
      case 'centsPerMTok': return shape('unit.perMTok', money(value, sign));
      case 'seconds':
        // As a clock's face (`compact`) it runs by itself; anywhere else 1:21 could be minutes or hours.
        if (Math.abs(value) >= 10 * MINUTE - 0.5) return scaled(span(value), sign);
        if (options.compact) return clock(value, sign);
        return Math.abs(value) < 2 * MINUTE - 0.5 ? scaled({ value, digits: 0, id: 'unit.second' }, sign) : shape('unit.minute', clock(value, sign));
      case 'hours': return scaled(fixed({ value, digits: Math.abs(value) < 10 ? 1 : 0, id: 'unit.hour' }), sign);
      case 'days': return scaled(fixed(dayCount(value)), sign);
      case 'flop': return scientific(value, 'unit.flop', sign);
      case 'flops': return scientific(value, 'unit.flops', sign);
      case 'tokens': return shape('unit.tokens', short(suffixed(value, plain), sign), value);
      case 'tokensPerS': return shape('unit.tokensPerS', short(suffixed(value, plain), sign));
      case 'params': return short(threeDigits(suffixed(value, plain)), sign);
      case 'litres': return scaled(volume(value), sign);
      case 'kg': return scaled(fixed({ value, digits: 0, id: 'unit.kilogram' }), sign);
      case 'litresPerHour': return shape('unit.perHour', scaled(volume(value), sign));
      case 'index': return scaled(fixed({ value, digits: 2, minDigits: 2, id: '' }), sign);
      case 'perDay': {
        const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 0.95 || value === 0 ? 1 : 2; // three hires a quarter are 0.03 a day
        return shape('unit.perDay', scaled(fixed({ value, digits, minDigits: digits, id: '' }), sign));
      }
      case 'none': return scaled(fixed(plain(value)), sign);
    }
  }

  /** 118–212k when both ends read alike, else "$0.9M to $1.2B". */
  function range(low: number | null, high: number | null, unit: Unit): string {
    const compact = (unit === 'count' || unit === 'gpus' || unit === 'people') && Math.max(Math.abs(low ?? 0), Math.abs(high ?? 0)) >= 10_000;
    const from = format(low, unit, { compact });
    const to = format(high, unit, { compact });
    if (from === to) return to;
    const tail = /[^\d.,]+$/.exec(to)?.[0] ?? '';
    const join = (id: string, a: string, b: string): string =>
      parseTemplate(pickForm(table[id] ?? '{from}–{to}', null, plurals)).map((p) => ('text' in p ? p.text : p.token === 'from' ? a : b)).join('');
    const alike = tail !== '' && from.endsWith(tail) && !/[−+]/.test(from + to);
    if (alike) return join('unit.range', from.slice(0, -tail.length), to);
    return /^[\d.,]+$/.test(from + to) ? join('unit.range', from, to) : join('unit.rangeWords', from, to);
  }
  function delta(value: number | null, unit: Unit): string {
    if (value === null || !Number.isFinite(value)) return symbol('unit.unknown');
    const size = format(Math.abs(value), unit);
    if (size === format(0, unit) || value === 0) return symbol('unit.same');
    return shape(value > 0 ? 'unit.up' : 'unit.down', size);
  }
  return { format, range, delta, date: dates, list: (items) => lists.format(items) };
}

const english = createFormatter();
/** English formatting without a translator: tests, exports, the command line. */
export function formatQuantity(value: number | null | undefined, unit: Unit, options?: FormatOptions): string {
  return english.format(value, unit, options);
}
