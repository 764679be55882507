/** The page's end of the calculators: promises for answers. Works over a worker or in line (tests). */
import type { Calculator, Catalog } from '../sim/index.ts';
import { createCalcHost } from './calcHost.ts';
import { CALC_WORKER, type CalcAnswerTo, type CalcQuestion, type FromCalc, type ToCalc } from './calcProtocol.ts';

export interface CalcClient {
  ask<Q extends CalcQuestion>(question: Q): Promise<CalcAnswerTo<Q>>;
}

export function createCalcWorkerClient(catalog: Catalog): CalcClient {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: CALC_WORKER });
  const { client, receive, fail } = createClient(catalog, (message) => worker.postMessage(message));
  worker.onmessage = (event: MessageEvent<FromCalc>) => receive(event.data);
  worker.onerror = (event) => fail(event.message || 'its worker did not start');
  return client;
}

export function createInlineCalcClient(catalog: Catalog, calculators: readonly Calculator[]): CalcClient {
  const late: { receive: (message: FromCalc) => void } = { receive: () => undefined };
  const host = createCalcHost((message) => late.receive(message), calculators);
  const { client, receive } = createClient(catalog, (message) => host.receive(message));
  late.receive = receive;
  return client;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

function createClient(catalog: Catalog, send: (message: ToCalc) => void) {
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let stopped: Error | null = null;
  const take = (id: number): Waiting | null => {
    const entry = waiting.get(id) ?? null;
    waiting.delete(id);
    return entry;
  };
  send({ type: 'catalog', catalog });
  const client: CalcClient = {
    ask: <Q extends CalcQuestion>(question: Q) => new Promise<CalcAnswerTo<Q>>((resolve, reject) => {
      if (stopped) {
        reject(stopped);
        return;
      }
      const id = nextId++;
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      send({ type: 'ask', id, question });
    }),
  };
  return {
    client,
    receive(message: FromCalc): void {
      const entry = take(message.id);
      if (message.type === 'answer') entry?.resolve(message.value);
      else entry?.reject(new Error(message.message));
    },
    /** A worker that stopped answers nobody any more. */
    fail(message: string): void {
      stopped = new Error(message);
      for (const entry of waiting.values()) entry.reject(stopped);
      waiting.clear();
    },
  };
}
