/** Panels of the interface, in the order of the rail: what guided steps may point at and unlock. */
export const PANEL_IDS = ['build', 'power', 'cluster', 'training', 'research', 'products', 'people', 'capital', 'race', 'press', 'reports'] as const;
export type PanelId = (typeof PANEL_IDS)[number];
