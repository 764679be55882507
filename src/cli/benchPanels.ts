/** What a picture from the engine costs the panels: script from its message to the changed page, panel by panel, in a played game at full speed. */
import type { Page } from '@playwright/test';
import { importSave, titleMs } from './pageWeight.ts';

/** Measures by name. */
export type Numbers = Record<string, number | Record<string, number> | null>;

const PANELS = ['build', 'power', 'cluster', 'training', 'research', 'products', 'people', 'capital', 'race', 'press', 'reports'] as const;
const SETTLE_MS = 1_500;
const MEASURE_MS = 4_000;
/** A class's machines are slower than ours: all panels once more, with the page's thread so much slower. */
const SLOW_DOWN = 4;

interface Notes {
  updates: number[]; // pictures of the game
  answers: number[]; // to questions that panels asked
  longTasks: number;
}

/** Runs in the page, first of all: times every message of a worker, with the drawing of panels that it brings (the page renders in microtasks). */
function noteUpdates(): void {
  const kept: Notes = { updates: [], answers: [], longTasks: 0 };
  Object.assign(window, { panelBench: kept });
  Object.defineProperty(Worker.prototype, 'onmessage', {
    set(this: Worker, handler: (event: MessageEvent) => void) {
      this.addEventListener('message', (event: MessageEvent<{ kind?: string }>) => {
        const from = performance.now();
        const into = event.data.kind === 'frame' ? kept.updates : kept.answers; // reading it is part of the cost
        handler(event);
        queueMicrotask(() => queueMicrotask(() => into.push(performance.now() - from)));
      });
    },
  });
  new PerformanceObserver((list) => { kept.longTasks += list.getEntries().length; }).observe({ type: 'longtask' });
}

/** `page` was opened with `?test`; opens it again with the notes in. */
export async function benchPanels(page: Page, save: string): Promise<Numbers> {
  await page.addInitScript(noteUpdates);
  await page.reload();
  await titleMs(page);
  await importSave(page, save);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const metric = async (name: string): Promise<number> => (await session.send('Performance.getMetrics')).metrics.find((entry) => entry.name === name)?.value ?? NaN;
  // The stage is measured by itself; its drawing without a graphics card would hide what panels cost.
  await page.evaluate(`gigawatt.app.store.setState({ tableOpen: true }); gigawatt.app.engine.setSpeed(4)`);
  async function measure(slowDown: number): Promise<{ uiUpdate: Record<string, number>; byPanel: Record<string, number> }> {
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
    const all: number[] = [];
    const answers: number[] = [];
    const byPanel: Record<string, number> = {};
    let layouts = 0;
    let longTasks = 0;
    let scriptS = 0;
    for (const panel of PANELS) {
      await page.evaluate(`gigawatt.app.store.setState({ panel: '${panel}', screen: 'game' })`);
      await page.waitForTimeout(SETTLE_MS);
      await page.evaluate(`panelBench.updates.length = 0; panelBench.answers.length = 0; panelBench.longTasks = 0; gigawatt.app.engine.setSpeed(4)`);
      const [layoutsBefore, scriptBefore] = [await metric('LayoutCount'), await metric('ScriptDuration')];
      await page.waitForTimeout(MEASURE_MS);
      const notes = await page.evaluate<Notes>(`panelBench`);
      layouts += (await metric('LayoutCount')) - layoutsBefore;
      scriptS += (await metric('ScriptDuration')) - scriptBefore;
      longTasks += notes.longTasks;
      if (notes.updates.length === 0) throw new Error(`bench: the panel ${panel} got no picture of the game`);
      notes.updates.sort((a, b) => a - b);
      byPanel[panel] = round(at(notes.updates, 0.5));
      all.push(...notes.updates);
      answers.push(...notes.answers);
    }
    all.sort((a, b) => a - b);
    return {
      uiUpdate: {
        slowDown, p50ms: round(at(all, 0.5)), p95ms: round(at(all, 0.95)), longestMs: round(Math.max(all.at(-1)!, ...answers)), updates: all.length,
        scriptPerUpdateMs: round((scriptS * 1000) / all.length), // all script of the page, answers to panels' questions with it
        layoutsPerUpdate: round(layouts / all.length), longTasks,
      },
      byPanel,
    };
  }
  const { uiUpdate, byPanel: uiUpdateByPanelMs } = await measure(1);
  const slow = await measure(SLOW_DOWN);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await session.send('Runtime.getHeapUsage') as { usedSize: number; embedderHeapUsedSize?: number; backingStorageSize?: number };
  await page.context().close();
  return {
    uiUpdate, uiUpdateByPanelMs, uiUpdateSlow: slow.uiUpdate, uiUpdateSlowByPanelMs: slow.byPanel,
    pageMemoryMB: round((usedSize + embedderHeapUsedSize + backingStorageSize) / 1e6),
  };
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
const round = (value: number): number => Number(value.toFixed(2));
