import { openPanel } from '../../app/actions/play.ts';
import type { Site, Structure, StructureDef } from '../../sim/index.ts';
import type { Translator } from '../../app/i18n/translate.ts';
import { useApp, useAppState, useT } from '../context.ts';
import { OrderButton } from '../panels/shared/order.tsx';
import { Button, KeyValue, Meter, Note, Tag, type KeyValueItem } from '../widgets/index.ts';

const DAY = 86_400;

/** Plant on the campus: what it carries, how it stands, and demolition. */
export function StructureInspector({ site, structure }: { site: Site; structure: Structure }) {
  const app = useApp();
  const t = useT();
  const catalog = useAppState((state) => state.catalog);
  const def = catalog?.structures[structure.def];
  if (!def) return null;
  if (structure.stage === 'ordered' || structure.stage === 'building') return <NotReady site={site} structure={structure} />;
  return (
    <>
      {structure.stage === 'failed' && <Note tone="bad">{t.t('inspector.failed', { hours: t.n(structure.repairHoursLeft, 'hours') })}</Note>}
      {structure.startLeftS > 0 && structure.stage === 'ready' && <Note>{t.t('inspector.starting', { time: t.n(structure.startLeftS, 'seconds') })}</Note>}
      <Load def={def} structure={structure} />
      <KeyValue items={factsOf(t, def)} />
      <div class="row wrap">
        <Button size="sm" icon="zap" onPress={() => openPanel(app, 'power')}>{t.t('inspector.openPower')}</Button>
        <Demolish site={site} structure={structure} />
      </div>
    </>
  );
}

function Load({ def, structure }: { def: StructureDef; structure: Structure }) {
  const t = useT();
  const of = (value: number, limit: number): string => t.t('inspector.of', { value: t.n(value, 'kW'), limit: t.n(limit, 'kW') });
  if (def.kind === 'genset') return <Meter label={t.t('inspector.output')} value={structure.runKW} max={def.unitKW} hue="power" text={of(structure.runKW, def.unitKW)} />;
  if (def.kind === 'heat-rejection') return <Meter label={t.t('inspector.heat')} value={structure.runKW} max={def.ratedKW} hue="heat" text={of(structure.runKW, def.ratedKW)} />;
  if (def.kind === 'battery' || def.kind === 'cold-store') {
    return (
      <Meter label={t.t('inspector.charge')} value={structure.chargeKWh} max={def.energyKWh} hue="power"
        text={t.t('inspector.of', { value: t.n(structure.chargeKWh / 1000, 'MWh'), limit: t.n(def.energyKWh / 1000, 'MWh') })} />
    );
  }
  return null;
}

function factsOf(t: Translator, def: StructureDef): KeyValueItem[] {
  const items: KeyValueItem[] = [];
  const add = (id: string, value: string): void => { items.push({ id, label: t.t(`inspector.${id}`), value: <span class="num">{value}</span> }); };
  if (def.kind === 'genset') {
    add('startTime', t.n(def.startS, 'seconds'));
    add('dark', t.t(def.blackStart === true ? 'panel.build.dark.itself' : 'panel.build.dark.waits'));
    add('failures', t.n(def.failuresPerYear, 'none'));
  } else if (def.kind === 'battery') {
    add('power', t.n(def.powerKW, 'kW'));
    add('roundTrip', t.n(def.roundTripRatio, 'ratio'));
  } else if (def.kind === 'cold-store') {
    add('power', t.n(def.powerKW, 'kW'));
  } else if (def.kind === 'heat-rejection') {
    add('ratedAt', t.n(def.ratedAmbientC, 'degC'));
    add('restart', t.n(def.restartS, 'seconds'));
  } else if (def.kind === 'office') add('desks', t.n(def.desks, 'count'));
  if (def.rentCentsPerMonth > 0) add('rent', t.n(def.rentCentsPerMonth, 'centsPerMonth'));
  return items;
}

/** Ordered or being built: what it still waits for. */
export function NotReady({ site, structure }: { site: Site; structure: Structure }) {
  const t = useT();
  const { timeS, epochDay } = useAppState((state) => ({ timeS: state.frame?.timeS ?? 0, epochDay: state.frame?.epochDay ?? 0 }));
  const here = structure.arrivesS <= timeS;
  return (
    <>
      <p><Tag tone="info" icon="construction">{t.t(`inspector.stage.${structure.stage}`)}</Tag></p>
      <KeyValue items={[
        { id: 'arrives', label: t.t('inspector.arrives'), value: <span class="num">{here ? t.t('inspector.onSite') : t.date(epochDay + Math.floor(structure.arrivesS / DAY), 0, 'dateYear')}</span> },
        { id: 'crew', label: t.t('inspector.crewLeft'), value: <span class="num">{t.n(structure.crewDaysLeft, 'none', { digits: 0 })}</span> },
      ]} />
      <p class="sm muted">{t.t('inspector.crewHint')}</p>
      <div class="row"><Demolish site={site} structure={structure} /></div>
    </>
  );
}

function Demolish({ site, structure }: { site: Site; structure: Structure }) {
  const t = useT();
  return (
    <OrderButton
      size="sm" kind="quiet" icon="trash" why="read" label={t.t('inspector.demolish')} command={{ type: 'site.demolish', site: site.id, id: structure.id }}
      confirm={{ title: t.t('inspector.demolishTitle'), body: <p>{t.t('inspector.demolishWhat')}</p>, action: t.t('inspector.demolish') }}
    />
  );
}
