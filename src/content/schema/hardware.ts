/** Machines: accelerators, racks, network fabrics, cooling units inside a hall. */
import * as z from 'zod/mini';
import type { AcceleratorDef, CoolingUnitDef, FabricDef, RackDef } from '../../sim/index.ts';
import { cents, entryFields, flag, id, int, isoDate, list, message, num, ratio, described, DAY_MAX, type Matches } from './common.ts';

const leadSpreadRatio = z.exactOptional(num(0, 5, 'Mean lateness over leadDays, drawn once per order'));

export const accelerator = described(
  z.strictObject({
    ...entryFields,
    vendor: described(z.enum(['nvidia', 'google', 'amd']), 'Who makes it'),
    onSale: z.exactOptional(flag('false: known to the workbench, not sold to labs; true when absent')),
    notSold: z.exactOptional(described(z.enum(['rented', 'withdrawn']), 'Why onSale is false: its maker only rents it, or makes it no more')),
    releaseDate: isoDate('First day it can be ordered'),
    peakTflops: num(1, 1e6, 'Dense BF16 peak of one GPU, TFLOP/s (never the figure with sparsity); FP16 where it has no BF16'),
    peakFp8Tflops: num(0, 1e6, 'Dense FP8 peak of one GPU, TFLOP/s (never the figure with sparsity); 0 = it has no FP8'),
    memoryGB: num(1, 1e5, 'High-bandwidth memory of one GPU, GB'),
    memoryGBPerS: num(1, 1e6, 'Bandwidth of that memory, GB/s'),
    tdpW: num(10, 2e4, 'Thermal design power of one GPU, W'),
    gpusPerServer: int(1, 256, 'GPUs in one server'),
    gpusPerNode: z.exactOptional(int(1, 256, 'GPUs that fail and are replaced together: a tray of a rack-scale machine; a whole server when left out')),
    serverMaxKW: num(0.1, 1000, 'Whole server at full load, kW'),
    serverIdleKW: num(0, 1000, 'Whole server when idle, kW'),
    scaleUpGpus: int(1, 1e6, 'GPUs of one tight scale-up domain: NVLink, xGMI or inter-chip torus'),
    scaleUpGBPerS: num(1, 1e5, 'Scale-up bandwidth of one GPU, both directions together, GB/s'),
    scaleOutGbps: num(1, 1e5, 'Network port of one GPU, each direction, Gb/s'),
    matmulRatio: ratio('Share of the BF16 peak that large matrix products hold within the power limit'),
    matmulFp8Ratio: ratio('Share of the FP8 peak that large matrix products hold; 0 = it has no FP8'),
    immatureLossRatio: ratio('Kernel speed missing on the day of release, won back within a few years'),
    priceCents: cents('List price at release of one GPU with its share of the server'),
    priceFallPerYear: ratio('Fall of the list price each year'),
    resaleRatio: ratio('Resale value over the list price of the day'),
    economicLifeYears: num(0.5, 30, 'Years over which it is written off'),
    leadDays: num(0, DAY_MAX, 'Order to first batch on the dock, days'),
    leadSpreadRatio,
    weeklyAllocation: int(1, 1e7, 'GPUs that the vendor ships in a week once the lead time has passed'),
    throttleC: num(30, 150, 'Die temperature of software throttling, °C'),
    slowdownC: num(30, 150, 'Die temperature of hardware slowdown to half clock, °C'),
    shutdownC: num(30, 150, 'Die temperature of shutdown, °C'),
    airRiseK: num(1, 120, 'Die above air inlet at full power, K'),
    liquidRiseK: num(1, 120, 'Die above coolant supply at full power, K'),
    referenceMfu: ratio('Model FLOPs utilisation of a healthy pod of 256 GPUs with a mature stack'),
    servingTokensPerS: num(0.01, 1e7, 'Output tokens per second of one GPU for a model of servingParams'),
    servingParams: num(1e6, 1e15, 'Parameters of the model that servingTokensPerS was measured with'),
  }),
  'One generation of GPU and the server it comes in',
);

