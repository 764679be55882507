/**
 * What moves round the lamps of the title: steam over the towers, a lorry and a van, a crane that turns, people. Each is an element of its own that only
 * shifts and fades, so the large picture below is never drawn again. Without motion everything stands where it is placed.
 */
import { useMemo } from 'preact/hooks';
import crane2 from '../../../assets/sprites/campus/crane-tower-2.svg?no-inline';
import crane3 from '../../../assets/sprites/campus/crane-tower-3.svg?no-inline';
import crane4 from '../../../assets/sprites/campus/crane-tower-4.svg?no-inline';
import semi from '../../../assets/sprites/campus/truck-semi-x.svg?no-inline';
import van from '../../../assets/sprites/campus/truck-van-y.svg?no-inline';
import stand from '../../../assets/sprites/campus/worker-stand.svg?no-inline';
import point from '../../../assets/sprites/campus/worker-point.svg?no-inline';
import walk from '../../../assets/sprites/campus/worker-walk.svg?no-inline';
import { COLS, ROWS, STEP_X, STEP_Y } from './lampField.ts';
import { SITE, TOWER_UP, TOWERS } from './lampsAround.tsx';

type Style = Record<`--${string}`, number>;
/** A place of the field, px of the picture: the style sheet fits it to the screen. */
const at = (col: number, row: number, up = 0): Style => ({ '--x': (col - row) * STEP_X, '--y': (col + row) * STEP_Y - up });
/** Shift along the field, for what rides or walks. */
const by = (cols: number, rows: number): Style => ({ '--dx': (cols - rows) * STEP_X, '--dy': (cols + rows) * STEP_Y });

/** Address, width, anchor, as in the sprites' manifest (a test holds them to it). */
export const ALIVE = {
  'crane-tower-2': [crane2, 213, 108, 155], 'crane-tower-3': [crane3, 254, 149, 155], 'crane-tower-4': [crane4, 213, 108, 183],
  'truck-semi-x': [semi, 69, 30, 13], 'truck-van-y': [van, 54, 15, 8], 'worker-stand': [stand, 19, 7, 1], 'worker-point': [point, 19, 7, 1], 'worker-walk': [walk, 19, 7, 1],
} satisfies Record<string, readonly [url: string, width: number, anchorX: number, anchorY: number]>;
const CRANES = ['crane-tower-2', 'crane-tower-3', 'crane-tower-4'] as const;

function Piece({ name, size, style, kind = '' }: { name: keyof typeof ALIVE; size: number; style: Style; kind?: string }) {
  const [url, width, anchorX, anchorY] = ALIVE[name];
  return <img class={kind} src={url} alt="" style={{ ...style, '--w': width * size, '--ax': anchorX * size, '--ay': anchorY * size }} />;
}

const PUFFS = [0, 1, 2, 3, 4];
const PUFF_S = 7;
const [SITE_COL, SITE_ROW, SITE_W, SITE_D] = SITE;
const PEOPLE = [
  ['worker-stand', 2.4, 11.2], ['worker-point', 3.2, 11], ['worker-stand', 9.6, 3.4], ['worker-point', 5.5, 5.2], ['worker-stand', 12.8, 11.4], ['worker-stand', 15, 4],
] as const;

export function AliveLamps() {
  return useMemo(() => (
    <div class="lamps alive" aria-hidden="true">
      {TOWERS.map(([col, row], i) => PUFFS.map((puff) => <i key={`${i}-${puff}`} class="puff" style={{ ...at(col, row, TOWER_UP), animationDelay: `${-(puff * PUFF_S) / PUFFS.length - i * 0.9}s` }} />))}
      <span class="ride" style={{ ...at(COLS + 2.75, 12), ...by(0, 1) }}><Piece name="truck-van-y" size={0.9} style={at(0, 0)} /></span>
      <span class="ride slow" style={{ ...at(19, ROWS + 3.2), ...by(1, 0) }}><Piece name="truck-semi-x" size={1} style={at(0, 0)} /><i class="beam" style={at(1.6, 0.4)} /></span>
      {PEOPLE.map(([name, col, row], i) => <Piece key={i} name={name} size={1.25} style={at(SITE_COL + col, SITE_ROW + row)} />)}
      {([[4.5, 10.6, 4], [30 - SITE_COL, ROWS + 1.2 - SITE_ROW, 6]] as const).map(([col, row, far], i) => <Piece key={i} name="worker-walk" size={1.25} kind="walks" style={{ ...at(SITE_COL + col, SITE_ROW + row), ...by(far, 0) }} />)}
      {CRANES.map((name, i) => <Piece key={name} name={name} size={1.35} kind={`turns t${i}`} style={at(SITE_COL + SITE_W - 0.6, SITE_ROW + SITE_D * 0.12)} />)}
      {TOWERS.map(([col, row], i) => <i key={i} class="red" style={at(col + 1.1, row + 1.1, TOWER_UP)} />)}
    </div>
  ), []);
}
