import { expect, test } from 'vitest';
import anchorsJson from '../../assets/atlas/anchors.json';
import type { Catalog, PlacedUnit, RackFrame, Site, SiteDef, Structure, StructureDef, Wall } from '../../src/sim/index.ts';
import { drawCampus, parkedCars, siteSignature, standingOf } from '../../src/scenes/campus/campusSpecs.ts';
import { homeBox } from '../../src/scenes/campus/homeBox.ts';
import { hereOf, overlayLook, progressLook } from '../../src/scenes/campus/overlay.ts';
import { fallOf, snowLies } from '../../src/scenes/shared/falls.ts';
import { makeFeeder } from '../../src/scenes/campus/feeders.ts';
import { flowTree } from '../../src/scenes/campus/flowTree.ts';
import { blockedKind, makeGround } from '../../src/scenes/campus/ground.ts';
import { OVERLAY_IDS, type OverlayId } from '../../src/app/state.ts';
import { phaseOf, spriteOf, structureLook } from '../../src/scenes/campus/structureLook.ts';
import { plantTrees } from '../../src/scenes/campus/trees.ts';
import { fillField, makeField } from '../../src/scenes/hall/heatField.ts';
import { wayTo } from '../../src/scenes/hall/crew.ts';
import { faceOf, LOOK_COUNT, lookOf, racksOfHall, rackSprite } from '../../src/scenes/hall/rackLook.ts';
import { closedAisles, deliveriesAt, floorKinds, gateOf, plantOf } from '../../src/scenes/hall/room.ts';
import { farLook, lookUnder } from '../../src/scenes/hall/overlayLook.ts';
import { piecesOf, runsUnder, servicesOf } from '../../src/scenes/hall/services.ts';
import { areaAbove, makeRelief } from '../../src/scenes/map/relief.ts';
import { mapRivals, siteLook } from '../../src/scenes/map/mapSpecs.ts';
import { placeLabel } from '../../src/scenes/shared/anchors.ts';
import { darkness, Daylight } from '../../src/scenes/shared/daylight.ts';
import { depthSort } from '../../src/scenes/shared/depthSort.ts';
import { groundBounds, isoX, isoY, onBox, toTile } from '../../src/scenes/shared/iso.ts';
import type { Anchors, SheetName } from '../../src/scenes/shared/spec.ts';

const anchors = anchorsJson as unknown as Record<SheetName, Anchors>;
const hallDef = { id: 'hall-m', kind: 'hall', w: 6, d: 4, sprite: 'hall-m', buildCrewDays: 100, fromShell: false, maxItKW: 1000 } as StructureDef;
const gensetDef = { id: 'genset', kind: 'genset', w: 2, d: 1, sprite: 'no-such-sprite', buildCrewDays: 10, unitKW: 100 } as StructureDef;
const siteDef = { id: 'vale', plotCols: 20, plotRows: 16, shells: [], blocked: [] } as unknown as SiteDef;
const catalog = { structures: { 'hall-m': hallDef, genset: gensetDef }, coolingUnits: { crah: { kind: 'crah' }, cdu: { kind: 'cdu' } } } as unknown as Catalog;
const structure = (id: number, def: string, x: number, y: number, stage: Structure['stage'], crewDaysLeft = 0): Structure =>
  ({ id, def, x, y, stage, crewDaysLeft, shell: null, hall: null, runKW: 0 }) as unknown as Structure;
const siteWith = (...structures: Structure[]): Site => ({ id: 'vale', structures }) as unknown as Site;

test('the projection goes there and back', () => {
  const tile = toTile(isoX(3.25, 7.5), isoY(3.25, 7.5));
  expect(tile.x).toBeCloseTo(3.25);
  expect(tile.y).toBeCloseTo(7.5);
});

test('a click on a roof is on the box, one beside it is not', () => {
  expect(onBox(isoX(4, 4), isoY(4, 4, 1), 3, 3, 2, 2, 1.2)).toBe(true);
  expect(onBox(isoX(4, 4), isoY(4, 4, 2.5), 3, 3, 2, 2, 1.2)).toBe(false);
  expect(onBox(isoX(8, 2), isoY(8, 2), 3, 3, 2, 2, 1.2)).toBe(false);
});

