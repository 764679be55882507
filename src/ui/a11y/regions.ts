/** F6: the parts of the screen in reading order. A part is any element with data-region; focus returns to where it was in it. */
const last = new WeakMap<Element, HTMLElement>();

function visible(element: Element): boolean {
  return element.checkVisibility?.() ?? true;
}

/** Remember the place inside each region; call once with the root. Returns the undo. */
export function trackRegions(root: HTMLElement = document.body): () => void {
  const remember = (event: FocusEvent): void => {
    const target = event.target;
    if (!(target instanceof HTMLElement)) return;
    const region = target.closest('[data-region]');
    if (region) last.set(region, target);
  };
  root.addEventListener('focusin', remember);
  return () => root.removeEventListener('focusin', remember);
}

export function focusRegion(region: HTMLElement): void {
  const before = last.get(region);
  if (before && before.isConnected && region.contains(before) && visible(before)) {
    before.focus();
    return;
  }
  const heading = region.querySelector<HTMLElement>('h1, h2, h3');
  const target = heading && visible(heading) ? heading : region;
  if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
  target.focus();
}

/** Move to the next (1) or previous (-1) region. Returns its name, or null when there is none. */
export function cycleRegion(direction: 1 | -1, root: ParentNode = document): string | null {
  const all = [...root.querySelectorAll<HTMLElement>('[data-region]')].filter(visible);
  if (all.length === 0) return null;
  const here = all.findIndex((region) => region.contains(document.activeElement));
  const next = all[here < 0 ? (direction > 0 ? 0 : all.length - 1) : (here + direction + all.length) % all.length];
  if (!next) return null;
  focusRegion(next);
  return next.dataset['region'] ?? null;
}
