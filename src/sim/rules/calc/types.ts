/**
 * Calculators of the workbench: one question to the rules that the game uses, asked from outside a game. A calculator declares the
 * fields of its specification (so that the command line checks them and the workbench page draws their controls) and the outputs
 * with their units; `run` is pure and gets values that have passed the declaration.
 */
import type { Catalog } from '../../world/catalog.ts';
import type { SourceRef } from '../../world/catalogCommon.ts';

export const CALC_KINDS = [
  'server-power', 'facility', 'usable', 'fabric', 'training', 'reliability', 'overheat', 'compute-optimal', 'energy', 'run-cost', 'credit', 'conversion-loss',
] as const;
export type CalcKind = (typeof CALC_KINDS)[number];

/** One field of a specification. `unit` is a word for people ("kW", "h", "1" for a plain number or ratio). */
export type CalcField =
  | { id: string; type: 'number' | 'integer'; unit: string; min: number; max: number; example: number; optional?: true; logScale?: true }
  | { id: string; type: 'choice'; choices: (catalog: Catalog) => readonly string[]; example: string; optional?: true }
  | { id: string; type: 'list'; item: readonly CalcField[]; maxItems: number; example: readonly CalcSpec[]; optional?: true };

export type CalcSpec = { readonly [field: string]: CalcValue };
export type CalcValue = number | string | readonly CalcSpec[] | undefined;

/** What made a result: a named intermediate value, with the source of the constant where it is one. */
export interface CalcTerm {
  id: string; // message ids calc.term.<id>
  value: number | string;
  unit: string;
  source?: SourceRef;
}
/** A plan that cannot run, or values that contradict each other: what is missing and by how much. Message ids calc.refusal.<code>. */
export interface CalcRefusal {
  code: string;
  params: Readonly<Record<string, number | string>>;
}
export interface CalcOutput {
  id: string; // key of the result
  unit: string;
}
/** Plain JSON; numbers are unrounded. `terms` is an ordered list. */
export type CalcResult = { readonly [key: string]: unknown; terms: readonly CalcTerm[] };

export interface Calculator {
  kind: CalcKind;
  fields: readonly CalcField[];
  outputs: readonly CalcOutput[];
  /** Optional fields that the example sets, where one of several has to be there. */
  exampleAlso?: readonly string[];
  /** What the workbench draws first: an output over the range of a field. */
  plot?: { readonly x: string; readonly y: string };
  /** Rules across fields (either this or that); empty when the values fit together. */
  conflicts?: (spec: CalcSpec) => readonly CalcRefusal[];
  run: (spec: CalcSpec, catalog: Catalog) => CalcResult | { refused: readonly CalcRefusal[] };
}
