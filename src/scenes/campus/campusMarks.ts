/** What lies on top of a campus: marks of trouble, the frame of what is chosen, the ground and the ghost of what is in hand. */
import type Phaser from 'phaser';
import { toolAreas } from '../../app/actions/placing.ts';
import { onPlot, type AppState } from '../../app/state.ts';
import type { Catalog, Site } from '../../sim/index.ts';
import type { AtlasScale } from '../shared/atlas.ts';
import { isoX, isoY } from '../shared/iso.ts';
import { areaMark, boxEdges, brackets, CHOSEN, troubleMark, VERDICT } from '../shared/marks.ts';
import { SpriteList } from '../shared/spriteList.ts';
import type { StageView } from '../shared/view.ts';
import { isShort } from './feeders.ts';
import { ghostOf, plannedOn } from './ghosts.ts';
import type { Ground } from './ground.ts';
import { hereOf, overlayLook, troubleOf } from './overlay.ts';
import { defOf, heightOf, phaseOf } from './structureLook.ts';

interface Showing {
  plan: Ground;
  view: StageView;
  hover: number | null;
  painted: string; // signature of the picture below
  atlasScale: AtlasScale;
}

export class CampusMarks {
  readonly graphics: Phaser.GameObjects.Graphics;
  private readonly ghosts: SpriteList;
  private key = '';

  constructor(scene: Phaser.Scene) {
    this.ghosts = new SpriteList(scene, 'campus');
    this.graphics = scene.add.graphics();
  }

  show(state: AppState, site: Site | null, catalog: Catalog, { plan, view, hover, painted, atlasScale }: Showing): void {
    const { selection, tool, cursor, toolCheck, overlay } = state;
    const around = hereOf(overlay, site, catalog, state.frame?.timeS ?? 0);
    const troubles = (site?.structures ?? []).flatMap((structure) => {
      const def = defOf(catalog, structure);
      const mark = def ? (overlay ? overlayLook(overlay, structure, def, around).mark : troubleOf(structure)) : 'none';
      return def && mark !== 'none' ? [{ structure, def, mark }] : [];
    });
    const short = site !== null && isShort(site);
    const size = Math.max(9, 9 / view.zoom);
    const { pen } = view;
    const key = JSON.stringify([short, pen, troubles.map(({ structure, mark }) => [structure.id, mark]), selection, tool, cursor, toolCheck?.ok, hover, Math.round(size * 2), painted, state.planPreview?.structures]);
    if (key === this.key) return;
    this.key = key;
    const g = this.graphics;
    g.clear();
    const framed = (id: number, colour: number): void => {
      const structure = site?.structures.find((entry) => entry.id === id);
      const def = structure ? defOf(catalog, structure) : undefined;
      if (!structure || !def) return;
      boxEdges(g, structure.x - 0.1, structure.y - 0.1, def.w + 0.2, def.d + 0.2, phaseOf(structure, def) === 'planned' ? 0.3 : heightOf(def), colour, pen);
      brackets(g, structure.x - 0.1, structure.y - 0.1, def.w + 0.2, def.d + 0.2, colour, pen);
    };
    if (hover !== null && !tool) framed(hover, 0xd4eefa);
    if (selection?.kind === 'structure' && selection.site === site?.id) framed(selection.id, CHOSEN);
    for (const { structure, def, mark } of troubles) troubleMark(g, mark as 'warn', isoX(structure.x + def.w / 2, structure.y + def.d / 2), isoY(structure.x + def.w / 2, structure.y + def.d / 2, heightOf(def)) - size, size);
    if (short) {
      const { x, y } = plan.substation;
      troubleMark(g, 'bolt', isoX(x + 2, y + 1.5), isoY(x + 2, y + 1.5, 1.4) - size, size * 1.25);
    }
    const planned = plannedOn(state, site?.id, catalog);
    for (const { x, y, def } of planned) {
      areaMark(g, x, y, def.w, def.d, 'unknown', pen);
      boxEdges(g, x, y, def.w, def.d, heightOf(def), VERDICT.unknown, pen);
    }
    const areas = tool && onPlot(tool) ? toolAreas(state) : [];
    const verdict = toolCheck === null ? 'unknown' : toolCheck.ok ? 'valid' : 'invalid';
    for (const area of areas) {
      areaMark(g, area.x, area.y, area.w, area.d, verdict, pen);
      const def = catalog.structures[area.structure ?? ''];
      if (def) boxEdges(g, area.x, area.y, area.w, area.d, heightOf(def), VERDICT[verdict], pen);
    }
    if (!tool && cursor) brackets(g, cursor.x, cursor.y, 1, 1, 0xffffff, pen);
    this.ghosts.show([
      ...planned.flatMap(({ x, y, def }) => ghostOf(def, x, y, 0.6, VERDICT.unknown)),
      ...areas.flatMap(({ x, y, structure }) => {
        const def = catalog.structures[structure ?? ''];
        return def ? ghostOf(def, x, y, verdict === 'invalid' ? 0.45 : 0.75, verdict === 'invalid' ? 0xff8a76 : VERDICT.unknown) : [];
      }),
    ], atlasScale);
  }
}
