/** Everything the command palette offers. */
import { enterHall, enterSite, openPanel, select, setDepth, setOverlay, setSpeed, takeTool, togglePause } from '../../app/actions/play.ts';
import { takeBlueprint } from '../../app/actions/blueprints.ts';
import { repeatLast } from '../../app/actions/rows.ts';
import { withRacksOfToday } from '../../app/plan/blueprint.ts';
import { exportRun, exportSave } from '../../app/actions/saves.ts';
import { openMods } from '../../app/actions/workbench.ts';
import { unlockedPanels } from '../../app/unlocked.ts';
import type { App } from '../../app/app.ts';
import type { Translator } from '../../app/i18n/translate.ts';
import { togglePhoto } from '../../app/actions/photo.ts';
import { OVERLAY_IDS, PANEL_IDS, type PanelId } from '../../app/state.ts';
import { WATERFALL_STEPS, type Speed } from '../../app/simValues.ts';
import type { KeyCommand } from '../a11y/keymap.ts';
import type { PaletteCommand } from '../widgets/index.ts';
import { toggleSound } from '../screens/preferences.ts';
import { toggleDigest } from './digest.ts';
import { showStructure } from './jump.ts';
import { keyLabel, panelKey } from './keyWords.ts';
import { siteName, structureName } from './names.ts';
import { PANEL_ICONS } from './panelInfo.ts';
import { TAB_ORDERS } from './tabOrders.ts';

/** Every tab of every panel, and every order by its name: chosen, it opens the place where it is given. */
function tabCommands(app: App, t: Translator, unlocked: readonly PanelId[] | null): PaletteCommand[] {
  const out: PaletteCommand[] = [];
  for (const panel of PANEL_IDS) {
    const disabledReason = unlocked !== null && !unlocked.includes(panel) ? t.t('shell.locked') : null;
    for (const [tab, orders] of Object.entries(TAB_ORDERS[panel])) {
      const place = t.t('command.tab', { panel: t.t(`shell.panel.${panel}`), tab: t.t(`panel.${panel}.tab.${tab}`) });
      const run = (): void => {
        app.store.setState({ panelTab: { ...app.store.getState().panelTab, [panel]: tab } });
        openPanel(app, panel);
      };
      out.push({ id: `tab.${panel}.${tab}`, label: place, detail: t.t('command.kind.panel'), icon: PANEL_ICONS[panel], disabledReason, run });
      for (const order of orders) out.push({ id: `order.${order}`, label: t.t(`order.${order}`), detail: place, icon: PANEL_ICONS[panel], disabledReason, run });
    }
  }
  return out;
}

