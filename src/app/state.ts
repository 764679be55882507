/** What the page knows. The simulation is not here: only its latest frame, and what the player is looking at. */
import type { BlueprintPiece, Catalog, Command, Frame, RowPlace, PlanPreview, Settings, SimEvent } from '../sim/index.ts';
import type { Speed } from '../host/protocol.ts';
import type { OwnBlueprint } from '../content/blueprintFile.ts';
import type { Diagnostic } from '../content/diagnostics.ts';
import type { ListedSave } from '../persistence/saveStore.ts';
import { EMPTY_PLAN, type Plan } from './plan/plan.ts';
import type { Preferences } from './preferences.ts';
import { NO_PACKS, type PacksInUse } from './packs.ts';
import { NO_MOMENTS, type MomentsState } from './moments.ts';
import type { PanelId } from '../content/panels.ts';

export type Screen = 'loading' | 'title' | 'missions' | 'briefing' | 'saves' | 'settings' | 'game' | 'debrief' | 'broken' | 'workbench' | 'modelCard' | 'mods';

export { PANEL_IDS, type PanelId } from '../content/panels.ts';

export type Depth = 'world' | 'campus' | 'hall';
export const OVERLAY_IDS = ['power', 'heat', 'water', 'network', 'health', 'money', 'build'] as const;
export type OverlayId = (typeof OVERLAY_IDS)[number];

/** How a photograph is lit. Of the picture only: nothing of it reaches the simulation. */
export const PHOTO_LIGHTS = ['now', 'day', 'dusk', 'night'] as const;
export const PHOTO_SKIES = ['now', 'clear', 'rain', 'snow'] as const;
export interface PhotoLook {
  light: (typeof PHOTO_LIGHTS)[number];
  sky: (typeof PHOTO_SKIES)[number];
}

/** What an address or another page asks the workbench to open with; values of an address are still text, and checked by the page. */
export interface BenchRequest {
  kind: string;
  fields: Readonly<Record<string, unknown>>;
}

/** Where the stage looks. `site` and `hall` stay set when zooming out, so that zooming in returns. */
export interface View {
  depth: Depth;
  site: string | null;
  hall: number | null;
}

export type Selection =
  | { kind: 'site'; site: string }
  | { kind: 'structure'; site: string; id: number }
  | { kind: 'rack'; hall: number; id: number }
  | { kind: 'step'; step: string }
  | { kind: 'rival'; rival: string };

/** Tiles of a floor side by side along x. */
export type Stretch = RowPlace;

/** A placing tool in hand. Cells are campus tiles or hall tiles by kind. */
export type Tool =
  | { kind: 'row'; hall: number; rack: string; doors?: boolean; from: { x: number; y: number } | null }
  | { kind: 'units'; hall: number; unit: string; from: { x: number; y: number } | null } // that stand in a row
  | { kind: 'moveRow'; hall: number; from: { x: number; y: number } | null } // from: where the row was taken
  | { kind: 'removeRow'; hall: number; from: { x: number; y: number } | null }
  | { kind: 'structure'; site: string; structure: string; count: number }
  | { kind: 'group'; site: string; name: string; pieces: readonly BlueprintPiece[] }; // a blueprint, by its corner

/** Tools whose cells are those of a plot; the others' are of a hall's floor. */
export const onPlot = (tool: Tool): tool is Extract<Tool, { kind: 'structure' | 'group' }> => tool.kind === 'structure' || tool.kind === 'group';

export interface AlertItem {
  key: number;
  event: SimEvent;
  count: number; // same type at the same place within six hours
  read: boolean;
}

export interface Toast {
  key: number;
  message: string; // message id
  params: Record<string, number | string>;
  tone: 'info' | 'good' | 'warn' | 'bad';
}

/** What the player saw when last looking: what has changed since is told against it. */
export interface DigestMark { timeS: number; useful: number; loadKW: number; cashCents: number; place: number; hottestC: number; heads: number; capability: number }

/** What the charts show, kept while the page is closed. */
export interface ChartsLook {
  chosen: readonly string[]; // series
  mode: 'lines' | 'axes' | 'scatter';
  pair: readonly [string, string]; // what `axes` and `scatter` compare
  span: 'month' | 'quarter' | 'all' | 'brush';
  brush: readonly [number, number]; // rows of the record, both included; of span 'brush'
  kinds: readonly string[]; // of marks shown
}
export const CHARTS_AT_FIRST: ChartsLook = { chosen: ['bought', 'installed', 'powered', 'useful'], mode: 'lines', pair: ['useful', 'loadKW'], span: 'all', brush: [0, 0], kinds: ['bad', 'good', 'order'] };

/** Why there is no stage: none can be drawn here, its pictures or its code did not arrive, or it stopped with an error. */
export type StageFailure = 'no-webgl' | 'load-failed' | 'script';

