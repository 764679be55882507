/** Every number of the content is read by some rule, or shown by the page and listed here: a constant without effect misleads modders. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { scan } from '../architecture/scan.ts';
import { tinyCatalog } from '../support/tinyCatalog.ts';

const simFolder = path.resolve(import.meta.dirname, '../../src/sim');
const uiFolders = ['app', 'scenes', 'ui'].map((name) => path.resolve(simFolder, '..', name));

/** Facts that the page shows and no rule computes with. */
const SHOWN = new Set(['mapX', 'mapY', 'linkGbps', 'desks', 'gpusLow', 'gpusHigh']);
/** Kept for the record beside what the rules use: serverMaxKW is the server with its GPUs at this power. */
const RECORDED = new Set(['tdpW']);

function wordsOf(folder: string, leaveOut: RegExp): Set<string> {
  const words = new Set<string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file) || leaveOut.test(file)) continue;
    for (const word of scan(readFileSync(path.join(folder, file), 'utf8'), file.endsWith('x')).code.match(/[A-Za-z_$][\w$]*/g) ?? []) words.add(word);
  }
  return words;
}

const inRules = wordsOf(simFolder, /world[\\/]catalog/);
const onPage = new Set(uiFolders.flatMap((folder) => [...wordsOf(folder, /^$/)]));

/** Keys that hold numbers, or lists of them, in an entry. */
function numberFields(entry: object): string[] {
  return Object.entries(entry).filter(([, value]) => typeof value === 'number' || (Array.isArray(value) && typeof value[0] === 'number')).map(([key]) => key);
}

describe('content without effect', () => {
  it.each(Object.entries(tinyCatalog.constants).filter(([group]) => group !== 'sources'))('no constant of %s is unread', (_group, constants) => {
    expect(Object.keys(constants as object).filter((key) => !inRules.has(key))).toEqual([]);
  });

  it('no numeric field of an entry is unread', () => {
    const kinds = ['accelerators', 'racks', 'coolingUnits', 'structures', 'fabrics', 'climates', 'sites', 'roles', 'keyPeople', 'investors', 'loans', 'rivals'] as const;
    const unread = new Set<string>();
    for (const kind of kinds) {
      for (const entry of Object.values(tinyCatalog[kind])) for (const key of numberFields(entry)) if (!inRules.has(key) && !RECORDED.has(key) && !(SHOWN.has(key) && onPage.has(key))) unread.add(`${kind}.${key}`);
    }
    expect([...unread]).toEqual([]);
  });
});
