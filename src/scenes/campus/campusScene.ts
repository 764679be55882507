/** One site: painted ground, sorted buildings, what moves, and the marks on top. */
import Phaser from 'phaser';
import type { AppState } from '../../app/state.ts';
import { enterHall, select } from '../../app/actions/play.ts';
import { toolAreas } from '../../app/actions/placing.ts';
import type { Catalog, Site, SiteDef, Structure } from '../../sim/index.ts';
import { anchorsOf, sheetKey } from '../shared/atlas.ts';
import type { LabelAnchor } from '../shared/anchors.ts';
import { ACCENT, hex } from '../shared/colour.ts';
import { Daylight } from '../shared/daylight.ts';
import { greySheet } from '../shared/greySheet.ts';
import { groundBounds, isoX, isoY, onBox, toTile, type Bounds } from '../shared/iso.ts';
import { areaMark, brackets, troubleMark } from '../shared/marks.ts';
import { canvasScale, painterOn } from '../shared/painter.ts';
import { makeSoftTextures } from '../shared/softTextures.ts';
import { SpriteList } from '../shared/spriteList.ts';
import { StageScene, type StageContext } from '../shared/stageScene.ts';
import { StillImage } from '../shared/stillImage.ts';
import { drawCampus, siteSignature, standingOf, type CampusDrawing } from './campusSpecs.ts';
import { feedersOf, type Feeder } from './feeders.ts';
import { makeGround, type Ground } from './ground.ts';
import { CampusLife } from './life.ts';
import { overlayLook, troubleOf } from './overlay.ts';
import { paintGround } from './paintGround.ts';
import { placed } from '../shared/spec.ts';
import { defOf, heightOf, phaseOf, spriteOf } from './structureLook.ts';
import { plantTrees } from './trees.ts';
import { drawWires } from './wires.ts';

const OVERLAY_GROUND = 0x656b78;

export class CampusScene extends StageScene {
  private ground!: StillImage;
  private cables!: Phaser.GameObjects.Graphics;
  private bodies!: SpriteList;
  private wires!: Phaser.GameObjects.Graphics;
  private life!: CampusLife;
  private ghosts!: SpriteList;
  private marks!: Phaser.GameObjects.Graphics;
  private readonly daylight = new Daylight();
  private plan: Ground | null = null;
  private drawing: CampusDrawing | null = null;
  private bounds: Bounds = { x: 0, y: 0, w: 1, h: 1 };
  private painted = '';
  private shown = '';
  private homed = '';
  private feederKey = '';
  private marksKey = '';
  private hover: number | null = null;
  private crane = -1;
  private overlaid = false;

  constructor(context: StageContext) {
    super('campus', 'campus', context);
  }

  protected build(): void {
    makeSoftTextures(this.textures);
    this.cameras.main.setBackgroundColor('#7f9468');
    this.ground = new StillImage(this, 'campus-ground');
    this.cables = this.add.graphics();
    const pulses = this.add.layer();
    this.bodies = new SpriteList(this, 'campus');
    this.wires = this.add.graphics();
    this.life = new CampusLife(this, pulses);
    this.ghosts = new SpriteList(this, 'campus');
    this.marks = this.add.graphics();
  }

  private site(state: AppState): { site: Site | null; def: SiteDef; catalog: Catalog } | null {
    const { catalog, frame, view } = state;
    const def = catalog?.sites[view.site ?? ''];
    return catalog && def ? { catalog, def, site: frame?.sites.find((entry) => entry.id === def.id) ?? null } : null;
  }

  home(): void {
    const state = this.state();
    const here = this.site(state);
    if (!here) return;
    // What stands there, with its roads; all of a plot that is still empty.
    const areas = standingOf(here.site, here.def, here.catalog);
    if (areas.length === 0) {
      this.view.fit(groundBounds(here.def.plotCols, here.def.plotRows + 2, 20, 60, 20), 40, 1.1);
      return;
    }
    const left = Math.min(...areas.map((area) => isoX(area.x, area.y + area.d)));
    const right = Math.max(...areas.map((area) => isoX(area.x + area.w, area.y)));
    const top = Math.min(...areas.map((area) => isoY(area.x, area.y)));
    const bottom = Math.max(...areas.map((area) => isoY(area.x + area.w, area.y + area.d)));
    const w = Math.max(640, right - left + 160);
    const h = Math.max(380, bottom - top + 160);
    this.view.fit({ x: (left + right - w) / 2, y: (top + bottom - h) / 2 - 20, w, h }, 20, 1.4);
  }

