/** Numbers with units. With an explanation id the number explains itself. */
import type { ComponentChildren } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { FormatOptions, Unit } from '../../../app/i18n/format.ts';
import type { Translator } from '../../../app/i18n/translate.ts';
import type { ExplainParams, Explained } from '../../../sim/index.ts';
import { useApp, useT } from '../../context.ts';
import { useInterval } from '../../hooks.ts';
import { Explaining } from '../../shell/num.tsx';
import { type Hue, type IconName, InTable, Stat } from '../../widgets/index.ts';

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

export function Num({ value, unit, explain, params, format, class: className, children }: NumProps) {
  const text = useT();
  const words = children ?? counted(text, value, unit, format, useContext(InTable));
  if (explain === undefined) return <span class={className ?? 'num'}>{words}</span>;
  return <Explaining id={explain} params={params ? JSON.stringify(params) : ''} title={text.t('panel.explain')} class={className}>{words}</Explaining>;
}

/** Outside of tables GPUs and people are called by name: no number stands without its unit. */
function counted(text: Translator, value: number | null | undefined, unit: Unit, format: FormatOptions | undefined, inTable: boolean): string {
  const number = text.n(value, unit, format);
  return inTable || value === null || value === undefined || (unit !== 'gpus' && unit !== 'people') ? number : text.t(`panel.num.${unit}`, { n: Math.round(value), number });
}

/** A key figure that explains itself. */
export function Figure({ label, small, note, icon, hue, ...number }: NumProps & {
  label: ComponentChildren; small?: ComponentChildren; note?: ComponentChildren; icon?: IconName | undefined; hue?: Hue | undefined;
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
