/** What lies round the lamps of the title, by night: other halls, roads with lamps, plant, trees. Decoration that reaches the edges of any screen. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { COLS, grain, ROWS, STEP_X, STEP_Y } from './lampField.ts';

type Place = readonly [col: number, row: number];

const at = (col: number, row: number, up = 0): string => `${((col - row) * STEP_X).toFixed(1)} ${((col + row) * STEP_Y - up).toFixed(1)}`;
const face = (...corners: string[]): string => `M${corners.join('L')}Z`;
const WIDE = 90; // steps from the field that still may be seen

/** Top, left and right faces of a box on the ground; `up` in px. */
function box(col: number, row: number, w: number, d: number, up: number, base = 0): [string, string, string] {
  return [
    face(at(col, row, up), at(col + w, row, up), at(col + w, row + d, up), at(col, row + d, up)),
    face(at(col, row + d, up), at(col + w, row + d, up), at(col + w, row + d, base), at(col, row + d, base)),
    face(at(col + w, row, up), at(col + w, row + d, up), at(col + w, row + d, base), at(col + w, row, base)),
  ];
}

/** Other halls of the campus: where, how wide and deep. Behind the field, and before it. */
const BEHIND: readonly (readonly [number, number, number, number])[] = [[-19, 4, 12, 16], [-19, 24, 12, 12], [3, -15, 12, 9], [25, -15, 15, 9], [-9, -15, 12, 9], [44, -15, 12, 9], [-36, 6, 13, 14], [8, -30, 16, 11], [27, -30, 16, 11]];
const BEFORE: readonly (readonly [number, number, number, number])[] = [[3, 31, 16, 10], [-14, 31, 14, 10], [45, 7, 10, 13], [45, 23, 10, 12], [-6, 46, 18, 11], [15, 46, 18, 11], [39, 31, 13, 10]];
const HALL_UP = 34;
/** A hall that is being built; towers that steam: where, and how high their mouths are, px. */
export const SITE = [22, 31, 14, 10] as const;
export const TOWERS: readonly Place[] = [[17.4, -11.6], [16.4, -7.6], [20, -7.4]];
export const TOWER_UP = 46;

function Hall({ place: [col, row, w, d], index }: { place: readonly [number, number, number, number]; index: number }): JSX.Element {
  const [top, left, right] = box(col, row, w, d, HALL_UP);
  const units: string[] = [];
  const fans: string[] = [];
  for (let i = 1; i + 1.4 < w; i += 2.2) {
    for (let j = 1; j + 1.2 < d; j += 2.2) {
      const [roof, side, end] = box(col + i, row + j, 1.5, 1.3, HALL_UP + 7, HALL_UP);
      units.push(roof, side, end);
      fans.push(`M${at(col + i + 0.4, row + j + 1, HALL_UP + 7)}a7 3.5 0 1 1 14 0a7 3.5 0 1 1-14 0`);
    }
  }
  const strip = (from: number, to: number): string => `M${at(col + from, row + d, 20)}L${at(col + to, row + d, 20)}`;
  const lights: string[] = [];
  for (let i = 0.8; i + 1 < w - 3; i += 1.5) if (grain(index * 31 + i * 7, col) > 0.3) lights.push(strip(i, i + 0.9));
  // Offices at the far end of the front: two storeys of windows, somebody late in most of them.
  const panes = (warm: boolean): string => [22, 10].flatMap((up) => [0.6, 1.5, 2.4, 3.3].flatMap((from, i) => (grain(index * 13 + i, up) > 0.35) === warm ? [face(at(col + w, row + from + 0.6, up + 7), at(col + w, row + from, up + 7), at(col + w, row + from, up), at(col + w, row + from + 0.6, up))] : [])).join('');
  const door = face(at(col + w - 2.6, row + d, 16), at(col + w - 0.8, row + d, 16), at(col + w - 0.8, row + d, 0), at(col + w - 2.6, row + d, 0));
  return (
    <g>
      <path class="a-top" d={top} /><path class="a-left" d={left} /><path class="a-right" d={right} />
      <path class="a-unit" d={units.join('')} /><path class="a-fan" d={fans.join('')} />
      <path class="a-strip" d={lights.join('')} /><path class="a-door" d={door} />
      <path class="a-pane" d={panes(true)} /><path class="a-pane off" d={panes(false)} />
      <path class="a-edge" d={`M${at(col, row + d, HALL_UP)}L${at(col + w, row + d, HALL_UP)}L${at(col + w, row, HALL_UP)}`} />
      <ellipse class="a-pool" cx={((col + w - 1.7) - (row + d + 0.8)) * STEP_X} cy={(col + w - 1.7 + row + d + 0.8) * STEP_Y} rx={52} ry={24} />
    </g>
  );
}

