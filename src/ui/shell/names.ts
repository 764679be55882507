/** What things are called on the screen. */
import type { Catalog, Frame, SimEvent, Site, Structure } from '../../sim/index.ts';
import type { Translator } from '../../app/i18n/translate.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export function siteName(t: Translator, catalog: Catalog | null, site: string): string {
  const def = catalog?.sites[site];
  return def ? t.t(def.name) : site;
}

/** Halls are lettered in the order they were ordered: Hall A, Hall B … */
export function hallLetter(site: Site, id: number): string {
  const index = site.structures.filter((structure) => structure.hall !== null).findIndex((structure) => structure.id === id);
  const letter = LETTERS[index % LETTERS.length] ?? '';
  return index >= LETTERS.length ? `${letter}${Math.floor(index / LETTERS.length) + 1}` : letter;
}

export function structureName(t: Translator, catalog: Catalog | null, site: Site, structure: Structure): string {
  if (structure.hall) return t.t('place.hall', { letter: hallLetter(site, structure.id) });
  const same = site.structures.filter((other) => other.def === structure.def);
  const def = catalog?.structures[structure.def];
  const name = def ? t.t(def.name) : structure.def;
  return same.length > 1 ? t.t('place.numbered', { name, number: String(same.findIndex((other) => other.id === structure.id) + 1) }) : name;
}

export function findStructure(frame: Frame | null, id: number): { site: Site; structure: Structure } | null {
  for (const site of frame?.sites ?? []) for (const structure of site.structures) if (structure.id === id) return { site, structure };
  return null;
}

export function placeName(t: Translator, catalog: Catalog | null, frame: Frame | null, id: number): string {
  const found = findStructure(frame, id);
  return found ? structureName(t, catalog, found.site, found.structure) : t.t('unit.unknown');
}

export function eventText(t: Translator, event: SimEvent): string {
  return t.t(`event.${event.type}`, event.params);
}

/** "Wed 3 Sep, 19:00" and where. */
export function eventMeta(t: Translator, catalog: Catalog | null, frame: Frame | null, event: SimEvent): string {
  const day = Math.floor(event.timeS / 86_400);
  const when = t.date((frame?.epochDay ?? 0) + day, event.timeS % 86_400, frame && Math.floor(frame.timeS / 86_400) === day ? 'time' : 'dateTime');
  const place = event.structure !== null ? placeName(t, catalog, frame, event.structure) : event.site !== null ? siteName(t, catalog, event.site) : null;
  return place === null ? when : t.t('shell.whenWhere', { when, place });
}

const ordinals = new Map<string, Intl.PluralRules>();

/** "4th" */
export function ordinal(t: Translator, n: number): string {
  let rules = ordinals.get(t.locale);
  if (!rules) {
    rules = new Intl.PluralRules(t.locale, { type: 'ordinal' });
    ordinals.set(t.locale, rules);
  }
  return t.t(`ordinal.${rules.select(n)}`, { n: String(n) });
}

/** Somebody known by name: of a pack, or of this game alone. */
export function personName(text: Translator, catalog: Catalog, people: Pick<Frame['people'], 'made'>, id: string): string {
  const known = Object.hasOwn(catalog.keyPeople, id) ? catalog.keyPeople[id] : undefined;
  return known ? text.t(known.name) : people.made[id]?.name ?? id;
}
