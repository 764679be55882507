/** The labels of a campus: which things speak, and where. Places are kept while neither the plot nor the zoom changes, so nothing jumps as the camera moves. */
import type { AppState } from '../../app/state.ts';
import type { Catalog, Site, Structure, StructureDef } from '../../sim/index.ts';
import type { LabelAnchor } from '../shared/anchors.ts';
import type { StageView } from '../shared/view.ts';
import { footOf, placeCallouts, type Callout, type Obstacle, type Wish } from './callouts.ts';
import type { Ground } from './ground.ts';
import { defOf, heightOf } from './structureLook.ts';

/** Above this zoom each thing speaks for itself, and plant that runs is named too, where there is room: nearer than any first view. */
const NEAR_ZOOM = 1.7;
/** Places are found anew when the zoom has changed by so much. */
const ZOOM_STEP = 0.06;
const ROOF_WEIGHT = { hall: 3, other: 1.6, substation: 1 };
/** Px² of the stage for each label; while something is planned the plot is looked at, not read: fewer. */
const ROOM = { usual: 58_000, planning: 90_000 };
const LEAST = 3;
const FOLD_FROM = 2; // labels too many: one that says that one is missing takes as much room
/** Px of labels as they are drawn: a name; a name and a number; a name and what it waits for. */
const SIZES = { name: [66, 26], told: [122, 26], waits: [136, 26], more: [206, 26], plant: [250, 42] } as const;
/** Off the stage by more than this the label goes with its thing. */
const OUTSIDE_PX = 8;
const EDGE_PX = 6;

interface Speaker {
  structure: Structure;
  def: StructureDef;
  size: keyof typeof SIZES;
  count: number; // things of its kind that it speaks for
  priority: number;
  must: boolean;
}

export class CampusLabels {
  private key = '';
  private callouts = new Map<string, Callout>();

  list(into: LabelAnchor[], state: AppState, site: Site, catalog: Catalog, plan: Ground, view: StageView, hover: number | null, painted: string): void {
    const { selection } = state;
    const chosen = (id: number): boolean => (selection?.kind === 'structure' && selection.id === id) || hover === id;
    const planning = state.plan.entries.length > 0 && state.panel === 'build';
    const { kept: speakers, more } = within(Math.max(LEAST, Math.floor((view.width * view.height) / (planning ? ROOM.planning : ROOM.usual))), chosen, speakersOf(site, catalog, view.zoom > NEAR_ZOOM, state.overlay === 'power', chosen));
    const step = Math.round(Math.log(view.zoom) / ZOOM_STEP);
    const key = `${painted}/${step}/${speakers.map(({ structure, size }) => `${structure.id}${size}`).join()}`;
    if (key !== this.key) {
      this.key = key;
      this.callouts = placeCallouts(speakers.map(({ structure, def, size, must }): Wish => ({ key: String(structure.id), of: boxOf(structure, def), width: SIZES[size][0], height: SIZES[size][1], must })), obstaclesOf(site, catalog, plan), Math.exp(step * ZOOM_STEP));
    }
    const last = more > 0 ? speakers.findLast(({ structure }) => !chosen(structure.id) && this.callouts.has(String(structure.id))) : undefined;
    for (const speaker of speakers) {
      const { structure, def, size, count, priority } = speaker;
      const callout = this.callouts.get(String(structure.id));
      if (!callout) continue;
      const foot = footOf(boxOf(structure, def));
      const [sx, sy] = [view.screenX(foot.x), view.screenY(foot.y)];
      const tip = { x: sx + callout.tip.x, y: sy + callout.tip.y };
      const visible = tip.x > -OUTSIDE_PX && tip.y > -OUTSIDE_PX && tip.x < view.width + OUTSIDE_PX && tip.y < view.height + OUTSIDE_PX;
      const kind = def.kind === 'hall' ? 'hall' : 'structure';
      const [width, height] = SIZES[size];
      into.push({
        key: `${kind}:${structure.id}`, kind, id: String(structure.id), above: false, visible, tip, count, ...(speaker === last ? { more } : {}), size: SIZES[size], brief: def.kind === 'hall' && !chosen(structure.id),
        x: clamp(sx + callout.x, width / 2 + EDGE_PX, view.width - width / 2 - EDGE_PX), y: clamp(sy + callout.y - height / 2, EDGE_PX, view.height - height - EDGE_PX),
        priority: chosen(structure.id) ? 110 : priority,
      });
    }
  }
}

/** As many as there is room for, the most important first; what is chosen always. `more`: the others, which speak when they are pointed at. */
function within(most: number, chosen: (id: number) => boolean, speakers: readonly Speaker[]): { kept: Speaker[]; more: number } {
  if (speakers.length < most + FOLD_FROM) return { kept: [...speakers], more: 0 };
  const kept: Speaker[] = [];
  let more = 0;
  for (const speaker of speakers) {
    if (kept.length < most || chosen(speaker.structure.id)) kept.push(speaker);
    else more += speaker.count;
  }
  const last = kept.at(-1);
  if (more > 0 && last && last.def.kind === 'hall') kept[kept.length - 1] = { ...last, size: 'more' };
  return { kept, more };
}

const clamp = (v: number, low: number, high: number): number => Math.max(low, Math.min(high, v));

/** Halls first, then what failed, then what is awaited; what is only pointed at comes last, so that it moves nothing. `says`: halls tell what they draw, or that they have no power. */
function speakersOf(site: Site, catalog: Catalog, near: boolean, says: boolean, chosen: (id: number) => boolean): Speaker[] {
  const speakers: Speaker[] = [];
  const told = new Map<string, Speaker>();
  for (const structure of site.structures.toReversed()) {
    const def = defOf(catalog, structure);
    if (!def) continue;
    const waits = structure.stage === 'ordered' || structure.stage === 'building';
    const failed = structure.stage === 'failed';
    const speaker = { structure, def, count: 1, must: true };
    if (def.kind === 'hall') {
      speakers.push({ ...speaker, size: waits || failed ? 'waits' : (structure.hall?.poweredGpus ?? 0) > 0 || says ? 'told' : 'name', priority: 100 });
      continue;
    }
    // Many of a kind that wait for the same: one speaks for all, until the player looks closer.
    const group = `${structure.def}/${structure.stage}`;
    const speaks = told.get(group);
    if (waits && speaks && !near) {
      speaks.count++;
      if (chosen(structure.id)) speakers.push({ ...speaker, size: 'plant', priority: 10 });
      continue;
    }
    if (!waits && !failed && !near && !chosen(structure.id)) continue;
    const said: Speaker = { ...speaker, size: 'plant', priority: failed ? 95 : waits ? 60 : 20, must: failed || waits || chosen(structure.id) };
    if (waits) told.set(group, said);
    speakers.push(said);
  }
  return speakers.sort((a, b) => b.priority - a.priority || a.structure.id - b.structure.id);
}

const boxOf = ({ x, y }: Structure, def: StructureDef): Obstacle => ({ x, y, w: def.w, d: def.d, h: heightOf(def), weight: def.kind === 'hall' ? ROOF_WEIGHT.hall : ROOF_WEIGHT.other });

function obstaclesOf(site: Site, catalog: Catalog, plan: Ground): Obstacle[] {
  const boxes = site.structures.flatMap((structure) => {
    const def = defOf(catalog, structure);
    return def ? [boxOf(structure, def)] : [];
  });
  return [...boxes, { ...plan.substation, h: 1, weight: ROOF_WEIGHT.substation }];
}
