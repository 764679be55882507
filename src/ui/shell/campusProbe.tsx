/** What the overlay says of the thing under the pointer, or of the one chosen, in words. */
import type { Translator } from '../../app/i18n/translate.ts';
import { allowanceL, drinks, inDrought, thingCentsPerHour, thingWaterLPerHour } from '../../app/simValues.ts';
import type { OverlayId } from '../../app/state.ts';
import type { Catalog, Site, Structure } from '../../sim/index.ts';
import { useAppFields, useT } from '../context.ts';
import { findStructure, structureName } from './names.ts';

const DAY_S = 86_400;

export function CampusProbe({ overlay }: { overlay: OverlayId }) {
  const t = useT();
  const { pointed, selection, frame, catalog } = useAppFields('pointed', 'selection', 'frame', 'catalog');
  const id = pointed ?? (selection?.kind === 'structure' ? selection.id : null);
  const found = id === null ? null : findStructure(frame, id);
  if (!found || !catalog) return <p class="xs faint">{t.t('legend.pointHow')}</p>;
  return <p class="xs" role="status">{reading(t, overlay, catalog, found.site, found.structure, frame?.timeS ?? 0)}</p>;
}

function reading(t: Translator, overlay: OverlayId, catalog: Catalog, site: Site, structure: Structure, timeS: number): string {
  const def = catalog.structures[structure.def];
  const name = structureName(t, catalog, site, structure);
  const stage = t.t('legend.read.stage', { name, stage: t.t(`inspector.stage.${structure.stage}`) });
  if (!def) return stage;
  if (structure.stage === 'ordered' && overlay === 'build') return t.t('legend.read.arrives', { name, left: t.n(Math.max(0, (structure.arrivesS - timeS) / DAY_S), 'days') });
  if (structure.stage === 'building' && overlay === 'build') return t.t('legend.read.built', { name, share: t.n(def.buildCrewDays > 0 ? 1 - structure.crewDaysLeft / def.buildCrewDays : 1, 'ratio', { digits: 0 }), left: t.n(structure.crewDaysLeft, 'none', { digits: 0 }) });
  if (overlay === 'money') return t.t('legend.read.money', { name, cents: t.n(thingCentsPerHour(site, structure, catalog), 'centsPerHour') });
  if (structure.stage !== 'ready') return stage;
  const { hall } = structure;
  if (overlay === 'water' && def.kind === 'heat-rejection') {
    return drinks(def, catalog) ? t.t('legend.read.water', { name, flow: t.n(thingWaterLPerHour(site, structure, catalog), 'litresPerHour') }) : t.t('legend.read.noWater', { name });
  }
  if (overlay === 'power') {
    const full = def.kind === 'hall' ? def.maxItKW : def.kind === 'genset' ? def.unitKW : def.kind === 'solar' ? def.peakKW : def.kind === 'battery' ? def.powerKW : 0;
    const now = hall ? hall.itKW : def.kind === 'battery' ? 0 : structure.runKW;
    if (full > 0 && def.kind !== 'battery') return t.t('legend.read.power', { name, kW: t.n(now, 'kW'), full: t.n(full, 'kW') });
  }
  if (overlay === 'heat') {
    if (def.kind === 'heat-rejection') return t.t('legend.read.heat', { name, kW: t.n(structure.runKW, 'kW'), full: t.n(def.ratedKW, 'kW') });
    if (hall && hall.poweredGpus > 0) return t.t('legend.read.air', { name, inlet: t.n(hall.hottestInletC, 'degC') });
  }
  if (overlay === 'network' && hall?.fabric) return t.t('legend.read.network', { name, share: t.n(hall.fabric.widthRatio, 'ratio', { digits: 0 }) });
  if (overlay === 'health' && hall) {
    const sum = (pick: (unit: { count: number; failed: number }) => number): number => hall.units.reduce((all, unit) => all + pick(unit), 0);
    return t.t('legend.read.health', { name, failed: sum((unit) => unit.failed), all: sum((unit) => unit.count) });
  }
  return stage;
}

/** The site's water of this day, against its contract. */
export function WaterToday() {
  const t = useT();
  const { view, frame, catalog } = useAppFields('view', 'frame', 'catalog');
  const site = frame?.sites.find((entry) => entry.id === view.site);
  const def = catalog?.sites[view.site ?? ''];
  if (!site || !def || !frame) return null;
  return (
    <p class={`xs ${inDrought(site, frame.timeS) ? 'c-warn' : ''}`}>
      {t.t('legend.waterToday', { used: t.n(site.cooling.waterDayL, 'litres'), contract: t.n(allowanceL(site, def, frame.timeS), 'litres') })}
      {inDrought(site, frame.timeS) && <> {t.t('legend.waterDrought', { share: t.n(site.cooling.droughtRatio, 'ratio', { digits: 0 }) })}</>}
    </p>
  );
}
