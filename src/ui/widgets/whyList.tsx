import type { ComponentChildren } from 'preact';
import type { Translator } from '../../app/i18n/translate.ts';
import { Icon } from './icon.tsx';
import { useText } from './text.tsx';

/** One thing that an order needs. Words are already translated by the panel. */
export interface Condition {
  id?: string | undefined;
  met: boolean;
  text: string;
  /** Second line: what would mend it, when, for how much. */
  detail?: string | undefined;
  fix?: { label: string; run: () => void } | undefined;
}

export function ReasonText(text: Translator, condition: Condition): string {
  const words = condition.detail === undefined ? condition.text : `${condition.text} (${condition.detail})`;
  return `${text.t(condition.met ? 'widget.why.met' : 'widget.why.missing')} ${words}`;
}

/** From so many met conditions on they stand folded behind what is missing: the reason is read, not looked for. */
const FOLDED_FROM = 2;

/** What an order needs, what is missing first. */
export function WhyList({ conditions, id, children }: { conditions: readonly Condition[]; id?: string | undefined; children?: ComponentChildren }) {
  const text = useText();
  const missing = conditions.filter((c) => !c.met);
  const met = conditions.filter((c) => c.met);
  const folds = missing.length > 0 && met.length >= FOLDED_FROM;
  const line = (c: Condition, i: number) => (
    <li key={c.id ?? i}>
      <Icon name={c.met ? 'check' : 'x'} class={c.met ? 'c-good' : 'c-bad'} />
      <span class="vh">{text.t(c.met ? 'widget.why.met' : 'widget.why.missing')} </span>
      <span class="grow">{c.text}{c.detail !== undefined && <small>{c.detail}</small>}</span>
      {!c.met && c.fix && <button type="button" class="btn sm" onClick={c.fix.run}>{c.fix.label}</button>}
    </li>
  );
  return (
    <ul class="why grow" id={id}>
      {missing.map(line)}
      {folds ? (
        <li>
          <details>
            <summary class="muted">{text.t('widget.why.others', { n: met.length })}</summary>
            <ul class="why">{met.map(line)}</ul>
          </details>
        </li>
      ) : met.map(line)}
      {children}
    </ul>
  );
}
