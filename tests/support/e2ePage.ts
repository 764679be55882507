/** How a page starts: settings and saves that it finds on its device. */
import type { Page } from '@playwright/test';
import type { Preferences } from '../../src/app/preferences.ts';

/** Settings as an earlier visit left them; later calls add to earlier ones. */
export async function withPreferences(page: Page, preferences: Partial<Preferences>): Promise<void> {
  await page.addInitScript((kept) => {
    const mark = `preset ${Object.keys(kept).join(' ')}`; // once a tab: what the test changes afterwards stays changed
    if (sessionStorage.getItem(mark) !== null) return;
    sessionStorage.setItem(mark, '');
    const { preferences } = JSON.parse(localStorage.getItem('gigawatt.preferences') ?? '{}') as { preferences?: object };
    localStorage.setItem('gigawatt.preferences', JSON.stringify({ version: 1, preferences: { ...preferences, ...kept } }));
  }, preferences);
}

/** For tests about other things: drawing the stage without a GPU is the slowest part of a page. */
export const withoutStage = (page: Page): Promise<void> => withPreferences(page, { canvas: false });
