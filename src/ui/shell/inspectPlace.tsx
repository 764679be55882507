import type { Translator } from '../../app/i18n/translate.ts';
import { enterHall, enterSite, openPanel, select, takeTool } from '../../app/actions/play.ts';
import { RACK_STATES } from '../../app/simValues.ts';
import type { Site } from '../../sim/index.ts';
import { useApp, useAppFields, useAppState, useT } from '../context.ts';
import { OrderButton } from '../panels/shared/order.tsx';
import { Button, EmptyState, Interval, KeyValue, Meter, Tag } from '../widgets/index.ts';
import { EXPLAIN } from './explainIds.ts';
import { findStructure, structureName } from './names.ts';
import { Num } from './num.tsx';

export function SiteInspector({ id, site }: { id: string; site: Site | null }) {
  const app = useApp();
  const t = useT();
  const { catalog, depth, frame } = useAppState((state) => ({ catalog: state.catalog, depth: state.view.depth, frame: state.frame }));
  const def = catalog?.sites[id];
  if (!def || !frame) return null;
  const days = (timeS: number): string => t.date(frame.epochDay + Math.floor(timeS / 86_400), 0, 'dateYear');
  if (!site) {
    return (
      <>
        <KeyValue items={[
          { id: 'grid', label: t.t('inspector.site.grid'), value: t.n(def.gridPhases.filter((phase) => phase.initial).reduce((sum, phase) => sum + phase.addKW, 0), 'kW') },
          { id: 'more', label: t.t('inspector.site.later'), value: t.n(def.gridPhases.filter((phase) => !phase.initial).reduce((sum, phase) => sum + phase.addKW, 0), 'kW') },
          { id: 'price', label: t.t('inspector.site.energy'), value: t.n(def.energyCentsPerKWh, 'centsPerKWh') },
          { id: 'climate', label: t.t('inspector.site.climate'), value: t.t(catalog.climates[def.climate]?.name ?? def.climate) },
        ]} />
        <OrderButton kind="primary" icon="map-pin" label={t.t('inspector.site.open')} command={{ type: 'site.open', site: id }} onDone={() => enterSite(app, id)} />
      </>
    );
  }
  const { power, cooling, weather } = site;
  const params = { site: id };
  return (
    <>
      <Meter label={t.t('inspector.site.load')} value={power.loadKW} max={Math.max(power.supplyKW, 1)} hue="power" text={t.t('inspector.of', { value: t.n(power.loadKW, 'kW'), limit: t.n(power.supplyKW, 'kW') })} />
      <Meter label={t.t('inspector.site.heat')} value={cooling.rejectKW} max={Math.max(cooling.rejectCapacityKW, 1)} hue="heat" text={t.t('inspector.of', { value: t.n(cooling.rejectKW, 'kW'), limit: t.n(cooling.rejectCapacityKW, 'kW') })} />
      <KeyValue items={[
        { id: 'dry', label: t.t('inspector.site.dryBulb'), value: <span class="num">{t.n(weather.dryBulbC, 'degC')}</span> },
        { id: 'wet', label: t.t('inspector.site.wetBulb'), value: <span class="num">{t.n(weather.wetBulbC, 'degC')}</span> },
        { id: 'pue', label: t.t('inspector.site.pue'), value: power.itKW > 0 ? <Num id={EXPLAIN['pue'] ?? 'pue'} params={params} value={cooling.pue} unit="index" title={t.t('inspector.site.pue')} /> : t.t('inspector.site.pueNone') },
        { id: 'water', label: t.t('inspector.site.water'), value: <span class="num">{t.n(cooling.waterLPerHour, 'litresPerHour')}</span> },
        ...site.grid.map((phase) => ({
          id: `p-${phase.id}`, label: t.t('inspector.site.phase', { phase: phase.id, kW: t.n(def.gridPhases.find((entry) => entry.id === phase.id)?.addKW ?? null, 'kW') }),
          value: phase.live ? <Tag tone="good">{t.t('inspector.site.live')}</Tag> : phase.requestedS < 0 ? <Tag>{t.t('inspector.site.notAsked')}</Tag> : <span class="num">{days(phase.energisedS)}</span>,
        })),
      ]} />
      <div class="row wrap">
        {depth === 'world' && <Button size="sm" icon="zoom-in" onPress={() => enterSite(app, id)}>{t.t('inspector.enter')}</Button>}
        <Button size="sm" icon="zap" onPress={() => openPanel(app, 'power')}>{t.t('inspector.openPower')}</Button>
        <Button size="sm" icon="hammer" onPress={() => openPanel(app, 'build')}>{t.t('inspector.openBuild')}</Button>
      </div>
    </>
  );
}

/** What the rack is fitted with against its own exhaust: closed aisle, panels. */
function fitWords(t: Translator, fit: number): string {
  const words = [fit & 1 ? 'inspector.fit.cold' : '', fit & 2 ? 'inspector.fit.hot' : '', fit & 4 ? 'inspector.fit.panels' : '', fit & 8 ? 'inspector.fit.door' : ''].filter((id) => id !== '');
  return words.length === 0 ? t.t('common.none') : words.map((id) => t.t(id)).join(', ');
}

