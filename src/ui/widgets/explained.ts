/** The shape of an explanation, as the simulation sends it (src/sim/world/explained.ts); kept loose, so that the kit knows no domain. */
import type { Unit } from '../../app/i18n/format.ts';
import { createSignal, type Signal } from '../../lib/signal.ts';
import type { Hue } from './tone.ts';

export type ExplainOp = 'sum' | 'product' | 'min' | 'max' | 'ratio' | 'difference' | 'lookup' | 'input';
export interface ExplainSource {
  title: string;
  year: number | null;
  note?: string | undefined;
  kind?: 'found' | 'estimate' | 'balance' | undefined;
}
export interface Explained {
  /** Messages explain.<id>.name and explain.<id>.what. */
  id: string;
  params?: Readonly<Record<string, number | string>> | undefined;
  value: number | null;
  unit: Unit;
  op: ExplainOp;
  terms: readonly Explained[];
  source?: ExplainSource | null | undefined;
  /** Message ids. */
  raise?: readonly string[] | undefined;
}

export type LoadExplained = () => Promise<Explained | null>;
export type ExplainState = { at: 'loading' } | { at: 'none' } | { at: 'ready'; tree: Explained };

/** One open explanation: loaded once, read again while open; nested tips look at their part of the same tree. */
export interface ExplainSession extends Signal<ExplainState> {
  /** May be replaced: the panel's newest way to ask. */
  load: LoadExplained;
  reload(): void;
}

export function createExplainSession(load: LoadExplained): ExplainSession {
  const state = createSignal<ExplainState>({ at: 'loading' });
  let latest = 0;
  const session: ExplainSession = {
    ...state,
    load,
    reload() {
      const mine = (latest += 1);
      session.load().then(
        (tree) => { if (mine === latest) state.setState(tree ? { at: 'ready', tree } : { at: 'none' }); },
        () => { if (mine === latest) state.setState({ at: 'none' }); },
      );
    },
  };
  return session;
}

/** The part of a tree at `path` (indices of terms), if it is still the same thing. */
export function partAt(tree: Explained, path: readonly number[], id: string): Explained | null {
  let node: Explained | undefined = tree;
  for (const index of path) node = node?.terms[index];
  return node?.id === id ? node : null;
}

/** How long the bar of each term is, 0 to 100. Factors show themselves; amounts are shares of the largest. */
export function barShares(node: Explained): number[] {
  const factor = node.op === 'product' && node.terms.every((t) => t.value !== null && t.value >= 0 && t.value <= 1);
  const largest = Math.max(...node.terms.map((t) => Math.abs(t.value ?? 0)), 0);
  return node.terms.map((t) => {
    const size = Math.abs(t.value ?? 0);
    return factor ? size * 100 : largest > 0 ? (size / largest) * 100 : 0;
  });
}

/** Amounts in different units cannot be compared by length. */
export function barsMakeSense(node: Explained): boolean {
  if (node.terms.length < 2) return false;
  const first = node.terms[0]?.unit;
  return node.terms.every((t) => t.unit === first);
}

const HUES: Partial<Record<Unit, Hue>> = {
  kW: 'power', MWh: 'power', centsPerKWh: 'power', degC: 'heat', kelvin: 'heat', litres: 'water', litresPerHour: 'water', cents: 'money',
  centsPerHour: 'money', centsPerMonth: 'money', centsPerMTok: 'money', people: 'people', tokensPerS: 'network',
};
export function hueOf(unit: Unit): Hue {
  return HUES[unit] ?? 'ink';
}
