/** The series of the charts page: what the daily record holds, and what follows from it. One row a day. */
import type { Unit } from '../../app/i18n/format.ts';
import type { HistoryData } from '../../app/simValues.ts';
import type { HistoryColumn } from '../../sim/index.ts';
import type { Hue, IconName } from '../widgets/index.ts';

type Value = number | null;
type Derived = 'goodput' | 'supplyUsed' | 'waterPerDay' | 'co2PerDay' | 'interruptionsPerDay';
export type SeriesId = HistoryColumn | Derived;
/** What stands on one scale together: charts.axis.<id>. */
export type AxisId = 'gpus' | 'share' | 'power' | 'ratio' | 'price' | 'temperature' | 'water' | 'mass' | 'compute' | 'rate' | 'capability' | 'place' | 'money' | 'time' | 'people' | 'tokens' | 'standing';

export interface SeriesDef {
  id: SeriesId;
  axis: AxisId;
  unit: Unit;
  hue: Hue;
  dash?: 'solid' | 'dashed' | 'dotted' | 'dashdot';
}
/** Scales on which zero means nothing in particular. */
const FLOATING: ReadonlySet<AxisId> = new Set<AxisId>(['temperature', 'ratio', 'capability', 'price']);
export const fromZero = (axis: AxisId): boolean => !FLOATING.has(axis);

export const GROUPS: readonly { id: string; icon: IconName; series: readonly SeriesDef[] }[] = [
  { id: 'gpus', icon: 'target', series: [
    { id: 'bought', axis: 'gpus', unit: 'gpus', hue: 'ink', dash: 'dotted' }, { id: 'delivered', axis: 'gpus', unit: 'gpus', hue: 'ink', dash: 'dashed' }, { id: 'installed', axis: 'gpus', unit: 'gpus', hue: 'compute' },
    { id: 'powered', axis: 'gpus', unit: 'gpus', hue: 'power' }, { id: 'cool', axis: 'gpus', unit: 'gpus', hue: 'water' }, { id: 'connected', axis: 'gpus', unit: 'gpus', hue: 'network' },
    { id: 'healthy', axis: 'gpus', unit: 'gpus', hue: 'good' }, { id: 'inStep', axis: 'gpus', unit: 'gpus', hue: 'people' }, { id: 'useful', axis: 'gpus', unit: 'gpus', hue: 'accent' },
    { id: 'goodput', axis: 'share', unit: 'ratio', hue: 'accent', dash: 'dashed' }, { id: 'downGpus', axis: 'gpus', unit: 'gpus', hue: 'bad', dash: 'dashed' },
  ] },
  { id: 'power', icon: 'zap', series: [
    { id: 'supplyKW', axis: 'power', unit: 'kW', hue: 'power', dash: 'dashed' }, { id: 'loadKW', axis: 'power', unit: 'kW', hue: 'power' }, { id: 'itKW', axis: 'power', unit: 'kW', hue: 'compute' },
    { id: 'supplyUsed', axis: 'share', unit: 'ratio', hue: 'power', dash: 'dotted' }, { id: 'pue', axis: 'ratio', unit: 'index', hue: 'water' }, { id: 'gridCentsPerKWh', axis: 'price', unit: 'centsPerKWh', hue: 'money' },
  ] },
  { id: 'heat', icon: 'thermometer', series: [
    { id: 'hottestInletC', axis: 'temperature', unit: 'degC', hue: 'heat' }, { id: 'dryBulbC', axis: 'temperature', unit: 'degC', hue: 'water', dash: 'dashed' }, { id: 'wetBulbC', axis: 'temperature', unit: 'degC', hue: 'water' },
    { id: 'waterPerDay', axis: 'water', unit: 'litres', hue: 'water' }, { id: 'co2PerDay', axis: 'mass', unit: 'kg', hue: 'ink' },
  ] },
  { id: 'run', icon: 'brain-circuit', series: [
    { id: 'flopsDone', axis: 'compute', unit: 'flop', hue: 'accent' }, { id: 'mfu', axis: 'share', unit: 'ratio', hue: 'compute' }, { id: 'interruptionsPerDay', axis: 'rate', unit: 'perDay', hue: 'bad' },
    { id: 'capability', axis: 'capability', unit: 'index', hue: 'network' }, { id: 'frontier', axis: 'capability', unit: 'index', hue: 'ink', dash: 'dashed' }, { id: 'place', axis: 'place', unit: 'count', hue: 'network', dash: 'dashdot' },
  ] },
  { id: 'lab', icon: 'landmark', series: [
    { id: 'cashCents', axis: 'money', unit: 'cents', hue: 'money' }, { id: 'debtCents', axis: 'money', unit: 'cents', hue: 'bad', dash: 'dashed' }, { id: 'raisedCents', axis: 'money', unit: 'cents', hue: 'network', dash: 'dotted' },
    { id: 'revenueCentsPerDay', axis: 'money', unit: 'cents', hue: 'good' }, { id: 'burnCentsPerDay', axis: 'money', unit: 'cents', hue: 'heat', dash: 'dashdot' }, { id: 'runwayDays', axis: 'time', unit: 'days', hue: 'ink' },
    { id: 'demandTokensPerS', axis: 'tokens', unit: 'tokensPerS', hue: 'network', dash: 'dashed' }, { id: 'servedTokensPerS', axis: 'tokens', unit: 'tokensPerS', hue: 'network' },
  ] },
  { id: 'standing', icon: 'users', series: [
    { id: 'headcount', axis: 'people', unit: 'people', hue: 'people' }, { id: 'fatigue', axis: 'share', unit: 'ratio', hue: 'people', dash: 'dashed' },
    { id: 'credibility', axis: 'standing', unit: 'ratio', hue: 'network' }, { id: 'brand', axis: 'standing', unit: 'ratio', hue: 'money', dash: 'dashed' }, { id: 'staff', axis: 'standing', unit: 'ratio', hue: 'people', dash: 'dotted' }, { id: 'town', axis: 'standing', unit: 'ratio', hue: 'good', dash: 'dashdot' },
  ] },
];
export const ALL: readonly SeriesDef[] = GROUPS.flatMap((group) => group.series);
export const seriesDef = (id: SeriesId): SeriesDef => ALL.find((entry) => entry.id === id) ?? ALL[0]!;

