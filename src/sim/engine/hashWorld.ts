/** State hashes by slice, so that a desync names where it began and not only that it did. */
import { createHasher, hashValue } from '../core/hash.ts';
import type { World } from '../world/world.ts';

export interface WorldHash {
  hash: string; // 16 hex digits over all slices
  slices: Record<string, string>; // by World key
}

/** Hashes every slice of the world in key order. Throws with the path when something cannot be saved. */
export function hashWorld(world: World): WorldHash {
  const slices: Record<string, string> = {};
  const whole = createHasher();
  for (const key of Object.keys(world).sort() as (keyof World)[]) {
    const digest = hashValue(world[key], `world.${key}`);
    slices[key] = digest;
    whole.string(key);
    whole.string(digest);
  }
  return { hash: whole.digest(), slices };
}
