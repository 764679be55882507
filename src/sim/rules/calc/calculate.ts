/** From a calculator's kind and a raw specification to an answer; and what a calculator asks, as plain data for a page. */
import type { Catalog } from '../../world/catalog.ts';
import { checkSpec, type SpecProblem } from './check.ts';
import type { CalcField, CalcOutput, CalcRefusal, CalcResult, CalcSpec, Calculator } from './types.ts';

export type CalcAnswer =
  | { state: 'done'; spec: CalcSpec; result: CalcResult }
  | { state: 'bad-spec'; problems: readonly SpecProblem[]; more: number }
  | { state: 'conflict'; conflicts: readonly CalcRefusal[] }
  | { state: 'refused'; refused: readonly CalcRefusal[] };

/** Checks, then runs. Never throws for what a user wrote; a throw is a fault of the program. */
export function calculate(calculator: Calculator, raw: unknown, catalog: Catalog): CalcAnswer {
  const checked = checkSpec(calculator.fields, raw, catalog);
  if (!checked.ok) return { state: 'bad-spec', problems: checked.problems, more: checked.more };
  const conflicts = calculator.conflicts?.(checked.spec) ?? [];
  if (conflicts.length > 0) return { state: 'conflict', conflicts };
  const result = calculator.run(checked.spec, catalog);
  return isRefusal(result) ? { state: 'refused', refused: result.refused } : { state: 'done', spec: checked.spec, result };
}

function isRefusal(result: ReturnType<Calculator['run']>): result is { refused: readonly CalcRefusal[] } {
  return Object.hasOwn(result, 'refused');
}

/** A field with its choices spelled out: nothing but data. */
export type SheetField =
  | Extract<CalcField, { type: 'number' | 'integer' }>
  | { id: string; type: 'choice'; choices: readonly string[]; example: string; optional?: true }
  | { id: string; type: 'list'; item: readonly SheetField[]; maxItems: number; example: readonly CalcSpec[]; optional?: true };

export interface CalcSheet {
  kind: string;
  fields: readonly SheetField[];
  outputs: readonly CalcOutput[];
  plot: { readonly x: string; readonly y: string } | null;
  example: CalcSpec; // a question that can be answered
}

export function sheetOf(calculator: Calculator, catalog: Catalog): CalcSheet {
  const { kind, fields, outputs, exampleAlso = [], plot = null } = calculator;
  const shown = fields.filter((field) => !field.optional || exampleAlso.includes(field.id));
  return { kind, fields: fields.map((field) => sheetField(field, catalog)), outputs, plot, example: Object.fromEntries(shown.map((field) => [field.id, field.example])) };
}

function sheetField(field: CalcField, catalog: Catalog): SheetField {
  if (field.type === 'choice') return { ...field, choices: field.choices(catalog) };
  if (field.type === 'list') return { ...field, item: field.item.map((item) => sheetField(item, catalog)) };
  return field;
}
