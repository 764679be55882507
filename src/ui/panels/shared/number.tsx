/** Numbers with units. With an explanation id the number explains itself. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { FormatOptions, Unit } from '../../../app/i18n/format.ts';
import type { ExplainParams, Explained } from '../../../sim/index.ts';
import { useApp, useT } from '../../context.ts';
import { useInterval } from '../../hooks.ts';
import { ExplainNumber, type Hue, type IconName, Stat } from '../../widgets/index.ts';

export interface NumProps {
  value: number | null | undefined;
  unit: Unit;
  /** Id of the explanation, when the simulation has one. */
  explain?: string | undefined;
  params?: ExplainParams | undefined;
  format?: FormatOptions | undefined;
  class?: string | undefined;
  /** Shown instead of value and unit. */
  children?: ComponentChildren;
}

export function Num({ value, unit, explain, params = {}, format, class: className, children }: NumProps) {
  const app = useApp();
  const text = useT();
  if (explain === undefined) return <span class={className ?? 'num'}>{children ?? text.n(value, unit, format)}</span>;
  const name = `explain.${explain}.name`;
  return (
    <ExplainNumber
      title={text.has(name) ? text.t(name, params) : text.t('panel.explain')} value={value} unit={unit} format={format}
      load={() => app.engine.ask({ type: 'explain', explainId: explain, params })} {...(className ? { class: className } : {})}
    >{children}</ExplainNumber>
  );
}

/** A key figure that explains itself. */
export function Figure({ label, small, note, icon, hue, ...number }: NumProps & {
  label: string; small?: ComponentChildren; note?: ComponentChildren; icon?: IconName | undefined; hue?: Hue | undefined;
}) {
  return <Stat label={label} icon={icon} hue={hue} value={<Num {...number} />} small={small} note={note} />;
}

const REASK_MS = 2000;
/** An explanation read for its values: what only the simulation can work out. */
export function useExplained(id: string, params: ExplainParams = {}): Explained | null {
  const app = useApp();
  const key = JSON.stringify(params);
  const [tree, setTree] = useState<Explained | null>(null);
  function ask(): void {
    app.engine.ask({ type: 'explain', explainId: id, params }).then(setTree, () => undefined);
  }
  useEffect(ask, [app, id, key]);
  useInterval(() => { if (app.store.getState().speed > 0) ask(); }, REASK_MS);
  return tree;
}
