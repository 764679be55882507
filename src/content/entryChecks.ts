/** Checks that a schema cannot make: ids that lead nowhere, missing words, buildings on top of one another. */
import type { Catalog, Condition, HallDef, ScenarioDef, SiteDef, StartSite } from '../sim/index.ts';
import { hasErrors, type Diagnostic } from './diagnostics.ts';
import { isRealDate } from './dates.ts';
import { checkAccelerator, checkHardware, checkRack, misplaced } from './hardwareChecks.ts';
import { boundsText, possible } from './goalChecks.ts';
import { checkOptions } from './optionChecks.ts';
import { checkPolicies } from './policyChecks.ts';
import { MESSAGE_FIELDS, OWN_IDS, PANEL_FIELDS, REFERENCES, textsAt } from './references.ts';
import { sayer, type Say } from './say.ts';
import type { Kind } from './schema/kinds.ts';
import { didYouMean } from './suggest.ts';
import type { PathPart, Traced } from './traced.ts';

export interface CheckOptions {
  commandTypes: readonly string[]; // known to the simulation; empty = not checked
  panels: readonly string[]; // known to the interface; empty = not checked
}

/** `known`: all ids of each kind, those of entries with errors too, so that one mistake is not reported twice. */
export interface CheckContext {
  known: ReadonlyMap<Kind, ReadonlySet<string>>;
  messageIds: ReadonlySet<string>;
  options: CheckOptions;
  diagnostics: Diagnostic[];
}

export function checkEntry(kind: Kind, value: Record<string, unknown>, traced: Traced, context: CheckContext): void {
  const { known, messageIds, options } = context;
  const say = sayer(traced, context.diagnostics);
  for (const reference of REFERENCES) {
    if (reference.kind !== kind) continue;
    const ids = known.get(reference.to) ?? new Set<string>();
    for (const hit of textsAt(value, reference.path)) {
      if (!ids.has(hit.value)) say('unknown-id', hit.path, `there is no "${hit.value}" among ${reference.to}`, null, didYouMean(hit.value, ids));
    }
  }
  const messageFields = [['name'], ...MESSAGE_FIELDS.filter((item) => item.kind === kind).map((item) => item.path)];
  for (const pattern of messageFields) {
    for (const hit of textsAt(value, pattern)) {
      if (messageIds.has(hit.value)) continue;
      say('missing-message', hit.path, `the message "${hit.value}" is not in lang/en.json`, null, didYouMean(hit.value, messageIds) ?? `add "${hit.value}" to lang/en.json`);
    }
  }
  for (const own of OWN_IDS) if (own.kind === kind) checkOwnIds(value[own.path[0] ?? ''], own.path[0] ?? '', say);
  checkYears(value, say);
  checkSources(value, say);
  if (kind === 'scenarios') {
    for (const pattern of PANEL_FIELDS) {
      for (const hit of textsAt(value, pattern)) {
        if (options.panels.length > 0 && !options.panels.includes(hit.value)) {
          say('unknown-panel', hit.path, `there is no panel "${hit.value}"`, `one of ${options.panels.join(', ')}`, didYouMean(hit.value, options.panels));
        }
      }
    }
    for (const hit of textsAt(value, ['forbidden', '*'])) {
      if (options.commandTypes.length > 0 && !options.commandTypes.includes(hit.value)) {
        say('unknown-command', hit.path, `there is no command "${hit.value}"`, null, didYouMean(hit.value, options.commandTypes));
      }
    }
  }
}

function checkOwnIds(items: unknown, key: string, say: Say): void {
  const seen = new Set<string>();
  if (!Array.isArray(items)) return;
  items.forEach((item: { id: string }, index) => {
    if (seen.has(item.id)) say('duplicate-id', [key, index, 'id'], `"${item.id}" is used twice in ${key}`, null, 'give it another id');
    seen.add(item.id);
  });
}

/** Values by year are looked up between neighbours, so their years must rise. */
function checkYears(value: Record<string, unknown>, say: Say): void {
  for (const [key, points] of Object.entries(value)) {
    if (!Array.isArray(points)) continue;
    points.forEach((point: { year?: unknown }, index) => {
      const before = (points[index - 1] as { year?: unknown } | undefined)?.year;
      if (typeof before !== 'number' || typeof point?.year !== 'number' || point.year > before) return;
      say('out-of-range', [key, index, 'year'], `${point.year} comes after ${before}`, `a year later than ${before}`, 'put the years in order, each once');
    });
  }
}

