/** One hall: painted room, plant at the walls, racks, overlays, and the row in hand. */
import Phaser from 'phaser';
import type { AppState } from '../../app/state.ts';
import { select } from '../../app/actions/play.ts';
import { rowAt } from '../../app/actions/placing.ts';
import { toggleRow } from '../../app/actions/rows.ts';
import type { Frame } from '../../sim/index.ts';
import { anchorsOf, sheetKey } from '../shared/atlas.ts';
import type { LabelAnchor } from '../shared/anchors.ts';
import { PLANNED } from '../shared/constants.ts';
import { Daylight, PHOTO_DARK } from '../shared/daylight.ts';
import { isoX, isoY, onBox, toTile, type Point } from '../shared/iso.ts';
import { canvasScale, painterOn } from '../shared/painter.ts';
import { makeSoftTextures } from '../shared/softTextures.ts';
import { StageScene, type StageContext } from '../shared/stageScene.ts';
import { StillImage } from '../shared/stillImage.ts';
import { hallSheet, prepareSheet, type HallSheet, type RoomLight } from './bake.ts';
import { AisleLight } from './aisleLight.ts';
import { crewPlaces, roundPlaces, roundsOf } from './crew.ts';
import { CrewView } from './crewView.ts';
import { HallMarks } from './hallMarks.ts';
import { hallHere, HallModel } from './hallModel.ts';
import { HazeView } from './hazeView.ts';
import { fillField, makeField, type HeatField } from './heatField.ts';
import { HeatFloor } from './heatFloor.ts';
import { NearWindow } from './nearWindow.ts';
import { OverheadView } from './overheadView.ts';
import { LAMPS_OUT, paintGlow, paintRoom } from './paintRoom.ts';
import { airUnitsOf, arriving, PlantView } from './plantView.ts';
import { RackField } from './rackField.ts';
import { ledFrames, TANK_TALL } from './rackLook.ts';
import { plantOf, pushedBounds, roomBounds } from './room.ts';
import { aislesOf, runsUnder, servicesOf, type Run } from './services.ts';

const LED_MS = 333;
const FIELD_MS = 400;
/** Soft light needs few pixels. */
const GLOW_SCALE = 0.5;
const DIM_WALLS = 0x8f94a2;
const DIM_STARK = 0x4c505a;
/** Lamps go off when it is this dark outside and nobody works in the aisles. */
const LAMPS_OFF = 0.6;
const MOST_CREW = 8;
/** Zoom below which nothing small is drawn. */
const NEAR_ZOOM = 0.22;
/** Device px per world px below which racks are plain forms in the colour of their state. */
const FAR_ZOOM = 0.2;
/** Height of the walls, tiles; and how far from the left one the hall's name stands, world px. */
const WALL_TALL = 2.9;
const SIGN_ASIDE = 130;
/** What lies round the room. */
const VOID = { dark: '#1b212d', light: '#b4bcc4', night: '#10141f', stark: '#000000' };

export class HallScene extends StageScene<number> {
  private room!: StillImage;
  private glow!: StillImage; // what shines in it when the lamps are off
  private heat!: HeatFloor;
  private plant!: PlantView;
  private racks!: RackField;
  private overhead!: OverheadView;
  private haze!: HazeView;
  private aisles!: AisleLight;
  private crew!: CrewView;
  private marks!: HallMarks;
  private readonly daylight = new Daylight();
  private light: RoomLight = 'day';
  private working = false; // people need light: something is being installed, or goes wrong
  private model: HallModel | null = null;
  private field: HeatField | null = null;
  private built = '';
  private plantKey = '';
  private readonly near = new NearWindow(); // of a huge hall
  private nearDrawn = '';
  private runs: readonly Run[] | null = null; // planned when they are first near enough to be drawn
  private hot: ReturnType<typeof aislesOf> = [];
  private cold: ReturnType<typeof aislesOf> = [];
  private crewKey = '';
  private homed = -1;
  private leds: { index: number; frames: readonly string[]; phase: number }[] = [];
  private clock = 0;
  private beat = 0;
  private fieldAt = -FIELD_MS;
  private inStep = false;
  private wasFar = false;

