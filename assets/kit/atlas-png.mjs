// A small PNG writer: RGBA or palette, best filter per row, deflate in plain JavaScript, so that every machine
// and every Node version writes the same bytes.
import { zlibSync } from 'fflate';

const CRC = Int32Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});
const crc32 = (bytes) => {
  let c = -1;
  for (const b of bytes) c = CRC[(c ^ b) & 255] ^ (c >>> 8);
  return (c ^ -1) >>> 0;
};

function chunk(type, data) {
  const out = Buffer.alloc(data.length + 12);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, 'latin1');
  out.set(data, 8);
  out.writeUInt32BE(crc32(out.subarray(4, data.length + 8)), data.length + 8);
  return out;
}

const paeth = (a, b, c) => {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
};
const FILTERS = [() => 0, (a) => a, (a, b) => b, (a, b) => (a + b) >> 1, paeth];

/** All rows with one filter, or (null) each row with the filter that leaves the smallest sum of differences. */
function filtered(pixels, width, height, only) {
  const bpp = 4;
  const stride = width * bpp;
  const out = new Uint8Array((stride + 1) * height);
  const candidates = only === null ? [0, 1, 2, 3, 4] : [only];
  const tries = FILTERS.map(() => new Uint8Array(stride));
  for (let y = 0; y < height; y++) {
    const row = y * stride;
    let best = 0;
    let bestSum = Infinity;
    for (const f of candidates) {
      const predict = FILTERS[f];
      let sum = 0;
      for (let i = 0; i < stride; i++) {
        const a = i >= bpp ? pixels[row + i - bpp] : 0;
        const b = y ? pixels[row + i - stride] : 0;
        const c = y && i >= bpp ? pixels[row + i - stride - bpp] : 0;
        const v = (pixels[row + i] - predict(a, b, c)) & 255;
        tries[f][i] = v;
        sum += v < 128 ? v : 256 - v;
      }
      if (sum < bestSum) [best, bestSum] = [f, sum];
    }
    out[y * (stride + 1)] = best;
    out.set(tries[best], y * (stride + 1) + 1);
  }
  return out;
}

/** `pixels`: straight (not premultiplied) RGBA. Tries the filter plans and keeps the smallest file. */
export function encodePng(pixels, width, height) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const plans = [0, 2].map((only) => zlibSync(filtered(pixels, width, height, only), { level: 9, mem: 12 }));
  const data = plans.reduce((a, b) => (b.length < a.length ? b : a));
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}
