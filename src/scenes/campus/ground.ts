/** What the ground of a plot is made of, tile by tile. Pure. The plot is 0..cols x 0..rows; roads run along its two near edges. */
import type { SiteDef } from '../../sim/index.ts';
import type { Area } from '../../app/actions/placing.ts';
import { rng, seedOf } from '../shared/noise.ts';

export type Surface = 'grass' | 'meadow' | 'soil' | 'gravel' | 'concrete' | 'asphalt' | 'road';
export type BlockedKind = 'river' | 'road' | 'wood';

export interface Standing extends Area {
  surface: 'soil' | 'gravel' | 'concrete';
  drive: boolean; // a way from its front to the road
}

/** Fields that the plot was: mown, cut, grazed or left. */
export interface Parcel extends Area {
  use: 'hay' | 'stubble' | 'pasture' | 'fallow';
  along: 'x' | 'y'; // of its rows
}

export interface Ground {
  cols: number;
  rows: number;
  surfaceAt(x: number, y: number): Surface;
  isRoad(x: number, y: number): boolean;
  river: { points: [number, number][]; width: number } | null; // tiles; width in px across
  fields: Area[];
  woods: Area[];
  pond: { x: number; y: number; r: number } | null; // behind the plot; tiles
  farms: { sprite: string; x: number; y: number }[]; // houses of the neighbours, painted with the land
  substation: Area;
  carPark: Area; // beyond the road, beside the substation
  pylons: { x: number; y: number }[];
  yard: Area | null; // of the crews, on free ground, while halls are being built
  gate: { x: number; y: number } | null; // where the way leaves the plot
  parcels: Parcel[]; // the land as it was bought, field by field
  near: number; // the near edge of dry ground, y
  seed: number;
}

/** Content names no kind: a long strip is a road up to two tiles across, a river from three; the rest are woods. */
export function blockedKind(def: SiteDef, area: Area): BlockedKind {
  const long = Math.max(area.w, area.d);
  const thick = Math.min(area.w, area.d);
  const side = area.w >= area.d ? def.plotCols : def.plotRows;
  if (long < side * 0.55 || long < thick * 2) return thick === 1 && long >= 4 ? 'road' : 'wood';
  return thick <= 2 ? 'road' : 'river';
}

const RANK: Record<Standing['surface'], number> = { soil: 1, gravel: 2, concrete: 3 };
const SURFACES: Surface[] = ['meadow', 'soil', 'gravel', 'concrete', 'road'];

export function makeGround(def: SiteDef, standing: readonly Standing[]): Ground {
  const { plotCols: cols, plotRows: rows } = def;
  const seed = seedOf(def.id);
  const grid = new Uint8Array(cols * rows);
  const occupied = new Uint8Array(cols * rows);
  const fill = (area: Area, value: number, into: Uint8Array): void => {
    for (let y = Math.max(0, area.y); y < Math.min(rows, area.y + area.d); y++) {
      for (let x = Math.max(0, area.x); x < Math.min(cols, area.x + area.w); x++) into[y * cols + x] = Math.max(into[y * cols + x]!, value);
    }
  };
  for (const area of standing) {
    const edge = area.surface === 'soil' && area.drive ? 2 : 1; // machines turn round a hall that is being built
    fill({ x: area.x - edge, y: area.y - edge, w: area.w + edge * 2, d: area.d + edge * 2 }, RANK[area.surface], grid);
  }
  for (const area of standing) fill(area, 1, occupied);
  const roads: { along: 'x' | 'y'; at: number; from: number; to: number }[] = [];
  let near = rows;
  for (const area of def.blocked) {
    const kind = blockedKind(def, area);
    if (kind !== 'river') fill(area, 1, occupied); // bridges may cross a river
    else if (area.w >= area.d && area.y + area.d >= rows) near = Math.min(near, area.y);
    for (let y = area.y; y < Math.min(rows, area.y + area.d); y++) for (let x = area.x; x < Math.min(cols, area.x + area.w); x++) grid[y * cols + x] = 0;
    // One lane of tiles; the rest of the strip is its verge. A road that spans the plot goes on beyond it.
    if (kind === 'road') roads.push(area.w >= area.d ? lane('x', area.y, area.x, area.w, cols) : lane('y', area.x, area.y, area.d, rows));
  }
  // The hall nearest to the middle gets the way to the road; the others join it by a street along their fronts where that is shorter.
  const driven = standing.filter((area) => area.drive).sort((a, b) => Math.abs(a.x + a.w / 2 - cols / 2) - Math.abs(b.x + b.w / 2 - cols / 2));
  for (const area of driven) if (!layStreet(area, cols, rows, grid, occupied)) layDrive(area, cols, rows, grid, occupied);
  const isRoad = (x: number, y: number): boolean => {
    if (y === rows || x === cols) return true;
    if (roads.some(({ along, at, from, to }) => (along === 'x' ? y === at && x >= from && x < to : x === at && y >= from && y < to))) return true;
    return x >= 0 && y >= 0 && x < cols && y < rows && grid[y * cols + x] === WAY;
  };
  const works = standing.filter((area) => area.surface === 'soil' && area.drive);
  const crews = works.length > 0 ? yardFor(works, def, near, (x, y) => grid[y * cols + x]! > 0 || isRoad(x, y)) : null;
  if (crews) fill(crews, RANK.soil, grid);
  const gateX = Array.from({ length: cols }, (_, x) => x).find((x) => grid[(near - 1) * cols + x] === WAY);
  const river = riverOf(def, seed);
  // Land behind the plot, where no river takes it.
  const behind = !river || [0.1, 0.4, 0.7, 1].every((share) => riverDistance(river, cols * share, -10) > 12);
  const substation = { x: Math.max(1, Math.round(cols * 0.42)), y: rows + 2, w: 4, d: 3 };
  const carPark = { x: substation.x + 7, y: rows + 1, w: 8, d: 4 };
  return {
    cols, rows, seed, near, isRoad, substation, carPark, yard: crews,
    gate: gateX === undefined ? null : { x: gateX + 1.06, y: near - 1.35 },
    parcels: parcelsOf(cols, near, seed),
    surfaceAt: (x, y) => (x >= carPark.x && y >= carPark.y && x < carPark.x + carPark.w && y < carPark.y + carPark.d ? 'asphalt' : isRoad(x, y) ? 'road' : x >= 0 && y >= 0 && x < cols && y < rows ? SURFACES[grid[y * cols + x]!]! : 'grass'),
    river,
    fields: [...fieldsOf(cols, rows, seed), ...(behind ? [{ x: Math.round(cols * 0.42), y: -19, w: Math.round(cols * 0.5), d: 13 }] : [])],
    farms: [...farmsOf(cols, rows, seed), ...(behind ? yard(Math.round(cols * 0.3), -14) : [])],
    pond: behind ? { x: cols * 0.2, y: -7.5, r: 3.2 } : null,
    woods: def.blocked.filter((area) => blockedKind(def, area) === 'wood'),
    pylons: Array.from({ length: 9 }, (_, i) => ({ x: substation.x - 2 - i * 5, y: substation.y + 1.6 })),
  };
}

