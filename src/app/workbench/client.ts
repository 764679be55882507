/** One worker of calculators for the page, started when it is first asked. */
import { createCalcWorkerClient, type CalcClient } from '../../host/calcClient.ts';
import type { App } from '../app.ts';

export type { CalcClient };

const clients = new WeakMap<App, CalcClient>();

export function calculatorsOf(app: App): CalcClient {
  const known = clients.get(app);
  if (known) return known;
  const { catalog } = app.store.getState();
  if (!catalog) throw new Error('the content has not been loaded');
  const made = createCalcWorkerClient(catalog);
  clients.set(app, made);
  return made;
}

/** For tests: calculators in this thread. */
export function lendCalculators(app: App, client: CalcClient): void {
  clients.set(app, client);
}
