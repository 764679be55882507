/** A frame as rich as a long game's, made from a new game of the tiny catalog, and an engine that answers from that game. */
import type { App } from '../../src/app/app.ts';
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { createAppStore } from '../../src/app/store.ts';
import type { EngineClient } from '../../src/host/client.ts';
import type { Question } from '../../src/host/protocol.ts';
import {
  checkCommand, createFramePool, explain, HISTORY_COLUMNS, newGame, order, planRun, projectFrame, step, suggestPlace, suggestRow, suggestRows, wattFlow, type Command, type Frame, type Game,
} from '../../src/sim/index.ts';
import { tinyCatalog } from '../support/tinyCatalog.ts';

const HOURS = 72;

export function playedGame(): Game {
  const game = newGame(tinyCatalog, 'tiny', 1);
  for (let hour = 0; hour < HOURS; hour++) step(game);
  return game;
}

/** The game's frame with a run, two models, a live product, a round with two offers, a loan and an order on its way. */
export function fakeFrame(game: Game): Frame {
  const { world } = game.context;
  const now = world.timeS;
  world.compute.job = {
    id: 900, name: 'Beacon-2', site: 'riverbend', params: 7e9, activeParams: 7e9, phase: 'main', ramp: true, contextTokens: 8192, context: 0, expert: 0, tokens: 14e10, targetGpus: 160, checkpointS: 1800, state: 'running', startedS: now - 86_400, precision: 'bf16', batchTokens: 64e6, tensor: 0, pipeline: 0, plan: null, plannedGpus: 0, stepSeconds: 0, taintedFlops: 0, flopsDone: 2e21,
    flopsNeeded: 5.9e21, assignedGpus: 152, straggler: 0.97, parallel: 0.99, timeRatio: 0.94, mfu: 0.4, interruptions: 3, lostHours: 2.5, lastInterruptS: now, rebootUntilS: 0, peakGpus: 160, algorithmRatio: 1.2,
  };
  world.compute.models = [1, 2].map((n) => ({ id: 800 + n, name: `Beacon-${n - 1}`, params: n * 1e9, activeParams: n * 1e9, contextTokens: 8192, tokens: n * 2e10, flops: n * n * 1.2e20, loss: 3 - n / 5, capability: 30 + 5 * n, finishedS: n * 40_000, maxGpus: 128 }));
  Object.assign(world.compute.product, { modelId: 801, launchedS: 50_000, priceCentsPerMTok: 250, servingGpus: 8, servingNow: 8, share: 0.02, demandTokensPerS: 4000, capacityTokensPerS: 3000, servedTokensPerS: 3000, revenueCents: 2700, revenueTotalCents: 99_000, servedTokens: 3e8 });
  world.compute.orders.push({ id: 910, kind: 'accelerator', item: 'h100', site: null, ordered: 8000, delivered: 4000, orderedS: 0, firstS: now - 1000, perWeek: 4000, paidCents: 1 });
  world.compute.networks[0]!.crewHoursLeft = 12;
  world.finance.round = {
    openedS: now - 86_400, askCents: 60_000_000_000, sharesAtOpen: world.finance.holders.reduce((sum, holder) => sum + holder.shares, 0), signedCents: 0,
    passes: [], pending: [], paidCents: 0, newShares: 0, priceCents: 0, relies: [], rights: [{ investor: 'seed', cents: 4_000_000, untilS: now + 86_400 }],
    offers: [
      { id: 920, investor: 'seed', raiseCents: 5_000_000_000, preMoneyCents: 20_000_000_000, preferenceMultiple: 1, participating: false, proRata: true, infoRights: false, poolRatio: 0, milestone: null, asks: 0, relies: [], boardSeats: 1, validUntilS: now + 86_400 * 9 },
      { id: 921, investor: 'growth', raiseCents: 50_000_000_000, preMoneyCents: 18_000_000_000, preferenceMultiple: 1.5, participating: true, proRata: true, infoRights: true, poolRatio: 0.2, milestone: { ratio: 0.4, days: 90, needs: 'model' }, asks: 0, relies: [], boardSeats: 2, validUntilS: now + 86_400 * 12 },
    ],
  };
  world.finance.loans.push({ id: 930, def: 'gpu-debt', principalCents: 100_000_000, owedCents: 80_000_000, rate: 0.14, takenS: 0, monthsLeft: 30, undrawnCents: 0, drawUntilS: -1, pledges: [{ accelerator: 'h100', gpus: 80 }], covenants: [{ id: 'ltv', value: 0.7, limit: 0.85, forecast: 0.9 }], arrearsCents: 0, breach: '', breachS: -1, defaulted: false });
  world.affairs.open.push({ affair: 'hearing', openedS: now, answerByS: now + 400_000 });
  world.affairs.log.push({ affair: 'hearing', choice: 'pay', atS: now - 86_400, answered: true });
  world.affairs.modifiers.push({ effect: 'construction', ratio: 1.1, cause: 'test.hearing', fromS: 0, untilS: now + 86_400 });
  world.reputation.statements.push({ id: 900, claim: 'gpus', value: 4000, saidS: now - 86_400, byS: -1, freshDoublings: 1, buzz: 1, truthThen: 2000, allowedThen: [3000, 2000], checked: 0, state: 'open', found: -1, endedS: -1 });
  world.reputation.changes.push({ gauge: 'brand', add: 0.01, cause: 'test.hearing', atS: now - 86_400 });
  world.reputation.news.push({ type: 'press.said.gpus', atS: now - 86_400, params: { claim: 'x', value: 4000 }, site: null, structure: null, panel: 'press' });
  world.research.projects.push({ idea: 'overlap', state: 'found', heads: 0, gpus: 0, doneDays: 90, gpuHours: 0, startedS: 0, endedS: now, ratio: 1.05, shared: 'kept' });
  const frame = projectFrame(game.context, 3600, createFramePool());
  return frame;
}

