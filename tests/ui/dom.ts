/** The page as a user of keyboard and screen reader meets it: by role and name. */
import { render, type ComponentChild } from 'preact';
import { act } from 'preact/test-utils';

let host: HTMLElement | null = null;

export function show(view: ComponentChild): HTMLElement {
  if (!host) {
    host = document.createElement('div');
    document.body.append(host);
  }
  const mount = host;
  void act(() => render(view, mount));
  return mount;
}
export function clear(): void {
  if (host) {
    const mount = host;
    void act(() => render(null, mount));
  }
  host?.remove();
  host = null;
  document.body.replaceChildren();
}

const ROLES: Record<string, string> = {
  button: 'button:not([role]), [role=button]', heading: 'h1, h2, h3', table: 'table', row: 'tr', spinbutton: '[role=spinbutton]', slider: 'input[type=range]',
  checkbox: 'input[type=checkbox]', listitem: 'li',
};
const wordsOf = (s: string): string => s.replaceAll(/[\s\u200b]+/g, ' ').trim();

export function nameOf(e: Element): string {
  const label = e.getAttribute('aria-label');
  if (label) return wordsOf(label);
  const by = e.getAttribute('aria-labelledby');
  if (by) return wordsOf(by.split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' '));
  if (e.id && e.matches('input, select')) return wordsOf(document.querySelector(`label[for="${e.id}"]`)?.textContent ?? '');
  return wordsOf(e.textContent ?? '');
}
export function all(role: string, name?: string | RegExp): HTMLElement[] {
  const found = [...document.querySelectorAll<HTMLElement>(ROLES[role] ?? `[role=${role}]`)];
  return found.filter((e) => name === undefined || (typeof name === 'string' ? nameOf(e) === name : name.test(nameOf(e))));
}
export function get(role: string, name?: string | RegExp): HTMLElement {
  const found = all(role, name);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} elements with role ${role} and name ${String(name)}; there are: ${all(role).map(nameOf).join(' | ')}`);
  return found[0];
}

export function press(key: string, more: KeyboardEventInit = {}): boolean {
  const target = document.activeElement ?? document.body;
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  void act(() => { target.dispatchEvent(event); });
  return event.defaultPrevented;
}
export function click(e: HTMLElement): void {
  void act(() => { e.click(); });
}
export function focus(e: HTMLElement): void {
  void act(() => { e.focus(); });
}
export function type(e: HTMLElement, value: string): void {
  void act(() => {
    (e as HTMLInputElement).value = value;
    e.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
export async function settle(): Promise<void> {
  await act(async () => { await Promise.resolve(); await Promise.resolve(); });
}
export const focusedName = (): string => (document.activeElement ? nameOf(document.activeElement) : '');