  protected refresh(state: AppState): void {
    const here = this.site(state);
    if (!here) return;
    const { def, site, catalog } = here;
    if (state.frame) {
      this.daylight.take(state.frame.timeS, performance.now());
      this.life.takeFrame(state.frame);
    }
    const painted = `${site ? siteSignature(site, catalog) : def.id}@${this.atlasScale}`;
    if (painted !== this.painted) {
      this.painted = painted;
      this.shown = '';
      this.bounds = groundBounds(def.plotCols, def.plotRows, 620, 380, 460);
      this.view.limit(this.bounds, { min: 0.3, max: 2 });
      this.plan = makeGround(def, standingOf(site, def, catalog));
    }
    if (this.homed !== def.id) {
      this.homed = def.id;
      this.home();
    }
    this.show(state, here);
    this.showMarks(state, here);
  }

  private show(state: AppState, { site, def, catalog }: { site: Site | null; def: SiteDef; catalog: Catalog }): void {
    const { overlay } = state;
    const tints = overlay && site ? site.structures.map((structure) => tintOf(structure, catalog, overlay)).join() : '';
    const shown = `${this.painted}/${overlay ?? ''}/${tints}`;
    const plan = this.plan!;
    if (shown !== this.shown) {
      const repaint = !this.shown.startsWith(`${this.painted}/`);
      this.shown = shown;
      const standing = standingOf(site, def, catalog);
      const trees = repaint ? plantTrees(plan, standing, this.bounds) : this.trees;
      this.trees = trees;
      const anchors = anchorsOf('campus');
      const texture = this.textures.get(sheetKey('campus', this.atlasScale));
      this.drawing = drawCampus(anchors, catalog, def, site, plan, trees, overlay);
      if (repaint) {
        const scale = canvasScale(this.bounds, Math.min(this.view.ratio, 1.5));
        paintGround(painterOn(this.ground.canvas, this.bounds, scale, texture, this.atlasScale, anchors), this.bounds, plan, trees, this.drawing.under, { texture, atlasScale: this.atlasScale, anchors });
        this.ground.show(this.bounds);
        drawWires(this.wires, plan);
      }
      if (overlay) this.bodies.show(this.drawing.specs, 1, greySheet(this.textures, sheetKey('campus', 1)));
      else this.bodies.show(this.drawing.specs, this.atlasScale);
      this.life.rebuild(site, catalog, plan, this.bounds, this.drawing, this.atlasScale, overlay !== null);
      this.overlaid = overlay !== null;
      this.crane = -1;
      this.feederKey = '';
      this.relight();
    }
    this.turnCranes();
    if (site) this.showFeeders(feedersOf(site, catalog, plan, overlay === 'power'), overlay === 'power');
  }
  private trees: ReturnType<typeof plantTrees> = [];

  private showFeeders(feeders: readonly Feeder[], drawn: boolean): void {
    const key = `${drawn}${feeders.map((feeder) => Math.round(feeder.load * 20)).join()}`;
    if (key === this.feederKey) return;
    this.feederKey = key;
    this.life.setFeeders(feeders);
    this.cables.clear();
    // Buried and quiet by itself; as wide as its load under the power overlay.
    for (const [extra, colour, alpha] of [[2.5, 0x161c28, drawn ? 0.7 : 0.16], [0, hex(ACCENT.power), drawn ? 1 : 0.34]] as const) {
      for (const { points, load } of feeders) {
        this.cables.lineStyle((drawn ? 1.2 + load * 4 : 1.1) + extra, load > 0.9 && extra === 0 ? hex(ACCENT.warn) : colour, alpha);
        this.cables.beginPath();
        points.forEach(([x, y], i) => (i === 0 ? this.cables.moveTo(x, y) : this.cables.lineTo(x, y)));
        this.cables.strokePath();
      }
    }
  }

