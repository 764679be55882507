/** The racks of the hall on the screen: which rows of the table, where, facing which way, and how each looks. No engine. */
import type { AppState, OverlayId } from '../../app/state.ts';
import type { Catalog, Frame, HallDef, HallState, RackFrame, Structure } from '../../sim/index.ts';
import { fillFeed, hallLimitKW } from '../../app/hallFeed.ts';
import { doorOn, doorTakesKW, rackMaxKW } from '../../app/simValues.ts';
import { PLANNED } from '../shared/constants.ts';
import { heatFrame } from './bake.ts';
import { FAMILIES, faceOf, familyOf, frameOf, RACK_TALL, TANK_TALL, LOOK_COUNT, lookOf, sideOf, racksOfHall, rackSprite, type Side } from './rackLook.ts';
import { farLook, lookUnder, type OverlayLook, type RackReading } from './overlayLook.ts';
import type { RackDraw, RackPlaces } from './rackField.ts';
import { floorKinds, roomOf, type Room } from './room.ts';

export interface HallHere {
  structure: Structure;
  hall: HallState;
  def: HallDef;
}

export function hallHere({ catalog, frame, view }: AppState): HallHere | null {
  for (const site of frame?.sites ?? []) {
    for (const structure of site.structures) {
      if (structure.id !== view.hall || !structure.hall) continue;
      const def = catalog?.structures[structure.def];
      return def?.kind === 'hall' ? { structure, hall: structure.hall, def } : null;
    }
  }
  return null;
}

export class HallModel {
  room: Room;
  rows: number[] = []; // of the rack table, back to front
  readonly sides: Side[]; // by drawn index
  places: RackPlaces;
  readonly liquid: Uint8Array; // 1 = coolant, by drawn index
  readonly tall: Float64Array; // tiles
  readonly airShare: Float32Array; // of its heat, what the rack blows out
  readonly fullKW: number; // of all its racks at full load
  readonly doorTakes: Float32Array; // share of its exhaust's heat that a rack's door takes from cold water, 0 without
  readonly floor: Uint8Array; // 0 plain, 1 cold, 2 hot, by tile
  private readonly kinds: Uint8Array;
  private readonly costShare: Float32Array; // of the dearest rack, by what the GPUs in it cost
  private far = false; // so far away that no drawing is seen
  private readonly before: Float64Array; // GPUs in racks that stand before it in the table, by drawn index
  private readonly grid: Int32Array; // drawn index + 1 by tile
  /** In the order of the rack table: rows, their full load, and what of the hall's limit is drawn up to each; the place of a drawn index in it. */
  private readonly fed: { rows: Int32Array; maxKW: Float32Array; share: Float32Array; at: Int32Array };

  constructor(public here: HallHere, frame: Frame, catalog: Catalog) {
    const { racks } = frame;
    this.room = roomOf(here.def);
    this.rows = racksOfHall(racks, here.structure.id);
    const { rows } = this;
    this.sides = rows.map((r) => faceOf(racks.side[r]!));
    this.places = { count: rows.length, x: Float32Array.from(rows, (r) => racks.x[r]!), y: Float32Array.from(rows, (r) => racks.y[r]!) };
    this.grid = new Int32Array(this.room.cols * this.room.rows);
    this.kinds = new Uint8Array(rows.length);
    const cents = new Float32Array(rows.length);
    this.before = gpusBefore(rows, (r) => {
      const def = catalog.racks[frame.rackKinds[racks.kind[r]!] ?? ''];
      return def && racks.state[r] !== PLANNED ? def.servers * (catalog.accelerators[def.accelerator]?.gpusPerServer ?? 0) : 0;
    });
    this.liquid = new Uint8Array(rows.length);
    this.tall = new Float64Array(rows.length);
    this.airShare = new Float32Array(rows.length);
    this.doorTakes = new Float32Array(rows.length);
    let fullKW = 0;
    const kWs = new Float32Array(rows.length);
    rows.forEach((r, i) => {
      const def = catalog.racks[frame.rackKinds[racks.kind[r]!] ?? ''];
      const door = def ? doorOn(catalog, def, racks.fit[r]!) : null;
      this.kinds[i] = Math.max(0, FAMILIES.indexOf(familyOf(def?.sprite, door !== null))) * SIDES.length + SIDES.indexOf(this.sides[i]!);
      this.liquid[i] = def?.medium === 'liquid' ? 1 : 0;
      this.airShare[i] = def?.airHeatRatio ?? 1;
      this.tall[i] = def?.sprite === 'rack-tank' ? TANK_TALL : RACK_TALL;
      const accelerator = catalog.accelerators[def?.accelerator ?? ''];
      const kW = def && accelerator ? rackMaxKW(def, accelerator, catalog.constants.power) : 0;
      fullKW += kW;
      kWs[i] = kW;
      cents[i] = (def?.servers ?? 0) * (accelerator ? accelerator.gpusPerServer * accelerator.priceCents : 0);
      if (door && kW > 0) {
        this.doorTakes[i] = doorTakesKW(door, kW) / kW;
      }
      this.grid[racks.y[r]! * this.room.cols + racks.x[r]!] = i + 1;
    });
    const dearest = cents.reduce((most, each) => Math.max(most, each), 1);
    this.costShare = cents.map((each) => each / dearest);
    this.fullKW = Math.max(1, fullKW);
    const order = rows.map((_, i) => i).sort((a, b) => rows[a]! - rows[b]!);
    this.fed = { rows: Int32Array.from(order, (i) => rows[i]!), maxKW: Float32Array.from(order, (i) => kWs[i]!), share: new Float32Array(rows.length), at: new Int32Array(rows.length) };
    order.forEach((i, place) => (this.fed.at[i] = place));
    const breathing = rows.map((_, i) => i).filter((i) => this.tall[i] !== TANK_TALL); // tanks have no aisles of air
    this.floor = floorKinds(this.room, breathing.map((i) => this.places.x[i]!), breathing.map((i) => this.places.y[i]!), breathing.map((i) => this.sides[i]!), breathing.length);
  }

