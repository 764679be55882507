/** Carbon: what a day's emissions cost after clean energy and offsets. */
import type { CommunityDef } from '../world/catalogTown.ts';
import type { TownState } from '../world/town.ts';

/** Carbon per kWh of IT is smoothed over so many days. */
export const SMOOTHING_DAYS = 30;
const KG_PER_TONNE = 1000;

export interface CarbonBill {
  netKg: number; // after clean agreements
  offsetKg: number; // offsets used
  cents: number; // whole, for the rest
}

/** The bill for `grossKg` emitted in a day. Offsets cover at most `offsetMaxRatio` of what is left, and never more than there are. */
export function carbonBill(community: Pick<CommunityDef, 'carbonCentsPerTonne' | 'offsetMaxRatio'>, grossKg: number, town: Pick<TownState, 'cutKg' | 'offsetKg'>): CarbonBill {
  const netKg = Math.max(0, grossKg - town.cutKg);
  const offsetKg = Math.min(town.offsetKg, netKg * community.offsetMaxRatio);
  return { netKg, offsetKg, cents: Math.round(((netKg - offsetKg) * community.carbonCentsPerTonne) / KG_PER_TONNE) };
}
