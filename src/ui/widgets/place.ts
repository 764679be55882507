/** Where a tip goes: beside its trigger, never over it, and not over what must stay in sight. */
export interface Box { left: number; top: number; width: number; height: number }

const GAP = 6;
const EDGE = 8;

function overlap(a: Box, b: Box): number {
  const w = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const h = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return w > 0 && h > 0 ? w * h : 0;
}

function clampInto(box: Box, view: Box): Box {
  const left = Math.max(view.left + EDGE, Math.min(box.left, view.left + view.width - box.width - EDGE));
  const top = Math.max(view.top + EDGE, Math.min(box.top, view.top + view.height - box.height - EDGE));
  return { ...box, left, top };
}

/** `beside` prefers right and left (a tip opened from a tip); otherwise below and above. */
export function place(anchor: Box, size: { width: number; height: number }, view: Box, avoid: readonly Box[] = [], beside = false): Box {
  const right = anchor.left + anchor.width + GAP;
  const left = anchor.left - size.width - GAP;
  const below = anchor.top + anchor.height + GAP;
  const above = anchor.top - size.height - GAP;
  const endAligned = anchor.left + anchor.width - size.width;
  const vertical: [number, number][] = [[anchor.left, below], [endAligned, below], [anchor.left, above], [endAligned, above]];
  const sideways: [number, number][] = [[right, anchor.top], [left, anchor.top]];
  const order = beside ? [...sideways, ...vertical] : [...vertical, ...sideways];
  let best: Box | null = null;
  let cost = Infinity;
  for (const [x, y] of order) {
    const box = clampInto({ left: x, top: y, ...size }, view);
    const bad = overlap(box, anchor) * 1000 + avoid.reduce((sum, other) => sum + overlap(box, other), 0);
    if (bad < cost) {
      best = box;
      cost = bad;
    }
    if (bad === 0) break;
  }
  return best ?? clampInto({ left: anchor.left, top: below, ...size }, view);
}
