/** World → Frame. Reads only; every object in the frame is a fresh copy. Rack columns live in pooled buffers that the page sends back. */
import { deepClone } from '../core/snapshot.ts';
import { placedUnits } from '../rules/airUnits.ts';
import { labEffect } from '../rules/effects.ts';
import { fleetOf } from '../rules/fleet.ts';
import { hallAirOf, hallSides, loadRatio, rackInletC } from '../rules/hallAir.ts';
import { cumAt, layoutFor } from '../rules/layout.ts';
import { riskEstimate, scenarioSteps } from '../rules/products/release.ts';
import { findProject, ideaEstimate, scenarioIdeas } from '../rules/research.ts';
import { claimView } from '../rules/reputation.ts';
import { grantChance } from '../rules/permits.ts';
import { communityOf, townPressures, trustRatio } from '../rules/town.ts';
import { waterfallLosses } from '../rules/waterfall.ts';
import type { SimContext } from '../world/context.ts';
import { structureDef, type HallPlace } from '../world/lookup.ts';
import { EFFECT_IDS } from '../world/effects.ts';
import type { World } from '../world/world.ts';
import { raceFrame } from './race.ts';
import type { Frame, RackFrame, TopBar, WaterfallFrame } from './frame.ts';

/** Buffers by capacity, reused between frames. */
export interface FramePool {
  free: RackFrame[];
}

export function createFramePool(): FramePool {
  return { free: [] };
}

/** Builds the frame of this moment. `stepS` is the length of the last step. */
export function projectFrame(context: SimContext, stepS: number, pool: FramePool): Frame {
  const { world } = context;
  return {
    timeS: world.timeS, epochDay: world.epochDay, stepS, scenario: world.scenario, seed: world.seed, settings: world.settings ? { ...world.settings } : null,
    outcome: { ...world.outcome }, score: world.score,
    top: topBarOf(world), waterfall: waterfallOf(context),
    sites: deepClone(world.sites), rackKinds: world.rackKinds.slice(), racks: rackFrameOf(context, pool), airUnits: airUnitsOf(context), racksVersion: racksVersionOf(world),
    compute: deepClone(world.compute), people: deepClone(world.people), finance: deepClone(world.finance), affairs: publicAffairs(world), reputation: deepClone(world.reputation), claims: claimsOf(context), effects: effectsOf(context), research: deepClone(world.research), town: townOf(context), affiliates: deepClone(world.affiliates ?? null), estimates: estimatesOf(context), risks: risksOf(context), race: raceFrame(world, context.catalog),
    policies: deepClone(world.policies), goals: deepClone(world.goals), guide: deepClone(world.guide), incident: deepClone(world.incident), incidents: { ...world.incidents },
    historyDays: world.history.count,
  };
}

function topBarOf(world: World): TopBar {
  let loadKW = 0;
  let supplyKW = 0;
  let hottestC = -1;
  let hottestHall = -1;
  for (const site of world.sites) {
    loadKW += site.power.loadKW;
    supplyKW += site.power.supplyKW;
    for (const structure of site.structures) {
      if (!structure.hall || structure.hall.poweredGpus === 0) continue;
      if (structure.hall.hottestInletC > hottestC) {
        hottestC = structure.hall.hottestInletC;
        hottestHall = structure.id;
      }
    }
  }
  const { finance, race, compute } = world;
  return {
    cashCents: finance.balances.cash, cashPerDayCents: -finance.burnCentsPerDay, runwayDays: finance.runwayDays,
    gpusUseful: compute.waterfall.useful, gpusBought: compute.waterfall.bought, loadKW, supplyKW, hottestC, hottestHall,
    place: race.place, labs: race.labs,
  };
}

function waterfallOf(context: SimContext): WaterfallFrame {
  const { waterfall } = context.world.compute;
  const losses = waterfallLosses(context);
  return { ...waterfall, ...losses };
}

function townOf(context: SimContext): Frame['town'] {
  const { world, catalog } = context;
  const community = communityOf(world, catalog);
  if (!community || !world.town) return null;
  const chances = Object.fromEntries(community.permits.flatMap((id) => (catalog.permits[id] ? [[id, grantChance(world, catalog.permits[id])]] : [])));
  return { ...deepClone(world.town), pressures: townPressures(context), trustRatio: trustRatio(world.town), chances };
}

function risksOf({ world, catalog }: SimContext): Frame['risks'] {
  const risks: Frame['risks'] = {};
  if (scenarioSteps(world, catalog).length > 0) for (const model of world.compute.models) risks[model.id] = riskEstimate(world, catalog, model);
  return risks;
}

