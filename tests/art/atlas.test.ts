// The committed art agrees with itself: manifest, anchors, frames and pages, and nothing is stale.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Sprite {
  group: string;
  reference?: boolean;
  foot: [number, number];
  layers: string[];
}
type Anchors = Record<string, Record<string, { foot: [number, number]; at: Record<string, [number, number]> }>>;
interface Page {
  image: string;
  scale: number;
  size: { w: number; h: number };
  frames: { filename: string; frame: { x: number; y: number; w: number; h: number } }[];
}

const ASSETS = new URL('../../assets/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ASSETS), 'utf8');
const manifest = JSON.parse(read('sprites/manifest.json')) as Record<string, Sprite>;
const anchors = JSON.parse(read('atlas/anchors.json')) as Anchors;
const groups = ['campus', 'hall', 'map'];
const pages = (stem: string) => (JSON.parse(read(`atlas/${stem}.json`)) as { textures: Page[] }).textures;
const packed = (group: string) =>
  Object.entries(manifest).filter(([, s]) => !s.reference && s.group === group);

describe('atlas', () => {
  it('is not stale', () => {
    const check = spawnSync(process.execPath, ['assets/kit/atlas.mjs', '--check'], { encoding: 'utf8' });
    expect(check.stderr.trim()).toBe('');
    expect(check.status).toBe(0);
  });

  it.each(groups)('%s: manifest and anchors agree', (group) => {
    const sprites = packed(group);
    expect(Object.keys(anchors[group] ?? {}).sort()).toEqual(sprites.map(([name]) => name).sort());
    for (const [name, sprite] of sprites) {
      const anchor = anchors[group]?.[name];
      expect({ name, foot: anchor?.foot, layers: Object.keys(anchor?.at ?? {}) }).toEqual({
        name,
        foot: sprite.foot,
        layers: sprite.layers,
      });
    }
  });

  it.each(groups)('%s: every sprite has its frames, inside their page, at 1x and 2x', (group) => {
    const wanted = packed(group).flatMap(([name, s]) => s.layers.map((layer) => `${name}/${layer}`));
    const sizes = ['', '@2x'].map((suffix) => {
      const size = new Map<string, number>();
      for (const page of pages(group + suffix)) {
        expect(existsSync(new URL(`atlas/${page.image}`, ASSETS))).toBe(true);
        expect(Math.max(page.size.w, page.size.h)).toBeLessThanOrEqual(2048);
        for (const { filename, frame } of page.frames) {
          const inside =
            frame.x >= 0 && frame.x + frame.w <= page.size.w && frame.y >= 0 && frame.y + frame.h <= page.size.h;
          if (!inside || size.has(filename)) throw new Error(`${filename} is outside its page, or there twice`);
          size.set(filename, (frame.w * 10_000 + frame.h) / page.scale);
        }
      }
      return size;
    });
    expect(new Set(sizes[0])).toEqual(new Set(sizes[1]));
    expect([...(sizes[0]?.keys() ?? [])].sort()).toEqual(wanted.sort());
  });
});

describe('kit', () => {
  it('keeps its files at 400 lines or fewer', () => {
    const long = readdirSync(new URL('kit/', ASSETS)).filter((f) => read(`kit/${f}`).split('\n').length > 401);
    expect(long).toEqual([]);
  });
});
