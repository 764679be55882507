/** Where labels belong on the screen. The page draws them as DOM; the canvas holds no text. Screen px are CSS px from the stage's corner. */
export type AnchorKind = 'hall' | 'structure' | 'site' | 'town' | 'rival' | 'plant' | 'rack' | 'weather' | 'land';

export interface LabelAnchor {
  key: string; // kind and id: stable between updates
  kind: AnchorKind;
  id: string; // site or rival id, structure or rack id in decimals, index of the town or plant in the region
  x: number; // middle of the label
  y: number; // its top (its bottom for halls, structures and racks: `above`)
  above: boolean;
  priority: number; // higher wins where labels meet
  visible: boolean; // on the screen now, at a zoom that shows it
  tip?: { x: number; y: number }; // what it names, where it stands beside it: a line leads there
  brief?: boolean; // only what matters most is said
  count?: number; // things of a kind that it speaks for
  more?: number; // things that are not named for want of room: the last label says how many
  fixed?: boolean; // beside a cover or the edge: the page may not move it aside
  size?: readonly [number, number]; // px, when it differs from its kind's
}

/** Half of a usual label's width, px: labels keep so far from the stage's edge that none is cut. */
const HALF_PX: Record<AnchorKind, number> = { hall: 62, structure: 118, site: 84, rival: 96, town: 52, plant: 84, rack: 90, weather: 80, land: 50 };
const TALL_PX: Record<AnchorKind, number> = { hall: 56, structure: 42, site: 46, rival: 42, town: 26, plant: 40, rack: 42, weather: 40, land: 22 };
const EDGE_PX = 6;

/** Room that a label takes on the stage. */
export function labelBox({ kind, x, y, above, size }: LabelAnchor): { left: number; top: number; right: number; bottom: number } {
  const [w, h] = size ?? [HALF_PX[kind] * 2, TALL_PX[kind]];
  const top = above ? y - h : y;
  return { left: x - w / 2, top, right: x + w / 2, bottom: top + h };
}
/** Buttons stand in both upper corners. */
const CORNER = { w: 190, h: 50 };

/** A place for the label of a thing at (x, y): on the stage as a whole, or not visible. */
export function placeLabel(kind: AnchorKind, x: number, y: number, above: boolean, width: number, height: number): { x: number; y: number; visible: boolean } {
  const tall = TALL_PX[kind];
  const half = Math.min(HALF_PX[kind] + EDGE_PX, width / 2);
  const left = Math.min(width - half, Math.max(half, x));
  const hidden = left - half < CORNER.w || left + half > width - CORNER.w ? CORNER.h : EDGE_PX;
  const wanted = above ? y - tall : y;
  const top = Math.min(height - tall - EDGE_PX, Math.max(hidden, wanted));
  const visible = Math.abs(left - x) <= half && Math.abs(top - wanted) <= tall + CORNER.h && y > -EDGE_PX && y < height + EDGE_PX;
  return { x: left, y: above ? top + tall : top, visible };
}

export interface StageAnchors {
  get(): readonly LabelAnchor[];
  subscribe(listener: () => void): () => void;
}

let current: readonly LabelAnchor[] = [];
const listeners = new Set<() => void>();

export const stageAnchors: StageAnchors = {
  get: () => current,
  subscribe(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** For the scenes: tells the page the places of this moment. */
export function publishAnchors(next: readonly LabelAnchor[]): void {
  current = next;
  for (const listener of [...listeners]) listener();
}
