/** Putting a model before customers. */
import { useState } from 'preact/hooks';
import { useAppState } from '../../context.ts';
import { EmptyState, KeyValue, Select, Stepper } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import { OrderButton } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';
import { offersOf } from './market.tsx';
import { What } from '../shared/what.tsx';

export function LaunchTab({ game }: GameProps) {
  const { text, frame } = game;
  const { models, product } = frame.compute;
  const asked = useAppState((state) => state.panelTab['launchModel']);
  const [chosen, setChosen] = useState<string | null>(null);
  const others = offersOf(game).filter((offer) => offer.rival !== null);
  const usual = others.length > 0 ? others.map((offer) => offer.priceCents).sort((a, b) => a - b)[Math.floor(others.length / 2)]! : 300;
  const [price, setPrice] = useState(product.modelId >= 0 ? product.priceCentsPerMTok : usual);
  const [gpus, setGpus] = useState(Math.max(8, product.servingGpus || Math.floor(frame.waterfall.healthy / 4)));
  const newest = models[models.length - 1];
  const model = models.find((entry) => String(entry.id) === (chosen ?? asked)) ?? newest;
  if (!model) return <EmptyState icon="package" title={text.t('panel.training.noModels')}>{text.t('panel.training.noModelsHint')}</EmptyState>;
  return (
    <div class="g2">
      <Section title={text.t('panel.products.launchHead')} icon="package" card>
        <Select label={text.t('panel.products.model')} value={String(model.id)} onChange={setChosen} options={models.map((entry) => ({ id: String(entry.id), label: entry.name }))} />
        <Stepper label={text.t('panel.products.price')} showLabel value={price / 100} min={0.01} max={10_000} step={0.1} digits={2} unit={text.t('panel.unit.dollarsPerMTok')} onChange={(value) => setPrice(Math.round(value * 100))} />
        <Stepper label={text.t('panel.products.gpus')} showLabel value={gpus} min={1} max={10_000_000} step={8} unit={text.t('panel.unit.gpus')} onChange={setGpus} />
        <OrderButton
          label={text.t('panel.products.launch', { name: model.name })} kind="primary" icon="play" guide="products.launch" command={{ type: 'product.launch', model: model.id, priceCentsPerMTok: price, gpus }}
          done={{ message: 'panel.products.launched', params: { name: model.name } }}
          confirm={product.modelId >= 0 && product.modelId !== model.id ? { title: text.t('panel.products.replaceTitle'), body: text.t('panel.products.replaceBody', { name: models.find((entry) => entry.id === product.modelId)?.name ?? '' }), action: text.t('panel.products.replace') } : undefined}
        />
      </Section>
      <Section title={model.name} icon="trophy" card>
        <KeyValue items={[
          { id: 'capability', label: <What id="panel.products.capability" />, value: <Num value={model.capability} unit="index" explain="capability" params={{ model: model.id }} /> },
          { id: 'frontier', label: <What id="panel.products.frontier" />, value: <Num value={frame.race.frontier} unit="index" /> },
          { id: 'params', label: text.t('panel.training.col.params'), value: <Num value={model.params} unit="params" /> },
          { id: 'finished', label: text.t('panel.training.col.finished'), value: <span class="num">{dateOf(game, model.finishedS)}</span> },
          { id: 'usual', label: text.t('panel.products.usualPrice'), value: <Num value={others.length > 0 ? usual : null} unit="centsPerMTok" /> },
          { id: 'healthy', label: text.t('panel.products.healthy'), value: <Num value={frame.waterfall.healthy} unit="gpus" explain="waterfall.healthy" /> },
        ]} />
        <p class="xs muted">{text.t('panel.products.gpusHint')}</p>
        <Launching game={game} />
      </Section>
    </div>
  );
}

/** What the product team prepares, and how far it is. */
export function Launching({ game }: GameProps) {
  const { text, frame, catalog } = game;
  const { offering, models, product } = frame.compute;
  if (offering.launches.length === 0) return null;
  return (
    <Section title={text.t('panel.products.launching')} icon="hourglass">
      {offering.launches.map((launch) => {
        const served = launch.line === 'api' ? product.modelId >= 0 : offering.lines.some((line) => line.line === launch.line && line.modelId >= 0);
        const work = catalog.productLines[launch.line].launchHeadDays * (served ? catalog.constants.product.relaunchRatio : 1);
        return (
          <p key={launch.line} class="sm">{text.t('panel.products.launchingLine', {
            name: models.find((entry) => entry.id === launch.model)?.name ?? '', line: text.t(catalog.productLines[launch.line].name), done: text.n(Math.floor(launch.doneDays), 'count'), work: text.n(work, 'count'),
          })}</p>
        );
      })}
      <p class="xs muted">{text.t('panel.products.launchingHint')}</p>
    </Section>
  );
}
