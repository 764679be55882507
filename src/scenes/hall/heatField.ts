/** Air temperature over a room's floor, for the overlay: what racks draw in and blow out, spread a little. Pure; a picture, not the model. */
import type { RackFrame } from '../../sim/index.ts';
import type { Side } from './rackLook.ts';
import type { Room } from './room.ts';

const MANY_TILES = 4_000;
export const LOW_C = 10;
export const SPAN_K = 50;
const RISE_K = [0, 0, 0, 3, 11, 9, 0, 0]; // air out over air in, by rack state

export interface HeatField {
  fine: number; // cells per tile
  w: number;
  h: number;
  data: Uint8Array; // RGBA; red is the temperature
  cells: Float32Array;
  spare: Float32Array;
}

export function makeField(room: Room): HeatField {
  const fine = (room.x1 - room.x0) * (room.y1 - room.y0) > MANY_TILES ? 1 : 2;
  const w = (room.x1 - room.x0) * fine;
  const h = (room.y1 - room.y0) * fine;
  return { fine, w, h, data: new Uint8Array(w * h * 4), cells: new Float32Array(w * h), spare: new Float32Array(w * h) };
}

/** The racks of the room, as the model of the hall keeps them. */
export interface FieldRacks {
  rows: readonly number[]; // of the rack table
  liquid: Uint8Array;
  airShare: ArrayLike<number>; // of a rack's heat, what it blows out
  doorTakes: ArrayLike<number>; // share of a rack's exhaust that its door takes from cold water
  sides: readonly Side[]; // by place in `rows`
}

/** `doorRatio`: of what the hall's rear doors could take, that they do take. */
export function fillField(field: HeatField, room: Room, airC: number, doorRatio: number, { rows, liquid, airShare, doorTakes, sides }: FieldRacks, racks: RackFrame): void {
  const { w, h, fine, cells, data } = field;
  // Where no rack stands, the floor shows the coolest air that any draws in: what comes from the units.
  let coolestC = airC;
  for (let i = 0; i < rows.length; i++) if (!liquid[i] && racks.inletC[rows[i]!]! < coolestC) coolestC = racks.inletC[rows[i]!]!;
  cells.fill(coolestC);
  const splat = (x: number, y: number, celsius: number): void => {
    const cx = (x - room.x0) * fine;
    const cy = (y - room.y0) * fine;
    for (let j = 0; j < fine && cy + j < h; j++) {
      for (let i = 0; i < fine; i++) {
        const at = (cy + j) * w + cx + i;
        if (cells[at]! < celsius) cells[at] = celsius;
      }
    }
  };
  for (let i = 0; i < rows.length; i++) {
    const r = rows[i]!;
    const x = racks.x[r]!;
    const y = racks.y[r]!;
    const back = sides[i] === 'back';
    const inletC = liquid[i] ? airC : racks.inletC[r]!;
    const rise = (RISE_K[racks.state[r]!] ?? 0) * airShare[i]! * (1 - doorTakes[i]! * doorRatio);
    splat(x, y, inletC);
    splat(x, y + (back ? -1 : 1), inletC);
    splat(x, y + (back ? 1 : -1), inletC + rise);
  }
  for (let pass = 0; pass < fine + 1; pass++) blur(field);
  for (let i = 0; i < cells.length; i++) {
    data[i * 4] = Math.min(255, Math.max(0, ((cells[i]! - LOW_C) / SPAN_K) * 255));
    data[i * 4 + 3] = 255;
  }
}

/** Box of three, along x then along y; edges repeat. */
function blur({ w, h, cells, spare }: HeatField): void {
  for (let y = 0; y < h; y++) {
    const row = y * w;
    for (let x = 0; x < w; x++) spare[row + x] = (cells[row + (x > 0 ? x - 1 : 0)]! + cells[row + x]! + cells[row + (x + 1 < w ? x + 1 : x)]!) / 3;
  }
  for (let y = 0; y < h; y++) {
    const up = (y > 0 ? y - 1 : 0) * w;
    const down = (y + 1 < h ? y + 1 : y) * w;
    for (let x = 0; x < w; x++) cells[y * w + x] = (spare[up + x]! + spare[y * w + x]! + spare[down + x]!) / 3;
  }
}
