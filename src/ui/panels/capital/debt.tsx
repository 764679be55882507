/** Debt: what is owed and tested, what could be drawn, repaid, refinanced, and what lenders offer. */
import { useState } from 'preact/hooks';
import type { CovenantReading, Loan, LoanDef } from '../../../sim/index.ts';
import { EmptyState, KeyValue, Select, Stepper, Table } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { dateOf, nameIn } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import { OrderButton, useCheck } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';
import { What } from '../shared/what.tsx';

const DAY_S = 86_400;
const MILLION = 1e8;

export function DebtTab({ game }: GameProps) {
  const { text, frame, scenario, catalog } = game;
  const { loans } = frame.finance;
  const offered = scenario.loans.flatMap((id) => catalog.loans[id] ?? []);
  const [chosen, setChosen] = useState<number | null>(null);
  const [lender, setLender] = useState('');
  const loan = loans.find((entry) => entry.id === chosen) ?? loans[0];
  const def = offered.find((entry) => entry.id === lender) ?? offered[0];
  const sum = (of: (row: Loan) => number): string => text.n(loans.reduce((all, row) => all + of(row), 0), 'cents');
  return (
    <>
      <Section title={text.t('panel.capital.owed')} icon="receipt">
        {loans.length === 0 || !loan ? <EmptyState icon="receipt" title={text.t('panel.capital.noDebt')} /> : (
          <>
            <Table caption={text.t('panel.capital.owed')} tight rows={loans} rowKey={(row) => String(row.id)} selected={String(loan.id)} onSelect={(id) => setChosen(Number(id))} columns={[
              { id: 'loan', head: text.t('panel.capital.col.loan'), cell: (row) => nameIn(game, 'loans', row.def) },
              { id: 'owed', head: text.t('panel.capital.col.owed'), number: true, sort: (row) => row.owedCents, cell: (row) => <Num value={row.owedCents} unit="cents" /> },
              { id: 'undrawn', head: text.t('panel.debt.col.undrawn'), number: true, cell: (row) => <Num value={row.undrawnCents || null} unit="cents" /> },
              { id: 'pledged', head: text.t('panel.debt.col.pledged'), number: true, cell: (row) => <Num value={row.pledges.reduce((all, pledge) => all + pledge.gpus, 0) || null} unit="gpus" /> },
              { id: 'rate', head: text.t('panel.capital.col.rate'), number: true, sort: (row) => row.rate, cell: (row) => <Num value={row.rate} unit="ratio" /> },
              { id: 'left', head: text.t('panel.capital.col.left'), number: true, cell: (row) => <span class="num">{text.t('panel.months', { n: row.monthsLeft })}</span> },
              { id: 'state', head: text.t('panel.debt.col.state'), cell: (row) => <LoanState game={game} loan={row} /> },
            ]} totals={[text.t('panel.capital.total'), sum((row) => row.owedCents), sum((row) => row.undrawnCents), '', '', '', '']} />
            <Covenants game={game} loan={loan} />
            <LoanOrders key={loan.id} game={game} loan={loan} offered={offered} />
          </>
        )}
      </Section>
      {def && (
        <div class="g2">
          <Section title={text.t('panel.capital.borrow')} icon="landmark">
            <Table caption={text.t('panel.capital.borrow')} tight rows={offered} rowKey={(row) => row.id} selected={def.id} onSelect={setLender} columns={[
              { id: 'loan', head: text.t('panel.capital.col.loan'), cell: (row) => text.t(row.name) },
              { id: 'backed', head: text.t('panel.debt.backed'), cell: (row) => text.t(`panel.debt.backing.${row.terms?.backing ?? 'gpus'}`) },
              { id: 'term', head: text.t('panel.capital.loanTerm'), number: true, sort: (row) => row.termMonths, cell: (row) => <span class="num">{text.t('panel.months', { n: row.termMonths })}</span> },
            ]} />
          </Section>
          <Borrow key={def.id} game={game} def={def} />
        </div>
      )}
    </>
  );
}

