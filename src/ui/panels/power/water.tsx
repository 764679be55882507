/** Water of the site: what it takes, what the contract and a drought leave, and which plant goes first. */
import { allowanceL, inDrought, overCentsPerM3 } from '../../../app/simValues.ts';
import type { Site } from '../../../sim/index.ts';
import { giveOrder } from '../../../app/actions/play.ts';
import { KeyValue, Meter, Note, Segmented } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import { Section } from '../shared/panel.tsx';
import { What } from '../shared/what.tsx';

const MODES = ['auto', 'dry', 'wet'] as const;

export function WaterSection({ game, site }: GameProps & { site: Site }) {
  const { text, app, catalog, frame } = game;
  const def = catalog.sites[site.id];
  if (!def) return null;
  const { cooling } = site;
  const allowedL = allowanceL(site, def, frame.timeS);
  const overCents = overCentsPerM3(site, def, frame.timeS);
  const limited = cooling.waterLimitLPerHour >= 0;
  return (
    <Section title={text.t('panel.power.waterTitle')} icon="droplets">
      {inDrought(site, frame.timeS) && <Note tone="warn">{text.t('panel.power.drought', { date: dateOf(game, cooling.droughtUntilS), share: text.n(cooling.droughtRatio, 'ratio') })}</Note>}
      <div class="row wrap between">
        <span class="sm">{text.t('panel.power.waterMode')}</span>
        <Segmented label={text.t('panel.power.waterMode')} value={cooling.waterMode} onChange={(mode) => void giveOrder(app, { type: 'site.setWater', site: site.id, mode })}
          options={MODES.map((mode) => ({ id: mode, label: text.t(`panel.power.waterModes.${mode}`) }))} />
      </div>
      <p class="xs muted">{text.t(`panel.power.waterModeHint.${cooling.waterMode}`)}</p>
      <Meter label={text.t('panel.power.waterToday')} value={cooling.waterDayL} max={Math.max(allowedL, cooling.waterDayL, 1)} limit={allowedL} hue={cooling.waterDayL > allowedL ? 'bad' : 'water'} thin
        text={text.t('panel.of', { have: text.n(cooling.waterDayL, 'litres'), limit: text.n(allowedL, 'litres') })} />
      <KeyValue items={[
        { id: 'now', label: text.t('panel.power.water'), value: <Num value={cooling.waterLPerHour} unit="litresPerHour" explain="water" params={{ site: site.id }} /> },
        ...(limited ? [{ id: 'limit', label: text.t('panel.power.waterLimit'), value: <Num value={cooling.waterLimitLPerHour} unit="litresPerHour" /> }] : []),
        { id: 'price', label: text.t('panel.power.waterPrice'), value: <span class="num">{text.t('panel.perM3', { price: text.n(def.waterCentsPerM3, 'cents') })}</span> },
        { id: 'over', label: <What id="panel.power.waterOver" />, value: <span class="num">{overCents === null ? text.t('panel.power.waterNoMore') : text.t('panel.perM3', { price: text.n(overCents, 'cents') })}</span> },
        { id: 'all', label: text.t('panel.power.waterAll'), value: <Num value={cooling.waterL} unit="litres" /> },
      ]} />
    </Section>
  );
}