/** A source that names no field is a misspelling: the explanation would never show it. */
export function checkSources(value: Record<string, unknown>, say: Say | Traced, diagnostics: Diagnostic[] = []): void {
  const report = typeof say === 'function' ? say : sayer(say, diagnostics);
  const paths = fieldPaths(value);
  for (const key of Object.keys((value.sources ?? {}) as object)) {
    if (!paths.has(key)) report('bad-source', ['sources', key], `the source "${key}" belongs to no field`, null, didYouMean(key, paths));
  }
}

function fieldPaths(value: Record<string, unknown>): Set<string> {
  const paths = new Set<string>();
  for (const [key, child] of Object.entries(value)) {
    if (key === 'sources') continue;
    paths.add(key);
    if (typeof child === 'object' && child !== null && !Array.isArray(child)) for (const inner of Object.keys(child)) paths.add(`${key}.${inner}`);
  }
  return paths;
}

interface Box { x: number; y: number; w: number; d: number }
const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.d && b.y < a.y + a.d;

export function checkSite(site: SiteDef, traced: Traced, catalog: Catalog, diagnostics: Diagnostic[]): void {
  const say = sayer(traced, diagnostics);
  const phases = new Set(site.gridPhases.map((phase) => phase.id));
  site.gridPhases.forEach((phase, index) => {
    if (phase.requires === null) return;
    const path: PathPart[] = ['gridPhases', index, 'requires'];
    if (!phases.has(phase.requires)) say('unknown-id', path, `the site has no grid phase "${phase.requires}"`, null, didYouMean(phase.requires, phases));
    else if (phase.requires === phase.id) say('unknown-id', path, 'a grid phase cannot require itself', null, null);
  });
  const boxes: Box[] = site.blocked.map((area) => area);
  site.shells.forEach((shell, index) => {
    const def = catalog.structures[shell.structure];
    if (!def) return;
    const path: PathPart[] = ['shells', index, 'structure'];
    if (def.kind !== 'hall' || !def.fromShell) say('bad-placement', path, `"${def.id}" is not a hall that converts a shell`, 'a structure of kind hall with fromShell', null);
    place({ x: shell.x, y: shell.y, w: def.w, d: def.d }, site, boxes, ['shells', index], say);
  });
}

function place(box: Box, site: SiteDef, boxes: Box[], path: PathPart[], say: Say): void {
  if (box.x + box.w > site.plotCols || box.y + box.d > site.plotRows) {
    say('bad-placement', path, 'it reaches beyond the plot', `within ${site.plotCols} × ${site.plotRows} tiles`, `it is ${box.w} × ${box.d} tiles`);
  }
  if (boxes.some((other) => overlap(box, other))) say('bad-placement', path, 'it stands on something else', null, 'move it');
  boxes.push(box);
}

/** Machines and racks, once the whole catalog is there. */
export function checkMachine(entry: { kind: 'accelerators' | 'racks'; id: string }, traced: Traced, catalog: Catalog, diagnostics: Diagnostic[]): void {
  const say = sayer(traced, diagnostics);
  const accelerator = entry.kind === 'accelerators' ? catalog.accelerators[entry.id] : undefined;
  if (accelerator) checkAccelerator(accelerator, say);
  const rack = entry.kind === 'racks' ? catalog.racks[entry.id] : undefined;
  if (rack) checkRack(rack, catalog, say);
}

export function checkScenario(scenario: ScenarioDef, traced: Traced, catalog: Catalog, diagnostics: Diagnostic[]): void {
  const say = sayer(traced, diagnostics);
  checkPlayed(scenario, catalog, say);
  if (!scenario.options || hasErrors(diagnostics)) return;
  checkOptions(scenario, catalog, say, (settled, from) => {
    const found: string[] = [];
    checkPlayed(settled, from, (_code, path, message) => found.push(`${path.join('.')}: ${message}`));
    return found[0] ?? null;
  });
}

/** What holds of a scenario however it is set. */
function checkPlayed(scenario: ScenarioDef, catalog: Catalog, say: Say): void {
  if (!isRealDate(scenario.startDate)) say('impossible-date', ['startDate'], `${scenario.startDate} is not a day of the calendar`, null, null);
  scenario.sites.forEach((start, index) => {
    const site = catalog.sites[start.site];
    if (site) checkStartSite(start, site, catalog, ['sites', index], say);
  });
  checkHardware(scenario, catalog, say);
  checkGoals(scenario, say);
  checkPolicies(scenario, say);
  scenario.events.forEach((event, index) => {
    if (event.day >= scenario.lengthDays) say('impossible-goal', ['events', index, 'day'], `the scenario is over on day ${scenario.lengthDays}`, null, null);
    if (event.when === undefined) return;
    if (event.type !== 'cooling-trip' && event.type !== 'grid-outage') say('impossible-goal', ['events', index, 'when'], `a ${event.type} comes on its day and cannot wait`, 'cooling-trip or grid-outage', 'remove "when"');
    if (!possible(event.when, scenario).canBeTrue) say('impossible-goal', ['events', index, 'when'], 'the event can never come about', null, boundsText(event.when, scenario));
  });
}

