/** Keys as they are shown, and which commands have a place in this version. */
import type { Translator } from '../../app/i18n/translate.ts';
import { PANEL_IDS, type PanelId } from '../../app/state.ts';
import { defaultBindings, type KeyCommand } from '../a11y/keymap.ts';

/** Nothing to do for these yet: no branches. */
const ABSENT: ReadonlySet<KeyCommand> = new Set<KeyCommand>([
  'rewind', 'order.5',
]);

export const SHOWN_COMMANDS: readonly KeyCommand[] = (Object.keys(defaultBindings) as KeyCommand[]).filter((command) => !ABSENT.has(command) && !command.startsWith('panel.'));

export function panelOfCommand(command: KeyCommand): PanelId | null {
  const named = command.slice('panel.'.length);
  return (PANEL_IDS as readonly string[]).includes(named) ? (named as PanelId) : null;
}

/** The keys that open a panel; empty when none does. */
export function panelKey(panel: PanelId): string {
  return defaultBindings[`panel.${panel}`].keys[0] ?? '';
}

export function keyLabel(t: Translator, combination: string): string {
  return combination.split(' ').map((part) => (t.has(`key.${part.toLowerCase()}`) ? t.t(`key.${part.toLowerCase()}`) : part)).join(' ');
}
