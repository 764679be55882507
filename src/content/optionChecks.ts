/** Checks of settings that a scenario declares: defaults that can be chosen, targets that exist, and a scenario that holds at every end of every setting. */
import { nearestSetting, settledCatalog, type Catalog, type OptionDef, type ScenarioDef, type SettingValue } from '../sim/index.ts';
import { REFERENCES, textsAt } from './references.ts';
import type { Say } from './say.ts';
import type { Kind } from './schema/kinds.ts';
import { site as siteSchema } from './schema/places.ts';
import { scenario as scenarioSchema } from './schema/scenario.ts';
import type { PathPart } from './traced.ts';

/** `checkRest` holds a settled scenario to what any scenario is held to, and says only whether it found something. */
export function checkOptions(scenario: ScenarioDef, catalog: Catalog, say: Say, checkRest: (settled: ScenarioDef, from: Catalog) => string | null): void {
  const options = scenario.options ?? [];
  const seen = new Set<string>();
  for (const [index, option] of options.entries()) {
    const path = ['options', index];
    if (seen.has(option.id)) say('duplicate-id', [...path, 'id'], `"${option.id}" is used twice in options`, null, 'give it another id');
    seen.add(option.id);
    if (!checkOwn(option, path, say)) return;
  }
  for (const [index, option] of options.entries()) {
    for (const value of endsOf(option)) {
      const wrong = wrongWith(scenario, option.id, value, catalog, checkRest);
      if (wrong === null) continue;
      const at: PathPart[] = option.kind === 'choice' ? ['options', index, 'choices', option.choices.findIndex((choice) => choice.id === value)] : ['options', index];
      say('bad-option', at, `with ${option.id} = ${value} the scenario cannot be played: ${wrong}`, null, 'mend the field, or its bounds');
      break;
    }
  }
}

function endsOf(option: OptionDef): SettingValue[] {
  return option.kind === 'choice' ? option.choices.map((choice) => choice.id) : [option.min, nearestSetting(option, option.max), option.default];
}

function checkOwn(option: OptionDef, path: PathPart[], say: Say): boolean {
  if (option.kind === 'number') {
    if (option.min >= option.max) say('out-of-range', [...path, 'max'], `${option.max} is not above ${option.min}`, `more than ${option.min}`, null);
    else if (option.default !== nearestSetting(option, option.default)) {
      say('out-of-range', [...path, 'default'], `${option.default} lies outside the bounds or between two steps`, `${option.min} … ${option.max} in steps of ${option.step}`, `${nearestSetting(option, option.default)} is the nearest`);
    } else return true;
    return false;
  }
  const ids = option.choices.map((choice) => choice.id);
  const twice = ids.findIndex((id, at) => ids.indexOf(id) !== at);
  if (twice >= 0) say('duplicate-id', [...path, 'choices', twice, 'id'], `"${ids[twice]}" is used twice in choices`, null, 'give it another id');
  if (!ids.includes(option.default)) say('unknown-id', [...path, 'default'], `there is no choice "${option.default}"`, `one of ${ids.join(', ')}`, null);
  return twice < 0 && ids.includes(option.default);
}

/** What is wrong with the scenario at one value and defaults for the rest; null: nothing. */
function wrongWith(scenario: ScenarioDef, option: string, value: SettingValue, catalog: Catalog, checkRest: (settled: ScenarioDef, from: Catalog) => string | null): string | null {
  let settled: Catalog;
  try {
    settled = settledCatalog(catalog, scenario.id, { [option]: value });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const start = settled.scenarios[scenario.id]!;
  for (const [schema, made] of [[scenarioSchema, start], [siteSchema, settled.sites[start.sites[0]?.site ?? '']]] as const) {
    const result = made === undefined ? null : schema.safeParse(made);
    const issue = result?.success === false ? result.error.issues[0] : undefined;
    if (issue) return `${issue.path.join('.')}: ${issue.message}`;
  }
  for (const { kind, path, to } of REFERENCES) {
    const entries: readonly unknown[] = kind === 'scenarios' ? [start] : kind === 'sites' ? Object.values(settled.sites) : [];
    const known = settled[to as Exclude<Kind, 'constants'>] as Readonly<Record<string, unknown>>;
    for (const entry of entries) for (const hit of textsAt(entry, path)) if (!Object.hasOwn(known, hit.value)) return `there is no "${hit.value}" among ${to}`;
  }
  return checkRest(start, settled);
}
