/** The open toggletips of the page, in the order they were opened. One layer draws them (TipLayer). */
import type { ComponentChildren } from 'preact';
import { createSignal } from '../../lib/signal.ts';

export interface Tip {
  id: string;
  parent: string | null;
  /** What opened it; gets the focus back. */
  trigger: HTMLElement;
  title: string;
  pinned: boolean;
  render: (tip: Tip) => ComponentChildren;
}

export const openTips = createSignal<readonly Tip[]>([]);

function descendants(id: string, tips: readonly Tip[]): Set<string> {
  const out = new Set<string>([id]);
  for (const tip of tips) if (tip.parent !== null && out.has(tip.parent)) out.add(tip.id);
  return out;
}

export const tips = {
  isOpen: (id: string): boolean => openTips.getState().some((t) => t.id === id),
  /** Opening closes what is neither pinned nor on the path to the new one. */
  open(tip: Omit<Tip, 'pinned'>): void {
    const now = openTips.getState();
    const path = new Set<string>();
    for (let up = tip.parent; up !== null; up = now.find((t) => t.id === up)?.parent ?? null) path.add(up);
    openTips.setState([...now.filter((t) => t.id !== tip.id && (t.pinned || path.has(t.id))), { ...tip, pinned: false }]);
  },
  close(id: string, focusBack = true): void {
    const now = openTips.getState();
    const tip = now.find((t) => t.id === id);
    if (!tip) return;
    const gone = descendants(id, now);
    for (const t of now) if (t.pinned && t.id !== id) gone.delete(t.id);
    openTips.setState(now.filter((t) => !gone.has(t.id)));
    if (focusBack && tip.trigger.isConnected) tip.trigger.focus();
  },
  closeLast(): boolean {
    const last = openTips.getState().at(-1);
    if (!last) return false;
    tips.close(last.id);
    return true;
  },
  closeUnpinned(): void {
    const now = openTips.getState();
    if (now.some((t) => !t.pinned)) openTips.setState(now.filter((t) => t.pinned));
  },
  togglePin(id: string): void {
    openTips.setState(openTips.getState().map((t) => (t.id === id ? { ...t, pinned: !t.pinned } : t)));
  },
  clear: (): void => openTips.setState([]),
};

/** From the outermost to this one. */
export function tipPath(tip: Tip): Tip[] {
  const all = openTips.getState();
  const path = [tip];
  for (let up = tip.parent; up !== null;) {
    const above = all.find((t) => t.id === up);
    if (!above) break;
    path.unshift(above);
    up = above.parent;
  }
  return path;
}
