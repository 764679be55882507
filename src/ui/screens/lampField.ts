/** The field of lamps of the title: where each stands and how it shines. Pure. */
export const COLS = 40;
export const ROWS = 25;
export const LAMPS = COLS * ROWS;
/** Of one place to the next, px of the picture. */
export const STEP_X = 15.6;
export const STEP_Y = 7.8;

/** A fixed pseudo-random number for a place, 0 to 1. */
export function grain(x: number, y: number): number {
  let h = Math.imul(x + 1, 0x9e3779b1) ^ Math.imul(y + 1, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return ((h ^ (h >>> 13)) >>> 0) / 0x1_0000_0000;
}

export interface Lamp { x: number; y: number; kind: string; led: boolean; depth: number }

/** All lamps, back to front; as many lit as `share` of them says, less a few that are broken. */
export function fieldOf(share: number): Lamp[] {
  const cells = Array.from({ length: LAMPS }, (_, i) => {
    const col = i % COLS;
    const row = Math.floor(i / COLS);
    return { col, row, at: col + row * 0.42 + grain(col, row) * 2.2 + Math.sin(row * 0.8) * 1.6 };
  });
  const lit = new Set([...cells].sort((a, b) => a.at - b.at).slice(0, Math.round(LAMPS * share)));
  return cells
    .map((cell) => {
      const { col, row } = cell;
      const noise = grain(col + 50, row + 90);
      const dead = noise > 0.988;
      const kind = lit.has(cell) && !dead ? (noise < 0.2 ? 'bright' : noise < 0.62 ? 'lit' : 'low') : col + row > 44 ? 'far' : 'dark';
      return { x: Math.round((col - row) * STEP_X), y: Math.round((col + row) * STEP_Y), kind, led: lit.has(cell) && !dead && noise > 0.3 && noise < 0.5, depth: col + row };
    })
    .sort((a, b) => a.depth - b.depth);
}
