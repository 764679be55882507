/** Bits of class codes: five to a letter, ten of a checksum. */
export const LETTER_BITS = 5;
export const CHECK_BITS = 10;

export function toBits(value: number, count: number): number[] {
  const bits: number[] = [];
  for (let i = count - 1; i >= 0; i--) bits.push(Math.floor(value / 2 ** i) % 2);
  return bits;
}

export function fromBits(bits: readonly number[]): number {
  return bits.reduce((value, bit) => value * 2 + bit, 0);
}

export function checkOf(bits: readonly number[]): number[] {
  return toBits(mix(bits.join('')) % 2 ** CHECK_BITS, CHECK_BITS);
}

/** FNV-1a with a finishing mix, 32 bits. */
export function mix(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  return (hash ^ (hash >>> 13)) >>> 0;
}
