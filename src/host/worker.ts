/**
 * Worker entry, for two workers of the same code, told apart by name: the engine host behind postMessage, ticked twenty-five times a second,
 * and the calculators, in a worker of their own so that a long question never delays a game. One file: both speak the same rules.
 */
import { createCalcHost } from './calcHost.ts';
import { CALC_WORKER, type FromCalc, type ToCalc } from './calcProtocol.ts';
import { createEngineHost } from './engineHost.ts';
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

if (self.name === CALC_WORKER) startCalculators(self as unknown as Scope<ToCalc, FromCalc>);
else startEngine(self as unknown as Scope<ToHost, FromHost>);
