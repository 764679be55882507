/**
 * A site without power: chillers stop and have to restart, generators that can start from their own batteries pull up the others, and what
 * they carry grows in steps that they take without leaving their frequency. Cooling comes first, dark halls after it.
 */
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import type { Site } from '../../world/plant.ts';
import type { SitePlant } from '../../world/sitePlant.ts';
import { siteName } from '../../rules/siteName.ts';
import { upsHoldsKWh, upsRatingKW } from '../../rules/power/ups.ts';
import type { HallPlant } from '../../world/sitePlant.ts';
import { HOUR_S } from '../../core/calendar.ts';

/** Chillers stop with their power (`dark`) and restart with it; `seconds` pass. Writes `power.restartLeftS`. */
export function followChillers(context: StepContext, site: Site, plant: SitePlant, dark: boolean, seconds: number): void {
  const { power } = site;
  if (!dark && power.restartLeftS <= 0) return;
  const before = power.restartLeftS;
  power.restartLeftS = 0;
  for (const { structure, def } of plant.rejection) {
    if (structure.stage !== 'ready') continue;
    if (dark) structure.startLeftS = Math.max(structure.startLeftS, def.restartS);
    else structure.startLeftS = Math.max(0, structure.startLeftS - seconds);
    power.restartLeftS = Math.max(power.restartLeftS, structure.startLeftS);
  }
  if (dark && before <= 0 && power.restartLeftS > 0) emit(context, 'power.coolingDark', 'log', { site: siteName(context.catalog, site.id), minutes: power.restartLeftS / 60 }, { site: site.id, panel: 'power' });
}

/**
 * What an island of generators may carry, kW: from nothing by `stepKW` every `pickupS`, and no more than `capacityKW`. Anything that holds
 * the frequency besides them (the grid, charged batteries) takes the steps for them.
 */
export function pickUp(context: StepContext, site: Site, alone: boolean, capacityKW: number, stepKW: number, seconds: number): number {
  const { power } = site;
  if (!alone) {
    power.islandKW = 0;
    return capacityKW;
  }
  const { pickupS } = context.catalog.constants.power;
  power.islandKW = Math.min(capacityKW, power.islandKW + (pickupS > 0 ? (stepKW * seconds) / pickupS : capacityKW));
  return power.islandKW;
}

/** UPS fill up again beside a whole feed, kW drawn for it. */
export function rechargeUps(context: StepContext, halls: readonly HallPlant[], whole: boolean, seconds: number): number {
  const { power } = context.catalog.constants;
  let drawnKW = 0;
  for (const place of halls) {
    const { hall } = place;
    if (!whole || hall.upsUsedKWh <= 0 || seconds <= 0) continue;
    const mostKWh = (upsHoldsKWh(upsRatingKW(place), 0, power) / power.upsRechargeHours) * (seconds / HOUR_S);
    const kWh = Math.min(hall.upsUsedKWh, mostKWh);
    hall.upsUsedKWh -= kWh;
    drawnKW += ((kWh / (1 - power.upsLossRatio)) * HOUR_S) / seconds;
  }
  return drawnKW;
}