  constructor(context: StageContext) {
    super('hall', 'hall', context);
  }

  protected build(): void {
    makeSoftTextures(this.textures);
    this.room = new StillImage(this, 'hall-room');
    this.glow = new StillImage(this, 'hall-glow');
    this.glow.image.setBlendMode(Phaser.BlendModes.ADD);
    this.heat = new HeatFloor(this);
    const pools = this.add.layer();
    this.plant = new PlantView(this);
    this.racks = new RackField(this);
    this.plant.among = this.racks.layer;
    this.crew = new CrewView(this, this.racks, pools);
    this.haze = new HazeView(this);
    this.overhead = new OverheadView(this);
    this.aisles = new AisleLight(this);
    this.crew.raisePins();
    this.marks = new HallMarks(this);
  }

  override get sun(): number {
    return 0.25;
  }

  home(): void {
    const here = hallHere(this.state());
    if (!here) return;
    const model = this.model?.here.structure.id === here.structure.id ? this.model : null;
    if (model) this.view.fit(roomBounds(model.room), 10, { most: 1.3 });
  }

  private sheetNow(): HallSheet {
    return hallSheet(this.textures, this.atlasScale, this.light);
  }

  protected refresh(state: AppState): void {
    const here = hallHere(state);
    const { frame, catalog, overlay, photo } = state;
    if (!here || !frame || !catalog) return;
    this.daylight.take(frame.timeS, performance.now());
    this.daylight.pinned = photo ? PHOTO_DARK[photo.light] : null;
    this.working = here.hall.itKW <= 0 || (this.model?.here.structure.id === here.structure.id && arriving(this.model, frame) > 0) || frame.incident?.endedS === -1;
    if (this.homed !== here.structure.id) {
      this.daylight.step(0, false);
      this.light = this.lightNow();
    }
    const built = `${here.structure.id}/${frame.racksVersion}/${frame.racks.count}/${here.hall.layoutVersion}@${this.atlasScale}`;
    if (built !== this.built) {
      this.built = built;
      this.model = new HallModel(here, frame, catalog);
      this.field = makeField(this.model.room);
      this.plantKey = this.crewKey = '';
      this.crew.clear();
      this.paint(frame);
      this.heat.fit(this.model.room);
      const { model } = this;
      model.take(here, this.isFar(), frame.racks);
      this.near.bounds = null;
      this.near.version++;
      this.racks.rebuild(this.sheetNow(), model.places, (i) => model.look(frame.racks, i, overlay));
      this.view.limit(pushedBounds(model.room), { min: 0.12, max: 2 });
    } else {
      const { model } = this;
      model!.take(here, this.isFar(), frame.racks);
      this.racks.relight(this.sheetNow());
      this.racks.update((i) => model!.look(frame.racks, i, overlay));
    }
    if (this.homed !== here.structure.id) {
      this.homed = here.structure.id;
      this.home();
    }
    this.showPlant(state, frame);
    this.listLeds(frame, overlay !== null || this.isFar());
    const light = document.documentElement.dataset['theme'] === 'light';
    this.cameras.main.setBackgroundColor(this.stark ? VOID.stark : light ? VOID.light : this.light === 'night' ? VOID.night : VOID.dark);
    const dark = this.light === 'night' && !overlay; // an overlay is read at any hour
    this.room.image.setTint(overlay ? (this.stark ? DIM_STARK : DIM_WALLS) : dark ? LAMPS_OUT : 0xffffff);
    this.glow.image.setVisible(dark);
    if (overlay === 'heat') this.fillHeat(frame);
    this.heat.show(overlay === 'heat', this.view.zoom);
    this.showCrew(frame, overlay !== null);
    this.marks.show(state, frame, { model: this.model!, view: this.view, hover: this.hover, built: this.built, sheet: this.sheetNow(), atlasScale: this.atlasScale });
  }