const YARD = { w: 7, d: 4 };

/** Free ground nearest to the middle of what is being built. */
function yardFor(works: readonly Area[], def: SiteDef, near: number, taken: (x: number, y: number) => boolean): Area | null {
  const middle = (of: (area: Area) => number): number => works.reduce((sum, area) => sum + of(area), 0) / works.length;
  const [mx, my] = [middle((area) => area.x + area.w / 2), middle((area) => area.y + area.d) + YARD.d];
  let best: Area | null = null;
  let least = Infinity;
  for (let y = 1; y + YARD.d < near; y++) {
    for (let x = 1; x + YARD.w < def.plotCols; x++) {
      const far = Math.hypot(x + YARD.w / 2 - mx, y + YARD.d / 2 - my);
      if (far >= least) continue;
      let free = !def.blocked.some((area) => x < area.x + area.w && y < area.y + area.d && x + YARD.w > area.x && y + YARD.d > area.y);
      for (let dy = 0; free && dy < YARD.d; dy++) for (let dx = 0; free && dx < YARD.w; dx++) free = !taken(x + dx, y + dy);
      if (!free) continue;
      least = far;
      best = { x, y, ...YARD };
    }
  }
  return best;
}

const LEAST_PARCEL = 7; // tiles a side
const MOST_PARCEL = 17;
const USES: Parcel['use'][] = ['hay', 'stubble', 'pasture', 'fallow', 'hay', 'pasture'];

/** The plot cut into fields, by halves that are never quite halves. */
function parcelsOf(cols: number, near: number, seed: number): Parcel[] {
  const random = rng(seed + 5);
  const out: Parcel[] = [];
  const cut = (x: number, y: number, w: number, d: number): void => {
    if (Math.max(w, d) > MOST_PARCEL || (Math.max(w, d) >= LEAST_PARCEL * 2 && random() < 0.55)) {
      const share = 0.38 + random() * 0.24;
      const at = Math.round((w >= d ? w : d) * share);
      if (w >= d) {
        cut(x, y, at, d);
        cut(x + at, y, w - at, d);
      } else {
        cut(x, y, w, at);
        cut(x, y + at, w, d - at);
      }
      return;
    }
    out.push({ x, y, w, d, use: USES[(out.length * 5 + Math.floor(random() * 2)) % USES.length]!, along: random() < 0.5 ? 'x' : 'y' });
  };
  cut(0, 0, cols, near);
  return out;
}

function lane(along: 'x' | 'y', at: number, from: number, length: number, side: number): { along: 'x' | 'y'; at: number; from: number; to: number } {
  const whole = length >= side;
  return { along, at, from: whole ? -80 : from, to: whole ? side + 80 : from + length };
}

