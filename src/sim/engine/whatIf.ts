/**
 * What would have become of a game without some of its orders. The simulation is deterministic and its luck is drawn by entity and time, so the
 * recorded orders are given again to the same start, once as they were and once without those in question, and the two ends are compared. The game
 * as it was has to end in the very world that the player left, or nothing is said at all.
 *
 * Later orders stay as they were and come when they came. Those that the other course refuses are counted, not mended: nobody knows what the player
 * would have done instead. An incident may hold one course at ten-second steps while the other stands on the hour; an order then waits for the next step.
 */
import { DAY_S } from '../core/calendar.ts';
import type { Command } from '../commands/types.ts';
import type { Catalog } from '../world/catalog.ts';
import type { SimContext } from '../world/context.ts';
import type { GoalState, World } from '../world/world.ts';
import { advance } from './advance.ts';
import { decisionsOf, mostAtStake, stakeOf, stakesBefore, type Decision } from './decisions.ts';
import type { Verdict } from './execute.ts';
import { hashWorld } from './hashWorld.ts';
import { translated } from './orderIds.ts';
import { copyContext } from './planning.ts';
import { newGame, order, type SessionRecord } from './session.ts';

/** Where a course stood at one moment. */
export interface CourseReading {
  outcome: World['outcome'];
  score: number;
  goals: GoalState[];
  usefulGpuHours: number;
  peakUsefulGpus: number; // of days' ends
  cashCents: number;
  place: number;
}

export interface Branch {
  decision: Decision;
  reading: CourseReading; // at the moment where the game stands
  refused: number; // later orders that could not be given on this course
  later: World['outcome'] | null; // when the game had ended and this course had not: its state after at most LATER_DAYS without orders
}

export type WhatIfResult =
  | { state: 'done'; endS: number; asPlayed: CourseReading; branches: Branch[]; decisions: number }
  | { state: 'differs' } // given again, the orders do not lead to this world: nothing may be said
  | { state: 'too-long'; days: number; mostDays: number }
  | { state: 'none' }; // no order was given that could be left out

/** Courses that went on when the game had ended are followed this much longer. */
export const LATER_DAYS = 60;
/** Longer games take minutes for each order left out. */
export const MOST_DAYS = 6 * 365;

type Played = Pick<SessionRecord, 'scenario' | 'seed' | 'settings' | 'log' | 'endS'> & { endHash: string };

/** Ids that orders of the player made, as they were and as they are on another course. */
type IdMap = Map<number, number>;

/** What the game as it was did with one order: the ids that it drew. */
interface Given { fromId: number; toId: number }

interface Course {
  decision: Decision;
  left: Set<number>;
  context: SimContext | null; // until the game comes to the first order that is left out
  next: number;
  ids: IdMap;
  refused: number;
  reading: CourseReading | null;
  done: boolean;
}

export interface WhatIf {
  /** One step of the course that is behind. True when all is known. */
  step(): boolean;
  /** 0..1 of the work. */
  ratio(): number;
  result(): WhatIfResult | null;
}

/**
 * Starts the comparison. `chosen`: index into the log of an order; the decision that it
 * belongs to is left out. Null: the five that put most at stake, see `decisions.ts`.
 * Throws when the scenario or its settings are not those of the catalog.
 */
