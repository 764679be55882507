/** People: heads for the plan at normal pace; key people when the lab can pay them. */
import { DAY_S, personDef, ROLE_IDS } from '../../sim/index.ts';
import type { Cohort, RoleId, SimContext, World } from '../../sim/index.ts';
import type { BotHands } from '../bot.ts';
import type { Plan } from './plan.ts';

const HOURS_A_WEEK = 45;
/** Weeks in which what stands on the dock should be installed. */
const INSTALL_WEEKS = 2;
const BUILD_DAYS = 40;
const HIRING_DAYS = 45;
const NEWCOMERS = 1.2;
/** Rivals' offers are matched up to this raise. */
const MATCH = 0.5;
const PACES = { normal: 1, crunch: 3 } as const;

function cohortOf(world: World, role: RoleId): Cohort | undefined {
  return world.people.cohorts.find((cohort) => cohort.role === role);
}

/** Technicians for a week's deliveries, for the dock, and for repairs of what runs. */
function technicians(plan: Plan, { world, catalog }: SimContext): number {
  const { reliability } = catalog.constants;
  const perGpu = plan.rack.installCrewHours / plan.perRack + plan.fabric.portCrewHours;
  const { bought, delivered, installed } = world.compute.waterfall;
  const weekly = bought > delivered ? Math.min(bought - delivered, plan.accelerator.weeklyAllocation) : 0;
  const dock = Math.max(0, Math.max(delivered, 0) - installed) / INSTALL_WEEKS;
  let stock = 0;
  for (const item of world.compute.stock) stock += item.gpus;
  const installHours = Math.max(weekly, dock, stock / INSTALL_WEEKS) * perGpu;
  let perDay = 0;
  for (const cause of reliability.causes) if (cause.needsRepair) perDay += cause.per1000NodeDays / 1000;
  const servers = Math.max(installed, Math.min(bought, installed + 4 * weekly)) / plan.accelerator.gpusPerServer;
  const repairHours = servers * perDay * 7 * (reliability.repairSwapHours + reliability.repairCrewHours) * 1.6;
  return Math.max(6, Math.ceil(((installHours + repairHours) * NEWCOMERS) / HOURS_A_WEEK));
}

/** Crews for what is being built or about to be. */
function builders(plan: Plan, { world, catalog }: SimContext): number {
  let crewDays = 0;
  for (const site of world.sites) for (const structure of site.structures) if (structure.stage === 'ordered' || structure.stage === 'building') crewDays += structure.crewDaysLeft;
  const missing = Math.max(0, plan.racks - plan.hallRacks);
  if (missing > 0) {
    const shell = plan.siteDef?.shells.map((entry) => catalog.structures[entry.structure]).find((def) => def !== undefined);
    crewDays += shell ? shell.buildCrewDays : 1500;
  }
  if (crewDays === 0) return 0;
  return Math.min(260, Math.max(4, Math.ceil(crewDays / BUILD_DAYS)));
}

function targets(plan: Plan, context: SimContext): Record<RoleId, number> {
  const { world, catalog } = context;
  const { training, construction } = catalog.constants;
  const soon = Math.max(world.compute.waterfall.delivered, Math.min(plan.target, world.compute.waterfall.bought));
  const itMW = (soon * plan.gpuKW) / 1000;
  const large = plan.target >= 10_000;
  const wanted: Record<RoleId, number> = {
    research: Math.max(Math.ceil(training.minResearchPerRun * NEWCOMERS), large ? 50 : 0),
    systems: Math.max(4, Math.ceil(((training.minSystemsPer10kGpus * plan.target) / 10_000) * NEWCOMERS)),
    facilities: Math.ceil(itMW * construction.facilitiesPerMW * 1.3 + 2),
    technicians: technicians(plan, context),
    construction: builders(plan, context),
    product: large ? 10 : 0,
    recruiting: 0,
    data: large ? 6 : 0,
    power: large ? 3 : 0,
    finance: large ? 3 : 0,
    policy: large ? 3 : 0,
  };
  let recruiterDays = 0;
  for (const role of ROLE_IDS) recruiterDays += Math.max(0, wanted[role] - (cohortOf(world, role)?.count ?? 0)) * catalog.roles[role].sourcingDays;
  wanted.recruiting = Math.min(40, Math.max(1, Math.ceil(recruiterDays / HIRING_DAYS) - 3));
  return wanted;
}

export function managePeople(context: SimContext, hands: BotHands, plan: Plan): void {
  const { world } = context;
  const wanted = targets(plan, context);
  for (const role of ROLE_IDS) {
    const cohort = cohortOf(world, role);
    if (!cohort) continue;
    const pace = PACES[plan.strategy.pace];
    if (cohort.pace !== pace) hands.order({ type: 'people.setPace', role, pace });
    const count = role === 'construction' || role === 'recruiting' || role === 'technicians' ? wanted[role] : Math.max(wanted[role], cohort.target);
    if (count !== cohort.target) hands.order({ type: 'people.setTarget', role, count });
    if (role === 'construction' && cohort.count > 60 && cohort.count > 2 * count) hands.order({ type: 'people.layOff', role, count: cohort.count - 2 * Math.max(count, 15) });
  }
  courtKeyPeople(context, hands);
  if (world.people.key.length > 0 && world.people.matchRatio === 0) hands.order({ type: 'people.setMatch', ratio: MATCH });
}

/** A tenth above what they ask, when a year of their pay is no weight on the lab. */
function courtKeyPeople({ world, catalog }: SimContext, hands: BotHands): void {
  const day = Math.floor(world.timeS / DAY_S);
  for (const person of world.people.key) {
    const def = personDef(world.people, catalog, person.id);
    if (!def || person.state !== 'market' || day < def.availableDay) continue;
    if (def.salaryCentsPerYear * 100 > world.finance.balances.cash) continue;
    hands.order({ type: 'people.offerKey', person: person.id, salaryCentsPerYear: Math.round(def.salaryCentsPerYear * 1.1), equityBp: def.equityBp });
  }
}
