export type DecimalMark = '.' | ',';

const SCALE: Record<string, number> = { '': 1, k: 1e3, m: 1e6, b: 1e9, g: 1e9, t: 1e12, tsd: 1e3, mio: 1e6, mrd: 1e9, bio: 1e12 };
/** Points as they divide thousands: 1.200, 24.000.000; not 0.125. */
const GROUPS = /^[1-9]\d{0,2}(?:\.\d{3})+$/;

/** The digits of a number with the decimal mark of its language, as JavaScript reads them. */
function plainDigits(digits: string, decimal: DecimalMark): string {
  const close = digits.replaceAll(/\s/g, '');
  if (decimal === '.') return close.replaceAll(',', '');
  if (close.includes(',')) return close.replaceAll('.', '').replace(',', '.');
  return GROUPS.test(close) ? close.replaceAll('.', '') : close;
}

/** What people type into a number box: "1,200", "1.2k", "3M", "−4", "12 %"; with a decimal comma "1.200", "1,2", "3 Mio.". Null when it is not a number. */
export function parseNumber(text: string, decimal: DecimalMark = '.'): number | null {
  const match = /^([+\-−]?)((?=[.,]?\d)[\d.,\s]*?)\s*([a-z]*)\.?\s*%?$/i.exec(text.trim());
  const scale = SCALE[(match?.[3] ?? '').toLowerCase()];
  const digits = plainDigits(match?.[2] ?? '', decimal);
  if (!match || scale === undefined || !/^(?:\d+\.?\d*|\.\d+)$/.test(digits)) return null;
  const value = Number(digits) * scale * (match[1] === '-' || match[1] === '−' ? -1 : 1);
  return Number.isFinite(value) ? Number(value.toPrecision(15)) : null;
}
