/** How the site's heat leaves: weather, plant, loop, water. */
import { plantCop, wueYear } from '../../../app/simValues.ts';
import type { HeatRejectionDef, Site, Structure } from '../../../sim/index.ts';
import { KeyValue, Meter, Note, Stats, Table, Tag } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf, structureName } from '../shared/names.ts';
import { Figure, Num } from '../shared/number.tsx';
import { OrderButton } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';
import { WaterSection } from './water.tsx';
import { What } from '../shared/what.tsx';

interface Plant { def: HeatRejectionDef; units: Structure[]; ready: number; failed: number; nowKW: number; cop: number | null }

/** Heat over compressor power in this weather, where nothing comes free. */
function copOf({ catalog }: GameProps['game'], site: Site, def: HeatRejectionDef): number | null {
  const rejection = catalog.rejections[def.rejection];
  return rejection ? plantCop(def, rejection, site.weather, site.cooling.loopC) : null;
}

function plantsOf(game: GameProps['game'], site: Site): Plant[] {
  const plants = new Map<string, Plant>();
  for (const structure of site.structures) {
    const def = game.catalog.structures[structure.def];
    if (def?.kind !== 'heat-rejection') continue;
    const plant = plants.get(def.id) ?? { def, units: [], ready: 0, failed: 0, nowKW: 0, cop: copOf(game, site, def) };
    plant.units.push(structure);
    if (structure.stage === 'failed') plant.failed++;
    if (structure.stage === 'ready') {
      plant.ready++;
      plant.nowKW += structure.runKW;
    }
    plants.set(def.id, plant);
  }
  return [...plants.values()];
}

export function CoolingTab({ game, site }: GameProps & { site: Site }) {
  const { text, frame } = game;
  const { cooling, weather } = site;
  const at = { site: site.id };
  const tripped = cooling.tripUntilS > frame.timeS;
  const plants = plantsOf(game, site);
  const restarting = site.structures.filter((structure) => structure.stage === 'ready' && structure.startLeftS > 0 && game.catalog.structures[structure.def]?.kind === 'heat-rejection');
  return (
    <>
      {tripped && <Note tone="bad">{text.t('panel.power.tripped', { date: dateOf(game, cooling.tripUntilS, 'dateTime') })}</Note>}
      <Stats class="pfigs">
        <Figure label={text.t('panel.power.heat')} value={cooling.heatKW} unit="kW" explain="coolingCapacity" params={at} note={text.t('panel.power.canReject', { power: text.n(cooling.rejectCapacityKW, 'kW') })} />
        <Figure label={text.t('panel.power.loop')} value={cooling.loopC} unit="degC" explain="loop" params={at} note={text.t('panel.power.loopNote')} />
        <Figure label={text.t('panel.power.cop')} value={site.power.coolingKW > 0 ? cooling.rejectKW / site.power.coolingKW : null} unit="index" explain="cop" params={at} note={text.t('panel.power.copNote')} />
        <Figure label={text.t('panel.power.wue')} value={site.power.itKW > 0 ? cooling.waterLPerHour / site.power.itKW : null} unit="index" explain="wue" params={at} note={text.t('panel.power.wueNote', { wue: text.n(wueYear([site]), 'index') })} />
      </Stats>
      <Meter bare label={text.t('panel.power.heat')} value={cooling.heatKW} max={Math.max(cooling.rejectCapacityKW, cooling.heatKW, 1)} limit={cooling.rejectCapacityKW} hue="heat" text={text.t('panel.of', { have: text.n(cooling.heatKW, 'kW'), limit: text.n(cooling.rejectCapacityKW, 'kW') })} />
      <Section title={text.t('panel.power.plant')} icon="fan">
        {plants.length === 0 ? <p class="sm muted">{text.t('panel.power.noPlant')}</p> : (
          <Table caption={text.t('panel.power.plant')} tight rows={plants} rowKey={(row) => row.def.id} columns={[
            { id: 'name', head: text.t('panel.power.col.plant'), cell: (row) => text.t('panel.power.plantCount', { n: row.ready, name: text.t(row.def.name) }) },
            { id: 'rated', head: text.t('panel.power.col.rated'), number: true, cell: (row) => <Num value={row.def.ratedKW * row.ready} unit="kW" /> },
            { id: 'ratedAt', head: text.t('panel.power.col.ratedAt'), number: true, cell: (row) => <Num value={row.def.ratedAmbientC} unit="degC" /> },
            { id: 'cop', head: text.t('panel.power.col.cop'), what: 'panel.power.col.cop.what', number: true, cell: (row) => <Num value={row.cop} unit="index" /> },
            { id: 'carries', head: text.t('panel.power.col.carries'), number: true, cell: (row) => <Num value={row.nowKW} unit="kW" /> },
            { id: 'failed', head: text.t('panel.failed'), number: true, cell: (row) => (row.failed > 0 ? <Tag tone="bad">{text.n(row.failed, 'count')}</Tag> : <span class="num faint">{text.n(0, 'count')}</span>) },
          ]} />
        )}
        {restarting.map((structure) => <p key={structure.id} class="xs muted">{text.t('panel.power.restarting', { name: structureName(game, site, structure), time: text.n(structure.startLeftS, 'seconds') })}</p>)}
        <OrderButton label={text.t('panel.power.restart')} icon="refresh-cw" kind={tripped ? 'primary' : 'ghost'} command={{ type: 'emergency.restartCooling', site: site.id }} />
      </Section>
      <WaterSection game={game} site={site} />
      <div class="g2">
        <Section title={text.t('panel.power.weather')} icon="sun">
          <KeyValue items={[
            { id: 'dry', label: text.t('panel.power.dryBulb'), value: <Num value={weather.dryBulbC} unit="degC" /> },
            { id: 'wet', label: <What id="panel.power.wetBulb" />, value: <Num value={weather.wetBulbC} unit="degC" /> },
            { id: 'humidity', label: text.t('panel.power.humidity'), value: <Num value={weather.humidity} unit="ratio" /> },
            { id: 'cloud', label: text.t('panel.power.cloud'), value: <Num value={weather.cloudRatio} unit="ratio" /> },
            ...(weather.coldSnapUntilS > frame.timeS ? [{ id: 'cold', label: text.t('panel.power.coldSnap'), value: <span class="num">{text.t('panel.until', { date: dateOf(game, weather.coldSnapUntilS) })}</span> }] : []),
            ...(weather.stormUntilS > frame.timeS ? [{ id: 'storm', label: text.t('panel.power.storm'), value: <span class="num">{text.t('panel.until', { date: dateOf(game, weather.stormUntilS, 'dateTime') })}</span> }] : []),
            ...(weather.heatWaveUntilS > frame.timeS ? [{ id: 'wave', label: text.t('panel.power.heatWave'), value: <span class="num">{text.t('panel.until', { date: dateOf(game, weather.heatWaveUntilS) })}</span> }] : []),
          ]} />
        </Section>
        <Section title={text.t('panel.power.uses')} icon="droplets">
          <KeyValue items={[
            { id: 'chillers', label: <What id="panel.power.chillers" />, value: <Num value={cooling.chillerKW} unit="kW" /> },
            { id: 'fans', label: <What id="panel.power.fans" />, value: <Num value={cooling.fanKW} unit="kW" /> },
            { id: 'stored', label: <What id="panel.power.stored" />, value: <Num value={cooling.storeKWh / 1000} unit="MWh" /> },
            { id: 'storing', label: text.t(cooling.storeKW < 0 ? 'panel.power.storeFills' : 'panel.power.storeTakes'), value: <Num value={Math.abs(cooling.storeKW)} unit="kW" /> },
          ]} />
        </Section>
      </div>
      <Forecast game={game} site={site} />
    </>
  );
}

