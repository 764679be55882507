/** What entries say about one another: every id must lead somewhere, every message must have words. */
import type { Kind } from './schema/kinds.ts';
import type { PathPart } from './traced.ts';

/** `*` stands for every item of a list. */
type Pattern = readonly string[];

/** Fields that hold the id of an entry of another kind. */
export const REFERENCES: readonly { kind: Kind; path: Pattern; to: Kind }[] = [
  { kind: 'racks', path: ['accelerator'], to: 'accelerators' },
  { kind: 'racks', path: ['door'], to: 'coolingUnits' },
  { kind: 'acceleratorPrices', path: ['accelerator'], to: 'accelerators' },
  { kind: 'structures', path: ['rejection'], to: 'rejections' },
  { kind: 'sites', path: ['climate'], to: 'climates' },
  { kind: 'sites', path: ['region'], to: 'regions' },
  { kind: 'sites', path: ['shells', '*', 'structure'], to: 'structures' },
  { kind: 'coolingMethods', path: ['conversion', '*'], to: 'conversionStages' },
  { kind: 'siteDesigns', path: ['fabric'], to: 'fabrics' },
  { kind: 'siteDesigns', path: ['accelerator'], to: 'accelerators' },
  { kind: 'scenarios', path: ['region'], to: 'regions' },
  { kind: 'scenarios', path: ['sites', '*', 'site'], to: 'sites' },
  { kind: 'scenarios', path: ['sites', '*', 'structures', '*', 'structure'], to: 'structures' },
  { kind: 'scenarios', path: ['sites', '*', 'coolingUnits', '*', 'unit'], to: 'coolingUnits' },
  { kind: 'scenarios', path: ['sites', '*', 'racks', '*', 'rack'], to: 'racks' },
  { kind: 'scenarios', path: ['sites', '*', 'campus', 'accelerator'], to: 'accelerators' },
  { kind: 'scenarios', path: ['sites', '*', 'campus', 'hall'], to: 'structures' },
  { kind: 'scenarios', path: ['sites', '*', 'campus', 'plant'], to: 'structures' },
  { kind: 'scenarios', path: ['accelerators', '*'], to: 'accelerators' },
  { kind: 'scenarios', path: ['stock', '*', 'accelerator'], to: 'accelerators' },
  { kind: 'scenarios', path: ['ports', '*', 'fabric'], to: 'fabrics' },
  { kind: 'scenarios', path: ['fabricLeadDays', '*', 'fabric'], to: 'fabrics' },
  { kind: 'scenarios', path: ['rivals', '*'], to: 'rivals' },
  { kind: 'scenarios', path: ['investors', '*'], to: 'investors' },
  { kind: 'scenarios', path: ['loans', '*'], to: 'loans' },
  { kind: 'scenarios', path: ['cheques', '*', 'investor'], to: 'investors' },
  { kind: 'scenarios', path: ['debts', '*', 'loan'], to: 'loans' },
  { kind: 'scenarios', path: ['keyPeople', '*'], to: 'keyPeople' },
  { kind: 'scenarios', path: ['labour', 'names'], to: 'nameLists' },
  { kind: 'scenarios', path: ['availableSites', '*'], to: 'sites' },
  { kind: 'scenarios', path: ['events', '*', 'site'], to: 'sites' },
  { kind: 'scenarios', path: ['events', '*', 'affair'], to: 'affairs' },
  { kind: 'affairs', path: ['choices', '*', 'follow', '*', 'affair'], to: 'affairs' },
  { kind: 'rivals', path: ['economy', 'accelerator'], to: 'accelerators' },
  { kind: 'rivals', path: ['economy', 'only', '*'], to: 'accelerators' },
  { kind: 'ideas', path: ['needs', '*'], to: 'ideas' },
  { kind: 'scenarios', path: ['ideas', '*'], to: 'ideas' },
  { kind: 'scenarios', path: ['community'], to: 'communities' },
  { kind: 'scenarios', path: ['affiliates', '*'], to: 'affiliates' },
  { kind: 'communities', path: ['promises', '*'], to: 'promises' },
  { kind: 'communities', path: ['permits', '*'], to: 'permits' },
  { kind: 'permits', path: ['asks'], to: 'promises' },
  { kind: 'blueprints', path: ['pieces', '*', 'structure'], to: 'structures' },
  { kind: 'blueprints', path: ['pieces', '*', 'floor', 'rows', '*', 'rack'], to: 'racks' },
  { kind: 'blueprints', path: ['pieces', '*', 'floor', 'units', '*', 'unit'], to: 'coolingUnits' },
  { kind: 'scenarios', path: ['market', 'lines', '*'], to: 'productLines' },
  { kind: 'scenarios', path: ['market', 'data', '*'], to: 'dataSources' },
  { kind: 'scenarios', path: ['market', 'steps', '*'], to: 'releaseSteps' },
];

