const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const HUGE = 1e9;
const TINY = 1e-4;

/** 25 as ²⁵ */
export function superscript(exponent: number): string {
  return (exponent < 0 ? '⁻' : '') + [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPT[Number(digit)] ?? '').join('');
}

function grouped(text: string): string {
  const [whole = '', rest] = text.split('.');
  const thousands = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return rest === undefined ? thousands : `${thousands}.${rest}`;
}

/** A number of any size for people, the same on the page and the command line: whole ones in full, others with four figures, 3.8 × 10²⁵. */
export function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return '—';
  const size = Math.abs(value);
  const sign = value < 0 ? '−' : '';
  if (size !== 0 && (size >= HUGE || size < TINY)) {
    const [mantissa = '', exponent = '0'] = size.toExponential(3).split('e');
    const shown = String(Number(mantissa));
    return `${sign}${shown === '1' ? '' : `${shown}\u00a0×\u00a0`}10${superscript(Number(exponent))}`;
  }
  if (Number.isInteger(value) || size >= 1000) return sign + grouped(String(Math.round(size)));
  return sign + String(Number(size.toPrecision(4)));
}