function checkStartSite(start: StartSite, site: SiteDef, catalog: Catalog, path: PathPart[], say: Say): void {
  const boxes: Box[] = site.blocked.map((area) => area);
  const used = new Set(start.structures.map((item) => item.shell));
  for (const shell of site.shells) {
    const def = catalog.structures[shell.structure];
    if (def && !used.has(shell.id)) boxes.push({ x: shell.x, y: shell.y, w: def.w, d: def.d });
  }
  const halls: HallDef[] = [];
  start.structures.forEach((item, index) => {
    const def = catalog.structures[item.structure];
    if (!def) return;
    const here = [...path, 'structures', index];
    place({ x: item.x, y: item.y, w: def.w, d: def.d }, site, boxes, here, say);
    if (item.shell !== null && !site.shells.some((shell) => shell.id === item.shell)) {
      say('unknown-id', [...here, 'shell'], `the site has no shell "${item.shell}"`, null, didYouMean(item.shell, site.shells.map((shell) => shell.id)));
    }
    if (def.kind === 'hall') halls.push(def);
  });
  const hallAt = (index: number, here: PathPart[]): HallDef | null => {
    const hall = halls[index];
    if (!hall) say('unknown-id', [...here, 'hallIndex'], `the site has ${halls.length} halls on day 0`, `0 … ${Math.max(0, halls.length - 1)}`, 'halls are counted from 0');
    return hall ?? null;
  };
  start.coolingUnits.forEach((item, index) => {
    const here = [...path, 'coolingUnits', index];
    hallAt(item.hallIndex, here);
    const unit = catalog.coolingUnits[item.unit];
    if (unit?.kind === 'door' || unit?.inRow === true) say('bad-placement', [...here, 'unit'], 'units in rows and rear doors need places of their own', 'units at walls, or coolant units', 'racks "withDoor" start with theirs');
  });
  start.racks.forEach((row, index) => {
    const here = [...path, 'racks', index];
    const hall = hallAt(row.hallIndex, here);
    if (hall && (row.x + row.length > hall.floorCols || row.y >= hall.floorRows)) {
      say('bad-placement', here, 'the row reaches beyond the floor', `within ${hall.floorCols} × ${hall.floorRows} tiles`, null);
    }
    const rack = catalog.racks[row.rack];
    const wrong = hall && rack ? misplaced(rack, hall, catalog) : null;
    if (wrong) say('bad-placement', [...here, 'rack'], wrong.message, wrong.expected, null);
  });
  start.gridPhases.forEach((phase, index) => {
    const phases = site.gridPhases.map((item) => item.id);
    if (!phases.includes(phase)) say('unknown-id', [...path, 'gridPhases', index], `the site has no grid phase "${phase}"`, null, didYouMean(phase, phases));
  });
}

function checkGoals(scenario: ScenarioDef, say: Say): void {
  const check = (condition: Condition, path: PathPart[], what: string): void => {
    if (!possible(condition, scenario).canBeTrue) say('impossible-goal', path, `${what} can never come about`, null, boundsText(condition, scenario));
  };
  scenario.goals.forEach((goal, index) => {
    const path: PathPart[] = ['goals', index];
    if (goal.type === 'never') {
      if (!possible(goal.when, scenario).canBeFalse) say('impossible-goal', [...path, 'when'], 'what must never be is always so', null, boundsText(goal.when, scenario));
      return;
    }
    check(goal.when, [...path, 'when'], 'the goal');
    if (goal.type === 'holdFor' && goal.hours > scenario.lengthDays * 24) {
      say('impossible-goal', [...path, 'hours'], 'it must hold for longer than the scenario lasts', `at most ${scenario.lengthDays * 24}`, null);
    }
    if (goal.type === 'holdFor' && goal.hours === 0) say('impossible-goal', [...path, 'hours'], 'holdFor needs hours above 0', null, 'or use reach');
  });
  if (!scenario.goals.some((goal) => goal.required)) say('impossible-goal', ['goals'], 'no goal is required, so the scenario cannot be won', null, 'set "required": true on one');
  scenario.losses.forEach((loss, index) => {
    check(loss.when, ['losses', index, 'when'], 'the loss');
    if (!possible(loss.when, scenario).canBeFalse) say('impossible-goal', ['losses', index, 'when'], 'the scenario is lost from the start', null, boundsText(loss.when, scenario));
  });
  scenario.steps.forEach((step, index) => check(step.done, ['steps', index, 'done'], 'the step'));
}
