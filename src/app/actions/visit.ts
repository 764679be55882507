/** Opening the page anew, which reads the content anew: the packs that are on, or none for a class. */
import { KEPT } from '../workbench/link.ts';

export function openAgain(params: Readonly<Record<string, string>> = {}): void {
  const kept = [...new URLSearchParams(location.search)].filter(([name]) => KEPT.includes(name));
  const query = new URLSearchParams([...kept, ...Object.entries(params)]).toString();
  location.assign(location.pathname + (query === '' ? '' : `?${query}`));
}
