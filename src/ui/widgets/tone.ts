import type { IconName } from './icons.ts';

/** How a thing stands. Always with its shape. */
export type Tone = 'good' | 'warn' | 'bad' | 'info';
/** What a number is about. Always with its icon or a pattern. */
export type Hue = 'accent' | 'power' | 'heat' | 'water' | 'network' | 'money' | 'people' | 'compute' | 'good' | 'warn' | 'bad' | 'ink';

export const toneIcon: Readonly<Record<Tone, IconName>> = { good: 'circle-check', warn: 'triangle-alert', bad: 'octagon-x', info: 'info' };
export const urgentIcon: IconName = 'octagon-alert';

export function hueVar(hue: Hue): string {
  return hue === 'ink' ? 'var(--ink-3)' : `var(--${hue})`;
}
export function cx(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
