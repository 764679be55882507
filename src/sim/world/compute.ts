/** State of the cluster: stock, orders, network, failures, the run, models and products. */
import type { OfferingState } from './products.ts';

export interface DeliveryOrder {
  id: number;
  kind: 'accelerator' | 'ports' | 'spares';
  item: string; // accelerator or fabric id
  site: string | null; // ports belong to a site
  ordered: number; // GPUs, ports or servers
  delivered: number;
  orderedS: number;
  firstS: number; // first batch on the dock
  perWeek: number;
  paidCents: number;
}

export interface StockItem {
  accelerator: string;
  gpus: number; // on the dock, not in racks
  spareServers: number;
  benchServers?: number; // swapped out for a spare and under repair: spares again when mended
  boughtGpus: number; // since start, less sold: nameplate
  bookCents: number; // undepreciated cost
}

/** Leaf of each GPU of a server: one for each rail, or all in the rack. */
export const WIRINGS = ['rail', 'rack'] as const;
export type Wiring = (typeof WIRINGS)[number];

/** A switch that failed. */
export interface SwitchFault {
  tier: 'leaf' | 'top';
  hall: number; // structure id
  pod: number; // of the hall's, by position
  ports: number; // GPUs that it takes off the fabric
  hoursLeft: number;
}

export interface NetworkState {
  site: string;
  fabric: string;
  portsDelivered: number;
  portsCabled: number;
  oversubscription: number; // links down for one link up below the top tier; 1 = full width
  wiring: Wiring;
  reachM: number; // longest kind of cable between halls that was bought
  reachTo: number; // on its way; 0 = nothing is
  reachS: number; // when it is there
  widenTo: number; // on its way; 0 = nothing is
  widenS: number; // when it is there
  crewHoursLeft: number; // technician hours for the ports on the dock
  leaf: number;
  spine: number;
  core: number;
  optics: number;
  drawKW: number;
  kWPerGpu: number; // of it, for a port: the tiers that stand with the racks
  topKW: number; // of it, the top tier: drawn in the hall where it stands
  flapsPerYear: number; // of all cables
  farHalls: number[]; // structure ids of halls that no cable reaches
  down: SwitchFault[]; // in order of failing
  failures: number; // of switches, since start
}

export interface ReliabilityState {
  failedGpus: number; // sum over racks
  repairBacklogServers: number;
  repairHoursLeft: number; // on the server being worked on
  interruptions: number; // of the run, since start
  interruptionsByCause: Record<string, number>;
  mttiHours: number; // now, from rates
  repairedServers: number;
  damagedGpus: number; // by heat, since start
  lemons: number[]; // servers that fail again and again, by failures seen (0, 1, 2 ...): nobody knows the first of them yet
  knownNodes: number; // servers that were looked at for lemons when they came
  evictAfter: number; // failures within a month after which a server is replaced; 0 = never
  evictedServers: number; // since start
  evictHoursLeft: number; // technician hours that replacing has added to repairs to come
  burnInHours: number; // that a rack is tested before it joins
  validateHours: number; // between checks of the run's servers for silent corruption; 0 = never
  corruptServers: number; // in the run and not found yet: nobody sees this number
  corruptFound: number; // since start
  downByCause: Record<string, number>; // servers that wait for repair, by what broke them; those damaged by heat are not counted here
  nightShift: boolean; // technicians mend round the clock, not by day only
}

export type RunPrecision = 'bf16' | 'fp8';

/** Of a run: while the batch grows, most of it, and the last tokens with longer samples. */
export type RunPhase = 'ramp' | 'main' | 'long';

/** What the lab's software people and its own runs have put into a generation of GPUs. */
export interface SoftwareState {
  accelerator: string;
  workYears: number; // of systems engineers
  tokens: number; // trained on it
}

/** How a run is spread over GPUs: see rules/performance/plan.ts. */
export interface ParallelPlan {
  tensor: number;
  pipeline: number;
  context: number;
  data: number;
  expert: number;
  microBatch: number;
  chunks: number;
  shardWeights: boolean;
}

