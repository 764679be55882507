import type { ComponentChildren } from 'preact';
import type { FormatOptions, Unit } from '../../app/i18n/format.ts';
import { useExplain, useT } from '../context.ts';
import { memo } from '../memo.ts';
import { ExplainNumber } from '../widgets/index.ts';

export interface NumProps {
  /** Id of the explanation, and of its name: explain.<id>.name. */
  id: string;
  params?: Record<string, number | string> | undefined;
  value: number | null | undefined;
  unit: Unit;
  format?: FormatOptions | undefined;
  /** Heading of the tip; by default the name of the explanation. */
  title?: string | undefined;
  class?: string | undefined;
  children?: ComponentChildren;
}

/** A number of the simulation that explains itself. */
export function Num({ id, params, value, unit, format, title, class: className, children }: NumProps) {
  const t = useT();
  return <Explaining id={id} params={params ? JSON.stringify(params) : ''} title={title} class={className}>{children ?? t.n(value, unit, format)}</Explaining>;
}

/** Words that explain themselves; drawn again only when they read otherwise. `params` as JSON. */
export const Explaining = memo(function Explaining({ id, params, title, class: className = 'x num', children }: { id: string; params: string; title?: string | undefined; class?: string | undefined; children: ComponentChildren }) {
  const t = useT();
  const given = params === '' ? {} : JSON.parse(params) as Record<string, number | string>;
  const load = useExplain(id, given);
  const name = `explain.${id}.name`;
  return <ExplainNumber load={load} title={t.has(name) || title === undefined ? t.t(name, given) : title} value={null} unit="none" class={className}>{children}</ExplainNumber>;
});
