/** From a calculator to the sandbox. */
import type { App } from '../app.ts';
import type { SandboxStart } from '../workbench/sandbox.ts';
import { autosave } from './saves.ts';
import { chooseScenario, freshSeed, quitToTitle } from './session.ts';
import { clearAddress } from './workbench.ts';

/** Opens the sandbox with what a calculator was asked. A game that is on is kept first, and stays where it is when it cannot be. */
export async function sendToSandbox(app: App, start: SandboxStart): Promise<void> {
  if (app.store.getState().frame) {
    if (!await autosave(app)) return;
    quitToTitle(app);
  }
  clearAddress();
  chooseScenario(app, start.scenario, freshSeed(), null, start.settings, start.sent);
}
