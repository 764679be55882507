/** Which affairs come about in games, and of the others: how near they came. Looks once a day, changes nothing. */
import { choiceCents, DAY_S, evaluate, factValue, hazardPerYear, scenarioAffairs } from '../sim/index.ts';
import type { AffairDef, Condition, FactId, Game, SimContext } from '../sim/index.ts';

const DAYS_PER_YEAR = 365;

/** One comparison of a condition, and the reading that came nearest to it in any game. */
interface Leaf {
  fact: FactId;
  op: string;
  value: number;
  nearest: number;
  held: boolean;
}

export interface AffairCover {
  id: string;
  topic: string;
  games: number; // in which it came about
  daysPossible: number; // over all games: its condition held and nothing else stood against it
  expected: number; // sum of its hazard over those days: how often it was to be expected
  choices: Record<string, number>; // how often each ended it
  leaves: Leaf[];
  parents: { affair: string; choice: string; chance: number }[]; // what it may follow from
  listed: boolean; // may come by hazard in a scenario that was played
  fallbackCents: number; // of the dearest game
}

export class Coverage {
  readonly rows = new Map<string, AffairCover>();
  games = 0;
  readonly #defs: readonly AffairDef[];

  constructor(defs: readonly AffairDef[]) {
    this.#defs = defs;
    for (const def of defs) {
      this.rows.set(def.id, {
        id: def.id, topic: def.topic, games: 0, daysPossible: 0, expected: 0, choices: {}, leaves: def.when ? leavesOf(def.when) : [], parents: [], listed: false, fallbackCents: 0,
      });
    }
    for (const def of defs) for (const choice of def.choices) for (const next of choice.follow) this.rows.get(next.affair)?.parents.push({ affair: def.id, choice: choice.id, chance: next.chance });
  }

  /** To be called after every step: looks at the end of a day. */
  look({ context }: Game): void {
    if (context.world.timeS % DAY_S !== 0) return;
    for (const def of scenarioAffairs(context)) {
      const row = this.rows.get(def.id);
      if (!row) continue;
      row.listed = true;
      for (const leaf of row.leaves) note(context, leaf);
      const rate = hazardPerYear(context, def);
      if (rate <= 0) continue;
      row.daysPossible++;
      row.expected += rate / DAYS_PER_YEAR;
    }
  }

  /** A game is over: counts what came about. */
  end({ context }: Game): void {
    const { affairs } = context.world;
    this.games++;
    for (const id of Object.keys(affairs.last)) {
      const row = this.rows.get(id);
      if (row) row.games++;
    }
    for (const entry of affairs.log) {
      const row = this.rows.get(entry.affair);
      if (row) row.choices[entry.choice] = (row.choices[entry.choice] ?? 0) + 1;
    }
    for (const def of this.#defs) {
      const row = this.rows.get(def.id);
      const fallback = def.choices.find((choice) => choice.id === def.fallback);
      if (row && fallback) row.fallbackCents = Math.max(row.fallbackCents, choiceCents(context, fallback));
    }
  }

  unseen(): AffairCover[] {
    return [...this.rows.values()].filter((row) => row.games === 0);
  }

  /** Why an affair did not come about, in a few words. */
  why(row: AffairCover): string {
    if (row.parents.length > 0 && row.leaves.length === 0 && !row.listed) return this.#chain(row);
    if (!row.listed) return 'in no list of the scenarios played';
    const never = row.leaves.filter((leaf) => !leaf.held).map((leaf) => `${leaf.fact} ${leaf.op} ${leaf.value}, nearest ${Number(leaf.nearest.toPrecision(3))}`);
    if (never.length > 0) return `never held: ${never.join('; ')}`;
    if (row.daysPossible === 0) return 'each part held, never all on one day';
    return `could on ${row.daysPossible} days, ${row.expected.toFixed(2)} expected: luck`;
  }

  #chain({ parents }: AffairCover): string {
    const ways = parents.map(({ affair, choice, chance }) => {
      const parent = this.rows.get(affair);
      return `${affair}.${choice} (chosen ${parent?.choices[choice] ?? 0} of ${parent?.games ?? 0} games, then ${chance})`;
    });
    return `only after ${ways.join(' or ')}`;
  }
}

function leavesOf(condition: Condition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  if ('not' in condition) return leavesOf(condition.not);
  const least = condition.op === '>=' || condition.op === '>';
  return [{ fact: condition.fact, op: condition.op, value: condition.value, nearest: least ? -Infinity : Infinity, held: false }];
}

function note(context: SimContext, leaf: Leaf): void {
  const reading = factValue(context, leaf.fact);
  leaf.nearest = leaf.op === '>=' || leaf.op === '>' ? Math.max(leaf.nearest, reading) : Math.min(leaf.nearest, reading);
  if (!leaf.held) leaf.held = evaluate(context, { fact: leaf.fact, op: leaf.op, value: leaf.value } as Condition);
}
