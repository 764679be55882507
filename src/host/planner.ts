/** Plans on copies of the open game: what orders would meet after others, and forecasts, run in slices so that the game stays awake. */
import { advance, applyPlan, checkCommand, DAY_S, forecastCopies, inBuilt, planningCopy, previewPlan } from '../sim/index.ts';
import type { Command, Game, PlanPreview, SimContext, Verdict } from '../sim/index.ts';
import { FORECAST_COLUMNS, type Forecast, type ForecastRun } from './protocol.ts';

interface PlannedCopy {
  game: Game;
  timeS: number;
  orders: number; // in the game's log
  context: SimContext;
  commands: Command[];
  verdicts: Verdict[];
  built: number[]; // by the commands, for orders that name what the plan builds
}

interface Running {
  id: number;
  fromDay: number;
  days: number;
  endS: number;
  runs: { context: SimContext; refused: number; lostOnDay: number }[]; // without, with
  toldRatio: number;
}

/** How far a forecast comes between two reports, of 1. */
const TELL_EVERY = 0.02;

export interface Planner {
  /** The game's own context, or a copy on which `after` was given. Leaves the game as it is. */
  after(game: Game, after: readonly Command[] | undefined): SimContext;
  check(game: Game, command: Command, after: readonly Command[] | undefined): Verdict;
  /** Each after those before it, with money lent. */
  checkAll(game: Game, commands: readonly Command[], after: readonly Command[]): Verdict[];
  preview(game: Game, commands: readonly Command[]): PlanPreview;
  start(id: number, game: Game, commands: readonly Command[], days: number): void;
  /** Ends the forecast that runs. */
  end(): void;
  /** Steps the forecast until `untilMs` by `readMs`. */
  run(readMs: () => number, untilMs: number): void;
}

export interface PlannerEvents {
  onProgress(id: number, ratio: number): void;
  onDone(id: number, forecast: Forecast | null): void;
  /** A copy stopped with an error. The game itself goes on. */
  onFail(id: number, error: unknown): void;
}

export function createPlanner({ onProgress, onDone, onFail }: PlannerEvents): Planner {
  let held: PlannedCopy | null = null;
  let running: Running | null = null;

  /** The copy for these orders: one that has been given the first of them goes on. */
  function copyFor(game: Game, commands: readonly Command[]): PlannedCopy {
    const { timeS } = game.context.world;
    const usable = held && held.game === game && held.timeS === timeS && held.orders === game.log.length && held.commands.length <= commands.length
      && held.commands.every((command, i) => JSON.stringify(command) === JSON.stringify(commands[i]));
    const copy: PlannedCopy = usable && held ? held : { game, timeS, orders: game.log.length, context: planningCopy(game.context), commands: [], verdicts: [], built: [] };
    const rest = commands.slice(copy.commands.length);
    copy.verdicts.push(...applyPlan(copy.context, rest, copy.built));
    copy.commands.push(...rest);
    held = copy;
    return copy;
  }

  function end(): void {
    if (!running) return;
    const { id } = running;
    running = null;
    onDone(id, null);
  }

  function finish({ id, fromDay, days, runs }: Running): void {
    running = null;
    const [without, withPlan] = runs.map((run) => readRun(run, fromDay));
    onDone(id, { fromDay, days, without: without!, withPlan: withPlan! });
  }

  return {
    after: (game, after) => (after ? copyFor(game, after).context : game.context),
    check(game, command, after) {
      if (!after) return checkCommand(game.context, command);
      const copy = copyFor(game, after);
      return checkCommand(copy.context, inBuilt(command, copy.built));
    },
    checkAll: (game, commands, after) => copyFor(game, [...after, ...commands]).verdicts.slice(after.length),
    preview(game, commands) {
      const copy = copyFor(game, commands);
      return previewPlan(game.context, copy.context, commands, copy.verdicts);
    },
    start(id, game, commands, days) {
      end();
      const { timeS } = game.context.world;
      const { copies, refused } = forecastCopies(game.context, commands);
      running = {
        id, days, fromDay: Math.floor(timeS / DAY_S), endS: timeS + days * DAY_S, toldRatio: 0,
        runs: copies.map((context, i) => ({ context, refused: i === 0 ? 0 : refused, lostOnDay: -1 })),
      };
    },
    end,
    run(readMs, untilMs) {
      if (!running) return;
      const { runs, endS, days, id } = running;
      do {
        // The one that is behind goes first, so that both stay in step.
        const live = runs.filter((run) => run.lostOnDay < 0 && run.context.world.timeS < endS);
        const next = live.reduce<(typeof runs)[number] | null>((first, run) => (first === null || run.context.world.timeS < first.context.world.timeS ? run : first), null);
        if (!next) return finish(running);
        try {
          advance(next.context);
        } catch (error) {
          running = null;
          return onFail(id, error);
        }
        next.context.events.length = 0;
        const { world } = next.context;
        if (world.outcome.state === 'lost') next.lostOnDay = Math.floor(world.timeS / DAY_S);
      } while (readMs() < untilMs);
      const leftS = Math.max(...runs.map((run) => (run.lostOnDay < 0 ? endS - run.context.world.timeS : 0)));
      const ratio = 1 - leftS / (days * DAY_S);
      if (ratio - running.toldRatio < TELL_EVERY) return;
      running.toldRatio = ratio;
      onProgress(id, ratio);
    },
  };
}

function readRun({ context, refused, lostOnDay }: Running['runs'][number], fromDay: number): ForecastRun {
  const { history } = context.world;
  let first = 0;
  while (first < history.count && history.columns.day[first]! < fromDay) first++;
  const columns = Object.fromEntries(FORECAST_COLUMNS.map((name) => [name, history.columns[name].slice(first, history.count)])) as ForecastRun['columns'];
  return { columns, refused, lostOnDay };
}
