/** Power of servers and racks: idle + utilisation x (max - idle), with power caps and throttled clocks. kW. */
import { clamp, pow } from '../core/maths.ts';
import type { AcceleratorDef, RackDef } from '../world/catalogHardware.ts';
import type { PowerConstants } from '../world/catalogConstants.ts';

/** One server, kW. `utilisation` 0..1 on the idle-to-max scale; `dynamicRatio` scales the load part (see `dynamicRatioOf`). */
export function serverKW(accelerator: AcceleratorDef, utilisation: number, dynamicRatio = 1): number {
  const { serverIdleKW, serverMaxKW } = accelerator;
  return serverIdleKW + clamp(utilisation, 0, 1) * (serverMaxKW - serverIdleKW) * dynamicRatio;
}

/** IT power of a rack at full load, with its share of network and storage, kW. */
export function rackMaxKW(rack: RackDef, accelerator: AcceleratorDef, constants: PowerConstants): number {
  return rack.servers * accelerator.serverMaxKW * (1 + constants.storageRatio);
}

/** IT power of an idle rack, kW. */
export function rackIdleKW(rack: RackDef, accelerator: AcceleratorDef, constants: PowerConstants): number {
  return rack.servers * accelerator.serverIdleKW * (1 + constants.storageRatio);
}

/** IT power of a rack in a run, kW: what power is shared out by. */
export function rackPlanKW(rack: RackDef, accelerator: AcceleratorDef, constants: PowerConstants): number {
  const idle = rackIdleKW(rack, accelerator, constants);
  return idle + constants.trainingLoadRatio * (rackMaxKW(rack, accelerator, constants) - idle);
}

/** Dynamic power at a clock, over that at full clock. Voltage falls with clock: power ~ clock^capExponent. */
export function dynamicRatioOf(clockRatio: number, constants: PowerConstants): number {
  if (clockRatio >= 1) return 1;
  return clockRatio <= 0 ? 0 : pow(clockRatio, constants.capExponent);
}

/** Clock under a power cap (or at a share of dynamic power): the inverse of `dynamicRatioOf`. */
export function clockOf(dynamicRatio: number, constants: PowerConstants): number {
  if (dynamicRatio >= 1) return 1;
  return dynamicRatio <= 0 ? 0 : pow(dynamicRatio, 1 / constants.capExponent);
}