  private paint(frame: Frame): void {
    const model = this.model!;
    const { room, places } = model;
    const bounds = roomBounds(room);
    const anchors = anchorsOf('hall');
    const texture = this.textures.get(sheetKey('hall', this.atlasScale));
    const ink = { texture, atlasScale: this.atlasScale, anchors };
    const shadows = [
      ...plantOf(room, model.here.hall, airUnitsOf(frame, model.here.structure.id), this.state().catalog!).map((unit) => ({ sprite: unit.sprite, x: unit.x, y: unit.y })),
      ...model.rows.flatMap((r, i) => (frame.racks.state[r] === PLANNED ? [] : [{ sprite: model.tall[i] === TANK_TALL ? 'rack-tank-front-off' : 'rack-air8-front-off', x: places.x[i]!, y: places.y[i]! }])),
    ];
    paintRoom(painterOn(this.room.canvas, bounds, canvasScale(bounds, this.atlasScale === 2 ? 2 : Math.max(1, this.view.ratio)), texture, this.atlasScale, anchors), bounds, room, model.floor, shadows, ink);
    this.room.show(bounds);
    paintGlow(painterOn(this.glow.canvas, bounds, canvasScale(bounds, GLOW_SCALE), texture, this.atlasScale, anchors), room, model.floor);
    this.glow.show(bounds);
    this.aisles.paint(model, (i) => frame.racks.state[model.rows[i]!] !== PLANNED);
  }

  /** Units at the walls; pipes, busways and cables over the rows; warm air over the aisles behind them. */
  private showPlant(state: AppState, frame: Frame): void {
    const model = this.model!;
    const { hall } = model.here;
    const overlaid = state.overlay !== null;
    const coolant = hall.liquidCapacityKW > 0 ? hall.liquidHeatKW / hall.liquidCapacityKW : model.doored ? hall.doorRatio * Math.sign(hall.itKW) : 0;
    this.overhead.setFlow(coolant, hall.itKW / model.fullKW, frame.compute.job?.state === 'running' ? hall.fabric?.widthRatio ?? 0 : 0);
    this.plant.setDuty(hall.airCapacityKW > 0 ? hall.airHeatKW / hall.airCapacityKW : 0);
    this.haze.setLevel(hall.airHeatKW / model.fullKW);
    this.aisles.show(!overlaid && !this.stark && !this.isFar(), hall.airHeatKW / model.fullKW, hall.itKW > 0, this.light === 'night');
    const key = JSON.stringify([this.built, this.light, hall.units.map(({ unit, count, failed, walls, tiles, ordered }) => [unit, count, failed, walls, tiles, ordered.map((order) => order.tiles)]), hall.storage, hall.fabric?.top, hall.fabric?.far, arriving(model, frame), state.overlay]);
    const sheet = this.sheetNow();
    if (key !== this.plantKey) {
      this.plantKey = key;
      this.nearDrawn = '';
      this.plant.show(model, frame, state.catalog!, overlaid, sheet, this.atlasScale);
      this.runs = null;
    }
    const drawn = `${this.near.version}${this.stark}`;
    if (this.nearDrawn === drawn) return;
    this.nearDrawn = drawn;
    const { bounds } = this.near;
    const none = this.racks.isMany && !bounds;
    if (!none) this.runs ??= this.planRuns(frame, state.overlay);
    this.overhead.show(none ? [] : this.runs ?? [], sheet, this.atlasScale, bounds);
    this.haze.show(none || overlaid || this.stark ? [] : this.hot, sheet, this.atlasScale, bounds);
  }