/** Days without a reading: no hall ran, no run was on, nobody was in debt to anything. */
const NONE_BELOW: Partial<Record<HistoryColumn, number>> = { hottestInletC: 1e-9, pue: 1e-9, mfu: 1e-9, capability: 1e-9 };
const ENDLESS_DAYS = 3650; // the runway of a lab that burns nothing

/** Values of a series for all days of the record; null where there is none. */
export function valuesOf(history: HistoryData, id: SeriesId): Value[] {
  const column = (name: HistoryColumn): Float64Array => history.columns[name] ?? new Float64Array(history.days);
  const ratio = (part: Float64Array, all: Float64Array): Value[] => Array.from(part, (value, i) => ((all[i] ?? 0) > 0 ? value / all[i]! : null));
  const perDay = (total: Float64Array): Value[] => Array.from(total, (value, i) => (i === 0 ? value : Math.max(0, value - total[i - 1]!)));
  switch (id) {
    case 'goodput': return ratio(column('useful'), column('bought'));
    case 'supplyUsed': return ratio(column('loadKW'), column('supplyKW'));
    case 'waterPerDay': return perDay(column('waterL'));
    case 'co2PerDay': return perDay(column('co2Kg'));
    case 'interruptionsPerDay': return perDay(column('interruptions'));
    case 'runwayDays': return Array.from(column(id), (value) => (value < ENDLESS_DAYS ? value : null));
    default: {
      const least = NONE_BELOW[id] ?? -Infinity;
      return Array.from(column(id), (value) => (Number.isFinite(value) && value >= least ? value : null));
    }
  }
}

/** Seconds since 1970 of game time of each day of the record. */
export const timesOf = (history: HistoryData, epochDay: number): number[] => Array.from(history.columns['day'] ?? [], (day) => (epochDay + day) * 86_400);

/** Correlation of two series over the days that have both; null below three such days or where one does not move. */
export function correlation(a: readonly Value[], b: readonly Value[]): { r: number; days: number } | null {
  const pairs = a.flatMap((value, i) => (value !== null && b[i] != null ? [[value, b[i]] as const] : []));
  if (pairs.length < 3) return null;
  const mean = (pick: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[pick], 0) / pairs.length;
  const [ma, mb] = [mean(0), mean(1)];
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (const [x, y] of pairs) {
    ab += (x - ma) * (y - mb);
    aa += (x - ma) * (x - ma);
    bb += (y - mb) * (y - mb);
  }
  return aa > 0 && bb > 0 ? { r: ab / Math.sqrt(aa * bb), days: pairs.length } : null;
}
