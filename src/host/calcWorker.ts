/** Worker entry of the calculators: of its own, so that a long question never delays a game, and fetched only when first asked. */
import { createCalcHost } from './calcHost.ts';
import type { FromCalc, ToCalc } from './calcProtocol.ts';

const scope = self as unknown as { postMessage(message: FromCalc): void; onmessage: ((event: MessageEvent<ToCalc>) => void) | null };
const host = createCalcHost((message) => scope.postMessage(message));
scope.onmessage = (event) => host.receive(event.data);
