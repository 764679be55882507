/** What names on the region map say below them: what a site waits for, what a rival may have, what the weather does. */
import type { Translator } from '../../app/i18n/translate.ts';
import type { Catalog, Frame, RegionDef, Site } from '../../sim/index.ts';
import type { IconName } from '../widgets/index.ts';

export type LabelLine = { icon: IconName | null; text: string; hue: string };

const DAY_S = 86_400;
const FULL = 0.97;
const UNSURE = 1.9; // high over low of an estimate that says little

export function siteLines(t: Translator, catalog: Catalog, id: string, site: Site | undefined, timeS: number): LabelLine[] {
  const def = catalog.sites[id];
  if (!site) return def && def.optionPriceCents > 0 ? [{ icon: null, text: t.t('stage.optionFor', { price: t.n(def.optionPriceCents, 'cents') }), hue: '' }] : [];
  const { power } = site;
  const lines: LabelLine[] = [];
  if (power.gridOutUntilS > timeS) lines.push({ icon: 'zap-off', text: t.t('stage.noPower'), hue: 'c-power' });
  else if (power.supplyKW > 0) {
    const full = power.unservedKW > 0 || power.loadKW > power.supplyKW * FULL;
    lines.push({ icon: 'zap', text: full ? t.t('stage.lineFull', { supply: t.n(power.supplyKW, 'kW') }) : t.t('stage.mw', { load: t.n(power.loadKW, 'kW'), supply: t.n(power.supplyKW, 'kW') }), hue: full ? 'c-warn' : '' });
  }
  const queued = site.grid.filter((phase) => phase.requestedS >= 0 && !phase.live && phase.energisedS > phase.requestedS).sort((a, b) => a.energisedS - b.energisedS)[0];
  if (queued) {
    const share = Math.min(1, Math.max(0, (timeS - queued.requestedS) / (queued.energisedS - queued.requestedS)));
    lines.push({ icon: 'hourglass', text: t.t('stage.queue', { share: t.n(share, 'ratio', { digits: 0 }), left: t.n(Math.max(0, (queued.energisedS - timeS) / DAY_S), 'days') }), hue: '' });
  }
  const built = site.structures.filter((structure) => structure.stage === 'building' || structure.stage === 'ordered');
  if (built.length > 0) {
    let total = 0;
    let left = 0;
    for (const structure of built) {
      total += catalog.structures[structure.def]?.buildCrewDays ?? 0;
      left += structure.crewDaysLeft;
    }
    if (total > 0) lines.push({ icon: 'construction', text: t.t('stage.underConstruction', { count: built.length, share: t.n(1 - left / total, 'ratio', { digits: 0 }) }), hue: '' });
  }
  return lines;
}

/** The name of a rival and what it may have, by what is known today. */
export function rivalWords(t: Translator, catalog: Catalog, frame: Frame, id: string): { title: string; lines: LabelLine[] } | null {
  const def = catalog.rivals[id];
  if (!def) return null;
  const known = frame.race.rivals.find((lab) => lab.id === id)?.estimates.gpus;
  const low = known?.low ?? def.gpusLow;
  const high = known?.high ?? def.gpusHigh;
  const name = t.t(def.name);
  return { title: high > low * UNSURE ? t.t('stage.somewhere', { name }) : name, lines: [{ icon: null, text: t.t('stage.rivalGpus', { range: t.range(low, high, 'gpus') }), hue: 'c-rival' }] };
}

/** A heat wave or a storm over a site, with what it does there. */
export function weatherWords(t: Translator, catalog: Catalog, site: Site | undefined, timeS: number): { title: string; lines: LabelLine[] } | null {
  if (!site) return null;
  const { weather, cooling } = site;
  if (weather.heatWaveK > 0) {
    let ratedKW = 0;
    for (const structure of site.structures) {
      const def = catalog.structures[structure.def];
      if (def?.kind === 'heat-rejection' && structure.stage === 'ready') ratedKW += def.ratedKW;
    }
    const lines: LabelLine[] = ratedKW > 0 ? [{ icon: null, text: t.t('stage.heatEffect', { share: t.n(Math.min(1, cooling.rejectCapacityKW / ratedKW), 'ratio', { digits: 0 }) }), hue: '' }] : [];
    return { title: t.t('stage.heatWave', { air: t.n(weather.dryBulbC, 'degC') }), lines };
  }
  if (weather.stormUntilS <= timeS) return null;
  return { title: t.t('stage.storm'), lines: [{ icon: null, text: t.t('stage.stormLeft', { hours: t.n((weather.stormUntilS - timeS) / 3_600, 'hours') }), hue: '' }] };
}

export function placeWords(t: Translator, region: RegionDef | undefined, kind: 'town' | 'plant' | 'land', index: number): { title: string; lines: LabelLine[] } | null {
  if (kind === 'land') return { title: t.t('stage.unsurveyed'), lines: [] };
  const town = kind === 'town' ? region?.towns[index] : undefined;
  const plant = kind === 'plant' ? region?.plants[index] : undefined;
  const name = town?.name ?? plant?.name;
  if (name === undefined) return null;
  const title = t.has(name) ? t.t(name) : name;
  if (plant) return { title, lines: [{ icon: null, text: t.n(plant.mw * 1000, 'kW'), hue: '' }] };
  return { title, lines: town && town.size === 'l' ? [{ icon: null, text: t.t('stage.population', { count: t.n(town.population, 'people') }), hue: '' }] : [] };
}
