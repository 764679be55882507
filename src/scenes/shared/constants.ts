/** Values of the simulation that drawing needs. Scenes may only name its types, so the compiler holds these to them. */
import type { RACK_DAMAGED, RACK_IDLE, RACK_INSTALLING, RACK_OFF, RACK_PLANNED, RACK_RUNNING, RACK_SHUTDOWN, RACK_THROTTLED, RACK_STATES } from '../../sim/index.ts';

export const DAY_S = 86_400;
export const HOUR_S = 3_600;
/** In the order of the rack table's `state` column. */
export const STATES = ['planned', 'installing', 'off', 'idle', 'running', 'throttled', 'shutdown', 'damaged'] as const satisfies typeof RACK_STATES;

export const PLANNED: typeof RACK_PLANNED = 0;
export const INSTALLING: typeof RACK_INSTALLING = 1;
export const OFF: typeof RACK_OFF = 2;
export const IDLE: typeof RACK_IDLE = 3;
export const RUNNING: typeof RACK_RUNNING = 4;
export const THROTTLED: typeof RACK_THROTTLED = 5;
export const SHUTDOWN: typeof RACK_SHUTDOWN = 6;
export const DAMAGED: typeof RACK_DAMAGED = 7;
