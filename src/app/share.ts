/** What an address can ask for: ?scenario=…&seed=… or ?code=…. Nothing is fetched or executed because of it. */
import { decodeClassCode, encodeClassCode, MAX_CLASS_SEED, type CodeProblem } from '../classroom/classCode.ts';
import type { Catalog } from '../sim/index.ts';

export type StartRequest =
  | { kind: 'none' }
  | { kind: 'start'; scenario: string; seed: number; code: string | null }
  | { kind: 'problem'; problem: 'scenario' | 'seed' | `code-${CodeProblem}`; detail: string };

export function readStart(search: string, catalog: Catalog): StartRequest {
  const query = new URLSearchParams(search);
  const code = query.get('code');
  if (code !== null) return startOfCode(code, catalog);
  const scenario = query.get('scenario');
  if (scenario === null) return { kind: 'none' };
  if (!Object.hasOwn(catalog.scenarios, scenario)) return { kind: 'problem', problem: 'scenario', detail: scenario.slice(0, 60) };
  const seedText = query.get('seed') ?? '1';
  const seed = /^\d{1,10}$/.test(seedText) ? Number(seedText) : Number.NaN;
  if (!(seed <= 0xffffffff)) return { kind: 'problem', problem: 'seed', detail: seedText.slice(0, 60) };
  return { kind: 'start', scenario, seed, code: null };
}

export function startOfCode(code: string, catalog: Catalog): StartRequest {
  const result = decodeClassCode(code, Object.keys(catalog.scenarios), catalog.contentHash);
  if (!result.ok) return { kind: 'problem', problem: `code-${result.problem}`, detail: result.detail.slice(0, 60) };
  return { kind: 'start', scenario: result.start.scenario, seed: result.start.seed, code };
}

/** Link and code for a start. The code is null when the seed does not fit into one. */
export function shareOf(baseUrl: string, scenario: string, seed: number, catalog: Catalog): { link: string; code: string | null } {
  const url = new URL(baseUrl);
  url.hash = '';
  url.search = `?scenario=${encodeURIComponent(scenario)}&seed=${seed}`;
  return { link: url.toString(), code: seed <= MAX_CLASS_SEED ? encodeClassCode({ scenario, seed, flags: 0 }, catalog.contentHash) : null };
}
