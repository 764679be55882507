/** Which key does what. Every binding can be changed; bindings without a modifier can be switched off (WCAG 2.1.4). */

import { PANEL_IDS, type PanelId } from '../../app/state.ts';

export type KeyContext = 'global' | 'stage' | 'incident' | 'plan';
export interface KeyBinding { context: KeyContext; keys: readonly string[] }

/** Panels in rail order take Alt 1 to Alt 9, Alt 0 and Alt -. */
const PANEL_SIGNS = '1234567890-';

/** A combination is modifiers in the order Ctrl Alt Shift, then the key: "Ctrl K", "Shift F6", "Space". Ctrl also means Cmd. */
const DEFAULTS = {
  'time.toggle': { context: 'global', keys: ['Space'] },
  'time.speed1': { context: 'global', keys: ['1'] },
  'time.speed2': { context: 'global', keys: ['2'] },
  'time.speed3': { context: 'global', keys: ['3'] },
  'time.speed4': { context: 'global', keys: ['4'] },
  'palette.open': { context: 'global', keys: ['Ctrl K'] },
  explain: { context: 'global', keys: ['E'] },
  'alert.next': { context: 'global', keys: ['A'] },
  'alert.previous': { context: 'global', keys: ['Shift A'] },
  'waterfall.fold': { context: 'global', keys: ['F'] },
  'stage.table': { context: 'global', keys: ['T'] },
  'overlay.power': { context: 'global', keys: ['P'] },
  'overlay.heat': { context: 'global', keys: ['H'] },
  'overlay.water': { context: 'global', keys: ['W'] },
  'overlay.network': { context: 'global', keys: ['N'] },
  'overlay.health': { context: 'global', keys: ['L'] },
  'overlay.money': { context: 'global', keys: ['M'] },
  'overlay.build': { context: 'global', keys: ['B'] },
  'depth.in': { context: 'global', keys: ['+', '='] },
  'depth.out': { context: 'global', keys: ['-'] },
  escape: { context: 'global', keys: ['Escape'] },
  undo: { context: 'global', keys: ['Ctrl Z'] },
  redo: { context: 'global', keys: ['Ctrl Shift Z', 'Ctrl Y'] },
  'plan.toggle': { context: 'global', keys: ['Shift B'] },
  'plan.commit': { context: 'global', keys: ['Ctrl Enter'] },
  'build.repeat': { context: 'global', keys: ['Shift R'] },
  'hall.copy': { context: 'global', keys: ['Ctrl C'] },
  'hall.paste': { context: 'global', keys: ['Ctrl V'] },
  rewind: { context: 'global', keys: ['R'] },
  'region.next': { context: 'global', keys: ['F6'] },
  'region.previous': { context: 'global', keys: ['Shift F6'] },
  photo: { context: 'global', keys: ['Shift P'] },
  help: { context: 'global', keys: ['?'] },
  'digest.open': { context: 'global', keys: ['D'] },
  'digest.repeat': { context: 'global', keys: ['Shift D'] },
  'sound.toggle': { context: 'global', keys: ['S'] },
  'order.1': { context: 'incident', keys: ['Q'] },
  'order.2': { context: 'incident', keys: ['W'] },
  'order.3': { context: 'incident', keys: ['E'] },
  'order.4': { context: 'incident', keys: ['R'] },
  'order.5': { context: 'incident', keys: ['T'] },
} as const satisfies Record<string, KeyBinding>;

export type PanelKey = `panel.${PanelId}`;
export type KeyCommand = keyof typeof DEFAULTS | PanelKey;
export type KeyOverrides = Partial<Record<KeyCommand, readonly string[]>>;

export const defaultBindings: Readonly<Record<KeyCommand, KeyBinding>> = {
  ...DEFAULTS,
  ...(Object.fromEntries(PANEL_IDS.map((panel, i) => [`panel.${panel}`, { context: 'global', keys: PANEL_SIGNS[i] === undefined ? [] : [`Alt ${PANEL_SIGNS[i]}`] } satisfies KeyBinding])) as unknown as Record<PanelKey, KeyBinding>),
};

export interface KeymapOptions { overrides?: KeyOverrides; singleKeys?: boolean }
export interface Keymap {
  keys(command: KeyCommand): readonly string[];
  /** What this key press means in the given contexts, innermost first; null when nothing, or when somebody is typing. */
  match(event: KeyboardEvent, contexts?: readonly KeyContext[]): KeyCommand | null;
  /** Commands that this combination would collide with, in the same context. */
  conflicts(command: KeyCommand, combination: string): KeyCommand[];
}

const SHIFTED = /^[^A-Za-z]$/;

/** The combination that a key press stands for; null for a modifier alone. */
export function combinationOf(event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string | null {
  if (['Control', 'Shift', 'Alt', 'Meta', 'Dead', 'Unidentified'].includes(event.key)) return null;
  const sign = event.code === 'Minus' ? '-' : /^Digit(\d)$/.exec(event.code)?.[1];
  const key = event.key === ' ' ? 'Space' : event.altKey && sign !== undefined ? sign : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  // "?" and "+" already contain their Shift.
  const shift = event.shiftKey && !(event.key.length === 1 && SHIFTED.test(event.key) && event.key !== ' ');
  return [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', shift ? 'Shift' : '', key].filter(Boolean).join(' ');
}

/** One printable character without Ctrl or Alt. */
export function isSingleKey(combination: string): boolean {
  const key = combination.replace(/^Shift /, '');
  return key.length === 1 || key === 'Space';
}

const TYPING = 'input:not([type=checkbox]):not([type=radio]):not([type=range]):not([type=button]), textarea, select, [contenteditable=true], [role=spinbutton]';
const PRESSED_BY_SPACE = 'button, a[href], summary, input, [role=option], [role=radio], [role=tab], [role=menuitem]';

export function createKeymap(options: KeymapOptions = {}): Keymap {
  const { overrides = {}, singleKeys = true } = options;
  const commands = Object.keys(defaultBindings) as KeyCommand[];
  const keys = (command: KeyCommand): readonly string[] => overrides[command] ?? defaultBindings[command].keys;
  return {
    keys,
    match(event, contexts = ['global']) {
      const combination = combinationOf(event);
      if (combination === null || event.defaultPrevented) return null;
      const target = event.target instanceof Element ? event.target : null;
      if (isSingleKey(combination)) {
        if (!singleKeys || target?.closest(TYPING)) return null;
        // Space presses a control that the keyboard has reached; one that was only clicked gives it to the game.
        if (combination === 'Space' && target?.closest(PRESSED_BY_SPACE) && reachedByKeyboard(target)) return null;
      }
      for (const context of contexts) {
        const hit = commands.find((c) => defaultBindings[c].context === context && keys(c).includes(combination));
        if (hit) return hit;
      }
      return null;
    },
    conflicts: (command, combination) =>
      commands.filter((c) => c !== command && defaultBindings[c].context === defaultBindings[command].context && keys(c).includes(combination)),
  };
}

/** What moved the focus last. The focus ring does not tell: it shows on the very key press that is asked about. */
let pointed: Element | null = null;
let gesture = false;
globalThis.window?.addEventListener('pointerdown', () => { gesture = true; }, true);
globalThis.window?.addEventListener('keydown', () => { gesture = false; }, true);
globalThis.window?.addEventListener('focusin', (event) => { pointed = gesture ? event.target as Element : null; }, true);

function reachedByKeyboard(target: Element): boolean {
  return target !== pointed;
}
