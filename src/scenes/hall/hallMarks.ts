/** What lies on top of a hall: the frame of what is chosen or pointed at, rows in the plan, the tiles and the ghosts of what is in hand. */
import type Phaser from 'phaser';
import { groundSize, plannedTiles, toolAreas } from '../../app/actions/placing.ts';
import { onPlot, type AppState } from '../../app/state.ts';
import type { Frame } from '../../sim/index.ts';
import type { AtlasScale } from '../shared/atlas.ts';
import { isoX, isoY } from '../shared/iso.ts';
import { areaMark, boxEdges, brackets, CHOSEN } from '../shared/marks.ts';
import { SpriteList } from '../shared/spriteList.ts';
import type { StageView } from '../shared/view.ts';
import type { HallSheet } from './bake.ts';
import type { HallModel } from './hallModel.ts';
import { frameOf } from './rackLook.ts';

interface Showing {
  model: HallModel;
  view: StageView;
  hover: number | null;
  built: string; // signature of the picture below
  sheet: HallSheet;
  atlasScale: AtlasScale;
}

export class HallMarks {
  private readonly ghosts: SpriteList;
  private readonly graphics: Phaser.GameObjects.Graphics;
  private key = '';

  constructor(scene: Phaser.Scene) {
    this.ghosts = new SpriteList(scene, 'hall');
    this.graphics = scene.add.graphics();
  }

  show(state: AppState, frame: Frame, { model, view, hover, built, sheet, atlasScale }: Showing): void {
    const { selection, tool, cursor, toolCheck } = state;
    const { pen } = view;
    const key = JSON.stringify([built, pen, selection, tool, cursor, toolCheck?.ok, hover, state.plan.entries.map((entry) => entry.key), state.planPreview?.payCents, state.chosenRows, toolCheck?.rows]);
    if (key === this.key) return;
    this.key = key;
    const g = this.graphics;
    g.clear();
    const frameRack = (i: number, colour: number): void => {
      brackets(g, model.places.x[i]!, model.places.y[i]!, 1, 1, colour, pen);
      boxEdges(g, model.places.x[i]!, model.places.y[i]!, 1, 1, model.tall[i]!, colour, pen);
    };
    if (hover !== null && hover < model.rows.length && !tool) frameRack(hover, 0xd4eefa);
    if (selection?.kind === 'rack' && selection.hall === model.here.structure.id) {
      const i = model.rows.findIndex((r) => frame.racks.id[r] === selection.id);
      if (i >= 0) frameRack(i, CHOSEN);
    }
    for (const { x, y, length } of state.chosenRows?.hall === model.here.structure.id ? state.chosenRows.rows : []) {
      areaMark(g, x, y, length, 1, 'valid', pen);
      brackets(g, x, y, length, 1, CHOSEN, pen);
    }
    const areas = tool && !onPlot(tool) ? toolAreas(state) : [];
    const verdict = tool?.kind === 'removeRow' ? 'invalid' : toolCheck === null ? 'unknown' : toolCheck.ok ? 'valid' : 'invalid';
    for (const area of plannedTiles(state)) areaMark(g, area.x, area.y, 1, 1, 'unknown', pen);
    for (const area of areas) areaMark(g, area.x, area.y, 1, 1, verdict, pen);
    if (!tool && cursor) brackets(g, cursor.x, cursor.y, 1, 1, 0xffffff, pen);
    const rack = tool?.kind === 'row' ? state.catalog?.racks[tool.rack]?.sprite : undefined;
    const family = rack ? frameOf(rack) : tool?.kind === 'units' || (tool?.kind === 'moveRow' && tool.from) ? 'rack-air8' : undefined;
    const at = family ? sheet.at(`${family}-front-planned`) : undefined;
    const size = groundSize(state);
    this.ghosts.show(at && family && size && cursor && tool
      ? areas.filter((area) => area.x < size.cols).map((area) => ({ frame: `${family}-front-planned`, x: isoX(area.x, area.y) + at[0], y: isoY(area.x, area.y) + at[1], tint: verdict === 'invalid' ? 0xff9c8c : verdict === 'valid' ? 0xc9f2e0 : 0xffffff }))
      : [], atlasScale, sheet.key);
  }
}
