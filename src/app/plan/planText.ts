/** A plan as text, for save files. Files come from strangers: what is no order of building is left out; the engine looks at the rest. */
import type { Command } from '../../sim/index.ts';
import { EMPTY_PLAN, isPlannable, MOST_ENTRIES, type Plan, type PlanEntry, type PlanStep } from './plan.ts';

const MOST_CHARACTERS = 200_000;
const MOST_NAME = 60;

/** Empty for a plan that holds nothing. */
export function writePlan({ on, entries, steps, into, nextKey }: Plan): string {
  return entries.length === 0 ? '' : JSON.stringify({ on, entries, steps, into, nextKey });
}

export function readPlan(text: string | undefined): Plan {
  if (text === undefined || text === '' || text.length > MOST_CHARACTERS) return EMPTY_PLAN;
  let value: { on?: unknown; entries?: unknown; steps?: unknown; into?: unknown; nextKey?: unknown } | null;
  try {
    value = JSON.parse(text) as typeof value;
  } catch {
    return EMPTY_PLAN;
  }
  const steps = listOf(value?.steps).filter(isStep);
  const known = new Set(steps.map((step) => step.key));
  const entries = listOf(value?.entries).filter(isEntry).filter((entry) => known.has(entry.step)).slice(0, MOST_ENTRIES);
  if (entries.length === 0) return EMPTY_PLAN;
  const nextKey = 1 + Math.max(0, ...entries.map((entry) => entry.key), ...known);
  return { ...EMPTY_PLAN, on: value?.on === true, steps, entries: steps.flatMap((step) => entries.filter((entry) => entry.step === step.key)), into: known.has(value?.into as number) ? (value?.into as number) : steps[0]!.key, nextKey };
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isKey = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < 1e9;

function isStep(value: unknown): value is PlanStep {
  const step = value as PlanStep | null;
  return typeof step === 'object' && step !== null && isKey(step.key) && typeof step.name === 'string' && step.name.length <= MOST_NAME;
}

function isEntry(value: unknown): value is PlanEntry {
  const entry = value as PlanEntry | null;
  if (typeof entry !== 'object' || entry === null || !isKey(entry.key) || !isKey(entry.step)) return false;
  const command = entry.command as Command | null;
  return typeof command === 'object' && command !== null && isPlannable(command) && Object.values(command).every((field) => ['string', 'number', 'boolean'].includes(typeof field));
}
