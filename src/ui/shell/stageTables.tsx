/** The stage in words: the same places, facts and choices as tables. Always complete; with the canvas off it is the stage. */
import { useState } from 'preact/hooks';
import { enterHall, enterSite, select } from '../../app/actions/play.ts';
import type { Translator } from '../../app/i18n/translate.ts';
import type { Catalog, Frame, Site, Structure } from '../../sim/index.ts';
import { setPreferences } from '../screens/preferences.ts';
import { SHELL_TURN, useApp, useAppState, useT, useTurnState } from '../context.ts';
import { Button, Icon, Table, TabPanel, Tabs, Tag } from '../widgets/index.ts';
import { EXPLAIN } from './explainIds.ts';
import { siteName, structureName } from './names.ts';
import { Num } from './num.tsx';
import { rowsOf } from './rackRows.ts';

const TABS = ['sites', 'halls', 'rows', 'plant'] as const;
type TabId = (typeof TABS)[number];

export function StageTables() {
  const app = useApp();
  const t = useT();
  const { frame, catalog, view, off, failed } = useTurnState(SHELL_TURN, (state) => ({ frame: state.frame, catalog: state.catalog, view: state.view, off: !state.preferences.canvas, failed: state.canvasFailed }));
  const [chosen, setTab] = useState<TabId | null>(null);
  if (!frame || !catalog) return null;
  const site = frame.sites.find((entry) => entry.id === view.site) ?? frame.sites[0] ?? null;
  const tab: TabId = chosen ?? (site ? 'halls' : 'sites');
  const halls = site?.structures.filter((structure) => structure.hall !== null) ?? [];
  const plant = site?.structures.filter((structure) => structure.hall === null) ?? [];
  const hall = halls.find((structure) => structure.id === view.hall) ?? halls[0] ?? null;
  const rows = hall ? rowsOf(frame, hall.id) : [];
  const count: Record<TabId, number> = { sites: siteIds(frame, catalog).length, halls: halls.length, rows: rows.length, plant: plant.length };
  return (
    <div class="stage-tables" role="group" aria-labelledby="tables-h">
      <header class="row">
        <Icon name="table-2" class="c-accent" />
        <h2 id="tables-h" tabIndex={-1}>{site ? siteName(t, catalog, site.id) : t.t('stage.world')}</h2>
        <span class="grow" />
        {(off || failed !== null) && <Tag tone="info">{t.t(failed ? `tables.failed.${failed}` : 'tables.off')}</Tag>}
        {off && !failed && <Button size="sm" onPress={() => setPreferences(app, { canvas: true })}>{t.t('tables.turnOn')}</Button>}
        {!off && !failed && <Button size="sm" kind="quiet" icon="x" label={t.t('tables.close')} onPress={() => app.store.setState({ tableOpen: false })} />}
      </header>
      <Tabs id="tables" label={t.t('tables.label')} value={tab} onChange={setTab} tabs={TABS.map((id) => ({ id, label: t.t(`tables.${id}`), count: count[id] }))} />
      <TabPanel tabs="tables" value={tab} class="scroll tables-body">
        {tab === 'sites' && <SitesTable frame={frame} />}
        {tab === 'halls' && site && <HallsTable site={site} halls={halls} />}
        {tab === 'plant' && site && <PlantTable site={site} plant={plant} />}
        {tab === 'rows' && site && hall && <RowsTable site={site} hall={hall} frame={frame} />}
        {!site && tab !== 'sites' && <p class="muted">{t.t('tables.noSite')}</p>}
        {site && tab === 'rows' && !hall && <p class="muted">{t.t('tables.noHall')}</p>}
      </TabPanel>
    </div>
  );
}

/** Open ones first, then those that the mission offers. */
function siteIds(frame: Frame, catalog: Catalog): string[] {
  return [...new Set([...frame.sites.map((site) => site.id), ...(catalog.scenarios[frame.scenario]?.availableSites ?? [])])];
}

