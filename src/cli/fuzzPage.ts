/** Random pointer and keys on the open game, from a seed: what a cat, a child and a test department do. */
import type { CDPSession, Page } from '@playwright/test';

export interface FuzzPlan {
  seed: number;
  ms: number;
  /** How often the heap is measured, with a garbage collection before. */
  sampleMs: number;
  /** Without it, and its drawing, several times as many actions fit in a minute. */
  stage: boolean;
}

export interface HeapSample {
  atS: number;
  heapMB: number;
  nodes: number;
  listeners: number;
}

export interface FuzzResult {
  actions: number;
  games: number;
  errors: string[];
  heap: HeapSample[];
  /** Up to the first error, newest last. */
  trail: string[];
}

/** What `?test` shows of the page. */
interface PageWindow {
  gigawatt: { app: { store: { getState(): { catalog: { scenarios: object } | null; preferences: object }; setState(change: object): void } } };
}

const SCENARIOS = ['first-rack', 'riverbend-100k', 'keep-it-cool', 'sandbox', 'in-unison'];
const KEYS = [
  'Space', '1', '2', '3', '4', 'e', 'a', 'f', 't', 'p', 'h', 'n', 'l', 's', '+', '-', '?', 'Escape', 'Enter', 'Tab', 'Shift+Tab', 'F6', 'Control+k',
  'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageDown', 'Backspace', 'q', 'w', 'r',
  ...Array.from({ length: 10 }, (_, digit) => `Alt+${digit}`), 'Alt+-',
];
const TEXTS = ['0', '-1', '12', '1e9', '999999999999', '3.5', 'x', '', 'ñ🙂', '<b>', '7,5'];
const SIZES = [[1366, 768], [1920, 1080], [900, 620], [390, 800]] as const;
const HANGS_MS = 60_000;
const PAUSES_MS = 5_000;
const TRAIL = 40;
const AWAY_ACTIONS = 60; // so long may it stray from a game
const PRESSABLE = 'button, a[href], input:not([type=file]), select, summary, [role=radio], [role=tab], [role=option], [role=menuitem], [role=spinbutton], [tabindex="0"]';

