/** One line of a chart: named, dashed as well as coloured. */
import type { Unit } from '../../app/i18n/format.ts';
import type { Hue } from './tone.ts';

export interface ChartSeries {
  id: string;
  label: string;
  values: readonly (number | null)[];
  hue?: Hue | undefined;
  /** firm = solid, rented = dashdot, forecast = dotted, demand unmet = dashed. */
  dash?: 'solid' | 'dashed' | 'dotted' | 'dashdot' | undefined;
  fill?: boolean | undefined;
  strong?: boolean | undefined;
  unit?: Unit | undefined;
  /** Of the scale on the right. */
  right?: boolean | undefined;
}
