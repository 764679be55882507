import { select } from '../../app/actions/play.ts';
import type { App } from '../../app/app.ts';

/** Chooses what stands on the tile under the keyboard cursor. */
export function selectAtCursor(app: App): void {
  const { cursor, view, frame, catalog } = app.store.getState();
  if (!cursor || !frame || !catalog) return;
  if (view.depth === 'hall') {
    const { racks } = frame;
    for (let r = 0; r < racks.count; r++) {
      if (racks.hall[r] !== view.hall || racks.x[r] !== cursor.x || racks.y[r] !== cursor.y) continue;
      return select(app, { kind: 'rack', hall: racks.hall[r]!, id: racks.id[r]! });
    }
  } else if (view.depth === 'campus') {
    for (const structure of frame.sites.find((site) => site.id === view.site)?.structures ?? []) {
      const def = catalog.structures[structure.def];
      if (!def || cursor.x < structure.x || cursor.y < structure.y || cursor.x >= structure.x + def.w || cursor.y >= structure.y + def.d) continue;
      return select(app, { kind: 'structure', site: view.site ?? '', id: structure.id });
    }
  }
}