  /** Jibs turn one step per worked hour: the frame of the crane changes, its place with it. */
  private turnCranes(): void {
    const turn = this.life.craneTurn(0);
    if (turn === this.crane || !this.drawing || !this.context.motion.on) return;
    this.crane = turn;
    const at = anchorsOf('campus');
    for (const { tag, phase } of this.drawing.cranes) {
      const image = this.bodies.tagged(tag);
      const before = image ? at[image.frame.name.split('/')[0]!]?.at['body'] : undefined;
      const sprite = `crane-tower-${(phase + turn) % 8}`;
      const after = at[sprite]?.at['body'];
      if (!image || !before || !after) continue;
      image.setFrame(`${sprite}/body`, false, false).setPosition(image.x - before[0] + after[0], image.y - before[1] + after[1]);
    }
  }

  private showMarks(state: AppState, { site, catalog }: { site: Site | null; catalog: Catalog }): void {
    const { selection, tool, cursor, toolCheck, overlay } = state;
    const troubles = (site?.structures ?? []).flatMap((structure) => {
      const def = defOf(catalog, structure);
      const mark = def ? (overlay ? overlayLook(overlay, structure, def).mark : troubleOf(structure)) : 'none';
      return def && mark !== 'none' ? [{ structure, def, mark }] : [];
    });
    const size = Math.max(9, 9 / this.view.zoom);
    const key = JSON.stringify([troubles.map(({ structure, mark }) => [structure.id, mark]), selection, tool, cursor, toolCheck?.ok, this.hover, Math.round(size * 2), this.painted]);
    if (key === this.marksKey) return;
    this.marksKey = key;
    const g = this.marks;
    g.clear();
    const framed = (id: number, colour: number): void => {
      const structure = site?.structures.find((entry) => entry.id === id);
      const def = structure ? defOf(catalog, structure) : undefined;
      if (structure && def) brackets(g, structure.x - 0.1, structure.y - 0.1, def.w + 0.2, def.d + 0.2, colour);
    };
    if (this.hover !== null && !tool) framed(this.hover, 0xd4eefa);
    if (selection?.kind === 'structure' && selection.site === site?.id) framed(selection.id, 0xffffff);
    for (const { structure, def, mark } of troubles) troubleMark(g, mark as 'warn', isoX(structure.x + def.w / 2, structure.y + def.d / 2), isoY(structure.x + def.w / 2, structure.y + def.d / 2, heightOf(def)) - size, size);
    const areas = tool?.kind === 'structure' ? toolAreas(state) : [];
    const verdict = toolCheck === null ? 'unknown' : toolCheck.ok ? 'valid' : 'invalid';
    for (const area of areas) areaMark(g, area.x, area.y, area.w, area.d, verdict);
    if (!tool && cursor) brackets(g, cursor.x, cursor.y, 1, 1);
    this.showGhosts(state, areas, verdict === 'invalid');
  }

  private showGhosts(state: AppState, areas: readonly { x: number; y: number }[], refused: boolean): void {
    const def = state.tool?.kind === 'structure' ? state.catalog?.structures[state.tool.structure] : undefined;
    const anchors = anchorsOf('campus');
    const sprite = def ? spriteOf(anchors, def) : '';
    const name = anchors[`${sprite}-planned`] ? `${sprite}-planned` : sprite;
    const foot = anchors[name]?.foot ?? [1, 1];
    this.ghosts.show(areas.flatMap((area) => {
      const spec = placed(anchors, name, 'body', area.x + ((def?.w ?? 1) - foot[0]) / 2, area.y + ((def?.d ?? 1) - foot[1]) / 2);
      return spec ? [{ ...spec, alpha: 0.6, tint: refused ? 0xff9c8c : 0xd4eefa }] : [];
    }), this.atlasScale);
  }

