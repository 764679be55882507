/** Settings of a scenario: what its author lets the player choose before the start, and the campus that a choice can have stand ready. */
/** A number, or the id of a choice. */
export type SettingValue = number | string;
/** Value by option id. Complete in a world and in its record; what is left out when starting takes its default. */
export type Settings = Readonly<Record<string, SettingValue>>;

/** What a choice may put into a field; the scenario's own schema judges the result. */
export type FieldValue = number | string | boolean | null | object;

/** Field = value*times + plus, rounded up to a whole number when `whole`. */
export interface NumberTarget {
  field: string; // path into the scenario, or into the definition of its first site after `site.`
  times: number;
  plus?: number;
  whole?: boolean;
}

export interface NumberOption {
  id: string;
  kind: 'number';
  name: string; // message id
  unit: string; // as the workbench writes units
  min: number;
  max: number;
  step: number; // values are min + n*step
  default: number;
  sets: NumberTarget[];
}

export interface ChoiceOption {
  id: string;
  kind: 'choice';
  name: string;
  choices: { id: string; name: string; sets: { field: string; value: FieldValue }[] }[];
  default: string;
}

export type OptionDef = NumberOption | ChoiceOption;

/** A campus that stands ready on day 0, laid out and sized by rule for its GPUs. */
export interface StartCampus {
  accelerator: string;
  gpus: number;
  medium: 'air' | 'liquid'; // racks of the other kind where the accelerator has only those
  hall: string; // structure of each hall
  plant: string; // structure that rejects the heat
  reserveRatio: number; // cooling over the heat at full load
  leastPlantRatio: number; // of its rating that a plant counts for at least, when the hottest hour leaves less
}