function SitesTable({ frame }: { frame: Frame }) {
  const app = useApp();
  const t = useT();
  const { catalog, selected } = useAppState((state) => ({ catalog: state.catalog, selected: state.selection?.kind === 'site' ? state.selection.site : null }));
  if (!catalog) return null;
  const ids = siteIds(frame, catalog);
  const open = (id: string): Site | undefined => frame.sites.find((site) => site.id === id);
  return (
    <Table
      caption={t.t('tables.sitesCaption')} rows={ids} rowKey={(id) => id} selected={selected} onSelect={(id) => select(app, { kind: 'site', site: id })}
      columns={[
        { id: 'name', head: t.t('tables.site'), cell: (id) => siteName(t, catalog, id), sort: (id) => siteName(t, catalog, id) },
        { id: 'load', head: t.t('tables.load'), number: true, cell: (id) => t.n(open(id)?.power.loadKW ?? null, 'kW'), sort: (id) => open(id)?.power.loadKW ?? null },
        { id: 'supply', head: t.t('tables.supply'), number: true, cell: (id) => t.n(open(id)?.power.supplyKW ?? null, 'kW'), sort: (id) => open(id)?.power.supplyKW ?? null },
        { id: 'air', head: t.t('tables.outside'), number: true, cell: (id) => t.n(open(id)?.weather.dryBulbC ?? null, 'degC') },
        { id: 'state', head: t.t('tables.state'), cell: (id) => (open(id) ? <Tag tone="good">{t.t('tables.open')}</Tag> : <Tag>{t.t('tables.notOpen')}</Tag>) },
        { id: 'go', head: t.t('tables.enter'), hideHead: true, cell: (id) => open(id) && <Button size="sm" onPress={() => enterSite(app, id)}>{t.t('inspector.enter')}</Button> },
      ]}
    />
  );
}

function HallsTable({ site, halls }: { site: Site; halls: readonly Structure[] }) {
  const app = useApp();
  const t = useT();
  const { catalog, selected } = useAppState((state) => ({ catalog: state.catalog, selected: state.selection?.kind === 'structure' ? String(state.selection.id) : null }));
  const used = (hall: Structure): number | null => (hall.hall && hall.hall.airCapacityKW + hall.hall.liquidCapacityKW > 0 ? (hall.hall.airHeatKW + hall.hall.liquidHeatKW) / (hall.hall.airCapacityKW + hall.hall.liquidCapacityKW) : null);
  if (halls.length === 0) return <p class="muted">{t.t('tables.noHall')}</p>;
  return (
    <Table
      caption={t.t('tables.hallsCaption')} showCaption rows={halls} rowKey={(hall) => String(hall.id)} selected={selected} onSelect={(id) => select(app, { kind: 'structure', site: site.id, id: Number(id) })}
      columns={[
        { id: 'name', head: t.t('tables.hall'), cell: (hall) => structureName(t, catalog, site, hall) },
        { id: 'powered', head: t.t('tables.powered'), number: true, cell: (hall) => t.n(hall.hall?.poweredGpus, 'gpus'), sort: (hall) => hall.hall?.poweredGpus ?? null },
        { id: 'load', head: t.t('tables.load'), number: true, cell: (hall) => t.n(hall.hall?.itKW, 'kW'), sort: (hall) => hall.hall?.itKW ?? null },
        { id: 'inlet', head: t.t('tables.inlet'), number: true, cell: (hall) => <Num id={EXPLAIN['hottest'] ?? ''} params={{ hall: hall.id }} value={hall.hall?.hottestInletC} unit="degC" title={t.t('tables.inlet')} />, sort: (hall) => hall.hall?.hottestInletC ?? null },
        { id: 'cooling', head: t.t('tables.coolingUsed'), number: true, cell: (hall) => t.n(used(hall), 'ratio'), sort: used },
        { id: 'state', head: t.t('tables.state'), cell: (hall) => hallTag(t, hall) },
        { id: 'go', head: t.t('tables.enter'), hideHead: true, cell: (hall) => hall.stage === 'ready' && <Enter site={site.id} hall={hall.id} /> },
      ]}
    />
  );
}

function Enter({ site, hall }: { site: string; hall: number }) {
  const app = useApp();
  return <Button size="sm" onPress={() => enterHall(app, site, hall)}>{useT().t('inspector.enter')}</Button>;
}