test('depth goes by footprint, not by the sum of corners', () => {
  // The long one ends behind the small one along y although its middle is farther down the screen.
  const long = { name: 'long', x: 0, y: 0, w: 10, d: 1 };
  const small = { name: 'small', x: 1, y: 1, w: 1, d: 1 };
  expect(depthSort([small, long]).map((item) => item.name)).toEqual(['long', 'small']);
  const overlapping = [{ x: 0, y: 0, w: 3, d: 3 }, { x: 1, y: 1, w: 3, d: 3 }, { x: 2, y: 0, w: 3, d: 3 }];
  expect(depthSort(overlapping)).toHaveLength(3);
});

test('a structure shows its stage', () => {
  expect(phaseOf(structure(1, 'hall-m', 0, 0, 'ordered'), hallDef)).toBe('planned');
  expect(phaseOf(structure(1, 'hall-m', 0, 0, 'building', 90), hallDef)).toBe('earth');
  expect(phaseOf(structure(1, 'hall-m', 0, 0, 'building', 80), hallDef)).toBe('slab');
  expect(phaseOf(structure(1, 'hall-m', 0, 0, 'building', 60), hallDef)).toBe('frame');
  expect(phaseOf(structure(1, 'hall-m', 0, 0, 'building', 20), hallDef)).toBe('shell');
  const look = structureLook(anchors.campus, hallDef, { x: 2, y: 3 }, 'shell', 't');
  expect(look.sprite).toBe('hall-m-shell');
  expect(look.specs[0]?.tag).toBe('t');
  expect(structureLook(anchors.campus, hallDef, { x: 2, y: 3 }, 'planned', 't').ghost).toBe(true);
});

test('a definition with an unknown sprite is drawn by its kind', () => {
  expect(spriteOf(anchors.campus, gensetDef)).toBe('genset');
});

test('every picture of a campus exists in the atlas', () => {
  const site = siteWith(structure(1, 'hall-m', 2, 3, 'ready'), structure(2, 'hall-m', 10, 3, 'building', 60), structure(3, 'genset', 3, 12, 'failed'), structure(4, 'genset', 6, 12, 'ordered'));
  const standing = standingOf(site, siteDef, catalog);
  const ground = makeGround(siteDef, standing);
  const trees = plantTrees(ground, standing, groundBounds(20, 16, 300, 200, 200));
  const drawing = drawCampus(anchors.campus, catalog, siteDef, site, ground, trees, null);
  const missing = drawing.specs.filter((spec) => {
    const [sprite = '', layer = ''] = spec.frame.split('/');
    return !anchors.campus[sprite]?.at[layer];
  });
  expect(missing).toEqual([]);
  expect(drawing.cranes.length).toBeGreaterThan(0);
  expect(drawCampus(anchors.campus, catalog, siteDef, site, ground, trees, 'heat').specs.some((spec) => spec.glow)).toBe(false);
  expect(trees.every((tree) => standing.every((area) => tree.x + 1 < area.x || tree.y + 1 < area.y || tree.x > area.x + area.w || tree.y > area.y + area.d))).toBe(true);
});

test('a way leads from a hall to the road, round what stands in front', () => {
  const open = makeGround(siteDef, [{ x: 2, y: 3, w: 6, d: 4, surface: 'concrete', drive: true }]);
  expect(open.isRoad(5, 10)).toBe(true);
  const barred = makeGround(siteDef, [{ x: 2, y: 3, w: 6, d: 4, surface: 'concrete', drive: true }, { x: 5, y: 10, w: 2, d: 1, surface: 'gravel', drive: false }]);
  expect(barred.isRoad(5, 10)).toBe(false);
  expect([2, 3, 4, 7, 8].some((x) => barred.isRoad(x, 12))).toBe(true);
});

test('halls side by side share one way: a street along their fronts', () => {
  const row = [2, 8, 14].map((x) => ({ x, y: 3, w: 5, d: 4, surface: 'concrete' as const, drive: true }));
  const ground = makeGround(siteDef, row);
  const ways = Array.from({ length: 20 }, (_, x) => x).filter((x) => ground.isRoad(x, 14));
  expect(ways).toHaveLength(1);
  for (const x of [4, 10, 16]) expect(ground.isRoad(x, 8), `street at ${x}`).toBe(true);
});

