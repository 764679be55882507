/**
 * Class codes: ten characters that carry scenario, content version, seed and flags with a checksum, so that a class shares one
 * start and one luck without a server. Crockford base32: no I, L, O, U; case and separators do not matter. Where a mission leaves something
 * to set and it is not as it comes, a tail carries the settings.
 */
import type { Catalog, Settings } from '../sim/index.ts';
import { CHECK_BITS, checkOf, fromBits, LETTER_BITS, mix, toBits } from './bits.ts';
import { settingsFromBits, settingsToBits, tailLetters } from './settingsCode.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SEED_BITS = 20;
const SCENARIO_BITS = 12;
const CONTENT_BITS = 5;
const FLAG_BITS = 3;
const START_LETTERS = 10;
const GROUP = 5;

/** Largest seed a class code can carry. */
export const MAX_CLASS_SEED = 2 ** SEED_BITS - 1;

export interface ClassStart {
  scenario: string;
  seed: number;
  flags: number; // 0..7, reserved for rule switches; 0 = none
  settings?: Settings; // of missions with options; what is left out is as it comes
}

export type CodeProblem = 'length' | 'letter' | 'checksum' | 'content' | 'scenario';
export type CodeResult = { ok: true; start: ClassStart } | { ok: false; problem: CodeProblem; detail: string };

/** What a code is read against: the installed scenarios and the content that they are part of. */
export type CodeCatalog = Pick<Catalog, 'scenarios' | 'contentHash'>;

/** `K7QX2-9MT4D` for a scenario and a seed from 0 to MAX_CLASS_SEED; longer with settings. Throws RangeError outside. */
export function encodeClassCode(start: ClassStart, { scenarios, contentHash }: CodeCatalog): string {
  if (!Number.isSafeInteger(start.seed) || start.seed < 0 || start.seed > MAX_CLASS_SEED) throw new RangeError(`class seeds run from 0 to ${MAX_CLASS_SEED}`);
  const bits = [
    ...toBits(mix(contentHash) % 2 ** CONTENT_BITS, CONTENT_BITS), ...toBits(mix(start.scenario) % 2 ** SCENARIO_BITS, SCENARIO_BITS),
    ...toBits(start.seed, SEED_BITS), ...toBits(start.flags & 7, FLAG_BITS),
  ];
  bits.push(...checkOf(bits));
  const scenario = scenarios[start.scenario];
  if (scenario?.options) bits.push(...settingsToBits(scenario, start.settings ?? {}));
  let text = '';
  for (let i = 0; i < bits.length; i += LETTER_BITS) text += `${i > 0 && i % (GROUP * LETTER_BITS) === 0 ? '-' : ''}${ALPHABET[fromBits(bits.slice(i, i + LETTER_BITS))]}`;
  return text;
}

/** Reads what somebody typed. Never throws. */
export function decodeClassCode(typed: string, { scenarios, contentHash }: CodeCatalog): CodeResult {
  const letters = typed.toUpperCase().replaceAll(/[\s\-_.]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const lengths = [START_LETTERS, ...Object.values(scenarios).flatMap((def) => (def.options ? START_LETTERS + tailLetters(def) : []))];
  if (!lengths.includes(letters.length)) return { ok: false, problem: 'length', detail: String(letters.length) };
  const bits: number[] = [];
  for (const letter of letters) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return { ok: false, problem: 'letter', detail: letter };
    bits.push(...toBits(value, LETTER_BITS));
  }
  const start = bits.slice(0, START_LETTERS * LETTER_BITS);
  const body = start.slice(0, start.length - CHECK_BITS);
  if (fromBits(checkOf(body)) !== fromBits(start.slice(-CHECK_BITS))) return { ok: false, problem: 'checksum', detail: letters };
  if (fromBits(body.slice(0, CONTENT_BITS)) !== mix(contentHash) % 2 ** CONTENT_BITS) return { ok: false, problem: 'content', detail: letters };
  const wanted = fromBits(body.slice(CONTENT_BITS, CONTENT_BITS + SCENARIO_BITS));
  const scenario = Object.keys(scenarios).find((id) => mix(id) % 2 ** SCENARIO_BITS === wanted);
  if (scenario === undefined) return { ok: false, problem: 'scenario', detail: letters };
  const seedAt = CONTENT_BITS + SCENARIO_BITS;
  const read = { scenario, seed: fromBits(body.slice(seedAt, seedAt + SEED_BITS)), flags: fromBits(body.slice(seedAt + SEED_BITS)) };
  if (letters.length === START_LETTERS) return { ok: true, start: read };
  const def = scenarios[scenario]!;
  if (!def.options || letters.length !== START_LETTERS + tailLetters(def)) return { ok: false, problem: 'length', detail: String(letters.length) };
  const settings = settingsFromBits(def, bits.slice(START_LETTERS * LETTER_BITS));
  return settings ? { ok: true, start: { ...read, settings } } : { ok: false, problem: 'checksum', detail: letters };
}