  /** Coils in rear doors take part of the heat. */
  get doored(): boolean {
    return this.doorTakes.some((share) => share > 0);
  }

  /** Pod of the fabric that the i-th rack is in; 0 without one. */
  podOf(i: number): number {
    const { fabric } = this.here.hall;
    return fabric ? Math.floor(this.before[i]! / fabric.podGpus) : 0;
  }

  /** Drawn index of the rack on a tile, −1 when empty. */
  indexAt(x: number, y: number): number {
    const { cols, rows } = this.room;
    return x >= 0 && y >= 0 && x < cols && y < rows ? this.grid[y * cols + x]! - 1 : -1;
  }

  private readonly draw: RackDraw = { frame: '', tint: 0xffffff };
  private readonly under: OverlayLook = { tint: 0, barred: false };
  private readonly reading: RackReading = { state: 0, downGpus: 0, inletC: 0, liquid: false, waterShare: 0, costShare: 0, pod: -1, cut: false, limitShare: 0, strained: false, dry: false };

  /** What holds for the whole hall; before looks are asked for. */
  take(here: HallHere, far: boolean, racks: RackFrame): void {
    this.here = here;
    this.far = far;
    const { hall, def } = here;
    const { fed } = this;
    fillFeed(fed.share, racks, fed.rows, fed.maxKW, hall.itKW, hallLimitKW(hall, def));
    this.reading.strained = hall.breakerHeat > 0 || hall.upsKW > 0;
    this.reading.dry = hall.liquidHeatKW > 0 && hall.liquidHeatKW >= TIGHT * hall.liquidCapacityKW;
  }

  /** How the i-th rack looks. The answer is reused by the next call; nothing is made here, for it runs for every rack. */
  look(racks: RackFrame, i: number, overlay: OverlayId | null): RackDraw {
    const r = this.rows[i]!;
    const state = racks.state[r]!;
    const kind = this.kinds[i]!;
    const { draw } = this;
    if (state === PLANNED || (overlay === null && !this.far)) {
      draw.frame = SPRITES[kind * LOOK_COUNT + lookOf(state, racks.downGpus[r]!)]!;
      draw.tint = 0xffffff;
      return draw;
    }
    const look = overlay === null ? farLook(state) : this.lookUnder(racks, i, r, overlay);
    draw.frame = (look.barred ? CRITICAL : PLAIN)[kind]!;
    draw.tint = look.tint;
    return draw;
  }

  private lookUnder(racks: RackFrame, i: number, r: number, overlay: OverlayId): OverlayLook {
    const { reading, here: { hall } } = this;
    const { fabric } = hall;
    reading.state = racks.state[r]!;
    reading.downGpus = racks.downGpus[r]!;
    reading.inletC = racks.inletC[r]!;
    reading.liquid = this.liquid[i] === 1;
    reading.waterShare = reading.liquid ? 1 - this.airShare[i]! : this.doorTakes[i]! * hall.doorRatio;
    reading.costShare = this.costShare[i]!;
    reading.limitShare = this.fed.share[this.fed.at[i]!]!;
    reading.pod = fabric ? Math.floor(this.before[i]! / fabric.podGpus) : -1;
    reading.cut = fabric !== undefined && (fabric.far || fabric.downPods.includes(reading.pod));
    return lookUnder(overlay, reading, this.under);
  }
}

/** Share of a limit from which a hall counts as being at it. */
const TIGHT = 0.97;

function gpusBefore(rows: readonly number[], gpusOf: (row: number) => number): Float64Array {
  const out = new Float64Array(rows.length);
  let sum = 0;
  for (const i of rows.map((_, drawn) => drawn).sort((a, b) => rows[a]! - rows[b]!)) {
    out[i] = sum;
    sum += gpusOf(rows[i]!);
  }
  return out;
}

/** Kinds of picture: family x side. */
const SIDES = ['front', 'back'] as const;
const KINDS = FAMILIES.flatMap((family) => SIDES.map((side) => ({ family, side })));
const SPRITES = KINDS.flatMap(({ family, side }) => Array.from({ length: LOOK_COUNT }, (_, look) => rackSprite(family, side, look)));
const PLAIN = KINDS.map(({ family, side }) => heatFrame(frameOf(family), sideOf(family, side), false));
const CRITICAL = KINDS.map(({ family, side }) => heatFrame(frameOf(family), sideOf(family, side), true));
