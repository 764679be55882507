/** One hall: painted room, plant at the walls, racks, overlays, and the row in hand. */
import Phaser from 'phaser';
import { onPlot, type AppState } from '../../app/state.ts';
import { select } from '../../app/actions/play.ts';
import { unitTiles } from '../../app/simValues.ts';
import { groundSize, plannedTiles, toolAreas } from '../../app/actions/placing.ts';
import type { Frame } from '../../sim/index.ts';
import { anchorsOf, sheetKey } from '../shared/atlas.ts';
import type { LabelAnchor } from '../shared/anchors.ts';
import { isoX, isoY, onBox, toTile, type Point } from '../shared/iso.ts';
import { areaMark, boxEdges, brackets, CHOSEN } from '../shared/marks.ts';
import { canvasScale, painterOn } from '../shared/painter.ts';
import type { SpriteSpec } from '../shared/spec.ts';
import { SpriteList } from '../shared/spriteList.ts';
import { StageScene, type StageContext } from '../shared/stageScene.ts';
import { StillImage } from '../shared/stillImage.ts';
import { greyFrame, hallSheet, type HallSheet } from './bake.ts';
import { crewPlaces, hallHere, HallModel } from './hallModel.ts';
import { fillField, makeField, type HeatField } from './heatField.ts';
import { HeatFloor } from './heatFloor.ts';
import { paintRoom } from './paintRoom.ts';
import { RackField } from './rackField.ts';
import { ledFrames, TANK_TALL } from './rackLook.ts';
import { closedAisles, floorBounds, floorKinds, plantOf, roomBounds, type Unit } from './room.ts';

const LED_MS = 333;
const FIELD_MS = 400;
const DIM_WALLS = 0x8f94a2;
/** What lies round the room. */
const VOID = { dark: '#1b212d', light: '#b4bcc4' };

export class HallScene extends StageScene<number> {
  private room!: StillImage;
  private heat!: HeatFloor;
  private plant!: SpriteList;
  private racks!: RackField;
  private overhead!: SpriteList;
  private crew!: Phaser.GameObjects.Image[];
  private rowUnits!: Phaser.GameObjects.Image[];
  private ghosts!: SpriteList;
  private marks!: Phaser.GameObjects.Graphics;
  private model: HallModel | null = null;
  private field: HeatField | null = null;
  private built = '';
  private plantKey = '';
  private marksKey = '';
  private homed = -1;
  private leds: { index: number; frames: readonly string[]; phase: number }[] = [];
  private clock = 0;
  private beat = 0;
  private fieldAt = -FIELD_MS;
  private inStep = false;

  constructor(context: StageContext) {
    super('hall', 'hall', context);
  }

  protected build(): void {
    this.room = new StillImage(this, 'hall-room');
    this.heat = new HeatFloor(this);
    this.plant = new SpriteList(this, 'hall');
    this.racks = new RackField(this);
    this.overhead = new SpriteList(this, 'hall');
    this.crew = [];
    this.rowUnits = [];
    this.ghosts = new SpriteList(this, 'hall');
    this.marks = this.add.graphics();
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
    return hallSheet(this.textures, this.atlasScale);
  }

  protected refresh(state: AppState): void {
    const here = hallHere(state);
    const { frame, catalog, overlay } = state;
    if (!here || !frame || !catalog) return;
    const built = `${here.structure.id}/${frame.racksVersion}/${frame.racks.count}/${here.hall.layoutVersion}@${this.atlasScale}`;
    if (built !== this.built) {
      this.built = built;
      this.model = new HallModel(here, frame, catalog);
      this.field = makeField(this.model.room);
      this.plantKey = this.marksKey = '';
      this.paint(frame);
      this.heat.fit(this.model.room);
      const { model } = this;
      this.racks.rebuild(this.sheetNow(), model.places, (i) => model.look(frame.racks, i, overlay));
      this.view.limit(grown(roomBounds(model.room)), { min: 0.12, max: 2 });
    } else {
      const { model } = this;
      this.racks.update((i) => model!.look(frame.racks, i, overlay));
    }
    if (this.homed !== here.structure.id) {
      this.homed = here.structure.id;
      this.home();
    }
    this.model!.here = here;
    this.showPlant(state, frame);
    this.listLeds(frame, overlay !== null);
    this.cameras.main.setBackgroundColor(document.documentElement.dataset['theme'] === 'light' ? VOID.light : VOID.dark);
    this.room.image.setTint(overlay ? DIM_WALLS : 0xffffff);
    if (overlay === 'heat') this.fillHeat(frame);
    this.heat.show(overlay === 'heat', this.view.zoom);
    this.showCrew(frame, overlay !== null);
    this.showMarks(state, frame);
  }

