/** What was reached on this device, mission by mission, and which to play next. Kept beside the settings; nobody else reads it. */
import type { Frame, ScenarioDef } from '../sim/index.ts';
import type { KeyValueStore } from './preferences.ts';

export interface Result {
  won: boolean;
  score: number;
  day: number; // on which it ended
}
export type Results = Readonly<Record<string, Result>>;

const KEY = 'gigawatt.results';
const keyOf = (ownPacks: boolean): string => (ownPacks ? `${KEY}.packs` : KEY);
const DAY_S = 86_400;

/** The order in which the missions build on each other; others follow by title. */
const ORDER = ['first-rack', 'keep-it-cool', 'dry-summer', 'swing', 'in-unison', 'riverbend-100k', 'the-fold', 'undisclosed', 'gigawatt', 'sandbox'];

export function sortScenarios(scenarios: readonly ScenarioDef[], title: (scenario: ScenarioDef) => string): ScenarioDef[] {
  const place = (scenario: ScenarioDef): number => {
    const at = ORDER.indexOf(scenario.id);
    return at < 0 ? ORDER.length : at;
  };
  return [...scenarios].sort((a, b) => place(a) - place(b) || (title(a) < title(b) ? -1 : 1));
}

/** Best results of this device, those with own packs in use for themselves: packs change what a mission asks. What cannot be read counts as none. */
export function readResults(store: KeyValueStore, ownPacks: boolean): Results {
  try {
    const kept = JSON.parse(store.getItem(keyOf(ownPacks)) ?? '{}') as Record<string, Partial<Result> | null>;
    return Object.fromEntries(Object.entries(kept).flatMap(([id, entry]) => (typeof entry?.score === 'number' && typeof entry.day === 'number' ? [[id, { won: entry.won === true, score: entry.score, day: entry.day }]] : [])));
  } catch {
    return {};
  }
}

/** Keeps the result of a game that has ended, when it beats the one before: a win beats any loss, then the score counts. */
export function keepResult(store: KeyValueStore, { scenario, score, outcome }: Frame, ownPacks: boolean): void {
  const results = readResults(store, ownPacks);
  const before = results[scenario];
  const now: Result = { won: outcome.state === 'won', score, day: Math.floor(outcome.atS / DAY_S) + 1 };
  if (before && (before.won !== now.won ? before.won : before.score >= now.score)) return;
  try {
    store.setItem(keyOf(ownPacks), JSON.stringify({ ...results, [scenario]: now }));
  } catch {
    // A full or forbidden store costs the record, never the game.
  }
}

/** The first mission that is not won yet, after `just` where there is one; null when all are. Missions without a win are not suggested. */
export function nextMission(scenarios: readonly ScenarioDef[], results: Results, just: string | null = null): ScenarioDef | null {
  const sorted = sortScenarios(scenarios, (scenario) => scenario.id).filter((scenario) => scenario.difficulty !== 'open' && scenario.goals.some((goal) => goal.required));
  const from = sorted.findIndex((scenario) => scenario.id === just) + 1;
  const open = (scenario: ScenarioDef): boolean => scenario.id !== just && !results[scenario.id]?.won;
  return sorted.slice(from).find(open) ?? sorted.find(open) ?? null;
}
