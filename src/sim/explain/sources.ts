/** Where a constant or a field comes from: content's own records. */
import type { Entry, SourceRef } from '../world/catalogCommon.ts';
import type { SimContext } from '../world/context.ts';

/** Origin of a constant such as 'network.gpusPerPod'. */
export function constantSource(context: SimContext, path: string): SourceRef | null {
  return context.catalog.constants.sources[path] ?? null;
}

/** Origin of a field of an entry. */
export function fieldSource(entry: Entry | undefined | null, field: string): SourceRef | null {
  return entry?.sources[field] ?? null;
}