/** Numbers of a seed, 0 ≤ x < 1 (mulberry32). */
export function numbersOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let hash = Math.imul(state ^ (state >>> 15), state | 1);
    hash ^= hash + Math.imul(hash ^ (hash >>> 7), hash | 61);
    return ((hash ^ (hash >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Plays at random until the time is over or something breaks. Never throws for what the page does; it reports. */
export async function fuzz(page: Page, plan: FuzzPlan, say: (line: string) => void = () => undefined): Promise<FuzzResult> {
  const next = numbersOf(plan.seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const result: FuzzResult = { actions: 0, games: 0, errors: [], heap: [], trail: [] };
  const fail = (what: string): void => { result.errors.push(what); };
  page.on('pageerror', (error) => fail(`error: ${error.stack ?? error.message}`));
  page.on('console', (message) => { if (message.type() === 'error' || message.text().startsWith('no stage')) fail(`console: ${message.text()} ${message.location().url}`); });
  page.on('crash', () => fail('the page crashed'));
  page.on('dialog', (dialog) => void dialog.dismiss());
  await page.evaluate((canvas) => {
    window.print = () => undefined;
    // Drawing without a GPU would leave no time for anything else.
    const { store } = (window as unknown as PageWindow).gigawatt.app;
    store.setState({ preferences: { ...store.getState().preferences, frames: '15', canvas } });
  }, plan.stage);
  const system = await page.context().newCDPSession(page);
  await system.send('Debugger.enable');
  const started = Date.now();
  let sampled = -plan.sampleMs;
  let away = AWAY_ACTIONS;
  let trying = '';
  while (result.errors.length === 0 && Date.now() - started < plan.ms) {
    try {
      const now = Date.now() - started;
      if (now - sampled >= plan.sampleMs) {
        sampled = now;
        result.heap.push(await inTime(measureHeap(system, now / 1000)));
        say(`${(now / 1000).toFixed(0)} s, ${result.actions} actions, ${result.games} games, heap ${result.heap.at(-1)!.heapMB.toFixed(1)} MB`);
      }
      const { screen, crash } = await inTime(page.evaluate(`(() => { const { screen, crash } = gigawatt.app.store.getState(); return { screen, crash: crash && crash.message + '\\n' + crash.stack }; })()`) as Promise<{ screen: string; crash: string | null }>);
      if (crash !== null) {
        fail(`recovery screen: ${crash}`);
        break;
      }
      away = screen === 'game' ? 0 : away + 1;
      if (away > AWAY_ACTIONS) {
        away = 0;
        result.games++;
        note(await inTime(startGame(page, pick(SCENARIOS), Math.floor(next() * 1000))));
      } else {
        note(await inTime(act(page, next, pick, (what) => { trying = what; })));
      }
      result.actions++;
    } catch (error) {
      note(`not finished: ${trying}`);
      fail(`${String(error)}\n${await whereItHangs(system)}`);
    }
  }
  if (result.errors.length === 0) result.heap.push(await measureHeap(system, (Date.now() - started) / 1000));
  return result;

  function note(what: string): void {
    result.trail.push(what);
    if (result.trail.length > TRAIL) result.trail.shift();
  }
}

/** Growth of the heap from the first third, when all parts of the page have been loaded, to the end: medians, MB. */
export function heapGrowthMB(heap: readonly HeapSample[]): number {
  const middle = (list: readonly HeapSample[]): number => list.map(({ heapMB }) => heapMB).toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
  const third = Math.max(1, Math.floor(heap.length / 3));
  return middle(heap.slice(-third)) - middle(heap.slice(third, 2 * third));
}

async function inTime<T>(doing: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error(`the page did not answer for ${HANGS_MS / 1000} s`)), HANGS_MS); });
  try {
    return await Promise.race([doing, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What the page is busy with: the calls of its script at this moment; nothing when it is idle. */
async function whereItHangs(system: CDPSession): Promise<string> {
  const paused = new Promise<string>((resolve) => {
    system.once('Debugger.paused', ({ callFrames }) => resolve(callFrames.slice(0, 12).map(({ functionName, url, location }) => `  at ${functionName} ${url}:${location.lineNumber + 1}:${location.columnNumber ?? 0}`).join('\n')));
    setTimeout(() => resolve('  (its script is idle)'), PAUSES_MS);
  });
  system.send('Debugger.pause').catch(() => undefined);
  const calls = await paused;
  system.send('Debugger.resume').catch(() => undefined);
  return calls;
}

/** After a garbage collection. */
export async function measureHeap(system: CDPSession, atS: number): Promise<HeapSample> {
  await system.send('HeapProfiler.collectGarbage');
  await system.send('Performance.enable');
  const { metrics } = await system.send('Performance.getMetrics');
  const value = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return { atS, heapMB: value('JSHeapUsedSize') / 1e6, nodes: value('Nodes'), listeners: value('JSEventListeners') };
}

/** Straight to a mission's briefing, and in: a fuzzer that only reads settings finds little. */
async function startGame(page: Page, scenario: string, seed: number): Promise<string> {
  const known = await page.evaluate(({ id, luck }) => {
    const { store } = (window as unknown as PageWindow).gigawatt.app;
    if (!Object.hasOwn(store.getState().catalog?.scenarios ?? {}, id)) return false;
    document.querySelectorAll('dialog[open]').forEach((dialog) => (dialog as HTMLDialogElement).close());
    store.setState({ dialog: null, screen: 'briefing', chosenScenario: id, chosenSeed: luck, chosenSettings: {}, classCode: null, sent: [] });
    return true;
  }, { id: scenario, luck: seed });
  if (known) await page.locator('main .btn.pri, .pagebar .btn.pri').last().click({ timeout: 5000 }).catch(() => undefined);
  return `start ${scenario} ${seed}`;
}

async function act(page: Page, next: () => number, pick: <T>(list: readonly T[]) => T, say: (what: string) => void): Promise<string> {
  const { width, height } = page.viewportSize() ?? { width: 1366, height: 768 };
  const point = (): [number, number] => [Math.round(next() * width), Math.round(next() * height)];
  const dice = next();
  if (dice < 0.45) return press(page, next(), say);
  if (dice < 0.58) {
    const [x, y] = point();
    say(`click ${x},${y}`);
    await page.mouse.click(x, y, { button: next() < 0.1 ? 'right' : 'left', clickCount: next() < 0.1 ? 2 : 1 });
    return `click ${x},${y}`;
  }
  if (dice < 0.64) {
    const [from, to] = [point(), point()];
    say(`drag ${from.join(',')} to ${to.join(',')}`);
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...to, { steps: 4 });
    await page.mouse.up();
    return `drag ${from.join(',')} to ${to.join(',')}`;
  }
  if (dice < 0.69) {
    const deltaY = Math.round((next() - 0.5) * 1200);
    say(`wheel ${deltaY}`);
    await page.mouse.move(...point());
    await page.mouse.wheel(0, deltaY);
    return `wheel ${deltaY}`;
  }
  if (dice < 0.96) {
    const key = pick(KEYS);
    say(`key ${key}`);
    await page.keyboard.press(key);
    return `key ${key}`;
  }
  if (dice < 0.995) {
    const words = pick(TEXTS);
    say(`text ${words}`);
    await page.keyboard.insertText(words);
    return `text ${words}`;
  }
  const [wide, tall] = pick(SIZES);
  say(`size ${wide}×${tall}`);
  await page.setViewportSize({ width: wide, height: tall });
  return `size ${wide}×${tall}`;
}

/** Clicks one of the things on the screen that can be pressed. */
async function press(page: Page, which: number, say: (what: string) => void): Promise<string> {
  say('press something');
  const target = await page.evaluate(({ selector, share }) => {
    const scope = document.querySelector('dialog[open]') ?? document;
    const seen = [...scope.querySelectorAll<HTMLElement>(selector)].flatMap((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      return width > 0 && height > 0 && x >= 0 && y >= 0 && x < innerWidth && y < innerHeight ? [{ x, y, name: `${element.tagName.toLowerCase()} ${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 40)}` }] : [];
    });
    return seen[Math.floor(share * seen.length)] ?? null;
  }, { selector: PRESSABLE, share: which });
  say(`press ${target?.name ?? 'nothing'}`);
  if (target) await page.mouse.click(target.x, target.y);
  return `press ${target?.name ?? 'nothing'}`;
}
