/** A tree of lines along the ground: a main along x, branches to what takes and gives. Flows add up where lines meet. Pure. */

/** An end of the tree, in tiles. */
export interface Terminal {
  x: number;
  y: number;
  kW: number; // taken; negative: given
  fullKW: number; // what it takes or gives at most
}
export interface Root {
  x: number;
  y: number;
  kW: number; // what it gives
  fullKW: number;
}
export interface FlowLine {
  from: [number, number]; // tiles; the flow goes from here
  to: [number, number];
  kW: number; // never negative
  load: number; // 0..1, of what the line can carry
}

const SAME = 0.3;

/** Lines from the root (null: the ends feed each other) over a main at `mainY` to all ends. */
export function flowTree(mainY: number, terminals: readonly Terminal[], root: Root | null): FlowLine[] {
  const lines: FlowLine[] = [];
  const joints = joinAlong(terminals);
  for (const { x, ends } of joints) {
    branch(lines, x, mainY, ends.filter((end) => end.y < mainY).sort((a, b) => b.y - a.y));
    branch(lines, x, mainY, ends.filter((end) => end.y >= mainY).sort((a, b) => a.y - b.y));
  }
  const xs = [...joints.map(({ x, ends }) => ({ x, takes: sum(ends, 'kW') })), ...(root ? [{ x: root.x, takes: 0 }] : [])].sort((a, b) => a.x - b.x);
  const fullKW = Math.max(root?.fullKW ?? 0, sum(terminals.filter((end) => end.kW < 0), 'fullKW'), 1);
  const all = xs.reduce((total, joint) => total + joint.takes, 0);
  let left = 0;
  for (let i = 0; i + 1 < xs.length; i++) {
    left += xs[i]!.takes;
    // Before the root its flow comes from the right; past it, and without one, from the left.
    const rightwards = root && xs[i]!.x < root.x ? -left : root ? all - left : -left;
    add(lines, [xs[i]!.x, mainY], [xs[i + 1]!.x, mainY], rightwards, fullKW);
  }
  if (root && joints.length > 0) add(lines, [root.x, root.y], [root.x, mainY], root.kW, root.fullKW);
  return lines;
}

/** Ends on nearly the same x share a branch. */
function joinAlong(terminals: readonly Terminal[]): { x: number; ends: Terminal[] }[] {
  const joints: { x: number; ends: Terminal[] }[] = [];
  for (const end of [...terminals].sort((a, b) => a.x - b.x)) {
    const last = joints.at(-1);
    if (last && end.x - last.x < SAME) last.ends.push(end);
    else joints.push({ x: end.x, ends: [end] });
  }
  return joints;
}

/** One side of a branch: `ends` from the main outwards. */
function branch(lines: FlowLine[], x: number, mainY: number, ends: readonly Terminal[]): void {
  ends.forEach((end, i) => add(lines, [x, i === 0 ? mainY : ends[i - 1]!.y], [x, end.y], sum(ends.slice(i), 'kW'), sum(ends.slice(i), 'fullKW')));
}

function add(lines: FlowLine[], from: [number, number], to: [number, number], kW: number, fullKW: number): void {
  const [a, b] = kW < 0 ? [to, from] : [from, to];
  lines.push({ from: a, to: b, kW: Math.abs(kW), load: Math.min(1, Math.abs(kW) / Math.max(1, fullKW)) });
}

const sum = (list: readonly Terminal[], key: 'kW' | 'fullKW'): number => list.reduce((total, entry) => total + entry[key], 0);
