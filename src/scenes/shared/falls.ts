/** What falls from the sky of a site, and whether snow lies there. Pure. */
import type { Site } from '../../sim/index.ts';

const DRIZZLE_SHARE = 0.35;
const OVERCAST = 0.85;
const DAMP = 0.8;
const FREEZING_C = 0.5;

export interface Fall {
  kind: 'rain' | 'snow';
  share: number;
}
export const NOTHING_FALLS: Fall = { kind: 'rain', share: 0 };

/** What falls now and how much of it, 0..1. */
export function fallOf({ weather }: Site, timeS: number): Fall {
  const storm = weather.stormUntilS > timeS;
  const damp = weather.cloudRatio > OVERCAST && weather.humidity > DAMP;
  return { kind: weather.dryBulbC < FREEZING_C ? 'snow' : 'rain', share: storm ? 1 : damp ? DRIZZLE_SHARE : 0 };
}

/** Snow lies when the day stays below freezing: by the day's forecast, so that it neither comes nor goes within the day. */
export function snowLies({ weather }: Site): boolean {
  const today = weather.forecast[0];
  return today !== undefined && today.highC < FREEZING_C;
}
