/** The live product: demand against capacity, money against cost. */
import { Button, EmptyState, KeyValue, Meter, Note, Stats, Stepper } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf } from '../shared/names.ts';
import { Figure, Num, useExplained } from '../shared/number.tsx';
import { useSetting } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';
import { What } from '../shared/what.tsx';

export function ServingTab({ game, onLaunch }: GameProps & { onLaunch: () => void }) {
  const { text, frame } = game;
  const { product, models } = frame.compute;
  const model = models.find((entry) => entry.id === product.modelId);
  const [price, setPrice] = useSetting(product.priceCentsPerMTok, (priceCentsPerMTok) => ({ type: 'product.setPrice', priceCentsPerMTok }));
  const [gpus, setGpus] = useSetting(product.servingGpus, (value) => ({ type: 'product.setServing', gpus: value }));
  const cost = useExplained('tokenPrice')?.terms.find((term) => term.id === 'tokenPrice.cost')?.value ?? null;
  if (!model) return <EmptyState icon="package" title={text.t('panel.products.none')} action={models.length > 0 ? <Button kind="primary" onPress={onLaunch}>{text.t('panel.products.launchOne')}</Button> : undefined}>{text.t(models.length > 0 ? 'panel.products.noneHint' : 'panel.products.noModelHint')}</EmptyState>;
  const { demandTokensPerS: demand, capacityTokensPerS: capacity, servedTokensPerS: served } = product;
  const lostShare = demand > 0 ? Math.max(0, 1 - served / demand) : 0;
  const most = Math.max(demand, capacity, 1);
  return (
    <>
      <Stats class="g4">
        <Figure label={text.t('panel.products.share')} value={product.share} unit="ratio" explain="demand" note={text.t('panel.products.shareNote')} />
        <Figure label={text.t('panel.products.revenue')} value={product.revenueCents} unit="centsPerHour" explain="revenue" note={text.t('panel.products.revenueAll', { total: text.n(product.revenueTotalCents, 'cents') })} />
        <Figure label={text.t('panel.products.unitCost')} value={cost} unit="centsPerMTok" explain="tokenPrice" note={text.t('panel.products.unitCostNote')} />
        <Figure label={text.t('panel.products.served')} value={served} unit="tokensPerS" note={text.t('panel.products.servedAll', { tokens: product.servedTokens })} />
      </Stats>
      {lostShare > 0.01 && <Note tone="warn">{text.t('panel.products.turnedAway', { share: text.n(lostShare, 'ratio') })}</Note>}
      <div class="g2">
        <Section title={text.t('panel.products.load')} icon="gauge" card>
          <Meter label={text.t('panel.products.demand')} value={demand} max={most} hue="network" text={text.n(demand, 'tokensPerS')} />
          <Meter label={text.t('panel.products.capacity')} value={capacity} max={most} hue="compute" text={text.n(capacity, 'tokensPerS')} />
          <Meter label={text.t('panel.products.servedNow')} value={served} max={most} hue="accent" text={text.n(served, 'tokensPerS')} />
          <KeyValue items={[
            { id: 'model', label: text.t('panel.products.model'), value: model.name },
            { id: 'capability', label: <What id="panel.products.capability" />, value: <Num value={model.capability} unit="index" /> },
            { id: 'since', label: text.t('panel.products.since'), value: <span class="num">{dateOf(game, product.launchedS)}</span> },
            { id: 'gpus', label: text.t('panel.products.gpusNow'), value: <span class="num">{text.t('panel.of', { have: text.n(product.servingNow, 'gpus'), limit: text.n(product.servingGpus, 'gpus') })}</span> },
          ]} />
        </Section>
        <Section title={text.t('panel.products.controls')} icon="sliders-horizontal" card>
          <Stepper guide="product.setPrice" label={text.t('panel.products.price')} showLabel value={price / 100} min={0.01} max={10_000} step={0.1} digits={2} unit={text.t('panel.unit.dollarsPerMTok')} onChange={(value) => setPrice(Math.round(value * 100))} />
          <p class="xs muted">{text.t('panel.products.priceHint')}</p>
          <Stepper guide="product.setServing" label={text.t('panel.products.gpus')} showLabel value={gpus} min={0} max={10_000_000} step={8} unit={text.t('panel.unit.gpus')} onChange={setGpus} />
          <p class="xs muted">{text.t('panel.products.gpusHint')}</p>
        </Section>
      </div>
    </>
  );
}
