/** Causes of the 419 unexpected interruptions of Llama 3 405B: 16,384 H100, 54 days (Llama 3 paper, Table 5), as rates. */
import type { ReliabilityConstants } from '../../../src/sim/world/catalogConstants.ts';

const COUNTS: [id: string, count: number, hardware: boolean, needsRepair: boolean][] = [
  ['gpu', 148, true, true], ['gpu-hbm', 72, true, true], ['software', 54, false, false], ['network', 35, true, false],
  ['host', 32, false, false], ['gpu-sram', 19, true, true], ['gpu-processor', 17, true, true], ['nic', 7, true, true],
  ['watchdog', 7, false, false], ['gpu-corruption', 6, true, true], ['gpu-thermal', 6, true, true], ['ssd', 3, true, true],
  ['power-supply', 3, true, true], ['chassis', 2, true, true], ['expansion', 2, true, true], ['dependency', 2, false, false],
  ['cpu', 2, true, true], ['memory', 2, true, true],
];
const NODE_DAYS = (16_384 / 8) * 54;

export const LLAMA3_CAUSES: ReliabilityConstants['causes'] = COUNTS.map(([id, count, hardware, needsRepair]) => ({
  id, per1000NodeDays: (count / NODE_DAYS) * 1000, hardware, needsRepair,
}));
