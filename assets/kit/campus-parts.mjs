// Parts that several campus sprites share: flat roofs, roof units, wall lamps, pads, gravel, transformers, gantries, fences.
import { U, P, mix, mat, rng, rect, ell, rep, louvre, joints } from './isokit.mjs';
import { INK, M, G } from './palette.mjs';

export function roof(s, x, y, z, w, d, colour = M.roof, e = 0.09) {
  const c = mat(colour);
  const q = [P(x + e, y + e, z), P(x + w - e, y + e, z), P(x + w - e, y + d - e, z), P(x + e, y + d - e, z)];
  s.poly(q, mix(c.left, '#8d929c', 0.22), { stroke: c.line, 'stroke-width': 0.6, 'stroke-opacity': 0.55 });
  s.poly([q[0], q[3], P(x + e + 0.13, y + d - e, z), P(x + e + 0.13, y + e, z)], '#26304a', { opacity: 0.2 });
  s.onT(x + e, y + e, z, joints((w - 2 * e) * U, (d - 2 * e) * U, 32, c.line, 0.12));
}

/** Roof-top cooling unit with n fans in a row along y. */
export function rtu(s, x, y, z, w, d, h = 0.26, o = {}) {
  s.box(x, y, z, w, d, h, o.colour ?? M.panelCool, {
    cast: z,
    sw: 0.7,
    flat: true,
    L: (a, b) => louvre(1.5, 2, a - 3, b - 3, '#4b5563', '#8b95a0', 2),
    R: (a, b) => louvre(1.5, 2, a - 3, b - 3, '#39424f', '#626d7a', 2),
  });
  const n = o.fans ?? Math.max(1, Math.round(d / w)),
    r = Math.min(w, d / n) * 0.3;
  for (let i = 0; i < n; i++) s.fan(x + w / 2, y + (d / n) * (i + 0.5), z + h, r, { frame: o.frame });
}

export function lamp(s, x, y, z, o = {}) {
  s.glow(x, y, z, o.r ?? 0.16, G.white, 0.95, 1);
  s.glow(x + (o.dx ?? 0), y + (o.dy ?? 0), 0, o.pool ?? 0.75, G.sodium, 0.55);
}

export const pad = (s, w, d, c = M.concrete, h = 0.05) =>
  s.box(0.04, 0.04, 0, w - 0.08, d - 0.08, h, c, { sw: 0.7, base: true, cast: false, flat: true });

export const gravel = (s, w, d, seed = 3) =>
  s.on('base', () => {
    s.poly([P(0.05, 0.05), P(w - 0.05, 0.05), P(w - 0.05, d - 0.05), P(0.05, d - 0.05)], '#b9b2a2', {
      stroke: '#8d8675',
      'stroke-width': 0.8,
    });
    const R = rng(seed);
    s.add(
      rep(w * d * 7, () => {
        const [x, y] = P(0.15 + R() * (w - 0.3), 0.15 + R() * (d - 0.3));
        return ell(x, y, 1, 0.5, R() < 0.5 ? '#9c9584' : '#cbc5b6');
      }),
    );
  });

export const insul = (s, x, y, z, h = 0.22) =>
  s
    .cyl(x, y, z, 0.035, h, '#a4663f', { cast: false, sw: 0.6 })
    .cyl(x, y, z + h, 0.02, 0.04, '#d8dde0', { cast: false, sw: 0.5 });

