/** One tab stop for a list; arrows, Home and End move inside it. */
import { useRef, useState } from 'preact/hooks';

export interface RovingOptions {
  axis?: 'x' | 'y' | 'both';
  /** The item that is the tab stop until focus moves: usually the chosen one. */
  current?: string | null;
  loop?: boolean;
  onMove?: (key: string) => void;
}
export interface Roving {
  /** Spread on each item. */
  item(key: string): {
    tabIndex: number;
    ref: (element: HTMLElement | null) => void;
    onKeyDown: (event: KeyboardEvent) => void;
    onFocus: () => void;
  };
  focus(key: string): void;
}

export function rovingTarget(keys: readonly string[], from: string, pressed: string, axis: 'x' | 'y' | 'both', loop: boolean): string | null {
  const at = keys.indexOf(from);
  const forward = (axis !== 'y' && pressed === 'ArrowRight') || (axis !== 'x' && pressed === 'ArrowDown');
  const back = (axis !== 'y' && pressed === 'ArrowLeft') || (axis !== 'x' && pressed === 'ArrowUp');
  if (pressed === 'Home') return keys[0] ?? null;
  if (pressed === 'End') return keys[keys.length - 1] ?? null;
  if (!forward && !back) return null;
  const next = at + (forward ? 1 : -1);
  if (next >= 0 && next < keys.length) return keys[next] ?? null;
  return loop ? keys[(next + keys.length) % keys.length] ?? null : from;
}

export function useRoving(keys: readonly string[], options: RovingOptions = {}): Roving {
  const { axis = 'x', current = null, loop = true, onMove } = options;
  const [focused, setFocused] = useState<string | null>(null);
  const elements = useRef(new Map<string, HTMLElement>());
  const handlers = useRef(new Map<string, Omit<ReturnType<Roving['item']>, 'tabIndex'>>()); // the same for as long as the list lives: nothing to exchange when it is drawn again
  const latest = useRef({ keys, axis, loop, onMove });
  latest.current = { keys, axis, loop, onMove };
  const wanted = current ?? focused;
  const stop = wanted !== null && keys.includes(wanted) ? wanted : keys[0];
  return {
    focus: (key) => elements.current.get(key)?.focus(),
    item: (key) => ({ tabIndex: key === stop ? 0 : -1, ...handlersOf(key) }),
  };
  function handlersOf(key: string): Omit<ReturnType<Roving['item']>, 'tabIndex'> {
    let known = handlers.current.get(key);
    if (!known) {
      known = {
        ref: (element) => {
          if (element) elements.current.set(key, element);
          else elements.current.delete(key);
        },
        onFocus: () => setFocused(key),
        onKeyDown: (event) => {
          if (event.altKey || event.ctrlKey || event.metaKey) return;
          const now = latest.current;
          const next = rovingTarget(now.keys, key, event.key, now.axis, now.loop);
          if (next === null) return;
          event.preventDefault();
          elements.current.get(next)?.focus();
          if (next !== key) now.onMove?.(next);
        },
      };
      handlers.current.set(key, known);
    }
    return known;
  }
}
