/** What an address can ask for: ?scenario=…&seed=…&set.<option>=… or ?code=…. Nothing is fetched or executed because of it. */
import { decodeClassCode, encodeClassCode, MAX_CLASS_SEED, type CodeProblem } from '../classroom/classCode.ts';
import { BASE, linkedPacks, packsForLink } from './packs.ts';
import { settingProblems, type Catalog, type ScenarioDef, type SettingProblem, type Settings } from '../sim/index.ts';

export type StartRequest =
  | { kind: 'none' }
  | { kind: 'start'; scenario: string; seed: number; code: string | null; settings: Settings }
  | { kind: 'problem'; problem: 'scenario' | 'seed' | 'packs' | `set-${SettingProblem['code']}` | `code-${CodeProblem}`; detail: string; params?: Record<string, string> };

/** Before the name of a setting in an address. */
const SET = 'set.';
const MOST_SET = 60;

/** Numbers where the option is one; what is no number stays text, and the check says so. */
function settingsOf(scenario: ScenarioDef, query: URLSearchParams): Settings {
  const given = [...query].filter(([name]) => name.startsWith(SET)).slice(0, MOST_SET);
  return Object.fromEntries(given.map(([name, text]) => {
    const id = name.slice(SET.length);
    const isNumber = scenario.options?.some((option) => option.id === id && option.kind === 'number') === true;
    return [id, isNumber && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text];
  }));
}

export function readStart(search: string, catalog: Catalog): StartRequest {
  const query = new URLSearchParams(search);
  const code = query.get('code');
  if (code !== null) return startOfCode(code, catalog);
  const scenario = query.get('scenario');
  if (scenario === null) return { kind: 'none' };
  const here = packsForLink(catalog.packs).split(',');
  const missing = linkedPacks(search).filter((pack) => !here.includes(pack));
  if (missing.length > 0) return { kind: 'problem', problem: 'packs', detail: missing.map((pack) => pack.split('~')[0]?.replace('@', ' ')).join(', ').slice(0, 200) };
  if (!Object.hasOwn(catalog.scenarios, scenario)) return { kind: 'problem', problem: 'scenario', detail: scenario.slice(0, 60) };
  const seedText = query.get('seed') ?? '1';
  const seed = /^\d{1,10}$/.test(seedText) ? Number(seedText) : Number.NaN;
  if (!(seed <= 0xffffffff)) return { kind: 'problem', problem: 'seed', detail: seedText.slice(0, 60) };
  const settings = settingsOf(catalog.scenarios[scenario]!, query);
  const [wrong] = settingProblems(catalog.scenarios[scenario]!, settings);
  if (wrong) return { kind: 'problem', problem: `set-${wrong.code}`, detail: wrong.found, params: { option: wrong.option, expected: wrong.expected.join(', ') } };
  return { kind: 'start', scenario, seed, code: null, settings };
}

export function startOfCode(code: string, catalog: Catalog): StartRequest {
  const result = decodeClassCode(code, catalog);
  if (!result.ok) return { kind: 'problem', problem: `code-${result.problem}`, detail: result.detail.slice(0, 60) };
  return { kind: 'start', scenario: result.start.scenario, seed: result.start.seed, code, settings: result.start.settings ?? {} };
}

/** Link and code for a start. The code is null when the seed does not fit into one, and with own packs: a class plays with the base game. */
export function shareOf(baseUrl: string, scenario: string, seed: number, settings: Settings, catalog: Catalog): { link: string; code: string | null } {
  const url = new URL(baseUrl);
  url.hash = '';
  const query = new URLSearchParams({ scenario, seed: String(seed) });
  for (const option of catalog.scenarios[scenario]?.options ?? []) {
    const value = settings[option.id];
    if (value !== undefined && value !== option.default) query.set(SET + option.id, String(value));
  }
  const packs = packsForLink(catalog.packs);
  if (packs !== '') query.set('packs', packs);
  url.search = query.toString();
  return { link: url.toString(), code: seed <= MAX_CLASS_SEED && catalog.packs.every(({ id }) => id === BASE) ? encodeClassCode({ scenario, seed, flags: 0, settings }, catalog) : null };
}