/** Oil transformer: tank, radiator banks, three bushings. */
export function transformer(s, x, y, z = 0.05, k = 1) {
  s.box(x - 0.06 * k, y - 0.06 * k, z, 0.92 * k, 0.62 * k, 0.03, '#8f8b82', { sw: 0.5, cast: false });
  s.box(x, y, z + 0.03, 0.8 * k, 0.4 * k, 0.48 * k, '#7c8c84', {
    cast: 'ground',
    sw: 0.9,
    R: (a, b) => rect(3, 5, a - 6, b * 0.4, '#6b7a76'),
  });
  for (let i = 0; i < 3; i++)
    s.box(x + (0.05 + i * 0.25) * k, y + 0.4 * k, z + 0.06, 0.19 * k, 0.12 * k, 0.36 * k, '#8a9a91', {
      sw: 0.6,
      cast: false,
      flat: true,
      L: (a, b) => rep(3, (j) => rect(0.8 + (j * a) / 3, 0, 0.8, b, '#5c6a66')),
    });
  for (let i = 0; i < 3; i++) insul(s, x + (0.16 + i * 0.24) * k, y + 0.16 * k, z + 0.5 * k, 0.3 * k);
  const [cx, cy] = P(x + 0.72 * k, y + 0.3 * k, z + 0.6 * k);
  s.add(rect(cx - 8 * k, cy - 3 * k, 12 * k, 5.5 * k, '#93a39b', { rx: 2.6, stroke: '#3b4746', 'stroke-width': 0.7 }));
}

/** Lattice gantry carrying conductors. */
export const gantry = (s, x, y0, y1, h) => {
  for (const y of [y0, y1]) {
    s.wire(
      [
        [x, y, 0],
        [x, y, h],
      ],
      INK,
      2.6,
    ).wire(
      [
        [x, y, 0],
        [x, y, h],
      ],
      '#98a4ac',
      1.6,
    );
    s.on('shadow', () => s.shadowBox(x, y, 0, 0.05, 0.05, h));
  }
  s.wire(
    [
      [x, y0, h],
      [x, y1, h],
    ],
    INK,
    3,
  )
    .wire(
      [
        [x, y0, h],
        [x, y1, h],
      ],
      '#a9b4bb',
      1.9,
    )
    .wire(
      [
        [x, y0, h],
        [x, y1, h],
      ],
      '#6c7782',
      0.6,
      { 'stroke-dasharray': '2 2' },
    );
  for (let i = 0; i < 3; i++) {
    const y = y0 + (y1 - y0) * (0.2 + 0.3 * i);
    s.wire(
      [
        [x, y, h],
        [x, y, h - 0.22],
      ],
      '#8a4e31',
      1.8,
    );
  }
};

/** Chain-link fence along ground points. */
export function fenceRun(s, pts, h = 0.26) {
  for (let i = 0; i + 1 < pts.length; i++) {
    const [a, b] = [pts[i], pts[i + 1]],
      len = Math.hypot(b[0] - a[0], b[1] - a[1]),
      n = Math.max(1, Math.round(len * 2));
    s.poly([P(...a), P(...b), P(...b, h), P(...a, h)], '#d6dde0', { opacity: 0.2 });
    for (let k = 0; k <= n; k++) {
      const q = [a[0] + ((b[0] - a[0]) * k) / n, a[1] + ((b[1] - a[1]) * k) / n];
      s.wire(
        [
          [...q, 0],
          [...q, h + 0.03],
        ],
        '#56616d',
        0.8,
      );
    }
    for (const z of [h, h * 0.5])
      s.wire(
        [
          [...a, z],
          [...b, z],
        ],
        '#6c7783',
        0.5,
      );
  }
}

export function scaffold(s, x, y, w, h) {
  const n = Math.round(w * 2),
    dy = 0.26;
  for (let k = 1; k <= 3; k++) {
    const zz = (h * k) / 3;
    s.poly([P(x, y, zz), P(x + w, y, zz), P(x + w, y + dy, zz), P(x, y + dy, zz)], M.timber, {
      stroke: '#5f4930',
      'stroke-width': 0.5,
    });
  }
  for (let i = 0; i <= n; i++)
    s.wire(
      [
        [x + (w * i) / n, y + dy, 0],
        [x + (w * i) / n, y + dy, h + 0.14],
      ],
      '#56606c',
      0.9,
    );
  for (let k = 1; k <= 3; k++)
    s.wire(
      [
        [x, y + dy, (h * k) / 3 + 0.14],
        [x + w, y + dy, (h * k) / 3 + 0.14],
      ],
      '#6b7580',
      0.6,
    );
  s.wire(
    [
      [x, y + dy, 0],
      [x + w / n, y + dy, h / 3],
      [x, y + dy, (2 * h) / 3],
      [x + w / n, y + dy, h],
    ],
    '#6b7580',
    0.6,
  );
}
