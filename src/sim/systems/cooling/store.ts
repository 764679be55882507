/** Tanks of chilled water in time: an hour at a time while they last, ten seconds at a time when they stand in for plant that stopped. */
import { HOUR_S } from '../../core/calendar.ts';
import { lastsFor, moveHeat, storeKW, storeKWh } from '../../rules/coldStore.ts';
import { plantOf } from '../../rules/sitePlant.ts';
import type { StepContext } from '../../world/context.ts';
import type { Site } from '../../world/plant.ts';
import type { SiteBase } from '../../world/siteBase.ts';

/** Books the hour's heat into or out of the tanks, as the balance has it. Tanks that will not last the hour, or wait for plant to restart, go by ten seconds. */
export function bookStore(context: StepContext, site: Site, intoKW: number): void {
  const { cooling } = site;
  const { stores } = plantOf(context, site);
  cooling.storeKW = intoKW;
  cooling.storeBooked = intoKW <= 0 || (cooling.tripUntilS <= context.world.timeS && lastsFor(stores, intoKW, context.stepS));
  if (stores.length === 0) return;
  if (cooling.storeBooked) moveHeat(stores, (intoKW * context.stepS) / HOUR_S);
  cooling.storeKWh = storeKWh(stores);
}

/** Plant has just stopped: from now on the tanks take what it does not. */
export function standIn(context: StepContext, site: Site, base: SiteBase): void {
  const { cooling } = site;
  const missingKW = Math.min(base.storeKW, Math.max(0, cooling.heatKW - base.plantCapacityKW));
  if (missingKW <= 0 || plantOf(context, site).stores.length === 0) return;
  cooling.storeKW = missingKW;
  cooling.storeBooked = false;
}

/** Ten seconds of tanks that stand in. They stop when the plant is back, and when they are warm. */
export function takeTenSeconds(context: StepContext, site: Site, base: SiteBase): void {
  const { cooling } = site;
  if (cooling.storeBooked) return;
  const { stores } = plantOf(context, site);
  const wantedKW = Math.min(base.storeKW, Math.max(0, cooling.heatKW - base.plantCapacityKW));
  cooling.storeKW = (moveHeat(stores, (wantedKW * context.stepS) / HOUR_S) * HOUR_S) / context.stepS;
  cooling.storeKWh = storeKWh(stores);
  base.storeKW = storeKW(stores); // a tank that has just become warm leaves its heat to the halls from now on
  base.rejectCapacityKW = cooling.rejectCapacityKW = base.plantCapacityKW + base.storeKW;
}
