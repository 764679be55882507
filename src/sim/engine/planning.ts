/**
 * A plan: orders that the player has collected and not given. It is never part of a world. What it costs, what it comes to and what it lacks
 * is found by giving it to a copy of the world, so that the same rules refuse; a forecast runs two such copies ahead.
 */
import { drawBits, streamId } from '../core/draw.ts';
import { deepClone } from '../core/snapshot.ts';
import { condition } from '../commands/checks.ts';
import type { Command } from '../commands/types.ts';
import type { SimContext } from '../world/context.ts';
import { finishAll, siteOutlook, type SiteOutlook } from '../rules/planned.ts';
import { planNeeds, type PlanNeed } from './planNeeds.ts';
import { createDerived } from './derived.ts';
import { execute, type Verdict } from './execute.ts';

const STREAM_FORECAST = streamId('plan.forecast');

/** A copy of a game's world that orders may change. Its caches are its own. */
export function copyContext({ world, catalog }: SimContext): SimContext {
  return { world: deepClone(world), catalog, derived: createDerived(), events: [] };
}

/** Ground that a planned structure will take, in campus tiles. */
export interface PlannedStructure {
  site: string;
  structure: string; // StructureDef id
  x: number;
  y: number;
}

export interface PlanPreview {
  verdicts: Verdict[]; // one for each order, each after those before it and with the cash that they leave
  payCents: number; // of the orders that nothing but cash could stop
  cashCents: number; // before the plan
  monthlyCents: number; // running cost that it adds
  readyInS: number; // until the last of it arrives
  structures: PlannedStructure[];
  before: SiteOutlook[]; // with all that is ordered already
  after: SiteOutlook[];
  needs: PlanNeed[]; // that the plan leaves open at the sites it touches
}

/** More than any plan costs. Whether the lab can pay is said of the whole plan, so that an order beyond its cash still takes its ground in the copy. */
const LENT_CENTS = 1e15;

/** A copy to give a plan to. */
export function planningCopy(context: SimContext): SimContext {
  const copy = copyContext(context);
  copy.world.finance.balances.cash += LENT_CENTS;
  return copy;
}

/** No structure has it: an order for a hall that an earlier, refused order would have built. */
const NOWHERE = Number.MAX_SAFE_INTEGER;

/**
 * Gives the orders one after the other; those that are refused are left out. Orders for a hall that the plan itself builds name it by the place
 * of that order: -1 is the first order's. `built`: what orders given to this copy before have built, continued here.
 */
export function applyPlan(copy: SimContext, commands: readonly Command[], built: number[] = []): Verdict[] {
  const { world } = copy;
  const verdicts = commands.map((command) => {
    const from = world.nextId;
    const verdict = execute(copy, inBuilt(command, built));
    built.push(builtSince(copy, from) ?? NOWHERE);
    return verdict;
  });
  copy.events.length = 0;
  return verdicts;
}

/** The order with a hall that the plan builds named by its id. */
export function inBuilt<C extends Command>(command: C, built: readonly number[]): C {
  return 'hall' in command && command.hall < 0 ? { ...command, hall: built[-command.hall - 1] ?? NOWHERE } : command;
}

/** The first structure with an id from `from` on. Null when none was put up since. */
export function builtSince({ world }: SimContext, from: number): number | null {
  for (const site of world.sites) for (const { id } of site.structures) if (id >= from) return id;
  return null;
}

/** What a plan comes to, with everything on order built. `planned` is a copy on which `commands` were given with these verdicts; it is left as it was. */
export function previewPlan(context: SimContext, planned: SimContext, commands: readonly Command[], verdicts: readonly Verdict[]): PlanPreview {
  const [now, then] = [outlooks(context), outlooks(planned)];
  const { nextId } = context.world;
  const preview: PlanPreview = {
    verdicts: [], payCents: 0, cashCents: context.world.finance.balances.cash, monthlyCents: 0, readyInS: 0, before: now.sites, after: then.sites,
    structures: planned.world.sites.flatMap((site) => site.structures.filter((entry) => entry.id >= nextId).map((entry) => ({ site: site.id, structure: entry.def, x: entry.x, y: entry.y }))),
    needs: planNeeds(planned, then.finished, then.sites, touched(planned, commands, verdicts)),
  };
  let leftCents = preview.cashCents;
  for (const verdict of verdicts) {
    const { ok, check } = verdict;
    const affordable = check.payCents === 0 || check.payCents <= leftCents;
    preview.verdicts.push(ok && !affordable ? { ...verdict, ok: false, refusal: condition('no-cash', false, leftCents, check.payCents, 'cents') } : verdict);
    if (!ok) continue;
    if (affordable) leftCents -= check.payCents;
    preview.payCents += check.payCents;
    preview.monthlyCents += check.monthlyCents;
    preview.readyInS = Math.max(preview.readyInS, check.readyInS);
  }
  return preview;
}

function outlooks(context: SimContext): { finished: SimContext; sites: SiteOutlook[] } {
  const finished = copyContext(context);
  finishAll(finished);
  return { finished, sites: finished.world.sites.map((site) => siteOutlook(finished, site)) };
}

/** Sites that orders of the plan change. */
function touched({ world }: SimContext, commands: readonly Command[], verdicts: readonly Verdict[]): Set<string> {
  const sites = new Set<string>();
  commands.forEach((command, i) => {
    if (!verdicts[i]?.ok) return;
    if ('site' in command) sites.add(command.site);
    if ('hall' in command && command.hall >= 0) for (const site of world.sites) if (site.structures.some((entry) => entry.id === command.hall)) sites.add(site.id);
  });
  return sites;
}

/** Two copies of a game for a forecast, one with the plan. Both meet the same luck, which is not the luck that the game will have. */
export function forecastCopies(context: SimContext, commands: readonly Command[]): { copies: [SimContext, SimContext]; refused: number } {
  const without = copyContext(context);
  const withPlan = copyContext(context);
  const refused = applyPlan(withPlan, commands).filter((verdict) => !verdict.ok).length;
  const { seed, timeS } = context.world;
  const otherSeed = drawBits(seed, STREAM_FORECAST, 0, timeS);
  without.world.seed = withPlan.world.seed = otherSeed;
  return { copies: [without, withPlan], refused };
}
