/** What a mission leaves to the player: a control for each setting, by its declaration, and what stands on the first day because of them. */
import { campusGpus, rackMaxKW } from '../../app/simValues.ts';
import { parseNumber } from '../../lib/parseNumber.ts';
import type { Catalog, OptionDef, ScenarioDef, SettingProblem, Settings } from '../../sim/index.ts';
import { useT } from '../context.ts';
import { Field, Note, Select } from '../widgets/index.ts';

export interface OptionsFormProps {
  scenario: ScenarioDef;
  settings: Settings;
  problems: readonly SettingProblem[];
  /** From a class code: everybody plays the same. */
  fixed: boolean;
  onChange: (settings: Settings) => void;
}

export function OptionsForm({ scenario, settings, problems, fixed, onChange }: OptionsFormProps) {
  const t = useT();
  return (
    <fieldset class="ms-opt" disabled={fixed}>
      <legend class="hd">{t.t('options.title')}</legend>
      <div class="ms-opts">
        {(scenario.options ?? []).map((option) => (
          <OneOption
            key={option.id} option={option} value={settings[option.id] ?? option.default} problem={problems.find((entry) => entry.option === option.id) ?? null}
            onChange={(value) => onChange({ ...settings, [option.id]: value })}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface OneProps { option: OptionDef; value: number | string; problem: SettingProblem | null; onChange: (value: number | string) => void }

function OneOption({ option, value, problem, onChange }: OneProps) {
  const t = useT();
  const label = t.t(option.name);
  const error = problem && t.t(`options.${problem.code}`, { low: problem.expected[0] ?? '', high: problem.expected[1] ?? '' });
  if (option.kind === 'choice') {
    return <Select label={label} options={option.choices.map((choice) => ({ id: choice.id, label: t.t(choice.name) }))} value={String(value)} error={error} onChange={onChange} />;
  }
  const unit = t.has(`options.unit.${option.unit}`) ? t.t(`options.unit.${option.unit}`) : option.unit === '1' ? '' : option.unit;
  return (
    <Field label={label} error={error} aside={<span class="xs faint">{unit}</span>}>
      {(ties) => (
        <input
          class="inp num" type="text" inputMode="decimal" autocomplete="off" value={String(value).replace('.', t.decimal)} {...ties}
          onChange={(event) => onChange(parseNumber(event.currentTarget.value, t.decimal) ?? event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** "16,384 GPUs in 256 racks and 1 hall: 22.8 MW at full load, 50 MW of grid." */
export function Standing({ scenario, catalog }: { scenario: ScenarioDef; catalog: Catalog }) {
  const t = useT();
  const gpus = campusGpus(catalog, scenario.sites);
  if (gpus === 0) return null;
  let racks = 0;
  let halls = 0;
  let itKW = 0;
  let gridKW = 0;
  for (const start of scenario.sites) {
    halls += start.structures.filter((item) => catalog.structures[item.structure]?.kind === 'hall').length;
    for (const phase of catalog.sites[start.site]?.gridPhases ?? []) if (phase.initial) gridKW += phase.addKW;
    for (const row of start.racks) {
      const rack = catalog.racks[row.rack];
      const accelerator = catalog.accelerators[rack?.accelerator ?? ''];
      racks += row.length;
      if (rack && accelerator) itKW += row.length * rackMaxKW(rack, accelerator, catalog.constants.power);
    }
  }
  return (
    <Note tone={itKW > gridKW ? 'warn' : 'info'}>
      {t.t('options.stands', { gpus, racks, halls, power: itKW, grid: gridKW })}
      {itKW > gridKW && ` ${t.t('options.short')}`}
    </Note>
  );
}