export const rack = described(
  z.strictObject({
    ...entryFields,
    accelerator: id('Accelerator in its servers'),
    servers: int(1, 128, 'Servers in the rack'),
    medium: described(z.enum(['air', 'liquid']), 'What carries the heat away from the chips'),
    airHeatRatio: ratio('Share of heat that goes to room air: 1 for air racks, 0.15 to 0.3 for liquid'),
    priceCents: cents('Rack, power shelves, manifold; not the GPUs'),
    installCrewHours: num(0, 1e4, 'Technician hours to rack, cable and burn in'),
    sprite: described(z.enum(['rack-air8', 'rack-a100', 'rack-h200', 'rack-b200', 'rack-mi300', 'rack-liquid', 'rack-liquid-h200', 'rack-dense', 'rack-nvl72', 'rack-vr', 'rack-tank']), 'How it is drawn'),
    massKg: z.exactOptional(num(1, 1e5, 'Mass on its tile, filled, kg')),
    door: z.exactOptional(id('Rear-door heat exchanger (a cooling unit of kind door) that fits its frame')),
    withDoor: z.exactOptional(flag('It comes with that door')),
    immersed: z.exactOptional(flag('A tank: servers hang in fluid')),
    serviceRatio: z.exactOptional(num(0.1, 20, 'Hours to mend one of its servers, over those of a rack; 1 when left out')),
    repairCents: z.exactOptional(cents('Parts of one repair that no warranty pays; 0 when left out')),
  }),
  'A rack as it stands on a hall floor',
);

const linkKind = described(
  z.strictObject({
    id: id('Kind of cable'),
    name: message('Name'),
    reachM: num(0.1, 1e5, 'Longest cable, m'),
    priceRatio: num(0, 100, 'One end over the price of the fabric\'s transceiver'),
    wattRatio: num(0, 100, 'One end over the draw of the fabric\'s transceiver'),
    flapRatio: num(0, 100, 'One end over the flaps of the fabric\'s transceiver'),
  }),
  'A kind of cable with its two ends',
);

export const fabric = described(
  z.strictObject({
    ...entryFields,
    radix: int(4, 1024, 'Ports of one switch'),
    linkGbps: num(1, 1e5, 'Rate of one port, Gb/s'),
    switchPriceCents: cents('One switch'),
    switchW: num(1, 1e5, 'One switch, W'),
    opticPriceCents: cents('One transceiver'),
    opticW: num(0, 1000, 'One transceiver, W'),
    leadDays: num(0, DAY_MAX, 'Order to dock, days'),
    leadSpreadRatio,
    efficiencyRatio: ratio('Share of the line rate that collectives reach'),
    flapsPerOpticYear: num(0, 100, 'Link failures per transceiver and year that interrupt a synchronous job'),
    portCrewHours: num(0, 100, 'Technician hours to cable one GPU port'),
    links: list(linkKind, 1, 12, 'Kinds of cable, from short to long'),
    rackWiringRatio: num(0.05, 1, 'Left of the efficiency when the GPUs of a server share one leaf instead of a leaf for each rail'),
    switchFailuresPerYear: num(0, 10, 'Failures of a switch a year that take its ports down'),
    switchRepairHours: num(0, 1000, 'Hours until a failed switch is swapped, once technicians are there'),
  }),
  'A kind of network that joins GPUs',
);

export const coolingUnit = described(
  z.strictObject({
    ...entryFields,
    kind: described(z.enum(['crah', 'cdu', 'door']), 'crah moves heat from room air, cdu from racks\' coolant, door from the exhaust of one rack to coolant'),
    inRow: z.exactOptional(flag('A crah that stands between racks, on one tile of the floor')),
    capacityKW: num(1, 1e5, 'Heat moved from the hall to the site loop, kW'),
    fanKW: num(0, 1e4, 'Fan or pump power at full duty, kW'),
    priceCents: cents('One unit, installed'),
    leadDays: num(0, DAY_MAX, 'Order to running, days'),
    failuresPerYear: num(0, 100, 'Failures per unit and year'),
    repairHours: num(0, 1000, 'Facility-staff hours of a repair'),
    captureRatio: z.exactOptional(ratio('Doors: share of the rack\'s heat that it takes at designK')),
    designK: z.exactOptional(num(1, 100, 'Doors: exhaust over water at which captureRatio holds, K')),
    fitCrewHours: z.exactOptional(num(0, 1000, 'Doors: technician hours to hang one on a rack that stands')),
  }),
  'A cooling unit inside a hall',
);

export type CheckHardware = [
  Matches<AcceleratorDef, z.infer<typeof accelerator>>,
  Matches<RackDef, z.infer<typeof rack>>,
  Matches<FabricDef, z.infer<typeof fabric>>,
  Matches<CoolingUnitDef, z.infer<typeof coolingUnit>>,
];