test('flows add up where lines meet: what a hall takes comes from the grid and from generators', () => {
  const hall = { x: 10, y: 4, kW: 900, fullKW: 1000 };
  const genset = { x: 2, y: 4, kW: -400, fullKW: 500 };
  const lines = flowTree(6, [hall, genset], { x: 6, y: 12, kW: 500, fullKW: 500 });
  const between = (a: number, b: number): (typeof lines)[number] => lines.find((line) => line.from[1] === 6 && line.to[1] === 6 && Math.min(line.from[0], line.to[0]) === a && Math.max(line.from[0], line.to[0]) === b)!;
  expect(between(2, 6)).toMatchObject({ from: [2, 6], to: [6, 6], kW: 400 });
  expect(between(6, 10)).toMatchObject({ from: [6, 6], to: [10, 6], kW: 900 });
  expect(lines.find((line) => line.from[1] === 12)).toMatchObject({ to: [6, 6], kW: 500, load: 1 });
  const closed = flowTree(0, [{ x: 1, y: 2, kW: 300, fullKW: 400 }, { x: 5, y: -2, kW: -300, fullKW: 600 }], null);
  expect(closed.find((line) => line.from[1] === 0 && line.to[1] === 0)).toMatchObject({ from: [5, 0], to: [1, 0], kW: 300 });
});

test('a wide stage shows what stands, with its substation where that is asked for, a narrow one what can be told apart', () => {
  const site = siteWith(structure(1, 'hall-m', 2, 3, 'ready'), structure(2, 'hall-m', 10, 3, 'ready'));
  const wide = homeBox(site, siteDef, catalog, 1500, 900, true);
  const narrow = homeBox(site, siteDef, catalog, 300, 500);
  const { substation } = makeGround(siteDef, []);
  expect(wide.y + wide.h).toBeGreaterThan(isoY(substation.x + substation.w, substation.y + substation.d));
  expect(narrow.w).toBeLessThan(wide.w);
});

test('a structure tells how far its delivery and its building have come, then how full it is', () => {
  const ordered = { ...structure(1, 'genset', 0, 0, 'ordered'), orderedS: 0, arrivesS: 100 };
  expect(progressLook(ordered, gensetDef, 25)?.level).toBe(0.25);
  expect(progressLook({ ...ordered, stage: 'building', crewDaysLeft: 4 }, gensetDef, 200)?.level).toBeCloseTo(0.6);
  expect(progressLook({ ...ordered, stage: 'ready' }, gensetDef, 200)).toBeNull();
  const full = overlayLook('power', { ...structure(1, 'genset', 0, 0, 'ready'), runKW: 98 }, gensetDef);
  expect(full).toMatchObject({ mark: 'warn', pad: { pattern: 'stripes' }, level: 0.98 });
  expect(overlayLook('health', structure(1, 'genset', 0, 0, 'failed'), gensetDef).pad?.pattern).toBe('cross');
});

test('labels stay whole on the stage', () => {
  const edge = placeLabel('rival', 12, 300, false, 900, 560);
  expect(edge.visible).toBe(true);
  expect(edge.x).toBeGreaterThanOrEqual(66);
  expect(placeLabel('rival', -200, 300, false, 900, 560).visible).toBe(false);
});

test('blocked ground is a road, a river or a wood by its shape', () => {
  expect(blockedKind(siteDef, { x: 0, y: 4, w: 20, d: 2 })).toBe('road');
  expect(blockedKind(siteDef, { x: 0, y: 0, w: 20, d: 3 })).toBe('river');
  expect(blockedKind(siteDef, { x: 12, y: 0, w: 6, d: 5 })).toBe('wood');
});

test('the signature changes with a stage and not with a reading', () => {
  const before = structure(1, 'hall-m', 2, 3, 'building', 80);
  expect(siteSignature(siteWith(before), catalog)).toBe(siteSignature(siteWith({ ...before, crewDaysLeft: 78 }), catalog));
  expect(siteSignature(siteWith(before), catalog)).not.toBe(siteSignature(siteWith({ ...before, crewDaysLeft: 10 }), catalog));
});

