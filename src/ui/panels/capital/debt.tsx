/** Loans against GPUs: what is owed, what could be borrowed. */
import { useState } from 'preact/hooks';
import type { Loan, LoanDef } from '../../../sim/index.ts';
import { EmptyState, KeyValue, Stepper, Table } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf, nameIn } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import { OrderButton, useCheck } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';

export function DebtTab({ game }: GameProps) {
  const { text, frame, scenario, catalog } = game;
  const { loans } = frame.finance;
  const offered = scenario.loans.flatMap((id) => catalog.loans[id] ?? []);
  const [chosen, setChosen] = useState<number | null>(null);
  const loan = loans.find((entry) => entry.id === chosen) ?? loans[0];
  return (
    <>
      <Section title={text.t('panel.capital.owed')} icon="receipt">
        {loans.length === 0 || !loan ? <EmptyState icon="receipt" title={text.t('panel.capital.noDebt')} /> : (
          <>
            <Table caption={text.t('panel.capital.owed')} rows={loans} rowKey={(row) => String(row.id)} selected={String(loan.id)} onSelect={(id) => setChosen(Number(id))} columns={[
              { id: 'loan', head: text.t('panel.capital.col.loan'), cell: (row) => nameIn(game, 'loans', row.def) },
              { id: 'taken', head: text.t('panel.capital.col.taken'), number: true, cell: (row) => <span class="num">{dateOf(game, row.takenS, 'dateYear')}</span> },
              { id: 'principal', head: text.t('panel.capital.col.principal'), number: true, cell: (row) => <Num value={row.principalCents} unit="cents" /> },
              { id: 'owed', head: text.t('panel.capital.col.owed'), number: true, cell: (row) => <Num value={row.owedCents} unit="cents" /> },
              { id: 'rate', head: text.t('panel.capital.col.rate'), number: true, cell: (row) => <Num value={row.rate} unit="ratio" /> },
              { id: 'left', head: text.t('panel.capital.col.left'), number: true, cell: (row) => <span class="num">{text.t('panel.months', { n: row.monthsLeft })}</span> },
            ]} totals={[text.t('panel.capital.total'), '', text.n(loans.reduce((sum, row) => sum + row.principalCents, 0), 'cents'), text.n(loans.reduce((sum, row) => sum + row.owedCents, 0), 'cents'), '', '']} />
            <Repay key={loan.id} game={game} loan={loan} />
          </>
        )}
      </Section>
      {offered.length > 0 && <div class="g2">{offered.map((def) => <Borrow key={def.id} game={game} def={def} />)}</div>}
    </>
  );
}

function Repay({ game, loan }: GameProps & { loan: Loan }) {
  const { text } = game;
  const [millions, setMillions] = useState<number | null>(null);
  const cents = millions === null ? loan.owedCents : Math.min(loan.owedCents, Math.round(millions * 1e8));
  return (
    <div class="row wrap top">
      <Stepper label={text.t('panel.capital.repayAmount', { name: nameIn(game, 'loans', loan.def) })} value={cents / 1e8} min={0} max={loan.owedCents / 1e8} step={10} digits={2} unit={text.t('panel.unit.millionDollars')} onChange={setMillions} />
      <OrderButton label={text.t('panel.capital.repay')} icon="banknote" command={{ type: 'finance.repay', loan: loan.id, cents }} />
    </div>
  );
}

function Borrow({ game, def }: GameProps & { def: LoanDef }) {
  const { text } = game;
  const [millions, setMillions] = useState(100);
  const cents = Math.round(millions * 1e8);
  const command = { type: 'finance.borrow' as const, loan: def.id, cents };
  const check = useCheck(command)?.check;
  const told = (id: string): number | null => check?.conditions.find((condition) => condition.id === id)?.have ?? null;
  return (
    <Section title={text.t(def.name)} icon="landmark" card>
      <KeyValue items={[
        { id: 'room', label: text.t('panel.capital.room'), value: <Num value={told('loan-capacity')} unit="cents" explain="finance.loanCapacity" params={{ loan: def.id }} /> },
        { id: 'rate', label: text.t('panel.capital.rate'), value: <Num value={told('loan-rate')} unit="ratio" explain="finance.loanRate" params={{ loan: def.id, cents }} /> },
        { id: 'term', label: text.t('panel.capital.loanTerm'), value: <span class="num">{text.t('panel.months', { n: def.termMonths })}</span> },
        { id: 'advance', label: text.t('panel.capital.advance'), value: <Num value={def.advanceRatio} unit="ratio" /> },
        { id: 'fee', label: text.t('panel.capital.fee'), value: <Num value={Math.round(cents * def.feeRatio)} unit="cents" /> },
        { id: 'monthly', label: text.t('panel.capital.firstMonth'), value: <Num value={check?.monthlyCents ?? null} unit="centsPerMonth" /> },
      ]} />
      <div class="row wrap top">
        <Stepper label={text.t('panel.capital.borrowAmount', { name: text.t(def.name) })} value={millions} min={1} max={1_000_000} step={50} unit={text.t('panel.unit.millionDollars')} onChange={setMillions} />
        <OrderButton
          label={text.t('panel.capital.borrow')} kind="primary" icon="banknote" command={command}
          confirm={{ title: text.t('panel.capital.borrowTitle', { amount: text.n(cents, 'cents') }), body: text.t('panel.capital.borrowBody', { months: def.termMonths }), action: text.t('panel.capital.borrow'), plain: true }}
        />
      </div>
    </Section>
  );
}
