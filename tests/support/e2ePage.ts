/** How a page starts (settings that it finds on its device), and what tools find on it. */
import { AxeBuilder } from '@axe-core/playwright';
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

/** In the order of their keys, Alt+1 to Alt+-. */
export const PANELS = ['build', 'power', 'cluster', 'training', 'research', 'products', 'people', 'capital', 'race', 'press', 'reports'] as const;

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const CONTROL_WITHOUT_NAME = /^\s*- (button|link|checkbox|radio|combobox|textbox|searchbox|spinbutton|slider|switch|tab|option|menuitem|dialog|img|table|radiogroup)(?= *(\[|:|$))/;

export interface Findings { rules: string[]; nameless: string[]; passed: string[] }

/** Rules of axe that are broken, controls without a name, and the rules that hold; `without`: rules that the caller checks in another way. */
export async function axeFindings(page: Page, without: readonly string[] = []): Promise<Findings> {
  const { violations, passes } = await new AxeBuilder({ page }).withTags(TAGS).disableRules([...without]).setLegacyMode(true).analyze();
  const rules = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''}`));
  const nameless = (await page.locator('body').ariaSnapshot()).split('\n').filter((line) => CONTROL_WITHOUT_NAME.test(line));
  return { rules, nameless, passed: passes.map(({ id }) => id) };
}
