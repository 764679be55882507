import type { AffairDef, Catalog } from '../../src/sim/index.ts';

const DAYS_PER_YEAR = 365;
const LN2 = 0.693147;

/** What an affair's fallback takes of revenue, in years of it: lasting effects, and the brand on its way back to rest. */
export function revenueYearsLost(catalog: Catalog, def: AffairDef): number {
  const choice = def.choices.find((entry) => entry.id === def.fallback);
  let years = 0;
  for (const effect of choice?.effects ?? []) {
    if (effect.type === 'modifier' && effect.effect === 'revenue') years += (1 - effect.ratio) * effect.days / DAYS_PER_YEAR;
    if (effect.type !== 'gauge') continue;
    const gauge = catalog.gauges[effect.gauge];
    for (const bears of gauge.effects) if (bears.effect === 'revenue') years -= effect.add * (bears.at1 - bears.at0) * gauge.halfLifeDays / LN2 / DAYS_PER_YEAR;
  }
  return years;
}
