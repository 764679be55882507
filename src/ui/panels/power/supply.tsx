/** Sources against load, grid phases, generators, batteries. */
import { pueYear, tradePlan } from '../../../app/simValues.ts';
import type { Site } from '../../../sim/index.ts';
import { giveOrder } from '../../../app/actions/play.ts';
import { Button, KeyValue, Meter, Note, Segmented, Slider, Stats, Table, Tag } from '../../widgets/index.ts';
import { FIXES, runFix } from '../../shell/fixes.ts';
import { placeName } from '../../shell/names.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { dateOf } from '../shared/names.ts';
import { Figure, Num } from '../shared/number.tsx';
import { OrderButton, useSetting } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';
import { SwingSection } from './swing.tsx';
import { HeldBack } from './heldBack.tsx';
import { What } from '../shared/what.tsx';
import { Watts } from './watts.tsx';

interface Source { id: 'grid' | 'solar' | 'gensets' | 'batteries'; nowKW: number; limitKW: number; centsPerMWh: number | null; co2: number | null; explain: 'supply' | undefined }

function sourcesOf(game: Game, site: Site): Source[] {
  const { power } = site;
  const def = game.catalog.sites[site.id];
  let rate = 0;
  let upkeep = 0;
  let co2 = 0;
  let units = 0;
  for (const structure of site.structures) {
    const kind = game.catalog.structures[structure.def];
    if (kind?.kind !== 'genset') continue;
    units += kind.unitKW;
    rate += kind.unitKW * kind.heatRateBtuPerKWh * (kind.fuel === 'diesel' ? (def?.dieselCentsPerMMBtu ?? 0) : (def?.gasCentsPerMMBtu ?? 0));
    upkeep += kind.unitKW * kind.maintenanceCentsPerMWh;
    co2 += kind.unitKW * kind.co2KgPerKWh;
  }
  const sources: Source[] = [{ id: 'grid', nowKW: power.gridKW, limitKW: power.feedNowKW, centsPerMWh: power.gridCentsPerKWh * 1000, co2: def?.gridCo2KgPerKWh ?? null, explain: 'supply' }];
  const solarKW = site.structures.reduce((kW, structure) => { const kind = game.catalog.structures[structure.def]; return kind?.kind === 'solar' && structure.stage === 'ready' ? kW + kind.peakKW : kW; }, 0);
  if (solarKW > 0) sources.push({ id: 'solar', nowKW: power.solarKW, limitKW: solarKW, centsPerMWh: 0, co2: 0, explain: undefined });
  if (units > 0) sources.push({ id: 'gensets', nowKW: power.gensetKW, limitKW: power.gensetCapacityKW, centsPerMWh: rate / units / 1000 + upkeep / units, co2: co2 / units, explain: 'supply' });
  if (power.batteryCapacityKW > 0) sources.push({ id: 'batteries', nowKW: power.batteryKW, limitKW: power.batteryCapacityKW, centsPerMWh: null, co2: null, explain: undefined });
  return sources;
}