export function RackInspector({ hall, id }: { hall: number; id: number }) {
  const app = useApp();
  const t = useT();
  const { frame, catalog } = useAppFields('frame', 'catalog');
  if (!frame || !catalog) return null;
  const { racks } = frame;
  let row = -1;
  for (let r = 0; r < racks.count; r++) if (racks.id[r] === id) row = r;
  const place = findStructure(frame, hall);
  if (row < 0) return <EmptyState icon="server" title={t.t('inspector.goneWhy')} />;
  const def = catalog.racks[frame.rackKinds[racks.kind[row] ?? 0] ?? ''];
  const isLiquid = def?.medium === 'liquid';
  const state = RACK_STATES[racks.state[row] ?? 0] ?? 'planned';
  const accelerator = def ? catalog.accelerators[def.accelerator] : undefined;
  return (
    <>
      <p><Tag tone={state === 'running' || state === 'idle' ? 'good' : state === 'throttled' || state === 'off' ? 'warn' : state === 'planned' || state === 'installing' ? 'info' : 'bad'}>{t.t(`rack.state.${state}`)}</Tag></p>
      <KeyValue items={[
        { id: 'kind', label: t.t('inspector.rackKind'), value: def ? t.t(def.name) : t.t('unit.unknown') },
        { id: 'gpus', label: t.t('inspector.rackGpus'), value: <span class="num">{t.n(def && accelerator ? def.servers * accelerator.gpusPerServer : null, 'gpus')}</span> },
        { id: 'down', label: t.t('inspector.rackDown'), value: <span class="num">{t.n(racks.downGpus[row], 'gpus')}</span> },
        { id: 'inlet', label: t.t(isLiquid ? 'inspector.rackCoolant' : 'inspector.rackInlet'), value: <Num id={EXPLAIN[isLiquid ? 'hottest' : 'inlet'] ?? ''} params={isLiquid ? { hall } : { hall, rack: id }} value={racks.inletC[row]} unit="degC" title={t.t(isLiquid ? 'inspector.rackCoolant' : 'inspector.rackInlet')} /> },
        { id: 'side', label: t.t('panel.air.breathes'), value: t.t(racks.side[row] === 1 ? 'wall.north' : 'wall.south') },
        { id: 'fit', label: t.t('inspector.rackFit'), value: fitWords(t, racks.fit[row] ?? 0) },
        { id: 'at', label: t.t('inspector.rackAt'), value: <span class="num">{t.t('inspector.tile', { x: String(racks.x[row] ?? 0), y: String(racks.y[row] ?? 0) })}</span> },
      ]} />
      {place && (
        <div class="row wrap">
          <Button size="sm" icon="building" onPress={() => { enterHall(app, place.site.id, hall); select(app, { kind: 'structure', site: place.site.id, id: hall }); }}>{structureName(t, catalog, place.site, place.structure)}</Button>
          <Button size="sm" icon="wind" onPress={() => { app.store.setState({ panelTab: { ...app.store.getState().panelTab, power: 'air' } }); openPanel(app, 'power'); }}>{t.t('inspector.openAir')}</Button>
          <Button size="sm" icon="arrow-right" onPress={() => takeTool(app, { kind: 'moveRow', hall, from: { x: racks.x[row] ?? 0, y: racks.y[row] ?? 0 } })}>{t.t('panel.air.move')}</Button>
          <OrderButton
            size="sm" kind="quiet" icon="trash" why="read" label={t.t('inspector.removeRack')} command={{ type: 'hall.removeRow', hall, x: racks.x[row] ?? 0, y: racks.y[row] ?? 0, length: 1 }}
            confirm={{ title: t.t('inspector.removeTitle'), body: <p>{t.t('inspector.removeWhat')}</p>, action: t.t('inspector.removeRack') }}
          />
        </div>
      )}
    </>
  );
}

export function RivalInspector({ id }: { id: string }) {
  const app = useApp();
  const t = useT();
  const { def, race } = useAppState((state) => ({ def: state.catalog?.rivals[id], race: state.frame?.race }));
  if (!def) return null;
  const gpus = race?.rivals.find((lab) => lab.id === id)?.estimates.gpus;
  const low = gpus?.low ?? def.gpusLow;
  const high = gpus?.high ?? def.gpusHigh;
  const known = (race?.releases ?? []).filter((release) => release.rival === id && release.out);
  const last = known.at(-1);
  return (
    <>
      <Interval label={t.t('inspector.rivalGpus')} min={0} max={high * 1.3} low={low} high={high} best={gpus?.middle ?? (low + high) / 2} unit="gpus" />
      <KeyValue items={[
        { id: 'size', label: t.t('inspector.rivalGpus'), value: t.range(low, high, 'gpus') },
        { id: 'known', label: t.t('inspector.rivalKnown'), value: t.t(`inspector.known.${def.sizeKnown}`) },
        { id: 'model', label: t.t('inspector.rivalModel'), value: last ? last.name : t.t('common.none') },
        { id: 'capability', label: t.t('inspector.rivalCapability'), value: <span class="num">{t.n(last?.capability ?? null, 'index')}</span> },
      ]} />
      <div class="row"><Button size="sm" icon="flag" onPress={() => openPanel(app, 'race')}>{t.t('inspector.openRace')}</Button></div>
    </>
  );
}