test('racks: the face that breathes in is the front, states have pictures', () => {
  expect([1, 2].map(faceOf)).toEqual(['back', 'front']);
  for (const family of ['rack-air8', 'rack-liquid', 'rack-dense', 'rack-tank'] as const) {
    for (const side of ['front', 'back'] as const) for (let look = 0; look < LOOK_COUNT; look++) expect(anchors.hall[rackSprite(family, side, look)], `${family} ${side} ${look}`).toBeDefined();
  }
  const pictures = [1, 2, 4, 6, 7].map((state) => rackSprite('rack-air8', 'front', lookOf(state, 0)));
  expect(new Set([...pictures, rackSprite('rack-air8', 'front', lookOf(4, 3))]).size).toBe(6); // being installed, off, running, tripped, burnt, running with servers down
});

test('overhead runs: one header joins the rows that need it, long rows are drawn from long pieces, glass ends in a door', () => {
  const room = { cols: 20, rows: 12, x0: -3, y0: -3, x1: 21, y1: 13 };
  const tiles = [1, 4].flatMap((y) => Array.from({ length: 10 }, (_, i) => ({ x: 2 + i, y })));
  const standing = { count: tiles.length, x: tiles.map((tile) => tile.x), y: tiles.map((tile) => tile.y), sides: tiles.map(() => 'front' as const), tall: tiles.map(() => 1.7), wet: (i: number) => i < 10, there: () => true, fit: (i: number) => (i < 10 ? 1 : 0) };
  const runs = servicesOf(room, standing, true);
  expect(runs.filter((run) => run.sprite === 'hall-pipe-cold-x')).toMatchObject([{ y: 1, length: 13, carries: 'coolant' }]);
  expect(runs.filter((run) => run.sprite === 'busway-x')).toHaveLength(2);
  expect(runs.find((run) => run.sprite === 'busway-y')).toMatchObject({ y: 1, length: 4 });
  expect(runs.filter((run) => run.sprite.startsWith('containment'))).toMatchObject([{ sprite: 'containment-roof', x: 2, y: 2, length: 10 }, { sprite: 'containment-door', x: 11, y: 2 }]);
  expect(piecesOf({ x: 0, y: 0, length: 18, along: 'x' }).map((piece) => piece.long)).toEqual([true, true, false, false]);
  for (const run of runs) expect(anchors.hall[run.sprite], run.sprite).toBeDefined();
  expect(servicesOf(room, standing, false).some((run) => run.sprite.startsWith('cable'))).toBe(false);
});

test('each overlay says something of a rack, trouble is barred, and only its own lines run overhead', () => {
  const rack = { state: 4, downGpus: 0, inletC: 24, liquid: true, waterShare: 0.8, costShare: 1, pod: 0, cut: false, limitShare: 0.3, strained: false, dry: false };
  const look = (overlay: OverlayId, with_: Partial<typeof rack> = {}): { tint: number; barred: boolean } => ({ ...lookUnder(overlay, { ...rack, ...with_ }, { tint: 0, barred: false }) });
  for (const overlay of OVERLAY_IDS) expect(look(overlay).barred, overlay).toBe(false);
  expect(look('power', { state: 2 }).barred).toBe(true);
  expect(look('power', { strained: true })).toMatchObject({ barred: true });
  const steps = [0.1, 0.3, 0.6, 0.8, 0.95].map((limitShare) => look('power', { limitShare }));
  expect(new Set(steps.map((step) => step.tint)).size).toBe(5);
  expect(steps.map((step) => step.barred)).toEqual([false, false, false, false, true]);
  expect(look('water', { dry: true }).barred).toBe(true);
  expect(look('water', { waterShare: 0, dry: true }).barred).toBe(false);
  expect(look('water', { waterShare: 0 }).tint).not.toBe(look('water').tint);
  expect(look('money', { state: 3 }).barred).toBe(true);
  expect(look('build', { state: 1 }).barred).toBe(true);
  expect(look('network', { cut: true }).barred).toBe(true);
  expect(look('heat', { liquid: false, inletC: 41 }).barred).toBe(true);
  expect(look('health', { state: 7 }).barred).toBe(true);
  expect([3, 4, 5, 7].map((state) => farLook(state).tint).filter((tint, i, all) => all.indexOf(tint) === i)).toHaveLength(4);
  const runs = ['hall-pipe-cold-x', 'busway-x', 'cable-tray-x', 'containment-roof'].map((sprite) => ({ sprite, x: 0, y: 0, length: 3, along: 'x' as const }));
  expect(['water', 'power', 'network', 'health'].map((overlay) => runsUnder(runs, overlay).length)).toEqual([1, 1, 1, 0]);
  expect(runsUnder(runs, null)).toHaveLength(4);
});

