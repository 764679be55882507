/** pack.json of each pack, and the order in which packs are laid on one another. */
import { at, issuesToDiagnostics } from './issues.ts';
import type { Diagnostic, DiagnosticCode } from './diagnostics.ts';
import { packInfo, type PackInfo } from './schema/pack.ts';
import { toPlain, type PathPart, type Traced } from './traced.ts';
import { didYouMean } from './suggest.ts';

export interface Pack {
  info: PackInfo;
  traced: Traced;
}

export function readPackInfo(traced: Traced, diagnostics: Diagnostic[]): Pack | null {
  const value = toPlain(traced);
  const result = packInfo.safeParse(value);
  if (result.success) return { info: result.data, traced };
  diagnostics.push(...issuesToDiagnostics(result.error.issues, packInfo, value, traced));
  return null;
}

/** Is `version` within `range`: *, 1.2.3 (exactly), >=1.2.3, or ^1.2.3 (no change of the first number that is not 0). */
export function inRange(version: string, range: string): boolean {
  if (range === '*') return true;
  const have = numbers(version);
  const need = numbers(range.replace(/^(?:\^|>=)/, ''));
  const order = have.map((part, index) => part - (need[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
  if (range.startsWith('>=')) return order >= 0;
  if (!range.startsWith('^')) return order === 0;
  const fixed = need.findIndex((part) => part > 0);
  return order >= 0 && have.slice(0, (fixed < 0 ? 2 : fixed) + 1).every((part, index) => part === need[index]);
}

const numbers = (version: string): number[] => version.split('.').map(Number);

/** Packs by depth of dependency, then by id. A pack whose dependency is missing or circular is reported and left out. */
export function orderPacks(packs: readonly Pack[], gameVersion: string | null, diagnostics: Diagnostic[]): Pack[] {
  const byId = new Map(packs.map((pack) => [pack.info.id, pack]));
  const depths = new Map<string, number>();
  const report = (pack: Pack, path: PathPart[], code: DiagnosticCode, message: string, expected: string | null, hint: string | null): void => {
    diagnostics.push({ severity: 'error', code, ...at(pack.traced, path, false), message, expected, found: null, hint });
  };
  function depthOf(pack: Pack, above: readonly string[]): number {
    const { id, depends } = pack.info;
    const known = depths.get(id);
    if (known !== undefined) return known;
    let depth = 0;
    for (const [needed, range] of Object.entries(depends)) {
      const other = byId.get(needed);
      const path = ['depends', needed];
      if (!other) {
        report(pack, path, 'unknown-pack', `the pack "${needed}" is not there`, null, didYouMean(needed, byId.keys()) ?? 'install it, or remove the dependency');
        depth = Infinity;
      } else if (needed === id || above.includes(needed)) {
        report(pack, path, 'pack-cycle', `"${needed}" needs "${id}" in its turn`, null, 'packs cannot depend on each other in a circle');
        depth = Infinity;
      } else {
        if (!inRange(other.info.version, range)) {
          report(pack, path, 'wrong-version', `"${needed}" is there in version ${other.info.version}`, range, null);
        }
        depth = Math.max(depth, 1 + depthOf(other, [...above, id]));
      }
    }
    depths.set(id, depth);
    return depth;
  }
  for (const pack of packs) {
    if (gameVersion !== null && !inRange(gameVersion, pack.info.gameVersion)) {
      report(pack, ['gameVersion'], 'wrong-version', `this is version ${gameVersion} of the game`, pack.info.gameVersion, null);
    }
    depthOf(pack, []);
  }
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const depth = (pack: Pack): number => depths.get(pack.info.id) ?? 0;
  return packs
    .filter((pack) => Number.isFinite(depth(pack)))
    .sort((a, b) => depth(a) - depth(b) || compare(a.info.id, b.info.id));
}
