/** What systems and commands are handed. `derived` holds caches that are rebuilt at will and never saved. */
import type { Catalog } from './catalog.ts';
import type { ParallelPlan, RunPhase, Wiring } from './compute.ts';
import type { Fleet } from './fleet.ts';
import type { World } from './world.ts';
import type { SimEvent } from './events.ts';
import type { HallAir } from './hallAir.ts';
import type { HallLayout } from './hallLayout.ts';
import type { SitePlant } from './sitePlant.ts';

/** How fast the steps of the run are: see rules/runPace.ts. */
export interface RunSpeed {
  mfu: number; // GPUs that make no whole replica counted
  parallel: number; // 0..1, arithmetic over the whole step
  stepSeconds: number;
}

/** The run's speed on whole replicas and everything that it was made from. */
export interface RunPaceCache {
  key: { job: number; plan: ParallelPlan; used: number; year: number; accelerator: string; fabric: string; oversubscription: number; wiring: Wiring; topRatio: number; phase: RunPhase };
  speed: RunSpeed | null; // null = does not fit memory
}

export interface Derived {
  layouts: Map<number, HallLayout>; // by hall structure id
  air: Map<number, HallAir>; // by hall structure id, see rules/hallAir.ts
  plants: Map<string, SitePlant>; // by site id, see rules/sitePlant.ts
  stepOfS?: number; // World.timeS of the step that runs: structures neither come nor go in it; -1 between steps
  runPace?: RunPaceCache; // see rules/runPace.ts
  fleet?: Fleet; // rack counts by hall and site, see rules/fleet.ts
}

export interface SimContext {
  world: World;
  catalog: Catalog;
  derived: Derived;
  events: SimEvent[]; // appended; drained by the host
}

export interface StepContext extends SimContext {
  stepS: number; // 3600 or 10
}
