// build: writes every sprite to ../sprites/<group>/<name>.svg, with a manifest of anchors and footprints.
// `node assets/kit/build.mjs`, then `node assets/kit/atlas.mjs`.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toSvg } from './isokit.mjs';
import { NIGHT } from './palette.mjs';
import { hall } from './campus-halls.mjs';

export const SPRITE_DIR = fileURLToPath(new URL('../sprites/', import.meta.url));

const MODULES = {
  campus: [
    'campus-halls',
    'campus-sites',
    'campus-stages',
    'campus-houses',
    'campus-power',
    'campus-plant',
    'campus-cooling',
    'campus-ground',
    'campus-vehicles',
    'campus-lines',
  ],
  hall: ['hall-racks', 'hall-plant', 'hall-room', 'hall-fixtures'],
  map: ['map-sites', 'map-icons'],
};
const entry = (group, s, svg, layers, extra) => {
  const [, ax, ay] = /data-anchor="(-?\d+),(-?\d+)"/.exec(svg);
  const [, w, h] = /viewBox="\S+ \S+ (\S+) (\S+)"/.exec(svg);
  return { group, ...extra, size: [+w, +h], anchor: [+ax, +ay], foot: [s.w, s.d], layers, note: s.note };
};

/** A finished hall at night, as a reference picture: body times the night tint, plus glow. Not packed. */
function nightHall(size) {
  const s = hall(size);
  const [r, g, b] = [1, 3, 5].map((i) => (parseInt(NIGHT.multiply.slice(i, i + 2), 16) / 255).toFixed(3));
  const tint = `<feColorMatrix values="${r} 0 0 0 0 0 ${g} 0 0 0 0 0 ${b} 0 0 0 0 0 1 0"/>`;
  const svg = toSvg(s, ['base', 'shadow', 'body', 'glow'])
    .replace('<defs>', `<defs><filter id="n">${tint}</filter>`)
    .replace('<g class="body"', '<g class="body" filter="url(#n)"')
    .replace('<g class="base"', '<g class="base" filter="url(#n)"');
  return { s, svg };
}

/** Every file of ../sprites as a map from its path to its text. */
export async function drawAll() {
  const files = new Map();
  const manifest = {};
  for (const [group, modules] of Object.entries(MODULES)) {
    for (const name of modules) {
      for (const s of (await import(`./${name}.mjs`)).SPRITES()) {
        const layers = Object.keys(s.layers).filter((l) => s.layers[l].length);
        // LEDs are always lit; campus and map lights only at night.
        const svg =
          group === 'hall'
            ? toSvg(s, ['base', 'shadow', 'body', 'glow'])
            : toSvg(s, ['base', 'shadow', 'body'], ['glow']);
        if (manifest[s.name]) throw new Error(`two sprites are called ${s.name}`);
        manifest[s.name] = entry(group, s, svg, layers);
        files.set(`${group}/${s.name}.svg`, svg);
      }
    }
  }
  for (const size of ['s', 'm', 'l']) {
    const { s, svg } = nightHall(size);
    const name = `hall-${size}-night`;
    manifest[name] = entry(
      'campus',
      { ...s, note: 'reference: finished, night, lit' },
      svg,
      ['base', 'shadow', 'body', 'glow'],
      { reference: true },
    );
    files.set(`campus/${name}.svg`, svg);
  }
  files.set('manifest.json', JSON.stringify(manifest).replace(/\},"/g, '},\n"') + '\n');
  return files;
}

const differs = ([path, text]) =>
  !existsSync(SPRITE_DIR + path) || readFileSync(SPRITE_DIR + path, 'utf8').replace(/\r\n/g, '\n') !== text;
/** Names of the files in ../sprites that differ from what the kit draws. */
export async function staleSprites() {
  return [...(await drawAll())].filter(differs).map(([path]) => path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = await drawAll();
  rmSync(SPRITE_DIR, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(SPRITE_DIR + path), { recursive: true });
    writeFileSync(SPRITE_DIR + path, text);
  }
  console.log(`${files.size - 1} sprites`);
}