function LoanState({ game, loan }: { game: Game; loan: Loan }) {
  const { text, catalog } = game;
  if (loan.defaulted) return <span class="c-bad">{text.t('panel.debt.called')}</span>;
  if (loan.breachS < 0 || loan.breach === '') return <span class="muted">{text.t('panel.debt.sound')}</span>;
  const due = loan.breachS + (catalog.loans[loan.def]?.terms?.cureDays ?? 30) * DAY_S;
  return <span class="c-bad">{text.t(`breach.${loan.breach}`)}, {text.t('panel.debt.breach', { date: dateOf(game, due) })}</span>;
}

/** Headroom: how much of the limit is left; negative when it is broken. */
function headroom({ id, value, limit }: CovenantReading): number {
  return id === 'ltv' ? (limit - value) / limit : (value - limit) / limit;
}

function Covenants({ game, loan }: { game: Game; loan: Loan }) {
  const { text } = game;
  if (loan.covenants.length === 0) return null;
  const title = text.t('panel.debt.covenants', { name: nameIn(game, 'loans', loan.def) });
  const tone = (ratio: number): string => (ratio < 0 ? 'num c-bad' : ratio < 0.15 ? 'num c-warn' : 'num c-good');
  const unit = (row: CovenantReading): 'factor' | 'ratio' => (row.id === 'cover' ? 'factor' : 'ratio');
  return (
    <>
      <Table caption={title} showCaption tight rows={loan.covenants} rowKey={(row) => row.id} columns={[
        { id: 'test', head: text.t('panel.debt.col.test'), cell: (row) => text.t(`explain.finance.covenant.${row.id}.name`) },
        { id: 'today', head: text.t('panel.debt.col.today'), number: true, cell: (row) => <Num value={row.value} unit={unit(row)} explain="finance.covenant" params={{ loan: loan.id, covenant: row.id }} /> },
        { id: 'limit', head: text.t('panel.debt.col.limit'), number: true, cell: (row) => <span class="num">{text.t(row.id === 'ltv' ? 'panel.debt.most' : 'panel.debt.least', { limit: text.n(row.limit, unit(row)) })}</span> },
        { id: 'room', head: text.t('panel.debt.col.headroom'), number: true, sort: headroom, cell: (row) => <Num value={headroom(row)} unit="ratio" class={tone(headroom(row))} /> },
        { id: 'ahead', head: text.t('panel.debt.col.forecast'), number: true, cell: (row) => <Num value={row.forecast} unit={unit(row)} class={tone(headroom({ ...row, value: row.forecast }))} /> },
      ]} />
      <p class="xs muted">{text.t('panel.debt.covenantHint')}</p>
    </>
  );
}

function LoanOrders({ game, loan, offered }: { game: Game; loan: Loan; offered: readonly LoanDef[] }) {
  const { text } = game;
  const [repay, setRepay] = useState<number | null>(null);
  const [draw, setDraw] = useState<number | null>(null);
  const others = offered.filter((def) => (def.terms?.drawMonths ?? 0) === 0);
  const [other, setOther] = useState(others.find((def) => def.id !== loan.def)?.id ?? '');
  const cents = repay === null ? loan.owedCents : Math.min(loan.owedCents, Math.round(repay * MILLION));
  const drawn = draw === null ? loan.undrawnCents : Math.min(loan.undrawnCents, Math.round(draw * MILLION));
  return (
    <>
      <div class="row wrap top">
        <Stepper label={text.t('panel.capital.repayAmount', { name: nameIn(game, 'loans', loan.def) })} value={cents / MILLION} min={0} max={loan.owedCents / MILLION} step={10} digits={2} unit={text.t('panel.unit.millionDollars')} onChange={setRepay} />
        <OrderButton label={text.t('panel.capital.repay')} icon="banknote" command={{ type: 'finance.repay', loan: loan.id, cents }} />
        {loan.undrawnCents > 0 && (
          <>
            <Stepper label={text.t('panel.debt.drawAmount')} value={drawn / MILLION} min={0} max={loan.undrawnCents / MILLION} step={10} digits={2} unit={text.t('panel.unit.millionDollars')} onChange={setDraw} />
            <OrderButton label={text.t('panel.debt.draw')} icon="download" command={{ type: 'finance.draw', loan: loan.id, cents: drawn }} />
          </>
        )}
      </div>
      {other !== '' && !loan.defaulted && (
        <div class="row wrap top">
          <Select label={text.t('panel.debt.refinanceWith')} value={other} onChange={setOther} options={others.map((def) => ({ id: def.id, label: text.t(def.name) }))} />
          <OrderButton label={text.t('panel.debt.refinance')} icon="refresh-cw" command={{ type: 'finance.refinance', loan: loan.id, with: other }} />
        </div>
      )}
    </>
  );
}

