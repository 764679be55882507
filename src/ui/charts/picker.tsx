import { useState } from 'preact/hooks';
import { useT } from '../context.ts';
import { Icon } from '../widgets/index.ts';
import { ALL, GROUPS, type SeriesDef } from './series.ts';

/** Which series are drawn: by group, or by name. */
export function SeriesPicker({ chosen, onChange }: { chosen: readonly string[]; onChange: (chosen: string[]) => void }) {
  const t = useT();
  const [wanted, setWanted] = useState('');
  const matches = (def: SeriesDef): boolean => wanted.trim() === '' || `${t.t(`history.${def.id}`)} ${t.t(`charts.axis.${def.axis}`)}`.toLocaleLowerCase(t.locale).includes(wanted.trim().toLocaleLowerCase(t.locale));
  const groups = GROUPS.map((group) => ({ ...group, series: group.series.filter(matches) })).filter((group) => group.series.length > 0);
  return (
    <div class="chpick scroll" role="group" aria-label={t.t('charts.pick')} tabIndex={0}>
      <input class="inp" type="search" value={wanted} aria-label={t.t('charts.find', { n: ALL.length })} placeholder={t.t('charts.find', { n: ALL.length })} onInput={(e) => setWanted(e.currentTarget.value)} />
      {groups.map((group) => (
        <fieldset key={group.id}>
          <legend class="hd"><Icon name={group.icon} />{t.t(`charts.group.${group.id}`)}</legend>
          {group.series.map((def) => (
            <label key={def.id} class="sw">
              <input type="checkbox" checked={chosen.includes(def.id)} onChange={() => onChange(chosen.includes(def.id) ? chosen.filter((other) => other !== def.id) : [...chosen, def.id])} />
              <span class="grow">{t.t(`history.${def.id}`)} <span class="xs faint">{t.t(`charts.unit.${def.axis}`)}</span></span>
              <i class={`sws c-${def.hue} ${def.dash ?? ''}`} aria-hidden="true" />
            </label>
          ))}
        </fieldset>
      ))}
      {groups.length === 0 && <p class="sm faint">{t.t('charts.findNone')}</p>}
    </div>
  );
}
