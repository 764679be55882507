/** Racks: the one thing counted in thousands. One row per rack standing (or planned) on a hall floor. */
import type { Table } from '../core/table.ts';

export const RACK_STATES = ['planned', 'installing', 'off', 'idle', 'running', 'throttled', 'shutdown', 'damaged'] as const;
export type RackState = (typeof RACK_STATES)[number];
export const RACK_PLANNED = 0;
export const RACK_INSTALLING = 1;
export const RACK_OFF = 2; // installed, shed or dark
export const RACK_IDLE = 3;
export const RACK_RUNNING = 4;
export const RACK_THROTTLED = 5;
export const RACK_SHUTDOWN = 6; // thermal shutdown, comes back when cool
export const RACK_DAMAGED = 7; // needs repair before it runs again

export const RACK_COLUMNS = {
  id: 'u32', // stable over the rack's life
  hall: 'u32', // hall (structure) id
  kind: 'u16', // index into World.rackKinds
  x: 'u16', // floor tile
  y: 'u16',
  state: 'u8',
  downGpus: 'u16', // failed GPUs waiting for repair
  gpus: 'u16', // GPUs physically in the rack (0 while planned)
  workHours: 'f64', // technician hours left until commissioned
  installedS: 'f64', // when commissioned, -1 before
  side: 'u8', // which way it breathes in: 0 = as the rows pair up, NORTH, SOUTH (world/hallAir.ts)
  fit: 'u8', // FIT_ bits: closed aisles, panels
} as const;
export type RackTable = Table<typeof RACK_COLUMNS>;