/** A part of the page that did not arrive when it was first wanted. */
export interface LostPart {
  why: 'newer' | 'offline' | 'gone'; // a newer version was published; no network; the server lost it
  saved: boolean; // the open game is kept on this device
  needed: boolean; // nothing can be shown without it
}

/** A problem that stops a start: what, where, how to mend. */
export interface Problem {
  message: string; // message id
  params: Record<string, number | string>;
  lines: string[]; // technical detail, one per line
  parts?: readonly { message: string; params: Record<string, number | string> }[]; // one after the other, e.g. pack by pack
}

export interface AppState {
  screen: Screen;
  catalog: Catalog | null; // in a game: with the scenario as it was set
  unsettled: Catalog | null; // the one that came from content, when that differs
  diagnostics: Diagnostic[];
  packs: PacksInUse; // of the player's own, in this visit
  problem: Problem | null; // shown on the title screen until dismissed
  crash: { message: string; stack: string } | null; // recovery screen
  bench: BenchRequest | null; // what the workbench opens with
  chosenScenario: string | null;
  chosenSeed: number;
  chosenSettings: Settings; // of the briefing: from a link, a code, the workbench, or the form itself
  sent: readonly string[]; // what the workbench could not send along: message ids
  classCode: string | null; // when started from a code
  classroom: boolean; // the page was opened for a class: ?class, or a class code in the address
  frame: Frame | null; // racks live in frame.racks, copied into page-owned buffers
  frameVersion: number; // rises with each frame
  speed: Speed;
  resumeSpeed: Speed; // what Space goes back to
  stoppedBy: SimEvent | null; // why time stands still, when a rule of the player stopped it
  alerts: AlertItem[]; // newest first, at most 200
  chronicle: readonly SimEvent[]; // what was more than progress since the game was opened, oldest first, at most 3,000
  panel: PanelId | null;
  panelTab: Record<string, string>; // last tab by panel
  selection: Selection | null;
  view: View;
  overlay: OverlayId | null;
  tool: Tool | null;
  plan: Plan; // orders collected and not given
  ownBlueprints: readonly OwnBlueprint[]; // kept in this browser
  copied: OwnBlueprint | null; // a hall to paste
  chosenRows: { hall: number; rows: readonly Stretch[] } | null; // on a hall's floor, for orders about all of them
  lastBuilt: Command | null; // the last order of building, given or planned
  planPreview: PlanPreview | null; // what the engine says of it; of an earlier one for a moment after a change
  lastOrder: { type: string; timeS: number } | null; // taken by the simulation; the guide counts it when time runs
  cursor: { x: number; y: number } | null; // keyboard cursor on the stage, in tiles of the current depth
  photo: PhotoLook | null; // the stage alone, in a light and under a sky of the player's choosing
  pointed: number | null; // structure under the pointer on a campus
  toolCheck: { ok: boolean; message: string; params: Record<string, number | string>; rows?: readonly RowPlace[] } | null; // why-not beside the pointer; rows of a block
  waterfallFolded: boolean;
  moments: MomentsState; // triumphs and losses that have their own scene
  chartsOpen: boolean;
  charts: ChartsLook;
  digest: { since: DigestMark | null; open: boolean }; // what changed since the player last looked
  tableOpen: boolean; // text twin of the stage
  dialog: 'menu' | 'keys' | 'save' | 'quit' | 'share' | 'palette' | null;
  toasts: Toast[];
  saves: ListedSave[];
  canvasReady: boolean;
  canvasFailed: StageFailure | null; // the page plays on without
  lostPart: LostPart | null; // told in a dialog that offers a reload
  preferences: Preferences;
}

export function initialState(preferences: Preferences): AppState {
  return {
    screen: 'loading', catalog: null, unsettled: null, diagnostics: [], packs: NO_PACKS, problem: null, crash: null, bench: null, chosenScenario: null, chosenSeed: 1, chosenSettings: {}, sent: [], classCode: null, classroom: false,
    frame: null, frameVersion: 0, speed: 0, resumeSpeed: 1, stoppedBy: null, alerts: [], chronicle: [], panel: null, panelTab: {}, selection: null,
    view: { depth: 'campus', site: null, hall: null }, overlay: null, tool: null, plan: EMPTY_PLAN, ownBlueprints: [], copied: null, chosenRows: null, lastBuilt: null, planPreview: null, lastOrder: null, cursor: null, photo: null, pointed: null, toolCheck: null, waterfallFolded: false, moments: NO_MOMENTS, chartsOpen: false, charts: CHARTS_AT_FIRST, digest: { since: null, open: false },
    tableOpen: false, dialog: null, toasts: [], saves: [], canvasReady: false, canvasFailed: null, lostPart: null, preferences,
  };
}
