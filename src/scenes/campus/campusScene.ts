/** One site: painted ground, sorted buildings, what moves, and the marks on top. */
import Phaser from 'phaser';
import type { AppState, OverlayId } from '../../app/state.ts';
import { enterHall, select } from '../../app/actions/play.ts';
import type { Catalog, Site, SiteDef, Structure, StructureDef } from '../../sim/index.ts';
import { anchorsOf, sheetKey } from '../shared/atlas.ts';
import type { LabelAnchor } from '../shared/anchors.ts';
import { Daylight, PHOTO_DARK } from '../shared/daylight.ts';
import { greySheet } from '../shared/greySheet.ts';
import { mix, multiply } from '../shared/colour.ts';
import { groundBounds, isoX, isoY, onBox, toTile, type Bounds, type Point } from '../shared/iso.ts';
import { boxEdges } from '../shared/marks.ts';
import { canvasScale, painterOn } from '../shared/painter.ts';
import { makeSoftTextures } from '../shared/softTextures.ts';
import { SpriteList } from '../shared/spriteList.ts';
import { StageScene, type StageContext } from '../shared/stageScene.ts';
import { CONTROLS_PX, CORNER_PX } from '../shared/view.ts';
import { StillImage } from '../shared/stillImage.ts';
import { CampusLabels } from './campusLabels.ts';
import { drawCampus, growthSignature, parkedCars, siteSignature, standingOf } from './campusSpecs.ts';
import type { CampusDrawing } from './drawing.ts';
import { drawFlows, drawPads, drawTrestles, type Footing } from './drawFlows.ts';
import { CampusMarks } from './campusMarks.ts';
import { ghostBox } from './ghostBox.ts';
import { fallOf, NOTHING_FALLS, snowLies } from '../shared/falls.ts';
import { Sky } from './sky.ts';
import { BRIDGE, coolantLines, gridLoad, powerLines, swings, type Feeder, type Medium } from './feeders.ts';
import { homeBox, LEAST_HOME } from './homeBox.ts';
import { makeGround, type Ground } from './ground.ts';
import { CampusLife } from './life.ts';
import { gridLook, hereOf, overlayLook, type Here, type OverlayLook, progressLook } from './overlay.ts';
import { paintGround } from './paintGround.ts';
import { defOf, heightOf, phaseOf } from './structureLook.ts';
import { SwingBeat } from './swingBeat.ts';
import { plantTrees } from './trees.ts';
import { Warmth } from './warmth.ts';
import { drawWires } from './wires.ts';

const OVERLAY_GROUND = 0x656b78;
const STARK_GROUND = 0x2e3138;
const OVERCAST = 0xb3bcc8;
const GUIDE_ROOM = 28; // px between the guide and what it must not cover

export class CampusScene extends StageScene<number> {
  private ground!: StillImage;
  private beat!: SwingBeat;
  private pads!: Phaser.GameObjects.Graphics;
  private flows!: Phaser.GameObjects.Graphics;
  private flowsOver!: Phaser.GameObjects.Graphics; // pipe bridges; under an overlay also cables, seen through buildings
  private warmth!: Warmth;
  private sky!: Sky;
  private pulses!: Phaser.GameObjects.Layer;
  private bodies!: SpriteList;
  private wires!: Phaser.GameObjects.Graphics;
  private life!: CampusLife;
  private marking!: CampusMarks;
  private edges!: Phaser.GameObjects.Graphics; // of everything under an overlay, in high contrast
  private outlines!: Phaser.GameObjects.Graphics; // boxes of what is ordered
  private readonly daylight = new Daylight();
  private readonly naming = new CampusLabels();
  private plan: Ground | null = null;
  private surroundings = { snow: false, cars: 0 };
  private drawing: CampusDrawing | null = null;
  private bounds: Bounds = { x: 0, y: 0, w: 1, h: 1 };
  private painted = '';
  private shown = '';
  private homed = '';
  private feederKey = '';
  private padsKey = '';
  private crane = -1;
  private overlaid = false;
  private whole = false; // the last home showed the substation for sure
  private cloud = 0;

  constructor(context: StageContext) {
    super('campus', 'campus', context);
  }

