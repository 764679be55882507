/** Where the stage wants its labels: scenes write anchors in CSS pixels of the stage, the page draws DOM labels there. */
export type StageAnchorKind = 'site' | 'structure' | 'hall' | 'rack' | 'cursor' | 'rival' | 'ghost';

export interface StageAnchor {
  key: string; // stable while the thing exists
  kind: StageAnchorKind;
  id: string | number; // site, structure or rival id
  x: number; // bottom middle of the label, CSS pixels from the stage's top left
  y: number;
  priority: number; // higher stays when labels would overlap
  visible: boolean;
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
