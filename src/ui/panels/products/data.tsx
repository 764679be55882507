/** What runs learn from: what is held, what can be had, what a court may ask for. */
import { useState } from 'preact/hooks';
import { Stats, Table, Tag } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf } from '../shared/names.ts';
import { Figure, Num, useExplained } from '../shared/number.tsx';
import { OrderButton } from '../shared/order.tsx';

export function DataTab({ game }: GameProps) {
  const { text, frame, catalog, scenario } = game;
  const rows = (scenario.market?.data ?? []).flatMap((id) => catalog.dataSources[id] ?? []).map((def) => ({ def, held: frame.compute.offering.data.find((entry) => entry.source === def.id) }));
  const [chosen, setChosen] = useState<string | null>(null);
  const row = rows.find((entry) => entry.def.id === chosen) ?? rows[0];
  const { dataStockTokens } = catalog.constants.training;
  const ready = rows.filter(({ held }) => held && held.readyS <= frame.timeS);
  const tokens = ready.reduce((sum, { held }) => sum + (held?.tokens ?? 0), dataStockTokens);
  const mix = useExplained('dataMix')?.value ?? null;
  const contested = ready.reduce((sum, { def, held }) => sum + (def.contested ? held?.tokens ?? 0 : 0), 0);
  const state = (entry: (typeof rows)[number]) => {
    if (!entry.held) return <span class="faint sm">{text.t('panel.products.open')}</span>;
    if (entry.def.kind === 'synthetic') return <Tag tone="acc">{text.t('panel.products.written', { tokens: entry.held.tokens })}</Tag>;
    return entry.held.readyS <= frame.timeS ? <Tag tone="good">{text.t('panel.products.held')}</Tag> : <Tag>{text.t('panel.products.readyOn', { date: dateOf(game, entry.held.readyS) })}</Tag>;
  };
  return (
    <>
      <Stats class="g4">
        <Figure label={text.t('panel.products.stock')} value={tokens} unit="tokens" note={text.t('panel.products.dataHint')} />
        <Figure label={text.t('panel.products.mix')} value={mix} unit="factor" explain="dataMix" note={text.t('panel.products.mixNote')} />
        <Figure label={text.t('panel.products.contested')} value={contested} unit="tokens" note={text.t('panel.products.contestedNote')} />
      </Stats>
      <Table caption={text.t('panel.products.tab.data')} rows={rows} rowKey={(entry) => entry.def.id} selected={row?.def.id ?? null} onSelect={setChosen} columns={[
        { id: 'source', head: text.t('panel.products.col.source'), cell: ({ def }) => <>{text.t(def.name)} {def.contested && <Tag tone="warn">{text.t('panel.products.risky')}</Tag>}</>, sort: ({ def }) => text.t(def.name) },
        { id: 'kind', head: text.t('panel.products.col.kind'), cell: ({ def }) => <span class="muted">{text.t(`panel.products.kind.${def.kind}`)}</span>, sort: ({ def }) => def.kind },
        { id: 'tokens', head: text.t('panel.products.col.tokens'), number: true, cell: ({ def }) => <Num value={def.tokens} unit="tokens" />, sort: ({ def }) => def.tokens },
        { id: 'quality', head: text.t('panel.products.col.dataQuality'), what: 'panel.products.col.dataQuality.what', number: true, cell: ({ def }) => <Num value={def.qualityRatio} unit="factor" />, sort: ({ def }) => def.qualityRatio },
        { id: 'cost', head: text.t('panel.products.col.cost'), number: true, cell: ({ def }) => <Num value={def.cents} unit="cents" />, sort: ({ def }) => def.cents },
        { id: 'state', head: text.t('panel.products.col.state'), cell: state },
      ]} />
      {row && row.def.kind === 'synthetic' && !row.held && <p class="sm muted">{text.t('panel.products.syntheticNote')}</p>}
      {row && (row.held
        ? <OrderButton label={text.t('panel.products.delete')} kind="danger" command={{ type: 'data.delete', source: row.def.id }} confirm={{ title: text.t('panel.products.delete'), body: text.t(row.def.name), action: text.t('panel.products.delete') }} />
        : row.def.kind !== 'synthetic' && <OrderButton label={text.t('panel.products.acquire')} kind="primary" command={{ type: 'data.acquire', source: row.def.id }} />)}
    </>
  );
}
