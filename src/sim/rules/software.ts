/**
 * The lab's own training software, by generation of GPUs. A lab new to a generation is behind what is public; work of its systems engineers and
 * tokens trained on it bring it ahead. The year it comes to is what rules/performance/stack.ts asks for: the workbench's softwareYear.
 *   maturity = 1 - e^-(work / softwareWorkYears + tokens / softwareTokens),   year = public - lag + (lag + lead) * maturity
 */
import { DAY_S } from '../core/calendar.ts';
import { exp } from '../core/maths.ts';
import type { Catalog } from '../world/catalog.ts';
import type { TrainingConstants } from '../world/catalogConstants.ts';
import type { SoftwareState } from '../world/compute.ts';
import { cohortOf } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { cohortOutput } from './people.ts';

const DAYS_PER_YEAR = 365.25;
const EPOCH_YEAR = 1970;
/** Software moves on about once in six days: steps are asked for again no more often. */
const YEAR_PARTS = 64;

/** What is known of a generation; null = nothing yet. */
export function softwareAt(world: World, accelerator: string): SoftwareState | null {
  for (const state of world.compute.software) if (state.accelerator === accelerator) return state;
  return null;
}

/** 0 = new to the generation, towards 1 = nothing left to learn. */
export function maturity(state: SoftwareState | null, training: TrainingConstants): number {
  return state ? 1 - exp(-(state.workYears / training.softwareWorkYears + state.tokens / training.softwareTokens)) : 0;
}

/** Year of what is public today, as rules/performance/stack.ts counts it (2024 = what was public by its end). */
export function publicYear(world: World): number {
  return EPOCH_YEAR + (world.epochDay + world.timeS / DAY_S) / DAYS_PER_YEAR - 1;
}

/** Year of the lab's training software on a generation. */
export function softwareYear(world: World, catalog: Catalog, accelerator: string): number {
  const { training } = catalog.constants;
  const { softwareLagYears, softwareLeadYears } = training;
  const ahead = (softwareLagYears + softwareLeadYears) * maturity(softwareAt(world, accelerator), training) - softwareLagYears;
  return Math.floor((publicYear(world) + ahead) * YEAR_PARTS) / YEAR_PARTS;
}

/** Engineers at work on each generation that the lab has bought: they divide their time. */
export function engineersPerGeneration(world: World, catalog: Catalog): number {
  let kinds = 0;
  for (const item of world.compute.stock) if (item.boughtGpus > 0) kinds++;
  return kinds > 0 ? cohortOutput(cohortOf(world, 'systems'), catalog.constants.people) / kinds : 0;
}
