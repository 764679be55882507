import { useEffect } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { Translator } from '../../app/i18n/translate.ts';
import type { FormatOptions, Unit } from '../../app/i18n/format.ts';
import { useInterval, useStore } from '../hooks.ts';
import {
  barShares, barsMakeSense, createExplainSession, hueOf, partAt,
  type Explained, type ExplainSession, type ExplainSource, type LoadExplained,
} from './explained.ts';
import { Icon } from './icon.tsx';
import { useText } from './text.tsx';
import { Toggletip } from './toggletip.tsx';
import { hueVar } from './tone.ts';
import { Tag } from './facts.tsx';

const RELOAD_MS = 2000;

export function explainName(text: Translator, node: Explained): string {
  return text.t(`explain.${node.id}.name`, node.params);
}

/** "IT load, cooling and losses, added up." */
export function formulaInWords(text: Translator, node: Explained): string {
  const names = node.terms.map((t) => explainName(text, t));
  const [first = '', ...rest] = names;
  if (node.op === 'ratio' || node.op === 'difference') return text.t(`widget.explain.op.${node.op}`, { first, rest: text.list(rest) });
  return text.t(`widget.explain.op.${node.op}`, { terms: text.list(names) });
}

function sourceWords(text: Translator, source: ExplainSource): string {
  const head = source.year === null ? source.title : text.t('widget.explain.sourceYear', { title: source.title, year: String(source.year) });
  return source.note ? text.t('widget.explain.sourceNote', { source: head, note: source.note }) : head;
}

function worth(node: Explained): boolean {
  return node.terms.length > 0 || node.source != null || (node.raise?.length ?? 0) > 0;
}

export interface ExplainedViewProps {
  node: Explained;
  /** Wraps the number of a term: a trigger that opens the next level. Plain number without it. */
  openTerm?: ((term: Explained, index: number, shown: string) => ComponentChildren) | undefined;
}

/** Value, sentence, terms, what would raise it, sources: always in this order. */
export function ExplainedView({ node, openTerm }: ExplainedViewProps) {
  const text = useText();
  const what = `explain.${node.id}.what`;
  const shares = barShares(node);
  const bars = barsMakeSense(node);
  const sources: { id: string; name: string | null; source: ExplainSource }[] = [];
  if (node.source) sources.push({ id: node.id, name: null, source: node.source });
  for (const term of node.terms) if (term.source) sources.push({ id: term.id, name: explainName(text, term), source: term.source });
  return (
    <>
      <p><span class="big num">{text.n(node.value, node.unit)}</span></p>
      {text.has(what) && <p class="frm">{text.t(what, node.params)}</p>}
      {node.terms.length > 0 && (
        <>
          <p class="xs muted">{formulaInWords(text, node)}</p>
          <table class="t tight">
            <caption class="vh">{text.t('widget.explain.terms', { name: explainName(text, node) })}</caption>
            <thead>
              <tr>
                <th scope="col">{text.t('widget.explain.term')}</th>
                {bars && <th scope="col" class="barcol"><span class="vh">{text.t('widget.explain.bar')}</span></th>}
                <th scope="col" class="r">{text.t('widget.explain.value')}</th>
              </tr>
            </thead>
            <tbody>
              {node.terms.map((term, i) => {
                const shown = text.n(term.value, term.unit);
                return (
                  <tr key={`${term.id}${i}`}>
                    <th scope="row">{explainName(text, term)}</th>
                    {bars && <td><span class="tbar" style={{ '--v': (shares[i] ?? 0).toFixed(1), '--c': hueVar(hueOf(term.unit)) }} /></td>}
                    <td class="r">{openTerm && worth(term) ? openTerm(term, i, shown) : <span class="num">{shown}</span>}</td>
                  </tr>
                );
              })}
              {node.op !== 'input' && node.op !== 'lookup' && node.terms.length > 1 && (
                <tr class="tot"><th scope="row">{text.t(`widget.explain.total.${node.op}`)}</th>{bars && <td />}<td class="r num">{text.n(node.value, node.unit)}</td></tr>
              )}
            </tbody>
          </table>
        </>
      )}
      {node.raise && node.raise.length > 0 && (
        <div>
          <h3 class="hd">{text.t('widget.explain.raise')}</h3>
          <ul class="why">{node.raise.map((id) => <li key={id}><Icon name="arrow-up-right" class="c-good" /><span class="grow">{text.t(id, node.params)}</span></li>)}</ul>
        </div>
      )}
      {sources.length > 0 && (
        <div class="src">
          <h3 class="hd">{text.t('widget.explain.sources')}</h3>
          <ul>
            {sources.map((s) => (
              <li key={s.id}>
                {s.name !== null && <b>{text.t('widget.explain.sourceOf', { name: s.name })} </b>}
                {sourceWords(text, s.source)}
                {s.source.kind && <> <Tag>{text.t(`widget.explain.kind.${s.source.kind}`)}</Tag></>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** A tip's content: this part of the session's tree, with triggers for the parts below. */
function SessionView({ session, path, id, root }: { session: ExplainSession; path: readonly number[]; id: string | null; root: boolean }) {
  const text = useText();
  const state = useStore(session);
  useEffect(() => { if (root) session.reload(); }, [session, root]);
  useInterval(() => { if (!document.hidden) session.reload(); }, root ? RELOAD_MS : null);
  if (state.at === 'loading') return <p class="muted" aria-busy="true">{text.t('widget.explain.loading')}</p>;
  if (state.at === 'none') return <p class="muted">{text.t('widget.explain.none')}</p>;
  const node = partAt(state.tree, path, id ?? state.tree.id);
  if (!node) return <p class="muted">{text.t('widget.explain.none')}</p>;
  return (
    <ExplainedView node={node} openTerm={(term, i, shown) => (
      <Toggletip title={explainName(text, term)} trigger={shown} label={text.t('widget.explain.open', { name: explainName(text, term), value: shown })}>
        {() => <SessionView session={session} path={[...path, i]} id={term.id} root={false} />}
      </Toggletip>
    )} />
  );
}

export interface ExplainNumberProps {
  /** Asks for the explanation; called on opening and then every two seconds while open. */
  load: LoadExplained;
  /** Heading of the tip: what the number is. */
  title: string;
  value: number | null | undefined;
  unit: Unit;
  format?: FormatOptions | undefined;
  /** Shown instead of value and unit. */
  children?: ComponentChildren;
  class?: string | undefined;
}

/** A number that explains itself: dotted underline, opens a toggletip. */
export function ExplainNumber({ load, title, value, unit, format, children, class: className = 'x num' }: ExplainNumberProps) {
  const text = useText();
  return (
    <Toggletip title={title} triggerClass={className} trigger={children ?? text.n(value, unit, format)}>
      {(tip) => <SessionView session={sessionFor(tip, load)} path={[]} id={null} root />}
    </Toggletip>
  );
}

const sessions = new WeakMap<object, ExplainSession>();
/** One session per trigger: pinning and other changes of a tip keep it. */
function sessionFor(tip: { trigger: object }, load: LoadExplained): ExplainSession {
  let session = sessions.get(tip.trigger);
  if (!session) {
    session = createExplainSession(load);
    sessions.set(tip.trigger, session);
  }
  session.load = load;
  return session;
}