test('a technician walks round the rows, and not at all into a closed one', () => {
  const room = { cols: 10, rows: 6, x0: -3, y0: -3, x1: 11, y1: 7 };
  const open = wayTo(room, () => false, { x: 4, y: 2 })!;
  expect(open.at(-1)).toEqual({ x: 4, y: 2 });
  for (let i = 1; i < open.length; i++) expect(open[i]!.x === open[i - 1]!.x || open[i]!.y === open[i - 1]!.y).toBe(true);
  expect(wayTo(room, (x) => x === 2, { x: 4, y: 2 })![1]!.x).toBeGreaterThan(9);
  expect(wayTo(room, (x) => x === 2 || x === 7, { x: 4, y: 2 })).toBeNull();
});

test('what was delivered stands by the gate, where nothing else does', () => {
  const room = { cols: 20, rows: 14, x0: -3, y0: -3, x1: 21, y1: 15 };
  const hall = { units: [] } as unknown as Parameters<typeof plantOf>[1];
  const units = plantOf(room, hall, [], catalog);
  const gate = gateOf(room);
  expect(units.every((unit) => unit.y + unit.d <= gate.from)).toBe(true);
  const all = deliveriesAt(room, 6, units);
  expect(all.length).toBeGreaterThan(3);
  for (const unit of all) expect(anchors.hall[unit.sprite], unit.sprite).toBeDefined();
  expect(deliveriesAt(room, 6, [{ sprite: 'crah-y', x: -3, y: gate.from, w: 3, d: 3, failed: false }])).toHaveLength(0);
});

test('a hall takes its own racks, back to front', () => {
  const racks = { count: 4, hall: [7, 7, 9, 7], x: [3, 0, 0, 1], y: [2, 0, 0, 1] } as unknown as RackFrame;
  expect(racksOfHall(racks, 7)).toEqual([1, 3, 0]);
});

test('the heat field is hottest behind a running rack', () => {
  const room = { cols: 6, rows: 6, x0: -3, y0: -3, x1: 7, y1: 7 };
  const racks = { count: 1, hall: [1], x: [3], y: [3], state: [4], inletC: [25] } as unknown as RackFrame;
  const field = makeField(room);
  fillField(field, room, 22, 1, { rows: [0], liquid: new Uint8Array(1), airShare: [1], doorTakes: new Float32Array(1), sides: ['front'] }, racks);
  const at = (x: number, y: number): number => field.cells[((y - room.y0) * 2 + 1) * field.w + (x - room.x0) * 2 + 1]!;
  expect(at(3, 2)).toBeGreaterThan(at(3, 4));
  expect(at(0, 0)).toBeCloseTo(22, 1);
  expect(floorKinds(room, [3], [3], ['front'], 1)[2 * 6 + 3]).toBe(2);
});

test('plant: as many units as the hall has, the failed marked', () => {
  const room = { cols: 20, rows: 14, x0: -3, y0: -3, x1: 21, y1: 15 };
  const hall = { units: [{ unit: 'crah', count: 6, failed: 1 }, { unit: 'cdu', count: 3, failed: 0 }] } as never;
  const wall = (name: Wall, x: number, y: number, failed = false): PlacedUnit => ({ unit: 'crah', wall: name, x, y, failed, capacityKW: 100, inRow: false });
  const units = plantOf(room, hall, [wall('north', 5, -1.5), wall('north', 15, -1.5, true), wall('south', 10, 15.5), wall('west', -1.5, 7), wall('east', 21.5, 4), wall('east', 21.5, 10)], catalog);
  expect(units.filter((unit) => unit.sprite.startsWith('crah'))).toHaveLength(6);
  expect(units.filter((unit) => unit.sprite === 'crah-failed')).toHaveLength(1);
  expect(units.filter((unit) => unit.sprite === 'cdu-y')).toHaveLength(3);
});

test('a closed aisle has a roof before the rack, or behind it', () => {
  const room = { cols: 6, rows: 6, x0: -3, y0: -3, x1: 7, y1: 7 };
  expect(closedAisles(room, [1, 1, 2, 3], [1, 3, 1, 1], ['front', 'back', 'front', 'front'], [1, 1, 2, 0], 4)).toEqual([{ x: 1, y: 2 }, { x: 2, y: 0 }]);
});

