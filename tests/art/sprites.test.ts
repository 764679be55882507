// Each thing has its own picture, and each picture is drawn somewhere.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import anchorsJson from '../../assets/atlas/anchors.json';
import { loadBaseCatalog } from '../../src/cli/packFiles.ts';
import { familyOf, LOOK_COUNT, rackSprite } from '../../src/scenes/hall/rackLook.ts';
import { ALIVE } from '../../src/ui/screens/lampsAlive.tsx';
import { FANS, STACKS, STEAM } from '../../src/scenes/campus/structureLook.ts';

const anchors = anchorsJson as unknown as Record<string, Record<string, { foot: [number, number]; at: Record<string, unknown> }>>;
const catalog = loadBaseCatalog();
const structures = Object.values(catalog.structures);

/** Structures that may look like another one, each with its reason. */
const SHARED: Record<string, string> = {};

it('every structure of the catalog has a sprite of its own, which fits its footprint', () => {
  const owners = new Map<string, string>();
  for (const { id, sprite, w, d } of structures) {
    const anchor = anchors['campus']![sprite];
    expect(anchor, `${id} asks for ${sprite}`).toBeDefined();
    expect(anchor!.foot[0] <= w && anchor!.foot[1] <= d, `${sprite} of ${id} stands out of its footprint`).toBe(true);
    if (SHARED[id]) continue;
    expect(owners.get(sprite), `${id} looks like ${owners.get(sprite)}`).toBeUndefined();
    owners.set(sprite, id);
  }
});

it('what turns, steams and smokes is drawn, and only what rejects heat to water steams', () => {
  for (const sprite of Object.keys({ ...FANS, ...STACKS, ...STEAM })) expect(anchors['campus']![sprite], sprite).toBeDefined();
  for (const def of structures) {
    if (STEAM[def.sprite]) expect(def).toMatchObject({ kind: 'heat-rejection', method: 'tower' });
    if (def.kind === 'heat-rejection' || def.sprite === 'gas-turbine') expect(FANS[def.sprite]?.hubs.length, `${def.id} has no fan`).toBeGreaterThan(0);
    if (def.kind === 'genset') expect(STACKS[def.sprite], `${def.id} has no entry for its exhaust`).toBeDefined();
  }
});

/** Racks that look like another one, each with its reason. */
const SAME_RACK: Record<string, string> = {
  'gb300-nvl72-liquid-72': 'GB300 comes in the GB200 rack: the same trays and pipes',
  'b200-tank-64': 'the same bath: boards hang under the lid',
  'h100-door-32': 'the H100 rack with a coil in its door', 'h200-door-32': 'the H200 rack with a coil in its door',
  'b200-door-24': 'the B200 rack with a coil in its door', 'mi300x-door-32': 'the MI300X rack with a coil in its door',
};

it('racks of a generation or a maker have a face of their own, with its states and with a door', () => {
  const racks = Object.values(catalog.racks);
  for (const { id, sprite, withDoor } of racks) {
    for (let look = 0; look < LOOK_COUNT; look++) for (const side of ['front', 'back'] as const) expect(anchors['hall']![rackSprite(sprite, side, look)], `${id} ${side} ${look}`).toBeDefined();
    if (withDoor) expect(rackSprite(familyOf(sprite, true), 'front', 4)).toBe(`door-${sprite.slice(5)}-front-running`);
    const alike = racks.filter((rack) => rack.sprite === sprite && rack.id !== id).map((rack) => rack.id);
    if (SAME_RACK[id]) expect(alike.length, `${id} needs no exception`).toBeGreaterThan(0);
    else expect(alike.filter((other) => !SAME_RACK[other]), `${id} looks like another`).toEqual([]);
  }
});

it('the pictures that move on the title have the sizes and anchors of their sprites', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../assets/sprites/manifest.json', import.meta.url), 'utf8')) as Record<string, { size: number[]; anchor: number[] }>;
  for (const [name, [, width, anchorX, anchorY]] of Object.entries(ALIVE)) expect({ name, width, anchor: [anchorX, anchorY] }).toEqual({ name, width: manifest[name]?.size[0], anchor: manifest[name]?.anchor });
});

/** Names are put together of a thing and what it does: these endings are not looked for in the code. */
const ENDINGS = /(?:-(?:frame|frame-2|shell|failed|x|y|[0-9]+))+$/;

it('no packed sprite is unused', () => {
  const folders = ['../../src/scenes/', '../../src/ui/screens/'].map((folder) => new URL(folder, import.meta.url));
  const code = folders.flatMap((folder) => (readdirSync(folder, { recursive: true }) as string[]).filter((name) => /\.tsx?$/.test(name)).map((name) => readFileSync(new URL(name, folder), 'utf8'))).join('\n');
  const exact = new Set<string>();
  const begun: RegExp[] = [];
  for (const [, single, template] of code.matchAll(/(?:'([^'\n]*)'|`([^`\n]*)`)/g)) {
    const text = (single ?? template ?? '').split('/')[0]!;
    exact.add(text);
    const parts = text.split(/\$\{[^}]*\}/);
    // A template counts when it says what it is about before its first gap.
    if (parts.length > 1 && parts[0]!.length >= 3) begun.push(new RegExp(`^${parts.map((part) => part.replaceAll(/[.*+?^$()[\]{}|\\]/g, String.raw`\$&`)).join('.+')}$`));
  }
  for (const { sprite } of structures) exact.add(sprite);
  for (const { sprite } of Object.values(catalog.racks)) for (const side of ['front', 'back'] as const) for (let look = 0; look < LOOK_COUNT; look++) exact.add(rackSprite(sprite, side, look));
  const used = (name: string): boolean => exact.has(name) || begun.some((pattern) => pattern.test(name));
  for (const [group, sprites] of Object.entries(anchors)) {
    const unused = Object.keys(sprites).filter((name) => !used(name) && !used(name.replace(ENDINGS, '')) && !used(name.replace(ENDINGS, '-x')));
    expect({ group, unused }).toEqual({ group, unused: [] });
  }
});
