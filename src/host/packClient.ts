/** The page's end of the worker that reads packs. It lives for one question: a pack that never ends its checks is ended with it. */
import { PACK_WORKER, type FromPacks, type PackAnswerTo, type PackQuestion, type ToPacks } from './packProtocol.ts';

/** A pack at its caps is checked in less, on a slow machine too. */
const PATIENCE_MS = 60_000;

export type AskPacks = <Q extends PackQuestion>(question: Q) => Promise<PackAnswerTo<Q>>;

export class PacksTimeout extends Error {}

export const askPackWorker: AskPacks = <Q extends PackQuestion>(question: Q) => new Promise<PackAnswerTo<Q>>((resolve, reject) => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: PACK_WORKER });
  const timer = setTimeout(() => end(() => reject(new PacksTimeout(`no answer in ${PATIENCE_MS / 1000} s`))), PATIENCE_MS);
  function end(settle: () => void): void {
    clearTimeout(timer);
    worker.terminate();
    settle();
  }
  worker.onmessage = (event: MessageEvent<FromPacks>) => {
    const message = event.data;
    end(() => ('failed' in message ? reject(new Error(message.failed)) : resolve(message.value as PackAnswerTo<Q>)));
  };
  worker.onerror = (event) => end(() => reject(new Error(event.message || 'its worker did not start')));
  worker.postMessage({ id: 1, question } satisfies ToPacks);
});