  private paint(frame: Frame): void {
    const model = this.model!;
    const { room, places } = model;
    const bounds = roomBounds(room);
    const anchors = anchorsOf('hall');
    const texture = this.textures.get(sheetKey('hall', this.atlasScale));
    const ink = { texture, atlasScale: this.atlasScale, anchors };
    const breathing = model.rows.map((_, i) => i).filter((i) => model.tall[i] !== TANK_TALL); // tanks have no aisles of air
    const kinds = floorKinds(room, breathing.map((i) => places.x[i]!), breathing.map((i) => places.y[i]!), breathing.map((i) => model.sides[i]!), breathing.length);
    const shadows = [
      ...plantOf(room, model.here.hall, airUnitsOf(frame, model.here.structure.id), this.state().catalog!).map((unit) => ({ sprite: unit.sprite, x: unit.x, y: unit.y })),
      ...model.rows.flatMap((r, i) => (frame.racks.state[r] === 0 ? [] : [{ sprite: model.tall[i] === TANK_TALL ? 'rack-tank-front-off' : 'rack-air8-front-off', x: places.x[i]!, y: places.y[i]! }])),
    ];
    paintRoom(painterOn(this.room.canvas, bounds, canvasScale(bounds, this.atlasScale === 2 ? 2 : Math.max(1, this.view.ratio)), texture, this.atlasScale, anchors), bounds, room, kinds, shadows, ink);
    this.room.show(bounds);
  }

  /** Units at the walls; pipes and busway over the rows. */
  private showPlant(state: AppState, frame: Frame): void {
    const model = this.model!;
    const { hall } = model.here;
    const overlaid = state.overlay !== null;
    const airUnits = airUnitsOf(frame, model.here.structure.id);
    const key = JSON.stringify([this.built, hall.units.map(({ unit, count, failed, walls, tiles, ordered }) => [unit, count, failed, walls, tiles, ordered.map((order) => order.tiles)]), hall.storage, overlaid]);
    if (key === this.plantKey) return;
    this.plantKey = key;
    const sheet = this.sheetNow();
    const at = (sprite: string, x: number, y: number, extra: Partial<SpriteSpec> = {}): SpriteSpec[] => {
      const offset = sheet.at(sprite);
      return offset ? [{ frame: sprite, x: isoX(x, y) + offset[0], y: isoY(x, y) + offset[1], ...extra }] : [];
    };
    // What caused the trouble keeps its colour under an overlay.
    const units = plantOf(model.room, hall, airUnits, state.catalog!);
    this.showRowUnits(units.filter((unit) => unit.inRow), overlaid, hall.storage?.tiles ?? [], unitTiles(hall).filter((tile) => !hall.storage?.tiles.includes(tile) && !units.some((unit) => unit.inRow && unit.y * model.room.cols + unit.x === tile)));
    this.plant.show(units.filter((unit) => !unit.inRow).flatMap((unit) => at(overlaid && !unit.failed ? greyFrame(unit.sprite) : unit.sprite, unit.x, unit.y)), this.atlasScale, sheet.key);
    const over: SpriteSpec[] = [];
    if (!overlaid && !this.racks.isMany) {
      for (let i = 0; i < model.rows.length; i++) {
        const rackState = frame.racks.state[model.rows[i]!];
        if (rackState === 0) continue;
        const x = model.places.x[i]!;
        const y = model.places.y[i]!;
        const hasHoses = model.tall[i] !== TANK_TALL && (model.liquid[i] === 1 || (model.doorTakes[i]! > 0 && model.sides[i] === 'front'));
        if (hasHoses) over.push(...at('hall-pipe-warm-x', x, y), ...at('hall-pipe-cold-x', x, y));
        if (model.sides[i] === 'front' && model.tall[i] !== TANK_TALL) over.push(...at('busway-x', x, y));
      }
      const fits = model.rows.map((r) => frame.racks.fit[r]!);
      for (const tile of closedAisles(model.room, model.places.x, model.places.y, model.sides, fits, model.places.count)) over.push(...at('containment-roof', tile.x, tile.y));
    }
    this.overhead.show(over, this.atlasScale, sheet.key);
  }

  /** Cooling units between racks and racks of storage, sorted among them; those on order as plans. */
  private showRowUnits(units: readonly Unit[], overlaid: boolean, storage: readonly number[], ordered: readonly number[]): void {
    const sheet = this.sheetNow();
    const { cols } = this.model!.room;
    const all = [
      ...units.map(({ sprite, failed, x, y }) => ({ frame: overlaid && !failed ? greyFrame(sprite) : sprite, x, y })),
      ...storage.map((tile) => ({ frame: overlaid ? greyFrame('rack-leaf') : 'rack-leaf', x: tile % cols, y: Math.floor(tile / cols) })),
      ...ordered.map((tile) => ({ frame: 'rack-air8-front-planned', x: tile % cols, y: Math.floor(tile / cols) })),
    ];
    while (this.rowUnits.length < all.length) {
      const image = this.add.image(0, 0, sheet.key).setOrigin(0, 0);
      this.racks.layer.add(image);
      this.rowUnits.push(image);
    }
    this.rowUnits.forEach((image, i) => {
      const unit = all[i];
      image.setVisible(unit !== undefined);
      if (!unit) return;
      const at = sheet.at(unit.frame) ?? [0, 0];
      image.setTexture(sheet.key, unit.frame).setOrigin(0, 0).setScale(1 / sheet.scale).setPosition(isoX(unit.x, unit.y) + at[0], isoY(unit.x, unit.y) + at[1]).setDepth(unit.x + unit.y);
    });
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
    const places = overlaid ? [] : crewPlaces(this.model!, frame.racks, 8);
    const sheet = this.sheetNow();
    while (this.crew.length < places.length) {
      const image = this.add.image(0, 0, sheet.key).setOrigin(0, 0);
      this.racks.layer.add(image);
      this.crew.push(image);
    }
    this.crew.forEach((image, i) => {
      const place = places[i];
      image.setVisible(place !== undefined);
      if (!place) return;
      const sprite = place.kind === 'mend' ? 'technician-kneel' : i % 2 ? 'technician-tablet' : 'technician-stand';
      const at = sheet.at(sprite) ?? [0, 0];
      const depth = place.x + place.y + 0.4;
      image.setTexture(sheet.key, sprite).setOrigin(0, 0).setScale(1 / sheet.scale).setPosition(isoX(place.x, place.y) + at[0], isoY(place.x, place.y) + at[1]);
      if (image.depth !== depth) image.setDepth(depth);
    });
  }

