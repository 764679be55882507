/** Caches beside the world: rebuilt at will, never saved. Heavy mode in the tests throws them away at every step. */
import type { Derived } from '../world/context.ts';

export function createDerived(): Derived {
  return { layouts: new Map(), air: new Map(), plants: new Map(), stepOfS: -1 };
}
