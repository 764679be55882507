// icons: the mark (bars losing height) as the browser's icon. `node assets/kit/icons.mjs` writes ../../public/icons.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rasteriser } from './atlas-cut.mjs';
import { encodePng } from './atlas-png.mjs';

const OUT = fileURLToPath(new URL('../../public/icons/', import.meta.url));
const [EMBER, NIGHT] = ['#ff8b54', '#0b0f12'];

/** The corners stay plain so that a round mask cuts nothing off; `radius` only softens the square. */
const icon = (radius) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512"><title>Gigawatt</title>` +
  `<rect width="512" height="512" rx="${radius}" fill="${NIGHT}"/>` +
  `<g transform="translate(87 74) scale(13)" fill="${EMBER}">` +
  `<path d="M2 3h4v22H2zM8 7h4v18H8zM14 14h4v11h-4zM20 17h4v8h-4z"/>` +
  `<path opacity=".35" d="M8 3h4v3H8zM14 3h4v10h-4zM20 3h4v13h-4z"/></g></svg>`;

mkdirSync(OUT, { recursive: true });
writeFileSync(OUT + 'icon.svg', icon(96) + '\n');
const raster = await rasteriser();
for (const size of [192, 512]) {
  const { pixels, width, height } = raster(icon(0), size / 512);
  writeFileSync(`${OUT}icon-${size}.png`, encodePng(pixels, width, height));
}
