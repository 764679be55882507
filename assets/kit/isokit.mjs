// isokit: a tiny isometric drawing kit that writes SVG strings. No dependencies.
// World: x runs to the screen's lower right, y to its lower left, z up; one unit = one 64x32 tile = 32 px of height.
// A sprite has four layers: base (pads and gravel, under every shadow), shadow (flat, on the ground), body (day colours),
// glow (emissive; added at night, or always for LEDs). Scenes draw layer by layer, so shadows never stack or cover bodies.
import { INK, SUN, SHADE, DAY } from './palette.mjs';

export const U = 32;
export const P = (x, y, z = 0) => [(x - y) * U, (x + y) * (U / 2) - z * U];
export const n1 = (v) => String(Math.round(v * 10) / 10);
/** Where a shadow of one unit of height falls, in tiles: to the right and a little down the screen. */
export const SUNDIR = [0.8, -0.42];

// ---- colour ---------------------------------------------------------------------------------
const rgb = (h) => [1, 3, 5].map((i) => parseInt(h.slice(i, i + 2), 16));
export const mix = (a, b, t) => {
  const [A, B] = [rgb(a), rgb(b)];
  return (
    '#' +
    A.map((v, i) =>
      Math.round(v + (B[i] - v) * t)
        .toString(16)
        .padStart(2, '0'),
    ).join('')
  );
};
/** The light rule: top lightest (towards the sun), left mid, right dark (towards cool shade), line = dark of the same hue. */
export const mat = (c) => ({
  top: mix(c, SUN, 0.34),
  left: mix(c, SUN, 0.04),
  right: mix(c, SHADE, 0.38),
  line: mix(c, INK, 0.74),
  edge: mix(c, '#ffffff', 0.55),
  base: c,
});
export const ramp = (stops, t) => {
  const k = Math.min(0.9999, Math.max(0, t)) * (stops.length - 1);
  return mix(stops[Math.floor(k)], stops[Math.floor(k) + 1], k % 1);
};
/** Small seeded generator: sprites must come out the same on every build. */
export const rng = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

// ---- flat marks, used inside faces and on the screen plane ---------------------------------------
export const attrs = (o = {}) =>
  Object.entries(o)
    .filter(([, v]) => v !== undefined)
    .map(([k, v]) => ` ${k}="${typeof v === 'number' ? Math.round(v * 100) / 100 : v}"`)
    .join('');
export const rect = (x, y, w, h, fill, o) =>
  `<rect x="${n1(x)}" y="${n1(y)}" width="${n1(w)}" height="${n1(h)}" fill="${fill}"${attrs(o)}/>`;
export const path = (d, fill, o) => `<path d="${d}" fill="${fill}"${attrs(o)}/>`;
export const line = (pts, stroke, w = 1, o) =>
  `<path d="M${pts.map((p) => n1(p[0]) + ' ' + n1(p[1])).join('L')}" fill="none" stroke="${stroke}" stroke-width="${w}"${attrs(o)}/>`;
export const polyD = (pts) => 'M' + pts.map((p) => n1(p[0]) + ' ' + n1(p[1])).join('L') + 'Z';
export const ell = (cx, cy, rx, ry, fill, o) =>
  `<ellipse cx="${n1(cx)}" cy="${n1(cy)}" rx="${n1(rx)}" ry="${n1(ry)}" fill="${fill}"${attrs(o)}/>`;
/** Repeat fn(i) n times and join. */
export const rep = (n, fn) => Array.from({ length: n }, (_, i) => fn(i)).join('');
/** Louvre: a dark opening with light slats, in face coordinates. */
export const louvre = (x, y, w, h, dark, slat, pitch = 3) =>
  rect(x, y, w, h, dark) + rep(Math.floor(h / pitch), (i) => rect(x, y + i * pitch, w, pitch * 0.45, slat));
