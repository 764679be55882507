/** Towns and sister companies on day 0. Both are absent where the scenario does not ask for them. */
import type { AffiliatesState } from '../world/affiliates.ts';
import type { Catalog } from '../world/catalog.ts';
import type { ScenarioDef } from '../world/catalogScenario.ts';
import type { TownState } from '../world/town.ts';

export function newTown(scenario: ScenarioDef): { town?: TownState } {
  if (scenario.community === undefined) return {};
  return {
    town: {
      promises: [], permits: [], cleanRatio: 0, offsetKg: 0, seenCo2Kg: 0, cleanKWh: 0, cutKg: 0, itKWh: 0, co2KgPerDay: 0, kgPerKWh: -1, carbonCents: 0,
      jobs: 0, noiseDbA: 0, smokeRatio: 0, waterRatio: 0, billRatio: 0,
    },
  };
}

export function newAffiliates(catalog: Catalog, scenario: ScenarioDef): { affiliates?: AffiliatesState } {
  const companies = (scenario.affiliates ?? []).flatMap((id) => {
    const def = catalog.affiliates[id];
    return def ? [{ id, valueCents: def.valueCents, cashCents: def.cashCents, paidCents: 0, deals: [], reviews: [] }] : [];
  });
  return companies.length > 0 ? { affiliates: { companies, conflict: 0, gapCentsPerYear: 0 } } : {};
}
