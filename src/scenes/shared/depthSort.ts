/** Back to front by footprint: a is behind b when it ends before b begins along x or along y. For changes, not for frames. */
export interface Footed {
  x: number;
  y: number;
  w: number;
  d: number;
  bias?: number; // breaks ties between things on the same ground
}

const SLACK = 0.02;
const key = (item: Footed): number => item.x * 2 + item.y * 2 + item.w + item.d + (item.bias ?? 0);

export function depthSort<T extends Footed>(items: readonly T[]): T[] {
  const sorted = items.slice().sort((a, b) => key(a) - key(b));
  const count = sorted.length;
  const after: number[][] = sorted.map(() => []);
  const waits = new Array<number>(count).fill(0);
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      const a = sorted[i]!;
      const b = sorted[j]!;
      // Apart on the screen: their order does not matter.
      if (a.x + a.w - a.y < b.x - b.y - b.d || b.x + b.w - b.y < a.x - a.y - a.d) continue;
      const aFirst = a.x + a.w - SLACK <= b.x || a.y + a.d - SLACK <= b.y;
      const bFirst = b.x + b.w - SLACK <= a.x || b.y + b.d - SLACK <= a.y;
      const [first, second] = bFirst && !aFirst ? [j, i] : [i, j];
      after[first]!.push(second);
      waits[second]!++;
    }
  }
  const out: T[] = [];
  const done = new Array<boolean>(count).fill(false);
  const ready: number[] = [];
  for (let i = 0; i < count; i++) if (waits[i] === 0) ready.push(i);
  while (out.length < count) {
    // Ready ones are few; the lowest index is the farthest back. A cycle (things that overlap) is cut at its farthest.
    let pick = -1;
    for (let k = 0; k < ready.length; k++) if (pick < 0 || ready[k]! < ready[pick]!) pick = k;
    const index = pick >= 0 ? ready.splice(pick, 1)[0]! : done.indexOf(false);
    if (done[index]) continue;
    done[index] = true;
    out.push(sorted[index]!);
    for (const next of after[index]!) if (--waits[next]! === 0 && !done[next]) ready.push(next);
  }
  return out;
}
