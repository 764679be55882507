/** Plays the open game again without some of its orders, in slices. The game itself is only read at the start. */
import { createWhatIf, hashWorld } from '../sim/index.ts';
import type { Catalog, Game, WhatIf, WhatIfResult } from '../sim/index.ts';

/** How far it comes between two reports, of 1. */
const TELL_EVERY = 0.01;

export interface Reviewer {
  /** `chosen`: an order of the log, or null for the decisions with most at stake. Ends the one that runs. */
  start(id: number, game: Game, catalog: Catalog, chosen: number | null): void;
  end(): void;
  run(readMs: () => number, untilMs: number): void;
}

export interface ReviewerEvents {
  onProgress(id: number, ratio: number): void;
  onDone(id: number, result: WhatIfResult | null): void;
  onFail(id: number, error: unknown): void;
}

export function createReviewer({ onProgress, onDone, onFail }: ReviewerEvents): Reviewer {
  let running: { id: number; whatIf: WhatIf; toldRatio: number } | null = null;

  function end(): void {
    if (!running) return;
    const { id } = running;
    running = null;
    onDone(id, null);
  }

  return {
    start(id, { context: { world }, log }, catalog, chosen) {
      end();
      const { scenario, seed, settings, timeS } = world;
      const whatIf = createWhatIf({ scenario, seed, ...(settings ? { settings } : {}), log: log.slice(), endS: timeS, endHash: hashWorld(world).hash }, catalog, chosen);
      running = { id, whatIf, toldRatio: 0 };
    },
    end,
    run(readMs, untilMs) {
      if (!running) return;
      const { id, whatIf } = running;
      try {
        let done = whatIf.step();
        while (!done && readMs() < untilMs) done = whatIf.step();
        if (done) {
          running = null;
          return onDone(id, whatIf.result());
        }
      } catch (error) {
        running = null;
        return onFail(id, error);
      }
      const ratio = whatIf.ratio();
      if (ratio - running.toldRatio < TELL_EVERY) return;
      running.toldRatio = ratio;
      onProgress(id, ratio);
    },
  };
}
