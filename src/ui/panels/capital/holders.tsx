/** What a sale of the lab would pay whom; the option pool; shares sold by holders. */
import { useState } from 'preact/hooks';
import { exitWaterfall, freePoolShares } from '../../../app/simValues.ts';
import { Segmented, Slider, Table } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { Num, useExplained } from '../shared/number.tsx';
import { OrderButton } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';
import { holderName, totalShares } from './owners.ts';

const BILLION_CENTS = 1e11;
type ExitRow = ReturnType<typeof exitWaterfall>[number];

export function ExitTable({ game }: GameProps) {
  const { text, frame } = game;
  const { holders } = frame.finance;
  const fair = useExplained('finance.valuation')?.value ?? 0;
  const [typed, setBillions] = useState<number | null>(null);
  const most = Math.max(1, Math.ceil(fair / BILLION_CENTS) * 2);
  const billions = typed ?? Math.max(0.1, Math.round(fair / BILLION_CENTS * 10) / 10);
  const rows = exitWaterfall(holders, Math.round(billions * BILLION_CENTS));
  return (
    <Section title={text.t('panel.capital.exitHead')} icon="scale">
      <Slider label={text.t('panel.capital.exitValue')} value={billions} min={0.1} max={most} step={0.1} format={(value) => text.n(value * BILLION_CENTS, 'cents')} onChange={setBillions} hint={text.t('panel.capital.exitHint')} />
      <Table caption={text.t('panel.capital.exitHead')} tight rows={rows} rowKey={(row) => row.name} columns={[
        { id: 'name', head: text.t('panel.capital.col.holder'), cell: (row) => holderName(game, row) },
        ...(rows.some((row) => row.preferenceCents > 0) ? [{ id: 'first', head: text.t('panel.capital.col.preference'), number: true, cell: (row: ExitRow) => <Num value={row.preferenceCents || null} unit="cents" />, sort: (row: ExitRow) => row.preferenceCents }] : []),
        { id: 'common', head: text.t('panel.capital.col.common'), number: true, cell: (row) => <Num value={row.commonCents || null} unit="cents" />, sort: (row) => row.commonCents },
        { id: 'gets', head: text.t('panel.capital.col.gets'), number: true, cell: (row) => <Num value={row.preferenceCents + row.commonCents} unit="cents" />, sort: (row) => row.preferenceCents + row.commonCents },
      ]} />
    </Section>
  );
}

export function PoolAndSales({ game }: GameProps) {
  const { text, frame, catalog } = game;
  const { holders } = frame.finance;
  const [ratio, setRatio] = useState(0.1);
  const [seller, setSeller] = useState<'staff' | 'founder'>('staff');
  const [part, setPart] = useState(0.1);
  return (
    <div class="g2">
      <Section title={text.t('panel.capital.poolHead')} icon="users" card>
        <p class="sm">{text.t('panel.capital.poolFree', { ratio: text.n(freePoolShares(holders, frame.people.grantedBp) / Math.max(1, totalShares(holders)), 'ratio') })}</p>
        <Slider label={text.t('panel.capital.poolTo')} value={ratio} min={0.01} max={catalog.constants.equity.topUpMaxRatio} step={0.01} unit="ratio" onChange={setRatio} />
        <OrderButton label={text.t('panel.capital.topUp')} command={{ type: 'finance.topUpPool', ratio }} />
      </Section>
      <Section title={text.t('panel.capital.secondaryHead')} icon="landmark" card>
        <Segmented label={text.t('panel.capital.seller')} value={seller} onChange={setSeller} options={(['staff', 'founder'] as const).map((id) => ({ id, label: text.t(`seller.${id}`) }))} />
        <Slider label={text.t('panel.capital.sellShare')} value={part} min={0.01} max={0.5} step={0.01} unit="ratio" onChange={setPart} />
        <OrderButton label={text.t(`panel.capital.sell.${seller}`)} command={{ type: 'finance.sellSecondary', seller, ratio: part }} done={{ message: 'panel.capital.sold' }} />
        <p class="xs muted">{text.t('panel.capital.secondaryHint')}</p>
      </Section>
    </div>
  );
}