  private showMarks(state: AppState, frame: Frame): void {
    const { selection, tool, cursor, toolCheck } = state;
    const { pen } = this.view;
    const key = JSON.stringify([this.built, pen, selection, tool, cursor, toolCheck?.ok, this.hover, state.plan.entries.map((entry) => entry.key), state.planPreview?.payCents]);
    if (key === this.marksKey) return;
    this.marksKey = key;
    const model = this.model!;
    const g = this.marks;
    g.clear();
    const frameRack = (i: number, colour: number): void => {
      brackets(g, model.places.x[i]!, model.places.y[i]!, 1, 1, colour, pen);
      boxEdges(g, model.places.x[i]!, model.places.y[i]!, 1, 1, model.tall[i]!, colour, pen);
    };
    if (this.hover !== null && this.hover < model.rows.length && !tool) frameRack(this.hover, 0xd4eefa);
    if (selection?.kind === 'rack' && selection.hall === model.here.structure.id) {
      const i = model.rows.findIndex((r) => frame.racks.id[r] === selection.id);
      if (i >= 0) frameRack(i, CHOSEN);
    }
    const areas = tool && !onPlot(tool) ? toolAreas(state) : [];
    const verdict = tool?.kind === 'removeRow' ? 'invalid' : toolCheck === null ? 'unknown' : toolCheck.ok ? 'valid' : 'invalid';
    for (const area of plannedTiles(state)) areaMark(g, area.x, area.y, 1, 1, 'unknown', pen);
    for (const area of areas) areaMark(g, area.x, area.y, 1, 1, verdict, pen);
    if (!tool && cursor) brackets(g, cursor.x, cursor.y, 1, 1, 0xffffff, pen);
    const family = tool?.kind === 'row' ? state.catalog?.racks[tool.rack]?.sprite : tool?.kind === 'units' || (tool?.kind === 'moveRow' && tool.from) ? 'rack-air8' : undefined;
    const sheet = this.sheetNow();
    const at = family ? sheet.at(`${family}-front-planned`) : undefined;
    const size = groundSize(state);
    this.ghosts.show(at && family && size && cursor && tool
      ? areas.filter((area) => area.x < size.cols).map((area) => ({ frame: `${family}-front-planned`, x: isoX(area.x, area.y) + at[0], y: isoY(area.x, area.y) + at[1], tint: verdict === 'invalid' ? 0xff9c8c : verdict === 'valid' ? 0xc9f2e0 : 0xffffff }))
      : [], this.atlasScale, sheet.key);
  }

  protected animate(delta: number): void {
    const moves = this.context.motion.on;
    const near = this.view.zoom > 0.45;
    if (this.overhead.layer.visible !== near) this.overhead.layer.setVisible(near);
    if (!moves || this.leds.length === 0 || this.view.zoom < 0.5) return;
    this.clock += delta;
    if (this.clock < LED_MS) return;
    this.clock %= LED_MS;
    this.beat++;
    for (const led of this.leds) this.racks.blink(led.index, led.frames[(this.beat + (this.inStep ? 0 : led.phase)) % 4]!);
  }

  protected rescale(): void {
    this.built = '';
  }

  labels(into: LabelAnchor[]): void {
    const { selection, frame } = this.state();
    const { model } = this;
    if (!model || !frame) return;
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

  tapAt(wx: number, wy: number): void {
    const { app } = this.context;
    const { frame } = app.store.getState();
    const i = this.rackAt(wx, wy);
    const { model } = this;
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

const airUnitsOf = (frame: Frame, hall: number): Frame['airUnits'] => frame.airUnits.filter((unit) => unit.hall === hall);

/** Room to push the hall about on the screen. */
function grown({ x, y, w, h }: ReturnType<typeof floorBounds>): ReturnType<typeof floorBounds> {
  const pad = Math.max(w, h) * 0.6 + 400;
  return { x: x - pad, y: y - pad, w: w + pad * 2, h: h + pad * 2 };
}