  private planRuns({ racks }: Frame, overlay: AppState['overlay']): readonly Run[] {
    const model = this.model!;
    const { hall } = model.here;
    this.hot = aislesOf(model.room, model.floor, 2);
    this.cold = aislesOf(model.room, model.floor, 1);
    return runsUnder(servicesOf(model.room, {
      count: model.places.count, x: model.places.x, y: model.places.y, sides: model.sides, tall: model.tall,
      wet: (i) => model.tall[i] !== TANK_TALL && (model.liquid[i] === 1 || model.doorTakes[i]! > 0),
      there: (i) => racks.state[model.rows[i]!] !== PLANNED,
      fit: (i) => racks.fit[model.rows[i]!]!,
    }, hall.fabric !== undefined && !hall.fabric.far), overlay);
  }

  private listLeds(frame: Frame, overlaid: boolean): void {
    this.leds.length = 0;
    this.inStep = frame.compute.job?.state === 'running';
    if (overlaid || this.racks.isMany) return;
    const model = this.model!;
    for (let i = 0; i < model.rows.length; i++) {
      const frames = ledFrames(model.look(frame.racks, i, null).frame);
      if (frames) this.leds.push({ index: i, frames, phase: frame.racks.id[model.rows[i]!]! % 4 });
    }
  }

  private fillHeat(frame: Frame): void {
    if (this.now - this.fieldAt < FIELD_MS) return;
    this.fieldAt = this.now;
    const model = this.model!;
    fillField(this.field!, model.room, model.here.hall.airC, model.here.hall.doorRatio, model, frame.racks);
    this.heat.upload(this.field!);
  }

  private showCrew(frame: Frame, overlaid: boolean): void {
    const model = this.model!;
    const { bounds } = this.near;
    this.crew.setVisible(!overlaid && (this.racks.isMany ? bounds !== null : this.view.zoom > NEAR_ZOOM));
    if (this.racks.isMany && (!bounds || overlaid)) return;
    if (bounds) this.crew.keepWithin(bounds);
    const places = crewPlaces(model, frame.racks, MOST_CREW, bounds);
    const rounds = roundsOf(frame);
    const key = `${this.built}${this.light}${rounds}${this.near.version}${places.map((place) => `${place.kind}${place.x},${place.y}`).join()}`;
    if (key === this.crewKey) return;
    this.crewKey = key;
    this.crew.assign(model, places, roundPlaces(model, this.cold, bounds), rounds, this.sheetNow(), this.light === 'night', this.context.motion.on);
  }

  protected animate(delta: number): void {
    this.watchLight(delta);
    const moves = this.context.motion.on;
    const near = this.view.zoom > NEAR_ZOOM;
    if (this.isFar() !== this.wasFar) {
      this.wasFar = this.isFar();
      this.touch();
    }
    if (this.racks.isMany && this.near.follow(this.view)) this.touch();
    const share = this.racks.isMany ? NearWindow.share(this.view.zoom) : Number(near);
    this.overhead.setShare(this.state().overlay === null ? share * OverheadView.share(this.view.zoom) : share);
    this.crew.setZoom(this.view.zoom);
    this.haze.setShare(share);
    if (!moves || !near) return;
    this.crew.animate(delta);
    this.overhead.animate(delta);
    this.haze.animate(delta);
    this.plant.animate(delta);
    if (this.leds.length === 0) return;
    this.clock += delta;
    if (this.clock < LED_MS) return;
    this.clock %= LED_MS;
    this.beat++;
    for (const led of this.leds) this.racks.blink(led.index, led.frames[(this.beat + (this.inStep ? 0 : led.phase)) % 4]!);
  }

  private isFar(): boolean {
    return this.view.zoom * this.view.ratio < FAR_ZOOM;
  }

  private lightNow(): RoomLight {
    return this.daylight.dark > LAMPS_OFF && !this.working ? 'night' : 'day';
  }

