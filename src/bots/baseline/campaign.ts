/**
 * Several sites: where a goal asks for more power than one gives. Each site has one generation of machines, its own plan, and grid asked for in
 * full at once; what is bought follows the power that comes within a year. The next site is opened as soon as it can be paid.
 */
import { DAY_S } from '../../sim/index.ts';
import type { AcceleratorDef, Catalog, ScenarioDef, SimContext, Site, SiteDef, World } from '../../sim/index.ts';
import { asked, openGoal } from './goals.ts';
import { affordablePlan, reserveCents } from './money.ts';
import { bestAccelerator, flopsPerKW, makePlan, planAt, PLANNED_PUE, powerableGpus, type Plan } from './plan.ts';
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
/** A generation that does so much more with its power replaces what stands, while a goal wants more arithmetic; so many weeks of it at a time. */
const RENEW_RATIO = 1.4;
const RENEW_WEEKS = 8;
/** Bought and in no rack: what is left over of racks does not count. */
const LEFT_OVER = 1024;
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
  const wantsMore = openGoal(scenario, world, 'hardware.exaflops') > 0;
  const places = world.sites.flatMap((site) => {
    const def = catalog.sites[site.id];
    const choice = wantsMore || !left.floors.has(site.id) ? chooseKind(context, site, left, taken) : { kind: newest(left, site), last: false };
    if (!def || !choice?.kind) return [];
    taken.add(choice.kind);
    return [{ site, def, kind: choice.kind, last: choice.last }];
  });
  let openKW = goalKW;
  for (const [p, { site, def, kind, last }] of places.entries()) {
    const fullKW = Math.min(siteKW(def), openKW);
    openKW -= fullKW;
    const placed = left.floors.get(site.id)?.get(kind) ?? 0;
    const scope = { site, goalGpus: LEAST_GPUS, gpus: LEAST_GPUS, bought: placed, inRun, kind, gridKW: fullKW * PLANNED_PUE };
    const outline = planAt(context, strategy, scope);
    if (!outline) continue;
    const powered = powerableGpus(outline, world.timeS + STAGE_DAYS * DAY_S, catalog) * STAGE_MARGIN;
    const swapGpus = wantsMore ? Math.min(outline.old.itKW / outline.gpuKW, RENEW_WEEKS * kind.weeklyAllocation) : 0;
    const staged = Math.min(Math.max(LEAST_GPUS, fullKW / outline.gpuKW), Math.max(LEAST_GPUS, powered + swapGpus));
    const rest = left.unplaced.get(kind.id) ?? 0;
    const isLast = !places.slice(p + 1).some((later) => later.kind === kind);
    const bought = placed + (isLast ? rest : Math.min(rest, Math.max(0, Math.floor(staged) - placed)));
    left.unplaced.set(kind.id, rest - (bought - placed));
    const plan = planAt(context, strategy, { ...scope, goalGpus: fullKW / outline.gpuKW, gpus: last ? bought : Math.max(staged, bought), bought, swapGpus });
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
  floors: Map<string, Map<AcceleratorDef, number>>; // GPUs for which racks stand, by site and kind
  unplaced: Map<string, number>; // GPUs bought and in no rack, by kind
}

function bookOf(world: World, catalog: Catalog): Book {
  const siteOf = new Map<number, Site>();
  for (const site of world.sites) for (const structure of site.structures) if (structure.hall) siteOf.set(structure.id, site);
  const kinds = world.rackKinds.map((id) => catalog.racks[id]);
  const each = kinds.map((rack) => (rack ? rack.servers * (catalog.accelerators[rack.accelerator]?.gpusPerServer ?? 0) : 0));
  const book: Book = { floors: new Map(), unplaced: new Map(world.compute.stock.map((item) => [item.accelerator, item.boughtGpus])) };
  const { hall, kind } = world.racks.columns;
  for (let r = 0; r < world.racks.count; r++) {
    const site = siteOf.get(hall[r]!);
    const accelerator = catalog.accelerators[kinds[kind[r]!]?.accelerator ?? ''];
    if (!site || !accelerator) continue;
    let floor = book.floors.get(site.id);
    if (!floor) book.floors.set(site.id, floor = new Map());
    floor.set(accelerator, (floor.get(accelerator) ?? 0) + each[kind[r]!]!);
    book.unplaced.set(accelerator.id, (book.unplaced.get(accelerator.id) ?? 0) - each[kind[r]!]!);
  }
  return book;
}