function hallTag(t: Translator, { hall, stage }: Structure) {
  if (!hall || stage !== 'ready') return <Tag tone="info">{t.t(`inspector.stage.${stage}`)}</Tag>;
  if (hall.shedByOrder) return <Tag tone="warn">{t.t('tables.shed')}</Tag>;
  if (hall.transient) return <Tag tone="bad">{t.t('tables.heating')}</Tag>;
  if (hall.clockRatio < 0.995) return <Tag tone="warn">{t.t('tables.throttled', { clock: t.n(hall.clockRatio, 'ratio') })}</Tag>;
  if (hall.poweredGpus === 0) return <Tag tone="warn">{t.t('stage.noPower')}</Tag>;
  return <Tag tone="good">{t.t('tables.fine')}</Tag>;
}

function PlantTable({ site, plant }: { site: Site; plant: readonly Structure[] }) {
  const app = useApp();
  const t = useT();
  const { catalog, selected } = useAppState((state) => ({ catalog: state.catalog, selected: state.selection?.kind === 'structure' ? String(state.selection.id) : null }));
  return (
    <Table
      caption={t.t('tables.plantCaption')} rows={plant} rowKey={(item) => String(item.id)} selected={selected} onSelect={(id) => select(app, { kind: 'structure', site: site.id, id: Number(id) })}
      columns={[
        { id: 'name', head: t.t('tables.thing'), cell: (item) => structureName(t, catalog, site, item), sort: (item) => structureName(t, catalog, site, item) },
        { id: 'kind', head: t.t('tables.kind'), cell: (item) => t.t(`kind.${catalog?.structures[item.def]?.kind ?? 'office'}`), sort: (item) => catalog?.structures[item.def]?.kind ?? '' },
        { id: 'run', head: t.t('tables.carries'), number: true, cell: (item) => t.n(item.runKW, 'kW'), sort: (item) => item.runKW },
        { id: 'state', head: t.t('tables.state'), cell: (item) => <Tag tone={item.stage === 'ready' ? 'good' : item.stage === 'failed' ? 'bad' : 'info'}>{t.t(`inspector.stage.${item.stage}`)}</Tag> },
      ]}
    />
  );
}

function RowsTable({ site, hall, frame }: { site: Site; hall: Structure; frame: Frame }) {
  const app = useApp();
  const t = useT();
  const { catalog, selected } = useAppState((state) => ({ catalog: state.catalog, selected: state.selection?.kind === 'rack' ? String(state.selection.id) : null }));
  const rows = rowsOf(frame, hall.id);
  if (rows.length === 0) return <p class="muted">{t.t('tables.noRows', { hall: structureName(t, catalog, site, hall) })}</p>;
  const key = (row: (typeof rows)[number]): string => String(row.hottestRack);
  return (
    <Table
      caption={t.t('tables.rowsCaption', { hall: structureName(t, catalog, site, hall) })} showCaption rows={rows} rowKey={key} selected={selected}
      onSelect={(id) => select(app, { kind: 'rack', hall: hall.id, id: Number(id) })}
      columns={[
        { id: 'row', head: t.t('tables.row'), cell: (row) => t.t('tables.rowName', { y: String(row.y), from: String(row.from), to: String(row.to) }) },
        { id: 'kind', head: t.t('tables.kind'), cell: (row) => t.t(catalog?.racks[row.rack]?.name ?? row.rack), sort: (row) => row.rack },
        { id: 'racks', head: t.t('tables.racks'), number: true, cell: (row) => t.n(row.racks, 'count'), sort: (row) => row.racks },
        { id: 'running', head: t.t('tables.running'), number: true, cell: (row) => t.n(row.running, 'count'), sort: (row) => row.running },
        { id: 'down', head: t.t('tables.down'), number: true, cell: (row) => t.n(row.down, 'gpus'), sort: (row) => row.down },
        { id: 'inlet', head: t.t('tables.hottest'), number: true, cell: (row) => t.n(row.hottestC, 'degC'), sort: (row) => row.hottestC },
      ]}
    />
  );
}
