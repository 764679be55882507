/**
 * Who of a site's plant carries the heat, and what that costs: plants without water and plants with it, one after the other. The second come
 * into service as far as the first do not suffice; within them all share alike.
 */
import { clamp } from '../core/maths.ts';
import type { RejectionPlant, RejectionShare, Service } from '../world/siteBase.ts';
import { mixedCapacityKW } from './rejection.ts';

/** What carrying some heat takes. */
export interface Served {
  compressorKW: number;
  fanKW: number; // with pumps
  waterLPerHour: number;
}

const both = { airKW: 0, liquidKW: 0 };

/** Heat that a share of the dry and of the wet plant can carry, kW. */
function capacityKW({ dry, wet }: RejectionPlant, dryRatio: number, wetRatio: number, liquidRatio: number): number {
  both.airKW = dry.airKW * dryRatio + wet.airKW * wetRatio;
  both.liquidKW = dry.liquidKW * dryRatio + wet.liquidKW * wetRatio;
  return mixedCapacityKW(both, liquidRatio);
}

/** Heat that all plants together can carry, kW. */
export function serviceCapacityKW({ plant, wetRatio }: Service, liquidRatio: number): number {
  return capacityKW(plant, 1, wetRatio, liquidRatio);
}

/**
 * Of the plant with water, the share that `limitLPerHour` lets run, 0..1: at full duty, whichever grade of heat takes more water. A negative
 * limit is none.
 */
export function wetRatioWithin({ wet }: RejectionPlant, liquidRatio: number, limitLPerHour: number): number {
  if (limitLPerHour < 0) return 1;
  const mostL = Math.max(liquidRatio < 1 ? wet.airWaterL : 0, liquidRatio > 0 ? wet.liquidWaterL : 0);
  return mostL > limitLPerHour ? limitLPerHour / mostL : 1;
}

/** Compressor power and water of one kW of heat that a share carries alone. */
export function costPerKW(share: RejectionShare, liquidRatio: number): { compressorRatio: number; waterLPerKWh: number } {
  const perAir = share.airKW > 0 ? (1 - liquidRatio) / share.airKW : 0;
  const perLiquid = share.liquidKW > 0 ? liquidRatio / share.liquidKW : 0;
  return {
    compressorRatio: share.airCompressorKW * perAir + share.liquidCompressorKW * perLiquid,
    waterLPerKWh: share.airWaterL * perAir + share.liquidWaterL * perLiquid,
  };
}

/**
 * Share of the second plant that must run beside the first, 0..1: the w at which air/(F + w*S) + liquid/(F + w*S) is 1, each with its own
 * capacities. A quadratic in w; its larger root is the one with both grades carried.
 */
function secondRatio(first: RejectionShare, second: RejectionShare, firstMost: number, secondMost: number, airKW: number, liquidKW: number): number {
  const fa = first.airKW * firstMost;
  const fl = first.liquidKW * firstMost;
  const sa = second.airKW * secondMost;
  const sl = second.liquidKW * secondMost;
  if (liquidKW <= 0) return sa > 0 ? clamp((airKW - fa) / sa, 0, 1) : 0;
  if (airKW <= 0) return sl > 0 ? clamp((liquidKW - fl) / sl, 0, 1) : 0;
  const a = sa * sl;
  const b = fl * sa + fa * sl - liquidKW * sa - airKW * sl;
  const c = fa * fl - liquidKW * fa - airKW * fl;
  if (a <= 0) return b > 0 ? clamp(-c / b, 0, 1) : 1;
  return clamp((-b + Math.sqrt(Math.max(0, b * b - 4 * a * c))) / (2 * a), 0, 1);
}

/**
 * What `heatKW` takes, into `out`. Beyond the capacity compressors and water go on in proportion, fans stay at full speed. By the affinity laws
 * fans and pumps take the cube of the duty.
 */
export function serve(service: Service, heatKW: number, liquidRatio: number, out: Served): Served {
  const { plant, wetFirst, wetRatio } = service;
  const { dry, wet } = plant;
  out.compressorKW = out.fanKW = out.waterLPerHour = 0;
  if (heatKW <= 0) return out;
  const airHeatKW = heatKW * (1 - liquidRatio);
  const liquidHeatKW = heatKW * liquidRatio;
  let dryOn = wetFirst ? 0 : 1;
  let wetOn = wetFirst ? wetRatio : 0;
  if (capacityKW(plant, dryOn, wetOn, liquidRatio) < heatKW) {
    if (wetFirst) dryOn = secondRatio(wet, dry, wetRatio, 1, airHeatKW, liquidHeatKW);
    else wetOn = wetRatio * secondRatio(dry, wet, 1, wetRatio, airHeatKW, liquidHeatKW);
  }
  const airKW = dry.airKW * dryOn + wet.airKW * wetOn;
  const liquidKW = dry.liquidKW * dryOn + wet.liquidKW * wetOn;
  const airTime = airKW > 0 ? airHeatKW / airKW : 0;
  const liquidTime = liquidKW > 0 ? liquidHeatKW / liquidKW : 0;
  const duty = airTime + liquidTime;
  const fanRatio = duty > 1 ? 1 / duty : duty * duty;
  out.compressorKW = airTime * (dry.airCompressorKW * dryOn + wet.airCompressorKW * wetOn)
    + liquidTime * (dry.liquidCompressorKW * dryOn + wet.liquidCompressorKW * wetOn);
  out.fanKW = fanRatio * (airTime * (dry.airFanKW * dryOn + wet.airFanKW * wetOn) + liquidTime * (dry.liquidFanKW * dryOn + wet.liquidFanKW * wetOn));
  out.waterLPerHour = airTime * wet.airWaterL * wetOn + liquidTime * wet.liquidWaterL * wetOn;
  return out;
}
