import { useMemo } from 'preact/hooks';
import { setSpeed } from '../../app/actions/play.ts';
import type { Speed } from '../../app/simValues.ts';
import { useApp, useAppFields, useAppState, useT } from '../context.ts';
import { Button, ExplainNumber, Icon, Mark, Segmented, type IconName } from '../widgets/index.ts';
import { memo } from '../memo.ts';
import { useExplain } from '../context.ts';
import { useWindowKeys } from './keyHints.ts';
import { EXPLAIN } from './explainIds.ts';
import { SoundButton } from './soundButton.tsx';
import { ordinal, placeName } from './names.ts';

const DAY = 86_400;
const ENDLESS_DAYS = 3650;

export function TopBar({ title }: { title: string }) {
  const t = useT();
  const app = useApp();
  const keys = useWindowKeys();
  const open = useAppState((state) => state.frame !== null);
  if (!open) return null;
  return (
    <header class="topbar" data-region="facts">
      <div class="mark" aria-hidden="true"><Mark size={28} /></div>
      <h1 class="vh">{title}</h1>
      <Clock />
      <SpeedControl />
      <Chips />
      <div class="tools">
        <SoundButton />
        <Button class="kbd-only" kind="quiet" icon="search" label={t.t('shell.palette')} title={keys('palette.open')} onPress={() => app.store.setState({ dialog: 'palette' })} />
        <Button kind="quiet" icon="menu" label={t.t('shell.menu')} hasPopup="dialog" onPress={() => app.store.setState({ dialog: 'menu' })} />
      </div>
    </header>
  );
}

function Clock() {
  const t = useT();
  const { frame, scenario } = useAppState((state) => ({ frame: state.frame, scenario: state.frame ? state.catalog?.scenarios[state.frame.scenario] ?? null : null }));
  const day = Math.floor((frame?.timeS ?? 0) / DAY);
  const epochDay = (frame?.epochDay ?? 0) + day;
  const year = useMemo(() => t.date(epochDay, 0, 'dateYear').split(' ').at(-1) ?? '', [t, epochDay]);
  if (!frame) return null;
  const seconds = frame.timeS % DAY;
  const live = frame.incident !== null && frame.incident.endedS < 0;
  const date = t.date(epochDay, seconds, 'dateTime');
  return (
    <div class="clock">
      <b>{live ? t.t('shell.clockSeconds', { date, seconds: String(Math.floor(seconds % 60)).padStart(2, '0') }) : date}</b>
      <span>{t.t('shell.day', { day: day + 1, days: scenario?.lengthDays ?? 0, year })}</span>
    </div>
  );
}

function SpeedControl() {
  const app = useApp();
  const t = useT();
  const keys = useWindowKeys();
  const { speed, max } = useAppState((state) => ({ speed: state.speed, max: (state.frame && state.catalog?.scenarios[state.frame.scenario]?.maxSpeed) ?? 4 }));
  const speeds = ([1, 2, 3, 4] as const).filter((value) => value <= max);
  return (
    <div class="speed" data-guide="speed">
      <Segmented
        label={t.t('shell.speed')} value={String(speed)} onChange={(id) => setSpeed(app, Number(id) as Speed)}
        options={[
          { id: '0', label: t.t('shell.pause'), icon: 'pause', title: keys('time.toggle') },
          ...speeds.map((value) => ({ id: String(value), label: t.t('shell.speedTimes', { speed: value }), title: keys(`time.speed${value}`) })),
        ]}
      />
    </div>
  );
}

function Chips() {
  const t = useT();
  const { frame, catalog } = useAppFields('frame', 'catalog');
  if (!frame) return null;
  const { top } = frame;
  const daily = t.n(top.cashPerDayCents, 'cents', { sign: true });
  return (
    <div class="chips" role="group" aria-label={t.t('shell.facts')}>
      <Chip id="cash" hue="money" icon="banknote" label={t.t('shell.chip.cash')} value={t.n(top.cashCents, 'cents')} small={t.t('shell.chip.perDay', { amount: daily })} />
      <Chip id="runway" hue="money" icon="hourglass" label={t.t('shell.chip.runway')} value={top.runwayDays >= ENDLESS_DAYS ? t.t(top.cashPerDayCents < 0 ? 'shell.chip.longRunway' : 'shell.chip.noBurn') : t.n(top.runwayDays, 'days')} />
      <Chip id="useful" hue="accent" icon="target" label={t.t('shell.chip.useful')} value={t.n(top.gpusUseful, 'gpus')} small={t.t('shell.chip.of', { value: t.n(top.gpusBought, 'gpus') })} />
      <Chip id="power" hue="power" icon="zap" label={t.t('shell.chip.power')} value={t.n(top.loadKW, 'kW')} small={t.t('shell.chip.of', { value: t.n(top.supplyKW, 'kW') })} />
      <Chip
        id="hottest" hall={top.hottestHall} hue="heat" icon="thermometer" label={t.t('shell.chip.hottest')} value={top.hottestC < 0 ? t.t('unit.unknown') : t.n(top.hottestC, 'degC')}
        small={top.hottestHall < 0 ? t.t('shell.chip.noHall') : placeName(t, catalog, frame, top.hottestHall)}
      />
      <Chip id="race" icon="flag" label={t.t('shell.chip.race')} value={ordinal(t, top.place)} small={t.t('shell.chip.of', { value: t.n(top.labs, 'count') })} />
    </div>
  );
}

const Chip = memo(function Chip({ id, hall, hue, icon, label, value, small }: { id: string; hall?: number; hue?: string; icon: IconName; label: string; value: string; small?: string }) {
  const load = useExplain(EXPLAIN[id] ?? id, hall === undefined ? {} : { hall });
  return (
    <ExplainNumber load={load} title={label} value={0} unit="none" class="chip">
      <span class={hue ? `k c-${hue}` : 'k'}><Icon name={icon} /><span class="faint">{label}</span></span>
      <span class="v"><u>{value}</u>{small && <small>{small}</small>}</span>
    </ExplainNumber>
  );
});
