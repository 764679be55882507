/** The base game as a build lays it beside the page: read and checked then, so that a visit only parses it. */
import type { Catalog } from '../sim/index.ts';
import { deepFreeze } from './deepFreeze.ts';
import type { Diagnostic } from './diagnostics.ts';
import type { MessageTables } from './messages.ts';

const ENGLISH = 'en';

export interface BuiltBase {
  catalog: Catalog | null; // with English words; those of other languages stay files, fetched by who speaks them
  diagnostics: Diagnostic[];
}

export const builtBase = (catalog: Catalog | null, diagnostics: Diagnostic[]): BuiltBase =>
  ({ catalog: catalog && { ...catalog, messages: { [ENGLISH]: catalog.messages[ENGLISH] ?? {} } }, diagnostics });

/** The same catalog as the loader would make of the pack's files. `words`: those of one language more. */
export function readBuiltBase(built: BuiltBase, words: MessageTables = {}): BuiltBase {
  const { catalog, diagnostics } = built;
  return { catalog: catalog && deepFreeze({ ...catalog, messages: { ...catalog.messages, ...words } }), diagnostics };
}
