// Halls on the way: steel frame with scaffold, and the planned ghost.
import { U, P, n1, mix, rect, line, rep, joints, sprite } from './isokit.mjs';
import { INK, M, A, G } from './palette.mjs';
import { HALLS } from './campus-halls.mjs';

/** Under construction: slab, steel frame, deck half laid, cladding creeping in from the far corner. The crane is its own sprite. */
export function hallFrame(size) {
  const { w, d, h } = HALLS[size],
    bd = d - 0.5,
    z = 0.1,
    s = sprite(`hall-${size}-frame`, { w, d, note: 'under construction: slab, steel, half-laid deck' }),
    st = '#b4573a',
    hi = '#d98360',
    top = z + h;
  s.box(-0.1, -0.1, 0, w + 0.2, bd + 0.2, z, M.concrete, { sw: 0.9, base: true });
  s.on('base', () =>
    s.onT(
      0,
      0,
      z,
      rep(Math.floor(w), (i) => rect(i * U + 8, 2, 0.7, bd * U - 4, '#8e8a80')) +
        rep(Math.floor(bd), (i) => rect(2, i * U + 8, w * U - 4, 0.7, '#8e8a80')),
    ),
  );
  const col = (x, y) =>
    s
      .wire(
        [
          [x, y, z],
          [x, y, top],
        ],
        INK,
        3.2,
      )
      .wire(
        [
          [x, y, z],
          [x, y, top],
        ],
        st,
        2.1,
      )
      .add(
        line(
          [
            [P(x, y, z)[0] - 0.5, P(x, y, z)[1]],
            [P(x, y, top)[0] - 0.5, P(x, y, top)[1]],
          ],
          hi,
          0.6,
        ),
      );
  const beam = (a, b) =>
    s
      .wire([a, b], INK, 2.8)
      .wire([a, b], st, 1.8)
      .wire(
        [
          [a[0], a[1], a[2] + 0.015],
          [b[0], b[1], b[2] + 0.015],
        ],
        hi,
        0.6,
      );
  s.on('shadow', () => {
    for (let i = 0; i <= w; i++) s.shadowBox(i - 0.03, 0, z, 0.06, bd, h);
  });
  s.box(w * 0.1, bd * 0.25, z, 0.6, 0.5, 0.14, M.timber, { cast: z, sw: 0.6 })
    .box(w * 0.42, bd * 0.5, z, 0.9, 0.3, 0.1, M.steel, { cast: z, sw: 0.6 })
    .box(w * 0.7, bd * 0.3, z, 0.4, 0.4, 0.22, A.cold, { cast: z, sw: 0.6 });
  // Two back walls already clad.
  s.poly([P(0, 0, z), P(0, 0, top), P(w * 0.6, 0, top), P(w * 0.6, 0, z)], mix(M.panel, '#8d8b86', 0.35), {
    stroke: INK,
    'stroke-width': 0.8,
  });
  s.poly([P(0, 0, z), P(0, 0, top), P(0, bd * 0.75, top), P(0, bd * 0.75, z)], mix(M.panel, '#6d7480', 0.5), {
    stroke: INK,
    'stroke-width': 0.8,
  });
  for (let j = 0; j <= 2; j++) {
    const y = (bd * j) / 2;
    for (let i = 0; i <= w; i++) {
      col(i, y);
    }
    beam([0, y, top], [w, y, top]);
    beam([0, y, z + h * 0.5], [w, y, z + h * 0.5]);
    if (j < 2) for (let i = 0; i <= w; i++) beam([i, y, top], [i, (bd * (j + 1)) / 2, top]);
  }
  const deck = (x0, x1, y0, y1, c) =>
    s.poly([P(x0, y0, top + 0.03), P(x1, y0, top + 0.03), P(x1, y1, top + 0.03), P(x0, y1, top + 0.03)], c, {
      stroke: INK,
      'stroke-width': 0.7,
    });
  deck(0, w * 0.5, 0, bd / 2, '#c8ccca');
  s.onT(0, 0, top + 0.03, joints(w * 0.5 * U, (bd / 2) * U, 4, '#6d747c', 0.5));
  deck(0, 2, bd / 2, bd, '#bfc4c4');
  s.onT(0, bd / 2, top + 0.03, joints(2 * U, (bd / 2) * U, 4, '#6d747c', 0.5));
  s.box(0.6, 0.5, top + 0.03, 0.8, 0.35, 0.1, M.steel, { cast: top + 0.03, sw: 0.6 }).box(
    0.3,
    bd * 0.68,
    top + 0.03,
    0.4,
    0.4,
    0.14,
    M.timber,
    { cast: top + 0.03, sw: 0.6 },
  );
  s.onL(
    0,
    bd,
    top,
    rect(0, 0, 1.1 * U, h * U, '#cfc8b8') +
      joints(1.1 * U, h * U, 8, INK, 0.25) +
      rect(0, 0, 1.1 * U, h * U, 'none', { stroke: INK, 'stroke-width': 0.8 }),
  );
  for (const x of [0.4, w - 0.5]) s.glow(x, bd, top, 0.5, G.white, 0.9, 0.9);
  s.glow(w / 2, bd / 2, z, 2, G.sodium, 0.55);
  return s;
}

/** Planned hall: the footprint and volume of what is ordered, in plan blue, dashed. */
export function hallPlanned(size) {
  const { w, d, h } = HALLS[size],
    s = sprite(`hall-${size}-planned`, { w, d, note: 'planned ghost' }),
    o = { stroke: '#e4f5fd', 'stroke-width': 1.4, 'stroke-dasharray': '5 3' };
  const [a, b, c, e] = [P(0, 0, h), P(w, 0, h), P(w, d - 0.4, h), P(0, d - 0.4, h)],
    [b0, c0, e0] = [P(w, 0), P(w, d - 0.4), P(0, d - 0.4)];
  s.on('base', () => s.poly([P(0, 0), b0, c0, e0], A.plan, { 'fill-opacity': 0.25 }));
  s.poly([a, b, b0, c0, e0, e], 'none', { stroke: '#1f5673', 'stroke-width': 3, opacity: 0.7 }).add(
    line([e, c, b], '#1f5673', 2.4, { opacity: 0.5 }) + line([c, c0], '#1f5673', 2.4, { opacity: 0.5 }),
  );
  s.poly([a, b, c, e], A.plan, { ...o, 'fill-opacity': 0.42 })
    .poly([e, c, c0, e0], '#5fb3da', { ...o, 'fill-opacity': 0.36 })
    .poly([c, b, b0, c0], '#3d86ad', { ...o, 'fill-opacity': 0.34 });
  s.onT(
    0,
    0,
    h,
    `<path d="${rep(w * 2 + Math.round(d * 2) - 1, (i) => {
      const k = (i + 1) * 16,
        W = w * U,
        D = (d - 0.4) * U;
      const x0 = Math.max(0, k - D),
        x1 = Math.min(W, k);
      return x1 > x0 ? `M${n1(x0)} ${n1(k - x0)}L${n1(x1)} ${n1(k - x1)}` : '';
    })}" stroke="#e4f5fd" stroke-width="1" opacity=".6"/>`,
  );
  return s;
}

// New halls rise bay by bay (campus-stages); the small one as a whole is for the title's picture.
export const SPRITES = () => [hallFrame('s'), ...['s', 'm', 'l'].map(hallPlanned)];
