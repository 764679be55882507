/** What can be wrong with a pack, said so that its author can mend it. */

export type Severity = 'error' | 'warning';

export interface Diagnostic {
  severity: Severity;
  code: DiagnosticCode;
  pack: string;
  file: string; // path inside the pack, or the pack's id when no file is to blame
  line: number; // from 1
  column: number; // from 1
  path: string; // e.g. scenarios[0].goals[1].when.value
  message: string;
  expected: string | null;
  found: string | null;
  hint: string | null;
}

export type DiagnosticCode =
  // reading
  | 'file-too-large'
  | 'too-deep'
  | 'syntax'
  | 'duplicate-key'
  | 'forbidden-key'
  | 'bad-file'
  // taking in
  | 'bad-path'
  | 'bad-extension'
  | 'bad-archive'
  | 'too-many-files'
  | 'pack-too-large'
  | 'not-text'
  | 'reserved-id'
  // shape
  | 'unknown-key'
  | 'missing-key'
  | 'wrong-type'
  | 'out-of-range'
  | 'wrong-length'
  | 'bad-format'
  | 'unknown-value'
  | 'no-variant'
  // packs and merging
  | 'no-pack'
  | 'unknown-pack'
  | 'pack-cycle'
  | 'wrong-version'
  | 'duplicate-id'
  | 'copy-from-nothing'
  | 'copy-cycle'
  | 'overlay-nothing'
  | 'missing-entry'
  // meaning
  | 'unknown-id'
  | 'missing-message'
  | 'unknown-command'
  | 'unknown-panel'
  | 'bad-placement'
  | 'bad-source'
  | 'impossible-goal'
  | 'bad-option'
  | 'bad-affair'
  | 'impossible-date';

export interface Position {
  line: number;
  column: number;
}

/** Finds line and column of an offset; keeps the starts of the lines, so that asking often is cheap. */
export class LineIndex {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  at(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((item) => item.severity === 'error');
}

/** By pack, file, line, column: the order in which an author works through them. A mistake that copies inherit is told once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const unique = new Map(diagnostics.map((item) => [`${item.pack}/${item.file}:${item.line}:${item.column} ${item.code} ${item.message}`, item]));
  return [...unique.values()].sort(
    (a, b) => compare(a.pack, b.pack) || compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.code, b.code),
  );
}
