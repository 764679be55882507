/** Where the axes of a chart have their ticks: round numbers, or round hours, days, months and years. */
const HOUR = 3_600;
const DAY = 86_400;
const STEPS_S = [1, 2, 3, 4, 6, 8, 12].map((hours) => hours * HOUR).concat([1, 2, 3, 4, 5, 7, 10, 15].map((days) => days * DAY));
const STEPS_MONTHS = [1, 2, 3, 4, 6, 12, 24, 60, 120, 300, 600, 1_200];
const MONTH_S = 28 * DAY; // the shortest

const least = (span: number, px: number, spacePx: number): number => (span * spacePx) / Math.max(px, 1);

/** The multiples of 1, 2, 2.5 or 5 times a power of ten within bounds, at least `spacePx` apart on an axis of `px`. */
export function numberTicks(low: number, high: number, px: number, spacePx: number): number[] {
  const wanted = least(high - low, px, spacePx);
  if (!(wanted > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = ([1, 2, 2.5, 5].find((factor) => factor * power >= wanted * (1 - 1e-9)) ?? 10) * power;
  const ticks: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) ticks.push(Number((i * step).toPrecision(12)));
  return ticks;
}

/** The same for seconds since 1970-01-01 UTC. */
export function timeTicks(low: number, high: number, px: number, spacePx: number): number[] {
  const wanted = least(high - low, px, spacePx);
  if (!(wanted > 0)) return [low];
  const step = STEPS_S.find((seconds) => seconds >= wanted);
  const ticks: number[] = [];
  if (step !== undefined) {
    for (let tick = Math.ceil(low / step) * step; tick <= high; tick += step) ticks.push(tick);
    return ticks;
  }
  const months = STEPS_MONTHS.find((count) => count * MONTH_S >= wanted) ?? STEPS_MONTHS.at(-1)!;
  const first = new Date(low * 1000);
  const from = Math.floor((first.getUTCFullYear() * 12 + first.getUTCMonth()) / months) * months;
  for (let month = from, tick = low; tick <= high; month += months) {
    tick = Date.UTC(Math.floor(month / 12), month % 12) / 1000;
    if (tick >= low && tick <= high) ticks.push(tick);
  }
  return ticks;
}
