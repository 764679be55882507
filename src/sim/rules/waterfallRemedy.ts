/** What the ways out of a loss have in common: how long hiring takes and costs, how much sooner a crew is done, a floor under what is worth telling. */
import { DAY_S } from '../core/calendar.ts';
import type { RoleId } from '../world/catalogCompany.ts';
import type { SimContext } from '../world/context.ts';
import { cohortOf } from '../world/lookup.ts';
import type { Remedy } from '../world/remedy.ts';
import { MONTH_DAYS, YEAR_DAYS } from './calendarMoney.ts';
import { acceptRatio, byPace, offersPerDay, salaryCentsPerYear } from './people.ts';

/** A cause: message ids `explain.cause.<id>.name` and `.what`. GPUs as in the waterfall; `mend` is asked only for causes that are shown. */
export interface LossCause {
  id: string;
  gpus: number;
  params: Record<string, number | string>;
  mend?: (lost: number) => Remedy[];
}

/** Less than this is no gain worth an order, GPUs. */
const WORTH_GPUS = 0.5;

export function remedy(id: string, gpus: number, more: Partial<Omit<Remedy, 'id' | 'gpus'>> = {}): Remedy {
  return { id, gpus, params: more.params ?? {}, payCents: more.payCents ?? 0, monthlyCents: more.monthlyCents ?? 0, readyInS: Math.max(0, more.readyInS ?? 0), order: more.order ?? null };
}

/** It comes by itself at `atS`. */
export function waitFor({ world }: SimContext, gpus: number, atS: number, id = 'wait'): Remedy[] {
  return atS > world.timeS ? [remedy(id, gpus, { readyInS: atS - world.timeS })] : [];
}

/** Those that gain something. */
export function worthwhile(remedies: Remedy[]): Remedy[] {
  return remedies.filter((entry) => entry.gpus >= WORTH_GPUS);
}

/** `heads` more of a role: their pay, and the days until recruiting finds them and they have answered. */
export function hire(context: SimContext, role: RoleId, heads: number, gpus: number): Remedy[] {
  const { world, catalog } = context;
  const cohort = cohortOf(world, role);
  const constants = catalog.constants.people;
  const perDay = offersPerDay(world, catalog, cohort, 1) * acceptRatio(world, cohort, constants);
  const more = Math.ceil(heads - Math.max(0, cohort.target - cohort.count)); // those asked for already come without an order
  if (!(perDay > 0) || !(heads > 0)) return [];
  const readyInS = (heads / perDay + constants.offerAnswerDays) * DAY_S;
  if (more <= 0) return [remedy('wait-hires', gpus, { readyInS, params: { role: `@${catalog.roles[role].name}` } })];
  const monthlyCents = Math.round(more * salaryCentsPerYear(world, catalog, cohort) * (1 + constants.overheadRatio) * MONTH_DAYS / YEAR_DAYS);
  return [remedy('hire', gpus, {
    readyInS, monthlyCents, params: { role: `@${catalog.roles[role].name}`, heads: more }, order: { type: 'people.setTarget', role, count: cohort.target + more },
  })];
}

/** Output of a role at the next pace over that of today; 1 at the fastest. */
export function fasterRatio({ world, catalog }: SimContext, role: RoleId): number {
  const { outputByPace } = catalog.constants.people;
  const { pace } = cohortOf(world, role);
  const now = byPace(outputByPace, pace);
  return now > 0 ? byPace(outputByPace, Math.min(pace + 1, outputByPace.length - 1)) / now : 1;
}

/** A faster pace of a role: free at first, paid for in fatigue. `readyInS`: when what it works on is done then. */
export function pushPace(context: SimContext, role: RoleId, gpus: number, readyInS = 0): Remedy[] {
  if (fasterRatio(context, role) <= 1) return [];
  const { world, catalog } = context;
  return [remedy('pace', gpus, { readyInS, params: { role: `@${catalog.roles[role].name}` }, order: { type: 'people.setPace', role, pace: cohortOf(world, role).pace + 1 } })];
}
