/** Randomness for decoration only: the same seed draws the same trees. Never for the game. */
export function rng(seed: number): () => number {
  let state = (seed | 0) + 0x6d2b79f5;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function seedOf(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return hash >>> 0;
}

function lattice(i: number, j: number, seed: number): number {
  let t = Math.imul(i * 374761393 + j * 668265263 + seed * 982451653, 1274126177);
  t ^= t >>> 13;
  t = Math.imul(t, 1103515245);
  return ((t ^ (t >>> 16)) >>> 0) / 4294967296;
}

/** Smooth value noise, 0..1. */
export function noise(x: number, y: number, seed: number): number {
  const i = Math.floor(x);
  const j = Math.floor(y);
  const u = ease(x - i);
  const v = ease(y - j);
  return (lattice(i, j, seed) * (1 - u) + lattice(i + 1, j, seed) * u) * (1 - v)
    + (lattice(i, j + 1, seed) * (1 - u) + lattice(i + 1, j + 1, seed) * u) * v;
}

const ease = (t: number): number => t * t * (3 - 2 * t);
