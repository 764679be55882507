/** How events and explanations name a site: its message id, marked as one. */
import type { Catalog } from '../world/catalog.ts';

export function siteName(catalog: Catalog, id: string): string {
  const def = catalog.sites[id];
  return def ? `@${def.name}` : id;
}
