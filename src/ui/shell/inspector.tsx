import { select } from '../../app/actions/play.ts';
import { useApp, useAppFields, useT } from '../context.ts';
import { Button, EmptyState, Icon, type IconName } from '../widgets/index.ts';
import { memo } from '../memo.ts';
import { GoalList } from './goals.tsx';
import { HallInspector } from './inspectHall.tsx';
import { RackInspector, RivalInspector, SiteInspector } from './inspectPlace.tsx';
import { StepInspector } from './inspectStep.tsx';
import { StructureInspector } from './inspectStructure.tsx';
import { findStructure, siteName, structureName } from './names.ts';

const Goals = memo(() => <GoalList />);

/** What is chosen: its facts, their causes, and what can be done. Without a choice: the goals of the mission. */
export function Inspector() {
  const app = useApp();
  const t = useT();
  const { selection, frame, catalog } = useAppFields('selection', 'frame', 'catalog');
  if (!frame || !catalog) return null;
  const part = parts();
  return (
    <section class="insp" aria-labelledby="insp-h" data-region="inspector" data-tip-avoid="">
      <div class="sec-h">
        <Icon name={part.icon} class={part.hue} />
        <h2 id="insp-h" tabIndex={-1}>{part.title}</h2>
        <span class="grow" />
        {selection && <Button kind="quiet" size="sm" icon="x" label={t.t('shell.deselect')} onPress={() => select(app, null)} />}
      </div>
      <div class="sec-b scroll col" tabIndex={0} role="group" aria-labelledby="insp-h">{part.body}</div>
    </section>
  );

  function parts(): { title: string; icon: IconName; hue?: string; body: preact.ComponentChildren } {
    if (!frame || !catalog) return { title: '', icon: 'info', body: null };
    const gone = { title: t.t('inspector.gone'), icon: 'info' as const, body: <EmptyState icon="info" title={t.t('inspector.goneWhy')} /> };
    switch (selection?.kind) {
      case 'step': {
        const { step } = selection;
        return { title: stepTitle(step), icon: stepIcon(step), hue: 'c-accent', body: <StepInspector key={step} step={step} /> };
      }
      case 'site': {
        const site = frame.sites.find((entry) => entry.id === selection.site);
        return { title: siteName(t, catalog, selection.site), icon: 'map-pin', body: <SiteInspector key={selection.site} id={selection.site} site={site ?? null} /> };
      }
      case 'structure': {
        const found = findStructure(frame, selection.id);
        if (!found) return gone;
        const name = structureName(t, catalog, found.site, found.structure);
        return found.structure.hall
          ? { title: name, icon: 'building', body: <HallInspector key={selection.id} site={found.site} structure={found.structure} /> }
          : { title: name, icon: kindIcon(catalog.structures[found.structure.def]?.kind), body: <StructureInspector key={selection.id} site={found.site} structure={found.structure} /> };
      }
      case 'rack': return { title: t.t('inspector.rack', { id: String(selection.id) }), icon: 'server', body: <RackInspector key={selection.id} hall={selection.hall} id={selection.id} /> };
      case 'rival': {
        const def = catalog.rivals[selection.rival];
        return def ? { title: t.t(def.name), icon: 'flag', body: <RivalInspector key={def.id} id={def.id} /> } : gone;
      }
      default: return { title: t.t('goals.title'), icon: 'target', body: <Goals /> };
    }
  }

  function stepTitle(step: string): string {
    const waterfall = frame?.waterfall as unknown as Record<string, number> | undefined;
    const order = ['bought', 'delivered', 'installed', 'powered', 'cool', 'connected', 'healthy', 'inStep', 'useful'];
    const before = order[order.indexOf(step) - 1];
    const lost = waterfall && before ? Math.max(0, (waterfall[before] ?? 0) - (waterfall[step] ?? 0)) : 0;
    return t.t(lost >= 1 ? `inspector.step.${step}` : 'inspector.step.none', { step: t.t(`widget.fall.${step}`), lost: t.n(lost, 'gpus'), n: Math.round(lost) });
  }
}

function stepIcon(step: string): IconName {
  const icons: Record<string, IconName> = {
    bought: 'shopping-cart', delivered: 'truck', installed: 'server', powered: 'zap', cool: 'thermometer', connected: 'network', healthy: 'heart-pulse', inStep: 'align-horizontal-distribute-center',
  };
  return icons[step] ?? 'target';
}

function kindIcon(kind: string | undefined): IconName {
  const icons: Record<string, IconName> = { genset: 'fuel', battery: 'battery-charging', 'heat-rejection': 'fan', office: 'briefcase', hall: 'building' };
  return icons[kind ?? ''] ?? 'building';
}
