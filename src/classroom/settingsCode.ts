/** Settings as a tail of a class code: the position of each on its steps or among its choices, in the scenario's order, and a checksum. */
import { completeSettings, stepOf, valueOfStep, type OptionDef, type ScenarioDef, type Settings } from '../sim/index.ts';
import { checkOf, CHECK_BITS, fromBits, LETTER_BITS, toBits } from './bits.ts';

function positions(option: OptionDef): number {
  return option.kind === 'choice' ? option.choices.length : Math.floor(stepOf(option, option.max)) + 1;
}

/** Bits that tell so many positions apart. */
function bitsFor(count: number): number {
  let bits = 0;
  while (2 ** bits < count) bits++;
  return bits;
}

function tailBits(options: readonly OptionDef[]): number {
  const bits = options.reduce((sum, option) => sum + bitsFor(positions(option)), CHECK_BITS);
  return Math.ceil(bits / LETTER_BITS) * LETTER_BITS;
}

/** Bits of the tail, a whole number of letters; none when everything is as it comes. `settings` must have passed their check. */
export function settingsToBits(scenario: ScenarioDef, settings: Settings): number[] {
  const options = scenario.options ?? [];
  const all = completeSettings(scenario, settings);
  if (options.every((option) => all[option.id] === option.default)) return [];
  const bits = options.flatMap((option) => {
    const value = all[option.id]!;
    const at = option.kind === 'choice' ? option.choices.findIndex((choice) => choice.id === value) : stepOf(option, Number(value));
    return toBits(at, bitsFor(positions(option)));
  });
  while (bits.length < tailBits(options) - CHECK_BITS) bits.push(0);
  return [...bits, ...checkOf(bits)];
}

/** Letters that a scenario's tail has. */
export const tailLetters = (scenario: ScenarioDef): number => tailBits(scenario.options ?? []) / LETTER_BITS;

/** Settings of a tail; null when it has a slip in it. */
export function settingsFromBits(scenario: ScenarioDef, bits: readonly number[]): Settings | null {
  const options = scenario.options ?? [];
  const body = bits.slice(0, bits.length - CHECK_BITS);
  if (bits.length !== tailBits(options) || fromBits(checkOf(body)) !== fromBits(bits.slice(-CHECK_BITS))) return null;
  const settings: Record<string, string | number> = {};
  let from = 0;
  for (const option of options) {
    const length = bitsFor(positions(option));
    const at = fromBits(body.slice(from, from += length));
    if (at >= positions(option)) return null;
    settings[option.id] = option.kind === 'choice' ? option.choices[at]!.id : valueOfStep(option, at);
  }
  return settings;
}
