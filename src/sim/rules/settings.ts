/**
 * A scenario as the player set it: checks settings against the options that the scenario declares, and lays them over the catalog. Everything
 * after reads the settled catalog and knows nothing of options, so a setting can reach whatever a scenario can say.
 */
import type { Catalog } from '../world/catalog.ts';
import type { NumberOption, OptionDef, Settings, SettingValue } from '../world/catalogOptions.ts';
import type { ScenarioDef } from '../world/catalogScenario.ts';
import { withCampus } from './campus.ts';

/** What is wrong with a setting. `expected`: ids of options or choices, or bounds and step. */
export interface SettingProblem {
  code: 'no-option' | 'no-choice' | 'no-number' | 'too-low' | 'too-high' | 'off-step';
  option: string;
  found: string;
  expected: (string | number)[];
}

/** Steps are compared after rounding: 0.3 is three steps of 0.1. */
const STEP_DIGITS = 1e9;

/** Position of a number on its option's steps; not whole for a value between two. */
export function stepOf(option: NumberOption, value: number): number {
  return Math.round(((value - option.min) / option.step) * STEP_DIGITS) / STEP_DIGITS;
}

/** Value at a position, without the last digits that steps such as 0.1 add. */
export function valueOfStep(option: NumberOption, position: number): number {
  return Math.round((option.min + position * option.step) * STEP_DIGITS) / STEP_DIGITS;
}

/** The value within bounds and on a step that lies nearest. */
export function nearestSetting(option: NumberOption, value: number): number {
  const most = Math.floor(stepOf(option, option.max));
  return valueOfStep(option, Math.min(most, Math.max(0, Math.round((value - option.min) / option.step))));
}

function problemOf(option: OptionDef, value: unknown): SettingProblem | null {
  const say = (code: SettingProblem['code'], expected: SettingProblem['expected']): SettingProblem => ({ code, option: option.id, found: String(value).slice(0, 60), expected });
  if (option.kind === 'choice') {
    return option.choices.some((choice) => choice.id === value) ? null : say('no-choice', option.choices.map((choice) => choice.id));
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return say('no-number', [option.min, option.max]);
  if (value < option.min) return say('too-low', [option.min]);
  if (value > option.max) return say('too-high', [option.max]);
  return Number.isInteger(stepOf(option, value)) ? null : say('off-step', [option.step, nearestSetting(option, value)]);
}

/** What is wrong with `given` for this scenario. Empty: it can be started so. Never throws, whatever it is given. */
export function settingProblems(scenario: ScenarioDef, given: unknown): SettingProblem[] {
  if (given === undefined) return [];
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return [{ code: 'no-option', option: '', found: typeof given, expected: [] }];
  const options = scenario.options ?? [];
  return Object.entries(given).flatMap(([id, value]) => {
    const option = options.find((entry) => entry.id === id);
    if (!option) return [{ code: 'no-option' as const, option: id.slice(0, 60), found: id.slice(0, 60), expected: options.map((entry) => entry.id) }];
    return problemOf(option, value) ?? [];
  });
}

/** One line for the command line and for files; the page says the same in the player's language. */
export function settingText({ code, option, found, expected }: SettingProblem): string {
  switch (code) {
    case 'no-option': return expected.length === 0 ? 'this scenario has no settings' : `no setting "${option}"; there are ${expected.join(', ')}`;
    case 'no-choice': return `${option} cannot be "${found}"; it is one of ${expected.join(', ')}`;
    case 'no-number': return `${option} must be a number from ${expected[0]} to ${expected[1]}, not "${found}"`;
    case 'too-low': return `${option} is at least ${expected[0]}, not ${found}`;
    case 'too-high': return `${option} is at most ${expected[0]}, not ${found}`;
    case 'off-step': return `${option} goes in steps of ${expected[0]}: ${found} lies between two, ${expected[1]} is the nearest`;
  }
}

/** Every option's value, in the scenario's order; defaults for what is not given. */
export function completeSettings(scenario: ScenarioDef, given: Settings = {}): Settings {
  return Object.fromEntries((scenario.options ?? []).map((option) => [option.id, Object.hasOwn(given, option.id) ? given[option.id]! : option.default]));
}

/**
 * The catalog with one scenario, and the site it starts at, as they were set; the same catalog for a scenario that leaves nothing to set.
 * `given` must have passed `settingProblems`. Its content hash stays: content and settings together say what is played.
 */
export function settledCatalog(catalog: Catalog, scenarioId: string, given: Settings = {}): Catalog {
  const scenario = Object.hasOwn(catalog.scenarios, scenarioId) ? catalog.scenarios[scenarioId] : undefined;
  if (!scenario || (!scenario.options && !scenario.sites.some((start) => start.campus))) return catalog;
  const settings = completeSettings(scenario, given);
  let settled: { scenario: ScenarioDef; site: unknown } = { scenario, site: catalog.sites[scenario.sites[0]?.site ?? ''] };
  for (const option of scenario.options ?? []) {
    for (const { field, value } of fieldsOf(option, settings[option.id]!)) {
      const path = field.split('.');
      settled = withField(settled, path[0] === 'site' ? path : ['scenario', ...path], value) as typeof settled;
    }
  }
  const sites = settled.site ? { ...catalog.sites, [(settled.site as { id: string }).id]: settled.site as Catalog['sites'][string] } : catalog.sites;
  const changed: Catalog = { ...catalog, sites };
  const starts = settled.scenario.sites.map((start) => (start.campus ? withCampus(changed, start, start.campus, settled.scenario.ports[0]) : start));
  return { ...changed, scenarios: { ...catalog.scenarios, [scenarioId]: { ...settled.scenario, sites: starts } } };
}

/** What a value of an option puts where. */
function fieldsOf(option: OptionDef, value: SettingValue): { field: string; value: unknown }[] {
  if (option.kind === 'choice') return option.choices.find((choice) => choice.id === value)?.sets ?? [];
  return option.sets.map(({ field, times, plus, whole }) => {
    const exact = Number(value) * times + (plus ?? 0);
    return { field, value: whole === true ? Math.ceil(exact - 1 / STEP_DIGITS) : exact };
  });
}

/** A copy with one value replaced; `+` as a step of the path is the end of a list. Throws where the path leads through nothing. */
function withField(into: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(into)) {
    const list: unknown[] = [...into];
    const at = key === '+' ? list.length : Number(key);
    if (!Number.isInteger(at) || at < 0 || (at >= list.length && key !== '+')) throw new Error(`a setting goes to "${key}" of a list of ${list.length}`);
    list[at] = withField(list[at], rest, value);
    return list;
  }
  if (typeof into !== 'object' || into === null) throw new Error(`a setting goes to "${key}", where there is nothing`);
  return { ...into, [key]: withField((into as Record<string, unknown>)[key], rest, value) };
}