  protected build(): void {
    makeSoftTextures(this.textures);
    this.cameras.main.setBackgroundColor('#7f9468');
    this.ground = new StillImage(this, 'campus-ground');
    this.beat = new SwingBeat(this.add.graphics());
    this.pads = this.add.graphics();
    this.flows = this.add.graphics();
    this.pulses = this.add.layer();
    this.outlines = this.add.graphics();
    this.bodies = new SpriteList(this, 'campus');
    this.edges = this.add.graphics();
    this.warmth = new Warmth(this);
    this.flowsOver = this.add.graphics();
    this.wires = this.add.graphics();
    this.life = new CampusLife(this, this.pulses);
    this.sky = new Sky(this);
    this.marking = new CampusMarks(this);
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
    const { width, height } = this.view;
    // Under the power overlay the substation has to be seen too, beside the guide.
    const whole = state.overlay === 'power';
    const low = whole ? Math.min(height / 2, (document.querySelector('.guide')?.clientHeight ?? 0) + GUIDE_ROOM) : 0;
    this.view.fit(homeBox(here.site, here.def, here.catalog, width, height, whole), 12, { most: 1.4, least: LEAST_HOME * 0.8, clear: CONTROLS_PX, low, right: CORNER_PX });
  }

  protected refresh(state: AppState): void {
    const here = this.site(state);
    if (!here) return;
    const { def, site, catalog } = here;
    if (state.frame) {
      this.daylight.take(state.frame.timeS, performance.now());
      this.life.takeFrame(state.frame);
    }
    this.takeWeather(site, state);
    const { photo } = state;
    this.daylight.pinned = photo ? PHOTO_DARK[photo.light] : null;
    const snow = photo && photo.sky !== 'now' ? photo.sky === 'snow' : site !== null && snowLies(site);
    const cars = site ? parkedCars(state) : 0;
    const painted = `${site ? siteSignature(site, catalog) : def.id}@${this.atlasScale}${snow}${cars}`;
    if (painted !== this.painted) {
      this.painted = painted;
      this.shown = '';
      this.bounds = groundBounds(def.plotCols, def.plotRows, 620, 380, 460);
      this.view.limit(this.bounds, { min: 0.3, max: 2 });
      this.plan = makeGround(def, standingOf(site, def, catalog));
      this.surroundings = { snow, cars };
    }
    if (this.homed !== def.id) {
      this.homed = def.id;
      this.home();
    }
    if ((state.overlay === 'power') !== this.whole) {
      this.whole = state.overlay === 'power';
      if (!this.view.held) this.home();
    }
    this.show(state, here);
    this.beat.show(site, catalog, this.plan!, this.whole);
    this.marking.show(state, site, catalog, { plan: this.plan!, view: this.view, hover: this.hover, painted: this.painted, atlasScale: this.atlasScale });
  }

  /** Clouds dull the light and bring rain or snow. */
  private takeWeather(site: Site | null, { overlay, frame, photo }: AppState): void {
    const cloud = Math.round((photo?.sky === 'clear' ? 0 : photo && photo.sky !== 'now' ? 0.8 : site?.weather.cloudRatio ?? 0) * 8) / 8;
    this.sky.show(overlay !== null || !site ? NOTHING_FALLS : photo && photo.sky !== 'now' ? { kind: photo.sky === 'snow' ? 'snow' : 'rain', share: photo.sky === 'clear' ? 0 : 1 } : fallOf(site, frame?.timeS ?? 0));
    if (cloud === this.cloud) return;
    this.cloud = cloud;
    this.relight();
  }

