/**
 * Worker entry, for three workers of the same code, told apart by name: the engine host behind postMessage, ticked twenty-five times a second,
 * the calculators, in a worker of their own so that a long question never delays a game, and the reader of packs, which can be ended. One file:
 * all speak the same rules. What only the last needs is fetched by it.
 */
import { createCalcHost } from './calcHost.ts';
import { CALC_WORKER, type FromCalc, type ToCalc } from './calcProtocol.ts';
import { createEngineHost } from './engineHost.ts';
import { PACK_WORKER, type FromPacks, type ToPacks } from './packProtocol.ts';
import type { FromHost, ToHost } from './protocol.ts';

const TICK_MS = 40;

interface Scope<In, Out> {
  name: string;
  postMessage(message: Out, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<In>) => void) | null;
}

function startCalculators(scope: Scope<ToCalc, FromCalc>): void {
  const host = createCalcHost((message) => scope.postMessage(message));
  scope.onmessage = (event) => host.receive(event.data);
}

function startEngine(scope: Scope<ToHost, FromHost>): void {
  const host = createEngineHost((message, transfer) => scope.postMessage(message, transfer as Transferable[]), () => performance.now());
  scope.onmessage = (event) => host.receive(event.data);
  setInterval(() => host.tick(performance.now()), TICK_MS);
}

function startPacks(scope: Scope<ToPacks, FromPacks>): void {
  const host = import('./packHost.ts');
  scope.onmessage = ({ data: { id, question } }) => {
    host.then(({ answerPacks }) => scope.postMessage({ id, value: answerPacks(question) }))
      .catch((error: unknown) => scope.postMessage({ id, failed: error instanceof Error ? error.message : String(error) }));
  };
}

if (self.name === PACK_WORKER) startPacks(self as unknown as Scope<ToPacks, FromPacks>);
else if (self.name === CALC_WORKER) startCalculators(self as unknown as Scope<ToCalc, FromCalc>);
else startEngine(self as unknown as Scope<ToHost, FromHost>);
