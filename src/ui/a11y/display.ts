/** Theme, scale and motion are attributes of the page; the style sheets do the rest. */
export type Theme = 'dark' | 'light' | 'contrast';
export interface DisplayChoice { theme: Theme; scale: number; motion: 'system' | 'off' }

export function applyDisplay(choice: DisplayChoice, root: HTMLElement = document.documentElement): void {
  root.dataset['theme'] = choice.theme;
  if (choice.motion === 'off') root.dataset['motion'] = 'off';
  else delete root.dataset['motion'];
  root.style.setProperty('--ui-scale', String(choice.scale));
}
