/** Text of a pack file → traced data. Caps come first: packs are written by strangers. */
import { createScanner, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { LineIndex, type Diagnostic, type DiagnosticCode } from './diagnostics.ts';
import { joinPath, type SourceFile, type Traced } from './traced.ts';

export const MAX_FILE_BYTES = 2 * 1024 * 1024;
export const MAX_DEPTH = 64;
const MAX_SYNTAX_ERRORS = 20; // of one file: one slip can cause hundreds
/** Kinds of token, as the scanner numbers them (its enum is not there at run time). */
const TOKEN = { openBrace: 1, closeBrace: 2, openBracket: 3, closeBracket: 4, end: 17 } as const;
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export interface PackFile {
  pack: string;
  path: string;
  text: string;
}

type Report = (code: DiagnosticCode, offset: number, path: string, message: string, hint: string | null) => void;

/** Null when the file cannot be read at all. Duplicate and forbidden keys are reported and left out. */
export function parseFile(input: PackFile, diagnostics: Diagnostic[]): Traced | null {
  const text = input.text.startsWith('\uFEFF') ? input.text.slice(1) : input.text;
  const tooLarge = text.length > MAX_FILE_BYTES;
  const file: SourceFile = { pack: input.pack, path: input.path, lines: new LineIndex(tooLarge ? '' : text) };
  const report: Report = (code, offset, path, message, hint) => {
    diagnostics.push({
      severity: 'error', code, pack: file.pack, file: file.path, ...file.lines.at(offset), path, message, expected: null, found: null, hint,
    });
  };
  if (tooLarge) {
    report('file-too-large', 0, '', `the file has ${text.length} characters`, `split it: at most ${MAX_FILE_BYTES} a file`);
    return null;
  }
  const deepAt = offsetTooDeep(text);
  if (deepAt >= 0) {
    report('too-deep', deepAt, '', `nested deeper than ${MAX_DEPTH} levels`, 'content needs fewer than ten');
    return null;
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  for (const error of errors.slice(0, MAX_SYNTAX_ERRORS)) {
    report('syntax', error.offset, '', `the text is not JSON here (${printParseErrorCode(error.error)})`, syntaxHint(text, error.offset));
  }
  if (!root) {
    if (errors.length === 0) report('syntax', 0, '', 'the file is empty', null);
    return null;
  }
  return errors.length > 0 ? null : trace(root, file, '', root.offset, report);
}

/** Offset of the bracket that opens one level too many, or -1. The scanner does not recurse, so depth cannot harm it. */
function offsetTooDeep(text: string): number {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let kind: number = scanner.scan(); kind !== TOKEN.end; kind = scanner.scan()) {
    if (kind === TOKEN.openBrace || kind === TOKEN.openBracket) {
      depth++;
      if (depth > MAX_DEPTH) return scanner.getTokenOffset();
    } else if (kind === TOKEN.closeBrace || kind === TOKEN.closeBracket) depth--;
  }
  return -1;
}

function syntaxHint(text: string, offset: number): string | null {
  const before = text.slice(Math.max(0, offset - 200), offset).trimEnd();
  const last = before.at(-1) ?? '';
  if (/["\d}\]el]/.test(last) && /["{[\d]/.test(text[offset] ?? '')) return 'a comma is missing before this';
  if (text[offset] === "'") return 'strings are written with double quotes';
  return null;
}

function trace(node: Node, file: SourceFile, path: string, keyOffset: number, report: Report): Traced {
  const traced: Traced = { file, offset: node.offset, keyOffset, path, members: null, items: null, value: null };
  if (node.type === 'array') {
    traced.items = (node.children ?? []).map((child, index) => trace(child, file, joinPath(path, index), child.offset, report));
  } else if (node.type === 'object') {
    traced.members = new Map();
    for (const property of node.children ?? []) {
      const [keyNode, valueNode] = property.children ?? [];
      if (!keyNode || !valueNode) continue;
      const key = String(keyNode.value);
      const childPath = joinPath(path, key);
      if (FORBIDDEN_KEYS.has(key)) {
        report('forbidden-key', keyNode.offset, childPath, `the key "${key}" is not allowed`, 'choose another name');
        continue;
      }
      const earlier = traced.members.get(key);
      if (earlier) {
        const { line } = file.lines.at(earlier.keyOffset);
        report('duplicate-key', keyNode.offset, childPath, `the key "${key}" is written twice`, `it stands on line ${line} already; remove one`);
        continue;
      }
      traced.members.set(key, trace(valueNode, file, childPath, keyNode.offset, report));
    }
  } else {
    const value: unknown = node.value;
    traced.value = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  }
  return traced;
}
