/**
 * Cost of a run on machines of one's own: hardware and building written off in a straight line while they serve, and energy at the
 * meter. Method of Cottier et al. 2024 (accelerators, rest of the server, network, energy) with the building added; people, failed runs
 * and idle time are not in it. US dollars of the year bought; no interest.
 */
import { parseIsoDate } from '../../core/calendar.ts';
import type { AcceleratorPriceDef, CostBasisDef } from '../../world/catalogMarket.ts';
import type { AcceleratorDef } from '../../world/catalogHardware.ts';
import type { PowerConstants } from '../../world/catalogConstants.ts';
import { listPriceCents } from '../hardwarePrice.ts';
import { serverKW } from '../serverPower.ts';
import { geometricAt } from './yearCurve.ts';

const CENTS_PER_USD = 100;
const DAYS_PER_YEAR = 365.25;
const DAY_HOURS = 24;
const DAY_S = 86_400;
const FLOP_PER_TFLOP = 1e12;

export interface RunCostInput {
  accelerator: AcceleratorDef;
  prices: AcceleratorPriceDef | null;
  basis: CostBasisDef;
  power: PowerConstants;
  fabricKWPerGpu: number; // switches and transceivers
  gpus: number;
  days: number;
  yearBought: number;
  economicLifeYears: number;
  electricityUsdPerKWh: number;
  mfu: number;
}

export interface RunCost {
  priceUsd: number; // one GPU with its share of the server
  acceleratorUsd: number; // written off during the run
  serverUsd: number;
  networkUsd: number;
  facilityUsd: number;
  energyUsd: number;
  usd: number;
  boughtUsd: number; // servers and network, to the dock
  facilityMW: number; // drawn during the run
  energyMWh: number;
  gpuHours: number;
  usdPerGpuHour: number;
  flops: number;
}

/** Price of one GPU with its share of the server in a year, USD: published where it is, else by its list price in the middle of the year. */
export function priceInYear(accelerator: AcceleratorDef, prices: AcceleratorPriceDef | null, year: number): number {
  if (prices) return geometricAt(prices.usdByYear, year, accelerator.priceFallPerYear);
  const yearText = String(Math.floor(year)).padStart(4, '0');
  return listPriceCents(accelerator, parseIsoDate(`${yearText}-07-01`)) / CENTS_PER_USD;
}

export function runCost(input: RunCostInput): RunCost {
  const { accelerator, basis, gpus, days, power } = input;
  const priceUsd = priceInYear(accelerator, input.prices, input.yearBought);
  const serversUsd = gpus * priceUsd;
  const networkBoughtUsd = serversUsd * basis.networkShareRatio / (1 - basis.networkShareRatio);
  const worn = days / DAYS_PER_YEAR / input.economicLifeYears;

  const kWPerGpu = (load: number): number => (serverKW(accelerator, load) / accelerator.gpusPerServer * (1 + power.storageRatio) + input.fabricKWPerGpu) * basis.pue;
  const drawnKW = gpus * kWPerGpu(power.trainingLoadRatio);
  const builtUsd = gpus * kWPerGpu(1) * basis.facilityUsdPerKW;
  const energyKWh = drawnKW * days * DAY_HOURS;

  const acceleratorUsd = serversUsd / basis.serverOverheadRatio * worn;
  const serverUsd = serversUsd * worn - acceleratorUsd;
  const networkUsd = networkBoughtUsd * worn;
  const facilityUsd = builtUsd * days / DAYS_PER_YEAR / basis.facilityLifeYears;
  const energyUsd = energyKWh * input.electricityUsdPerKWh;
  const usd = acceleratorUsd + serverUsd + networkUsd + facilityUsd + energyUsd;
  const gpuHours = gpus * days * DAY_HOURS;
  return {
    priceUsd, acceleratorUsd, serverUsd, networkUsd, facilityUsd, energyUsd, usd,
    boughtUsd: serversUsd + networkBoughtUsd, facilityMW: drawnKW / 1000, energyMWh: energyKWh / 1000, gpuHours,
    usdPerGpuHour: gpuHours > 0 ? usd / gpuHours : 0,
    flops: gpus * accelerator.peakTflops * FLOP_PER_TFLOP * input.mfu * days * DAY_S,
  };
}