const ROADS: readonly (readonly [number, number, number, number])[] = [[-WIDE, -4.6, WIDE * 2, 1.7], [-5, -WIDE, 1.7, WIDE * 2], [-WIDE, ROWS + 2.6, WIDE * 2, 1.7], [COLS + 2, -WIDE, 1.7, WIDE * 2]];
/** Lamps along the roads, every so many steps; none on a crossing. */
function posts(): Place[] {
  const out: Place[] = [];
  for (let i = -40; i < 80; i += 7) out.push([i, -2.6], [i, ROWS + 4.6], [-3, i + 3], [COLS + 4, i + 3]);
  return out.filter(([col, row]) => !ROADS.some(([c, r, w, d]) => col > c && col < c + w && row > r && row < r + d));
}

/** Coolers along the far sides of the field. */
function coolers(): string[][] {
  const sides: Place[] = [];
  for (let i = 1; i < COLS; i += 3) sides.push([i, -2.2]);
  return sides.map(([col, row]) => box(col, row, 2.2, 1.1, 13));
}

const taken = (col: number, row: number): boolean => (col > -2 && row > -3 && col < COLS + 1.5 && row < ROWS + 2)
  || [...BEHIND, ...BEFORE, SITE, [15, -14, 9, 9] as const].some(([c, r, w, d]) => col > c - 1 && row > r - 1 && col < c + w + 1.5 && row < r + d + 1.5)
  || ROADS.some(([c, r, w, d]) => col > c - 1 && row > r - 1 && col < c + w + 1 && row < r + d + 1);

function trees(): { x: number; y: number; r: number }[] {
  const out: { x: number; y: number; r: number }[] = [];
  for (let i = 0; i < 700; i++) {
    const [col, row] = [grain(i, 3) * 120 - 45, grain(i, 9) * 110 - 45];
    if (taken(col, row) || grain(Math.floor(col / 5) + 60, Math.floor(row / 5) + 60) < 0.4) continue;
    out.push({ x: (col - row) * STEP_X, y: (col + row) * STEP_Y, r: 5 + grain(i, 17) * 5 });
  }
  return out.sort((a, b) => a.y - b.y);
}

/** A round tower: waist, mouth, the light of its own lamp on one side. */
function Tower({ place: [col, row] }: { place: Place }): JSX.Element {
  const [x, y] = [(col - row) * STEP_X, (col + row) * STEP_Y];
  return (
    <g>
      <path class="a-tower" d={`M${x - 30} ${y}a30 15 0 0 0 60 0Q${x + 18} ${y - 26} ${x + 21} ${y - TOWER_UP}a21 10 0 0 0-42 0Q${x - 18} ${y - 26} ${x - 30} ${y}Z`} />
      <path class="a-shine" d={`M${x - 28} ${y + 3}Q${x - 16} ${y - 24} ${x - 19} ${y - TOWER_UP + 3}l9 4Q${x - 9} ${y - 20} ${x - 16} ${y + 11}Z`} />
      <ellipse class="a-mouth" cx={x} cy={y - TOWER_UP} rx={21} ry={10} />
    </g>
  );
}

