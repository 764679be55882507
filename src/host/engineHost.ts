/**
 * Owns a game and a clock: takes messages, posts frames at most ten times a second. Used by the worker and, unchanged, in line
 * by tests. Time comes in through `tick(nowMs)`, so nothing here reads a clock.
 */
import {
  builtSince, createFramePool, explain, hashWorld, HISTORY_COLUMNS, incidentLive, loadGame, LoadError, newGame, order, planRun, projectFrame, recordOf,
  saveGame, step, suggestGroup, suggestPlace, suggestRow, suggestRows, swingOutlook, verifyRecord, wattFlow,
} from '../sim/index.ts';
import type { Catalog, FramePool, Game, SimEvent } from '../sim/index.ts';
import type { AlertRule, FromHost, Given, HistoryData, Question, Speed, ToHost } from './protocol.ts';
import { stepsDue, type Pace } from './pace.ts';
import { createPlanner } from './planner.ts';
import { createReviewer } from './reviewer.ts';
import { createFrameThinner } from './sharedParts.ts';

/** The page draws at most this often. */
export const FRAME_INTERVAL_MS = 100;

/** Time that steps may take within one tick before the rest is dropped: keeps the worker answering. */
const TICK_BUDGET_MS = 40;

/** Time of a tick that a forecast may take. */
const FORECAST_BUDGET_MS = 24;

/** Time of a tick that playing the game again may take, by whether the game itself stands. */
const REVIEW_BUDGET_MS = { still: 34, running: 10 };

const DEFAULT_RULES: Record<string, AlertRule> = { '*bad': 'pause' };

export type Post = (message: FromHost, transfer: ArrayBufferLike[]) => void;

export interface EngineHost {
  receive(message: ToHost): void;
  /** Advances by the real time since the last tick. */
  tick(nowMs: number): void;
  /** For tests and bots: exact steps without a clock. */
  game(): Game | null;
}

