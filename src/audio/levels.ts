/** What the plant and the sky sound like: a frame and a place to listen from, as levels 0..1 and pitches. Pure. */
import type { AppState, Depth } from '../app/state.ts';
import type { Frame, Site } from '../sim/index.ts';
import { clamp } from '../lib/clamp.ts';

export interface AmbienceLevels {
  hum: number; // transformers and switchgear
  humHz: number; // twice the mains
  humCutoffHz: number; // harmonics grow with load
  engine: number; // generators
  fans: number;
  fanHz: number; // blades passing
  rain: number;
  wind: number;
  cutoffHz: number; // walls between the listener and the weather
}

export const SILENCE: AmbienceLevels = { hum: 0, humHz: 120, humCutoffHz: 200, engine: 0, fans: 0, fanHz: 110, rain: 0, wind: 0, cutoffHz: 8000 };

const MAINS_HZ = 60;
const LARGEST_KW = 300_000; // as loud as a site gets; a cabinet of 10 kW is at a third of it
const QUIET_C = 24; // servers idle their fans below, and run them flat out at FLAT_OUT_C
const FLAT_OUT_C = 38;
const PAUSED = 0.55;

/** How much of each is heard from where. */
const EARS: Readonly<Record<Depth, { hum: number; fans: number; sky: number; cutoffHz: number }>> = {
  world: { hum: 0.3, fans: 0, sky: 0.35, cutoffHz: 5000 },
  campus: { hum: 1, fans: 0.55, sky: 1, cutoffHz: 9000 },
  hall: { hum: 0.55, fans: 1, sky: 0.3, cutoffHz: 600 },
};

/** Load as a share of what can be carried, 0..1; 1 when supply falls short of it. */
export function loadShare(loadKW: number, supplyKW: number): number {
  if (!(loadKW > 0)) return 0;
  return clamp(loadKW / Math.max(supplyKW, 1), 0, 1);
}

/** Hum of a plant: louder and brighter with load; a large one is louder than a small one. */
export function humOf(loadKW: number, supplyKW: number): Pick<AmbienceLevels, 'hum' | 'humHz' | 'humCutoffHz'> {
  if (!(loadKW > 0)) return { hum: 0, humHz: SILENCE.humHz, humCutoffHz: SILENCE.humCutoffHz };
  const share = loadShare(loadKW, supplyKW);
  const size = clamp(Math.log10(1 + loadKW) / Math.log10(LARGEST_KW), 0, 1);
  const short = supplyKW < loadKW ? 0.985 : 1; // an overloaded grid turns slower
  return { hum: size * (0.2 + 0.8 * share), humHz: 2 * MAINS_HZ * short, humCutoffHz: 200 + 700 * share * share };
}

/** Fans by their speed 0..1: sound power rises by 50 dB a decade of speed (fan laws), so amplitude by speed to 2.5; blades pass in step with speed. */
export function fansOf(speed: number): Pick<AmbienceLevels, 'fans' | 'fanHz'> {
  const turning = clamp(speed, 0, 1);
  return { fans: turning ** 2.5, fanHz: 70 + 190 * turning };
}

/** Speed of fans in a hall: by the air it must move, or by the hottest servers, whichever asks for more. */
export function hallFanSpeed(hall: { poweredGpus: number; airHeatKW: number; airCapacityKW: number; hottestInletC: number }): number {
  if (hall.poweredGpus <= 0) return 0;
  const air = hall.airCapacityKW > 0 ? clamp(hall.airHeatKW / hall.airCapacityKW, 0, 1) : 0;
  const hot = clamp((hall.hottestInletC - QUIET_C) / (FLAT_OUT_C - QUIET_C), 0, 1);
  return 0.35 + 0.65 * Math.max(air, hot);
}

/** Fans of the plant outside, by the heat that they carry off. */
export function plantFanSpeed({ rejectKW, rejectCapacityKW }: Pick<Site['cooling'], 'rejectKW' | 'rejectCapacityKW'>): number {
  return rejectKW > 0 ? 0.3 + 0.7 * clamp(rejectKW / Math.max(rejectCapacityKW, 1), 0, 1) : 0;
}

/** Rain falls in storms; what falls below freezing is snow, and makes no sound. */
export function skyOf(weather: Pick<Site['weather'], 'stormUntilS' | 'cloudRatio' | 'dryBulbC'>, timeS: number): Pick<AmbienceLevels, 'rain' | 'wind'> {
  const storm = weather.stormUntilS > timeS;
  return { rain: storm && weather.dryBulbC > 0 ? 1 : 0, wind: storm ? 0.9 : 0.06 + 0.14 * clamp(weather.cloudRatio, 0, 1) };
}

export type Listener = Pick<AppState, 'screen' | 'view' | 'speed' | 'frame'>;

/** Everything at once, heard from where the player looks. Silent outside a game; hushed while time stands. */
export function ambienceOf({ screen, view, speed, frame }: Listener, calm: boolean): AmbienceLevels {
  if (!frame || (screen !== 'game' && screen !== 'settings')) return SILENCE;
  const site = frame.sites.find((entry) => entry.id === view.site) ?? frame.sites[0];
  if (!site) return SILENCE;
  const ears = EARS[view.depth];
  const isFar = view.depth === 'world';
  const hum = isFar ? humOf(frame.top.loadKW, frame.top.supplyKW) : humOf(site.power.loadKW, site.power.supplyKW);
  const fans = fansOf(view.depth === 'hall' ? viewedHallSpeed(site, view.hall) : plantFanSpeed(site.cooling));
  const sky = skyOf(site.weather, frame.timeS);
  const level = speed === 0 ? PAUSED : 1;
  return {
    ...hum, ...fans, hum: hum.hum * ears.hum * level, fans: fans.fans * ears.fans * level * (calm ? 0.5 : 1),
    engine: isFar ? 0 : ears.hum * level * loadShare(site.power.gensetKW, site.power.loadKW),
    rain: sky.rain * ears.sky * level, wind: sky.wind * ears.sky * level * (calm ? 0.5 : 1), cutoffHz: calm ? Math.min(ears.cutoffHz, 2500) : ears.cutoffHz,
  };
}

function viewedHallSpeed(site: Site, hall: number | null): number {
  const place = site.structures.find((structure) => structure.id === hall)?.hall;
  return place ? hallFanSpeed(place) : 0;
}

/** How tense things are, 0..1: what the music follows. `panicDays` is the runway at which investors take fright. */
export function tensionOf({ top, incident, outcome }: Pick<Frame, 'top' | 'incident' | 'outcome'>, panicDays: number): number {
  if (outcome.state === 'lost') return 0.8;
  if (outcome.state !== 'playing') return 0;
  const money = top.cashPerDayCents < 0 && panicDays > 0 ? clamp(1 - top.runwayDays / panicDays, 0, 1) : 0;
  const race = top.labs > 1 ? (top.place - 1) / (top.labs - 1) : 0;
  const short = top.loadKW > top.supplyKW ? 0.5 : 0;
  const live = incident !== null && incident.endedS < 0 ? 0.9 : 0;
  return clamp(Math.max(live, short, 0.1 + 0.75 * money) + 0.15 * clamp(race, 0, 1), 0, 1);
}
