/** Where the stage wants its labels: scenes tell places in CSS pixels of the stage, the page draws DOM labels there. */
export type StageAnchorKind = 'site' | 'structure' | 'hall' | 'rack' | 'rival' | 'town' | 'plant' | 'weather' | 'land';

export interface StageAnchor {
  key: string; // stable while the thing exists
  kind: StageAnchorKind;
  id: string; // site or rival id; structure or rack id in decimals; index of the town, plant or unsurveyed land in the region; weather by site
  x: number; // middle of the label, CSS pixels from the stage's left
  y: number; // its bottom when `above`, else its top
  above: boolean;
  priority: number; // higher stays when labels would overlap
  visible: boolean;
  tip?: { x: number; y: number }; // a line leads there
  brief?: boolean; // only what matters most is said
  fixed?: boolean; // beside a cover or the edge: it may not be moved aside
  count?: number; // things of a kind that it speaks for
  more?: number; // things that go without a label; they speak when they are pointed at
}

let anchors: readonly StageAnchor[] = [];
const listeners = new Set<() => void>();

/** Shaped like a store, so that components watch it as they watch any other. */
export const stageLabels = {
  getState: (): readonly StageAnchor[] => anchors,
  setState(next: readonly StageAnchor[]): void {
    if (next.length === 0 && anchors.length === 0) return;
    anchors = next;
    for (const listener of [...listeners]) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
