/** The towns around the sites: what moves their goodwill, what was promised to them, what a hearing could allow, what carbon costs. */
import { useState } from 'preact/hooks';
import type { CommunityDef, PermitDef, PromiseDef } from '../../../sim/index.ts';
import { EmptyState, KeyValue, Meter, Note, Slider, Stats, Stepper, Table, Tag } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { dateOf, siteName } from '../shared/names.ts';
import { Figure, Num } from '../shared/number.tsx';
import { OrderButton, useSetting } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';

type Town = NonNullable<Game['frame']['town']>;

export function TownTab({ game }: GameProps) {
  const { text, frame, catalog, scenario } = game;
  const { town } = frame;
  const community = catalog.communities[scenario.community ?? ''];
  if (!town || !community) return <EmptyState icon="users" title={text.t('panel.town.none')} />;
  const { gauges } = frame.affairs;
  return (
    <>
      <div class="g2">
        <Section title={text.t('panel.town.opinion')} icon="users">
          <Meter label={text.t(catalog.gauges.town.name)} value={gauges.town} limit={catalog.gauges.town.rest} />
          <Meter label={text.t(catalog.gauges.regulators.name)} value={gauges.regulators} limit={catalog.gauges.regulators.rest} />
          <Meter label={text.t('panel.town.trust')} value={town.trustRatio} hue={town.trustRatio < 0.5 ? 'warn' : 'accent'} />
          <Table caption={text.t('panel.town.why')} showCaption tight rows={town.pressures} rowKey={(row) => row.id} columns={[
            { id: 'what', head: text.t('panel.town.col.what'), cell: (row) => text.t(`panel.town.pressure.${row.id}`) },
            { id: 'reading', head: text.t('panel.town.col.reading'), number: true, cell: (row) => <span class="num">{readingOf(game, town, row.id)}</span> },
            { id: 'year', head: text.t('panel.town.col.year'), number: true, cell: (row) => <Num value={row.perYear} unit="ratio" format={{ sign: true }} />, sort: (row) => row.perYear },
          ]} />
        </Section>
        <Carbon game={game} town={town} community={community} />
      </div>
      <Promises game={game} town={town} community={community} />
      <Permits game={game} town={town} community={community} />
    </>
  );
}

function readingOf({ text }: Game, town: Town, id: Town['pressures'][number]['id']): string {
  switch (id) {
    case 'bills': return text.t('panel.town.reading.bills', { share: text.n(town.billRatio, 'ratio') });
    case 'noise': return text.t('panel.town.dbA', { n: Math.round(town.noiseDbA) });
    case 'smoke': case 'water': return text.t('panel.town.reading.permit', { share: text.n(id === 'smoke' ? town.smokeRatio : town.waterRatio, 'ratio') });
    case 'jobs': return text.n(town.jobs, 'people');
  }
}

function Carbon({ game, town, community }: GameProps & { town: Town; community: CommunityDef }) {
  const { text } = game;
  const [clean, setClean] = useSetting(town.cleanRatio, (ratio) => ({ type: 'town.setClean', ratio }));
  const [tonnes, setTonnes] = useState(10_000);
  return (
    <Section title={text.t('panel.town.carbon')} icon="wind">
      <Stats class="g2">
        <Figure label={text.t('panel.town.perDay')} value={town.co2KgPerDay} unit="kg" />
        <Figure label={text.t('panel.town.paid')} value={town.carbonCents} unit="cents" note={text.t('panel.town.price', { price: text.n(community.carbonCentsPerTonne, 'cents') })} />
      </Stats>
      <KeyValue items={[
        { id: 'intensity', label: text.t('panel.town.intensity'), value: <span class="num">{text.t('panel.town.kgPerKWh', { kg: town.kgPerKWh < 0 ? '–' : text.n(town.kgPerKWh, 'index') })}</span> },
        { id: 'offsets', label: text.t('panel.town.offsetsLeft'), value: <Num value={town.offsetKg} unit="kg" /> },
      ]} />
      <Slider label={text.t('panel.town.clean')} value={clean} min={0} max={1} step={0.05} unit="ratio" onChange={setClean} hint={text.t('panel.town.cleanHint', { price: text.n(community.cleanCentsPerKWh, 'centsPerKWh') })} />
      <div class="row wrap top">
        <Stepper label={text.t('panel.town.offsets')} value={tonnes} min={1} max={10_000_000} step={1_000} unit={text.t('panel.town.tonnes')} onChange={setTonnes} />
        <OrderButton label={text.t('panel.town.buyOffsets')} command={{ type: 'town.buyOffsets', tonnes }} />
      </div>
      <p class="xs muted">{text.t('panel.town.offsetHint', { share: text.n(community.offsetMaxRatio, 'ratio') })}</p>
    </Section>
  );
}