/** Gradient stops from [offset, colour, opacity]; the first offset, 0, is left out. */
export const stops = (...list) =>
  list
    .map(([at, colour, op]) =>
      `<stop${attrs({ offset: at || undefined, 'stop-color': colour, 'stop-opacity': op })}/>`.replace(/"0\./g, '".'),
    )
    .join('');
/** Vertical panel joints. */
export const joints = (w, h, step, col, op = 0.25) =>
  `<path d="${rep(Math.floor(w / step - 0.01), (i) => `M${n1((i + 1) * step)} 0V${n1(h)}`)}" ` +
  `stroke="${col}" stroke-width=".6" opacity="${op}"/>`;
/** A grid of windows. */
export const windows = (x, y, w, h, cols, rows, glass, gapX = 2, gapY = 3, o) => {
  const cw = (w - gapX * (cols - 1)) / cols,
    ch = (h - gapY * (rows - 1)) / rows;
  return rep(rows, (r) => rep(cols, (c) => rect(x + c * (cw + gapX), y + r * (ch + gapY), cw, ch, glass, o)));
};

const halfHull = (list) =>
  list.reduce((h, p) => {
    while (h.length > 1) {
      const [a, b] = [h.at(-2), h.at(-1)];
      if ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 0) break;
      h.pop();
    }
    return [...h, p];
  }, []);
const hull = (pts) => {
  const s = pts.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  return [...halfHull(s).slice(0, -1), ...halfHull(s.toReversed()).slice(0, -1)];
};
const emptyBox = () => [Infinity, Infinity, -Infinity, -Infinity];

/**
 * Starts a sprite. `w`, `d` are its footprint in tiles, `sun` shortens shadows indoors (0.22).
 * The SVG origin is the footprint's back (top) corner on the ground.
 */
