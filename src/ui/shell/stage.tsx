/** The stage and what stands over it: labels, overlays, depth, legend, the placing bar, the guide. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { cancelTool, commitCursor, suggestHere } from '../../app/actions/placing.ts';
import { setDepth, setOverlay } from '../../app/actions/play.ts';
import { showToast } from '../../app/actions/toasts.ts';
import { onPlot, OVERLAY_IDS, type Depth, type OverlayId } from '../../app/state.ts';
import { useApp, useAppFields, useAppState, useT } from '../context.ts';
import { Button, cx, Icon, Tag, type IconName } from '../widgets/index.ts';
import { Guide } from './guide.tsx';
import { StopCard } from './stopNote.tsx';
import { useWindowKeys } from './keyHints.ts';
import { Legend } from './legend.tsx';
import { togglePhoto } from '../../app/actions/photo.ts';
import { PhotoBar } from './photoBar.tsx';
import { Minimap } from './minimap.tsx';
import { MapLegend } from './mapLegend.tsx';
import { placeName, siteName } from './names.ts';
import { stageHost } from './stageHost.ts';
import { StageLabels } from './stageLabels.tsx';
import { StageTables } from './stageTables.tsx';

const OVERLAY_ICONS: Record<OverlayId, IconName> = { power: 'zap', heat: 'flame', water: 'droplets', money: 'banknote', build: 'construction', network: 'network', health: 'heart-pulse' };
const DEPTHS: readonly Depth[] = ['world', 'campus', 'hall'];

export function Stage({ tables, covered }: { tables: boolean; covered: boolean }) {
  const app = useApp();
  const t = useT();
  const keys = useWindowKeys();
  const slot = useRef<HTMLDivElement>(null);
  const { overlay, view, catalog, hallName, photo } = useAppState((state) => ({
    photo: state.photo !== null,
    overlay: state.overlay, view: state.view, catalog: state.catalog, hallName: state.view.hall === null ? '' : placeName(t, state.catalog, state.frame, state.view.hall),
  }));
  useLayoutEffect(() => {
    const host = stageHost();
    slot.current?.append(host);
    window.dispatchEvent(new Event('resize'));
    return () => host.remove();
  }, []);
  useToolFocus();
  const go = (depth: Depth): void => {
    setDepth(app, depth);
    if (app.store.getState().view.depth !== depth) showToast(app, `stage.nothing.${depth}`);
  };
  const where = view.depth === 'world' ? t.t('stage.world') : view.depth === 'campus' ? siteName(t, catalog, view.site ?? '') : hallName;
  return (
    <section class={cx('stage', photo && 'photo', covered && 'covered', tables && 'hasTables')} aria-label={t.t('stage.label', { where })} data-region="stage" id="stage-region" tabIndex={-1}>
      <div ref={slot} class="stage-slot" aria-hidden="true" />
      <p class="vh">{t.t('stage.alternative')}</p>
      {photo ? <PhotoBar /> : tables ? <StageTables /> : (
        <>
          <StageLabels />
          <div class="hud ov" data-covers>
            <div class="hudbox" role="group" aria-label={t.t('stage.overlays')}>
              {OVERLAY_IDS.map((id) => (
                <Button key={id} size="sm" icon={OVERLAY_ICONS[id]} label={t.t(`stage.overlay.${id}`)} title={keys(`overlay.${id}`)} pressed={overlay === id} onPress={() => setOverlay(app, id)} />
              ))}
            </div>
            <Button size="sm" class="hudone" icon="camera" label={t.t('photo.open')} title={keys('photo')} onPress={() => togglePhoto(app)} />
            <Button size="sm" class="hudone" icon="table-2" label={t.t('stage.table')} title={keys('stage.table')} onPress={() => app.store.setState({ tableOpen: true })} />
          </div>
          <div class="hud zm" data-covers>
            <div class="hudbox" role="group" aria-label={t.t('stage.depth')}>
              {DEPTHS.map((depth) => <Button key={depth} size="sm" pressed={view.depth === depth} onPress={() => go(depth)}>{t.t(`stage.depth.${depth}`)}</Button>)}
            </div>
          </div>
          <Minimap />
          {view.depth === 'world' ? <MapLegend /> : overlay && <Legend overlay={overlay} />}
        </>
      )}
      {!photo && <div class={cx('stage-low', view.depth === 'world' && 'world')}>
        <Guide />
        <StopCard />
        <PlacingBar />
      </div>}
    </section>
  );
}

/** A tool that is taken takes the focus to the stage, so that Enter places instead of pressing its button again; laid down, it gives the focus back. */
function useToolFocus(): void {
  const inHand = useAppState((state) => state.tool !== null);
  const before = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const region = document.getElementById('stage-region');
    if (inHand) {
      before.current = document.activeElement;
      if (!region?.contains(document.activeElement)) region?.focus({ preventScroll: true });
    } else {
      const here = document.activeElement;
      const giver = before.current;
      before.current = null;
      if (giver instanceof HTMLElement && giver.isConnected && giver !== document.body && (here === null || here === document.body || region?.contains(here))) giver.focus({ preventScroll: true });
    }
  }, [inHand]);
}

