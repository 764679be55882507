// Region map: towns, plants, corridors, halos for doubt, weather.
import { P, rng, rect, path, line, ell, rep, joints, sprite, stops } from './isokit.mjs';
import { INK, M, A, G } from './palette.mjs';
import { plinth } from './map-sites.mjs';

export const house = (s, x, y, w, d, h, c) => {
  s.box(x, y, 0, w, d, h, '#e4dccb', { sw: 0.7, cast: false, flat: true });
  s.gable(x, y, h, w, d, 0.14, c, { over: 0.02 });
};

export function town(size) {
  const s = sprite(`town-${size}`, { w: 2, d: 2, note: 'town' }),
    R = rng(size === 'l' ? 8 : 3),
    n = size === 'l' ? 4 : 3,
    roofs = ['#b0674d', '#8f7a68', '#9a5b4a', '#77818d'];
  s.on('shadow', () =>
    s.poly([P(0.1, 0.1), P(n * 0.4 + 0.4, -0.05), P(n * 0.4 + 0.4, n * 0.36), P(n * 0.34, n * 0.4)], '#0c1119'),
  );
  for (let k = 0; k < n * 2 - 1; k++)
    for (let i = 0; i < n; i++) {
      const j = k - i;
      if (j < 0 || j >= n || (R() < 0.16 && size !== 'l')) continue;
      const x = i * 0.38,
        y = j * 0.38;
      if (size === 'l' && (i === 1 || i === 2) && (j === 1 || j === 2) && i + j < 4)
        s.box(x, y, 0, 0.26, 0.26, 0.5 + R() * 0.55, ['#b9c0c6', '#a7b3bd', '#cfc8b8'][k % 3], {
          sw: 0.7,
          cast: false,
          flat: true,
          L: (a, b) => rep(Math.floor(b / 4), (q) => rect(1.2, 2 + q * 4, a - 2.4, 1.6, '#56707f')),
          R: (a, b) => rep(Math.floor(b / 4), (q) => rect(1.2, 2 + q * 4, a - 2.4, 1.6, '#3d5261')),
        });
      else house(s, x, y, 0.26, 0.24, 0.16, roofs[Math.floor(R() * 4)]);
    }
  s.glow(n * 0.19, n * 0.19, 0, 0.9, G.sodium, 0.5);
  return s;
}

export function plant(kind) {
  const s = sprite(`plant-${kind}`, { note: 'power plant: ' + kind });
  plinth(s, { gas: '#9a978c', nuclear: '#a7a69c', hydro: '#7f8f95', wind: '#8b9a76', solar: '#a39a72' }[kind]);
  if (kind === 'gas') {
    s.box(0.1, 0.3, 0.12, 0.5, 0.5, 0.34, M.steel, {
      sw: 0.8,
      cast: false,
      flat: true,
      L: (a, b) => joints(a, b, 3, INK, 0.3),
    });
    for (const y of [0.3, 0.6])
      s.cyl(0.78, y, 0.12, 0.06, 0.95, '#c9c4b8', {
        cast: false,
        sw: 0.8,
        side: (cx, cy, tx, ty, rb, rt) =>
          line(
            [
              [tx - rt, ty + 6],
              [tx + rt, ty + 6],
            ],
            A.crit,
            2.4,
          ),
      });
  }
  if (kind === 'nuclear') {
    for (const [x, y] of [
      [0.3, 0.34],
      [0.64, 0.7],
    ])
      s.cyl(x, y, 0.12, 0.24, 0.86, '#d5d1c6', { r2: 0.16, waist: 0.72, cast: false, sw: 0.9, top: '#6f7681' });
    s.box(0.62, 0.14, 0.12, 0.26, 0.26, 0.3, M.panel, { sw: 0.7, cast: false, flat: true });
  }
  if (kind === 'hydro') {
    s.poly([P(0.1, 0.05, 0.13), P(0.95, 0.05, 0.13), P(0.95, 0.4, 0.13), P(0.1, 0.4, 0.13)], M.water);
    s.box(0.06, 0.4, 0.12, 0.88, 0.16, 0.5, '#b9b5aa', {
      sw: 0.9,
      cast: false,
      flat: true,
      L: (a, b) => rep(4, (i) => rect(3 + i * 6.4, 4, 3, b - 4, '#e8f3f6')),
    });
    s.poly([P(0.06, 0.6, 0.13), P(0.94, 0.6, 0.13), P(0.94, 0.95, 0.13), P(0.06, 0.95, 0.13)], '#78b3c6');
  }
  if (kind === 'wind')
    for (const [x, y, k] of [
      [0.25, 0.3, 1.1],
      [0.75, 0.35, 1.25],
      [0.45, 0.8, 1.15],
    ]) {
      s.wire(
        [
          [x, y, 0.12],
          [x, y, k],
        ],
        INK,
        2.4,
      ).wire(
        [
          [x, y, 0.12],
          [x, y, k],
        ],
        '#eef0ee',
        1.4,
      );
      const [a, b] = P(x, y, k);
      s.add(
        rep(3, (i) => {
          const t = i * 2.094 + x * 5;
          return (
            line(
              [
                [a, b],
                [a + Math.cos(t) * 12, b + Math.sin(t) * 12],
              ],
              INK,
              2.6,
              { 'stroke-linecap': 'round' },
            ) +
            line(
              [
                [a, b],
                [a + Math.cos(t) * 12, b + Math.sin(t) * 12],
              ],
              '#f4f5f2',
              1.5,
              { 'stroke-linecap': 'round' },
            )
          );
        }),
        [
          [a - 13, b - 13],
          [a + 13, b + 13],
        ],
      );
    }
  if (kind === 'solar')
    for (let j = 0; j < 3; j++)
      s.poly(
        [
          P(0.08, 0.1 + j * 0.3, 0.3),
          P(0.92, 0.1 + j * 0.3, 0.3),
          P(0.92, 0.3 + j * 0.3, 0.16),
          P(0.08, 0.3 + j * 0.3, 0.16),
        ],
        M.pv,
        { stroke: '#b9cfdf', 'stroke-width': 0.7 },
      );
  return s;
}