/** The next days: heat decides what the plant can carry, storms what the feed may do. */
function Forecast({ game, site }: GameProps & { site: Site }) {
  const { text, catalog } = game;
  const { forecastErrorKPerDay, forecastDays, spellForecastDays } = catalog.constants.weather;
  const { forecast } = site.weather;
  if (forecast.length === 0) return null;
  return (
    <Section title={text.t('panel.power.forecast')} icon="sun">
      <Table caption={text.t('panel.power.forecast')} tight rows={forecast} rowKey={(row) => String(row.dayS)} columns={[
        { id: 'day', head: text.t('panel.power.col.day'), cell: (row) => dateOf(game, row.dayS) },
        { id: 'low', head: text.t('panel.power.col.low'), number: true, cell: (row) => <Num value={row.lowC} unit="degC" /> },
        { id: 'high', head: text.t('panel.power.col.high'), number: true, cell: (row) => <Num value={row.highC} unit="degC" /> },
        { id: 'wet', head: text.t('panel.power.col.wet'), number: true, cell: (row) => <Num value={row.wetC} unit="degC" /> },
        { id: 'spell', head: text.t('panel.power.col.warning'), cell: (row) => (['heat', 'cold', 'storm'] as const).filter((spell) => row[spell]).map((spell) => <Tag key={spell} tone="warn">{text.t(`panel.power.spell.${spell}`)}</Tag>) },
      ]} />
      <p class="xs muted">{text.t('panel.power.forecastHint', { first: forecastErrorKPerDay, last: forecastErrorKPerDay * Math.sqrt(forecastDays), days: spellForecastDays })}</p>
    </Section>
  );
}

