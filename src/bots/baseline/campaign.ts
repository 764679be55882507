/**
 * Several sites: where a goal asks for more power than one gives. Each site has one generation of machines, its own plan, and grid asked for in
 * full at once; what is bought follows the power that comes within a year. The next site is opened as soon as it can be paid.
 */
import { DAY_S } from '../../sim/index.ts';
import type { AcceleratorDef, Catalog, ScenarioDef, SimContext, Site, SiteDef, World } from '../../sim/index.ts';
import { asked, openGoal } from './goals.ts';
import { affordablePlan, reserveCents } from './money.ts';
import { bestAccelerator, makePlan, planAt, PLANNED_PUE, powerableGpus, type Plan } from './plan.ts';
import type { Strategy } from './strategy.ts';

/** Planned over asked for: switches draw too, and some machines are always broken. Power that comes is not all for machines. */
const MARGIN = 1.18;
const STAGE_MARGIN = 1.05;
/** Machines are planned for the power that comes within these days, and for at least so many. */
const STAGE_DAYS = 330;
const LEAST_GPUS = 8192;
/** A kind of which a vendor ships fewer in half a year fills no site. */
const SITE_GPUS = 70_000;
/** A site after the first waits so long for a kind of its own. */
const WAIT_DAYS = 200;
/** Share of the grid that is planned with, and plot tiles that a MW of IT takes with its cooling, roads and gaps. */
const GRID_SHARE = 0.97;
const TILES_PER_MW = 4.4;
/** Days between two sites, and cash over the reserve and the option that opening one leaves, cents. */
const OPEN_DAYS = 180;
const OPEN_CENTS = 30_000_000_000;
/** GPUs of one run: of four times as many none does useful work for long. */
const RUN_MOST = 120_000;
/** A year earlier is worth this much of a connection. */
const YEAR_DAYS = 365;

/** One plan for each site, and one to open the next; of scenarios with one site the only one. The first is that of the whole lab. */
export function makePlans(context: SimContext, strategy: Strategy): { whole: Plan; parts: Plan[] } | null {
  const { world, catalog } = context;
  const scenario = catalog.scenarios[world.scenario];
  const goalKW = scenario ? powerGoalKW(scenario, world) * MARGIN : 0;
  if (!scenario || (goalKW === 0 && world.sites.length <= 1)) {
    const plan = strategy.equity ? makePlan(context, strategy) : affordablePlan(context, strategy);
    return plan && { whole: plan, parts: [plan] };
  }
  const parts: Plan[] = [];
  const left = bookOf(world, catalog);
  let inRun = 0;
  for (const goal of scenario.goals) asked(goal.when, (fact, _op, value) => { if (fact === 'gpus.inRun') inRun = Math.max(inRun, value); });
  const taken = new Set<AcceleratorDef>();
  const places = world.sites.flatMap((site) => {
    const def = catalog.sites[site.id];
    const kind = left.kinds.get(site.id) ?? newKind(context, left, taken);
    if (kind) taken.add(kind);
    return def && kind ? [{ site, def, kind }] : [];
  });
  let openKW = goalKW;
  for (const [p, { site, def, kind }] of places.entries()) {
    const fullKW = Math.min(siteKW(def), openKW);
    openKW -= fullKW;
    const placed = left.placed.get(site.id) ?? 0;
    const outline = planAt(context, strategy, { site, goalGpus: LEAST_GPUS, gpus: LEAST_GPUS, bought: placed, inRun, kind, gridKW: fullKW * PLANNED_PUE });
    if (!outline) continue;
    const powered = powerableGpus(outline, world.timeS + STAGE_DAYS * DAY_S, catalog) * STAGE_MARGIN;
    const staged = Math.min(Math.max(LEAST_GPUS, fullKW / outline.gpuKW), Math.max(LEAST_GPUS, powered));
    const rest = left.unplaced.get(kind.id) ?? 0;
    const isLast = !places.slice(p + 1).some((later) => later.kind === kind);
    const bought = placed + (isLast ? rest : Math.min(rest, Math.max(0, Math.floor(staged) - placed)));
    left.unplaced.set(kind.id, rest - (bought - placed));
    const plan = planAt(context, strategy, { site, goalGpus: fullKW / outline.gpuKW, gpus: Math.max(staged, bought), bought, inRun, kind, gridKW: fullKW * PLANNED_PUE });
    if (plan) parts.push({ ...plan, runMost: RUN_MOST });
  }
  const next = openKW > 0 ? nextSite(context, scenario) : null;
  const kind = next && bestAccelerator(world, catalog, SITE_GPUS);
  const opening = kind && planAt(context, strategy, { site: null, goalGpus: LEAST_GPUS, gpus: LEAST_GPUS, bought: 0, inRun, kind, gridKW: 0 });
  if (opening) parts.push({ ...opening, open: next });
  const [first] = parts;
  return first ? { whole: wholeOf(first, parts), parts } : null;
}