/** Floor, steel and the first sheets of a hall that is being built, in the light of its lamps. */
function BuildingSite(): JSX.Element {
  const [col, row, w, d] = SITE;
  const steel: string[] = [];
  for (let i = 0; i <= w; i += 3.5) {
    for (let j = 0; j <= d; j += 5) steel.push(`M${at(col + i, row + j)}L${at(col + i, row + j, HALL_UP)}`);
    steel.push(`M${at(col + i, row, HALL_UP)}L${at(col + i, row + d, HALL_UP)}`);
  }
  for (let j = 0; j <= d; j += 5) steel.push(`M${at(col, row + j, HALL_UP)}L${at(col + w, row + j, HALL_UP)}`);
  return (
    <g>
      <path class="a-soil" d={face(at(col - 1.4, row - 1), at(col + w + 1.6, row - 1), at(col + w + 1.6, row + d + 1.8), at(col - 1.4, row + d + 1.8))} />
      <path class="a-slab" d={face(at(col, row), at(col + w, row), at(col + w, row + d), at(col, row + d))} />
      {[[4, 4], [11, 6]].map(([i = 0, j = 0]) => <ellipse key={i} class="a-work" cx={(col + i - row - j) * STEP_X} cy={(col + i + row + j) * STEP_Y} rx={110} ry={52} />)}
      <path class="a-sheet" d={face(at(col, row, HALL_UP), at(col + 7, row, HALL_UP), at(col + 7, row + 5, HALL_UP), at(col, row + 5, HALL_UP))} />
      <path class="a-steel" d={steel.join('')} />
    </g>
  );
}

/** The ground and what stands behind the field. */
export function BehindLamps() {
  return useMemo(() => (
    <g class="around">
      <path class="a-land" d={face(at(-WIDE, -WIDE), at(WIDE, -WIDE), at(WIDE, WIDE), at(-WIDE, WIDE))} />
      <path class="a-yard" d={face(at(-2, -2.6), at(COLS + 1.4, -2.6), at(COLS + 1.4, ROWS + 2), at(-2, ROWS + 2))} />
      {ROADS.map(([col, row, w, d]) => <path key={`${col},${row}`} class="a-road" d={face(at(col, row), at(col + w, row), at(col + w, row + d), at(col, row + d))} />)}
      {ROADS.map(([col, row, w, d]) => <path key={`${col},${row}`} class="a-dash" d={w > d ? `M${at(col, row + d / 2)}L${at(col + w, row + d / 2)}` : `M${at(col + w / 2, row)}L${at(col + w / 2, row + d)}`} />)}
      {trees().map(({ x, y, r }, i) => <path key={i} class="a-tree" d={`M${(x - r).toFixed(1)} ${y.toFixed(1)}a${r.toFixed(1)} ${r.toFixed(1)} 0 1 1 ${(r * 2).toFixed(1)} 0a${r.toFixed(1)} ${(r * 0.5).toFixed(1)} 0 0 1-${(r * 2).toFixed(1)} 0Z`} />)}
      {posts().map(([col, row]) => <ellipse key={`${col},${row}`} class="a-pool" cx={(col - row) * STEP_X} cy={(col + row) * STEP_Y} rx={44} ry={21} />)}
      {BEHIND.map((place, i) => <Hall key={i} place={place} index={i} />)}
      {TOWERS.map((place, i) => <Tower key={i} place={place} />)}
      {coolers().map(([top, left, right], i) => <g key={i}><path class="a-top" d={top} /><path class="a-left" d={left} /><path class="a-right" d={right} /></g>)}
      <path class="a-post" d={posts().map(([col, row]) => `M${at(col, row)}v-18`).join('')} />
      <path class="a-head" d={posts().map(([col, row]) => `M${at(col, row, 18)}m-1.8 0a1.8 1.8 0 1 1 3.6 0a1.8 1.8 0 1 1-3.6 0`).join('')} />
    </g>
  ), []);
}

export function BeforeLamps() {
  return useMemo(() => <g class="around"><BuildingSite />{BEFORE.map((place, i) => <Hall key={i} place={place} index={i + 20} />)}</g>, []);
}