export interface TrainingJob {
  id: number;
  name: string;
  site: string;
  params: number;
  activeParams: number; // of a mixture of experts, those that one token uses; all of a dense model
  tokens: number;
  contextTokens: number; // length of the samples at the end of the run
  ramp: boolean | null; // the batch grows at the start; null = not decided yet
  phase: RunPhase; // that the plan was made for
  targetGpus: number; // asked for
  leastKind?: string; // accelerator id: slower ones at the site are left out; absent = all take part
  evacuated?: boolean; // paused by an emergency order: a policy may resume it
  precision: RunPrecision;
  batchTokens: number; // of one step
  tensor: number; // asked for; 0 = as the planner likes
  pipeline: number; // asked for; 0 = as the planner likes
  context: number; // asked for; 0 = as the planner likes
  expert: number; // asked for; 0 = as the planner likes
  plan: ParallelPlan | null; // in use; null before the first hour
  plannedGpus: number; // that the plan was made for
  checkpointS: number; // interval
  state: 'running' | 'paused' | 'waiting'; // waiting: no GPUs, or no crew
  startedS: number;
  flopsDone: number;
  flopsNeeded: number;
  assignedGpus: number; // in the run this hour
  straggler: number; // ratio
  parallel: number; // ratio: arithmetic over the whole step, times what the crew allows
  stepSeconds: number; // of one training step, clocks and time lost left out
  timeRatio: number; // goodput of time: checkpoint, restart, rework, checks
  mfu: number; // of the step x crew x key people
  interruptions: number;
  lostHours: number;
  lastInterruptS: number;
  rebootUntilS: number;
  peakGpus?: number; // most that worked on it at once
  sizedGpus?: number; // when it last started or restarted: growing beyond takes another restart
  algorithmRatio: number; // fixed at start: compute-equivalent of ideas used, and of the data's quality
  stockTokens?: number; // fixed at start: unique tokens to learn from; absent = the open web
  taintedFlops: number; // of flopsDone, spoilt by servers that corrupted silently
}

export interface LabModel {
  id: number;
  name: string;
  params: number;
  activeParams: number;
  contextTokens: number;
  tokens: number;
  flops: number;
  loss: number;
  capability: number; // index
  finishedS: number;
  maxGpus: number; // most that worked on it in one run
}

export interface ProductState {
  modelId: number; // of the API; -1 = nothing launched
  launchedS: number;
  priceCentsPerMTok: number;
  servingGpus: number; // asked for
  servingNow: number; // got
  share: number; // of the API's market, 0..1
  demandTokensPerS: number; // from here on of all lines together
  capacityTokensPerS: number;
  servedTokensPerS: number;
  revenueCents: number; // this hour
  revenueTotalCents: number;
  servedTokens: number; // since start
}

/** GPUs surviving each step, this hour. Real numbers: clocks and time make fractions. */
export interface Waterfall {
  bought: number;
  delivered: number;
  installed: number;
  powered: number;
  cool: number;
  connected: number;
  healthy: number;
  inStep: number;
  useful: number;
}
export const WATERFALL_STEPS = ['bought', 'delivered', 'installed', 'powered', 'cool', 'connected', 'healthy', 'inStep', 'useful'] as const;
export type WaterfallStep = (typeof WATERFALL_STEPS)[number];

/** Used accelerators of a kind that were put on the market and that buyers have not taken up yet. */
export interface UsedSupply {
  accelerator: string;
  gpus: number; // at `atS`
  atS: number;
}

export interface ComputeState {
  stock: StockItem[];
  usedMarket: UsedSupply[];
  orders: DeliveryOrder[];
  networks: NetworkState[];
  reliability: ReliabilityState;
  software: SoftwareState[]; // by generation that the lab has bought
  job: TrainingJob | null;
  models: LabModel[];
  product: ProductState;
  offering: OfferingState;
  waterfall: Waterfall;
  gpuHours: { bought: number; useful: number }; // since the first GPU was installed
}