function estimatesOf({ world, catalog }: SimContext): Frame['estimates'] {
  const estimates: Frame['estimates'] = {};
  for (const def of scenarioIdeas(world, catalog)) estimates[def.id] = ideaEstimate(world.seed, def, findProject(world, def.id)?.doneDays ?? 0);
  return estimates;
}

function claimsOf(context: SimContext): Frame['claims'] {
  const views: Frame['claims'] = {};
  for (const def of Object.values(context.catalog.claims)) views[def.id] = claimView(context, def);
  return views;
}

function effectsOf({ world, catalog }: SimContext): Frame['effects'] {
  return Object.fromEntries(EFFECT_IDS.map((id) => [id, labEffect(world, catalog, id)])) as Frame['effects'];
}

/** Consequences that are on their way are the player's to find out. */
function publicAffairs({ affairs }: World): Frame['affairs'] {
  return { ...deepClone(affairs), due: [], nextS: -1 };
}

/** Changes whenever a rack is added, removed, moved or commissioned. */
function racksVersionOf(world: World): number {
  let version = world.racks.count;
  for (const site of world.sites) for (const structure of site.structures) if (structure.hall) version = (version * 31 + structure.hall.layoutVersion) % 1_000_003;
  return version;
}

function rackFrameOf(context: SimContext, pool: FramePool): RackFrame {
  const { racks } = context.world;
  const frame = takeBuffers(pool, racks.count);
  const { columns } = racks;
  for (let r = 0; r < racks.count; r++) {
    frame.id[r] = columns.id[r]!;
    frame.hall[r] = columns.hall[r]!;
    frame.kind[r] = columns.kind[r]!;
    frame.x[r] = columns.x[r]!;
    frame.y[r] = columns.y[r]!;
    frame.state[r] = columns.state[r]!;
    frame.downGpus[r] = columns.downGpus[r]!;
    frame.fit[r] = columns.fit[r]!;
  }
  eachHall(context, (id, place) => {
    const sides = hallSides(context, id, place.def);
    for (const r of fleetOf(context).halls.find((entry) => entry.id === id)?.all ?? []) {
      frame.side[r] = sides[frame.y[r]! * place.def.floorCols + frame.x[r]!]!;
      frame.inletC[r] = place.hall.airC; // planned or being installed
    }
    if (place.structure.stage === 'ready') readInlets(context, place, frame);
  });
  return frame;
}

function eachHall({ world, catalog }: SimContext, visit: (id: number, place: HallPlace) => void): void {
  for (const site of world.sites) {
    for (const structure of site.structures) {
      const def = structure.hall ? structureDef(catalog, structure) : undefined;
      if (structure.hall && def?.kind === 'hall') visit(structure.id, { site, structure, hall: structure.hall, def });
    }
  }
}

function readInlets(context: SimContext, place: HallPlace, frame: RackFrame): void {
  const { world, catalog } = context;
  const { hall, structure } = place;
  const layout = layoutFor(context, structure.id, hall.layoutVersion);
  const air = hallAirOf(context, { ...place, layout });
  const isLiquid = world.rackKinds.map((id) => catalog.racks[id]?.medium === 'liquid');
  const load = loadRatio(hall, cumAt(layout.cumMaxKW, hall.poweredRacks));
  for (let i = 0; i < layout.rackRows.length; i++) {
    const r = layout.rackRows[i]!;
    frame.inletC[r] = isLiquid[frame.kind[r]!] ? hall.liquidSupplyC : rackInletC(hall, air, load, i);
  }
}

function airUnitsOf(context: SimContext): Frame['airUnits'] {
  const units: Frame['airUnits'] = [];
  eachHall(context, (hall, place) => {
    for (const unit of placedUnits(place.hall, place.def, context.catalog)) units.push({ ...unit, hall });
  });
  return units;
}

function takeBuffers(pool: FramePool, count: number): RackFrame {
  for (let i = 0; i < pool.free.length; i++) {
    const frame = pool.free[i]!;
    if (frame.id.length >= count && frame.id.length > 0) {
      pool.free.splice(i, 1);
      frame.count = count;
      return frame;
    }
  }
  pool.free.length = 0;
  const size = Math.max(64, Math.ceil(count * 1.25));
  return {
    count, id: new Uint32Array(size), hall: new Uint32Array(size), kind: new Uint16Array(size), x: new Uint16Array(size), y: new Uint16Array(size),
    state: new Uint8Array(size), inletC: new Float32Array(size), side: new Uint8Array(size), fit: new Uint8Array(size), downGpus: new Uint16Array(size),
  };
}