export function createEngineHost(post: Post, readMs: () => number): EngineHost {
  let catalog: Catalog | null = null;
  let game: Game | null = null;
  let broken: Game | null = null; // stopped with an error: nothing but its record can be asked for
  let speed: Speed = 0;
  let rules: Record<string, AlertRule> = DEFAULT_RULES;
  let lastTickMs = -1;
  let lastFrameMs = -Infinity;
  let lastStepS = 0;
  let dirty = false;
  let pending: SimEvent[] = [];
  const pace: Pace = { owedSteps: 0 };
  const pool: FramePool = createFramePool();
  const thinner = createFrameThinner();
  const planner = createPlanner({
    onProgress: (id, ratio) => post({ kind: 'progress', id, ratio }, []),
    onDone: (id, value) => post({ kind: 'reply', id, value }, []),
    onFail: (id, error) => post({ kind: 'failed', id, code: 'forecast', message: error instanceof Error ? error.message : String(error) }, []),
  });

  const reviewer = createReviewer({
    onProgress: (id, ratio) => post({ kind: 'progress', id, ratio }, []),
    onDone: (id, value) => post({ kind: 'reply', id, value }, []),
    onFail: (id, error) => post({ kind: 'failed', id, code: 'what-if', message: error instanceof Error ? error.message : String(error) }, []),
  });

  function needCatalog(): Catalog {
    if (!catalog) throw new Error('the catalog has not been sent');
    return catalog;
  }

  function needGame(): Game {
    if (!game) throw new Error('no game is open');
    return game;
  }

  function open(next: Game): void {
    planner.end();
    reviewer.end();
    game = next;
    thinner.reset();
    broken = null;
    game.context.events.length = 0;
    pending = [];
    speed = 0;
    pace.owedSteps = 0;
    lastStepS = 0;
    postFrame();
  }

  function postFrame(): void {
    if (!game) return;
    const { frame, kept, lines } = thinner.thin(projectFrame(game.context, lastStepS, pool));
    const { racks } = frame;
    const events = pending;
    pending = [];
    dirty = false;
    lastFrameMs = readMs();
    post({ kind: 'frame', frame, kept, lines, events, speed }, [
      racks.id.buffer, racks.hall.buffer, racks.kind.buffer, racks.x.buffer, racks.y.buffer, racks.state.buffer, racks.inletC.buffer, racks.downGpus.buffer,
    ]);
  }

  /** Moves new events to the next frame and applies the player's pause rules. */
  function drain(current: Game): void {
    const { events } = current.context;
    for (const event of events) {
      pending.push(event);
      const rule = rules[event.type] ?? rules[`*${event.priority}`] ?? 'log';
      if (rule === 'pause') speed = 0;
    }
    events.length = 0;
  }

  function answer(question: Question): { value: unknown; transfer: ArrayBufferLike[] } {
    if (question.type === 'record' && broken) return { value: recordOf(broken, true), transfer: [] };
    const current = needGame();
    const { context } = current;
    switch (question.type) {
      case 'check': return { value: planner.check(current, question.command, question.after), transfer: [] };
      case 'previewPlan': return { value: planner.preview(current, question.commands), transfer: [] };
      case 'explain': return { value: explain(context, question.explainId, question.params), transfer: [] };
      case 'plan': return { value: planRun(question.spec, context), transfer: [] };
      case 'suggest': return { value: suggestPlace(planner.after(current, question.after).world, context.catalog, question.site, question.structure), transfer: [] };
      case 'checkAll': return { value: planner.checkAll(current, question.commands, question.after ?? []), transfer: [] };
      case 'suggestGroup': return { value: suggestGroup(planner.after(current, question.after).world, context.catalog, question.site, question.parts), transfer: [] };
      case 'watts': { const site = context.world.sites.find((entry) => entry.id === question.site); return { value: site ? wattFlow(context, site) : null, transfer: [] }; }
      case 'swing': return { value: swingOutlook(context, question.site, question.change), transfer: [] };
      case 'suggestRow': return { value: suggestRow(planner.after(current, question.after), question.hall, question.length), transfer: [] };
      case 'suggestRows': return { value: suggestRows(planner.after(current, question.after), question.hall, question.length, question.rows, question.area), transfer: [] };
      case 'history': return { value: historyOf(current), transfer: [] };
      case 'save': { const bytes = saveGame(current); return { value: bytes, transfer: [bytes.buffer] }; }
      case 'record': return { value: recordOf(current), transfer: [] };
      case 'log': return { value: current.log.slice(), transfer: [] };
      case 'hash': return { value: hashWorld(context.world).hash, transfer: [] };
    }
  }

  function handle(message: ToHost): void {
    switch (message.kind) {
      case 'catalog': catalog = message.catalog; return;
      case 'new': open(newGame(needCatalog(), message.scenario, message.seed, message.settings)); post({ kind: 'reply', id: message.id, value: true }, []); return;
      case 'load': open(loadGame(message.bytes, needCatalog())); post({ kind: 'reply', id: message.id, value: true }, []); return;
      case 'replay': post({ kind: 'reply', id: message.id, value: verifyRecord(message.record, needCatalog(), (ratio) => post({ kind: 'progress', id: message.id, ratio }, [])) }, []); return;
      case 'order': {
        const current = needGame();
        const from = current.context.world.nextId;
        const verdict = order(current, message.command);
        drain(current);
        post({ kind: 'reply', id: message.id, value: { ...verdict, built: verdict.ok ? builtSince(current.context, from) : null } satisfies Given }, []);
        if (verdict.ok) postFrame();
        return;
      }
      case 'ask': { const { value, transfer } = answer(message.question); post({ kind: 'reply', id: message.id, value }, transfer); return; }
      case 'forecast': planner.start(message.id, needGame(), message.commands, message.days); return;
      case 'endForecast': planner.end(); return;
      case 'whatIf': reviewer.start(message.id, needGame(), needCatalog(), message.chosen); return;
      case 'endWhatIf': reviewer.end(); return;
      case 'speed': setSpeed(message.speed); return;
      case 'rules': rules = { ...DEFAULT_RULES, ...message.rules }; return;
      case 'recycle': pool.free.push(message.racks); return;
    }
  }

  function setSpeed(next: Speed): void {
    const scenario = game ? needCatalog().scenarios[game.context.world.scenario] : null;
    speed = Math.min(next, scenario?.maxSpeed ?? 4) as Speed;
    if (game && game.context.world.outcome.state === 'lost') speed = 0;
    postFrame();
  }

  return {
    game: () => game,
    receive(message) {
      try {
        handle(message);
      } catch (error) {
        const id = 'id' in message ? message.id : null;
        const code = error instanceof LoadError ? error.code : 'engine';
        post({ kind: 'failed', id, code, message: error instanceof Error ? error.message : String(error) }, []);
      }
    },
    tick(nowMs) {
      const elapsedMs = lastTickMs < 0 ? 0 : nowMs - lastTickMs;
      lastTickMs = nowMs;
      if (!game) return;
      try {
        const startMs = readMs();
        let due = stepsDue(pace, elapsedMs, speed, incidentLive(game.context.world));
        while (due > 0 && speed > 0) {
          const wasLive = incidentLive(game.context.world);
          const before = game.context.world.outcome.state;
          lastStepS = step(game);
          dirty = true;
          drain(game);
          if (game.context.world.outcome.state !== before) speed = 0;
          due = wasLive === incidentLive(game.context.world) ? due - 1 : 0;
          if (readMs() - startMs > TICK_BUDGET_MS) break;
        }
        planner.run(readMs, readMs() + FORECAST_BUDGET_MS);
        reviewer.run(readMs, readMs() + (speed === 0 ? REVIEW_BUDGET_MS.still : REVIEW_BUDGET_MS.running));
        if (dirty && (readMs() - lastFrameMs >= FRAME_INTERVAL_MS || speed === 0)) postFrame();
      } catch (error) {
        speed = 0;
        const failure = error instanceof Error ? error : new Error(String(error));
        post({ kind: 'crashed', message: failure.message, stack: failure.stack ?? '' }, []);
        broken = game;
        game = null;
      }
    },
  };
}

function historyOf(game: Game): HistoryData {
  const { history } = game.context.world;
  const columns: Record<string, Float64Array> = {};
  for (const name of Object.keys(HISTORY_COLUMNS) as (keyof typeof HISTORY_COLUMNS)[]) columns[name] = history.columns[name].slice(0, history.count);
  return { columns, days: history.count };
}