function Borrow({ game, def }: GameProps & { def: LoanDef }) {
  const { text } = game;
  const [millions, setMillions] = useState(100);
  const cents = Math.round(millions * MILLION);
  const command = { type: 'finance.borrow' as const, loan: def.id, cents };
  const check = useCheck(command)?.check;
  const told = (id: string): number | null => check?.conditions.find((condition) => condition.id === id)?.have ?? null;
  const { terms } = def;
  const later = (terms?.drawMonths ?? 0) > 0;
  const tests = (terms?.covenants ?? []).map(({ id, limit }) => text.t(`panel.debt.test.${id}`, { limit: text.n(limit, id === 'cover' ? 'factor' : 'ratio') }));
  const label = text.t(later ? 'panel.debt.commit' : 'panel.capital.borrow');
  return (
    <Section title={text.t(def.name)} icon="landmark" card>
      <KeyValue items={[
        { id: 'room', label: text.t('panel.capital.room'), value: <Num value={told('loan-capacity')} unit="cents" explain={later ? undefined : 'finance.loanCapacity'} params={{ loan: def.id }} /> },
        { id: 'rate', label: text.t('panel.capital.rate'), value: <Num value={told('loan-rate')} unit="ratio" explain="finance.loanRate" params={{ loan: def.id, cents }} /> },
        { id: 'advance', label: text.t(terms?.backing === 'equity' ? 'panel.debt.ofRaised' : 'panel.capital.advance'), value: <Num value={def.advanceRatio} unit="ratio" /> },
        { id: 'fee', label: text.t('panel.capital.fee'), value: <Num value={Math.round(cents * def.feeRatio)} unit="cents" /> },
        { id: 'monthly', label: text.t('panel.capital.firstMonth'), value: <Num value={check?.monthlyCents ?? null} unit="centsPerMonth" /> },
        { id: 'tests', label: <What id="panel.debt.tests" />, value: tests.length > 0 ? tests.join('; ') : text.t('panel.debt.noTests') },
        { id: 'recourse', label: text.t('panel.debt.recourse'), value: text.t(`panel.debt.recourse.${terms?.recourse === false ? 'no' : 'yes'}`) },
      ]} />
      <div class="row wrap top">
        <Stepper label={text.t('panel.capital.borrowAmount', { name: text.t(def.name) })} value={millions} min={1} max={1_000_000} step={50} unit={text.t('panel.unit.millionDollars')} onChange={setMillions} />
        <OrderButton
          label={label} kind="primary" icon="banknote" command={command}
          confirm={{
            title: text.t('panel.capital.borrowTitle', { amount: text.n(cents, 'cents') }), plain: true, action: label,
            body: later ? text.t('panel.debt.commitBody', { months: terms?.drawMonths ?? 0 }) : text.t('panel.capital.borrowBody', { months: def.termMonths }),
          }}
        />
      </div>
    </Section>
  );
}