export function SupplyTab({ game, site }: GameProps & { site: Site }) {
  const { text, frame } = game;
  const { power, cooling } = site;
  const at = { site: site.id };
  const out = power.gridOutUntilS > frame.timeS;
  const runs = site.structures.some((structure) => (structure.hall?.poweredGpus ?? 0) > 0);
  const share = power.supplyKW > 0 ? power.loadKW / power.supplyKW : null;
  return (
    <>
      {out && <Note tone="bad">{text.t('panel.power.gridOut', { date: dateOf(game, power.gridOutUntilS, 'dateTime') })}</Note>}
      {!out && site.grid.filter((phase) => phase.outUntilS > frame.timeS).map((phase) => <Note key={phase.id} tone="bad">{text.t('panel.power.phaseOut', { date: dateOf(game, phase.outUntilS, 'dateTime') })}</Note>)}
      {power.curtailFromS > 0 && <Note tone="warn">{frame.timeS < power.curtailFromS
        ? text.t('panel.power.curtailSoon', { date: dateOf(game, power.curtailFromS, 'dateTime'), until: dateOf(game, power.curtailUntilS, 'dateTime') })
        : text.t('panel.power.curtailNow', { date: dateOf(game, power.curtailUntilS, 'dateTime') })}</Note>}
      {power.upsKW > 0 && <Note tone="warn">{text.t('panel.power.onUps', { power: text.n(power.upsKW, 'kW') })}</Note>}
      {power.islandKW > 0 && <Note tone="info">{text.t('panel.power.island', { power: text.n(power.islandKW, 'kW'), limit: text.n(power.gensetCapacityKW, 'kW'), pause: text.n(game.catalog.constants.power.pickupS, 'seconds') })}</Note>}
      {power.restartLeftS > 0 && <Note tone="warn">{text.t('panel.power.coolingRestarts', { time: text.n(power.restartLeftS, 'seconds') })}</Note>}
      <HeldBack game={game} site={site} />
      <Stats class="pfigs">
        <Figure label={text.t('panel.power.load')} value={power.loadKW} unit="kW" explain="power" params={at} note={text.t('panel.power.ofSupply', { supply: text.n(power.supplyKW, 'kW') })} />
        <Figure label={text.t('panel.power.ofSupplyShare')} value={share} unit="ratio" explain="supply" params={at} note={text.t('panel.power.free', { power: text.n(Math.max(0, power.supplyKW - power.loadKW), 'kW') })} />
        <Figure label={text.t('panel.power.pue')} value={runs ? cooling.pue : null} unit="index" explain={runs ? 'pue' : undefined} note={runs ? text.t('panel.power.pueYear', { pue: text.n(pueYear([site]), 'index') }) : text.t('panel.power.pueNone')} params={at} />
      </Stats>
      <Meter bare label={text.t('panel.power.ofSupplyShare')} value={power.loadKW} max={Math.max(power.supplyKW, 1)} hue="power" text={text.t('panel.of', { have: text.n(power.loadKW, 'kW'), limit: text.n(power.supplyKW, 'kW') })} />
      <Section title={text.t('panel.power.sources')} icon="zap">
        <Table caption={text.t('panel.power.sources')} tight rows={sourcesOf(game, site)} rowKey={(row) => row.id} columns={[
          { id: 'source', head: text.t('panel.power.col.source'), cell: (row) => text.t(`panel.power.source.${row.id}`) },
          { id: 'now', head: text.t('panel.power.col.now'), number: true, cell: (row) => <Num value={row.nowKW} unit="kW" /> },
          { id: 'limit', head: text.t('panel.power.col.limit'), number: true, cell: (row) => <Num value={row.limitKW} unit="kW" explain={row.explain} params={at} /> },
          { id: 'cost', head: text.t('panel.power.col.cost'), number: true, cell: (row) => <Num value={row.centsPerMWh} unit="cents" /> },
          { id: 'co2', head: text.t('panel.power.col.co2'), number: true, cell: (row) => <Num value={row.co2} unit="index" /> },
        ]} />
      </Section>
      <GridPhases game={game} site={site} />
      {power.loadKW > 0 && <Watts game={game} site={site} hallName={(id) => placeName(text, game.catalog, frame, id)} />}
      <SwingSection game={game} site={site} />
      <Machines game={game} site={site} />
    </>
  );
}

