/** Sister companies: what deals pay, what they do for the lab, how far their terms stand out, what the companies grow by. */
import { clamp } from '../core/maths.ts';
import type { Affiliate, Deal } from '../world/affiliates.ts';
import type { Catalog } from '../world/catalog.ts';
import type { AffiliateDef, DealDef } from '../world/catalogTown.ts';
import type { EffectId } from '../world/effects.ts';
import type { Fleet } from '../world/fleet.ts';
import type { World } from '../world/world.ts';
import { HOURS_PER_DAY, YEAR_DAYS } from './calendarMoney.ts';

export function findAffiliate(world: World, id: string): Affiliate | null {
  for (const company of world.affiliates?.companies ?? []) if (company.id === id) return company;
  return null;
}

/** A deal begins, or goes on under other terms. */
export function putInForce(company: Affiliate, terms: Omit<Deal, 'sinceS'>, timeS: number): void {
  const now = company.deals.find((entry) => entry.deal === terms.deal);
  if (now) Object.assign(now, { gpus: terms.gpus, termsRatio: terms.termsRatio });
  else company.deals.push({ deal: terms.deal, gpus: terms.gpus, termsRatio: terms.termsRatio, sinceS: timeS });
}

export function dealDef(def: AffiliateDef | undefined, id: string): DealDef | null {
  for (const deal of def?.deals ?? []) if (deal.id === id) return deal;
  return null;
}

/** What a stranger would pay the lab for this in a day, cents; negative: what the lab would pay. */
export function fairCentsPerDay(def: DealDef, gpus: number): number {
  return def.centsPerDay + def.centsPerGpuHour * gpus * HOURS_PER_DAY;
}

/** What the affiliate pays the lab in a day under the terms, whole cents; negative: the lab pays. */
export function dealCentsPerDay(def: DealDef, deal: Pick<Deal, 'gpus' | 'termsRatio'>): number {
  return Math.round(fairCentsPerDay(def, deal.gpus) * deal.termsRatio);
}

/** Size of a deal, 0..1: its share of the GPUs that the affiliate could use. */
export function dealSize(def: DealDef, gpus: number): number {
  return def.gpusMax > 0 ? clamp(gpus / def.gpusMax, 0, 1) : 1;
}

/** Multiplier of all deals in force on one effect. 1 without any. */
export function dealsEffect(world: World, catalog: Catalog, effect: EffectId): number {
  let ratio = 1;
  for (const company of world.affiliates?.companies ?? []) {
    for (const deal of company.deals) {
      const def = dealDef(catalog.affiliates[company.id], deal.deal);
      for (const entry of def?.effects ?? []) if (entry.effect === effect) ratio *= entry.ratio;
    }
  }
  return ratio;
}

/** GPUs promised to affiliates. */
export function lentGpusAsked(world: World): number {
  let gpus = 0;
  for (const company of world.affiliates?.companies ?? []) for (const deal of company.deals) gpus += deal.gpus;
  return gpus;
}

/** GPUs that affiliates really have: customers and experiments come first. */
export function lentGpus(world: World, fleet: Fleet, reserved: number): number {
  const asked = lentGpusAsked(world);
  return asked === 0 ? 0 : clamp(asked, 0, Math.max(0, Math.floor(fleet.healthy) - reserved));
}

/** What the terms of a deal differ from a stranger's in a year, beyond the band that passes for arm's length, cents. */
export function gapCentsPerYear(affiliate: AffiliateDef, def: DealDef, deal: Pick<Deal, 'gpus' | 'termsRatio'>): number {
  const off = Math.max(0, Math.abs(deal.termsRatio - 1) - affiliate.bandRatio);
  return off * Math.abs(fairCentsPerDay(def, deal.gpus)) * YEAR_DAYS;
}

/** Where conflict drifts: half at `halfCents` of yearly gap, 0..1. */
export function conflictTarget(gapCents: number, halfCents: number): number {
  return gapCents > 0 ? gapCents / (gapCents + halfCents) : 0;
}

/** What a deal adds to the affiliate's growth in a year. Models help by how good the lab's best is beside the frontier. */
export function dealGrowth(world: World, def: DealDef, deal: Deal): number {
  const { best, frontier } = world.race;
  const skill = def.byModel ? (frontier > 0 ? clamp(best / frontier, 0, 1.2) : 1) : 1;
  return def.growthPerYear * dealSize(def, deal.gpus) * skill;
}

/** The worst value of a sister company over its first one; 1 without any. */
export function weakestRatio(world: World, catalog: Catalog): number {
  let weakest = 1;
  for (const company of world.affiliates?.companies ?? []) {
    const def = catalog.affiliates[company.id];
    if (def && def.valueCents > 0) weakest = Math.min(weakest, company.valueCents / def.valueCents);
  }
  return weakest;
}
