/** Racks side by side, gathered into rows. */
import type { Frame } from '../../sim/index.ts';

export interface RackRow {
  y: number;
  from: number;
  to: number;
  rack: string; // kind
  racks: number;
  running: number;
  down: number; // failed GPUs
  hottestC: number;
  hottestRack: number;
}
const IDLE = 3;
const THROTTLED = 5;

export function rowsOf(frame: Frame, hall: number): RackRow[] {
  const { racks } = frame;
  const found: number[] = [];
  for (let r = 0; r < racks.count; r++) if (racks.hall[r] === hall) found.push(r);
  found.sort((a, b) => racks.y[a]! - racks.y[b]! || racks.x[a]! - racks.x[b]!);
  const rows: RackRow[] = [];
  for (const r of found) {
    const x = racks.x[r]!;
    const y = racks.y[r]!;
    const rack = frame.rackKinds[racks.kind[r]!] ?? '';
    let row = rows.at(-1);
    if (!row || row.y !== y || row.to !== x - 1 || row.rack !== rack) {
      row = { y, from: x, to: x, rack, racks: 0, running: 0, down: 0, hottestC: -Infinity, hottestRack: racks.id[r]! };
      rows.push(row);
    }
    const state = racks.state[r]!;
    row.to = x;
    row.racks++;
    row.down += racks.downGpus[r]!;
    if (state >= IDLE && state <= THROTTLED) row.running++;
    if (racks.inletC[r]! > row.hottestC) {
      row.hottestC = racks.inletC[r]!;
      row.hottestRack = racks.id[r]!;
    }
  }
  return rows;
}
