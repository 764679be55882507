/** Pictures of what says why: charts, causes of a loss, what changed. */
import type { Page } from '@playwright/test';

const GAME = { scenario: 'riverbend-100k', hours: 24 * 150, hourOfDay: 13 };

/** `campus` puts the page at a campus. */
export const chartShots = (campus: (page: Page) => Promise<void>): { name: string; game: typeof GAME; arrange(page: Page): Promise<void> }[] => [
  { name: 'charts', game: GAME, arrange: async (page: Page) => {
    await page.evaluate(`gigawatt.app.store.setState({ chartsOpen: true })`);
    await page.locator('.chmark').last().click();
  } },
  ...(['axes', 'scatter'] as const).map((mode) => ({ name: `charts-${mode}`, game: GAME, arrange: async (page: Page) => {
    await page.evaluate(`gigawatt.app.store.setState({ chartsOpen: true, charts: { ...gigawatt.app.store.getState().charts, mode: '${mode}' } })`);
  } })),
  { name: 'step-causes', game: GAME, arrange: async (page: Page) => {
    await campus(page);
    await page.evaluate(`gigawatt.app.store.setState({ selection: { kind: 'step', step: 'installed' } })`);
  } },
  { name: 'digest', game: GAME, arrange: async (page: Page) => {
    await campus(page);
    await page.evaluate(`(async () => { const { store, engine } = gigawatt.app; engine.setAlertRules({ '*bad': 'log' }); const from = store.getState().frame.timeS; engine.setSpeed(4); await new Promise((done) => { const stop = store.subscribe((state) => { if (state.frame.timeS - from < 3 * 86400) return; stop(); done(); }); }); engine.setSpeed(0); store.setState({ digest: { ...store.getState().digest, open: true } }); })()`);
  } },
];
