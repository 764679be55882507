/** One game of a bot as numbers: how it ended, and what it did on the way. */
import { DAY_S } from '../sim/index.ts';
import type { Catalog, HistoryColumn, World } from '../sim/index.ts';
import type { Bot } from './bot.ts';
import { play } from './play.ts';

const CENTS_PER_MILLION = 1e8;
const YEAR_DAYS = 365;
/** Days after which early orders are counted. */
const EARLY_DAYS = 120;

export interface GameRecord {
  scenario: string;
  bot: string;
  seed: number;
  outcome: 'won' | 'lost' | 'timeout';
  reason: string; // goal or loss that ended it
  day: number;
  score: number;
  cashMillions: number; // $
  runwayDays: number; // median of the game's days
  place: number;
  usefulGpus: number; // on the best day
  /** Share of the staff who would be there after a year at the rate of the whole game; crews hired for a project not counted. */
  retention: number;
  conduct: Conduct;
}

/** What the game was like: quantities that may separate who wins from who loses. */
export interface Conduct {
  raisedMillions: number; // sold in shares, $
  owedMillions: number; // most on any day, $
  defaults: number; // loans called
  tiredMost: number; // fatigue of the staff on the worst day, 0..1
  headsMost: number;
  credibility: number; // at the end, 0..1
  caught: number; // statements found false
  earlyGpus: number; // bought in the first 120 days
  peakMW: number; // most supply on any day
  firstModelDay: number; // the length of the scenario when there was none
  models: number;
  capability: number;
  revenueMillions: number; // in all, $
  interruptions: number;
}

export const CONDUCT_IDS = [
  'raisedMillions', 'owedMillions', 'defaults', 'tiredMost', 'headsMost', 'credibility', 'caught', 'earlyGpus', 'peakMW', 'firstModelDay', 'models', 'capability', 'revenueMillions', 'interruptions',
] as const satisfies readonly (keyof Conduct)[];

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Follows who leaves, day by day. */
class Leavers {
  private left = 0;
  private survival = 1;
  private days = 0;

  constructor(private readonly catalog: Catalog) {}

  look(world: World): void {
    let left = 0;
    let heads = 0;
    for (const cohort of world.people.cohorts) {
      if (this.catalog.roles[cohort.role].projectWork) continue;
      left += cohort.left;
      heads += cohort.count;
    }
    const gone = left - this.left;
    this.left = left;
    this.days++;
    if (heads + gone > 0) this.survival *= 1 - gone / (heads + gone);
  }

  yearRatio(): number {
    return this.days > 0 ? this.survival ** (YEAR_DAYS / this.days) : 1;
  }
}

/** Plays a game to its end, or for `maxHours`, and measures it. */
export function measure(catalog: Catalog, scenario: string, seed: number, bot: Bot, maxHours = Infinity): GameRecord {
  const leavers = new Leavers(catalog);
  let owedMost = 0;
  let earlyGpus = 0;
  let firstModelDay = -1;
  const result = play(catalog, scenario, seed, bot, {
    maxHours,
    onStep: ({ context: { world } }) => {
      if (world.timeS % DAY_S !== 0) return;
      leavers.look(world);
      const day = world.timeS / DAY_S;
      let owed = 0;
      for (const loan of world.finance.loans) owed += loan.owedCents;
      owedMost = Math.max(owedMost, owed);
      if (day <= EARLY_DAYS) earlyGpus = world.compute.waterfall.bought;
      if (firstModelDay < 0 && world.compute.models.length > 0) firstModelDay = day;
    },
  });
  const { world } = result.game.context;
  const { finance, compute } = world;
  const column = (id: HistoryColumn): number[] => Array.from(world.history.columns[id].subarray(0, world.history.count));
  const most = (id: HistoryColumn): number => column(id).reduce((best, value) => Math.max(best, value), 0);
  return {
    scenario, bot: bot.id, seed, outcome: result.outcome, reason: result.reason, day: result.hours / 24, score: world.score, cashMillions: finance.balances.cash / CENTS_PER_MILLION,
    runwayDays: median(column('runwayDays')), place: world.race.place,
    usefulGpus: Math.max(most('useful'), compute.waterfall.useful), retention: leavers.yearRatio(),
    conduct: {
      raisedMillions: finance.raisedCents / CENTS_PER_MILLION, owedMillions: owedMost / CENTS_PER_MILLION, defaults: finance.defaults, tiredMost: most('fatigue'), headsMost: most('headcount'),
      credibility: world.affairs.gauges.credibility, caught: world.reputation.caught, earlyGpus, peakMW: most('supplyKW') / 1000, firstModelDay: firstModelDay < 0 ? (catalog.scenarios[scenario]?.lengthDays ?? 0) : firstModelDay,
      models: compute.models.length, capability: world.race.best, revenueMillions: compute.product.revenueTotalCents / CENTS_PER_MILLION, interruptions: compute.reliability.interruptions,
    },
  };
}
