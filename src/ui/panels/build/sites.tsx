/** Where the lab could go: power, climate and prices of each site. */
import type { SiteDef } from '../../../sim/index.ts';
import { enterSite } from '../../../app/actions/play.ts';
import { Button, EmptyState, KeyValue, Tag } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { OrderButton } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';
import { What } from '../shared/what.tsx';

export function SitesTab({ game }: GameProps) {
  const { text, catalog, scenario, frame } = game;
  // Open ones first, then in the order of the mission.
  const ids = new Set([...frame.sites.map((site) => site.id), ...scenario.availableSites]);
  const sites = [...ids].flatMap((id) => catalog.sites[id] ?? []);
  if (sites.length === 0) return <EmptyState icon="map" title={text.t('panel.build.noSites')} />;
  return <>{sites.map((def) => <SiteCard key={def.id} game={game} def={def} />)}</>;
}

function SiteCard({ game, def }: GameProps & { def: SiteDef }) {
  const { text, catalog, frame, app } = game;
  const open = frame.sites.some((site) => site.id === def.id);
  const climate = catalog.climates[def.climate];
  const now = def.gridPhases.filter((phase) => phase.initial).reduce((sum, phase) => sum + phase.addKW, 0);
  const all = def.gridPhases.reduce((sum, phase) => sum + phase.addKW, 0);
  const rows = [
    { id: 'grid', value: text.t('panel.build.gridOf', { now: text.n(now, 'kW'), all: text.n(all, 'kW') }) },
    { id: 'climate', value: climate ? text.t('panel.build.climate', { low: text.n(Math.min(...climate.monthlyMeanC), 'degC'), high: text.n(Math.max(...climate.monthlyMeanC), 'degC') }) : text.t('common.none') },
    { id: 'energy', value: text.n(def.energyCentsPerKWh, 'centsPerKWh') },
    { id: 'demand', value: text.t('panel.perKWMonth', { price: text.n(def.demandCentsPerKWMonth, 'cents') }) },
    { id: 'gas', value: text.t('panel.perMMBtu', { price: text.n(def.gasCentsPerMMBtu, 'cents') }) },
    { id: 'water', value: text.t('panel.perM3', { price: text.n(def.waterCentsPerM3, 'cents') }) },
    { id: 'waterContract', value: text.t('panel.build.perDayM3', { n: text.n(def.waterM3PerDay, 'count') }) },
    { id: 'carbon', value: text.t('panel.kgPerKWh', { kg: def.gridCo2KgPerKWh }) },
    { id: 'outages', value: text.t('panel.build.outagesOf', { n: def.gridOutagesPerYear, minutes: def.gridOutageMinutes }) },
    { id: 'plot', value: text.t('panel.tiles', { w: def.plotCols, d: def.plotRows }) },
    { id: 'shells', value: text.n(def.shells.length, 'count') },
    { id: 'wages', value: text.n(def.wageRatio, 'factor') },
  ];
  return (
    <Section title={text.t(def.name)} icon="map-pin" card aside={open ? <Tag tone="good">{text.t('panel.build.open')}</Tag> : climate && text.t(climate.name)}>
      <KeyValue items={rows.map((row) => ({ id: row.id, label: <What id={`panel.build.site.${row.id}`} />, value: <span class="num">{row.value}</span> }))} />
      {open
        ? <Button kind="ghost" icon="eye" onPress={() => enterSite(app, def.id)}>{text.t('panel.build.goThere')}</Button>
        : <OrderButton label={text.t('panel.build.openSite')} kind="primary" icon="map-pin" command={{ type: 'site.open', site: def.id }} />}
    </Section>
  );
}
