/** Starting, leaving, sharing a game. */
import { settledCatalog, type Settings } from '../../sim/index.ts';
import type { App } from '../app.ts';
import { pauseRules } from '../preferences.ts';
import { EMPTY_PLAN, type Plan } from '../plan/plan.ts';
import { refreshPreview } from './plan.ts';
import { CHARTS_AT_FIRST, initialState } from '../state.ts';
import { followToolAddress } from './workbench.ts';
import { readStart, startOfCode, type StartRequest } from '../share.ts';

/** A seed from the device's own randomness: luck, not secrecy. Fits a class code. */
export function freshSeed(): number {
  const words = new Uint32Array(1);
  crypto.getRandomValues(words);
  return (words[0] ?? 1) % 1_000_000;
}

export async function startScenario(app: App, scenario: string, seed: number, code: string | null, settings: Settings = {}): Promise<void> {
  app.store.setState({ problem: null });
  try {
    await app.engine.newGame(scenario, seed, settings);
    enterGame(app, scenario, seed);
    app.store.setState({ classCode: code });
  } catch (error) {
    app.store.setState({ screen: 'title', problem: { message: 'problem.start', params: { scenario }, lines: [String(error)] } });
  }
}

/** Shows the game that the engine now holds. */
export function enterGame(app: App, scenario: string, seed: number, plan: Plan = EMPTY_PLAN): void {
  const { frame, catalog: shown, unsettled } = app.store.getState();
  const given = unsettled ?? shown;
  const catalog = given && settledCatalog(given, scenario, frame?.settings ?? {});
  const site = frame?.sites[0]?.id ?? catalog?.scenarios[scenario]?.sites[0]?.site ?? null;
  app.store.setState({
    catalog, unsettled: catalog === given ? null : given,
    screen: 'game', chosenScenario: scenario, chosenSeed: seed, stoppedBy: null, alerts: [], chronicle: [], panel: null, selection: null, tool: null, cursor: null, toolCheck: null, plan, planPreview: null, copied: null, chosenRows: null, lastBuilt: null,
    overlay: null, view: { depth: 'campus', site, hall: null }, chartsOpen: false, charts: CHARTS_AT_FIRST, digest: { since: null, open: false }, tableOpen: false, dialog: null, problem: null,
  });
  void refreshPreview(app);
  app.engine.setAlertRules(pauseRules(app.store.getState().preferences.alertRules));
}

export function quitToTitle(app: App): void {
  const { preferences, catalog, unsettled, diagnostics, packs, saves, canvasReady, canvasFailed, classroom } = app.store.getState();
  app.engine.setSpeed(0);
  app.store.setState({ ...initialState(preferences), screen: 'title', catalog: unsettled ?? catalog, diagnostics, packs, saves, canvasReady, canvasFailed, classroom });
  // The engine answers the pause with one more frame. Its next answer comes after that, and before any frame of a later game.
  const forget = (): void => app.store.setState({ frame: null });
  app.engine.ask({ type: 'history' }).then(forget, forget);
}

export function chooseScenario(app: App, scenario: string, seed: number, code: string | null, settings: Settings = {}, sent: readonly string[] = []): void {
  app.store.setState({ screen: 'briefing', chosenScenario: scenario, chosenSeed: seed, chosenSettings: settings, classCode: code, sent });
}

/** Follows the address the page was opened with. */
export function followAddress(app: App, search: string): void {
  const { catalog } = app.store.getState();
  const query = new URLSearchParams(search);
  app.store.setState({ classroom: query.has('class') || query.has('code') });
  if (catalog && !followToolAddress(app, search)) follow(app, readStart(search, catalog));
}

export function joinClass(app: App, code: string): void {
  const { catalog } = app.store.getState();
  if (catalog) follow(app, startOfCode(code, catalog));
}

function follow(app: App, request: StartRequest): void {
  if (request.kind === 'start') chooseScenario(app, request.scenario, request.seed, request.code, request.settings);
  else if (request.kind === 'problem') app.store.setState({ problem: { message: `problem.start.${request.problem}`, params: { ...request.params, detail: request.detail }, lines: [] } });
}
