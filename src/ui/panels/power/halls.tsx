/** Each hall's power cap, set-points and cooling, with its emergency orders. */
import { EmptyState, KeyValue, Meter, Slider, Tag } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { floorOf, type HallPlace } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import { OrderButton, useSetting } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';
import { HeldBack } from './heldBack.tsx';
import { LEAST_CAP } from './limits.ts';
import { SwingLine } from './swing.tsx';
import { What } from '../shared/what.tsx';

export function HallsTab({ game, halls }: GameProps & { halls: HallPlace[] }) {
  const { text } = game;
  if (halls.length === 0) return <EmptyState icon="factory" title={text.t('panel.build.noHall')}>{text.t('panel.build.noHallHint')}</EmptyState>;
  return <>{halls.map((place) => <HallCard key={place.structure.id} game={game} place={place} />)}</>;
}

function HallCard({ game, place }: GameProps & { place: HallPlace }) {
  const { text, catalog } = game;
  const { hall, structure, def } = place;
  const limits = catalog.constants.cooling;
  const id = structure.id;
  const at = { hall: id };
  const floor = floorOf(game, id);
  const [cap, setCap] = useSetting(hall.capRatio, (capRatio) => ({ type: 'hall.setCap', hall: id, capRatio }));
  const [smoothing, setSmoothing] = useSetting(hall.smoothingRatio, (smoothingRatio) => ({ type: 'hall.setSmoothing', hall: id, smoothingRatio }));
  const [busway, setBusway] = useSetting(hall.buswayRatio, (ratio) => ({ type: 'hall.setBusway', hall: id, ratio }));
  const [supply, setSupply] = useSetting(hall.supplyC, (supplyC) => ({ type: 'hall.setSetpoint', hall: id, supplyC, liquidC: hall.liquidC }));
  const [liquid, setLiquid] = useSetting(hall.liquidC, (liquidC) => ({ type: 'hall.setSetpoint', hall: id, supplyC: hall.supplyC, liquidC }));
  const state = hall.breakerUntilS > game.frame.timeS ? <Tag tone="bad">{text.t('panel.power.breakerOpen')}</Tag>
    : hall.shedByOrder ? <Tag tone="warn">{text.t('panel.power.shedNow')}</Tag>
    : hall.transient ? <Tag tone="bad">{text.t('panel.power.transient')}</Tag>
    : hall.clockRatio < 1 ? <Tag tone="warn">{text.t('panel.power.throttled', { clock: text.n(hall.clockRatio, 'ratio') })}</Tag>
    : hall.poweredGpus > 0 ? <Tag tone="good">{text.t('panel.power.runs')}</Tag> : <Tag>{text.t('panel.power.dark')}</Tag>;
  return (
    <Section title={place.name} icon="factory" card aside={state}>
      <HeldBack game={game} site={place.site} hall={id} />
      <div class="g2">
        <KeyValue items={[
          { id: 'gpus', label: text.t('panel.power.poweredGpus'), value: <Num value={hall.poweredGpus} unit="gpus" explain="hallPower" params={at}>{text.t('panel.of', { have: text.n(hall.poweredGpus, 'gpus'), limit: text.n(floor.gpus, 'gpus') })}</Num> },
          { id: 'it', label: text.t('panel.power.itLoad'), value: <Num value={hall.itKW} unit="kW" explain="hallPower" params={at} /> },
          { id: 'limit', label: <What id="panel.power.busway" />, value: <Num value={def.maxItKW} unit="kW" /> },
        ]} />
        <KeyValue items={[
          { id: 'inlet', label: text.t('panel.power.inlet'), value: <Num value={hall.hottestInletC} unit="degC" explain="hottest" params={at} /> },
          { id: 'die', label: text.t('panel.power.die'), value: <Num value={hall.hottestDieC} unit="degC" explain="die" params={at} /> },
          { id: 'coolant', label: <What id="panel.power.coolant" />, value: <Num value={hall.liquidSupplyC} unit="degC" /> },
        ]} />
      </div>
      <Meter label={text.t('panel.power.airHeat')} value={hall.airHeatKW} max={Math.max(hall.airCapacityKW, hall.airHeatKW, 1)} limit={hall.airCapacityKW} hue="heat" thin text={text.t('panel.of', { have: text.n(hall.airHeatKW, 'kW'), limit: text.n(hall.airCapacityKW, 'kW') })} />
      {(hall.liquidCapacityKW > 0 || floor.liquidKW > 0) && <Meter label={text.t('panel.power.liquidHeat')} value={hall.liquidHeatKW} max={Math.max(hall.liquidCapacityKW, hall.liquidHeatKW, 1)} limit={hall.liquidCapacityKW} hue="water" thin text={text.t('panel.of', { have: text.n(hall.liquidHeatKW, 'kW'), limit: text.n(hall.liquidCapacityKW, 'kW') })} />}
      <Slider label={text.t('panel.power.cap', { hall: place.name })} value={cap} min={LEAST_CAP} max={1} step={0.01} unit="ratio" onChange={setCap} guide={`hall.setCap hall.setCap.${id}`} hint={text.t('panel.power.capHint')} />
      <Slider label={text.t('panel.power.buswayPlan', { hall: place.name })} value={busway} min={0.5} max={game.catalog.constants.distribution.buswayMaxRatio} step={0.05} unit="ratio" onChange={setBusway} guide={`hall.setBusway hall.setBusway.${id}`} hint={text.t('panel.power.buswayPlanHint')} />
      <div data-guide="power.smoothing">
        <Slider label={text.t('panel.power.smoothing', { hall: place.name })} value={smoothing} min={0} max={game.catalog.constants.swing.smoothingMaxRatio} step={0.05} unit="ratio" onChange={setSmoothing} hint={text.t('panel.power.smoothingHint')} />
        <SwingLine game={game} site={place.site} hall={id} smoothingRatio={smoothing} capRatio={cap} />
      </div>
      <div class="g2">
        <Slider label={text.t('panel.power.supplyC', { hall: place.name })} value={supply} min={limits.supplyMinC} max={limits.supplyMaxC} step={0.5} unit="degC" onChange={setSupply} guide={`hall.setSetpoint hall.setSetpoint.${id}`} />
        <Slider label={text.t('panel.power.liquidC', { hall: place.name })} value={liquid} min={limits.supplyMinC} max={limits.liquidMaxC} step={0.5} unit="degC" onChange={setLiquid} />
      </div>
      {hall.shedByOrder
        ? <OrderButton size="sm" kind="primary" icon="power" label={text.t('panel.power.restore', { hall: place.name })} command={{ type: 'emergency.restoreHall', hall: id }} />
        : hall.poweredGpus > 0 && <OrderButton
            size="sm" kind="ghost" icon="zap-off" label={text.t('panel.power.shedHall', { hall: place.name })} command={{ type: 'emergency.shedHall', hall: id }}
            confirm={{ title: text.t('panel.power.shedTitle', { hall: place.name }), body: text.t('panel.power.shedBody', { gpus: hall.poweredGpus, minutes: game.catalog.constants.power.bootMinutes }), action: text.t('panel.power.shedAction') }}
          />}
    </Section>
  );
}
