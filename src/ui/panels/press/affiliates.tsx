/** The founder's other companies: how they fare, which deals are in force and on what terms, and how far these stand out. */
import { useState } from 'preact/hooks';
import type { Affiliate, AffiliateDef, DealDef } from '../../../sim/index.ts';
import { EmptyState, Note, Slider, Stats, Stepper, Table, Tag } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { dateOf } from '../shared/names.ts';
import { Figure, Num } from '../shared/number.tsx';
import { OrderButton } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';
import { What } from '../shared/what.tsx';

interface Row { key: string; company: Affiliate; affiliate: AffiliateDef; def: DealDef }

const rowsOf = ({ frame, catalog }: Game): Row[] => (frame.affiliates?.companies ?? []).flatMap((company) => {
  const affiliate = catalog.affiliates[company.id];
  return affiliate ? affiliate.deals.map((def) => ({ key: `${company.id}/${def.id}`, company, affiliate, def })) : [];
});
const dealOf = ({ company, def }: Row) => company.deals.find((deal) => deal.deal === def.id);
const fairCents = (def: DealDef, gpus: number): number => def.centsPerDay + def.centsPerGpuHour * gpus * 24;

export function AffiliatesTab({ game }: GameProps) {
  const { text, frame, catalog } = game;
  const rows = rowsOf(game);
  const [chosen, setChosen] = useState<string | null>(null);
  const row = rows.find((entry) => entry.key === chosen) ?? rows[0];
  if (!frame.affiliates || !row) return <EmptyState icon="building" title={text.t('panel.affiliates.none')} />;
  const { companies, conflict, gapCentsPerYear } = frame.affiliates;
  return (
    <>
      <Stats class="g4">
        {companies.map((company) => (
          <Figure key={company.id} label={text.t(catalog.affiliates[company.id]?.name ?? company.id)} value={company.valueCents} unit="cents" note={text.t('panel.affiliates.company', { cash: text.n(company.cashCents, 'cents'), paid: text.n(company.paidCents, 'cents', { sign: true }), n: company.paidCents })} />
        ))}
        <Figure label={<What id="panel.affiliates.conflict" />} value={conflict} unit="ratio" hue={conflict >= 0.3 ? 'bad' : undefined} note={gapCentsPerYear !== 0 && text.t('panel.affiliates.gap', { gap: text.n(gapCentsPerYear, 'cents') })} />
      </Stats>
      {conflict >= 0.2 && <Note tone="warn">{text.t('panel.affiliates.conflictNote')}</Note>}
      <Table caption={text.t('panel.affiliates.deals')} rows={rows} rowKey={(entry) => entry.key} selected={row.key} onSelect={setChosen} columns={[
        { id: 'deal', head: text.t('panel.affiliates.col.deal'), cell: ({ def }) => text.t(def.name), sort: ({ def }) => text.t(def.name) },
        { id: 'company', head: text.t('panel.affiliates.col.company'), cell: ({ affiliate }) => text.t(affiliate.name), sort: ({ affiliate }) => text.t(affiliate.name) },
        { id: 'fair', head: text.t('panel.affiliates.col.fair'), number: true, cell: ({ def }) => <Num value={fairCents(def, def.gpusMax)} unit="cents" format={{ sign: true }} />, sort: ({ def }) => fairCents(def, def.gpusMax) },
        { id: 'gives', head: text.t('panel.affiliates.col.gives'), cell: ({ def }) => <span class="sm">{givesWords(game, def)}</span> },
        { id: 'growth', head: text.t('panel.affiliates.col.growth'), number: true, cell: ({ def }) => <Num value={def.growthPerYear} unit="ratio" format={{ sign: true }} />, sort: ({ def }) => def.growthPerYear },
        { id: 'state', head: text.t('panel.affiliates.col.state'), cell: (entry) => <Terms game={game} row={entry} />, sort: (entry) => dealOf(entry)?.termsRatio ?? -1 },
      ]} />
      <Deal key={row.key} game={game} row={row} />
    </>
  );
}

function givesWords({ text }: Game, def: DealDef): string {
  return def.effects.map(({ effect, ratio }) => `${text.t(`effect.${effect}`)} ${text.n(ratio - 1, 'ratio', { sign: true })}`).join(', ') || text.t('panel.affiliates.money');
}

function Terms({ game, row }: GameProps & { row: Row }) {
  const { text } = game;
  const deal = dealOf(row);
  const review = row.company.reviews.find((entry) => entry.deal === row.def.id);
  if (review) return <Tag tone={review.refused ? 'bad' : 'warn'}>{text.t(review.refused ? 'panel.affiliates.refused' : 'panel.affiliates.underReview', { date: dateOf(game, review.decidesS) })}</Tag>;
  if (!deal) return <span class="faint sm">{text.t('panel.affiliates.notInForce')}</span>;
  const far = Math.abs(deal.termsRatio - 1) > row.affiliate.bandRatio;
  return <Tag tone={far ? 'warn' : 'good'}>{text.t(deal.gpus > 0 ? 'panel.affiliates.inForceGpus' : 'panel.affiliates.inForce', { terms: text.n(deal.termsRatio, 'ratio'), gpus: text.n(deal.gpus, 'gpus') })}</Tag>;
}

function Deal({ game, row }: GameProps & { row: Row }) {
  const { text } = game;
  const { company, affiliate, def } = row;
  const deal = dealOf(row);
  const [terms, setTerms] = useState(deal?.termsRatio ?? 1);
  const [gpus, setGpus] = useState(deal?.gpus ?? Math.min(def.gpusMax, 1_000));
  const perDay = fairCents(def, gpus) * terms;
  return (
    <Section title={text.t('panel.affiliates.title', { deal: text.t(def.name), company: text.t(affiliate.name) })} icon="link" card>
      <p>{text.t(def.text)} <span class="muted">{text.t(affiliate.text)}</span></p>
      <div class="g2">
        <Slider label={text.t('panel.affiliates.terms')} value={terms} min={0} max={3} step={0.05} unit="ratio" onChange={setTerms} hint={text.t('panel.affiliates.termsHint', { band: text.n(affiliate.bandRatio, 'ratio') })} />
        {def.gpusMax > 0 && <Stepper label={text.t('panel.affiliates.gpus')} showLabel value={gpus} min={1} max={def.gpusMax} step={100} onChange={setGpus} />}
      </div>
      <p class="sm">{text.t(perDay >= 0 ? 'panel.affiliates.receive' : 'panel.affiliates.pay', { amount: text.n(Math.abs(perDay), 'cents') })}</p>
      <div class="row wrap top">
        <OrderButton label={text.t(deal ? 'panel.affiliates.change' : 'panel.affiliates.agree')} kind="primary" command={{ type: 'affiliate.agree', affiliate: company.id, deal: def.id, gpus: def.gpusMax > 0 ? gpus : 0, termsRatio: terms }} />
        {deal && <OrderButton label={text.t('panel.affiliates.end')} kind="ghost" command={{ type: 'affiliate.end', affiliate: company.id, deal: def.id }} />}
      </div>
    </Section>
  );
}
