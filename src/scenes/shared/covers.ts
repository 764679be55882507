/** What the page lays over the stage (`data-covers`): cards, small map, buttons. Labels keep clear of it. CSS px from the stage's corner. */
import type { LabelAnchor } from './anchors.ts';
import { labelBox } from './anchors.ts';

export interface Cover {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const GAP = 6;
/** How far a label may be moved aside: with a line that leads to its thing; without one, its place tells what it names. */
const FAR_PX = { led: 240, bare: 70 };

/** So near to a cover or the stage's edge the page may not move a label aside by itself. */
const BESIDE_PX = 60;

/** Measures what covers the stage now. */
export function readCovers(stage: HTMLElement): Cover[] {
  const { left, top } = stage.getBoundingClientRect();
  const region = stage.closest('[data-region="stage"]') ?? stage;
  return [...region.querySelectorAll('[data-covers]')].flatMap((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 ? [{ left: Math.round(box.left - left), top: Math.round(box.top - top), right: Math.round(box.right - left), bottom: Math.round(box.bottom - top) }] : [];
  });
}

/** Moves labels that a cover would hide to its free side, or leaves them out where none is near. Changes the list given. */
export function keepClear(labels: LabelAnchor[], covers: readonly Cover[], width: number, height: number): void {
  const seen = labels.filter((label) => label.visible);
  const boxes = new Map(seen.map((label) => [label, labelBox(label)]));
  for (const label of seen.sort((a, b) => b.priority - a.priority)) {
    const box = boxes.get(label)!;
    label.fixed = box.left < BESIDE_PX || box.right > width - BESIDE_PX || covers.some((cover) => meets(grown(box, BESIDE_PX), cover));
    if (!covers.some((cover) => meets(box, cover))) continue;
    const others = [...boxes].filter(([other]) => other !== label && other.priority >= label.priority && other.visible).map(([, at]) => at);
    const shift = wayOut(box, covers, others, width, height, label.tip ? FAR_PX.led : FAR_PX.bare);
    if (!shift || (label.tip && covers.some((cover) => holds(cover, label.tip!)))) {
      label.visible = false;
      continue;
    }
    label.x += shift.x;
    label.y += shift.y;
    boxes.set(label, moved(box, shift.x, shift.y));
  }
}

/** The shortest way along one axis, or along both, that leaves every cover and all other labels. */
function wayOut(box: Cover, covers: readonly Cover[], others: readonly Cover[], width: number, height: number, most: number): { x: number; y: number } | null {
  const solid = [...covers, ...others];
  const xs = [0, ...solid.flatMap((cover) => [cover.left - GAP - box.right, cover.right + GAP - box.left])].filter((x) => Math.abs(x) <= most);
  const ys = [0, ...solid.flatMap((cover) => [cover.top - GAP - box.bottom, cover.bottom + GAP - box.top])].filter((y) => Math.abs(y) <= most);
  let best: { x: number; y: number } | null = null;
  let least = most;
  for (const x of xs) {
    for (const y of ys) {
      const far = Math.hypot(x, y);
      if (far > least) continue;
      const at = moved(box, x, y);
      if (at.left < 0 || at.top < 0 || at.right > width || at.bottom > height || solid.some((other) => meets(at, other))) continue;
      least = far;
      best = { x, y };
    }
  }
  return best;
}

const grown = ({ left, top, right, bottom }: Cover, by: number): Cover => ({ left: left - by, top: top - by, right: right + by, bottom: bottom + by });
const moved = ({ left, top, right, bottom }: Cover, x: number, y: number): Cover => ({ left: left + x, top: top + y, right: right + x, bottom: bottom + y });
const meets = (a: Cover, b: Cover): boolean => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
const holds = ({ left, top, right, bottom }: Cover, { x, y }: { x: number; y: number }): boolean => x > left && x < right && y > top && y < bottom;
