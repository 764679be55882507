/** Words of the calculators: names of fields, outputs, terms and choices, problems and refusals. */
import { problemText, type ProblemText } from '../../content/calcProblems.ts';
import type { CalcRefusal, Catalog, SpecProblem } from '../../sim/index.ts';
import type { Translator } from '../i18n/translate.ts';
import { plainNumber } from '../../lib/plainNumber.ts';

/** The message, or the id itself where nobody has written one: a modder's calculator still works. */
function named(t: Translator, ids: readonly string[], otherwise: string): string {
  const id = ids.find((entry) => t.has(entry));
  return id === undefined ? otherwise : t.t(id);
}

export const kindName = (t: Translator, kind: string): string => named(t, [`calc.kind.${kind}.name`], kind);
/** `at`: id of a field, or its place in lists: loads[0].count. */
export function fieldName(t: Translator, kind: string, at: string): string {
  const path = at.replaceAll(/\[\d+\]/g, '');
  const id = path.slice(path.lastIndexOf('.') + 1);
  return named(t, [`calc.field.${kind}.${path}`, `calc.field.${kind}.${id}`, `calc.field.${id}`], id);
}

export const outputName = (t: Translator, kind: string, path: string): string => named(t, [`calc.output.${kind}.${path}`, `calc.output.${path}`], path.slice(path.lastIndexOf('.') + 1));
export const termName = (t: Translator, id: string): string => named(t, [`calc.term.${id}`], id);

/** Kinds of content that calculators let choose from. A rejection and a structure may share an id. */
const CHOICE_KINDS = ['accelerators', 'coolingMethods', 'rejections', 'climates', 'fleets', 'automations', 'borrowers', 'contracts', 'conversionStages', 'fabrics'];

/** A choice is an entry of the catalog (an accelerator, a climate) or a word of the calculator. */
export function choiceName(t: Translator, catalog: Catalog | null, id: string): string {
  if (t.has(`calc.choice.${id}`)) return t.t(`calc.choice.${id}`);
  const tables = (catalog ?? {}) as unknown as Readonly<Record<string, unknown>>;
  for (const kind of CHOICE_KINDS) {
    const table = tables[kind];
    if (typeof table !== 'object' || table === null || !Object.hasOwn(table, id)) continue;
    const { name } = (table as Record<string, { name: string }>)[id] ?? { name: '' };
    if (t.has(name)) return t.t(name);
  }
  return id;
}

export function refusalWords(t: Translator, { code, params }: CalcRefusal): string {
  const shown = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? plainNumber(value) : value]));
  return t.has(`calc.refusal.${code}`) ? t.t(`calc.refusal.${code}`, shown) : [code, ...Object.values(shown)].join(' ');
}

/** With the field under its name on the page, not under its id. */
export function problemWords(t: Translator, kind: string, problem: SpecProblem): ProblemText {
  const words = problemText(problem, (id, params) => t.t(id, params));
  return { ...words, text: words.text.replace(`"${problem.field}"`, `"${fieldName(t, kind, problem.field)}"`) };
}
