/** Many games on all cores: a game is a function of scenario, bot and seed, so which process plays it changes nothing, and records come back in the order of the tasks. */
import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { GameRecord } from '../bots/measure.ts';

export interface GameTask {
  scenario: string;
  bot: string;
  seed: number;
}

export const MOST_WORKERS = 64;

export function defaultWorkers(): number {
  return Math.min(MOST_WORKERS, availableParallelism());
}

/** Plays all tasks on `workers` processes. `onGame` hears of each as it ends, in no order. Rejects when a process dies. */
export async function playAll(tasks: readonly GameTask[], workers: number, onGame: (record: GameRecord) => void = () => undefined): Promise<GameRecord[]> {
  const records = new Array<GameRecord>(tasks.length);
  const next = { index: 0 };
  const children: ChildProcess[] = [];
  try {
    const loops: Promise<void>[] = [];
    for (let w = 0; w < Math.min(workers, tasks.length); w++) {
      const child = fork(path.join(import.meta.dirname, 'bin/run.mjs'), ['games'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      children.push(child);
      const ready = answer(child); // the first one bundles; the others find the bundle
      if (w === 0) await ready;
      loops.push(ready.then(() => serve(child, tasks, records, next, onGame)));
    }
    await Promise.all(loops);
  } finally {
    for (const child of children) child.kill(); // they hold nothing
  }
  return records;
}

async function serve(child: ChildProcess, tasks: readonly GameTask[], records: GameRecord[], next: { index: number }, onGame: (record: GameRecord) => void): Promise<void> {
  while (next.index < tasks.length) {
    const index = next.index++;
    const record = answer(child);
    child.send(tasks[index]!);
    records[index] = (await record) as GameRecord;
    onGame(records[index]);
  }
}

/** The next message of a process. */
function answer(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const fail = (code: number | null): void => reject(new Error(`a process that plays games ended with ${code}`));
    child.once('exit', fail);
    child.once('message', (message) => {
      child.off('exit', fail);
      resolve(message);
    });
  });
}