  /** Lamps go on and off at once, as they do; the sheet for the other light is made in small steps before it is needed. */
  private watchLight(delta: number): void {
    this.daylight.step(delta, false);
    const wanted = this.lightNow();
    const ready = prepareSheet(this.textures, this.atlasScale, wanted === this.light ? (wanted === 'day' ? 'night' : 'day') : wanted);
    if (wanted === this.light || !ready) return;
    this.light = wanted;
    this.touch();
  }

  protected rescale(): void {
    this.built = '';
  }

  labels(into: LabelAnchor[]): void {
    const { selection, frame } = this.state();
    const { model } = this;
    if (!model || !frame) return;
    // The hall's name stands over its left wall.
    const { room } = model;
    const side = (room.y0 + room.y1) / 2;
    into.push(this.label('hall', String(model.here.structure.id), isoX(room.x0, side) - SIGN_ASIDE, isoY(room.x0, side, WALL_TALL), true, 50));
    const push = (i: number, priority: number): void => {
      const id = String(frame.racks.id[model.rows[i]!]!);
      into.push(this.label('rack', id, isoX(model.places.x[i]! + 0.5, model.places.y[i]! + 0.5), isoY(model.places.x[i]!, model.places.y[i]!, model.tall[i]!), true, priority));
    };
    const chosen = selection?.kind === 'rack' ? model.rows.findIndex((r) => frame.racks.id[r] === selection.id) : -1;
    if (chosen >= 0) push(chosen, 100);
    if (this.hover !== null && this.hover < model.rows.length && this.hover !== chosen) push(this.hover, 90);
  }

  /** The rack whose picture is under a point: the nearest to the viewer of those it could be. */
  private rackAt(wx: number, wy: number): number {
    const { model } = this;
    if (!model) return -1;
    const ground = toTile(wx, wy);
    for (let up = 2; up >= 0; up -= 0.5) {
      for (const [dx, dy] of [[0, 0], [0.5, 0], [0, 0.5]] as const) {
        const x = Math.floor(ground.x + up + dx - 0.25);
        const y = Math.floor(ground.y + up + dy - 0.25);
        const i = model.indexAt(x, y);
        if (i >= 0 && onBox(wx, wy, x, y, 1, 1, model.tall[i]!)) return i;
      }
    }
    return -1;
  }

  tapAt(wx: number, wy: number, _double: boolean, more: boolean): void {
    const { app } = this.context;
    const { frame } = app.store.getState();
    const i = this.rackAt(wx, wy);
    const { model } = this;
    if (more && i >= 0 && model) {
      const hall = model.here.structure.id;
      const row = rowAt(app.store.getState(), hall, { x: model.places.x[i]!, y: model.places.y[i]! });
      if (row) toggleRow(app, hall, row);
      return;
    }
    select(app, i >= 0 && frame && model ? { kind: 'rack', hall: model.here.structure.id, id: frame.racks.id[model.rows[i]!]! } : null);
  }

  protected thingAt(wx: number, wy: number): number | null {
    const i = this.rackAt(wx, wy);
    return i >= 0 ? i : null;
  }
  protected chosenAt({ selection, frame }: AppState): Point | null {
    const { model } = this;
    if (selection?.kind !== 'rack' || selection.hall !== model?.here.structure.id) return null;
    const i = model.rows.findIndex((r) => frame?.racks.id[r] === selection.id);
    return i >= 0 ? { x: isoX(model.places.x[i]!, model.places.y[i]!), y: isoY(model.places.x[i]!, model.places.y[i]!) } : null;
  }
  tileAt(wx: number, wy: number): { x: number; y: number } | null {
    const at = toTile(wx, wy);
    const tile = { x: Math.floor(at.x), y: Math.floor(at.y) };
    const room = this.model?.room;
    return room && tile.x >= 0 && tile.y >= 0 && tile.x < room.cols && tile.y < room.rows ? tile : null;
  }
  enterAt(): boolean {
    return false;
  }
}
