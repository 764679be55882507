/** Pictures of halls for `screens`: each overlay, coolant, immersion, night. */
import type { Page } from '@playwright/test';

export interface HallShot {
  name: string;
  game: { scenario: string; hours: number; hourOfDay?: number; moment?: 'unguided'; racks?: string };
  arrange(page: Page): Promise<void>;
}

const LIQUID = { scenario: 'in-unison', hours: 24 * 3, hourOfDay: 13, moment: 'unguided' } as const;
const SMALL = { scenario: 'first-rack', hours: 24 * 15, hourOfDay: 13, moment: 'unguided' } as const;
const LARGE = { scenario: 'riverbend-100k', hours: 24 * 150, hourOfDay: 13 } as const;
const TANKS = { scenario: 'riverbend-100k', hours: 36, racks: 'h100-tank-64', moment: 'unguided' } as const;
const NEARER = 7; // turns of the wheel

/** `look` goes to the hall under an overlay, `point` moves the pointer to a place of the stage. */
export function hallShots(look: (page: Page, overlay?: string) => Promise<void>, point: (page: Page, x: number, y: number) => Promise<void>): HallShot[] {
  const plain = (name: string, game: HallShot['game'], overlay?: string): HallShot => ({ name, game, arrange: (page) => look(page, overlay) });
  const near = (name: string, game: HallShot['game'], x: number, y: number): HallShot => ({ name, game, arrange: async (page) => {
    await look(page);
    await point(page, x, y);
    for (let turn = 0; turn < NEARER; turn++) await page.mouse.wheel(0, -100);
    await page.mouse.move(0, 0);
  } });
  return [
    plain('hall', SMALL),
    plain('hall-heat', SMALL, 'heat'),
    plain('hall-night', { ...SMALL, hourOfDay: 23 }),
    plain('hall-liquid', LIQUID),
    ...['power', 'water', 'network', 'health', 'money', 'build'].map((overlay) => plain(`hall-${overlay}`, LIQUID, overlay)),
    near('hall-liquid-near', LIQUID, 0.42, 0.42),
    plain('hall-immersion', TANKS),
    plain('hall-large', LARGE),
    plain('hall-large-heat', LARGE, 'heat'),
    plain('hall-large-night', { ...LARGE, hourOfDay: 23 }),
  ];
}
