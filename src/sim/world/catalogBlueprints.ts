/** Blueprints: what orders of building put up together, at places relative to one corner. Never read by the rules: a blueprint becomes ordinary orders. */
import type { Entry } from './catalogCommon.ts';

export interface BlueprintRow {
  rack: string; // RackDef id
  x: number; // hall tiles
  y: number;
  length: number; // racks
  doors?: boolean; // ordered with rear doors
}

export interface BlueprintUnits {
  unit: string; // CoolingUnitDef id
  count: number;
  wall?: string; // air handlers: which wall; spread over all without
  x?: number; // units that stand in a row: their first tile
  y?: number;
}

/** What stands in a hall. Units come first: doors and tanks are refused where nothing carries their heat. */
export interface BlueprintFloor {
  units: BlueprintUnits[];
  rows: BlueprintRow[];
}

export interface BlueprintPiece {
  structure: string; // StructureDef id
  x: number; // campus tiles from the blueprint's corner
  y: number;
  count?: number; // side by side along x; 1 when left out
  floor?: BlueprintFloor; // halls only
}

/** What a file of a player and a pack have in common. */
export interface BlueprintPlan {
  pieces: readonly BlueprintPiece[];
}

export interface BlueprintDef extends Entry, BlueprintPlan {
  text: string; // message: what it is for
}
