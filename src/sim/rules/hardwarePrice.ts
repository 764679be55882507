/** What accelerators cost today, when they arrive and what is owed. List prices fall at a steady yearly rate from release. */
import { DAY_S, parseIsoDate } from '../core/calendar.ts';
import { log, pow } from '../core/maths.ts';
import type { AcceleratorDef, FabricDef } from '../world/catalogHardware.ts';
import type { ScenarioDef } from '../world/catalogScenario.ts';
import type { DeliveryOrder } from '../world/compute.ts';

const DAYS_PER_YEAR = 365.25;
export const WEEK_S = 7 * DAY_S;

/** Days from release to a day (days since 1970); negative before. */
export function daysSinceRelease(def: AcceleratorDef, epochDay: number): number {
  return epochDay - parseIsoDate(def.releaseDate);
}

/** List price of one GPU in whole cents on a day (days since 1970): price x (1 − fall)^years since release. */
export function listPriceCents(def: AcceleratorDef, epochDay: number): number {
  const years = Math.max(0, daysSinceRelease(def, epochDay)) / DAYS_PER_YEAR;
  return Math.round(def.priceCents * pow(1 - def.priceFallPerYear, years));
}

/** Seconds by which an order is late: exponential with mean lead x spread, from a draw in 0..1. */
export function latenessS(leadDays: number, spreadRatio: number, draw: number): number {
  const mean = leadDays * spreadRatio * DAY_S;
  return mean > 0 ? Math.round(-log(1 - draw) * mean) : 0;
}

/** Days from an order of ports to the dock: the scenario's own figure where it has one. */
export function fabricLeadDays(scenario: ScenarioDef | undefined, def: FabricDef): number {
  for (const lead of scenario?.fabricLeadDays ?? []) if (lead.fabric === def.id) return lead.days;
  return def.leadDays;
}

/** When an order's last batch is on the dock. */
export function lastBatchS(order: DeliveryOrder): number {
  return order.firstS + Math.max(0, Math.ceil(order.ordered / Math.max(1, order.perWeek)) - 1) * WEEK_S;
}

/** Earliest first batch of a new order: after the lead time, and after what the vendor already owes this lab. */
export function earliestFirstS(orders: readonly DeliveryOrder[], kind: DeliveryOrder['kind'], item: string, nowS: number, leadDays: number): number {
  let first = nowS + Math.round(leadDays * DAY_S);
  if (kind !== 'accelerator') return first;
  for (const order of orders) {
    if (order.kind === kind && order.item === item) first = Math.max(first, lastBatchS(order) + WEEK_S);
  }
  return first;
}

/** How much of an order is on the dock at a time: one week's allotment at `firstS`, another each week. */
export function deliveredBy(order: DeliveryOrder, timeS: number): number {
  if (timeS < order.firstS) return 0;
  const batches = 1 + Math.floor((timeS - order.firstS) / WEEK_S);
  return Math.min(order.ordered, batches * Math.max(1, order.perWeek));
}
