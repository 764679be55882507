/** State of the cluster: stock, orders, network, failures, the run, models and products. */

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

export interface NetworkState {
  site: string;
  fabric: string;
  portsDelivered: number;
  portsCabled: number;
  crewHoursLeft: number; // technician hours for the ports on the dock
  leaf: number;
  spine: number;
  core: number;
  optics: number;
  drawKW: number;
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
}

export interface TrainingJob {
  id: number;
  name: string;
  site: string;
  params: number;
  tokens: number;
  targetGpus: number; // asked for
  checkpointS: number; // interval
  state: 'running' | 'paused' | 'waiting'; // waiting: no GPUs, or no crew
  startedS: number;
  flopsDone: number;
  flopsNeeded: number;
  assignedGpus: number; // in the run this hour
  straggler: number; // ratio
  parallel: number; // ratio, scaling loss
  timeRatio: number; // goodput of time: checkpoint, restart, rework
  mfu: number; // referenceMfu x parallel x crew x key people
  interruptions: number;
  lostHours: number;
  lastInterruptS: number;
  rebootUntilS: number;
  peakGpus?: number; // most that worked on it at once
  sizedGpus?: number; // when it last started or restarted: growing beyond takes another restart
  algorithmRatio: number; // fixed at start: compute-equivalent of ideas used
}

export interface LabModel {
  id: number;
  name: string;
  params: number;
  tokens: number;
  flops: number;
  loss: number;
  capability: number; // index
  finishedS: number;
  maxGpus: number; // most that worked on it in one run
}

export interface ProductState {
  modelId: number; // -1 = nothing launched
  launchedS: number;
  priceCentsPerMTok: number;
  servingGpus: number; // asked for
  servingNow: number; // got
  share: number; // of the market, 0..1
  demandTokensPerS: number;
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

export interface ComputeState {
  stock: StockItem[];
  orders: DeliveryOrder[];
  networks: NetworkState[];
  reliability: ReliabilityState;
  job: TrainingJob | null;
  models: LabModel[];
  product: ProductState;
  waterfall: Waterfall;
  gpuHours: { bought: number; useful: number }; // since the first GPU was installed
}
