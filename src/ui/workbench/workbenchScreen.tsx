/** Every calculator with its controls, its result, what made it, and one plot. No mission needed. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { CalcAnswer, CalcSheet } from '../../sim/index.ts';
import { sendToSandbox } from '../../app/actions/sandbox.ts';
import { showToast } from '../../app/actions/toasts.ts';
import { leaveTools, openModelCard } from '../../app/actions/workbench.ts';
import { calculatorsOf, type CalcClient } from '../../app/workbench/client.ts';
import { draftOfFields, linkOf, type Draft } from '../../app/workbench/link.ts';
import { benchQuantity, unitShown } from '../../app/workbench/quantity.ts';
import { sandboxOf } from '../../app/workbench/sandbox.ts';
import { kindName, outputName, problemWords, refusalWords } from '../../app/workbench/words.ts';
import { announce } from '../a11y/live.tsx';
import { useRoving } from '../a11y/roving.ts';
import { useApp, useAppState, useT } from '../context.ts';
import { PageBar } from '../screens/pageBar.tsx';
import { Button, EmptyState, Note } from '../widgets/index.ts';

import { Fields } from './fields.tsx';
import { Plot } from './plot.tsx';
import { Details, Figures } from './results.tsx';
import './workbench.css';

/** What was tried with each calculator, for as long as the page is open. */
const drafts = new Map<string, Draft>();

