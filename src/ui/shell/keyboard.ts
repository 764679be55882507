/** The keys of the game. Fields, lists and dialogs take theirs first; what is left over comes here. */
import { useContext } from 'preact/hooks';
import { cancelTool, commitCursor, steerCursor } from '../../app/actions/placing.ts';
import { copyChosen, pasteCopied } from '../../app/actions/blueprints.ts';
import { repeatLast } from '../../app/actions/rows.ts';
import { commitPlan, setPlanning, stepPlan } from '../../app/actions/plan.ts';
import { openPanel, select, setDepth, setOverlay, setSpeed, togglePanel, togglePause, zoomOut } from '../../app/actions/play.ts';
import { togglePhoto } from '../../app/actions/photo.ts';
import { showToast } from '../../app/actions/toasts.ts';
import { lockedWords, unlockedPanels } from '../../app/unlocked.ts';
import type { App } from '../../app/app.ts';
import type { OverlayId } from '../../app/state.ts';
import type { Speed } from '../../app/simValues.ts';
import { announce } from '../a11y/live.tsx';
import type { KeyCommand, KeyContext } from '../a11y/keymap.ts';
import { cycleRegion } from '../a11y/regions.ts';
import { useApp, useT } from '../context.ts';
import { useListener } from '../hooks.ts';
import { explainFocused, KeymapContext } from '../widgets/index.ts';
import { toggleDigest } from './digest.ts';
import { cycleAlert } from './jump.ts';
import { panelOfCommand } from './keyWords.ts';
import { selectAtCursor } from './selectAt.ts';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const OWN_ARROWS = 'input, select, textarea, [role=radio], [role=tab], [role=listbox], [role=menu], [role=spinbutton], table, .rail, .fall ol, .scroll, .tip';

/** Fields with an undo of their own. */
const TYPED = 'input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, [role=spinbutton]';

export function useGameKeys(): void {
  const app = useApp();
  const t = useT();
  const keymap = useContext(KeymapContext);
  useListener<KeyboardEvent>(window, 'keydown', (event) => {
    if (event.defaultPrevented || document.querySelector('dialog[open], .menubox')) return;
    if (onStageKey(app, event)) return event.preventDefault();
    const contexts: KeyContext[] = document.activeElement?.closest('.panel.incident') ? ['incident', 'global'] : ['global'];
    const command = keymap.match(event, contexts);
    if (command && run(app, command, (what) => announce.status(t.t('shell.region', { what: t.has(`region.${what}`) ? t.t(`region.${what}`) : what })))) event.preventDefault();
  });
}

/** Arrows and Enter, while the stage or nothing in particular has the focus. */
function onStageKey(app: App, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const { tool, view, cursor, tableOpen, preferences, canvasFailed } = app.store.getState();
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(OWN_ARROWS) || ((tableOpen || !preferences.canvas || canvasFailed) && !tool)) return false;
  const arrow = ARROWS[event.key];
  if (arrow && view.depth !== 'world') {
    const stride = event.shiftKey ? 5 : 1;
    steerCursor(app, arrow[0] * stride, arrow[1] * stride);
    return true;
  }
  const onStage = target === null || target === document.body || target.closest('.stage, .work') === target;
  if (event.key === 'Enter' && (tool ? !target?.closest('button, a') : onStage && cursor !== null)) {
    if (tool) void commitCursor(app);
    else selectAtCursor(app);
    return true;
  }
  return false;
}

const isTyping = (): boolean => Boolean(document.activeElement?.closest(TYPED));

/** True when the command did something here. */
export function run(app: App, command: KeyCommand, sayRegion: (what: string) => void): boolean {
  const { store } = app;
  const panel = command.startsWith('panel.') ? panelOfCommand(command) : null;
  if (panel) {
    togglePanel(app, panel); // a closed one says why
    return true;
  }
  switch (command) {
    case 'time.toggle': togglePause(app); return true;
    case 'time.speed1': case 'time.speed2': case 'time.speed3': case 'time.speed4': setSpeed(app, Number(command.at(-1)) as Speed); return true;
    case 'palette.open': store.setState({ dialog: 'palette' }); return true;
    case 'photo': togglePhoto(app); return true;
    case 'help': store.setState({ dialog: 'keys' }); return true;
    case 'explain': return explainFocused();
    case 'alert.next': return cycleAlert(app, 1) !== null;
    case 'alert.previous': return cycleAlert(app, -1) !== null;
    case 'waterfall.fold': store.setState({ waterfallFolded: !store.getState().waterfallFolded }); return true;
    case 'stage.table': store.setState({ tableOpen: !store.getState().tableOpen }); return true;
    case 'overlay.power': case 'overlay.heat': case 'overlay.health': case 'overlay.network': case 'overlay.water': case 'overlay.money': case 'overlay.build': setOverlay(app, command.slice('overlay.'.length) as OverlayId); return true;
    case 'depth.in': setDepth(app, store.getState().view.depth === 'world' ? 'campus' : 'hall'); return true;
    case 'depth.out': zoomOut(app); return true;
    case 'region.next': case 'region.previous': {
      const region = cycleRegion(command === 'region.next' ? 1 : -1);
      if (region) sayRegion(region);
      return region !== null;
    }
    case 'undo': case 'redo': return !isTyping() && stepPlan(app, command);
    case 'plan.toggle': togglePlanning(app); return true;
    case 'plan.commit': {
      if (store.getState().plan.entries.length === 0) return false;
      void commitPlan(app);
      return true;
    }
    case 'digest.open': toggleDigest(app); return true;
    case 'build.repeat': void repeatLast(app); return true;
    case 'hall.copy': return isTyping() || !getSelection()?.isCollapsed ? false : copyChosen(app);
    case 'hall.paste': return !isTyping() && pasteCopied(app);
    case 'digest.repeat': announce.repeatDigest(); return true;
    case 'escape': return escape(app);
    case 'order.1': case 'order.2': case 'order.3': case 'order.4': {
      document.querySelector<HTMLElement>(`[data-order="${command.at(-1)}"]`)?.click();
      return true;
    }
    default: return false;
  }
}

/** Plan mode on or off; where the mission has not opened building yet there is nothing to plan. */
function togglePlanning(app: App): void {
  const open = unlockedPanels(app);
  const { plan } = app.store.getState();
  if (open && !open.includes('build')) {
    const { message, params } = lockedWords(app, 'build');
    return showToast(app, message, params, 'info');
  }
  setPlanning(app, !plan.on);
  showToast(app, plan.on ? 'plan.isOff' : 'plan.isOn');
}

/** Innermost first: the tool, the charts, the panel, the table, the choice, one depth out. */
function escape(app: App): boolean {
  const { tool, chartsOpen, panel, tableOpen, selection, view, photo } = app.store.getState();
  if (photo) togglePhoto(app);
  else if (tool) cancelTool(app);
  else if (chartsOpen) app.store.setState({ chartsOpen: false });
  else if (panel) {
    openPanel(app, null);
    document.querySelector<HTMLElement>(`[data-guide="panel.${panel}"]`)?.focus();
  } else if (tableOpen) app.store.setState({ tableOpen: false });
  else if (selection) select(app, null);
  else if (view.depth !== 'world') zoomOut(app);
  else app.store.setState({ dialog: 'menu' });
  return true;
}
