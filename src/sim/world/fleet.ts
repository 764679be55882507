/** Summary of the rack table by hall and site. A cache (see Derived.fleet): rebuilt whenever racks change, never saved. */
import type { HallState } from './plant.ts';

export interface HallFleet {
  id: number; // structure id
  state: HallState;
  site: number; // index into World.sites
  version: number; // layoutVersion it was built from
  gpus: number; // in commissioned racks
  nodes: number; // servers in commissioned racks, counted in those of `reliability.nodeGpus`
  meanInstalledS: number; // by node
  all: number[]; // rows of the rack table in the hall, in any state
  rows: number[]; // commissioned racks, rows of World.racks in table order
  broken: number[]; // those of `rows` with failed GPUs, in table order
  wear: { timeS: number; inletC: number; factor: number }; // last answer of rules/runSpeed.ts hallFactor
}

/**
 * What a site's commissioned racks are, weighted by GPUs; the whole stock where a site has none yet. A synchronous run gives every GPU the same
 * work, so of several kinds the slowest sets the pace: `accelerator`, `peakTflops` and `memoryGB` are its.
 */
export interface SiteFleet {
  gpus: number;
  planKW: number; // of the commissioned racks in a run
  nodes: number;
  gpusPerServer: number;
  peakTflops: number;
  referenceMfu: number;
  memoryGB: number;
  accelerator: string; // the slowest kind; '' = none
  kinds: string[]; // accelerators there, the slowest first
  faster: SiteFleet[]; // the same without the slowest kind, without the two slowest, and so on: what a run has that leaves them out
  shares: ReadonlyMap<number, number> | null; // of these kinds in the commissioned GPUs of a hall (structure id), 0..1; null = all of them
  // readings of the hour, written by rules/fleet.ts readReadiness()
  cool: number;
  connected: number;
  healthy: number;
}

export interface Fleet {
  seenInS: number; // step in which it was last compared with the sites' halls, see Derived.stepOfS
  rackCount: number;
  damagedSeen: number; // ReliabilityState.damagedGpus when built
  planned: number; // racks
  installing: number; // racks
  gpus: number; // in commissioned racks
  failedGpus: number; // in commissioned racks
  failedServers: number;
  halls: HallFleet[]; // in order of sites and structures
  sites: SiteFleet[];
  healthy: number; // reading of the hour, all sites
  hardwarePerNodeHour: number; // failures of settled nodes at the reference inlet
  otherPerNodeHour: number;
}
