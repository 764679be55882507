/** The books by month: cash flow with its picture, profit and loss, balance sheet; all of it as a file. */
import { useState } from 'preact/hooks';
import { bookMonths, booksCsv } from '../../../app/simValues.ts';
import type { AccountId, MonthBooks } from '../../../sim/index.ts';
import { useApp } from '../../context.ts';
import { Button, EmptyState, Segmented, Table } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import { Section } from '../shared/panel.tsx';
import { accountName, kindName } from './accounts.ts';
import { Sankey } from './sankey.tsx';

const MONTHS_SHOWN = 6;
const MONTH_S = 30 * 86_400;
const SHEET = ['cash', 'equipment', 'construction', 'depreciation', 'assets', 'debt', 'leases', 'equity', 'result'] as const;

interface Line { id: string; name: string; strong?: boolean; cents: (month: MonthBooks) => number | undefined }

function Statement({ game, caption, months, lines }: GameProps & { caption: string; months: readonly MonthBooks[]; lines: readonly Line[] }) {
  return (
    <Table caption={caption} tight rows={lines} rowKey={(line) => line.id} rowClass={(line) => (line.strong ? 'tot' : undefined)} columns={[
      { id: 'line', head: game.text.t('panel.capital.col.account'), cell: (line) => line.name },
      ...months.map((month) => ({
        id: `m${month.month}`, head: dateOf(game, month.month * MONTH_S), number: true,
        cell: (line: Line) => <Num value={line.cents(month) ?? null} unit="cents" class={(line.cents(month) ?? 0) > 0 && !line.strong ? 'num c-good' : 'num'} />,
      })),
    ]} />
  );
}

export function StatementsTab({ game }: GameProps) {
  const { text, frame } = game;
  const app = useApp();
  const [span, setSpan] = useState<'last' | 'all'>('all');
  const all = bookMonths(frame.finance);
  if (all.length === 0) return <EmptyState icon="banknote" title={text.t('panel.capital.noFlow')} />;
  const months = all.slice(-MONTHS_SHOWN);
  const pictured = span === 'all' ? all : all.slice(-1);
  const flows: Record<string, number> = {};
  for (const month of pictured) for (const [kind, cents] of Object.entries(month.flows)) flows[kind] = (flows[kind] ?? 0) + cents;
  const weight = (of: (month: MonthBooks) => number | undefined): number => months.reduce((sum, month) => sum + (of(month) ?? 0), 0);
  const flowLines = [...new Set(months.flatMap((month) => Object.keys(month.flows)))]
    .map((kind): Line => ({ id: kind, name: kindName(game, kind), cents: (month) => month.flows[kind] })).sort((a, b) => weight(b.cents) - weight(a.cents));
  const parts = (['operating', 'investing', 'financing'] as const).map((part): Line => ({ id: `=${part}`, name: text.t(`panel.books.${part}`), strong: true, cents: (month) => month.cashBy[part] }));
  const income = [...new Set(months.flatMap((month) => Object.keys(month.income)))]
    .map((id): Line => ({ id, name: accountName(game, id), cents: (month) => month.income[id as AccountId] })).sort((a, b) => weight(b.cents) - weight(a.cents));
  const sheetCents = (month: MonthBooks, id: (typeof SHEET)[number]): number => {
    if (id === 'assets') return month.assetsCents;
    if (id === 'result') return month.equityCents + month.closing.equity;
    return id === 'debt' || id === 'leases' || id === 'equity' ? 0 - month.closing[id] : month.closing[id];
  };
  return (
    <div>
      <Section title={text.t('panel.books.sankey')} icon="arrow-up-right" aside={(
        <span class="row">
          <Segmented plain label={text.t('panel.books.span')} value={span} onChange={setSpan} options={[{ id: 'all', label: text.t('panel.books.spanAll') }, { id: 'last', label: text.t('panel.books.spanLast') }]} />
          <Button size="sm" icon="download" onPress={() => app.download('gigawatt-books.csv', new TextEncoder().encode(booksCsv(frame.finance)), 'text/csv')}>{text.t('panel.books.csv')}</Button>
        </span>
      )}>
        <Sankey game={game} flows={flows} />
      </Section>
      <Section title={text.t('panel.capital.cashFlow')} icon="banknote">
        <Statement game={game} caption={text.t('panel.capital.cashFlow')} months={months} lines={[...flowLines, ...parts, { id: '=net', name: text.t('panel.capital.net'), strong: true, cents: (month) => month.cashCents - month.cashBeforeCents }]} />
        <p class="xs muted">{text.t('panel.capital.monthHint')}</p>
      </Section>
      <Section title={text.t('panel.books.profit')} icon="chart-line">
        <Statement game={game} caption={text.t('panel.books.profit')} months={months} lines={[...income, { id: '=result', name: text.t('panel.books.result'), strong: true, cents: (month) => month.resultCents }]} />
      </Section>
      <Section title={text.t('panel.books.balance')} icon="scale">
        <Statement game={game} caption={text.t('panel.books.balance')} months={months} lines={SHEET.filter((id) => id === 'cash' || id === 'assets' || months.some((month) => sheetCents(month, id) !== 0)).map((id) => ({ id, name: id === 'assets' || id === 'result' ? text.t(`panel.capital.${id}`) : accountName(game, id), strong: id === 'assets', cents: (month) => sheetCents(month, id) }))} />
      </Section>
    </div>
  );
}
