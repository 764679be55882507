/** Permits: how long a hearing takes, how likely it grants, what a site's permits add up to. */
import { clamp } from '../core/maths.ts';
import type { CommunityDef, PermitDef } from '../world/catalogTown.ts';
import type { SiteDef } from '../world/catalogPlant.ts';
import { cohortOf } from '../world/lookup.ts';
import type { Site } from '../world/plant.ts';
import type { PermitCase } from '../world/town.ts';
import type { World } from '../world/world.ts';
import { countPromises } from './town.ts';

/** Kilowatts of generators that may stand at a site: its first permit and what hearings added. */
export const gensetPermitKW = (site: Site, def: SiteDef): number => def.gensetPermitKW + (site.permits?.gensetKW ?? 0);
/** Nitrogen oxides that its generators may emit in a calendar year, tonnes. */
export const noxPermitTonnes = (site: Site, def: SiteDef): number => def.noxTonnesPerYear + (site.permits?.noxTonnes ?? 0);
/** Most sound at the fence, dB(A). */
export const noisePermitDbA = (site: Site, def: SiteDef): number => def.noiseLimitDbA + (site.permits?.noiseDbA ?? 0);
/** Water that the contract covers, m3 a day. */
export const waterContractM3 = (site: Site, def: SiteDef): number => def.waterM3PerDay + (site.permits?.waterM3PerDay ?? 0);

/** Days from filing to hearing: goodwill and patience of authorities shorten it, and so do heads for policy and power. */
export function hearingDays(world: World, def: PermitDef, community: CommunityDef): number {
  const { town, regulators } = world.affairs.gauges;
  const heads = cohortOf(world, 'policy').count + cohortOf(world, 'power').count;
  return def.days * (1.6 - (town + regulators) / 2) / (1 + heads / community.policyDays);
}

/** Chance that a hearing grants: goodwill counts most, then authorities, then promises kept and broken. */
export function grantChance(world: World, def: PermitDef): number {
  const { town, regulators } = world.affairs.gauges;
  const word = 0.05 * countPromises(world, 'kept') - 0.15 * countPromises(world, 'broken');
  return clamp(def.grantRatio + 1.5 * (town - 0.55) + (regulators - 0.6) + word, 0.05, 0.98);
}

/** The last case of this permit at a site, or null. */
export function lastCase(world: World, permit: string, site: string): PermitCase | null {
  let last: PermitCase | null = null;
  for (const entry of world.town?.permits ?? []) if (entry.permit === permit && entry.site === site) last = entry;
  return last;
}
