/** Which accelerators vendors sell to the lab: what is made and sold at all, and what the scenario lets on its market. */
import type { Catalog } from '../world/catalog.ts';
import type { AcceleratorDef } from '../world/catalogHardware.ts';
import type { ScenarioDef } from '../world/catalogScenario.ts';
import { daysSinceRelease } from './hardwarePrice.ts';

/** Why an accelerator cannot be had: rented by its maker only, made no more, unknown to vendors, or not on this scenario's market. */
export type NotOffered = 'rented-only' | 'withdrawn' | 'on-sale' | 'offered-here';

/** Null when the scenario's vendors sell it, whether or not it is out yet (see `releasedBy`). */
export function notOffered(def: AcceleratorDef, scenario: ScenarioDef | undefined): NotOffered | null {
  if (def.onSale === false) return def.notSold === 'rented' ? 'rented-only' : def.notSold === 'withdrawn' ? 'withdrawn' : 'on-sale';
  if (scenario?.accelerators && !scenario.accelerators.includes(def.id)) return 'offered-here';
  return null;
}

/** True from the day of release (days since 1970). */
export function releasedBy(def: AcceleratorDef, epochDay: number): boolean {
  return daysSinceRelease(def, epochDay) >= 0;
}

/** All accelerators that the scenario's vendors sell or will sell, the next to be released last; of one day, by id. */
export function offeredAccelerators(catalog: Catalog, scenarioId: string): AcceleratorDef[] {
  const scenario = catalog.scenarios[scenarioId];
  return Object.values(catalog.accelerators)
    .filter((def) => notOffered(def, scenario) === null)
    .sort((a, b) => (a.releaseDate === b.releaseDate ? (a.id < b.id ? -1 : 1) : a.releaseDate < b.releaseDate ? -1 : 1));
}
