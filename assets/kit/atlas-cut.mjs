// Cuts a sprite into its layers and turns each layer into trimmed pixels, at every scale, about one shared anchor.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export const LAYERS = ['base', 'shadow', 'body', 'glow'];
/** Room round the picture's own box, so that a stroke or a glow is never clipped; trimmed away again. */
const MARGIN = 16;
/** Alpha below this is not worth a pixel (soft glow tails). */
const FAINT = 3;

/** A map from layer to a whole SVG of that layer alone: full opacity, no blend mode, always shown. */
export function cutLayers(svg) {
  const [, x, y, w, h] = /viewBox="(\S+) (\S+) (\S+) (\S+)"/.exec(svg).map(Number);
  const box = [x - MARGIN, y - MARGIN, w + 2 * MARGIN, h + 2 * MARGIN];
  const defs = /<defs>.*?<\/defs>/s.exec(svg)?.[0] ?? '';
  const starts = LAYERS.map((layer) => [layer, svg.indexOf(`<g class="${layer}"`)]).filter(([, at]) => at >= 0);
  const layers = starts.map(([layer, at], i) => {
    const end = starts[i + 1]?.[1] ?? svg.lastIndexOf('</svg>');
    const group = svg.slice(at, end).replace(/^<g [^>]*>/, '<g>');
    const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(' ')}" width="${box[2]}" height="${box[3]}">`;
    return [layer, `${text}${defs}${group}</svg>`];
  });
  return { box, layers: new Map(layers) };
}

/** resvg answers in premultiplied colour; files and textures want it straight. */
function straight(pixels) {
  for (let i = 0; i < pixels.length; i += 4) {
    const a = pixels[i + 3];
    if (a < FAINT) pixels.fill(0, i, i + 4);
    else
      for (let k = i; k < i + 3; k++) {
        const step = a < 255 ? 8 : 2;
        pixels[k] = Math.min(255, Math.round((pixels[k] * 255) / a / step) * step);
      }
  }
  return pixels;
}

function bounds({ width, height, pixels }) {
  let [x0, y0, x1, y1] = [width, height, 0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (pixels[(y * width + x) * 4 + 3])
        [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x + 1), Math.max(y1, y + 1)];
  return [x0, y0, x1, y1];
}

function crop({ width, pixels }, x, y, w, h) {
  const out = new Uint8Array(w * h * 4);
  for (let row = 0; row < h; row++) {
    const from = ((y + row) * width + x) * 4;
    out.set(pixels.subarray(from, from + w * 4), row * w * 4);
  }
  return out;
}

/** Loads the rasteriser once; answers (svg, scale) => { width, height, pixels }. */
export async function rasteriser() {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return (svg, scale) => {
    const image = new Resvg(svg, { fitTo: { mode: 'zoom', value: scale }, font: { loadSystemFonts: false } }).render();
    const out = { width: image.width, height: image.height, pixels: straight(new Uint8Array(image.pixels)) };
    image.free();
    return out;
  };
}

/**
 * One layer at all scales. The trimmed box is found on the 1x pixel grid and is the same at every scale, so one offset
 * serves all: a frame at 2x is exactly twice as large. Null when the layer leaves no pixel.
 */
export function rasterLayer(raster, svg, box, scales) {
  const images = scales.map((scale) => raster(svg, scale));
  const boxes = images.map((image, i) => bounds(image).map((v, k) => (k < 2 ? Math.floor : Math.ceil)(v / scales[i])));
  const [x0, y0] = [0, 1].map((k) => Math.min(...boxes.map((b) => b[k])));
  const [x1, y1] = [2, 3].map((k) => Math.max(...boxes.map((b) => b[k])));
  if (x1 <= x0 || y1 <= y0) return null;
  const [w, h] = [x1 - x0, y1 - y0];
  const pixels = images.map((image, i) => crop(image, x0 * scales[i], y0 * scales[i], w * scales[i], h * scales[i]));
  return { offset: [box[0] + x0, box[1] + y0], w, h, pixels };
}
