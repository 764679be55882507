/**
 * Most of a frame is what it was a tenth of a second before: evidence on rivals, news, people on the market. Such parts travel only when
 * they changed; the page puts in those it has. It then copies a third less, and a part that stayed the same is the same object to it.
 */
import type { Frame } from '../sim/index.ts';

/** Large, and the same in most frames. What changes with every hour is not worth comparing. */
const SHARED = ['race', 'airUnits', 'reputation', 'affairs', 'affiliates', 'estimates', 'research', 'policies', 'goals', 'guide'] as const;
const SHARED_OF_PEOPLE = ['made', 'key'] as const;
export type SharedPart = (typeof SHARED)[number] | `people.${(typeof SHARED_OF_PEOPLE)[number]}`;

/** Lists of the accounts that only grow at their end, and lose their oldest lines. */
const GROWING = ['journal', 'months'] as const;

/** Of a list of the frame before, `count` lines from `from` on: the frame's own list goes on after them. */
export interface SharedLines { list: (typeof GROWING)[number]; from: number; count: number }

/** What a frame lacks: as in the frame before. */
export interface ThinFrame { frame: Frame; kept: readonly SharedPart[]; lines: readonly SharedLines[] }

type Parts = Record<string, unknown>;

/** The worker's end: takes out what the page has. `frame` is changed; `reset` when the page has another game's, or none. */
export function createFrameThinner(): { thin(frame: Frame): ThinFrame; reset(): void } {
  let sent = new Map<SharedPart, unknown>();
  let lists = new Map<string, readonly unknown[]>();
  /** The longest run of lines that both have: what is before it has gone, what follows is new. */
  function cut(from: Parts, list: SharedLines['list'], lines: SharedLines[]): void {
    const now = from[list] as readonly unknown[];
    const before = lists.get(list) ?? [];
    lists.set(list, now);
    const start = now.length > 0 ? before.findIndex((line) => deepEqual(line, now[0])) : -1;
    if (start < 0) return;
    let count = 1;
    while (count < now.length && start + count < before.length && deepEqual(before[start + count], now[count])) count++;
    from[list] = now.slice(count);
    lines.push({ list, from: start, count });
  }
  function take(from: Parts, name: string, part: SharedPart, kept: SharedPart[]): void {
    const value = from[name];
    if (sent.has(part) && deepEqual(sent.get(part), value)) {
      delete from[name];
      kept.push(part);
    } else sent.set(part, value);
  }
  return {
    thin(frame) {
      const kept: SharedPart[] = [];
      for (const name of SHARED) take(frame as unknown as Parts, name, name, kept);
      for (const name of SHARED_OF_PEOPLE) take(frame.people as unknown as Parts, name, `people.${name}`, kept);
      const lines: SharedLines[] = [];
      for (const list of GROWING) cut(frame.finance as unknown as Parts, list, lines);
      return { frame, kept, lines };
    },
    reset() {
      sent = new Map();
      lists = new Map();
    },
  };
}

/** The page's end: the frame with what it lacks, from the one before. */
export function fillFrame({ frame, kept, lines }: ThinFrame, before: Frame | null): Frame {
  if (!before) return frame;
  for (const part of kept) {
    const [of, name] = part.split('.') as [string, string | undefined];
    if (name === undefined) (frame as unknown as Parts)[of] = (before as unknown as Parts)[of];
    else (frame.people as unknown as Parts)[name] = (before.people as unknown as Parts)[name];
  }
  for (const { list, from, count } of lines) {
    const { finance } = frame as unknown as { finance: Record<string, unknown[]> };
    const had = (before.finance as unknown as Record<string, unknown[]>)[list] ?? [];
    finance[list] = [...had.slice(from, from + count), ...finance[list] ?? []];
  }
  return frame;
}

/** Plain data, compared through and through. */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!deepEqual(a[i], b[i])) return false;
    return true;
  }
  const keys = Object.keys(a);
  if (Array.isArray(b) || keys.length !== Object.keys(b).length) return false;
  for (const key of keys) if (!Object.hasOwn(b, key) || !deepEqual((a as Parts)[key], (b as Parts)[key])) return false;
  return true;
}
