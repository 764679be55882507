/** Ways of selling beside the plain API, and how all of it is served. */
import { useState } from 'preact/hooks';
import type { LineId, ProductLineDef } from '../../../sim/index.ts';
import { KeyValue, Select, Stepper, Switch, Table } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { Num } from '../shared/number.tsx';
import { OrderButton, useSetting } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';

const DAYS_PER_MONTH = 30;
const DAY_S = 86_400;

export function LinesTab({ game }: GameProps) {
  const { text, frame, catalog, scenario } = game;
  const { offering, product, models } = frame.compute;
  const ids = scenario.market?.lines ?? [];
  const [chosen, setChosen] = useState<LineId>('app');
  const rows = offering.lines.filter((line) => ids.includes(line.line)).map((line) => ({ ...line, ...(line.line === 'api' ? { modelId: product.modelId } : {}), def: catalog.productLines[line.line] }));
  const row = rows.find((entry) => entry.line === chosen) ?? rows[0];
  return (
    <>
      <p class="sm muted">{text.t('panel.products.linesHint')}</p>
      <Table caption={text.t('panel.products.lines')} rows={rows} rowKey={(entry) => entry.line} selected={chosen} onSelect={(id) => setChosen(id as LineId)} columns={[
        { id: 'line', head: text.t('panel.products.col.line'), cell: (entry) => text.t(entry.def.name), sort: (entry) => entry.def.rank },
        { id: 'model', head: text.t('panel.products.col.model'), cell: (entry) => models.find((model) => model.id === entry.modelId)?.name ?? <span class="faint">{text.t('panel.products.notOffered')}</span> },
        { id: 'price', head: text.t('panel.products.col.price'), number: true, cell: (entry) => <Num value={entry.modelId < 0 ? null : entry.priceCentsPerMTok} unit="cents" />, sort: (entry) => entry.priceCentsPerMTok },
        { id: 'share', head: text.t('panel.products.col.share'), number: true, cell: (entry) => <Num value={entry.share} unit="ratio" />, sort: (entry) => entry.share },
        { id: 'customers', head: text.t('panel.products.col.customers'), number: true, cell: (entry) => <Num value={Math.round(entry.demandTokensPerS * DAY_S / entry.def.tokensPerCustomerPerDay)} unit="count" />, sort: (entry) => entry.demandTokensPerS / entry.def.tokensPerCustomerPerDay },
        { id: 'answered', head: text.t('panel.products.col.answered'), what: 'panel.products.col.answered.what', number: true, cell: (entry) => <Num value={entry.demandTokensPerS > 0 ? entry.servedTokensPerS / entry.demandTokensPerS : null} unit="ratio" /> },
        { id: 'revenue', head: text.t('panel.products.col.revenue'), number: true, cell: (entry) => <Num value={entry.revenueCents} unit="centsPerHour" />, sort: (entry) => entry.revenueCents },
      ]} />
      <div class="g2">
        {row && row.line !== 'api' ? <LineCard key={row.line} game={game} def={row.def} /> : row && (
          <Section title={text.t(row.def.name)} icon="package" card>
            <p class="sm muted">{text.t('panel.products.noneHint')}</p>
            {row.modelId >= 0 && <Withdraw game={game} def={row.def} />}
          </Section>
        )}
        <PolicyCard game={game} />
      </div>
    </>
  );
}

