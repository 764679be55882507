// atlas: cuts every sprite by its layers, rasterises, trims, packs and writes ../atlas. See ../README.md.
//   node assets/kit/atlas.mjs            write the atlas
//   node assets/kit/atlas.mjs --check    say whether it is stale (hashes only, exit code 1 if so)
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SPRITE_DIR, staleSprites } from './build.mjs';

const KIT_DIR = fileURLToPath(new URL('./', import.meta.url));
const ATLAS_DIR = fileURLToPath(new URL('../atlas/', import.meta.url));
const HASH_FILE = 'atlas.hash';
/** Scales drawn per group; 2x serves zoom above 1 and dense screens. */
const SCALES = { campus: [1, 2], hall: [1, 2], map: [1, 2] };
const PAGE = 2048;
const PADDING = 2;

const sha = (...parts) => parts.reduce((h, p) => h.update(p), createHash('sha256')).digest('hex');
const text = (path) => readFileSync(path, 'utf8').replace(/\r\n/g, '\n');

/** What the atlas depends on: the sprites, this code, and the versions of what it calls. */
function inputHash() {
  const manifest = text(SPRITE_DIR + 'manifest.json');
  const sprites = Object.entries(JSON.parse(manifest)).map(([name, s]) => text(`${SPRITE_DIR}${s.group}/${name}.svg`));
  const code = readdirSync(KIT_DIR)
    .filter((f) => f.startsWith('atlas'))
    .sort()
    .map((f) => text(KIT_DIR + f));
  const pins = JSON.parse(text(fileURLToPath(new URL('../../package.json', import.meta.url))));
  const versions = ['@resvg/resvg-wasm', 'maxrects-packer', 'fflate'].map(
    (n) => pins.devDependencies[n] ?? pins.dependencies[n],
  );
  return sha(manifest, ...sprites, ...code, versions.join(' '));
}
/** Text files are read with plain line ends, whatever the checkout made of them. */
const bytes = (f) => (f.endsWith('.png') ? readFileSync(ATLAS_DIR + f) : text(ATLAS_DIR + f));
const outputs = () =>
  readdirSync(ATLAS_DIR)
    .filter((f) => f !== HASH_FILE)
    .sort();
const hashText = () => [`${inputHash()}  inputs`, ...outputs().map((f) => `${sha(bytes(f))}  ${f}`), ''].join('\n');

/** One line that says what is stale and what to run, or null. */
export async function staleAtlas() {
  const sprites = await staleSprites();
  if (sprites.length)
    return `sprites are stale (${sprites[0]}): run node assets/kit/build.mjs, then node assets/kit/atlas.mjs`;
  const now = existsSync(ATLAS_DIR + HASH_FILE) ? text(ATLAS_DIR + HASH_FILE) : '';
  return now === hashText() ? null : 'the atlas is stale: run node assets/kit/atlas.mjs';
}

/** Cuts one group: its frames by name, pictures that are equal to the pixel shared. */
async function cutGroup(group, manifest, raster) {
  const { LAYERS, cutLayers, rasterLayer } = await import('./atlas-cut.mjs');
  const frames = [];
  const pictures = new Map();
  const anchors = {};
  for (const [name, s] of Object.entries(manifest)) {
    if (s.reference || s.group !== group) continue;
    const { box, layers } = cutLayers(text(`${SPRITE_DIR}${s.group}/${name}.svg`));
    const at = {};
    for (const layer of LAYERS.filter((l) => layers.has(l))) {
      const cut = rasterLayer(raster, layers.get(layer), box, SCALES[group]);
      if (!cut) continue;
      const key = sha(`${cut.w}x${cut.h}`, ...cut.pixels);
      if (!pictures.has(key)) pictures.set(key, { key, ...cut });
      frames.push({ filename: `${name}/${layer}`, key });
      at[layer] = cut.offset;
    }
    anchors[name] = { foot: s.foot, at };
  }
  return { frames, pictures: [...pictures.values()], anchors };
}

/** Largest first; the pixels' own hash breaks ties, so that the order never depends on the file system. */
const bySize = (a, b) => Math.max(b.w, b.h) - Math.max(a.w, a.h) || b.w * b.h - a.w * a.h || (a.key < b.key ? -1 : 1);
/** Packs a group's pictures at one scale; answers the pages with each picture's place. */
async function pack(pictures, scale) {
  // The package's main file is UMD under "type": "module", which Node cannot read; its .mjs is fine.
  const { MaxRectsPacker } = await import('maxrects-packer/dist/maxrects-packer.mjs');
  const packer = new MaxRectsPacker(PAGE, PAGE, PADDING, { smart: true, pot: false, square: false, border: PADDING });
  for (const p of pictures.toSorted(bySize)) packer.add(p.w * scale, p.h * scale, p);
  return packer.bins.map((bin) => ({ width: bin.width, height: bin.height, rects: bin.rects }));
}

function paint(page, index) {
  const pixels = new Uint8Array(page.width * page.height * 4);
  for (const { x, y, width, height, data } of page.rects)
    for (let row = 0; row < height; row++)
      pixels.set(data.pixels[index].subarray(row * width * 4, (row + 1) * width * 4), ((y + row) * page.width + x) * 4);
  return pixels;
}

async function writeGroup(group, { frames, pictures }) {
  const { encodePng } = await import('./atlas-png.mjs');
  for (const [index, scale] of SCALES[group].entries()) {
    const stem = group + (scale === 1 ? '' : `@${scale}x`);
    const textures = [];
    for (const [n, page] of (await pack(pictures, scale)).entries()) {
      const image = `${stem}-${n}.png`;
      writeFileSync(ATLAS_DIR + image, encodePng(paint(page, index), page.width, page.height));
      const place = new Map(page.rects.map((r) => [r.data.key, { x: r.x, y: r.y, w: r.width, h: r.height }]));
      const list = frames.filter((f) => place.has(f.key));
      textures.push({
        image,
        format: 'RGBA8888',
        size: { w: page.width, h: page.height },
        scale,
        frames: list.map(({ filename, key }) => ({ filename, rotated: false, trimmed: false, frame: place.get(key) })),
      });
    }
    writeFileSync(`${ATLAS_DIR}${stem}.json`, JSON.stringify({ textures }).replace(/\{"filename"/g, '\n$&') + '\n');
  }
}

async function writeAtlas() {
  const { rasteriser } = await import('./atlas-cut.mjs');
  const raster = await rasteriser();
  const manifest = JSON.parse(text(SPRITE_DIR + 'manifest.json'));
  rmSync(ATLAS_DIR, { recursive: true, force: true });
  mkdirSync(ATLAS_DIR);
  const anchors = {};
  for (const group of Object.keys(SCALES)) {
    const cut = await cutGroup(group, manifest, raster);
    anchors[group] = cut.anchors;
    await writeGroup(group, cut);
    console.log(`${group}: ${cut.frames.length} frames, ${cut.pictures.length} pictures`);
  }
  writeFileSync(ATLAS_DIR + 'anchors.json', JSON.stringify(anchors).replace(/"[^"]+":\{"foot"/g, '\n$&') + '\n');
  writeFileSync(ATLAS_DIR + HASH_FILE, hashText());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    const stale = await staleAtlas();
    if (stale) {
      console.error(stale);
      process.exit(1);
    }
  } else await writeAtlas();
}