/** What is known of a rival for sure: a disc, a house on it. */
export function halo() {
  const s = sprite('halo-confirmed', { note: 'a rival, confirmed' }),
    [r, sq, c] = [26, 0.62, A.rival];
  const g = s.gradient('h', `<radialGradient id="ID">${stops([0, c, 0.62], [0.6, c, 0.34], [1, c, 0.03])}</radialGradient>`);
  s.add(ell(0, 0, r, r * sq, g) + ell(0, 0, r, r * sq, c, { 'fill-opacity': 0.28, stroke: c, 'stroke-width': 1.8 }), [
    [-r, -r * sq],
    [r, r * sq],
  ]);
  s.add(`<g transform="translate(0 -9)">`);
  s.box(0.22, 0.22, 0, 0.56, 0.5, 0.3, '#b9a3b0', { sw: 1, cast: false, flat: true, L: (a) => rect(2, 4, a - 4, 2.4, '#f3cfdc') });
  s.add('</g>');
  return s;
}

/** Weather: a cloud, which drifts (the stage hangs rain under it), and heat-wave contours. Pattern tells the kind, not colour. */
export function weather(kind) {
  const s = sprite(`weather-${kind}`, { note: 'weather: ' + kind });
  if (kind === 'heat')
    return s.add(
      [
        [118, 66],
        [84, 46],
        [50, 26],
      ]
        .map(([rx, ry], i) =>
          ell(0, 0, rx, ry, i === 2 ? A.warm : 'none', {
            'fill-opacity': 0.2,
            stroke: A.warm,
            'stroke-width': 1.4,
            'stroke-dasharray': i === 2 ? undefined : '6 4',
            opacity: 0.6 + 0.15 * i,
          }),
        )
        .join(''),
      [
        [-119, -67],
        [119, 67],
      ],
    );
  const top = 'q-6-20 16-22 4-26 34-22 14-26 46-14 26-14 44 10 30-4 28 22 20 6 10 26Z';
  return s.add(
    path('M-70 62' + top, '#0e141d', { opacity: 0.26 }) +
      path('M-70 24' + top, '#c9d2d8', { opacity: 0.93, stroke: '#4b5a68', 'stroke-width': 1 }) +
      path(
        'M-66 14q2-10 12-12 4-26 34-22 14-26 46-14 16-9 30-1-30-2-38 20-16-6-24 8-18-4-26 10-20-4-34 11Z',
        '#eef1f1',
        { opacity: 0.85 },
      ),
    [
      [-82, -45],
      [112, 90],
    ],
  );
}

export const SPRITES = () => [
  town('s'),
  town('l'),
  ...['gas', 'nuclear', 'hydro', 'wind', 'solar'].map(plant),
  halo(),
  weather('cloud'),
  weather('heat'),
];
