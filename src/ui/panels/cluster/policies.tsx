/** Rules for bad servers: when to replace them, how long to test new ones, how often to check for silent corruption. */
import { Slider, Switch } from '../../widgets/index.ts';
import { PoliciesLink, PolicyControl, PolicyDiary } from '../policies/policyControl.tsx';
import type { GameProps } from '../shared/game.tsx';
import { Num, useExplained } from '../shared/number.tsx';
import { useSetting } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';

const MOST_FAILURES = 5;
const BURN_IN_STEP = 12;
const BURN_IN_MOST = 168;
const CHECK_STEP = 6;
const CHECK_MOST = 240;

export function PolicySection({ game }: GameProps) {
  const { text, frame, catalog } = game;
  const { reliability } = frame.compute;
  const rules = catalog.constants.reliability;
  const [evict, setEvict] = useSetting(reliability.evictAfter, (failures) => ({ type: 'reliability.setEviction', failures }));
  const [burnIn, setBurnIn] = useSetting(reliability.burnInHours, (hours) => ({ type: 'reliability.setBurnIn', hours }));
  const [checks, setChecks] = useSetting(reliability.validateHours, (hours) => ({ type: 'reliability.setValidation', hours }));
  const [night, setNight] = useSetting(reliability.nightShift, (on) => ({ type: 'reliability.setShift', night: on ? 1 : 0 }));
  const best = useExplained('validation', {});
  return (
    <Section title={text.t('panel.cluster.policies')} icon="sliders-horizontal" card aside={<PoliciesLink game={game} />}>
      <PolicyControl game={game} policy="spares" />
      <PolicyDiary game={game} policy="spares" />
      <div data-guide="reliability.evict">
        <Slider label={text.t('panel.cluster.evict')} value={evict} min={0} max={MOST_FAILURES} format={(n) => (n === 0 ? text.t('panel.cluster.evict.0') : text.n(n, 'count'))} onChange={setEvict} />
        <p class="xs muted">{text.t('panel.cluster.evictHint', { hours: rules.evictCrewHours })}</p>
      </div>
      <Switch guide="reliability.setShift" label={text.t('panel.cluster.nightShift')} checked={night} onChange={setNight} />
      <p class="xs muted">{text.t('panel.cluster.nightShiftHint', { hours: rules.dayShiftHours, more: text.n(1 / rules.nightWorkRatio - 1, 'ratio') })}</p>
      <Slider guide="reliability.setBurnIn" label={text.t('panel.cluster.burnIn')} value={burnIn / BURN_IN_STEP} min={0} max={BURN_IN_MOST / BURN_IN_STEP} format={(n) => text.n(n * BURN_IN_STEP, 'hours')} onChange={(n) => setBurnIn(n * BURN_IN_STEP)} />
      <p class="xs muted">{text.t('panel.cluster.burnInHint', { hours: rules.burnInHalvingHours })}</p>
      <div data-guide="reliability.validate">
        <Slider label={text.t('panel.cluster.validate')} value={checks / CHECK_STEP} min={0} max={CHECK_MOST / CHECK_STEP} format={(n) => (n === 0 ? text.t('panel.cluster.validate.0') : text.n(n * CHECK_STEP, 'hours'))} onChange={(n) => setChecks(n * CHECK_STEP)} />
        <p class="xs muted">{text.t('panel.cluster.validateHint', { minutes: rules.validationMinutes, hours: best?.value ?? 0 })} <Num value={best?.value ?? null} unit="hours" explain="validation" /></p>
      </div>
    </Section>
  );
}
