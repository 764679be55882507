/** Orders name things by ids that the game gave them. On another course of the same game the same thing may have another id. */
import type { Command } from '../commands/types.ts';
import type { World } from '../world/world.ts';

const THINGS = ['hall', 'id', 'loan', 'offer', 'lot', 'statement'] as const;

/** The order as the other course knows it. `ids`: of things that orders made; models are the same when they have the same name. */
export function translated(command: Command, ids: ReadonlyMap<number, number>, here: World, there: World): Command {
  const out: Record<string, unknown> = { ...command };
  const known = (id: number): number => ids.get(id) ?? id;
  for (const key of THINGS) if (typeof out[key] === 'number') out[key] = known(out[key]);
  if (Array.isArray(out['halls'])) out['halls'] = (out['halls'] as number[]).map(known);
  if (typeof out['model'] === 'number') {
    const name = here.compute.models.find((model) => model.id === out['model'])?.name;
    const same = name === undefined ? undefined : there.compute.models.find((model) => model.name === name);
    if (same) out['model'] = same.id;
  }
  return out as unknown as Command;
}
