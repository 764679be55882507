/** Content packs → a frozen Catalog, or everything that is wrong with them. Pure: it fetches nothing. */
import { ROLE_IDS, type Calculator, type Catalog, type Constants } from '../sim/index.ts';
import { checkBlueprint, checkBuildable } from './blueprintChecks.ts';
import { checkCase } from './caseChecks.ts';
import { contentHash, packHash } from './contentHash.ts';
import { deepFreeze } from './deepFreeze.ts';
import { hasErrors, sortDiagnostics, type Diagnostic, type DiagnosticCode } from './diagnostics.ts';
import { checkAffair, checkAffairNames } from './affairChecks.ts';
import { checkEntry, checkMachine, checkScenario, checkSite, checkSources, type CheckOptions } from './entryChecks.ts';
import { at, issuesToDiagnostics } from './issues.ts';
import { orderPacks, readPackInfo, type Pack } from './packs.ts';
import { parseFile, type PackFile } from './parse.ts';
import { readMessages, type MessageTables } from './messages.ts';
import { resolveKind, type Resolved } from './resolve.ts';
import { constants as constantsSchema } from './schema/constants.ts';
import { isKind, KIND_SCHEMAS, KINDS, type Kind } from './schema/kinds.ts';
import { didYouMean } from './suggest.ts';
import { describe, mergeTraced, toPlain, without, type Traced } from './traced.ts';

export interface LoadOptions extends Partial<CheckOptions> {
  calculators?: readonly Calculator[]; // that calibration cases may ask; none: their inputs are not checked
  gameVersion?: string; // null: packs' gameVersion is not checked
}

export interface LoadResult {
  catalog: Catalog | null; // null when anything is wrong
  diagnostics: Diagnostic[];
  entries: number; // resolved entries, constants counted as one
  homes: Record<string, string>; // scenario -> pack that brought it
}

/** The kinds as a file may name them, and what a file of an unknown kind may have meant. */
const FILE_KEYS = [...KINDS, 'constants'];

interface Gathered {
  entries: Map<Kind, Traced[]>;
  constants: Traced | null;
}

