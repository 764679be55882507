/** The page's end of the engine: promises for answers, a callback for frames. Works over a worker or in line (tests). */
import type { Catalog, Command, Frame, RackFrame, ReplayResult, SessionRecord, Settings } from '../sim/index.ts';
import { createEngineHost } from './engineHost.ts';
import { fillFrame } from './sharedParts.ts';
import type { AlertRule, AnswerTo, Forecast, FromHost, Given, Question, Speed, ToHost, WhatIfResult } from './protocol.ts';

export type FrameMessage = Omit<Extract<FromHost, { kind: 'frame' }>, 'kept' | 'lines'>;

export class EngineError extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
    this.name = 'EngineError';
  }
}

export interface EngineClient {
  sendCatalog(catalog: Catalog): void;
  newGame(scenario: string, seed: number, settings?: Settings): Promise<void>;
  loadGame(bytes: Uint8Array): Promise<void>;
  verify(record: SessionRecord, onProgress?: (ratio: number) => void): Promise<ReplayResult>;
  order(command: Command): Promise<Given>;
  ask<Q extends Question>(question: Q): Promise<AnswerTo<Q>>;
  /** Runs the game ahead with and without the orders. Null when it was ended before its time. */
  forecast(commands: readonly Command[], days: number, onProgress?: (ratio: number) => void): Promise<Forecast | null>;
  endForecast(): void;
  /** Plays the game again without a decision of the player's, or without each of the five that put most at stake. Null when it was ended before its time. */
  whatIf(chosen: number | null, onProgress?: (ratio: number) => void): Promise<WhatIfResult | null>;
  endWhatIf(): void;
  setSpeed(speed: Speed): void;
  setAlertRules(rules: Record<string, AlertRule>): void;
  recycle(racks: RackFrame): void;
  close(): void;
}

export interface ClientEvents {
  onFrame(message: FrameMessage): void;
  onCrash(message: string, stack: string): void;
}

interface Channel {
  send(message: ToHost, transfer: Transferable[]): void;
  close(): void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  onProgress: ((ratio: number) => void) | null;
}

/**
 * Runs the engine in its own worker: the page never computes a step. The worker is fetched with the first question to it, or by
 * `warm`, so that the title does not wait for half of the game's code; a catalog that comes before is handed over then.
 */
export function createWorkerClient(events: ClientEvents): EngineClient & { warm(): void } {
  let worker: Worker | null = null;
  let catalog: ToHost | null = null;
  function start(): Worker {
    if (worker) return worker;
    worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'gigawatt-engine' });
    worker.onmessage = (event: MessageEvent<FromHost>) => client.receive(event.data);
    worker.onerror = (event) => events.onCrash(event.message, '');
    if (catalog) worker.postMessage(catalog);
    catalog = null;
    return worker;
  }
  function send(message: ToHost, transfer: Transferable[]): void {
    if (message.kind === 'catalog' && !worker) catalog = message;
    else start().postMessage(message, transfer);
  }
  const client = createClient(events, { send, close: () => worker?.terminate() });
  return Object.assign(client, { warm: () => void start() });
}

/** Runs the engine in this thread. `tick` is called by the test. */
export function createInlineClient(events: ClientEvents, readMs: () => number): EngineClient & { tick(nowMs: number): void } {
  const late: { client: (EngineClient & { receive(message: FromHost): void }) | null } = { client: null };
  const host = createEngineHost((message) => late.client?.receive(message), readMs);
  const client = createClient(events, { send: (message) => host.receive(message), close: () => undefined });
  late.client = client;
  return Object.assign(client, { tick: (nowMs: number) => host.tick(nowMs) });
}

function createClient(events: ClientEvents, channel: Channel): EngineClient & { receive(message: FromHost): void } {
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let last: Frame | null = null;

  function request<T>(build: (id: number) => ToHost, transfer: Transferable[] = [], onProgress: ((ratio: number) => void) | null = null): Promise<T> {
    const id = nextId++;
    return new Promise<T>((resolve, reject) => {
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject, onProgress });
      channel.send(build(id), transfer);
    });
  }

  function receive(message: FromHost): void {
    switch (message.kind) {
      case 'frame':
        last = fillFrame(message, last);
        events.onFrame({ kind: 'frame', frame: last, events: message.events, speed: message.speed });
        return;
      case 'crashed': events.onCrash(message.message, message.stack); return;
      case 'progress': waiting.get(message.id)?.onProgress?.(message.ratio); return;
      case 'reply': settle(message.id)?.resolve(message.value); return;
      case 'failed': {
        const entry = message.id === null ? null : settle(message.id);
        if (entry) entry.reject(new EngineError(message.code, message.message));
        else events.onCrash(message.message, '');
      }
    }
  }

  function settle(id: number): Waiting | null {
    const entry = waiting.get(id) ?? null;
    waiting.delete(id);
    return entry;
  }

  return {
    receive,
    sendCatalog: (catalog) => channel.send({ kind: 'catalog', catalog }, []),
    newGame: (scenario, seed, settings = {}) => request<void>((id) => ({ kind: 'new', id, scenario, seed, settings })),
    loadGame: (bytes) => request<void>((id) => ({ kind: 'load', id, bytes })),
    verify: (record, onProgress) => request<ReplayResult>((id) => ({ kind: 'replay', id, record }), [], onProgress ?? null),
    order: (command) => request<Given>((id) => ({ kind: 'order', id, command })),
    ask: <Q extends Question>(question: Q) => request<AnswerTo<Q>>((id) => ({ kind: 'ask', id, question })),
    forecast: (commands, days, onProgress) => request<Forecast | null>((id) => ({ kind: 'forecast', id, commands, days }), [], onProgress ?? null),
    endForecast: () => channel.send({ kind: 'endForecast' }, []),
    whatIf: (chosen, onProgress) => request<WhatIfResult | null>((id) => ({ kind: 'whatIf', id, chosen }), [], onProgress ?? null),
    endWhatIf: () => channel.send({ kind: 'endWhatIf' }, []),
    setSpeed: (speed) => channel.send({ kind: 'speed', speed }, []),
    setAlertRules: (rules) => channel.send({ kind: 'rules', rules }, []),
    recycle: (racks) => channel.send({ kind: 'recycle', racks }, [
      racks.id.buffer, racks.hall.buffer, racks.kind.buffer, racks.x.buffer, racks.y.buffer, racks.state.buffer, racks.inletC.buffer, racks.downGpus.buffer,
    ] as Transferable[]),
    close: () => {
      channel.close();
      for (const entry of waiting.values()) entry.reject(new EngineError('closed', 'the engine was closed'));
      waiting.clear();
    },
  };
}
