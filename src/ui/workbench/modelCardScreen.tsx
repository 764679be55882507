/** Every published case, run on this device by the same code as `sim model-card`. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { CalcSheet, CaseReport } from '../../sim/index.ts';
import { leaveTools, openWorkbench } from '../../app/actions/workbench.ts';
import { calculatorsOf, type CalcClient } from '../../app/workbench/client.ts';
import { announce } from '../a11y/live.tsx';
import { useApp, useAppState, useT } from '../context.ts';
import { PageBar } from '../screens/pageBar.tsx';
import { Button, Icon, Note, Progress } from '../widgets/index.ts';
import { CaseRows } from './caseRows.tsx';
import './workbench.css';

interface Card { reports: readonly CaseReport[]; sheets: readonly CalcSheet[]; total: number; failure: string | null }
const EMPTY: Card = { reports: [], sheets: [], total: 0, failure: null };

export function ModelCardScreen() {
  const app = useApp();
  const t = useT();
  const hash = useAppState((state) => state.catalog?.contentHash ?? '');
  const client = useMemo(() => calculatorsOf(app), [app]);
  const [round, setRound] = useState(0);
  const card = useCard(client, round);
  const { reports, sheets, total, failure } = card;
  const passed = reports.filter((report) => report.pass).length;
  const finished = total > 0 && reports.length === total;
  useEffect(() => {
    if (finished) announce.status(t.t('modelCard.done', { passed, total }));
  }, [finished, round]);

  function download(): void {
    const cases = reports.map((report) => ({ ...report, name: t.t(report.name), catches: t.t(report.catches) }));
    app.download('model-card.json', new TextEncoder().encode(`${JSON.stringify({ cases, passed, total })}\n`), 'application/json');
  }
  return (
    <>
      <PageBar title={t.t('modelCard.title')} onBack={() => leaveTools(app)}>
        <span class="sm muted wb-versions">{t.t('modelCard.versions', { hash: hash.slice(0, 4) })}</span>
        <Button icon="flask-conical" onPress={() => openWorkbench(app)}>{t.t('workbench.title')}</Button>
        <Button icon="download" disabled={!finished} onPress={download}>{t.t('modelCard.download')}</Button>
        <Button icon="refresh-cw" kind="primary" disabled={!finished && failure === null} onPress={() => setRound(round + 1)}>{t.t('modelCard.again')}</Button>
      </PageBar>
      <main class="mc" data-region="model-card">
        <Summary reports={reports} total={total} passed={passed} finished={finished} />
        <section aria-labelledby="mc-h">
          <div class="row wrap between mc-head">
            <div class="grow">
              <h2 id="mc-h">{t.t('modelCard.head')}</h2>
              <p class="sm muted">{t.t('modelCard.what')}</p>
            </div>
            <Legend />
          </div>
          {failure !== null && <Note tone="bad" alert>{t.t('workbench.failed', { reason: failure })}</Note>}
          {!finished && failure === null && <Progress label={t.t('modelCard.running', { at: reports.length + 1, total })} value={total === 0 ? 0 : reports.length / total} />}
          <div class="scroll" tabIndex={0} role="group" aria-label={t.t('modelCard.head')}>
            <table class="t mc-t">
              <caption class="vh">{t.t('modelCard.head')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t.t('modelCard.check')}</th>
                  <th scope="col" class="r">{t.t('modelCard.published')}</th>
                  <th scope="col" class="r">{t.t('modelCard.model')}</th>
                  <th scope="col" class="r">{t.t('modelCard.error')}</th>
                  <th scope="col" class="mc-band">{t.t('modelCard.band')}</th>
                  <th scope="col">{t.t('modelCard.result')}</th>
                  <th scope="col">{t.t('modelCard.source')}</th>
                  <th scope="col"><span class="vh">{t.t('modelCard.try')}</span></th>
                </tr>
              </thead>
              {reports.map((report) => <CaseRows key={report.id} report={report} sheets={sheets} onTry={(check) => openWorkbench(app, { kind: check.kind, fields: check.spec })} />)}
            </table>
          </div>
        </section>
      </main>
    </>
  );
}

/** Case after case, so that the page fills while it is read. */
function useCard(client: CalcClient, round: number): Card {
  const [card, setCard] = useState<Card>(EMPTY);
  useEffect(() => {
    let alive = true;
    async function run(): Promise<void> {
      const { cases, sheets } = await client.ask({ type: 'sheets' });
      const reports: CaseReport[] = [];
      for (const id of cases) {
        const report = await client.ask({ type: 'case', id });
        if (!alive) return;
        if (report) reports.push(report);
        setCard({ reports: [...reports], sheets, total: cases.length, failure: null });
      }
    }
    setCard(EMPTY);
    run().catch((error: unknown) => { if (alive) setCard({ ...EMPTY, failure: error instanceof Error ? error.message : String(error) }); });
    return () => { alive = false; };
  }, [client, round]);
  return card;
}

function Legend() {
  const t = useT();
  return (
    <div class="legend" role="group" aria-label={t.t('modelCard.legend')}>
      <span><svg viewBox="0 0 18 11" aria-hidden="true"><rect width="18" height="9" y="1" fill="var(--surface-4)" /></svg>{t.t('modelCard.legend.band')}</span>
      <span><svg viewBox="0 0 18 11" aria-hidden="true"><path d="M9 0v11" stroke="var(--ink)" stroke-width="2" stroke-dasharray="3 2" /></svg>{t.t('modelCard.legend.published')}</span>
      <span><svg viewBox="0 0 18 11" aria-hidden="true"><circle cx="9" cy="6" r="4" fill="var(--accent)" /></svg>{t.t('modelCard.legend.model')}</span>
    </div>
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

interface SummaryProps { reports: readonly CaseReport[]; total: number; passed: number; finished: boolean }

function Summary({ reports, total, passed, finished }: SummaryProps) {
  const t = useT();
  const errors = reports.flatMap((report) => report.checks).flatMap((check) => (check.error === null ? [] : [Math.abs(check.error)]));
  const outside = reports.filter((report) => !report.pass);
  return (
    <section class="mc-sum" aria-label={t.t('modelCard.result')}>
      <div class="card">
        <p class="bignum">{t.t('modelCard.passed', { passed, total })}</p>
        <p class="sm muted">{t.t('modelCard.passedWhat', { error: t.n(errors.length > 0 ? median(errors) : 0, 'ratio') })}</p>
      </div>
      <div class="card">
        <h3 class="hd">{t.t('modelCard.outside')}</h3>
        {!finished ? <p class="sm muted">{t.t('modelCard.waiting')}</p>
          : outside.length === 0 ? <p class="sm row c-good"><Icon name="circle-check" />{t.t('modelCard.allInside')}</p>
          : <ul class="sm">{outside.map((report) => <li key={report.id}><b>{report.id}</b> {t.t(report.name)}</li>)}</ul>}
      </div>
      <div class="card">
        <h3 class="hd">{t.t('modelCard.honest')}</h3>
        <ul class="sm muted">{(['band', 'expectation', 'beyond'] as const).map((id) => <li key={id}>{t.t(`modelCard.honest.${id}`)}</li>)}</ul>
      </div>
    </section>
  );
}
