/** Calibration cases: bands that hold what was published, relations between checks that exist, inputs that the calculators take. */
import { checkSpec, type CalibrationCaseDef, type Calculator, type Catalog, type SpecProblem } from '../sim/index.ts';
import type { Diagnostic, DiagnosticCode } from './diagnostics.ts';
import { at } from './issues.ts';
import { didYouMean } from './suggest.ts';
import type { PathPart, Traced } from './traced.ts';

const CODES: Readonly<Record<SpecProblem['code'], DiagnosticCode>> = {
  'not-object': 'wrong-type', 'unknown-field': 'unknown-key', 'missing-field': 'missing-key', 'wrong-type': 'wrong-type', 'too-low': 'out-of-range', 'too-high': 'out-of-range',
  'unknown-choice': 'unknown-value', 'too-many': 'wrong-length', 'too-few': 'wrong-length',
};

/** `calculators`: empty where they are not at hand (the page); then only bands and relations are checked. */
export function checkCase(def: CalibrationCaseDef, traced: Traced, catalog: Catalog, calculators: readonly Calculator[], diagnostics: Diagnostic[]): void {
  const say = (code: DiagnosticCode, path: PathPart[], message: string, expected: string | null, found: string | null, hint: string | null): void => {
    diagnostics.push({ severity: 'error', code, ...at(traced, path, code === 'unknown-key'), message, expected, found, hint });
  };
  def.checks.forEach((check, index) => {
    const { published, low, high } = check;
    if (published < low || published > high) say('out-of-range', ['checks', index, 'published'], 'what was published is outside its own band', `${low} … ${high}`, String(published), null);
    const calculator = calculators.find((entry) => entry.kind === check.kind);
    const checked = calculator && checkSpec(calculator.fields, check.spec, catalog);
    if (!checked || checked.ok) return;
    for (const { code, field, found, words } of checked.problems) {
      const given = code === 'unknown-field' ? field.slice(field.lastIndexOf('.') + 1) : found.replaceAll('"', '');
      const hint = code === 'unknown-field' || code === 'unknown-choice' ? didYouMean(given, words) : null;
      say(CODES[code], ['checks', index, 'spec', ...partsOf(field)], `the calculator "${check.kind}" does not take this: ${code} ${field}`, words.length > 0 ? words.slice(0, 30).join(', ') : null, found || null, hint);
    }
  });
  const ids = def.checks.map((check) => check.id);
  def.relations.forEach((relation, index) => {
    const named = relation.type === 'order' ? relation.rising : [relation.of, relation.to];
    for (const id of named) if (!ids.includes(id)) say('unknown-id', ['relations', index], `the case has no check "${id}"`, ids.join(', '), null, didYouMean(id, ids));
  });
}

/** loads[0].count as parts. */
function partsOf(field: string): PathPart[] {
  return [...field.matchAll(/[^.[\]]+/g)].map(([part]) => (/^\d+$/.test(part) ? Number(part) : part));
}
