/** Reads blueprints that players exchange as files. Files come from strangers: read by the same parser, schema and checks as packs, with the same findings. */
import * as z from 'zod/mini';
import type { Catalog } from '../sim/index.ts';
import { checkBlueprint, checkBlueprintIds } from './blueprintChecks.ts';
import { BLUEPRINT_FORMAT, BLUEPRINT_VERSION, type OwnBlueprint } from './blueprintFile.ts';
import { hasErrors, sortDiagnostics, type Diagnostic } from './diagnostics.ts';
import { issuesToDiagnostics } from './issues.ts';
import { parseFile } from './parse.ts';
import { pieces } from './schema/blueprints.ts';
import { described, list } from './schema/common.ts';
import { toPlain, type Traced } from './traced.ts';

/** Blueprints of one file. */
const MOST = 50;

const fileSchema = z.strictObject({
  format: described(z.literal(BLUEPRINT_FORMAT), 'Says what the file is'),
  version: described(z.literal(BLUEPRINT_VERSION), 'Of the format'),
  blueprints: list(z.strictObject({ name: described(z.string().check(z.minLength(1), z.maxLength(60)), 'Shown in the list'), pieces }), 1, MOST, 'The blueprints'),
});

export interface ReadBlueprints {
  blueprints: OwnBlueprint[]; // none when anything is wrong
  shaped: OwnBlueprint[]; // also those that ask for what is not here, or do not fit
  diagnostics: Diagnostic[];
}

/** Everything that is wrong with a file, or its blueprints. `name` is that of the file, for the findings. */
export function readBlueprintFile(name: string, text: string, catalog: Catalog): ReadBlueprints {
  const diagnostics: Diagnostic[] = [];
  const traced = parseFile({ pack: '', path: name, text }, diagnostics);
  if (!traced) return { blueprints: [], shaped: [], diagnostics };
  const value = toPlain(traced);
  const result = fileSchema.safeParse(value);
  if (!result.success) return { blueprints: [], shaped: [], diagnostics: sortDiagnostics(issuesToDiagnostics(result.error.issues, fileSchema, value, traced)) };
  const { blueprints } = result.data as { blueprints: OwnBlueprint[] };
  blueprints.forEach((blueprint, i) => {
    const node = traced.members?.get('blueprints')?.items?.[i] as Traced;
    checkBlueprintIds(blueprint, node, catalog, diagnostics);
    checkBlueprint(blueprint, node, catalog, diagnostics);
  });
  return { blueprints: hasErrors(diagnostics) ? [] : blueprints, shaped: blueprints, diagnostics: sortDiagnostics(diagnostics) };
}