/** What is in hand, whether it fits, and how to place it. */
function PlacingBar() {
  const app = useApp();
  const t = useT();
  const { tool, toolCheck, catalog, cursor } = useAppFields('tool', 'toolCheck', 'catalog', 'cursor');
  const bar = useRef<HTMLDivElement>(null);
  if (!tool) return null;
  const name = tool.kind === 'group' ? (tool.name.startsWith('@') ? t.t(tool.name.slice(1)) : tool.name) : tool.kind === 'structure' ? t.t(catalog?.structures[tool.structure]?.name ?? tool.structure)
    : tool.kind === 'row' ? t.t('stage.rowOf', { rack: t.t(catalog?.racks[tool.rack]?.name ?? tool.rack) }) : tool.kind === 'units' ? t.t(catalog?.coolingUnits[tool.unit]?.name ?? tool.unit) : t.t(tool.kind === 'moveRow' ? 'stage.moving' : 'stage.removing');
  const plotted = onPlot(tool);
  const started = !onPlot(tool) && tool.from !== null;
  return (
    <div ref={bar} class="placing" data-covers role="group" aria-label={t.t('stage.placing', { what: name })}>
      <p class="what sm">
        <Icon name={tool.kind === 'removeRow' ? 'trash' : tool.kind === 'moveRow' ? 'arrow-right' : 'hammer'} class="c-accent" /> <b>{name}</b>{tool.kind === 'structure' && tool.count > 1 && <Tag>{t.t('stage.times', { count: tool.count })}</Tag>}{' '}
        <span class="muted">{t.t(plotted ? (tool.kind === 'group' ? 'stage.howGroup' : 'stage.howStructure') : tool.kind === 'moveRow' ? (started ? 'stage.howMoveEnd' : 'stage.howMoveStart') : started ? (tool.kind === 'row' ? 'stage.howBlockEnd' : 'stage.howRowEnd') : 'stage.howRowStart')}</span>
      </p>
      <p role="status" class={cx('sm grow', toolCheck && (toolCheck.ok ? 'c-good' : 'c-bad'))}>
        {toolCheck && <><Icon name={toolCheck.ok ? 'check' : 'x'} /> {t.t(toolCheck.message, toolCheck.params)}</>}
      </p>
      <Button size="sm" kind="primary" disabled={cursor === null || (toolCheck !== null && !toolCheck.ok && (plotted ? tool.kind === 'structure' : started))} onPress={() => void commitCursor(app)}>{t.t(!plotted && !started ? (tool.kind === 'moveRow' ? 'stage.take' : 'stage.start') : 'stage.place')} <kbd>{t.t('key.enter')}</kbd></Button>
      {tool.kind !== 'moveRow' && tool.kind !== 'removeRow' && <Button size="sm" icon="map-pin" onPress={() => void suggestHere(app).then((found) => { if (found) bar.current?.querySelector<HTMLElement>('.pri')?.focus(); })}>{t.t('stage.suggest')}</Button>}
      <Button size="sm" onPress={() => cancelTool(app)}>{t.t('stage.stop')} <kbd>{t.t('key.escape')}</kbd></Button>
    </div>
  );
}
