/** What many games say: how each bot fares, which bots are beaten in everything by another, and what those who win do otherwise than those who lose. */
import { CONDUCT_IDS, median, type Conduct, type GameRecord } from '../bots/measure.ts';

export interface Standing {
  scenario: string;
  bot: string;
  games: number;
  won: number;
  lost: Record<string, number>; // by cause
  timeout: number;
  day: number; // medians from here on
  score: number;
  cashMillions: number;
  runwayDays: number;
  retention: number;
  place: number;
  usefulGpus: number;
  conduct: Conduct;
}

/** One bot is at least as good as another in every measure, and better in one. */
export interface Dominance {
  scenario: string;
  better: string;
  worse: string;
}

/** A quantity of conduct that separates winners from losers: chance that a winner had more of it than a loser, ties half. 0.5 = says nothing. */
export interface Lever {
  scenario: string;
  quantity: keyof Conduct;
  chance: number;
  winners: number; // medians
  losers: number;
}

export interface Summary {
  standings: Standing[];
  undominated: { scenario: string; bots: string[] }[];
  dominated: Dominance[];
  levers: Lever[];
}

/** Places after the decimal point that a table needs; what is printed does not hang on the last bits. */
const DIGITS = 4;
/** Levers weaker than this are chance. */
const LEAST_LEVER = 0.15;
const MOST_LEVERS = 6;

const rounded = (value: number): number => Number(value.toFixed(DIGITS));

function standing(scenario: string, bot: string, games: readonly GameRecord[]): Standing {
  const lost: Record<string, number> = {};
  for (const game of games) if (game.outcome === 'lost') lost[game.reason] = (lost[game.reason] ?? 0) + 1;
  const of = (read: (game: GameRecord) => number): number => rounded(median(games.map(read)));
  const conduct = {} as Conduct;
  for (const id of CONDUCT_IDS) conduct[id] = of((game) => game.conduct[id]);
  return {
    scenario, bot, games: games.length, won: games.filter((game) => game.outcome === 'won').length, lost, timeout: games.filter((game) => game.outcome === 'timeout').length,
    day: of((game) => game.day), score: of((game) => game.score), cashMillions: of((game) => game.cashMillions), runwayDays: of((game) => game.runwayDays),
    retention: of((game) => game.retention), place: of((game) => game.place), usefulGpus: of((game) => game.usefulGpus), conduct,
  };
}

/** More is better in each. */
const MERITS: readonly ((row: Standing) => number)[] = [(row) => row.won / row.games, (row) => row.score, (row) => -row.place, (row) => row.cashMillions];

function dominates(a: Standing, b: Standing): boolean {
  return MERITS.every((merit) => merit(a) >= merit(b)) && MERITS.some((merit) => merit(a) > merit(b));
}

/** By pairs of a winner and a loser, whoever played them. */
function leversOf(scenario: string, games: readonly GameRecord[]): Lever[] {
  const winners = games.filter((game) => game.outcome === 'won');
  const losers = games.filter((game) => game.outcome !== 'won');
  if (winners.length === 0 || losers.length === 0) return [];
  const levers = CONDUCT_IDS.map((quantity): Lever => {
    let more = 0;
    for (const winner of winners) {
      for (const loser of losers) more += winner.conduct[quantity] > loser.conduct[quantity] ? 1 : winner.conduct[quantity] === loser.conduct[quantity] ? 0.5 : 0;
    }
    const of = (side: readonly GameRecord[]): number => rounded(median(side.map((game) => game.conduct[quantity])));
    return { scenario, quantity, chance: rounded(more / (winners.length * losers.length)), winners: of(winners), losers: of(losers) };
  });
  return levers.filter(({ chance }) => Math.abs(chance - 0.5) >= LEAST_LEVER).sort((a, b) => Math.abs(b.chance - 0.5) - Math.abs(a.chance - 0.5)).slice(0, MOST_LEVERS);
}

export function summarise(records: readonly GameRecord[]): Summary {
  const summary: Summary = { standings: [], undominated: [], dominated: [], levers: [] };
  for (const scenario of new Set(records.map((record) => record.scenario))) {
    const games = records.filter((record) => record.scenario === scenario);
    const rows = [...new Set(games.map((game) => game.bot))].map((bot) => standing(scenario, bot, games.filter((game) => game.bot === bot)));
    summary.standings.push(...rows);
    for (const worse of rows) {
      const better = rows.find((row) => dominates(row, worse));
      if (better) summary.dominated.push({ scenario, better: better.bot, worse: worse.bot });
    }
    summary.undominated.push({ scenario, bots: rows.filter((row) => !rows.some((other) => dominates(other, row))).map((row) => row.bot) });
    summary.levers.push(...leversOf(scenario, games));
  }
  return summary;
}

const whole = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
const percent = (value: number): string => `${Math.round(100 * value)} %`;
/** Three figures, whatever the size. */
const short = (value: number): string => (Math.abs(value) >= 100 ? whole(value) : String(Number(value.toPrecision(3))));

function causes({ lost, timeout }: Standing): string {
  const parts = Object.entries(lost).sort((a, b) => b[1] - a[1]).map(([cause, count]) => `${cause} ${count}`);
  if (timeout > 0) parts.push(`out of time ${timeout}`);
  return parts.join(', ') || 'none';
}

/** Markdown. Whole numbers: nobody balances by decimals. */
export function tableOf(summary: Summary): string {
  const lines = [
    'Seeds from 1 on, as many as there are games. Medians; runway over the days of a game; retention for a year at the rate of the game; useful GPUs on the best day.', '',
    '| scenario | bot | games | won | lost by | day | score | cash, M$ | runway, days | retention | place | useful GPUs |', '|---|---|---|---|---|---|---|---|---|---|---|---|',
    ...summary.standings.map((row) => `| ${[
      row.scenario, row.bot, whole(row.games), percent(row.won / row.games), causes(row), whole(row.day), whole(row.score), whole(row.cashMillions), whole(row.runwayDays), percent(row.retention), whole(row.place), whole(row.usefulGpus),
    ].join(' | ')} |`),
  ];
  lines.push('', '| scenario | in nothing beaten by another (wins, score, place, cash) | what winners had otherwise than losers: quantity (chance that a winner has more; medians) |', '|---|---|---|');
  for (const { scenario, bots } of summary.undominated) {
    const levers = summary.levers.filter((lever) => lever.scenario === scenario)
      .map(({ quantity, chance, winners, losers }) => `${quantity} (${percent(chance)}; ${short(winners)} and ${short(losers)})`);
    lines.push(`| ${scenario} | ${bots.join(', ')} | ${levers.join('; ') || 'none'} |`);
  }
  return lines.join('\n');
}