/** Fields that hold message ids, besides `name`, which every entry has. */
export const MESSAGE_FIELDS: readonly { kind: Kind; path: Pattern }[] = [
  { kind: 'regions', path: ['towns', '*', 'name'] },
  { kind: 'regions', path: ['plants', '*', 'name'] },
  { kind: 'scenarios', path: ['briefing'] },
  { kind: 'scenarios', path: ['teaches', '*'] },
  { kind: 'scenarios', path: ['goals', '*', 'text'] },
  { kind: 'scenarios', path: ['losses', '*', 'text'] },
  { kind: 'scenarios', path: ['steps', '*', 'text'] },
  { kind: 'scenarios', path: ['steps', '*', 'hint'] },
  { kind: 'scenarios', path: ['steps', '*', 'after'] },
  { kind: 'scenarios', path: ['events', '*', 'text'] },
  { kind: 'scenarios', path: ['options', '*', 'name'] },
  { kind: 'scenarios', path: ['options', '*', 'choices', '*', 'name'] },
  { kind: 'calibrationCases', path: ['catches'] },
  { kind: 'blueprints', path: ['text'] },
  { kind: 'affairs', path: ['text'] },
  { kind: 'headlines', path: ['body'] },
  { kind: 'claims', path: ['evidence', '*', 'name'] },
  { kind: 'ideas', path: ['text'] },
  { kind: 'evidence', path: ['text'] },
  { kind: 'promises', path: ['text'] },
  { kind: 'permits', path: ['text'] },
  { kind: 'affiliates', path: ['text'] },
  { kind: 'affiliates', path: ['deals', '*', 'name'] },
  { kind: 'affiliates', path: ['deals', '*', 'text'] },
  { kind: 'evidence', path: ['text'] },
  { kind: 'releaseSteps', path: ['text'] },
  { kind: 'affairs', path: ['ease'] },
  { kind: 'affairs', path: ['choices', '*', 'text'] },
  { kind: 'affairs', path: ['choices', '*', 'after'] },
];

/** Fields that hold ids of panels. */
export const PANEL_FIELDS: readonly Pattern[] = [['steps', '*', 'panel'], ['steps', '*', 'unlock', '*']];

/** Lists whose entries have ids of their own, unique within the list. */
export const OWN_IDS: readonly { kind: Kind; path: Pattern }[] = [
  { kind: 'sites', path: ['gridPhases'] },
  { kind: 'sites', path: ['shells'] },
  { kind: 'scenarios', path: ['goals'] },
  { kind: 'scenarios', path: ['losses'] },
  { kind: 'scenarios', path: ['steps'] },
  { kind: 'scenarios', path: ['events'] },
  { kind: 'affairs', path: ['choices'] },
  { kind: 'affiliates', path: ['deals'] },
  { kind: 'calibrationCases', path: ['checks'] },
  { kind: 'fleets', path: ['causes'] },
];

export interface Hit {
  path: PathPart[];
  value: string;
}

/** All texts that a pattern leads to. */
export function* textsAt(value: unknown, pattern: Pattern, path: PathPart[] = []): Generator<Hit> {
  const [part, ...rest] = pattern;
  if (part === undefined) {
    if (typeof value === 'string') yield { path, value };
  } else if (part === '*') {
    if (Array.isArray(value)) for (let index = 0; index < value.length; index++) yield* textsAt(value[index], rest, [...path, index]);
  } else if (typeof value === 'object' && value !== null) {
    yield* textsAt((value as Record<string, unknown>)[part], rest, [...path, part]);
  }
}