test('the land is the same for the same seed', () => {
  const [a, b, c] = [makeRelief(3), makeRelief(3), makeRelief(4)];
  const bytes = (relief: typeof a): Buffer => Buffer.from(relief.heights.buffer);
  expect(bytes(a).equals(bytes(b))).toBe(true);
  expect(bytes(a).equals(bytes(c))).toBe(false);
  let cells = 0;
  areaAbove(a, 0.2, { moveTo: () => cells++, lineTo: () => {}, closePath: () => {} });
  expect(cells).toBe(a.rows - 1); // all of it is above the sea: one run per row
});

test('rivals: what is proven lies within what may be', () => {
  const rival = { id: 'r', mapX: 1, mapY: 2, gpusLow: 40_000, gpusHigh: 110_000, sizeKnown: 'rumour', foldsDay: 100 } as never;
  const [shown] = mapRivals([rival], 5);
  expect(shown!.proven).toBeLessThan(shown!.possible);
  expect(mapRivals([rival], 200)).toEqual([]);
});

test('a site looks like what holds it back', () => {
  const site = (more: object): Site => ({ structures: [], grid: [{ live: false, requestedS: 5 }], power: { gridOutUntilS: 0, unservedKW: 0, loadKW: 1, supplyKW: 10 }, ...more }) as unknown as Site;
  expect(siteLook(site({}), 0)).toBe('queued');
  expect(siteLook(site({ structures: [{ ...structure(1, 'hall-m', 0, 0, 'ready'), hall: {} }] }), 0)).toBe('energised');
  expect(siteLook(site({ structures: [structure(1, 'hall-m', 0, 0, 'building')] }), 0)).toBe('building');
});

test('night falls for an hour', () => {
  expect([3, 6.5, 12, 19.5, 22].map((hour) => darkness(hour * 3600))).toEqual([1, 0.5, 0, 0.5, 1]);
});

test('the light holds at day while hours fly by, and night falls within two seconds of a stop', () => {
  const light = new Daylight();
  const HOURS_AT_4 = 54;
  let nowMs = 0;
  let timeS = 0;
  const pictures = (ms: number, hoursPerS: number): void => {
    for (const end = nowMs + ms; nowMs < end; ) {
      nowMs += 50;
      timeS += hoursPerS * 180; // 3,600 s an hour, 0.05 s a picture
      if (hoursPerS > 0) light.take(timeS, nowMs);
      light.step(50, false);
    }
  };
  pictures(3_000, HOURS_AT_4);
  expect(light.dark).toBe(0);
  timeS = 23 * 3_600;
  pictures(50, 0.01);
  pictures(2_000, 0); // stopped: no more frames come
  expect(light.dark).toBeGreaterThan(0.8);
  pictures(3_000, 0.5); // slow hours: the light follows them
  expect(light.dark).toBe(1);
});

test('a pulse keeps to its cable', () => {
  const feeder = makeFeeder([[0, 0], [2, 0], [2, 3]], 0.8);
  const spots: [number, number][] = [];
  for (const along of [0, feeder.length]) feeder.place(along, { setPosition: (x, y) => spots.push([x, y]) });
  expect(spots).toEqual([[0, 0], [isoX(2, 3), isoY(2, 3)]]);
});

test('water and money are told against the plot, construction by its progress', () => {
  const tower = { id: 'tower', kind: 'heat-rejection', w: 3, d: 2, sprite: 'cooling-tower', buildCrewDays: 10, rejection: 'wet', ratedKW: 1000, method: 'tower', rentCentsPerMonth: 0 } as unknown as StructureDef;
  const dry = { ...tower, id: 'dry', rejection: 'dry', rentCentsPerMonth: 73_000 } as StructureDef;
  const known = { structures: { tower, dry }, rejections: { wet: { cyclesOfConcentration: 4 }, dry: { cyclesOfConcentration: 0 } } } as unknown as Catalog;
  const wet = { ...structure(1, 'tower', 0, 0, 'ready'), runKW: 500 };
  const cold = { ...structure(2, 'dry', 4, 0, 'ready'), runKW: 500 };
  const plot = { id: 'vale', structures: [wet, cold], cooling: { waterLPerHour: 900, waterLimitLPerHour: -1 }, power: { coolingKW: 100, gridCentsPerKWh: 6 } } as unknown as Site;
  const here = hereOf('money', plot, known, 0);
  expect(here?.mostCents).toBe(400);
  expect(overlayLook('water', wet, tower, here).level).toBe(0.5);
  expect(overlayLook('water', cold, dry, here).pad?.pattern).toBe('hatch');
  expect(overlayLook('money', cold, dry, here).level).toBe(1);
  expect(overlayLook('money', wet, tower, here).level).toBe(0.75);
  expect(overlayLook('build', structure(3, 'tower', 0, 0, 'building', 4), tower, here)).toMatchObject({ level: 0.6, pad: { pattern: 'stripes' } });
});

