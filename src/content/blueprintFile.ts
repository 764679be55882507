/** The file in which players keep and exchange blueprints. Its reader (`blueprintReader.ts`) needs the schemas of packs; writing one does not. */
import type { BlueprintPlan } from '../sim/index.ts';

export const BLUEPRINT_FORMAT = 'gigawatt-blueprints';
export const BLUEPRINT_VERSION = 1;

/** A blueprint of a player: its name is what the player typed. */
export interface OwnBlueprint extends BlueprintPlan {
  name: string;
}

/** The file of some blueprints, as people may also write it by hand. */
export function writeBlueprintFile(blueprints: readonly OwnBlueprint[]): string {
  return `${JSON.stringify({ format: BLUEPRINT_FORMAT, version: BLUEPRINT_VERSION, blueprints: blueprints.map(({ name, pieces: parts }) => ({ name, pieces: parts })) }, null, 2)}\n`;
}
