/** Pictures of looking back and of looking through: the debrief's parts, the flow of watts. */
import type { Page } from '@playwright/test';

interface ReviewShot {
  name: string;
  game: { scenario: string; hours: number; hourOfDay?: number };
  arrange(page: Page): Promise<void>;
}

/** `look` turns the stage and opens a panel. */
export function reviewShots(look: (page: Page, wanted: { depth: 'world' | 'campus' | 'hall'; panel?: string }) => Promise<void>): ReviewShot[] {
  return [
    { name: 'debrief-riverbend', game: { scenario: 'riverbend-100k', hours: 24 * 400 }, arrange: async (page) => { await page.evaluate(`gigawatt.app.store.setState({ screen: 'debrief' })`); } },
    { name: 'debrief-waterfall', game: { scenario: 'riverbend-100k', hours: 24 * 400 }, arrange: (page) => debriefAt(page, '.fallplot') },
    { name: 'debrief-what-if', game: { scenario: 'first-rack', hours: 24 * 120 }, arrange: async (page) => {
      await debriefAt(page, '#if-h');
      await page.getByRole('button', { name: 'What if I had not?' }).click();
      await page.locator('.decs').waitFor({ timeout: 180_000 });
      await page.evaluate(`document.querySelector('#if-h').scrollIntoView()`);
    } },
    { name: 'sankey', game: { scenario: 'riverbend-100k', hours: 24 * 150, hourOfDay: 13 }, arrange: async (page) => {
      await look(page, { depth: 'campus', panel: 'power' });
      await page.locator('.watts').waitFor();
      await page.evaluate(`document.querySelector('.watts').scrollIntoView({ block: 'center' })`);
    } },
    ...MOMENTS.map(([id, params]): ReviewShot => ({ name: `moment-${id}`, game: { scenario: 'riverbend-100k', hours: 24 * 150, hourOfDay: 21 }, arrange: async (page) => {
      await look(page, { depth: 'campus' });
      await page.evaluate(`(() => {
        const { store } = gigawatt.app;
        const site = store.getState().frame.sites[0].id;
        store.setState({ moments: { now: null, waiting: [], seen: [] } });
        setTimeout(() => store.setState({ moments: { now: { id: '${id}', atS: 0, place: { site, hall: null }, params: ${JSON.stringify(params)} }, waiting: [], seen: [] } }), 200);
      })()`);
    } })),
  ];
}

/** Not brought about but shown: a bot's game does not have all of them. */
const MOMENTS: [string, Record<string, number | string>][] = [
  ['firstToken', { price: 250 }], ['runFinished', { name: 'Quarry 2', tokens: 15e12, capability: 61.2 }], ['unison', { gpus: 100_352 }],
  ['bankrupt', { cash: -4_210_000_00 }], ['controlLost', {}], ['meltdown', { gpus: 4_096 }],
];

/** The debrief, scrolled to a part of it. */
async function debriefAt(page: Page, selector: string): Promise<void> {
  await page.evaluate(`gigawatt.app.store.setState({ screen: 'debrief' })`);
  await page.locator(selector).waitFor();
  await page.evaluate(`document.querySelector('${selector}').scrollIntoView()`);
}