/** A way from the front down to the road, in the free column nearest to the middle, unless one runs there already. */
function layDrive(area: Area, cols: number, rows: number, grid: Uint8Array, occupied: Uint8Array): void {
  const middle = area.x + Math.floor(area.w / 2);
  for (let step = 0; step <= area.w + 1; step++) {
    const x = middle + (step % 2 ? (step + 1) / 2 : -step / 2);
    if (x < 0 || x >= cols) continue;
    let free = true;
    let beside = false;
    for (let y = area.y + area.d; y < rows; y++) {
      if (occupied[y * cols + x]) free = false;
      for (const dx of [-1, 0, 1]) if (x + dx >= 0 && x + dx < cols && grid[y * cols + x + dx] === WAY) beside = true;
    }
    if (beside) return;
    if (!free) continue;
    for (let y = area.y + area.d; y < rows; y++) grid[y * cols + x] = WAY;
    return;
  }
}

const WAY = 4;

/** A street from before a front along x to a way that is there. Answers whether it was laid. */
function layStreet(area: Area, cols: number, rows: number, grid: Uint8Array, occupied: Uint8Array): boolean {
  const y = area.y + area.d + 1;
  const from = area.x + Math.floor(area.w / 2);
  if (y >= rows || from >= cols) return false;
  let best: number | null = null;
  for (const step of [-1, 1]) {
    for (let x = from; x >= 0 && x < cols && Math.abs(x - from) <= rows - y && !occupied[y * cols + x]; x += step) {
      if (grid[y * cols + x] !== WAY) continue;
      if (best === null || Math.abs(x - from) < Math.abs(best - from)) best = x;
      break;
    }
  }
  if (best === null) return false;
  for (let x = Math.min(best, from); x <= Math.max(best, from); x++) grid[y * cols + x] = WAY;
  return true;
}

function riverOf(def: SiteDef, seed: number): Ground['river'] {
  const { plotCols: cols, plotRows: rows } = def;
  const area = def.blocked.find((entry) => blockedKind(def, entry) === 'river');
  if (area) {
    const along = area.w >= area.d;
    const middle = along ? area.y + area.d / 2 : area.x + area.w / 2;
    const thick = along ? area.d : area.w;
    const ends = along ? cols : rows;
    const points = [-44, -30, -18, -8, 0, ends * 0.33, ends * 0.66, ends, ends + 8, ends + 18, ends + 30, ends + 44].map((at, i): [number, number] => {
      const inside = at >= 0 && at <= ends;
      const off = (inside ? 0.12 : 1.6) * Math.sin(i * 2.1 + seed) * (inside ? 1 : Math.min(1, (at < 0 ? -at : at - ends) / 12));
      return along ? [at, middle + off] : [middle + off, at];
    });
    return { points, width: thick * 27 };
  }
  if (seed % 3 === 0) return null;
  const bend: [number, number][] = [[-10, -26], [0, -15], [cols * 0.3, -7.5], [cols * 0.6, -6.2], [cols * 0.85, -7.4], [cols + 5, -8.2], [cols + 14, -6], [cols + 26, 0], [cols + 44, 9]];
  return { points: bend, width: 92 };
}

function fieldsOf(cols: number, rows: number, seed: number): Area[] {
  const left = { x: -40, y: Math.round(rows * 0.1), w: 37, d: Math.round(rows * 0.62) };
  const near = { x: -40, y: rows + 9, w: 38 + Math.round(cols * 0.45), d: 40 };
  const right = { x: cols + 4, y: Math.round(rows * 0.35), w: 34, d: Math.round(rows * 0.5) };
  const corner = { x: cols + 5, y: -26, w: 30, d: 20 };
  return seed % 2 === 0 ? [left, near, corner] : [near, right, { x: -36, y: -26, w: 28, d: 20 }];
}

const yard = (x: number, y: number): Ground['farms'] => [{ sprite: 'warehouse', x, y }, { sprite: 'warehouse', x: x + 1.2, y: y + 3 }, { sprite: 'truck-van-x', x: x + 3.6, y: y + 1.6 }];

/** A farm beside a field on either side. */
function farmsOf(cols: number, rows: number, seed: number): Ground['farms'] {
  return seed % 2 === 0 ? [...yard(-8, Math.round(rows * 0.8)), ...yard(cols + 6, -3)] : [...yard(cols + 5, Math.round(rows * 0.2)), ...yard(-7, -5)];
}

/** Distance to the river's middle, tiles. */
export function riverDistance(river: Ground['river'], x: number, y: number): number {
  let best = Infinity;
  const points = river?.points ?? [];
  for (let i = 1; i < points.length; i++) {
    const [ax, ay] = points[i - 1]!;
    const [bx, by] = points[i]!;
    const t = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2 || 1)));
    best = Math.min(best, Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)));
  }
  return best;
}