test('snow falls when it freezes, rain in a storm, nothing from a clear sky', () => {
  const sky = (weather: object): Site => ({ weather: { dryBulbC: 12, humidity: 0.5, cloudRatio: 0.2, stormUntilS: 0, forecast: [{ highC: -2 }], ...weather } }) as unknown as Site;
  expect(fallOf(sky({}), 100).share).toBe(0);
  expect(fallOf(sky({ stormUntilS: 200 }), 100)).toEqual({ kind: 'rain', share: 1 });
  expect(fallOf(sky({ stormUntilS: 200, dryBulbC: -4 }), 100).kind).toBe('snow');
  expect(snowLies(sky({}))).toBe(true);
});

test('a new hall begins with earthworks, and cars are as many as people by shift', () => {
  expect(phaseOf(structure(1, 'hall-m', 0, 0, 'building', 95), hallDef)).toBe('earth');
  const at = (hour: number): number => parkedCars({ frame: { timeS: hour * 3_600, people: { cohorts: [{ count: 50 }, { count: 50 }] } } } as unknown as Parameters<typeof parkedCars>[0]);
  expect(at(12)).toBe(40);
  expect(at(23)).toBe(8);
});

test('a new hall rises in stages that differ: floor, bays of steel with the roof behind them, shell', () => {
  const at = (left: number): ReturnType<typeof drawCampus> => {
    const site = siteWith(structure(1, 'hall-m', 4, 4, 'building', left));
    const ground = makeGround(siteDef, standingOf(site, siteDef, catalog));
    return drawCampus(anchors.campus, catalog, siteDef, site, ground, [], null);
  };
  const works = hallDef.buildCrewDays;
  const count = (drawing: ReturnType<typeof drawCampus>, name: string): number => drawing.specs.filter((spec) => spec.frame.startsWith(name)).length + drawing.under.filter((entry) => entry.sprite.startsWith(name)).length;
  const floor = at(works * 0.77);
  expect(phaseOf(structure(1, 'hall-m', 4, 4, 'building', works * 0.77), hallDef)).toBe('slab');
  expect(count(floor, 'works-slab') + count(floor, 'works-mesh')).toBe(hallDef.w * hallDef.d);
  expect(count(floor, 'works-bay')).toBe(0);
  const [early, late] = [at(works * 0.62), at(works * 0.38)];
  const bays = (drawing: ReturnType<typeof drawCampus>): number => count(drawing, 'works-bay') + count(drawing, 'works-deck');
  expect(bays(early)).toBeGreaterThan(0);
  expect(bays(late)).toBeGreaterThan(bays(early));
  expect(count(late, 'works-deck')).toBeGreaterThan(0);
  expect(count(at(works * 0.2), 'hall-m-shell')).toBeGreaterThan(0);
});

test('the yard of the crews lies on free ground and is gone when all is built', () => {
  const raw = makeGround(siteDef, [{ x: 2, y: 3, w: 6, d: 4, surface: 'soil', drive: true }]);
  const { yard } = raw;
  expect(yard).not.toBeNull();
  for (let y = yard!.y; y < yard!.y + yard!.d; y++) for (let x = yard!.x; x < yard!.x + yard!.w; x++) expect(raw.isRoad(x, y)).toBe(false);
  expect(yard!.x >= 8 || yard!.y >= 7 || yard!.x + yard!.w <= 2 || yard!.y + yard!.d <= 3).toBe(true);
  expect(makeGround(siteDef, [{ x: 2, y: 3, w: 6, d: 4, surface: 'concrete', drive: true }]).yard).toBeNull();
});
