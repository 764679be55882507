/** Who customers would choose today: every lab's best offer, weighed by what it can do and what it costs. */
import { Meter, Table, Tag } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { nameIn } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import { Section } from '../shared/panel.tsx';

export interface Offer { id: string; rival: string | null; model: string; capability: number; priceCents: number; utility: number; share: number }

/** The same choice that customers make in the rules: slope on capability, price in logarithms, and the choice of nobody. */
export function offersOf(game: Game): Offer[] {
  const { frame, catalog } = game;
  const { capabilityChoiceSlope, priceChoiceSlope, outsideUtility } = catalog.constants.product;
  const base = catalog.constants.training.capabilityBase;
  const weigh = (capability: number, cents: number): number => capabilityChoiceSlope * (capability - base) - priceChoiceSlope * Math.log(Math.max(1, cents) / 100);
  const best = new Map<string, Offer>();
  for (const release of frame.race.releases) {
    if (!release.out) continue;
    const utility = weigh(release.capability, release.priceCentsPerMTok);
    if ((best.get(release.rival)?.utility ?? -Infinity) >= utility) continue;
    best.set(release.rival, { id: release.rival, rival: release.rival, model: release.name, capability: release.capability, priceCents: release.priceCentsPerMTok, utility, share: 0 });
  }
  const offers = [...best.values()];
  const { product, models } = frame.compute;
  const own = models.find((model) => model.id === product.modelId);
  if (own) offers.push({ id: 'own', rival: null, model: own.name, capability: own.capability, priceCents: product.priceCentsPerMTok, utility: weigh(own.capability, product.priceCentsPerMTok), share: 0 });
  const peak = Math.max(outsideUtility, ...offers.map((offer) => offer.utility));
  let sum = Math.exp(outsideUtility - peak);
  for (const offer of offers) sum += Math.exp(offer.utility - peak);
  for (const offer of offers) offer.share = Math.exp(offer.utility - peak) / sum;
  return offers.sort((a, b) => b.share - a.share);
}

export function MarketTab({ game }: GameProps) {
  const { text, scenario } = game;
  const offers = offersOf(game);
  const outside = 1 - offers.reduce((sum, offer) => sum + offer.share, 0);
  return (
    <Section title={text.t('panel.products.choice')} icon="users">
      <p class="sm muted">{text.t('panel.products.choiceHint')}</p>
      <Table caption={text.t('panel.products.choice')} rows={offers} rowKey={(row) => row.id} selected="own" columns={[
        { id: 'lab', head: text.t('panel.race.col.lab'), cell: (row) => (row.rival === null ? <>{scenario.labName} <Tag tone="acc">{text.t('panel.race.you')}</Tag></> : nameIn(game, 'rivals', row.rival)), sort: (row) => row.id },
        { id: 'model', head: text.t('panel.race.col.model'), cell: (row) => row.model },
        { id: 'capability', head: text.t('panel.race.col.capability'), number: true, cell: (row) => <Num value={row.capability} unit="index" />, sort: (row) => row.capability },
        { id: 'price', head: text.t('panel.products.col.price'), number: true, cell: (row) => <Num value={row.priceCents} unit="cents" />, sort: (row) => row.priceCents },
        { id: 'utility', head: text.t('panel.products.col.utility'), what: 'panel.products.col.utility.what', number: true, cell: (row) => <Num value={row.utility} unit="index" />, sort: (row) => row.utility },
        { id: 'bar', head: text.t('widget.explain.bar'), hideHead: true, width: '24%', cell: (row) => <Meter bare thin label={text.t('panel.products.wouldChoose')} value={row.share} hue={row.rival === null ? 'accent' : 'network'} /> },
        { id: 'share', head: text.t('panel.products.wouldChoose'), number: true, cell: (row) => <Num value={row.share} unit="ratio" />, sort: (row) => row.share },
      ]} />
      <p class="xs muted">{text.t('panel.products.outside', { share: text.n(outside, 'ratio') })}</p>
    </Section>
  );
}