function LineCard({ game, def }: GameProps & { def: ProductLineDef }) {
  const { text, frame } = game;
  const { offering, models, product } = frame.compute;
  const line = offering.lines.find((entry) => entry.line === def.id);
  const live = line !== undefined && line.modelId >= 0;
  const first = live ? line.modelId : product.modelId >= 0 ? product.modelId : models[models.length - 1]?.id;
  const [modelId, setModel] = useState(first);
  const [price, setPrice] = useState(live ? line.priceCentsPerMTok : Math.round((product.priceCentsPerMTok || 200) * def.priceRatio));
  const [free, setFree] = useState(line?.freeRatio ?? 0);
  const name = text.t(def.name);
  if (modelId === undefined) return <Section title={name} icon="package" card><p class="sm muted">{text.t('panel.products.noModelHint')}</p></Section>;
  const monthly = price * def.tokensPerCustomerPerDay * DAYS_PER_MONTH / 1e6;
  return (
    <Section title={name} icon="package" card>
      <Select label={text.t('panel.products.model')} value={String(modelId)} onChange={(id) => setModel(Number(id))} options={models.map((model) => ({ id: String(model.id), label: model.name }))} />
      <Stepper label={text.t('panel.products.price')} showLabel value={price / 100} min={0.01} max={10_000} step={0.5} digits={2} unit={text.t('panel.unit.dollarsPerMTok')} onChange={(value) => setPrice(Math.round(value * 100))} />
      <p class="xs muted">{text.t('panel.products.monthly', { price: text.n(monthly, 'cents'), tokens: def.tokensPerCustomerPerDay })}</p>
      {def.freeWeight > 0 && <Stepper label={text.t('panel.products.free')} showLabel value={Math.round(free * 100)} min={0} max={95} step={5} unit="%" onChange={(value) => setFree(value / 100)} />}
      {def.leastHeads > 0 && <p class="xs muted">{def.tokensPerDayPerHead > 0 ? text.t('panel.products.headsNote', { least: def.leastHeads, tokens: def.tokensPerDayPerHead }) : text.t('panel.products.leastNote', { least: def.leastHeads })}</p>}
      {def.serviceRatio > 0 && <p class="xs muted">{text.t('panel.products.serviceNote', { ratio: def.serviceRatio, credit: def.creditRatio })}</p>}
      <div class="row wrap top">
        <OrderButton label={text.t('panel.products.offer', { name })} kind="primary" icon="play" command={{ type: 'product.offer', line: def.id, model: modelId, priceCentsPerMTok: price, freeRatio: free }} done={{ message: 'panel.products.offered', params: { line: name } }} />
        {live && <Withdraw game={game} def={def} />}
      </div>
    </Section>
  );
}

function Withdraw({ game: { text }, def }: GameProps & { def: ProductLineDef }) {
  const label = text.t('panel.products.withdraw');
  return <OrderButton label={label} kind="danger" command={{ type: 'product.withdraw', line: def.id }} why="read" confirm={{ title: label, body: text.t('panel.products.withdrawBody', { line: text.t(def.name) }), action: label }} />;
}

function PolicyCard({ game }: GameProps) {
  const { text, frame, catalog } = game;
  const { offering } = frame.compute;
  const { autoscale, batchRatio, synthesise } = offering;
  const [policy, setPolicy] = useSetting({ autoscale, batchRatio, synthesise }, (value) => ({ type: 'product.setPolicy', ...value }));
  const { batchWeightsRatio } = catalog.constants.product;
  const step = batchWeightsRatio + (1 - batchWeightsRatio) * policy.batchRatio;
  return (
    <Section title={text.t('panel.products.policy')} icon="sliders-horizontal" card>
      <Switch label={text.t('panel.products.autoscale')} checked={policy.autoscale} onChange={(value) => setPolicy({ ...policy, autoscale: value })} hint={text.t('panel.products.autoscaleHint')} />
      <Stepper label={text.t('panel.products.batch')} showLabel value={Math.round(policy.batchRatio * 100)} min={25} max={400} step={25} unit="%" onChange={(value) => setPolicy({ ...policy, batchRatio: value / 100 })} />
      <p class="xs muted">{text.t('panel.products.batchHint', { speed: policy.batchRatio / step, step })}</p>
      <Switch label={text.t('panel.products.synthesise')} checked={policy.synthesise} onChange={(value) => setPolicy({ ...policy, synthesise: value })} />
      <KeyValue items={[
        { id: 'quality', label: text.t('panel.products.quality'), value: <Num value={offering.qualityRatio} unit="ratio" explain="quality" /> },
        { id: 'latency', label: text.t('panel.products.latency'), value: <Num value={offering.latencyRatio} unit="ratio" explain="latency" /> },
        offering.creditsCents > 0 && { id: 'credits', label: text.t('panel.products.credits'), value: <Num value={offering.creditsCents} unit="cents" /> },
      ]} />
    </Section>
  );
}