function Promises({ game, town, community }: GameProps & { town: Town; community: CommunityDef }) {
  const { text, catalog } = game;
  const rows = community.promises.flatMap((id) => catalog.promises[id] ?? []);
  return (
    <Section title={text.t('panel.town.promises')} icon="signature">
      <Table caption={text.t('panel.town.promises')} rows={rows} rowKey={(row) => row.id} columns={[
        { id: 'what', head: text.t('panel.town.col.promise'), cell: (row) => <span><b>{text.t(row.name)}</b> <small class="xs muted">{text.t(row.text)}</small></span>, sort: (row) => text.t(row.name) },
        { id: 'state', head: text.t('panel.town.col.state'), cell: (row) => <PromiseState game={game} town={town} def={row} /> },
        { id: 'gain', head: text.t('panel.town.col.gain'), number: true, cell: (row) => <Num value={row.givenTown * town.trustRatio + row.keptTown} unit="ratio" format={{ sign: true }} />, sort: (row) => row.keptTown },
        { id: 'loss', head: text.t('panel.town.col.loss'), number: true, cell: (row) => <Num value={-row.brokenTown} unit="ratio" format={{ sign: true }} />, sort: (row) => -row.brokenTown },
        { id: 'do', head: text.t('panel.town.col.order'), hideHead: true, cell: (row) => (
          <OrderButton label={text.t('panel.town.promise')} size="sm" kind="ghost" why="read" command={{ type: 'town.promise', promise: row.id }}
            confirm={{ title: text.t(row.name), body: text.t('panel.town.promiseBody', { text: text.t(row.text), days: row.holdDays, due: row.dueDays }), action: text.t('panel.town.promise'), plain: true }} />
        ) },
      ]} />
    </Section>
  );
}

function PromiseState({ game, town, def }: GameProps & { town: Town; def: PromiseDef }) {
  const { text } = game;
  const last = town.promises.findLast((entry) => entry.promise === def.id);
  if (!last) return <span class="faint sm">{text.t('panel.town.state.none')}</span>;
  if (last.state === 'open') return <Tag tone="acc">{text.t('panel.town.state.open', { held: last.heldDays, hold: def.holdDays, date: dateOf(game, last.dueS) })}</Tag>;
  return <Tag tone={last.state === 'broken' ? 'bad' : 'good'}>{text.t(`panel.town.state.${last.state}`, { date: dateOf(game, last.endedS) })}</Tag>;
}

function Permits({ game, town, community }: GameProps & { town: Town; community: CommunityDef }) {
  const { text, frame, catalog } = game;
  const rows = frame.sites.flatMap((site) => community.permits.flatMap((id) => (catalog.permits[id] ? [{ site: site.id, def: catalog.permits[id] }] : [])));
  if (rows.length === 0) return <Note>{text.t('panel.town.noSite')}</Note>;
  return (
    <Section title={text.t('panel.town.permits')} icon="landmark">
      <Table caption={text.t('panel.town.permits')} rows={rows} rowKey={(row) => `${row.site}/${row.def.id}`} columns={[
        { id: 'what', head: text.t('panel.town.col.permit'), cell: ({ def }) => <span><b>{text.t(def.name)}</b> <small class="xs muted">{text.t(def.text)}{def.asks !== null && ` ${text.t('panel.town.asks', { promise: text.t(catalog.promises[def.asks]?.name ?? def.asks) })}`}</small></span>, sort: ({ def }) => text.t(def.name) },
        { id: 'site', head: text.t('panel.town.col.site'), cell: (row) => siteName(game, row.site), sort: (row) => row.site },
        { id: 'chance', head: text.t('panel.town.col.chance'), number: true, cell: ({ def }) => <Num value={town.chances[def.id]} unit="ratio" />, sort: ({ def }) => town.chances[def.id] ?? 0 },
        { id: 'state', head: text.t('panel.town.col.state'), cell: (row) => <PermitState game={game} town={town} {...row} /> },
        { id: 'do', head: text.t('panel.town.col.order'), hideHead: true, cell: (row) => <OrderButton label={text.t('panel.town.apply')} size="sm" kind="ghost" why="read" command={{ type: 'town.apply', site: row.site, permit: row.def.id }} /> },
      ]} />
    </Section>
  );
}

function PermitState({ game, town, site, def }: GameProps & { town: Town; site: string; def: PermitDef }) {
  const { text } = game;
  const last = town.permits.findLast((entry) => entry.site === site && entry.permit === def.id);
  if (!last) return <span class="faint sm">{text.t('panel.town.state.notFiled')}</span>;
  return <Tag tone={last.state === 'refused' ? 'bad' : last.state === 'granted' ? 'good' : 'acc'}>{text.t(`panel.town.state.${last.state}`, { date: dateOf(game, last.hearingS) })}</Tag>;
}
