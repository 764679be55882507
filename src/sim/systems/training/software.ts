/** What the lab learns about its generations of GPUs: by the hour from its systems engineers, by the token from its runs. */
import { DAY_S } from '../../core/calendar.ts';
import { engineersPerGeneration, softwareAt } from '../../rules/software.ts';
import type { SoftwareState } from '../../world/compute.ts';
import type { StepContext } from '../../world/context.ts';
import type { World } from '../../world/world.ts';

const YEAR_S = 365.25 * DAY_S;

export function learnByWork(context: StepContext): void {
  const { world, catalog } = context;
  const workYears = engineersPerGeneration(world, catalog) * context.stepS / YEAR_S;
  if (!(workYears > 0)) return;
  for (const item of world.compute.stock) if (item.boughtGpus > 0) stateOf(world, item.accelerator).workYears += workYears;
}

export function learnByTokens(world: World, accelerator: string, tokens: number): void {
  stateOf(world, accelerator).tokens += tokens;
}

function stateOf(world: World, accelerator: string): SoftwareState {
  const known = softwareAt(world, accelerator);
  if (known) return known;
  const state: SoftwareState = { accelerator, workYears: 0, tokens: 0 };
  world.compute.software.push(state);
  return state;
}