export function WorkbenchScreen() {
  const app = useApp();
  const t = useT();
  const bench = useAppState((state) => state.bench);
  const client = useMemo(() => calculatorsOf(app), [app]);
  const [sheets, setSheets] = useState<readonly CalcSheet[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [kind, setKind] = useState<string | null>(bench?.kind || null);
  useEffect(() => {
    client.ask({ type: 'sheets' }).then(
      (answer) => {
        const asked = bench && answer.sheets.find((sheet) => sheet.kind === bench.kind);
        if (asked && Object.keys(bench.fields).length > 0) drafts.set(asked.kind, draftOfFields(asked, bench.fields));
        setSheets(answer.sheets);
      },
      (error: unknown) => setFailure(String(error)),
    );
  }, [client, bench]);
  const sheet = sheets?.find((entry) => entry.kind === kind) ?? (kind === null ? sheets?.[0] : undefined);
  const roving = useRoving((sheets ?? []).map((entry) => entry.kind), { axis: 'y', current: sheet?.kind ?? null });
  return (
    <>
      <PageBar title={t.t('workbench.title')} onBack={() => leaveTools(app)}>
        <Button icon="scale" onPress={() => openModelCard(app)}>{t.t('modelCard.title')}</Button>
      </PageBar>
      <main class="wb" data-region="workbench" aria-busy={sheets === null && failure === null}>
        <nav class="wb-kinds" aria-label={t.t('workbench.list')}>
          {(sheets ?? []).map((entry) => (
            <button key={entry.kind} type="button" class="mi" aria-current={entry.kind === sheet?.kind ? 'true' : undefined} onClick={() => setKind(entry.kind)} {...roving.item(entry.kind)}>
              {kindName(t, entry.kind)}
            </button>
          ))}
        </nav>
        {failure !== null && <Note tone="bad" alert>{t.t('workbench.failed', { reason: failure })}</Note>}
        {sheets && !sheet && <EmptyState icon="flask-conical" title={t.t('workbench.none', { kind: kind ?? '' })}>{t.t('workbench.noneWhy')}</EmptyState>}
        {sheet && <Bench key={sheet.kind} sheet={sheet} client={client} />}
      </main>
    </>
  );
}

function Bench({ sheet, client }: { sheet: CalcSheet; client: CalcClient }) {
  const app = useApp();
  const t = useT();
  const { kind } = sheet;
  const [draft, setDraft] = useState<Draft>(() => drafts.get(kind) ?? sheet.example);
  drafts.set(kind, draft);
  const { answer, failure } = useAnswer(client, kind, draft);
  const problems = answer?.state === 'bad-spec' ? answer.problems.map((problem) => problemWords(t, kind, problem)) : [];
  const errors = new Map(problems.map(({ field, text, hint }) => [field, hint === null ? text : `${text} ${hint}`]));
  const known = new Set(sheet.fields.map((field) => field.id));
  const homeless = problems.filter(({ field }) => !known.has(/^\w+/.exec(field)?.[0] ?? ''));
  useSaying(t.t, answer, sheet);
  useEffect(() => history.replaceState(null, '', linkOf(location.href, kind, draft)), [kind, draft]);
  const catalog = useAppState((state) => state.unsettled ?? state.catalog);
  const sandbox = catalog && answer?.state !== 'bad-spec' ? sandboxOf(kind, draft, catalog) : null;

  async function copy(): Promise<void> {
    const link = linkOf(location.href, kind, draft);
    try {
      await navigator.clipboard.writeText(link);
      showToast(app, 'workbench.copied', {}, 'good');
    } catch {
      showToast(app, 'workbench.inAddress', {}, 'warn');
    }
  }
  return (
    <>
      <section class="wb-in" aria-labelledby="wb-h">
        <h2 id="wb-h">{kindName(t, kind)}</h2>
        <p class="sm muted">{t.has(`calc.kind.${kind}.what`) ? t.t(`calc.kind.${kind}.what`) : t.t('workbench.what')}</p>
        <Fields kind={kind} fields={sheet.fields} draft={draft} errors={errors} onChange={setDraft} />
        <p class="row wrap wb-do">
          <Button icon="rotate-ccw" kind="ghost" onPress={() => setDraft(sheet.example)}>{t.t('workbench.reset')}</Button>
          <Button icon="link" onPress={() => void copy()}>{t.t('workbench.copy')}</Button>
          {sandbox && <Button icon="sliders-horizontal" onPress={() => void sendToSandbox(app, sandbox)}>{t.t('workbench.sandbox')}</Button>}
        </p>
      </section>
      <section class="wb-out" aria-label={t.t('workbench.results')} aria-busy={answer === null && failure === null}>
        {failure !== null && <Note tone="bad" alert>{t.t('workbench.failed', { reason: failure })}</Note>}
        {answer?.state === 'bad-spec' && (
          <Note tone="warn"><b>{t.t('workbench.bad', { n: answer.problems.length + answer.more })}</b>{homeless.map(({ field, text, hint }) => <span key={field} class="wb-line">{text} {hint}</span>)}</Note>
        )}
        {answer?.state === 'refused' && <Note tone="bad"><b>{t.t('workbench.refused')}</b>{answer.refused.map((item) => <span key={item.code} class="wb-line">{refusalWords(t, item)}</span>)}</Note>}
        {answer?.state === 'conflict' && <Note tone="warn"><b>{t.t('workbench.conflict')}</b>{answer.conflicts.map((item) => <span key={item.code} class="wb-line">{refusalWords(t, item)}</span>)}</Note>}
        {answer?.state === 'done' && (
          <>
            <Figures sheet={sheet} result={answer.result} />
            <Plot sheet={sheet} draft={draft} result={answer.result} client={client} />
            <Details sheet={sheet} result={answer.result} />
          </>
        )}
      </section>
    </>
  );
}

/** The newest answer; the one before stays until it comes. */
function useAnswer(client: CalcClient, kind: string, draft: Draft): { answer: CalcAnswer | null; failure: string | null } {
  const [made, setMade] = useState<{ answer: CalcAnswer | null; failure: string | null }>({ answer: null, failure: null });
  const key = JSON.stringify(draft);
  useEffect(() => {
    let alive = true;
    client.ask({ type: 'calc', kind, spec: draft }).then(
      (answer) => { if (alive) setMade({ answer, failure: null }); },
      (error: unknown) => { if (alive) setMade({ answer: null, failure: error instanceof Error ? error.message : String(error) }); },
    );
    return () => { alive = false; };
  }, [client, kind, key]);
  return made;
}

const SAY_AFTER_MS = 900;

/** Reads the first figure, or what is wrong, once the hand rests. */
function useSaying(say: (id: string, params?: Record<string, string | number>) => string, answer: CalcAnswer | null, sheet: CalcSheet): void {
  const t = useT();
  const first = sheet.outputs.find((output) => answer?.state === 'done' && typeof answer.result[output.id] === 'number');
  const value = answer?.state === 'done' && first ? answer.result[first.id] : null;
  const text = answer === null ? '' : answer.state === 'bad-spec' ? say('workbench.bad', { n: answer.problems.length + answer.more })
    : answer.state === 'refused' ? say('workbench.refused') : answer.state === 'conflict' ? say('workbench.conflict')
    : first && typeof value === 'number' ? say('workbench.said', { output: outputName(t, sheet.kind, first.id), value: benchQuantity(t, value, unitShown(first)) }) : '';
  useEffect(() => {
    if (text === '') return;
    const timer = setTimeout(() => announce.status(text), SAY_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
}
