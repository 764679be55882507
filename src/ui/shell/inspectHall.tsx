import { enterHall, openPanel, takeTool } from '../../app/actions/play.ts';
import type { Frame, Site, Structure } from '../../sim/index.ts';
import { useApp, useAppState, useT } from '../context.ts';
import { OrderButton, useSetting } from '../panels/shared/order.tsx';
import { Button, KeyValue, Meter, Note, Slider, Stepper } from '../widgets/index.ts';
import { EXPLAIN } from './explainIds.ts';
import { NotReady } from './inspectStructure.tsx';
import { Num } from './num.tsx';

const CAP_MIN = 0.4;

const DOOR = 8;

function hasDoors(frame: Frame | null, hall: number): boolean {
  if (!frame) return false;
  const { racks } = frame;
  for (let r = 0; r < racks.count; r++) if (racks.hall[r] === hall && (racks.fit[r]! & DOOR) !== 0) return true;
  return false;
}

/** One hall: power, heat, racks; its cap and set-points; shed and restore. */
export function HallInspector({ site, structure }: { site: Site; structure: Structure }) {
  const app = useApp();
  const t = useT();
  const { catalog, doors, depth, shown } = useAppState((state) => ({ catalog: state.catalog, doors: hasDoors(state.frame, structure.id), depth: state.view.depth, shown: state.view.hall }));
  const { hall, id } = structure;
  const def = catalog?.structures[structure.def];
  const limits = catalog?.constants.cooling;
  const [cap, setCap] = useSetting(hall?.capRatio ?? 1, (capRatio) => ({ type: 'hall.setCap', hall: id, capRatio }));
  const [air, setAir] = useSetting(hall?.supplyC ?? 0, (supplyC) => ({ type: 'hall.setSetpoint', hall: id, supplyC, liquidC: hall?.liquidC ?? 0 }));
  const [liquid, setLiquid] = useSetting(hall?.liquidC ?? 0, (liquidC) => ({ type: 'hall.setSetpoint', hall: id, supplyC: hall?.supplyC ?? 0, liquidC }));
  if (!hall || def?.kind !== 'hall' || !limits) return null;
  if (structure.stage !== 'ready') return <NotReady site={site} structure={structure} />;
  const params = { hall: id };
  const hasLiquid = hall.liquidCapacityKW > 0 || hall.liquidHeatKW > 0;
  return (
    <>
      {hall.shedByOrder && <Note tone="warn">{t.t('inspector.hall.shed')}</Note>}
      {hall.clockRatio < 0.995 && <Note tone="warn">{t.t('inspector.hall.throttled', { clock: t.n(hall.clockRatio, 'ratio') })}</Note>}
      <Meter label={t.t('inspector.hall.load')} value={hall.itKW} max={def.maxItKW} hue="power" text={t.t('inspector.of', { value: t.n(hall.itKW, 'kW'), limit: t.n(def.maxItKW, 'kW') })} />
      {hall.airCapacityKW > 0 && <Meter label={t.t('inspector.hall.air')} value={hall.airHeatKW} max={hall.airCapacityKW} hue="heat" text={t.t('inspector.of', { value: t.n(hall.airHeatKW, 'kW'), limit: t.n(hall.airCapacityKW, 'kW') })} />}
      {hasLiquid && <Meter label={t.t('inspector.hall.liquid')} value={hall.liquidHeatKW} max={hall.liquidCapacityKW} hue="water" text={t.t('inspector.of', { value: t.n(hall.liquidHeatKW, 'kW'), limit: t.n(hall.liquidCapacityKW, 'kW') })} />}
      {doors && hall.doorRatio < 0.95 && <Note tone="warn">{t.t('panel.air.doorTakes', { share: hall.doorRatio, water: hall.liquidSupplyC })}</Note>}
      <KeyValue items={[
        { id: 'inlet', label: t.t('inspector.hall.inlet'), value: <Num id={EXPLAIN['hottest'] ?? ''} params={params} value={hall.hottestInletC} unit="degC" title={t.t('inspector.hall.inlet')} /> },
        { id: 'die', label: t.t('inspector.hall.die'), value: <span class="num">{t.n(hall.hottestDieC, 'degC')}</span> },
        { id: 'gpus', label: t.t('inspector.hall.powered'), value: <Num id={EXPLAIN['hallPower'] ?? ''} params={params} value={hall.poweredGpus} unit="gpus" title={t.t('inspector.hall.powered')} /> },
        { id: 'cool', label: t.t('inspector.hall.cool'), value: <span class="num">{t.n(hall.coolGpus, 'gpus')}</span> },
        { id: 'racks', label: t.t('inspector.hall.racks'), value: <span class="num">{t.n(hall.poweredRacks, 'count')}</span> },
      ]} />
      <Slider label={t.t('inspector.hall.cap')} value={cap} min={CAP_MIN} max={1} step={0.05} unit="ratio" onChange={setCap} hint={t.t('inspector.hall.capHint')} />
      <div class="row wrap">
        <Stepper showLabel label={t.t('inspector.hall.supply')} value={air} unit={t.t('inspector.celsius')} min={limits.supplyMinC} max={limits.supplyMaxC} step={1} digits={1} onChange={setAir} />
        {hasLiquid && <Stepper showLabel label={t.t('inspector.hall.coolant')} value={liquid} unit={t.t('inspector.celsius')} min={limits.supplyMinC} max={limits.liquidMaxC} step={1} digits={1} onChange={setLiquid} />}
      </div>
      <div class="row wrap">
        {(depth !== 'hall' || shown !== id) && <Button size="sm" icon="zoom-in" onPress={() => enterHall(app, site.id, id)}>{t.t('inspector.enter')}</Button>}
        <Button size="sm" icon="hammer" onPress={() => { enterHall(app, site.id, id); openPanel(app, 'build'); }}>{t.t('inspector.hall.addRows')}</Button>
        {hall.poweredRacks > 0 && <Button size="sm" kind="quiet" icon="trash" onPress={() => takeTool(app, { kind: 'removeRow', hall: id, from: null })}>{t.t('inspector.hall.removeRows')}</Button>}
        <OrderButton
          size="sm" kind={hall.shedByOrder ? 'primary' : 'danger'} icon={hall.shedByOrder ? 'power' : 'zap-off'} why="read"
          label={t.t(hall.shedByOrder ? 'inspector.hall.restore' : 'inspector.hall.shedNow')} command={hall.shedByOrder ? { type: 'emergency.restoreHall', hall: id } : { type: 'emergency.shedHall', hall: id }}
          confirm={hall.shedByOrder ? undefined : { title: t.t('inspector.hall.shedTitle'), body: <p>{t.t('inspector.hall.shedWhat', { gpus: t.n(hall.poweredGpus, 'gpus') })}</p>, action: t.t('inspector.hall.shedNow') }}
        />
      </div>
    </>
  );
}
