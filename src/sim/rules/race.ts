/** The field of labs: what is out or in the can on day 0, places, the frontier. */
import { DAY_S, HOUR_S } from '../core/calendar.ts';
import { draw, streamId } from '../core/draw.ts';
import type { Catalog } from '../world/catalog.ts';
import type { ScenarioDef } from '../world/catalogScenario.ts';
import type { RaceState, RivalModel } from '../world/race.ts';
import type { World } from '../world/world.ts';

const RELEASES = streamId('race.releases');

/**
 * Listed releases of the scenario's rivals, by date. A release comes within ± spreadDays of its day, evenly, on a whole hour; those
 * before the start are out. A lab that folds releases nothing afterwards.
 */
export function buildReleases(catalog: Catalog, scenario: ScenarioDef, seed: number): RivalModel[] {
  const releases: RivalModel[] = [];
  for (const id of scenario.rivals) {
    const def = catalog.rivals[id];
    if (!def) continue;
    for (let r = 0; r < def.releases.length; r++) {
      const release = def.releases[r]!;
      const lateDays = (2 * draw(seed, RELEASES, streamId(id), r) - 1) * release.spreadDays;
      const releasedS = Math.round((release.day + lateDays) * DAY_S / HOUR_S) * HOUR_S + 0;
      if (def.foldsDay !== null && releasedS >= def.foldsDay * DAY_S) continue;
      releases.push({
        rival: id, name: release.name, releasedS, capability: release.capability,
        priceCentsPerMTok: release.priceCentsPerMTok, listCents: release.priceCentsPerMTok, out: releasedS <= 0,
      });
    }
  }
  return releases.sort((a, b) => a.releasedS - b.releasedS || order(a.rival, b.rival) || order(a.name, b.name));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** True once a rival has folded. */
export function hasFolded({ rivals }: Pick<RaceState, 'rivals'>, id: string): boolean {
  for (const rival of rivals) if (rival.id === id) return rival.state === 'folded';
  return false;
}

/** The lab's best model, 0 = none. */
export function bestOwn(world: World): number {
  let best = 0;
  for (const model of world.compute.models) if (model.capability > best) best = model.capability;
  return best;
}

/** Best released model of one rival, 0 = none. */
export function bestOfRival(releases: readonly RivalModel[], rival: string): number {
  let best = 0;
  for (const release of releases) if (release.out && release.rival === rival && release.capability > best) best = release.capability;
  return best;
}

export interface Standing {
  place: number;
  labs: number;
  frontier: number;
  best: number;
}

/** Place among the labs that still stand (strictly better labs come first; without a model the lab is last), and the frontier. */
export function standing(world: World, into: Standing): void {
  const { race } = world;
  const best = bestOwn(world);
  let labs = 1;
  let ahead = 0;
  let frontier = best;
  for (const release of race.releases) if (release.out && release.capability > frontier) frontier = release.capability;
  for (const rival of race.rivals) {
    if (rival.state === 'folded') continue;
    labs++;
    if (best === 0 || bestOfRival(race.releases, rival.id) > best) ahead++;
  }
  into.best = best;
  into.frontier = frontier;
  into.labs = labs;
  into.place = 1 + ahead;
}
