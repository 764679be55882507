import type { ComponentChildren } from 'preact';
import type { FormatOptions, Unit } from '../../app/i18n/format.ts';
import { useExplain, useT } from '../context.ts';
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
  const load = useExplain(id, params);
  return (
    <ExplainNumber load={load} title={t.has(`explain.${id}.name`) || title === undefined ? t.t(`explain.${id}.name`, params ?? {}) : title} value={value} unit={unit} format={format} class={className ?? 'x num'}>
      {children}
    </ExplainNumber>
  );
}
