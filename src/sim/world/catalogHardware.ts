/** Content types for machines: accelerators, racks, network fabric, in-hall cooling units. */
import type { Entry } from './catalogCommon.ts';

export interface AcceleratorDef extends Entry {
  vendor: 'nvidia' | 'google' | 'amd';
  onSale?: boolean; // false: known to the workbench, not sold to labs; true when absent
  notSold?: 'rented' | 'withdrawn'; // why onSale is false: its maker only rents it, or makes it no more
  releaseDate: string; // ISO date: cannot be ordered before
  peakTflops: number; // dense BF16, one GPU
  peakFp8Tflops: number; // dense FP8, one GPU; 0 = none
  memoryGB: number;
  memoryGBPerS: number;
  tdpW: number;
  gpusPerServer: number;
  gpusPerNode?: number; // fail and are replaced together: a tray of a rack-scale machine; a whole server when absent
  serverMaxKW: number; // whole server at full load
  serverIdleKW: number;
  scaleUpGpus: number; // one tight scale-up domain (NVLink, xGMI, inter-chip torus)
  scaleUpGBPerS: number; // per GPU, both directions together
  scaleOutGbps: number; // network port of one GPU, each direction
  matmulRatio: number; // share of the BF16 peak that large matrix products hold within the power limit
  matmulFp8Ratio: number; // the same of the FP8 peak; 0 = none
  immatureLossRatio: number; // of kernel speed missing on the day of release; won back within a few years
  priceCents: number; // one GPU with its share of the server
  priceFallPerYear: number; // ratio 0..1 by which the list price falls each year
  resaleRatio: number; // share of today's list price when sold
  economicLifeYears: number;
  leadDays: number; // order to dock, first batch
  leadSpreadRatio?: number; // mean lateness over leadDays, drawn once per order; 0 when absent
  weeklyAllocation: number; // GPUs the vendor can ship per week once lead time has passed
  throttleC: number; // die temperature, software throttle
  slowdownC: number; // hardware slowdown to half clock
  shutdownC: number;
  airRiseK: number; // die above air inlet at full power
  liquidRiseK: number; // die above coolant supply at full power
  referenceMfu: number; // MFU of a healthy pod of 256 GPUs with a mature stack
  servingTokensPerS: number; // output tokens per second and GPU for a model of `servingParams`
  servingParams: number;
}

export interface RackDef extends Entry {
  accelerator: string;
  servers: number; // GPUs = servers x accelerator.gpusPerServer
  medium: 'air' | 'liquid';
  airHeatRatio: number; // share of heat that goes to room air (1 for air racks, 0.15..0.3 for liquid)
  priceCents: number; // rack, power shelves, manifold; not the GPUs
  installCrewHours: number; // technician hours to rack, cable, burn in
  sprite: 'rack-air8' | 'rack-a100' | 'rack-h200' | 'rack-b200' | 'rack-mi300' | 'rack-liquid' | 'rack-liquid-h200' | 'rack-dense' | 'rack-nvl72' | 'rack-vr' | 'rack-tank';
  massKg?: number; // filled, on its tile; not told when absent
  door?: string; // CoolingUnitDef of the rear-door heat exchanger that fits its frame; none when absent
  withDoor?: boolean; // it comes with that door
  immersed?: boolean; // a tank: servers hang in fluid, lids are above, hoses below
  serviceRatio?: number; // hours to mend one of its servers, over those of a rack; 1 when absent
  repairCents?: number; // parts of one repair that no maker's warranty pays; 0 when absent
}

/** A kind of cable with what stands at its ends, against the fabric's own transceiver. Entries go from short to long. */
export interface LinkKind {
  id: string;
  name: string; // message
  reachM: number;
  priceRatio: number; // of opticPriceCents, one end
  wattRatio: number; // of opticW
  flapRatio: number; // of flapsPerOpticYear
}

export interface FabricDef extends Entry {
  radix: number;
  linkGbps: number;
  switchPriceCents: number;
  switchW: number;
  opticPriceCents: number; // one transceiver
  opticW: number;
  leadDays: number;
  leadSpreadRatio?: number; // mean lateness over leadDays, drawn once per order; 0 when absent
  efficiencyRatio: number; // share of line rate that collectives reach
  flapsPerOpticYear: number; // link failures that interrupt a synchronous job
  portCrewHours: number; // technician hours to cable one GPU port
  links: LinkKind[]; // by reach
  rackWiringRatio: number; // of efficiencyRatio, left when the GPUs of a server share one leaf instead of a leaf for each rail
  switchFailuresPerYear: number; // one switch, failures that take its ports down
  switchRepairHours: number; // until it is swapped, once technicians are there
}

export interface CoolingUnitDef extends Entry {
  kind: 'crah' | 'cdu' | 'door';
  inRow?: boolean; // a crah that stands between racks, on one tile of the floor
  capacityKW: number; // heat moved from hall (air or liquid) to the site's loop; doors: most that one takes from its rack
  fanKW: number; // fan or pump power at full duty
  priceCents: number;
  leadDays: number;
  failuresPerYear: number;
  repairHours: number; // facility-staff hours
  captureRatio?: number; // doors: of the rack's heat, taken at designK
  designK?: number; // doors: exhaust over water at which captureRatio holds
  fitCrewHours?: number; // doors: technician hours to hang one
}
