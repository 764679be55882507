/** Models that came out of runs. */
import { useState } from 'preact/hooks';
import { openPanel } from '../../../app/actions/play.ts';
import { Button, EmptyState, Table, Tag } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf } from '../shared/names.ts';
import { riskText } from '../products/release.tsx';
import { Num } from '../shared/number.tsx';

export function FinishedTab({ game }: GameProps) {
  const { text, frame, app } = game;
  const { models, product, offering } = frame.compute;
  const best = models.reduce((found, model) => Math.max(found, model.capability), 0);
  const [chosen, setChosen] = useState<number | null>(null);
  const model = models.find((entry) => entry.id === chosen) ?? models.find((entry) => entry.capability === best);
  if (!model) return <EmptyState icon="trophy" title={text.t('panel.training.noModels')}>{text.t('panel.training.noModelsHint')}</EmptyState>;
  return (
    <>
      <Table caption={text.t('panel.training.models')} rows={models} rowKey={(row) => String(row.id)} selected={String(model.id)} onSelect={(id) => setChosen(Number(id))} initialSort={{ column: 'capability', down: true }} columns={[
        { id: 'name', head: text.t('panel.training.col.model'), cell: (row) => row.name, sort: (row) => row.name },
        { id: 'capability', head: text.t('panel.training.col.capability'), number: true, cell: (row) => <Num value={row.capability} unit="index" explain="capability" params={{ model: row.id }} />, sort: (row) => row.capability },
        { id: 'params', head: text.t('panel.training.col.params'), number: true, cell: (row) => <Num value={row.params} unit="params" />, sort: (row) => row.params },
        { id: 'tokens', head: text.t('panel.training.col.tokens'), number: true, cell: (row) => <Num value={row.tokens} unit="tokens" />, sort: (row) => row.tokens },
        { id: 'flops', head: text.t('panel.training.col.compute'), number: true, cell: (row) => <Num value={row.flops} unit="flop" />, sort: (row) => row.flops },
        ...(frame.risks[model.id] ? [{ id: 'risk', head: text.t('panel.products.col.risk'), what: 'panel.products.col.risk.what', number: true, cell: (row: { id: number }) => <span class="num">{riskText(game, row.id)}</span>, sort: (row: { id: number }) => frame.risks[row.id]?.middle ?? 0 }] : []),
        { id: 'loss', head: text.t('panel.training.col.loss'), what: 'panel.training.col.loss.what', number: true, cell: (row) => <Num value={row.loss} unit="index" />, sort: (row) => row.loss },
        { id: 'gpus', head: text.t('panel.training.col.gpus'), number: true, cell: (row) => <Num value={row.maxGpus} unit="gpus" />, sort: (row) => row.maxGpus },
        { id: 'done', head: text.t('panel.training.col.finished'), number: true, cell: (row) => <span class="num">{dateOf(game, row.finishedS)}</span>, sort: (row) => row.finishedS },
        { id: 'state', head: text.t('panel.training.col.state'), cell: (row) => (product.modelId === row.id || offering.lines.some((line) => line.modelId === row.id) ? <Tag tone="good">{text.t('panel.training.served')}</Tag> : <Tag>{text.t('panel.training.shelf')}</Tag>) },
      ]} />
      <div class="row">
        <Button kind="primary" icon="package" disabled={product.modelId === model.id} onPress={() => {
          app.store.setState({ panelTab: { ...app.store.getState().panelTab, products: 'launch', launchModel: String(model.id) } });
          openPanel(app, 'products');
        }}>{text.t('panel.training.launch', { name: model.name })}</Button>
      </div>
    </>
  );
}