/** Of what stands at a site, the kind that does most with its power. */
function newest({ floors }: Book, site: Site): AcceleratorDef | null {
  let best: AcceleratorDef | null = null;
  for (const def of floors.get(site.id)?.keys() ?? []) if (!best || flopsPerKW(def) > flopsPerKW(best)) best = def;
  return best;
}

/** The kind to be bought for a site: what stands there, until one is on sale that does far more with its power. `last`: nothing more of it, what is on its way is still placed. */
function chooseKind(context: SimContext, site: Site, book: Book, taken: ReadonlySet<AcceleratorDef>): { kind: AcceleratorDef | null; last: boolean } {
  const { world, catalog } = context;
  const present = newest(book, site);
  if (!present) return { kind: newKind(context, book, taken), last: false };
  const elsewhere = new Set(taken);
  for (const [id, floor] of book.floors) if (id !== site.id) for (const def of floor.keys()) elsewhere.add(def);
  const isBetter = (def: AcceleratorDef): boolean => !elsewhere.has(def) && flopsPerKW(def) >= RENEW_RATIO * flopsPerKW(present);
  for (const [id, gpus] of book.unplaced) {
    const def = catalog.accelerators[id];
    if (gpus >= LEFT_OVER && def && isBetter(def)) return { kind: def, last: false };
  }
  const better = bestAccelerator(world, catalog, SITE_GPUS, 0, isBetter);
  if (better && (book.unplaced.get(present.id) ?? 0) >= LEFT_OVER) return { kind: present, last: true };
  return { kind: better ?? present, last: false };
}

/** The kind of a site without racks: one that was bought and stands nowhere, else the best that no other site has. What comes within months is worth the wait: a vendor's queue is shared. */
function newKind({ world, catalog }: SimContext, { floors, unplaced }: Book, taken: ReadonlySet<AcceleratorDef>): AcceleratorDef | null {
  const standing = new Set([...floors.values()].flatMap((floor) => [...floor.keys()]));
  const isFree = (def: AcceleratorDef): boolean => !standing.has(def) && !taken.has(def);
  for (const [id, gpus] of unplaced) {
    const def = catalog.accelerators[id];
    if (gpus > 0 && def && isFree(def)) return def;
  }
  return bestAccelerator(world, catalog, SITE_GPUS, floors.size > 0 ? WAIT_DAYS : 0, isFree) ?? bestAccelerator(world, catalog, SITE_GPUS);
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
  const whole: Plan = { ...first, goalGpus: 0, target: 0, bought: 0, standing: 0, filled: 0, racks: 0, hallRacks: 0, needKW: 0, swapRacks: 0 };
  let itKW = 0;
  for (const part of parts) {
    if (!part.site) continue;
    whole.goalGpus += part.goalGpus;
    whole.target += part.target;
    whole.bought += part.bought;
    whole.standing += part.standing;
    whole.filled += part.filled;
    whole.racks += part.racks;
    whole.hallRacks += part.hallRacks;
    whole.needKW += part.needKW;
    whole.swapRacks += part.swapRacks;
    itKW += part.target * part.gpuKW;
    if (part.target * part.gpuKW > first.target * first.gpuKW) Object.assign(whole, { accelerator: part.accelerator, rack: part.rack, perRack: part.perRack });
  }
  if (whole.target > 0) whole.gpuKW = itKW / whole.target;
  return whole;
}
