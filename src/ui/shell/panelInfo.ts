/** The rail: order, icons, width, and which panels a phone shows as tabs. */
import type { PanelId } from '../../app/state.ts';
import type { IconName } from '../widgets/index.ts';

export const PANEL_ICONS: Readonly<Record<PanelId, IconName>> = {
  build: 'hammer', power: 'zap', cluster: 'server', training: 'brain-circuit', research: 'flask-conical', products: 'package', people: 'users', capital: 'landmark',
  race: 'flag', press: 'newspaper', reports: 'file-chart-column',
};

/** Panels about the whole lab take the stage's place; panels about places stand beside it. */
export const FULL_PANELS: ReadonlySet<PanelId> = new Set<PanelId>(['training', 'research', 'products', 'people', 'capital', 'race', 'press', 'reports']);

export const PHONE_PANELS: ReadonlySet<PanelId> = new Set<PanelId>(['build', 'cluster', 'training']);
