/** Every model that is out, the lab's own included. */
import { EmptyState, Table, Tag } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf, nameIn } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';

interface Row { key: string; model: string; lab: string; own: boolean; capability: number; price: number | null; outS: number; explain: number | null }

export function ModelsTab({ game }: GameProps) {
  const { text, frame, scenario } = game;
  const { product, models } = frame.compute;
  const rows: Row[] = frame.race.releases.filter((release) => release.out).map((release) => ({
    key: `${release.rival}/${release.name}`, model: release.name, lab: nameIn(game, 'rivals', release.rival), own: false, capability: release.capability, price: release.priceCentsPerMTok, outS: release.releasedS, explain: null,
  }));
  const lab = text.has(scenario.labName) ? text.t(scenario.labName) : scenario.labName;
  for (const model of models) rows.push({ key: `own/${model.id}`, model: model.name, lab, own: true, capability: model.capability, price: product.modelId === model.id ? product.priceCentsPerMTok : null, outS: model.finishedS, explain: model.id });
  if (rows.length === 0) return <EmptyState icon="trophy" title={text.t('panel.race.noModels')} />;
  return (
    <Table caption={text.t('panel.race.tab.models')} rows={rows} rowKey={(row) => row.key} initialSort={{ column: 'capability', down: true }} rowClass={(row) => (row.own ? 'on' : undefined)} columns={[
      { id: 'model', head: text.t('panel.race.col.model'), cell: (row) => row.model, sort: (row) => row.model },
      { id: 'lab', head: text.t('panel.race.col.lab'), cell: (row) => <>{row.lab}{row.own && <> <Tag tone="acc">{text.t('panel.race.you')}</Tag></>}</>, sort: (row) => row.lab },
      { id: 'capability', head: text.t('panel.race.col.capability'), number: true, cell: (row) => (row.explain === null ? <Num value={row.capability} unit="index" /> : <Num value={row.capability} unit="index" explain="capability" params={{ model: row.explain }} />), sort: (row) => row.capability },
      { id: 'price', head: text.t('panel.products.col.price'), number: true, cell: (row) => <Num value={row.price} unit="cents" />, sort: (row) => row.price },
      { id: 'out', head: text.t('panel.race.col.out'), number: true, cell: (row) => <span class="num">{dateOf(game, row.outS, 'dateYear')}</span>, sort: (row) => row.outS },
    ]} />
  );
}
