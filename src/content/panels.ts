/** Panels that guided steps may point at and unlock. */
export const PANEL_IDS = ['map', 'build', 'cluster', 'training', 'research', 'products', 'people', 'capital', 'race', 'press', 'reports'] as const;
export type PanelId = (typeof PANEL_IDS)[number];
