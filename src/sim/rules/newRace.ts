/** The race on day 0. Used once, when a world is made. */
import type { Catalog } from '../world/catalog.ts';
import type { ScenarioDef } from '../world/catalogScenario.ts';
import type { RaceState } from '../world/race.ts';
import { firstEstimates } from './intelligence.ts';
import { bestOfRival, buildReleases } from './race.ts';
import { newRival } from './rivals/lab.ts';

export function newRace(catalog: Catalog, scenario: ScenarioDef, seed: number): RaceState {
  const releases = buildReleases(catalog, scenario, seed);
  const defs = scenario.rivals.flatMap((id) => catalog.rivals[id] ?? []);
  let frontier = 0;
  for (const { id } of defs) frontier = Math.max(frontier, bestOfRival(releases, id));
  const rivals = defs.map((def) => newRival(catalog, def, seed, releases));
  const estimates: RaceState['estimates'] = {};
  for (const [r, def] of defs.entries()) estimates[def.id] = firstEstimates(seed, { releases, frontier }, catalog, def, rivals[r]!);
  return { releases, place: defs.length + 1, labs: defs.length + 1, frontier, best: 0, rivals, estimates, evidence: [], studies: [], beliefs: [], lots: [] };
}