/** IT that open goals want; while one wants more arithmetic, all the power that any goal ever wanted: later machines need somewhere to stand. */
function powerGoalKW(scenario: ScenarioDef, world: World): number {
  let kW = openGoal(scenario, world, 'power.usableKW');
  if (openGoal(scenario, world, 'hardware.exaflops') > 0) {
    for (const goal of scenario.goals) asked(goal.when, (fact, _op, value) => { if (fact === 'power.usableKW') kW = Math.max(kW, value); });
  }
  return kW;
}

interface Book {
  kinds: Map<string, AcceleratorDef>; // on the floors of a site
  placed: Map<string, number>; // GPUs for which racks stand, by site
  unplaced: Map<string, number>; // GPUs bought and in no rack, by kind
}

function bookOf(world: World, catalog: Catalog): Book {
  const siteOf = new Map<number, Site>();
  for (const site of world.sites) for (const structure of site.structures) if (structure.hall) siteOf.set(structure.id, site);
  const kinds = world.rackKinds.map((id) => catalog.racks[id]);
  const each = kinds.map((rack) => (rack ? rack.servers * (catalog.accelerators[rack.accelerator]?.gpusPerServer ?? 0) : 0));
  const book: Book = { kinds: new Map(), placed: new Map(), unplaced: new Map(world.compute.stock.map((item) => [item.accelerator, item.boughtGpus])) };
  const { hall, kind } = world.racks.columns;
  for (let r = 0; r < world.racks.count; r++) {
    const site = siteOf.get(hall[r]!);
    const accelerator = catalog.accelerators[kinds[kind[r]!]?.accelerator ?? ''];
    if (!site || !accelerator) continue;
    if (!book.kinds.has(site.id)) book.kinds.set(site.id, accelerator);
    book.placed.set(site.id, (book.placed.get(site.id) ?? 0) + each[kind[r]!]!);
    book.unplaced.set(accelerator.id, (book.unplaced.get(accelerator.id) ?? 0) - each[kind[r]!]!);
  }
  return book;
}

/** The kind of a site without racks: one that was bought and stands nowhere, else the best that no other site has. What comes within months is worth the wait: a vendor's queue is shared. */
function newKind({ world, catalog }: SimContext, { kinds, unplaced }: Book, taken: ReadonlySet<AcceleratorDef>): AcceleratorDef | null {
  const standing = new Set(kinds.values());
  const isFree = (def: AcceleratorDef): boolean => !standing.has(def) && !taken.has(def);
  for (const [id, gpus] of unplaced) {
    const def = catalog.accelerators[id];
    if (gpus > 0 && def && isFree(def)) return def;
  }
  return bestAccelerator(world, catalog, SITE_GPUS, kinds.size > 0 ? WAIT_DAYS : 0, isFree) ?? bestAccelerator(world, catalog, SITE_GPUS);
}

/** IT that a site's grid and plot carry in the end, kW. */
function siteKW(def: SiteDef): number {
  let gridKW = 0;
  for (const phase of def.gridPhases) gridKW += phase.addKW;
  let tiles = def.plotCols * def.plotRows;
  for (const area of def.blocked) tiles -= area.w * area.d;
  return Math.min(gridKW * GRID_SHARE / PLANNED_PUE, tiles / TILES_PER_MW * 1000);
}

/** The site with most megawatts soon, when there is money to begin with it. */
function nextSite(context: SimContext, scenario: ScenarioDef): SiteDef | null {
  const { world, catalog } = context;
  const last = world.sites.at(-1);
  if (last && world.timeS - last.openedS < OPEN_DAYS * DAY_S) return null;
  let best: SiteDef | null = null;
  for (const id of scenario.availableSites) {
    const def = catalog.sites[id];
    if (def && !world.sites.some((site) => site.id === id) && (!best || soonKW(def) > soonKW(best))) best = def;
  }
  const isFirst = world.sites.length === 0;
  return best && (isFirst || world.finance.balances.cash - best.optionPriceCents > reserveCents(context) + OPEN_CENTS) ? best : null;
}

function soonKW(def: SiteDef): number {
  let kW = 0;
  for (const phase of def.gridPhases) kW += phase.addKW / (1 + phase.leadDays / YEAR_DAYS);
  return kW;
}

/** What the lab as a whole is: staff, products and runway do not belong to a site. */
function wholeOf(first: Plan, parts: readonly Plan[]): Plan {
  const whole: Plan = { ...first, goalGpus: 0, target: 0, bought: 0, standing: 0, racks: 0, hallRacks: 0, needKW: 0 };
  let itKW = 0;
  for (const part of parts) {
    if (!part.site) continue;
    whole.goalGpus += part.goalGpus;
    whole.target += part.target;
    whole.bought += part.bought;
    whole.standing += part.standing;
    whole.racks += part.racks;
    whole.hallRacks += part.hallRacks;
    whole.needKW += part.needKW;
    itKW += part.target * part.gpuKW;
    if (part.target * part.gpuKW > first.target * first.gpuKW) Object.assign(whole, { accelerator: part.accelerator, rack: part.rack, perRack: part.perRack });
  }
  if (whole.target > 0) whole.gpuKW = itKW / whole.target;
  return whole;
}