  private show(state: AppState, { site, def, catalog }: { site: Site | null; def: SiteDef; catalog: Catalog }): void {
    const { overlay } = state;
    const timeS = state.frame?.timeS ?? 0;
    const around = hereOf(overlay, site, catalog, timeS);
    const tints = overlay && site ? site.structures.map((structure) => tintOf(structure, catalog, overlay, around)).join() : '';
    const shown = `${this.painted}/${this.stark}/${overlay ?? ''}/${tints}/${this.life.lorries}/${growthSignature(site, catalog)}`;
    const plan = this.plan!;
    if (shown !== this.shown) {
      const repaint = !this.shown.startsWith(`${this.painted}/`);
      this.shown = shown;
      const standing = standingOf(site, def, catalog);
      const trees = repaint ? plantTrees(plan, standing, this.bounds) : this.trees;
      this.trees = trees;
      const anchors = anchorsOf('campus');
      const texture = this.textures.get(sheetKey('campus', this.atlasScale));
      this.drawing = drawCampus(anchors, catalog, def, site, plan, trees, overlay, timeS, this.surroundings.cars);
      if (repaint) {
        const scale = canvasScale(this.bounds, Math.min(this.view.ratio, 1.5));
        paintGround(painterOn(this.ground.canvas, this.bounds, scale, texture, this.atlasScale, anchors), this.bounds, plan, trees, this.drawing.under, { texture, atlasScale: this.atlasScale, anchors }, this.surroundings);
        this.ground.show(this.bounds);
      }
      if (overlay) this.bodies.show(this.drawing.specs, 1, greySheet(this.textures, sheetKey('campus', 1)));
      else this.bodies.show(this.drawing.specs, this.atlasScale);
      this.life.rebuild(site, catalog, plan, this.bounds, this.drawing, this.atlasScale, overlay !== null);
      this.overlaid = overlay !== null;
      this.crane = -1;
      this.feederKey = this.padsKey = '';
      this.outlines.clear();
      this.edges.clear();
      for (const structure of site?.structures ?? []) {
        const kind = defOf(catalog, structure);
        if (kind && this.stark && overlay && structure.stage !== 'ordered') boxEdges(this.edges, structure.x, structure.y, kind.w, kind.d, heightOf(kind), 0xffffff, this.view.pen * 0.5);
        if (kind && structure.stage === 'ordered') ghostBox(this.outlines, structure.x, structure.y, kind.w, kind.d, this.view.pen);
      }
      this.relight();
    }
    this.turnCranes();
    this.life.takeDuties(site, catalog);
    this.warmth.show(site, catalog, this.daylight.dark, overlay !== null || this.stark);
    const feeders = site ? [...coolantLines(site, catalog), ...powerLines(site, catalog, plan, overlay === 'power')] : [];
    this.showFeeders(feeders, overlay === 'power' ? ['power'] : overlay === 'heat' ? ['cold', 'warm'] : [], overlay);
    if (site) this.showPads(site, catalog, plan, overlay, state.frame?.timeS ?? 0);
  }
  private trees: ReturnType<typeof plantTrees> = [];

  private showFeeders(feeders: readonly Feeder[], loud: readonly Medium[], overlay: OverlayId | null): void {
    const { pen } = this.view;
    const key = `${overlay}${pen}${feeders.map((feeder) => `${Math.round(feeder.load * 20)},${Math.round(feeder.share * 20)}`).join(';')}`;
    if (key === this.feederKey) return;
    this.feederKey = key;
    // An overlay shows its own lines and hides the others.
    const drawn = overlay ? feeders.filter((feeder) => loud.includes(feeder.medium)) : feeders;
    this.life.setFeeders(overlay ? drawn : drawn.filter((feeder) => feeder.medium === 'power'));
    this.pulses.setDepth(overlay ? 1 : 0);
    this.marking.graphics.setDepth(overlay ? 2 : 0);
    this.flows.clear();
    this.flowsOver.clear();
    const isLoud = (medium: Medium): boolean => loud.includes(medium);
    drawFlows(this.flows, drawn.filter((feeder) => feeder.medium === 'power'), isLoud, pen);
    const pipes = drawn.filter((feeder) => feeder.medium === 'cold');
    if (overlay !== 'power') drawTrestles(this.flows, this.flowsOver, pipes, BRIDGE, (wx, wy) => this.footing(wx, wy), pen);
    drawFlows(this.flowsOver, overlay === 'power' ? drawn : drawn.filter((feeder) => feeder.medium !== 'power'), isLoud, pen);
    drawWires(this.wires, this.plan!, pen);
    this.relight();
  }

  /** Without an overlay the picture tells how far a thing has come; a bar only for halls that are being built, and for what is chosen or pointed at. */
  private progress(structure: Structure, def: StructureDef, timeS: number): OverlayLook | null {
    const { selection } = this.state();
    const named = this.hover === structure.id || (selection?.kind === 'structure' && selection.id === structure.id);
    return named || (def.kind === 'hall' && structure.stage === 'building') ? progressLook(structure, def, timeS) : null;
  }

