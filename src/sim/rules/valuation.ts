/**
 * What the lab is worth to investors. Fair value = (story + cluster + revenue) x market mood, where story = (founding idea +
 * capability + team) x place x key people. Calibrated in content against published rounds (figures.md section 7:
 * 24 billion post-money for a lab with a plan and a site in 2024; 20–39 times revenue for those with sales).
 */
import { clamp } from '../core/maths.ts';
import type { InvestorDef } from '../world/catalogCompany.ts';
import type { Catalog } from '../world/catalog.ts';
import type { FinanceState } from '../world/company.ts';
import type { EvidenceId, PassReason, Round } from '../world/equity.ts';
import { cohortOf } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { YEAR_DAYS } from './calendarMoney.ts';
import { sharesOf, voteRatioOf } from './capital/dilution.ts';
import { eagerness, priceFactor } from './capital/eagerness.ts';
import { labEffect } from './effects.ts';
import { cohortOutput } from './people.ts';

export interface ValuationParts {
  baseCents: number;
  capabilityCents: number;
  teamCents: number;
  placeRatio: number;
  keyRatio: number; // key people who raise capital
  storyCents: number; // (base + capability + team) x place x key
  clusterCents: number;
  revenueCents: number; // yearly revenue x multiple
  mood: number;
  fairCents: number;
}

/** Revenue at the rate of the last weeks (burnSmoothingDays), cents per year: nobody pays for one good hour. */
export function revenuePerYearCents(world: World): number {
  return world.finance.revenueCentsPerDay * YEAR_DAYS;
}

/** Fair pre-money value and its parts, cents. Needs world.race (place, best) and the waterfall. */
export function valuationParts(world: World, catalog: Catalog): ValuationParts {
  const constants = catalog.constants.finance;
  const ratios = constants.valuePlaceRatios;
  const placeRatio = ratios[clamp(world.race.place - 1, 0, ratios.length - 1)] ?? 1;
  const keyRatio = labEffect(world, catalog, 'capital');
  const baseCents = constants.fairValueBaseCents;
  const capabilityCents = constants.valuePerCapabilityPoint * Math.max(0, world.race.best - constants.entryCapability);
  let heads = 0;
  for (const role of ['research', 'systems', 'product'] as const) heads += cohortOutput(cohortOf(world, role), catalog.constants.people);
  const teamCents = constants.valuePerHeadCents * heads;
  const storyCents = (baseCents + capabilityCents + teamCents) * placeRatio * keyRatio;
  const clusterCents = constants.valuePerGpuCents * world.compute.waterfall.healthy;
  const revenueCents = revenuePerYearCents(world) * constants.revenueMultiple;
  const mood = world.finance.marketMood;
  return {
    baseCents, capabilityCents, teamCents, placeRatio, keyRatio, storyCents, clusterCents, revenueCents, mood,
    fairCents: Math.round((storyCents + clusterCents + revenueCents) * mood),
  };
}

/** The evidence that is missing, as a reason to pass, or null when it is there. */
export function missingEvidence(world: World, catalog: Catalog, needs: EvidenceId): PassReason | null {
  switch (needs) {
    case 'nothing': return null;
    case 'site': return world.sites.length > 0 ? null : 'no-site';
    case 'cluster': return world.compute.waterfall.healthy > 0 ? null : 'no-cluster';
    case 'model': return world.compute.models.length > 0 ? null : 'no-model';
    case 'revenue': return revenuePerYearCents(world) >= catalog.constants.finance.evidenceRevenueCentsPerYear ? null : 'no-revenue';
  }
}

export type Answer = { pass: PassReason } | { pass: null; raiseCents: number; preMoneyCents: number };

/**
 * An investor's answer. It passes without its evidence, when its heat (mood x greed x nerve x trust) is below 1 - appetite, or when its smallest cheque
 * would take more than maxRoundRatio of the lab or more than is left of the round. It writes min + (max - min) x eagerness, at most the ask.
 */
export function investorAnswer(world: World, catalog: Catalog, def: InvestorDef, round: Pick<Round, 'askCents' | 'signedCents'>): Answer {
  const missing = missingEvidence(world, catalog, def.needs);
  if (missing) return { pass: missing };
  const eager = eagerness(world, catalog, def, round);
  const least = 1 - def.appetite;
  if (eager.heat < least) return { pass: eager.mood * eager.greed < least ? 'mood' : eager.mood * eager.greed * eager.trust < least ? 'trust' : 'fear' };
  const preMoneyCents = Math.round(valuationParts(world, catalog).fairCents * def.priceRatio * priceFactor(eager, catalog));
  const most = catalog.constants.finance.maxRoundRatio;
  const byOwnership = most < 1 ? preMoneyCents * most / (1 - most) : def.maxCents;
  const willing = def.minCents + (def.maxCents - def.minCents) * eager.level;
  const smallest = Math.min(def.minCents, round.askCents);
  const room = round.askCents - round.signedCents;
  if (room < smallest || room <= 0) return { pass: 'no-room' };
  if (byOwnership < smallest || byOwnership < 1) return { pass: 'too-small' };
  return { pass: null, raiseCents: Math.floor(Math.min(willing, byOwnership, room)), preMoneyCents };
}

export function totalShares(finance: FinanceState): number {
  return sharesOf(finance.holders);
}

/** Founder's votes over all votes, when `newShares` were issued to others. Founder shares carry founderVotes each. */
export function founderVoteRatio(world: World, catalog: Catalog, newShares = 0): number {
  return voteRatioOf(world.finance.holders, catalog.constants.finance, newShares);
}