function GridPhases({ game, site }: GameProps & { site: Site }) {
  const { text, catalog } = game;
  const phases = catalog.sites[site.id]?.gridPhases ?? [];
  if (phases.length === 0) return null;
  return (
    <Section title={text.t('panel.power.phases')} icon="link">
      <ul class="plist">
        {phases.map((phase) => {
          const state = site.grid.find((entry) => entry.id === phase.id);
          const label = text.t('panel.power.phase', { power: text.n(phase.addKW, 'kW') });
          return (
            <li key={phase.id} class="prow">
              <span class="grow"><b>{label}</b>{!phase.firm && <small class="faint xs">{text.t('panel.power.interruptible')}</small>}{phase.ppaCentsPerKWh !== null && <small class="faint xs">{text.t('panel.power.agreement', { price: text.n(phase.ppaCentsPerKWh, 'cents') })}</small>}{!state?.live && <small class="faint xs">{text.t('panel.power.phaseFacts', { price: text.n(phase.priceCents, 'cents'), days: text.n(phase.leadDays, 'days'), late: text.n(phase.spreadDays, 'days') })}</small>}</span>
              {state?.live ? <Tag tone="good">{text.t('panel.power.live')}</Tag>
                : state && state.requestedS >= 0 ? <Tag tone="info" icon="hourglass">{text.t('panel.power.expected', { date: dateOf(game, state.energisedS) })}</Tag>
                : <OrderButton size="sm" kind="primary" label={text.t('panel.power.request')} guide="power.requestGrid" command={{ type: 'site.requestGrid', site: site.id, phase: phase.id }} />}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Machines({ game, site }: GameProps & { site: Site }) {
  const { text, app } = game;
  const { power } = site;
  const noxKg = (game.catalog.sites[site.id]?.noxTonnesPerYear ?? 0) * 1000;
  const [reserve, setReserve] = useSetting(power.reserveUnits, (units) => ({ type: 'site.setReserve', site: site.id, units }));
  const count = (kind: string, failed: boolean): number => site.structures.filter((entry) => game.catalog.structures[entry.def]?.kind === kind && (entry.stage === 'failed') === failed && entry.stage !== 'ordered' && entry.stage !== 'building').length;
  const gensets = count('genset', false) + count('genset', true);
  const batteries = site.structures.some((entry) => game.catalog.structures[entry.def]?.kind === 'battery');
  if (gensets === 0 && !batteries) {
    return (
      <div class="row between">
        <p class="sm muted">{text.t('panel.power.noMachines')}</p>
        <Button size="sm" kind="ghost" icon="hammer" onPress={() => runFix(app, FIXES['gensets']!)}>{text.t('panel.power.toCatalogue')}</Button>
      </div>
    );
  }
  return (
    <Section title={text.t('panel.power.machines')} icon="fuel">
      {gensets > 0 && (
        <>
          <div class="row wrap between">
            <span class="sm">{text.t('panel.power.gensets', { n: gensets, failed: count('genset', true) })}</span>
            <Segmented guide="site.setGensets" label={text.t('panel.power.gensetMode')} value={power.gensetMode} onChange={(mode) => void giveOrder(app, { type: 'site.setGensets', site: site.id, mode })}
              options={(['auto', 'merit', 'always', 'off'] as const).map((mode) => ({ id: mode, label: text.t(`panel.power.mode.${mode}`) }))} />
          </div>
          <p class="xs muted">{text.t(`panel.power.modeHint.${power.gensetMode}`)}</p>
          <Slider label={text.t('panel.power.reserve')} value={reserve} min={0} max={Math.min(gensets, 10)} step={1} unit="count" onChange={setReserve} hint={text.t('panel.power.reserveHint')} />
          <Meter label={text.t('panel.power.nox')} value={power.noxKgYear} max={Math.max(noxKg, 1)} limit={noxKg} hue={power.noxKgYear >= noxKg ? 'bad' : 'water'} thin text={text.t('panel.power.noxLimit', { have: text.n(power.noxKgYear / 1000, 'index'), limit: text.n(noxKg / 1000, 'index') })} />
          {power.noxKgYear >= noxKg && <Note tone="warn">{text.t('panel.power.noxOver')}</Note>}
        </>
      )}
      {batteries && <Trade game={game} site={site} />}
      {power.batteryCapacityKW > 0 && (
        <KeyValue items={[
          { id: 'charge', label: text.t('panel.power.charge'), value: <Num value={power.batteryKWh / 1000} unit="MWh" /> },
          { id: 'flow', label: text.t(power.batteryKW < 0 ? 'panel.power.charging' : 'panel.power.discharging'), value: <Num value={Math.abs(power.batteryKW)} unit="kW" /> },
          { id: 'most', label: <What id="panel.power.batteryMost" />, value: <Num value={power.batteryCapacityKW} unit="kW" /> },
          ...(power.tradeCents !== 0 ? [{ id: 'saved', label: text.t('panel.power.tradeSaved'), value: <Num value={power.tradeCents} unit="cents" /> }] : []),
        ]} />
      )}
    </Section>
  );
}

/** Whether batteries wait for an outage or trade by the hour's price, and at which prices they would. */
function Trade({ game, site }: GameProps & { site: Site }) {
  const { text, catalog, app } = game;
  const { power } = site;
  const [reserve, setReserve] = useSetting(power.batteryReserveRatio, (reserveRatio) => ({ type: 'site.setBatteries', site: site.id, mode: power.batteryMode, reserveRatio }));
  const def = catalog.sites[site.id];
  const battery = site.structures.flatMap((entry) => { const kind = catalog.structures[entry.def]; return kind?.kind === 'battery' ? [kind] : []; })[0];
  if (!def || !battery) return null;
  const { buyCents, sellCents } = tradePlan(def, battery);
  return (
    <>
      <div class="row wrap between">
        <span class="sm">{text.t('panel.power.batteries')}</span>
        <Segmented label={text.t('panel.power.batteryMode')} value={power.batteryMode} onChange={(mode) => void giveOrder(app, { type: 'site.setBatteries', site: site.id, mode, reserveRatio: power.batteryReserveRatio })}
          options={(['reserve', 'trade'] as const).map((mode) => ({ id: mode, label: text.t(`panel.power.batteryModes.${mode}`) }))} />
      </div>
      <p class="xs muted">{text.t(`panel.power.batteryHint.${power.batteryMode}`, { name: text.t(battery.name), buy: text.n(buyCents, 'cents'), sell: text.n(sellCents, 'cents'), now: text.n(power.gridCentsPerKWh, 'cents') })}</p>
      {power.batteryMode === 'trade' && <Slider label={text.t('panel.power.batteryReserve')} value={reserve} min={0} max={1} step={0.05} unit="ratio" onChange={setReserve} hint={text.t('panel.power.batteryReserveHint')} />}
    </>
  );
}