export function loadPacks(files: readonly PackFile[], options: LoadOptions = {}): LoadResult {
  const diagnostics: Diagnostic[] = [];
  const parsed = new Map<string, { file: PackFile; traced: Traced }[]>();
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const list = parsed.get(file.pack) ?? [];
    parsed.set(file.pack, list);
    if (!isContentFile(file.path)) continue;
    const traced = parseFile(file, diagnostics);
    if (traced) list.push({ file, traced });
  }

  const packs: Pack[] = [];
  for (const [pack, list] of parsed) {
    const info = list.find((item) => isPackFile(item.file.path));
    const found = info ? readPackInfo(info.traced, diagnostics) : null;
    if (found && found.info.id !== pack) {
      diagnostics.push({ severity: 'error', code: 'bad-format', ...at(found.traced, ['id'], false), message: `the folder is called "${pack}"`, expected: `"${pack}"`, found: `"${found.info.id}"`, hint: 'folder and id are the same' });
    }
    if (found) packs.push(found);
    else if (!files.some((file) => file.pack === pack && isPackFile(file.path))) diagnostics.push(packMissing(pack));
  }
  const ordered = orderPacks(packs, options.gameVersion ?? null, diagnostics);

  const gathered: Gathered = { entries: new Map(), constants: null };
  const messages: MessageTables = {};
  for (const pack of ordered) {
    for (const { file, traced } of parsed.get(pack.info.id) ?? []) {
      if (isPackFile(file.path)) continue;
      const locale = /^lang\/([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.jsonc?$/.exec(file.path)?.[1];
      if (locale !== undefined) readMessages(traced, locale, messages, diagnostics);
      else gather(traced, gathered, diagnostics);
    }
  }

  const hashes = new Map(ordered.map(({ info }) => [info.id, packHash(files.filter((file) => file.pack === info.id))]));
  const built = build(gathered, messages, options, diagnostics, ordered, hashes);
  return { ...built, homes: homesOf(gathered.entries.get('scenarios') ?? []), catalog: ordered.length === 0 || hasErrors(diagnostics) ? null : built.catalog, diagnostics: sortDiagnostics(diagnostics) };
}

const isPackFile = (path: string): boolean => path === 'pack.json' || path === 'pack.jsonc';
/** Pictures belong to a pack, and so does the list of its files; neither is content to parse. */
const isContentFile = (path: string): boolean => /\.jsonc?$/.test(path) && path !== 'index.json';

function packMissing(pack: string): Diagnostic {
  return {
    severity: 'error', code: 'no-pack', pack, file: 'pack.json', line: 1, column: 1, path: '', message: 'the pack has no pack.json',
    expected: null, found: null, hint: 'it says id, version, title, authors, licence, depends',
  };
}

/** An overlay moves nobody: home is where the entry was first written. */
function homesOf(scenarios: readonly Traced[]): Record<string, string> {
  const homes = scenarios.filter((entry) => entry.members?.get('overlay')?.value !== true);
  return Object.fromEntries(homes.map((entry) => [String(entry.members?.get('id')?.value), entry.file.pack]));
}

/** The entries of one file: { "$schema": …, "<kind>": [ … ] }. */
function gather(traced: Traced, gathered: Gathered, diagnostics: Diagnostic[]): void {
  const report = (code: DiagnosticCode, path: string[], atKey: boolean, message: string, expected: string | null, hint: string | null): void => {
    diagnostics.push({ severity: 'error', code, ...at(traced, path, atKey), message, expected, found: null, hint });
  };
  if (!traced.members) {
    report('bad-file', [], false, 'a file holds one object', '{ "$schema": …, "<kind>": [ … ] }', traced.items ? 'name the kind of these entries' : null);
    return;
  }
  let named = 0;
  for (const [key, member] of traced.members) {
    if (key === '$schema') continue;
    named++;
    if (key === 'constants') {
      if (!member.members) report('wrong-type', [key], false, 'constants are one object', 'an object', null);
      else gatherConstants(member, gathered, report);
    } else if (!isKind(key)) {
      report('unknown-key', [key], true, `unknown key "${key}"`, `one of ${FILE_KEYS.join(', ')}`, didYouMean(key, FILE_KEYS));
    } else if (!member.items) {
      report('wrong-type', [key], false, `${describe(member.members ? {} : member.value)} is not a list`, 'a list of entries', 'put the entry in [ ]');
    } else gathered.entries.set(key, [...(gathered.entries.get(key) ?? []), ...member.items]);
  }
  if (named === 0) report('bad-file', [], false, 'the file says nothing', `one of ${FILE_KEYS.join(', ')}`, null);
}

function gatherConstants(member: Traced, gathered: Gathered, report: (code: DiagnosticCode, path: string[], atKey: boolean, message: string, expected: string | null, hint: string | null) => void): void {
  const isOverlay = member.members?.get('overlay')?.value === true;
  const own = without(member, ['overlay']);
  if (gathered.constants && !isOverlay) report('duplicate-id', ['constants'], true, 'there are constants already', null, 'to change some of them, add "overlay": true');
  else if (!gathered.constants && isOverlay) report('overlay-nothing', ['constants'], true, 'there are no constants to lay this over', null, 'add the other pack to depends');
  else gathered.constants = gathered.constants ? mergeTraced(gathered.constants, own) : own;
}

function build(gathered: Gathered, messages: MessageTables, options: LoadOptions, diagnostics: Diagnostic[], packs: readonly Pack[], hashes: ReadonlyMap<string, string>): { catalog: Catalog; entries: number } {
  const resolved = new Map<Kind, Map<string, Resolved>>();
  for (const kind of KINDS) resolved.set(kind, resolveKind(gathered.entries.get(kind) ?? [], diagnostics));
  const known = new Map<Kind, ReadonlySet<string>>();
  for (const [kind, map] of resolved) known.set(kind, new Set([...map.values()].filter((item) => !item.abstract).map((item) => item.id)));
  const messageIds = new Set(Object.keys(messages.en ?? {}));
  const context = { known, messageIds, options: { commandTypes: options.commandTypes ?? [], panels: options.panels ?? [] }, diagnostics };

  const tables: Record<string, Record<string, unknown>> = {};
  let entries = 0;
  for (const kind of KINDS) {
    const table: Record<string, unknown> = {};
    tables[kind] = table;
    const items = [...(resolved.get(kind)?.values() ?? [])].filter((item) => !item.abstract);
    for (const { id, traced } of items.sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const value = toPlain(traced);
      const result = KIND_SCHEMAS[kind].safeParse(value);
      entries++;
      if (!result.success) diagnostics.push(...issuesToDiagnostics(result.error.issues, KIND_SCHEMAS[kind], value, traced));
      else {
        table[id] = value;
        checkEntry(kind, value as Record<string, unknown>, traced, context);
      }
    }
  }
  const constants = buildConstants(gathered.constants, diagnostics);
  if (constants) entries++;
  reportMissingRoles(known.get('roles') ?? new Set(), diagnostics, packs);
  if (!constants && !gathered.constants && packs[0]) {
    diagnostics.push({ ...packMissing(packs[0].info.id), code: 'missing-entry', message: 'no pack holds constants', hint: 'add "base" to depends' });
  }
  // Evidence is compared with the rules, blueprints become ordinary orders; the rules read neither: one more makes no save or run of another game.
  const played = Object.fromEntries(Object.entries(tables).filter(([kind]) => kind !== 'calibrationCases' && kind !== 'blueprints'));
  // Every value in the tables has passed the schema of its kind, and the schemas are checked against these types.
  const catalog = {
    contentHash: contentHash({ ...played, constants }),
    packs: packs.map(({ info }) => ({ id: info.id, version: info.version, hash: hashes.get(info.id) })),
    ...tables,
    constants,
    messages,
  } as unknown as Catalog;
  checkPlaces(catalog, resolved, diagnostics);
  // What a calculator takes depends on the other entries: a mistake in those is told alone.
  for (const def of hasErrors(diagnostics) ? [] : Object.values(catalog.calibrationCases)) {
    const traced = resolved.get('calibrationCases')?.get(def.id)?.traced;
    if (traced) checkCase(def, traced, catalog, options.calculators ?? [], diagnostics);
  }
  // Cloned: what was put together key by key is laid out as a hash table, and reading it cost every hour of play a fifth.
  return { catalog: deepFreeze(structuredClone(catalog)), entries };
}

function checkPlaces(catalog: Catalog, resolved: ReadonlyMap<Kind, ReadonlyMap<string, Resolved>>, diagnostics: Diagnostic[]): void {
  for (const kind of ['accelerators', 'racks'] as const) {
    for (const id of Object.keys(catalog[kind])) {
      const traced = resolved.get(kind)?.get(id)?.traced;
      if (traced) checkMachine({ kind, id }, traced, catalog, diagnostics);
    }
  }
  for (const def of Object.values(catalog.blueprints)) {
    const traced = resolved.get('blueprints')?.get(def.id)?.traced;
    if (!traced) continue;
    checkBlueprint(def, traced, catalog, diagnostics);
    checkBuildable(def, traced, catalog, diagnostics);
  }
  for (const site of Object.values(catalog.sites)) {
    const traced = resolved.get('sites')?.get(site.id)?.traced;
    if (traced) checkSite(site, traced, catalog, diagnostics);
  }
  for (const scenario of Object.values(catalog.scenarios)) {
    const traced = resolved.get('scenarios')?.get(scenario.id)?.traced;
    if (!traced) continue;
    checkScenario(scenario, traced, catalog, diagnostics);
    checkAffairNames(scenario, traced, catalog, diagnostics);
  }
  for (const affair of Object.values(catalog.affairs)) {
    const traced = resolved.get('affairs')?.get(affair.id)?.traced;
    if (traced) checkAffair(affair, traced, catalog, diagnostics);
  }
}

function buildConstants(traced: Traced | null, diagnostics: Diagnostic[]): Constants | null {
  if (!traced) return null;
  const value = toPlain(traced);
  const result = constantsSchema.safeParse(value);
  if (!result.success) {
    diagnostics.push(...issuesToDiagnostics(result.error.issues, constantsSchema, value, traced));
    return null;
  }
  checkSources(value as Record<string, unknown>, traced, diagnostics);
  return value as Constants;
}

function reportMissingRoles(known: ReadonlySet<string>, diagnostics: Diagnostic[], packs: readonly Pack[]): void {
  const missing = ROLE_IDS.filter((id) => !known.has(id));
  const first = packs[0];
  if (missing.length === 0 || !first || hasErrors(diagnostics)) return;
  diagnostics.push({ ...packMissing(first.info.id), code: 'missing-entry', message: `the roles ${missing.join(', ')} are missing`, hint: 'add "base" to depends' });
}