  private relight(): void {
    const { shade, dark } = this.daylight;
    const night = this.overlaid ? 0 : dark;
    this.ground.image.setTint(this.overlaid ? OVERLAY_GROUND : shade);
    this.bodies.light(this.overlaid ? 0xffffff : shade, night);
    this.life.light(this.overlaid ? 0xa0a4b0 : shade, night);
    this.wires.setAlpha(this.overlaid ? 0.4 : 1);
  }

  override get sun(): number {
    return this.overlaid ? 0 : 1 - this.daylight.dark * 0.85;
  }

  protected animate(delta: number): void {
    const moves = this.context.motion.on;
    if (this.daylight.step(delta, false)) this.relight();
    this.life.animate(delta, moves, this.view.zoom);
    this.life.animateWork(this.bodies, moves);
  }

  protected rescale(): void {
    this.painted = '';
  }

  labels(into: LabelAnchor[]): void {
    const here = this.site(this.state());
    for (const structure of here?.site?.structures ?? []) {
      const def = defOf(here!.catalog, structure);
      if (!def) continue;
      const cx = structure.x + def.w / 2;
      const cy = structure.y + def.d / 2;
      const x = this.view.screenX(isoX(cx, cy));
      const y = this.view.screenY(isoY(cx, cy, heightOf(def)) - (def.w + def.d) * 4);
      const isHall = def.kind === 'hall';
      const busy = structure.stage !== 'ready';
      into.push({
        key: `${isHall ? 'hall' : 'structure'}:${structure.id}`, kind: isHall ? 'hall' : 'structure', id: String(structure.id), x, y, above: true,
        priority: isHall ? 100 : structure.stage === 'failed' ? 95 : busy ? 60 : 20,
        visible: x > -60 && y > -20 && x < this.view.width + 60 && y < this.view.height + 40 && (isHall || busy || this.view.zoom > 0.8),
      });
    }
  }

  private structureAt(wx: number, wy: number): Structure | null {
    const here = this.site(this.state());
    let best: Structure | null = null;
    let front = -Infinity;
    for (const structure of here?.site?.structures ?? []) {
      const def = defOf(here!.catalog, structure);
      if (!def || !onBox(wx, wy, structure.x, structure.y, def.w, def.d, phaseOf(structure, def) === 'planned' ? 0.2 : heightOf(def))) continue;
      const depth = structure.x + structure.y + def.w + def.d;
      if (depth > front) {
        front = depth;
        best = structure;
      }
    }
    return best;
  }

  tapAt(wx: number, wy: number, double: boolean): void {
    const { app } = this.context;
    const site = app.store.getState().view.site;
    const structure = this.structureAt(wx, wy);
    if (!site || !structure) {
      select(app, null);
      return;
    }
    select(app, { kind: 'structure', site, id: structure.id });
    if (double && structure.hall && structure.stage === 'ready') enterHall(app, site, structure.id);
  }

  hoverAt(wx: number, wy: number): void {
    const next = this.structureAt(wx, wy)?.id ?? null;
    if (next === this.hover) return;
    this.hover = next;
    this.touch();
  }
  unhover(): void {
    if (this.hover !== null) {
      this.hover = null;
      this.touch();
    }
  }
  tileAt(wx: number, wy: number): { x: number; y: number } | null {
    const def = this.site(this.state())?.def;
    const at = toTile(wx, wy);
    const tile = { x: Math.floor(at.x), y: Math.floor(at.y) };
    return def && tile.x >= 0 && tile.y >= 0 && tile.x < def.plotCols && tile.y < def.plotRows ? tile : null;
  }
  enterAt(wx: number, wy: number): boolean {
    const site = this.state().view.site;
    const structure = this.structureAt(wx, wy);
    if (!site || !structure?.hall || structure.stage !== 'ready') return false;
    enterHall(this.context.app, site, structure.id);
    return true;
  }
}

function tintOf(structure: Structure, catalog: Catalog, overlay: NonNullable<AppState['overlay']>): number {
  const def = defOf(catalog, structure);
  return def ? overlayLook(overlay, structure, def).tint : 0;
}
