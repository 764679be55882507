/** What part of its world the stage shows now, and a way to move there: for the small map. World px: a tile is 64 x 32, seen isometrically. */
export interface StageWindow {
  x: number; // middle
  y: number;
  w: number; // that is seen
  h: number;
}

let current: StageWindow | null = null;
const listeners = new Set<() => void>();

/** Shaped like a store, so that components watch it as they watch any other. */
export const stageWindow = {
  getState: (): StageWindow | null => current,
  setState(next: StageWindow | null): void {
    current = next;
    for (const listener of [...listeners]) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Moves the middle of the view; set by the stage while it runs. */
  go: null as ((x: number, y: number) => void) | null,
};