  private footing(wx: number, wy: number): Footing {
    const { site, catalog } = this.site(this.state()) ?? {};
    const at = toTile(wx, wy);
    let hidden = false;
    for (const structure of site?.structures ?? []) {
      const def = defOf(catalog!, structure);
      if (!def) continue;
      const { x, y } = structure;
      if (at.x > x && at.y > y && at.x < x + def.w && at.y < y + def.d) return heightOf(def);
      hidden ||= onBox(wx, wy, x, y, def.w, def.d, heightOf(def));
    }
    return hidden ? 'behind' : 'open';
  }

  private showPads(site: Site, catalog: Catalog, plan: Ground, overlay: OverlayId | null, timeS: number): void {
    const around = hereOf(overlay, site, catalog, timeS);
    const pads = site.structures.flatMap((structure) => {
      const def = defOf(catalog, structure);
      const look = def ? overlay === null ? this.progress(structure, def, timeS) : overlayLook(overlay, structure, def, around) : null;
      return def && look ? [{ x: structure.x, y: structure.y, w: def.w, d: def.d, look }] : [];
    });
    if (overlay === 'power') pads.push({ ...plan.substation, look: gridLook(gridLoad(site), swings(site)) });
    const { pen } = this.view;
    const key = `${this.shown}${pen}${pads.map(({ x, y, look }) => `${x},${y}${look.pad?.colour}${look.pad?.pattern}${Math.round((look.level ?? 0) * 40)}`).join()}`;
    if (key === this.padsKey) return;
    this.padsKey = key;
    this.pads.clear();
    drawPads(this.pads, pads, pen, this.stark, overlay === null);
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

  private relight(): void {
    const { dark } = this.daylight;
    const shade = multiply(this.daylight.shade, mix(0xffffff, OVERCAST, this.cloud * this.cloud));
    const night = this.overlaid ? 0 : dark;
    this.ground.image.setTint(this.overlaid ? (this.stark ? STARK_GROUND : OVERLAY_GROUND) : shade);
    this.bodies.light(this.overlaid ? 0xffffff : shade, night);
    this.life.light(this.overlaid ? 0xa0a4b0 : shade, night);
    this.wires.setAlpha(this.overlaid ? 0.4 : 1);
    // Cables show through under their overlay; pipes are as dark as the night.
    this.flowsOver.setAlpha(this.state().overlay === 'power' ? 0.35 : 1 - night * 0.45);
  }

  override get sun(): number {
    return this.overlaid ? 0 : (1 - this.daylight.dark * 0.85) * (1 - this.cloud * 0.85);
  }

  protected animate(delta: number): void {
    const moves = this.context.motion.on;
    if (this.daylight.step(delta, false)) {
      this.relight();
      this.touch();
    }
    this.life.animate(delta, moves, this.view.zoom);
    this.beat.animate(delta, moves);
    this.sky.animate(delta, moves, this.view);
    this.life.animateWork(this.bodies, moves);
  }

  protected rescale(): void {
    this.painted = '';
  }

  labels(into: LabelAnchor[]): void {
    const state = this.state();
    const here = this.site(state);
    if (here?.site && this.plan) this.naming.list(into, state, here.site, here.catalog, this.plan, this.view, this.hover, this.painted);
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

  protected thingAt(wx: number, wy: number): number | null {
    return this.structureAt(wx, wy)?.id ?? null;
  }
  protected chosenAt(state: AppState): Point | null {
    const { selection } = state;
    const here = this.site(state);
    const structure = selection?.kind === 'structure' ? here?.site?.structures.find((entry) => entry.id === selection.id) : undefined;
    const def = structure ? defOf(here!.catalog, structure) : undefined;
    return structure && def ? { x: isoX(structure.x + def.w / 2, structure.y + def.d / 2), y: isoY(structure.x + def.w / 2, structure.y + def.d / 2) } : null;
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

function tintOf(structure: Structure, catalog: Catalog, overlay: NonNullable<AppState['overlay']>, here: Here | null): number {
  const def = defOf(catalog, structure);
  return def ? overlayLook(overlay, structure, def, here).tint : 0;
}
