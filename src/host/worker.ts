/** Worker entry: the engine host behind postMessage, ticked twenty-five times a second. */
import { createEngineHost } from './engineHost.ts';
import type { FromHost, ToHost } from './protocol.ts';

const TICK_MS = 40;

const scope = self as unknown as { postMessage(message: FromHost, transfer: Transferable[]): void; onmessage: ((event: MessageEvent<ToHost>) => void) | null };
const host = createEngineHost((message, transfer) => scope.postMessage(message, transfer as Transferable[]), () => performance.now());
scope.onmessage = (event) => host.receive(event.data);
setInterval(() => host.tick(performance.now()), TICK_MS);
