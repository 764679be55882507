/** Orders: what they cost, what they need, why not yet, and the button that gives them. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { planAhead } from '../../../app/actions/plan.ts';
import { giveOrder } from '../../../app/actions/play.ts';
import type { App } from '../../../app/app.ts';
import type { Translator } from '../../../app/i18n/translate.ts';
import type { Check, CheckCondition, Command, Verdict } from '../../../sim/index.ts';
import { collects } from '../../../app/plan/plan.ts';
import { useApp, useAppState, useT } from '../../context.ts';
import { useInterval, useUid } from '../../hooks.ts';
import { orderWords } from './orderWords.ts';
import { RunwayNote } from './runwayNote.tsx';
import { Button, type Condition, cx, Dialog, type IconName, WhyList } from '../../widgets/index.ts';

const RECHECK_MS = 500;
const SETTLE_MS = 400;

/** What the engine says about an order now. Asked at once for a new order, then at most twice a second while time goes on. */
export function useCheck(command: Command | null): Verdict | null {
  const app = useApp();
  const planned = useAppState((state) => (command && collects(state.plan, command) ? state.plan.entries : null));
  const key = command ? JSON.stringify([command, planned?.map((entry) => entry.key) ?? null]) : '';
  const [held, setHeld] = useState<{ type: string; json: string; verdict: Verdict } | null>(null);
  const asked = useRef({ key: '', version: -1 });
  function ask(): void {
    if (!command) return;
    asked.current = { key, version: app.store.getState().frameVersion };
    app.engine.ask({ type: 'check', command, ...(planned ? planAhead(app) : {}) }).then((verdict) => {
      if (asked.current.key !== key) return;
      const json = JSON.stringify(verdict);
      setHeld((before) => (before?.json === json && before.type === command.type ? before : { type: command.type, json, verdict }));
    }, () => undefined);
  }
  useEffect(ask, [key]);
  useInterval(() => {
    if (app.store.getState().frameVersion !== asked.current.version) ask();
  }, command ? RECHECK_MS : null);
  return command && held?.type === command.type ? held.verdict : null;
}

export function conditionOf(text: Translator, condition: CheckCondition): Condition {
  const { id, ok, have, need, unit } = condition;
  const wanted = ok ? [`condition.${id}`, `refusal.${id}`] : [`refusal.${id}`, `condition.${id}`];
  const message = wanted.find((name) => text.has(name)) ?? wanted[0]!;
  const toldIn = text.parts(message).some((part) => 'slot' in part);
  const amounts = ok || toldIn || have === null || need === null || unit === 'none' || unit === 'count' ? undefined : text.t('panel.check.haveNeed', { have: text.n(have, unit), need: text.n(need, unit) });
  return { id, met: ok, text: text.t(message, { have, need }), detail: amounts };
}

/** "Buy, $3.0M and $10k/month" */
export function pricedLabel(text: Translator, label: string, check: Check | null): string {
  if (!check || (check.payCents <= 0 && check.monthlyCents === 0)) return label;
  const once = text.n(check.payCents, 'cents');
  const monthly = text.n(check.monthlyCents, 'centsPerMonth');
  const price = check.payCents <= 0 ? monthly : check.monthlyCents > 0 ? text.t('panel.order.both', { once, monthly }) : once;
  return text.t('panel.order.priced', { label, price });
}

/** `plain`: a large step, but not a loss. */
export interface Confirmation { title: string; body: ComponentChildren; action: string; plain?: boolean | undefined }
export interface OrderButtonProps {
  label: string; // words, not an id
  command: Command | null;
  /** Why there is no order to give, in words. */
  missing?: string | undefined;
  guide?: string | undefined;
  kind?: 'primary' | 'ghost' | 'quiet' | 'danger' | undefined;
  size?: 'sm' | 'lg' | undefined;
  icon?: IconName | undefined;
  /** For what cannot be undone. */
  confirm?: Confirmation | undefined;
  /** What the toast says; null where the simulation tells of it at once. */
  done?: { message: string; params?: Record<string, number | string> } | null | undefined;
  onDone?: (() => void) | undefined;
  /** Where the list of conditions goes: below (default), or only read with the button. */
  why?: 'below' | 'read' | undefined;
  hideReady?: boolean | undefined;
  block?: boolean | undefined;
  class?: string | undefined;
}

