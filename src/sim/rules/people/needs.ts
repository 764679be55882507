/** Heads that the lab's work asks for, by role: what the table of teams shows and what hiring for the work follows. */
import type { Catalog } from '../../world/catalog.ts';
import type { RackDef } from '../../world/catalogHardware.ts';
import type { RoleId } from '../../world/catalogCompany.ts';
import type { World } from '../../world/world.ts';
import { DAY_S } from '../../core/calendar.ts';
import { nodeGpus } from '../../world/lookup.ts';
import { outputRatio } from './output.ts';
import { serverKW } from '../serverPower.ts';

/** What the question reads: of a world, or of a frame. */
export type Staffed = Pick<World, 'sites' | 'compute' | 'people' | 'timeS'>;

const DAYS_PER_WEEK = 7;

/** Heads, whole; null where no rule asks for a number. Newcomers take time: what comes within `aheadDays` counts as here. */
export function headsNeeded(lab: Staffed, catalog: Catalog, role: RoleId): number | null {
  const { training, construction, people, policies } = catalog.constants;
  switch (role) {
    case 'facilities': return Math.ceil(construction.facilitiesPerMW * comingItKW(lab, catalog) / 1000 / perHead(lab, catalog, role));
    case 'systems': return Math.ceil(training.minSystemsPer10kGpus * Math.max(lab.compute.job?.targetGpus ?? 0, lab.compute.waterfall.installed) / 10_000);
    case 'research': return lab.compute.job || lab.compute.waterfall.installed > 0 ? training.minResearchPerRun : 0;
    case 'technicians': return Math.ceil((installHours(lab, catalog) + mendHours(lab, catalog)) / (people.hoursPerWeekByPace[1] ?? 1) / perHead(lab, catalog, role));
    case 'construction': return Math.ceil(crewDays(lab) / policies.buildDays / perHead(lab, catalog, role));
    case 'recruiting': return Math.max(0, Math.ceil(sourcingDays(lab, catalog) / policies.hireDays - people.founderRecruiters));
    default: return null;
  }
}

/** Work of a head of the team as it is, over that of a rested one at normal pace. */
function perHead({ people }: Staffed, { constants }: Catalog, role: RoleId): number {
  const cohort = people.cohorts.find((entry) => entry.role === role);
  return cohort ? Math.max(Number.EPSILON, outputRatio(cohort.pace, cohort.fatigue, constants.people)) : 1;
}

/** GPUs that stand, wait on the dock or come within the time that hiring takes, by accelerator. */
function gpusSoon(lab: Staffed, catalog: Catalog, accelerator: string): number {
  let gpus = lab.compute.stock.find((item) => item.accelerator === accelerator)?.boughtGpus ?? 0;
  for (const order of lab.compute.orders) {
    if (order.kind !== 'accelerator' || order.item !== accelerator) continue;
    const weeks = Math.max(0, (lab.timeS + catalog.constants.policies.aheadDays * DAY_S - order.firstS) / (DAYS_PER_WEEK * DAY_S));
    gpus -= Math.max(0, order.ordered - order.delivered - Math.floor(weeks * order.perWeek));
  }
  return Math.max(0, gpus);
}

/** IT power that staff will have to tend, at full load, kW; never less than what draws now. */
function comingItKW(lab: Staffed, catalog: Catalog): number {
  let kW = 0;
  for (const item of lab.compute.stock) {
    const def = catalog.accelerators[item.accelerator];
    if (def) kW += gpusSoon(lab, catalog, item.accelerator) / def.gpusPerServer * serverKW(def, 1) * (1 + catalog.constants.power.storageRatio);
  }
  let now = 0;
  for (const site of lab.sites) now += site.power.itKW;
  return Math.max(kW, now);
}

/** Technician hours a week for racks and cables: what waits on the dock or arrives in a week, within `installDays`. */
function installHours({ compute, timeS }: Staffed, catalog: Catalog): number {
  const { installDays, aheadDays } = catalog.constants.policies;
  let hours = 0;
  for (const network of compute.networks) hours += network.crewHoursLeft * DAYS_PER_WEEK / installDays;
  for (const item of compute.stock) {
    let weekly = 0;
    for (const order of compute.orders) {
      if (order.kind === 'accelerator' && order.item === item.accelerator && order.firstS <= timeS + aheadDays * DAY_S) weekly += Math.min(order.perWeek, order.ordered - order.delivered);
    }
    weekly = Math.max(weekly, item.gpus * DAYS_PER_WEEK / installDays);
    const rack = rackOf(catalog, item.accelerator);
    const accelerator = catalog.accelerators[item.accelerator];
    if (rack && accelerator) hours += weekly * rack.installCrewHours / (rack.servers * accelerator.gpusPerServer);
  }
  return hours;
}

/** The kind of rack with the most GPUs for an accelerator: what a large fleet stands in. */
function rackOf(catalog: Catalog, accelerator: string): RackDef | undefined {
  let best: RackDef | undefined;
  for (const def of Object.values(catalog.racks)) if (def.accelerator === accelerator && def.servers > (best?.servers ?? 0)) best = def;
  return best;
}

/** Technician hours a week for servers that fail, at the rate of settled ones, and for the backlog. */
function mendHours({ compute }: Staffed, catalog: Catalog): number {
  const { reliability, policies } = catalog.constants;
  let perServerDay = 0;
  for (const cause of reliability.causes) if (cause.needsRepair) perServerDay += cause.per1000NodeDays / 1000;
  let servers = 0;
  for (const item of compute.stock) {
    const def = catalog.accelerators[item.accelerator];
    if (def) servers += Math.max(0, item.boughtGpus - item.gpus) / nodeGpus(def);
  }
  const running = compute.waterfall.bought > 0 ? servers * Math.min(1, compute.waterfall.installed / compute.waterfall.bought) : 0;
  return (running * perServerDay * DAYS_PER_WEEK + compute.reliability.repairBacklogServers * DAYS_PER_WEEK / policies.installDays) * reliability.repairCrewHours;
}

function crewDays({ sites }: Staffed): number {
  let days = 0;
  for (const site of sites) for (const structure of site.structures) if (structure.stage === 'ordered' || structure.stage === 'building') days += structure.crewDaysLeft;
  return days;
}

/** Recruiter days behind all posts that are open. */
function sourcingDays({ people }: Staffed, catalog: Catalog): number {
  let days = 0;
  for (const cohort of people.cohorts) if (cohort.role !== 'recruiting') days += Math.max(0, cohort.target - cohort.count) * catalog.roles[cohort.role].sourcingDays;
  return days;
}
