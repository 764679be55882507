/** What may be done with a finished model before customers have it: tests of its risk, work on it, tuning. */
import { useState } from 'preact/hooks';
import { EmptyState, Stepper, Table, Tag } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { Num } from '../shared/number.tsx';
import { OrderButton } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';

/** The 80 % interval of a model's risk, in words. */
export function riskText({ frame, text }: Game, model: number): string {
  const risk = frame.risks[model];
  return risk ? text.t('panel.products.range', { low: text.n(risk.low, 'index'), high: text.n(risk.high, 'index') }) : '';
}

export function ReleaseTab({ game }: GameProps) {
  const { text, frame, catalog, scenario } = game;
  const { models, product, offering } = frame.compute;
  const [chosen, setChosen] = useState<number | null>(null);
  const [heads, setHeads] = useState(8);
  const model = models.find((entry) => entry.id === chosen) ?? models[models.length - 1];
  if (!model) return <EmptyState icon="list-checks" title={text.t('panel.products.noRelease')}>{text.t('panel.products.noReleaseHint')}</EmptyState>;
  const steps = (scenario.market?.steps ?? []).flatMap((id) => catalog.releaseSteps[id] ?? []);
  const times = (id: number, step: string): number => offering.done.filter((entry) => entry.model === id && entry.step === step).length;
  const isLive = (id: number): boolean => product.modelId === id || offering.lines.some((line) => line.modelId === id);
  return (
    <>
      <p class="sm muted">{text.t('panel.products.releaseHint')}</p>
      <Table caption={text.t('panel.training.models')} rows={models} rowKey={(row) => String(row.id)} selected={String(model.id)} onSelect={(id) => setChosen(Number(id))} initialSort={{ column: 'capability', down: true }} columns={[
        { id: 'name', head: text.t('panel.training.col.model'), cell: (row) => row.name, sort: (row) => row.name },
        { id: 'capability', head: text.t('panel.training.col.capability'), number: true, cell: (row) => <Num value={row.capability} unit="index" explain="capability" params={{ model: row.id }} />, sort: (row) => row.capability },
        { id: 'risk', head: text.t('panel.products.col.risk'), what: 'panel.products.col.risk.what', number: true, cell: (row) => <span class="num"><Num value={frame.risks[row.id]?.middle} unit="index" explain="risk" params={{ model: row.id }} /> <span class="muted">{riskText(game, row.id)}</span></span>, sort: (row) => frame.risks[row.id]?.middle ?? 0 },
        ...steps.map((step) => ({ id: step.id, head: text.t(step.name), number: true, cell: (row: { id: number }) => <span class="num">{text.t('panel.products.times', { times: times(row.id, step.id), most: step.most })}</span> })),
        { id: 'live', head: text.t('panel.products.col.where'), cell: (row) => (isLive(row.id) ? <Tag tone="good">{text.t('panel.products.live')}</Tag> : <Tag>{text.t('panel.training.shelf')}</Tag>) },
      ]} />
      <Stepper label={text.t('panel.products.heads')} showLabel value={heads} min={1} max={10_000} step={1} onChange={setHeads} />
      <div class="g3">
        {steps.map((step) => {
          const work = offering.works.find((entry) => entry.model === model.id && entry.step === step.id);
          const effect = step.work === 'safety' ? text.t('panel.products.riskLeft', { ratio: step.riskRatio }) : step.work === 'tune' ? text.t('panel.products.pointsMore', { points: step.points / 2 ** times(model.id, step.id) }) : text.t('panel.products.narrows');
          return (
            <Section key={step.id} title={text.t(step.name)} icon={step.work === 'tune' ? 'flask-conical' : 'list-checks'} card>
              <p class="sm">{text.t(step.text)}</p>
              <p class="xs muted">{effect} · {text.t('panel.products.progress', { done: Math.round(work?.doneDays ?? 0), all: step.headDays })}</p>
              {work
                ? <OrderButton label={text.t('panel.products.stopWork')} command={{ type: 'release.stop', model: model.id, step: step.id }} why="read" />
                : <OrderButton label={text.t('panel.products.begin')} kind="primary" command={{ type: 'release.work', model: model.id, step: step.id, heads }} />}
            </Section>
          );
        })}
      </div>
    </>
  );
}
