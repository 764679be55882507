/** Entries of all packs → one resolved entry per id: overlays, copies, abstract bases. */
import { describe, mergeTraced, without, type Traced } from './traced.ts';
import type { Diagnostic, DiagnosticCode } from './diagnostics.ts';
import { at } from './issues.ts';
import { didYouMean } from './suggest.ts';
import { MERGE_KEYS } from './schema/kinds.ts';

export interface Resolved {
  id: string;
  traced: Traced; // without the merge keys
  abstract: boolean;
}

type Report = (traced: Traced, key: string, code: DiagnosticCode, message: string, expected: string | null, hint: string | null) => void;

interface Raw {
  traced: Traced;
  copyFrom: string | null;
  abstract: boolean;
}

/** `entries` in load order of packs. Abstract entries are resolved too, so that copies find them, but are no part of the game. */
export function resolveKind(entries: readonly Traced[], diagnostics: Diagnostic[]): Map<string, Resolved> {
  const raw = new Map<string, Raw>();
  const report: Report = (traced, key, code, message, expected, hint) => {
    diagnostics.push({ severity: 'error', code, ...at(traced, [key], false), message, expected, found: null, hint });
  };
  for (const traced of entries) {
    if (!checkMergeKeys(traced, diagnostics)) continue;
    const id = traced.members?.get('id')?.value;
    if (typeof id !== 'string') {
      report(traced, 'id', traced.members?.has('id') ? 'wrong-type' : 'missing-key', 'an entry needs an id', 'a text', null);
      continue;
    }
    const before = raw.get(id);
    const isOverlay = traced.members?.get('overlay')?.value === true;
    const own = { traced, copyFrom: text(traced, 'copyFrom'), abstract: traced.members?.get('abstract')?.value === true };
    if (!isOverlay) {
      if (before) {
        const { file, offset } = before.traced;
        report(traced, 'id', 'duplicate-id', `"${id}" is there already (${file.pack}/${file.path}:${file.lines.at(offset).line})`, null,
          file.pack === traced.file.pack ? 'give it another id' : 'to change the other pack\'s entry, add "overlay": true');
      } else raw.set(id, own);
    } else if (!before) {
      report(traced, 'id', 'overlay-nothing', `there is no "${id}" to lay this over`, null, didYouMean(id, raw.keys()) ?? 'remove "overlay", or add the other pack to depends');
    } else {
      raw.set(id, {
        traced: mergeTraced(before.traced, traced),
        copyFrom: own.copyFrom ?? before.copyFrom,
        abstract: traced.members?.has('abstract') ? own.abstract : before.abstract,
      });
    }
  }
  return resolveCopies(raw, report);
}

function resolveCopies(raw: ReadonlyMap<string, Raw>, report: Report): Map<string, Resolved> {
  const resolved = new Map<string, Resolved>();
  const failed = new Set<string>();
  function resolve(id: string, entry: Raw, above: readonly string[]): Resolved | null {
    const done = resolved.get(id);
    if (done) return done;
    if (failed.has(id)) return null;
    const result = resolveNew(id, entry, above);
    if (result) resolved.set(id, result);
    else failed.add(id);
    return result;
  }
  function resolveNew(id: string, entry: Raw, above: readonly string[]): Resolved | null {
    let traced = entry.traced;
    if (entry.copyFrom !== null) {
      const source = raw.get(entry.copyFrom);
      if (!source) {
        report(traced, 'copyFrom', 'copy-from-nothing', `there is no "${entry.copyFrom}" to copy`, null, didYouMean(entry.copyFrom, raw.keys()));
        return null;
      }
      if (entry.copyFrom === id || above.includes(entry.copyFrom)) {
        report(traced, 'copyFrom', 'copy-cycle', `"${entry.copyFrom}" is copied from "${id}" in its turn`, null, 'write one of them out');
        return null;
      }
      const base = resolve(entry.copyFrom, source, [...above, id]);
      if (!base) return null;
      traced = mergeTraced(base.traced, traced);
    }
    return { id, traced: without(traced, MERGE_KEYS), abstract: entry.abstract };
  }
  for (const [id, entry] of raw) resolve(id, entry, []);
  return resolved;
}

function text(traced: Traced, key: string): string | null {
  const value = traced.members?.get(key)?.value;
  return typeof value === 'string' ? value : null;
}

const MERGE_TYPES = { copyFrom: 'string', abstract: 'boolean', overlay: 'boolean' } as const;

function checkMergeKeys(traced: Traced, diagnostics: Diagnostic[]): boolean {
  if (!traced.members) {
    diagnostics.push({
      severity: 'error', code: 'wrong-type', ...at(traced, [], false), message: `${describe(traced.items ? [] : traced.value)} is no entry`,
      expected: 'an object', found: null, hint: 'entries are written { "id": … }',
    });
    return false;
  }
  let fine = true;
  for (const key of MERGE_KEYS) {
    const member = traced.members.get(key);
    const expected = MERGE_TYPES[key];
    if (!member || (typeof member.value === expected && !member.items && !member.members)) continue;
    fine = false;
    diagnostics.push({
      severity: 'error', code: 'wrong-type', ...at(traced, [key], false), message: `"${key}" has the wrong type`,
      expected: expected === 'string' ? 'the id of another entry' : 'true or false', found: describe(member.value), hint: null,
    });
  }
  return fine;
}