export function createWhatIf(played: Played, catalog: Catalog, chosen: number | null): WhatIf {
  const days = played.endS / DAY_S;
  let result: WhatIfResult | null = days > MOST_DAYS ? { state: 'too-long', days: Math.ceil(days), mostDays: MOST_DAYS } : null;
  const start = (): SimContext => newGame(catalog, played.scenario, played.seed, played.settings ?? {}).context;
  let base = start();
  let next = 0;
  let measuring = true;
  let stakes: number[] = [];
  let given: Given[] = [];
  let courses: Course[] = [];
  let decisions = 0;
  let baseNextId = base.world.nextId; // before its last step
  let asPlayed: CourseReading | null = null;

  /** All orders of the moment at which the game as it was stands. */
  function giveBase(): void {
    while (next < played.log.length && played.log[next]!.atS === base.world.timeS) {
      const { command } = played.log[next]!;
      for (const course of courses) if (!course.context && course.left.has(next)) branchOff(course);
      const before = stakesBefore(base.world);
      const fromId = base.world.nextId;
      if (!give(base, command).ok) { result = { state: 'differs' }; return; }
      given[next] = { fromId, toId: base.world.nextId };
      if (measuring) stakes[next] = stakeOf(before, base.world, command);
      next++;
    }
  }

  function branchOff(course: Course): void {
    course.context = copyContext(base);
    course.next = next;
  }

  function giveCourse(course: Course, context: SimContext): void {
    while (course.next < played.log.length && played.log[course.next]!.atS <= context.world.timeS) {
      const index = course.next++;
      if (course.left.has(index)) continue;
      const was = given[index];
      const { world } = context;
      if (was) world.nextId = Math.max(world.nextId, was.fromId);
      const fromId = world.nextId;
      const { ok } = give(context, translated(played.log[index]!.command, course.ids, base.world, world));
      if (!ok) course.refused++;
      else if (was) for (let k = 0; k < Math.min(was.toId - was.fromId, world.nextId - fromId); k++) if (was.fromId + k !== fromId + k) course.ids.set(was.fromId + k, fromId + k);
    }
  }

  function stepBase(): void {
    giveBase();
    if (result) return;
    const { world } = base;
    if (world.timeS < played.endS) {
      baseNextId = world.nextId;
      run(base);
      return;
    }
    if (next < played.log.length || world.timeS !== played.endS || hashWorld(world).hash !== played.endHash) { result = { state: 'differs' }; return; }
    asPlayed = readCourse(world);
    if (!measuring) return;
    const all = decisionsOf(played.log, stakes);
    decisions = all.length;
    const picked = chosen ? all.filter((entry) => entry.orders.includes(chosen)) : mostAtStake(all);
    if (picked.length === 0) { result = { state: 'none' }; return; }
    courses = picked.map((decision) => ({ decision, left: new Set(decision.orders), context: null, next: 0, ids: new Map(), refused: 0, reading: null, done: false }));
    base = start();
    asPlayed = null;
    next = 0;
    given = [];
    stakes = [];
    measuring = false;
  }

  function stepCourse(course: Course, context: SimContext): void {
    const { world } = context;
    const over = world.outcome.state === 'lost';
    if (!course.reading) {
      if (!over) giveCourse(course, context);
      if (over || world.timeS >= played.endS) course.reading = readCourse(world);
    }
    const ended = asPlayed !== null && asPlayed.outcome.state !== 'playing';
    if (course.reading && (over || !ended || world.outcome.state !== 'playing' || world.timeS >= played.endS + LATER_DAYS * DAY_S)) { course.done = true; return; }
    if (!course.reading) world.nextId = Math.max(world.nextId, base.world.timeS > world.timeS ? baseNextId : base.world.nextId);
    run(context);
  }

  function finish(): void {
    result = {
      state: 'done', endS: played.endS, asPlayed: asPlayed!, decisions,
      branches: courses.map(({ decision, reading, refused, context }) => ({
        decision, refused, reading: reading!,
        later: asPlayed!.outcome.state !== 'playing' && reading!.outcome.state === 'playing' ? { ...context!.world.outcome } : null,
      })),
    };
  }

  return {
    step() {
      if (result) return true;
      if (asPlayed === null) {
        const behind = courses.reduce<Course | null>((first, course) => (course.context && !course.done && course.context.world.timeS < base.world.timeS && (first === null || course.context.world.timeS < first.context!.world.timeS) ? course : first), null);
        if (behind) stepCourse(behind, behind.context!);
        else stepBase();
      } else {
        const open = courses.find((course) => !course.done);
        if (open?.context) stepCourse(open, open.context);
        else finish();
      }
      return result !== null;
    },
    ratio() {
      if (result) return 1;
      if (played.endS <= 0) return 0;
      const all = 2 + (measuring ? 2 : courses.reduce((sum, course) => sum + 1 - course.decision.atS / played.endS, 0));
      const done = (measuring ? 0 : 1) + base.world.timeS / played.endS
        + courses.reduce((sum, { context, decision }) => sum + (context ? Math.min(context.world.timeS, played.endS) - decision.atS : 0) / played.endS, 0);
      return Math.min(0.99, done / all);
    },
    result: () => result,
  };
}

function give(context: SimContext, command: Command): Verdict {
  const verdict = order({ context, log: [], checkpoints: [] }, command);
  context.events.length = 0;
  return verdict;
}

function run(context: SimContext): void {
  advance(context);
  context.events.length = 0;
}

function readCourse(world: World): CourseReading {
  const { history, compute } = world;
  let peak = compute.waterfall.useful;
  for (let i = 0; i < history.count; i++) peak = Math.max(peak, history.columns.useful[i]!);
  return {
    outcome: { ...world.outcome }, score: world.score, goals: world.goals.map((goal) => ({ ...goal })), usefulGpuHours: compute.gpuHours.useful,
    peakUsefulGpus: peak, cashCents: world.finance.balances.cash, place: world.race.place,
  };
}
