/**
 * Class codes: ten characters that carry scenario, content version, seed and flags with a checksum, so that a class shares one
 * start and one luck without a server. Crockford base32: no I, L, O, U; case and separators do not matter.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SEED_BITS = 20;
const SCENARIO_BITS = 12;
const CONTENT_BITS = 5;
const FLAG_BITS = 3;
const CHECK_BITS = 10;

/** Largest seed a class code can carry. */
export const MAX_CLASS_SEED = 2 ** SEED_BITS - 1;

export interface ClassStart {
  scenario: string;
  seed: number;
  flags: number; // 0..7, reserved for rule switches; 0 = none
}

export type CodeProblem = 'length' | 'letter' | 'checksum' | 'content' | 'scenario';
export type CodeResult = { ok: true; start: ClassStart } | { ok: false; problem: CodeProblem; detail: string };

/** `K7QX2-9MT4D` for a scenario and a seed from 0 to MAX_CLASS_SEED. Throws RangeError outside. */
export function encodeClassCode(start: ClassStart, contentHash: string): string {
  if (!Number.isSafeInteger(start.seed) || start.seed < 0 || start.seed > MAX_CLASS_SEED) throw new RangeError(`class seeds run from 0 to ${MAX_CLASS_SEED}`);
  const bits = [
    ...toBits(mix(contentHash) % 2 ** CONTENT_BITS, CONTENT_BITS), ...toBits(mix(start.scenario) % 2 ** SCENARIO_BITS, SCENARIO_BITS),
    ...toBits(start.seed, SEED_BITS), ...toBits(start.flags & 7, FLAG_BITS),
  ];
  bits.push(...toBits(mix(bits.join('')) % 2 ** CHECK_BITS, CHECK_BITS));
  let text = '';
  for (let i = 0; i < bits.length; i += 5) text += ALPHABET[fromBits(bits.slice(i, i + 5))];
  return `${text.slice(0, 5)}-${text.slice(5)}`;
}

/** Reads what somebody typed. `scenarios` are the installed ids. Never throws. */
export function decodeClassCode(typed: string, scenarios: readonly string[], contentHash: string): CodeResult {
  const letters = typed.toUpperCase().replaceAll(/[\s\-_.]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (letters.length !== 10) return { ok: false, problem: 'length', detail: String(letters.length) };
  const bits: number[] = [];
  for (const letter of letters) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return { ok: false, problem: 'letter', detail: letter };
    bits.push(...toBits(value, 5));
  }
  const body = bits.slice(0, bits.length - CHECK_BITS);
  if (mix(body.join('')) % 2 ** CHECK_BITS !== fromBits(bits.slice(-CHECK_BITS))) return { ok: false, problem: 'checksum', detail: letters };
  if (fromBits(body.slice(0, CONTENT_BITS)) !== mix(contentHash) % 2 ** CONTENT_BITS) return { ok: false, problem: 'content', detail: letters };
  const wanted = fromBits(body.slice(CONTENT_BITS, CONTENT_BITS + SCENARIO_BITS));
  const scenario = scenarios.find((id) => mix(id) % 2 ** SCENARIO_BITS === wanted);
  if (scenario === undefined) return { ok: false, problem: 'scenario', detail: letters };
  const seedAt = CONTENT_BITS + SCENARIO_BITS;
  return { ok: true, start: { scenario, seed: fromBits(body.slice(seedAt, seedAt + SEED_BITS)), flags: fromBits(body.slice(seedAt + SEED_BITS)) } };
}

function toBits(value: number, count: number): number[] {
  const bits: number[] = [];
  for (let i = count - 1; i >= 0; i--) bits.push(Math.floor(value / 2 ** i) % 2);
  return bits;
}

function fromBits(bits: readonly number[]): number {
  return bits.reduce((value, bit) => value * 2 + bit, 0);
}

/** FNV-1a with a finishing mix, 32 bits. */
function mix(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  return (hash ^ (hash >>> 13)) >>> 0;
}
