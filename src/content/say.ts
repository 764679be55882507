/** How a check tells what is wrong with an entry: at a path of it, with what was expected and what to do. */
import type { Diagnostic, DiagnosticCode } from './diagnostics.ts';
import { at } from './issues.ts';
import type { PathPart, Traced } from './traced.ts';

export type Say = (code: DiagnosticCode, path: PathPart[], message: string, expected: string | null, hint: string | null) => void;

export function sayer(traced: Traced, diagnostics: Diagnostic[]): Say {
  return (code, path, message, expected, hint) => {
    diagnostics.push({ severity: 'error', code, ...at(traced, path, false), message, expected, found: null, hint });
  };
}