export function paletteCommands(app: App, t: Translator, key: (command: KeyCommand) => string | undefined): PaletteCommand[] {
  const { frame, catalog, view } = app.store.getState();
  const unlocked = unlockedPanels(app);
  const out: PaletteCommand[] = [];
  const scenario = frame ? catalog?.scenarios[frame.scenario] : undefined;

  out.push({ id: 'pause', label: t.t('command.pause'), icon: 'pause', hint: key('time.toggle'), run: () => togglePause(app) });
  for (let speed = 1; speed <= (scenario?.maxSpeed ?? 4); speed++) {
    out.push({ id: `speed${speed}`, label: t.t('command.speed', { speed }), icon: 'timer', hint: key(`time.speed${speed}` as KeyCommand), run: () => setSpeed(app, speed as Speed) });
  }
  out.push({ id: 'sound', label: t.t('keys.sound.toggle'), icon: 'volume-2', hint: key('sound.toggle'), run: () => toggleSound(app) });
  for (const panel of PANEL_IDS) {
    const locked = unlocked !== null && !unlocked.includes(panel);
    out.push({
      id: `panel.${panel}`, label: t.t('command.panel', { panel: t.t(`shell.panel.${panel}`) }), detail: t.t('command.kind.panel'), icon: PANEL_ICONS[panel], hint: keyLabel(t, panelKey(panel)),
      disabledReason: locked ? t.t('shell.locked') : null, run: () => openPanel(app, panel),
    });
  }
  out.push(...tabCommands(app, t, unlocked));
  out.push({ id: 'charts', label: t.t('shell.charts'), icon: 'chart-line', run: () => app.store.setState({ chartsOpen: true, panel: null }) });
  out.push({ id: 'digest', label: t.t('keys.digest.open'), icon: 'eye', hint: key('digest.open'), run: () => toggleDigest(app) });
  for (const overlay of OVERLAY_IDS) {
    out.push({ id: `overlay.${overlay}`, label: t.t(`stage.overlay.${overlay}`), icon: 'layers', hint: key(`overlay.${overlay}`), run: () => setOverlay(app, overlay) });
  }
  for (const depth of ['world', 'campus', 'hall'] as const) {
    out.push({ id: `depth.${depth}`, label: t.t('command.depth', { depth: t.t(`stage.depth.${depth}`) }), icon: 'map', run: () => setDepth(app, depth) });
  }
  out.push({ id: 'photo', label: t.t('photo.open'), icon: 'camera', hint: key('photo'), run: () => togglePhoto(app) });
  out.push({ id: 'table', label: t.t('stage.table'), icon: 'table-2', hint: key('stage.table'), run: () => app.store.setState({ tableOpen: true }) });
  for (const step of WATERFALL_STEPS) {
    out.push({ id: `step.${step}`, label: t.t('command.step', { step: t.t(`widget.fall.${step}`) }), detail: t.t('command.kind.step'), icon: 'target', run: () => select(app, { kind: 'step', step }) });
  }
  for (const site of frame?.sites ?? []) {
    const where = siteName(t, catalog, site.id);
    out.push({ id: `site.${site.id}`, label: where, detail: t.t('command.kind.site'), icon: 'map-pin', run: () => { enterSite(app, site.id); select(app, { kind: 'site', site: site.id }); } });
    for (const structure of site.structures) {
      out.push({
        id: `s.${structure.id}`, label: structureName(t, catalog, site, structure), detail: where, icon: structure.hall ? 'building' : 'factory',
        run: () => { if (structure.hall && structure.stage === 'ready') enterHall(app, site.id, structure.id); showStructure(app, site.id, structure.id); },
      });
    }
  }
  const place = frame?.sites.find((site) => site.id === view.site);
  if (place && catalog && (unlocked === null || unlocked.includes('build'))) {
    for (const def of Object.values(catalog.structures)) {
      if (def.kind === 'hall' && def.fromShell) continue;
      out.push({ id: `build.${def.id}`, label: t.t('command.build', { what: t.t(def.name) }), detail: t.t('command.kind.tool'), icon: 'hammer', run: () => takeTool(app, { kind: 'structure', site: place.id, structure: def.id, count: 1 }) });
    }
    for (const def of Object.values(catalog.blueprints)) {
      out.push({ id: `blueprint.${def.id}`, label: t.t('command.blueprint', { what: t.t(def.name) }), detail: t.t('command.kind.tool'), icon: 'pencil-ruler', run: () => takeBlueprint(app, withRacksOfToday(def, catalog, frame!), t.t(def.name), place.id) });
    }
    out.push({ id: 'build.repeat', label: t.t('plan.repeat'), detail: t.t('command.kind.tool'), icon: 'repeat', run: () => void repeatLast(app) });
    const hall = view.hall;
    if (hall !== null) {
      for (const rack of Object.values(catalog.racks)) {
        out.push({ id: `row.${rack.id}`, label: t.t('command.row', { rack: t.t(rack.name) }), detail: t.t('command.kind.tool'), icon: 'server', run: () => takeTool(app, { kind: 'row', hall, rack: rack.id, from: null }) });
      }
    }
  }
  const dialog = (id: 'save' | 'keys' | 'share' | 'quit' | 'menu', icon: PaletteCommand['icon']): void => {
    out.push({ id, label: t.t(`menu.${id}`), icon, run: () => app.store.setState({ dialog: id }) });
  };
  dialog('save', 'save');
  out.push({ id: 'export', label: t.t('menu.export'), icon: 'download', run: () => void exportSave(app) });
  out.push({ id: 'run', label: t.t('menu.run'), icon: 'file-check', run: () => void exportRun(app) });
  out.push({ id: 'load', label: t.t('menu.load'), icon: 'folder-open', run: () => app.store.setState({ screen: 'saves' }) });
  out.push({ id: 'mods', label: t.t('title.mods'), icon: 'puzzle', run: () => openMods(app) });
  out.push({ id: 'settings', label: t.t('menu.settings'), icon: 'settings', run: () => app.store.setState({ screen: 'settings' }) });
  dialog('keys', 'keyboard');
  dialog('share', 'share-2');
  dialog('quit', 'log-out');
  return out;
}