/** An app whose store shows `frame` and whose engine answers questions and takes orders from `game`. */
export function fakeApp(game: Game, frame: Frame): { app: App; orders: Command[] } {
  const store = createAppStore(DEFAULT_PREFERENCES);
  const orders: Command[] = [];
  const { context } = game;
  const answer = (question: Question): unknown => {
    switch (question.type) {
      case 'check': return checkCommand(context, question.command);
      case 'explain': return explain(context, question.explainId, question.params);
      case 'plan': return planRun(question.spec, context);
      case 'suggest': return suggestPlace(context.world, context.catalog, question.site, question.structure);
      case 'suggestRow': return suggestRow(context, question.hall, question.length);
      case 'suggestRows': return suggestRows(context, question.hall, question.length, question.rows, question.area);
      case 'history': return {
        days: context.world.history.count,
        columns: Object.fromEntries((Object.keys(HISTORY_COLUMNS) as (keyof typeof HISTORY_COLUMNS)[]).map((name) => [name, context.world.history.columns[name].slice(0, context.world.history.count)])),
      };
      case 'record': return { log: game.log, checkpoints: [] };
      case 'watts': return wattFlow(context, context.world.sites.find((site) => site.id === question.site)!);
      case 'log': return game.log;
      default: throw new Error(`no answer to ${question.type}`);
    }
  };
  const engine = {
    ask: async (question: Question) => structuredClone(answer(question)),
    order: async (command: Command) => {
      orders.push(command);
      return order(game, command);
    },
    setSpeed: () => undefined, setAlertRules: () => undefined, recycle: () => undefined, close: () => undefined,
  } as unknown as EngineClient;
  store.setState({ screen: 'game', frame, catalog: tinyCatalog, frameVersion: 1, view: { depth: 'campus', site: 'riverbend', hall: null } });
  return { app: { store, engine, saves: null, settings: { getItem: () => null, setItem: () => undefined }, nowMs: () => 0, download: () => undefined }, orders };
}
