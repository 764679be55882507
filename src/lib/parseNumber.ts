const SCALE: Record<string, number> = { '': 1, k: 1e3, m: 1e6, b: 1e9, g: 1e9, t: 1e12 };

/** What people type into a number box: "1,200", "1.2k", "3M", "−4", "12 %". Null when it is not a number. */
export function parseNumber(text: string): number | null {
  const match = /^([+\-−]?)(\d[\d,\u00a0\u202f ]*(?:\.\d*)?|\.\d+)\s*([kmbgt]?)\s*%?$/i.exec(text.trim());
  if (!match) return null;
  const digits = Number((match[2] ?? '').replaceAll(/[,\s\u00a0\u202f]/g, ''));
  const scale = SCALE[(match[3] ?? '').toLowerCase()] ?? 1;
  const value = digits * scale * (match[1] === '-' || match[1] === '−' ? -1 : 1);
  return Number.isFinite(value) ? Number(value.toPrecision(15)) : null;
}
