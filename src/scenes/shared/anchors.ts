/** Where labels belong on the screen. The page draws them as DOM; the canvas holds no text. Screen px are CSS px from the stage's corner. */
export type AnchorKind = 'hall' | 'structure' | 'site' | 'town' | 'rival' | 'plant' | 'rack';

export interface LabelAnchor {
  key: string; // kind and id: stable between updates
  kind: AnchorKind;
  id: string; // site or rival id, structure or rack id in decimals, index of the town or plant in the region
  x: number; // middle of the label
  y: number; // its top (its bottom for halls, structures and racks: `above`)
  above: boolean;
  priority: number; // higher wins where labels meet
  visible: boolean; // on the screen now, at a zoom that shows it
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
