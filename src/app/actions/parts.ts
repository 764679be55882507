/** Parts of the page arrive when they are first shown. One that does not arrive is no fault of the simulation: the game is kept, and a reload offered. */
import type { App } from '../app.ts';
import type { LostPart } from '../state.ts';
import { autosave } from './saves.ts';

/** How browsers say that a module, or a style sheet of it, did not arrive. */
const NOT_ARRIVED = /dynamically imported module|importing a module script failed|unable to preload css/i;

export const isLostPart = (error: unknown): boolean => error instanceof Error && NOT_ARRIVED.test(error.message);

/** `needed`: nothing of the page can be shown without it. */
export async function losePart(app: App, needed: boolean): Promise<void> {
  const { store, engine } = app;
  const { screen, frame, lostPart } = store.getState();
  if (lostPart) return;
  engine.setSpeed(0);
  store.setState({ speed: 0, panel: null, chartsOpen: false, ...(screen !== 'game' && frame && !needed ? { screen: 'game' as const } : {}) });
  const [why, saved] = await Promise.all([whyLost(), frame ? autosave(app) : false]);
  store.setState({ lostPart: { why, saved, needed } });
}

/** Asks the server for the page as it is now: another script in it means that a newer version was published. */
async function whyLost(): Promise<LostPart['why']> {
  try {
    const response = await fetch(`./?at=${performance.now()}`, { cache: 'no-store' });
    const page = await response.text();
    const mine = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map((script) => script.getAttribute('src') ?? '').filter((src) => src !== '');
    return mine.every((src) => page.includes(src)) ? 'gone' : 'newer';
  } catch {
    return 'offline';
  }
}

/** Opens the page anew; a newer version that waits behind an open page takes over first. */
export async function reloadPage(): Promise<void> {
  try {
    const worker = await navigator.serviceWorker?.getRegistration();
    await worker?.update();
    worker?.waiting?.postMessage('skip-waiting');
  } catch {
    // Without a network the kept version opens again.
  }
  location.reload();
}
