/** The languages that the interface speaks, each complete (`tests/app/languages.test.ts`). A new one is a folder in `assets/lang` and a line here. */
export const LOCALES = ['en', 'de'] as const;
export type Locale = typeof LOCALES[number];
export const ENGLISH: Locale = 'en';

/** The player's wish, else the first language of the browser that is spoken here, else English. */
export function chooseLocale(wish: Locale | 'system', browser: readonly string[]): Locale {
  if (wish !== 'system') return wish;
  for (const tag of browser) {
    const found = LOCALES.find((locale) => tag.toLowerCase().split('-')[0] === locale);
    if (found) return found;
  }
  return ENGLISH;
}