export function OrderButton(props: OrderButtonProps) {
  const { label, command, missing, confirm } = props;
  const app = useApp();
  const text = useT();
  const list = useUid('why');
  const verdict = useCheck(command);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const conditions: Condition[] = command
    ? (verdict?.check.conditions ?? []).map((entry) => conditionOf(text, entry))
    : missing === undefined ? [] : [{ id: 'missing', met: false, text: missing }];
  const refused = conditions.some((entry) => !entry.met);
  const shown = refused && props.why !== 'read';
  const isPlanned = useAppState((state) => command !== null && collects(state.plan, command));
  const priced = pricedLabel(text, label, verdict?.check ?? null);
  const words = isPlanned ? text.t('plan.button', { label: priced }) : priced;
  async function give(): Promise<void> {
    setAsking(false);
    if (!command) return;
    setBusy(true);
    try {
      const { catalog, frame } = app.store.getState();
      const order = orderWords(text, catalog, frame, command) ?? label;
      const answer = await giveOrder(app, command, props.done === null ? undefined : props.done ?? { message: 'panel.order.done', params: { order } });
      if (answer.ok) props.onDone?.();
    } finally {
      setBusy(false);
    }
  }
  const readyInS = verdict?.check.readyInS ?? 0;
  return (
    <div class={cx('ordb', props.block && 'block', props.class)}>
      <span class="ordb-b" data-guide={guideWords(props.guide, command)}>
        <Button
          kind={props.kind} size={props.size} icon={props.icon} conditions={conditions} disabled={command === null || verdict === null} whyId={shown ? list : undefined}
          busy={busy} block={props.block} onPress={() => { if (confirm) setAsking(true); else void give(); }}
        >{words}</Button>
      </span>
      {!refused && readyInS > 0 && !props.hideReady && <span class="xs faint">{text.t('panel.order.ready', { time: text.n(readyInS, 'seconds') })}</span>}
      {shown && <WhyList id={list} conditions={conditions} />}
      {!refused && <RunwayNote check={verdict?.check ?? null} />}
      {confirm && (
        <Dialog open={asking} title={confirm.title} tone={confirm.plain ? 'info' : 'warn'} onClose={() => setAsking(false)} actions={[
          { id: 'no', label: text.t('common.cancel'), run: () => setAsking(false) },
          { id: 'yes', label: confirm.action, kind: confirm.plain ? 'primary' : 'danger', run: () => void give() },
        ]}>{confirm.body}</Dialog>
      )}
    </div>
  );
}

/** What guided steps may call this control: its own name, and the type of the order it gives. */
function guideWords(own: string | undefined, command: Command | null): string | undefined {
  const words = [own, command?.type].filter((word) => word !== undefined);
  return words.length > 0 ? words.join(' ') : undefined;
}

/** A free setting: shown at once, ordered when the hand rests. A refusal is told in a toast and the old value comes back. */
export function useSetting<T>(current: T, toCommand: (value: T) => Command): [T, (value: T) => void] {
  const app: App = useApp();
  const [draft, setDraft] = useState<{ value: T } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef(toCommand);
  latest.current = toCommand;
  useEffect(() => () => { if (timer.current !== null) clearTimeout(timer.current); }, []);
  function set(value: T): void {
    setDraft({ value });
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = null;
      const clear = (): void => setDraft((now) => (now && Object.is(now.value, value) ? null : now));
      giveOrder(app, latest.current(value)).then(clear, clear);
    }, SETTLE_MS);
  }
  return [draft ? draft.value : current, set];
}