export function sprite(name, { w = 1, d = 1, note = '', sun = 1 } = {}) {
  const layers = { base: [], shadow: [], body: [], glow: [] };
  const bounds = { base: emptyBox(), shadow: emptyBox(), body: emptyBox(), glow: emptyBox() };
  const defs = new Map();
  const grow = (layer, pts, pad = 1) => {
    const b = bounds[layer];
    for (const [px, py] of pts) {
      b[0] = Math.min(b[0], px - pad);
      b[1] = Math.min(b[1], py - pad);
      b[2] = Math.max(b[2], px + pad);
      b[3] = Math.max(b[3], py + pad);
    }
  };
  const s = {
    name,
    w,
    d,
    note,
    layers,
    bounds,
    defs,
    at: 'body',
    P,
    /** Adds raw SVG; pts tell the sprite how large it is. */
    add(svg, pts = [], pad) {
      layers[s.at].push(svg);
      grow(s.at, pts, pad);
      return s;
    },
    /** Draws on another layer for the length of fn. */
    on(layer, fn) {
      const was = s.at;
      s.at = layer;
      fn(s);
      s.at = was;
      return s;
    },
    poly(pts, fill, o) {
      return s.add(path(polyD(pts), fill, { 'stroke-linejoin': 'round', ...o }), pts);
    },
    /** Polyline through world points. */
    wire(pts, col, wide = 1, o) {
      const q = pts.map((p) => P(...p));
      return s.add(line(q, col, wide, { 'stroke-linecap': 'round', 'stroke-linejoin': 'round', ...o }), q, wide);
    },
    /** A round pipe: dark outline, colour, highlight on the sun side. */
    pipe(pts, wide, col) {
      const m = mat(col),
        q = pts.map((p) => P(...p)),
        hi = q.map((p) => [p[0] - wide * 0.12, p[1] - wide * 0.2]),
        o = { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
      return s.add(
        line(q, m.line, wide + 1.6, o) +
          line(q, m.base, wide, o) +
          line(hi, m.edge, wide * 0.28, { ...o, opacity: 0.8 }),
        q,
        wide,
      );
    },
    gradient(id, body) {
      const full = `${name}-${id}`;
      defs.set(full, body.replace('ID', full));
      return `url(#${full})`;
    },
    wallFx() {
      return s.gradient(
        'w',
        `<linearGradient id="ID" x2="0" y2="1">${stops([0, '#fff', 0.13], [0.45, '#fff', 0], [1, INK, 0.26])}</linearGradient>`,
      );
    },
    /** Paint on a face: L = facing lower left, R = facing lower right, T = seen from above. 32 local px per tile. */
    onL(x, y, z, svg) {
      const [a, b] = P(x, y, z);
      return s.add(`<g transform="matrix(1 .5 0 1 ${n1(a)} ${n1(b)})">${svg}</g>`);
    },
    onR(x, y, z, svg) {
      const [a, b] = P(x, y, z);
      return s.add(`<g transform="matrix(1 -.5 0 1 ${n1(a)} ${n1(b)})">${svg}</g>`);
    },
    onT(x, y, z, svg) {
      const [a, b] = P(x, y, z);
      return s.add(`<g transform="matrix(1 .5 -1 .5 ${n1(a)} ${n1(b)})">${svg}</g>`);
    },
    /** The work horse. o.L, o.R, o.T: (w, h) => svg painted on that face; o.cast: false | 'ground' | plane z (on a roof). */
    box(x, y, z, bw, bd, bh, colour, o = {}) {
      const m = typeof colour === 'string' ? mat(colour) : colour;
      const [a, b, c, e] = [P(x, y, z + bh), P(x + bw, y, z + bh), P(x + bw, y + bd, z + bh), P(x, y + bd, z + bh)];
      const [b0, c0, e0] = [P(x + bw, y, z), P(x + bw, y + bd, z), P(x, y + bd, z)];
      if (o.cast === undefined ? z === 0 : o.cast === 'ground') s.shadowBox(x, y, z, bw, bd, bh);
      else if (typeof o.cast === 'number') s.drop(x, y, o.cast, bw, bd, bh);
      if (o.ao) s.ao(x, y, bw, bd);
      if (o.base) return s.on('base', () => s.box(x, y, z, bw, bd, bh, colour, { ...o, base: false, cast: false }));
      const sw = o.sw ?? 1;
      s.poly([a, b, c, e], o.top ?? m.top)
        .poly([e, c, c0, e0], o.left ?? m.left)
        .poly([c, b, b0, c0], o.right ?? m.right);
      if (bh * U > 7 && !o.flat) {
        const fx = s.wallFx();
        s.onL(x, y + bd, z + bh, rect(0, 0, bw * U, bh * U, fx)).onR(
          x + bw,
          y + bd,
          z + bh,
          rect(0, 0, bd * U, bh * U, fx),
        );
      }
      if (o.T) s.onT(x, y, z + bh, o.T(bw * U, bd * U, m));
      if (o.L) s.onL(x, y + bd, z + bh, o.L(bw * U, bh * U, m));
      if (o.R) s.onR(x + bw, y + bd, z + bh, o.R(bd * U, bh * U, m));
      s.add(
        line([e, c, b], m.edge, sw * 0.75, { opacity: 0.75, 'stroke-linejoin': 'round' }) +
          line([c, c0], m.line, sw * 0.7, { opacity: 0.45 }),
      );
      return s.poly([a, b, b0, c0, e0, e], 'none', { stroke: m.line, 'stroke-width': sw });
    },
    /** Vertical round body; r2 = top radius. */
    cyl(x, y, z, r, h, colour, o = {}) {
      const m = mat(colour),
        r2 = o.r2 ?? r,
        k = U * Math.SQRT2,
        [cx, cy] = P(x, y, z),
        [tx, ty] = P(x, y, z + h);
      const g = s.gradient(
        'c' + colour.slice(1),
        `<linearGradient id="ID">${stops([0, m.left], [0.28, m.top], [0.62, m.base], [1, mix(colour, SHADE, 0.5)])}</linearGradient>`,
      );
      if (o.cast === undefined ? z === 0 : o.cast) s.shadowBox(x - r * 0.8, y - r * 0.8, z, r * 1.6, r * 1.6, h);
      const [rb, rt] = [r * k, r2 * k],
        mid = o.waist ? ((rb + rt) / 2) * o.waist : null;
      const foot = `M${n1(cx - rb)} ${n1(cy)}A${n1(rb)} ${n1(rb / 2)} 0 0 0 ${n1(cx + rb)} ${n1(cy)}`;
      const head = `${n1(tx + rt)} ${n1(ty)}A${n1(rt)} ${n1(rt / 2)} 0 0 1 ${n1(tx - rt)} ${n1(ty)}`;
      const waistY = cy + (ty - cy) * 0.62;
      const bend = (at) => `Q${n1(at)} ${n1(waistY)} `;
      const side =
        mid === null ? `${foot}L${head}Z` : `${foot}${bend(cx + mid)}${head}${bend(cx - mid)}${n1(cx - rb)} ${n1(cy)}Z`;
      s.add(path(side, g, { stroke: m.line, 'stroke-width': o.sw ?? 1 }), [
        [cx - rb, cy + rb / 2],
        [cx + rb, cy],
        [tx - rt, ty - rt / 2],
        [tx + rt, ty],
      ]);
      if (o.side) s.add(o.side(cx, cy, tx, ty, rb, rt));
      s.add(ell(tx, ty, rt, rt / 2, o.top ?? m.top, { stroke: m.line, 'stroke-width': o.sw ?? 1 }));
      return o.lid ? s.add(o.lid(tx, ty, rt)) : s;
    },
    /** Gable roof over a box; ridge along x. */
    gable(x, y, z, bw, bd, h, colour, o = {}) {
      const m = mat(colour),
        p = (i, j, k) => P(x + i * bw, y + j * bd, z + k * h),
        e = o.over ?? 0;
      s.poly([p(1, 0, 0), p(1, 0.5, 1), p(1, 1, 0)], o.end ?? m.right, { stroke: m.line, 'stroke-width': 0.8 });
      s.poly(
        [P(x - e, y - e, z), P(x - e, y + bd / 2, z + h), P(x + bw + e, y + bd / 2, z + h), P(x + bw + e, y - e, z)],
        m.right,
        { stroke: m.line, 'stroke-width': 0.8 },
      );
      return s
        .poly(
          [
            P(x - e, y + bd / 2, z + h),
            P(x + bw + e, y + bd / 2, z + h),
            P(x + bw + e, y + bd + e, z),
            P(x - e, y + bd + e, z),
          ],
          m.top,
          { stroke: m.line, 'stroke-width': 0.8 },
        )
        .wire(
          [
            [x - e, y + bd / 2, z + h],
            [x + bw + e, y + bd / 2, z + h],
          ],
          m.edge,
          0.9,
        );
    },
    /** Round fan seen from above, on plane z. frame 0..3 turns the blades. */
    fan(x, y, z, r, o = {}) {
      const [cx, cy] = P(x, y, z),
        k = r * U * Math.SQRT2,
        f = ((o.frame ?? 0) * Math.PI) / 8,
        blades = o.blades ?? 4;
      const blade = rep(blades, (i) => {
        const a = f + (i * 2 * Math.PI) / blades,
          pt = (ang, q) => `${n1(cx + Math.cos(ang) * k * q)} ${n1(cy + (Math.sin(ang) * k * q) / 2)}`;
        return `M${n1(cx)} ${n1(cy)}L${pt(a, 0.82)}L${pt(a + 0.5, 0.82)}Z`;
      });
      return s.add(
        ell(cx, cy, k, k / 2, o.rim ?? '#8d97a0', { stroke: INK, 'stroke-width': 0.7 }) +
          ell(cx, cy + k * 0.06, k * 0.84, k * 0.42, o.well ?? '#2c3442') +
          path(blade, o.blade ?? '#7b8794') +
          ell(cx, cy, k * 0.2, k * 0.1, '#b9c1c7'),
        [
          [cx - k, cy],
          [cx + k, cy],
        ],
      );
    },
    /** Shadow of a box, on the ground. */
    shadowBox(x, y, z, bw, bd, bh) {
      const at = (h) => {
        const k = (z + h) * sun,
          [u, v] = [SUNDIR[0] * k, SUNDIR[1] * k];
        return [P(x + u, y + v), P(x + bw + u, y + v), P(x + bw + u, y + bd + v), P(x + u, y + bd + v)];
      };
      return s.on('shadow', () => s.poly(hull([...at(0), ...at(bh)]), DAY.shadow));
    },
    /** Shadow that falls on a roof or pad at height z and belongs to the body. */
    drop(x, y, z, bw, bd, bh, k = 0.55) {
      const [u, v] = [SUNDIR[0] * bh * k, SUNDIR[1] * bh * k],
        q = [P(x, y, z), P(x + bw, y, z), P(x + bw, y + bd, z), P(x, y + bd, z)],
        t = [P(x + u, y + v, z), P(x + bw + u, y + v, z), P(x + bw + u, y + bd + v, z), P(x + u, y + bd + v, z)];
      return s.poly(hull([...q, ...t]), DAY.shadow, { opacity: 0.28 });
    },
    /** Contact darkening where a thing meets the ground. */
    ao(x, y, bw, bd) {
      return s.on('shadow', () => {
        for (const e of [0.16, 0.08])
          s.poly([P(x - e, y - e), P(x + bw + e, y - e), P(x + bw + e, y + bd + e), P(x - e, y + bd + e)], DAY.shadow, {
            opacity: 0.35,
          });
      });
    },
    /** Soft light on the glow layer, round on the ground plane or (flat = 1) round on screen. */
    glow(x, y, z, r, colour, op = 0.8, flat = 0.5) {
      const [cx, cy] = P(x, y, z),
        k = r * U * Math.SQRT2;
      const g = s.gradient(
        'g' + colour.slice(1),
        `<radialGradient id="ID">${stops([0, colour], [0.35, colour, 0.42], [1, colour, 0])}</radialGradient>`,
      );
      return s.on('glow', () =>
        s.add(ell(cx, cy, k, k * flat, g, { opacity: op }), [
          [cx - k, cy - k * flat],
          [cx + k, cy + k * flat],
        ]),
      );
    },
  };
  return s;
}

/** Writes a sprite as one SVG: a group per layer, so one file and one anchor serve base, shadow, body and glow frames alike. */
export function toSvg(s, which = ['base', 'shadow', 'body'], hidden = []) {
  const use = [...which, ...hidden].filter((l) => s.layers[l].length),
    b = use
      .map((l) => s.bounds[l])
      .reduce((p, q) => [Math.min(p[0], q[0]), Math.min(p[1], q[1]), Math.max(p[2], q[2]), Math.max(p[3], q[3])]);
  const [x, y] = [Math.floor(b[0]) - 2, Math.floor(b[1]) - 2],
    [w, h] = [Math.ceil(b[2]) + 2 - x, Math.ceil(b[3]) + 2 - y];
  const extra = { shadow: ` opacity="${DAY.shadowAlpha}"`, glow: ' style="mix-blend-mode:screen"' };
  const inner = use
    .map(
      (l) =>
        `<g class="${l}"${extra[l] ?? ''}${hidden.includes(l) ? ' display="none"' : ''}>${s.layers[l].join('')}</g>`,
    )
    .join('');
  const used = [...s.defs]
    .filter(([id]) => inner.includes(`#${id})`))
    .map(([, v]) => v)
    .join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${w} ${h}" width="${w}" height="${h}" ` +
    `data-anchor="${-x},${-y}" data-foot="${s.w},${s.d}"><title>${s.name}: ${s.note}</title>` +
    `${used ? `<defs>${used}</defs>` : ''}${inner}</svg>`
  );
}
