// Ground tiles, roads, fences and trees.
import { P, n1, mix, rng, rect, path, line, ell, rep, sprite } from './isokit.mjs';
import { INK, M } from './palette.mjs';
import { fenceRun } from './campus-parts.mjs';

const diamond = (s, c, o) => s.poly([P(0, 0), P(1, 0), P(1, 1), P(0, 1)], c, o);

const GROUND = {
  grass: M.grass,
  meadow: '#a3ac74',
  soil: M.soil,
  gravel: M.gravel,
  concrete: '#c3bfb3',
  asphalt: M.asphalt,
  water: M.water,
  field: '#a9b06c',
};

/** Ground tile, v = variant. Drawn 0.6 px oversize so neighbours leave no seam. */
export function ground(kind, v = 0) {
  const s = sprite(`tile-${kind}-${v}`, { note: 'ground tile' }),
    R = rng(v * 77 + kind.length * 13),
    c = GROUND[kind];
  s.on('base', () => {
    diamond(s, mix(c, v % 2 ? '#ffffff' : M.grassDark, kind === 'grass' || kind === 'meadow' ? 0.05 * v : 0.015), {
      stroke: c,
      'stroke-width': 0.6,
    });
    const at = () => P(0.12 + R() * 0.76, 0.12 + R() * 0.76);
    if (kind === 'grass' || kind === 'meadow')
      s.add(
        rep(3 + v * 2, () => {
          const [x, y] = at();
          return path(`M${n1(x - 1.6)} ${n1(y)}l.8-2.4.8 2.4.9-2 .5 2`, 'none', {
            stroke: mix(c, M.leafDark, 0.6),
            'stroke-width': 0.6,
          });
        }),
      );
    if (kind === 'field') {
      const f = v ? '#c3ac66' : '#8fa45e';
      diamond(s, f, { stroke: f, 'stroke-width': 0.7 });
      s.add(
        rep(
          5,
          (i) =>
            line([P(0, 0.1 + i * 0.2), P(1, 0.1 + i * 0.2)], mix(f, INK, 0.24), 1.5, { opacity: 0.55 }) +
            line([P(0, 0.16 + i * 0.2), P(1, 0.16 + i * 0.2)], mix(f, '#fff3c4', 0.4), 0.8, { opacity: 0.6 }),
        ),
      );
    }
    if (kind === 'soil')
      s.add(
        rep(5, () => {
          const [x, y] = at();
          return ell(x, y, 2 + R() * 2, 1, mix(c, INK, 0.18), { opacity: 0.5 });
        }) + line([P(0, 0.3 + R() * 0.4), P(1, 0.3 + R() * 0.4)], mix(c, INK, 0.3), 0.8, { opacity: 0.35 }),
      );
    if (kind === 'gravel')
      s.add(
        rep(10, () => {
          const [x, y] = at();
          return ell(x, y, 1, 0.5, R() < 0.5 ? '#98907f' : '#cdc7b9');
        }),
      );
    if (kind === 'concrete')
      s.poly([P(0, 0), P(1, 0), P(1, 1), P(0, 1)], 'none', { stroke: '#a29d90', 'stroke-width': 0.5, opacity: 0.6 });
    if (kind === 'asphalt' && v) s.add(line([at(), at(), at()], '#565d66', 0.5, { opacity: 0.6 }));
    if (kind === 'water')
      s.add(
        rep(2, () => {
          const [x, y] = at();
          return line(
            [
              [x - 6, y],
              [x + 6, y],
            ],
            '#a9cfda',
            0.8,
            { opacity: 0.6, 'stroke-linecap': 'round' },
          );
        }),
      );
  });
  return s;
}

/** Road tile. mask bits: 1 = +x, 2 = +y, 4 = -x, 8 = -y. */
export function road(mask) {
  const s = sprite(`road-${mask}`, { note: 'road; name is the neighbour mask +x1 +y2 -x4 -y8' });
  return s.on('base', () => {
    diamond(s, '#737a82', { stroke: '#737a82', 'stroke-width': 0.7 });
    const edge = {
      1: [
        [1, 0],
        [1, 1],
      ],
      2: [
        [1, 1],
        [0, 1],
      ],
      4: [
        [0, 1],
        [0, 0],
      ],
      8: [
        [0, 0],
        [1, 0],
      ],
    };
    for (const [bit, [a, b]] of Object.entries(edge))
      if (!(mask & bit)) s.wire([a, b], '#5b626a', 3).wire([a, b], '#c9c5b8', 1.5);
    const dash = { 'stroke-dasharray': '5 4', opacity: 0.85 };
    if (mask === 5)
      s.wire(
        [
          [0, 0.5],
          [1, 0.5],
        ],
        '#e6dcc0',
        1,
        dash,
      );
    else if (mask === 10)
      s.wire(
        [
          [0.5, 0],
          [0.5, 1],
        ],
        '#e6dcc0',
        1,
        dash,
      );
    else {
      if (mask & 1)
        s.wire(
          [
            [0.86, 0.14],
            [0.86, 0.86],
          ],
          '#e6dcc0',
          1.4,
          { opacity: 0.7, 'stroke-linecap': 'butt' },
        );
      if (mask & 2)
        s.wire(
          [
            [0.14, 0.86],
            [0.86, 0.86],
          ],
          '#e6dcc0',
          1.4,
          { opacity: 0.7, 'stroke-linecap': 'butt' },
        );
    }
  });
}

export const fence = (dir) => {
  const s = sprite(`fence-${dir}`, { note: 'fence segment, one tile' });
  fenceRun(
    s,
    dir === 'x'
      ? [
          [0, 0],
          [1, 0],
        ]
      : [
          [0, 0],
          [0, 1],
        ],
  );
  return s;
};

const blob = (x, y, r, R) => {
  let d = '';
  const n = 9;
  for (let i = 0; i < n; i++) {
    const a = (i / n) * Math.PI * 2,
      a2 = ((i + 1) / n) * Math.PI * 2,
      k = r * (0.96 + R() * 0.1),
      q = (ang, f) => `${n1(x + Math.cos(ang) * r * f)} ${n1(y + Math.sin(ang) * r * f * 0.86)}`;
    d +=
      (i ? '' : `M${q(a, 1)}`) +
      `Q${n1(x + Math.cos((a + a2) / 2) * k * 1.22)} ${n1(y + Math.sin((a + a2) / 2) * k * 1.05)} ${q(a2, 1)}`;
  }
  return d + 'Z';
};

export function tree(v) {
  const s = sprite(`tree-${v}`, { note: 'tree; sways 2 px, 2 frames, with wind' }),
    R = rng(v * 91 + 5),
    c = [M.leaf, M.leafDark, '#7f9a58', M.ochre, '#6a8b67'][v],
    r = [10.5, 12, 8.5, 9.5, 7][v],
    h = [15, 18, 13, 14, 9][v],
    [x, y] = P(0.5, 0.5);
  s.on('shadow', () =>
    s.add(ell(x + 9 + h * 0.35, y + 2.2, r * 1.25, r * 0.5, '#27304a'), [
      [x, y - 8],
      [x + 34, y + 9],
    ]),
  );
  s.add(path(`M${x - 1.5} ${y}l.5-${h}h2l.5 ${h}Z`, '#7a5b43', { stroke: '#40342f', 'stroke-width': 0.7 }), [
    [x - 2, y - h],
    [x + 2, y + 1],
  ]);
  const cy = y - h - r * 0.25,
    o = { stroke: mix(c, INK, 0.62), 'stroke-width': 0.9 };
  s.add(
    path(blob(x, cy, r, R), mix(c, '#26304d', 0.26), o) +
      path(blob(x - r * 0.2, cy - r * 0.2, r * 0.76, R), c) +
      path(blob(x - r * 0.34, cy - r * 0.4, r * 0.44, R), mix(c, '#fff3c4', 0.3)) +
      rep(4, () => {
        const a = R() * 6.3,
          k = R() * r * 0.7;
        return ell(x + Math.cos(a) * k, cy + Math.sin(a) * k * 0.8, 1.5, 0.9, mix(c, INK, 0.28), { opacity: 0.55 });
      }),
    [
      [x - r * 1.2, cy - r * 1.2],
      [x + r * 1.2, cy + r * 1.2],
    ],
  );
  return s;
}

export function pine(v) {
  const s = sprite(`pine-${v}`, { note: 'conifer' }),
    c = [M.pine, '#5a8062', '#41654f'][v],
    k = [1, 0.8, 1.18][v],
    [x, y] = P(0.5, 0.5);
  s.on('shadow', () =>
    s.add(path(`M${x - 6 * k} ${y}L${x + 36 * k} ${y + 3}L${x + 6 * k} ${y + 6}Z`, '#27304a'), [
      [x, y - 4],
      [x + 38, y + 8],
    ]),
  );
  s.add(rect(x - 1.2, y - 5, 2.4, 5.5, '#6d523f', { stroke: '#3c302c', 'stroke-width': 0.6 }));
  for (let i = 0; i < 3; i++) {
    const w = (10.5 - i * 2.6) * k,
      b = y - 3.5 - i * 8.6 * k,
      t = b - 14 * k;
    s.add(
      path(`M${n1(x - w)} ${n1(b)}Q${x} ${n1(b + 4.5)} ${n1(x + w)} ${n1(b)}L${x} ${n1(t)}Z`, mix(c, '#26304d', 0.2), {
        stroke: mix(c, INK, 0.6),
        'stroke-width': 0.8,
        'stroke-linejoin': 'round',
      }) +
        path(
          `M${n1(x - w)} ${n1(b)}Q${n1(x - w * 0.4)} ${n1(b + 2.4)} ${n1(x + w * 0.1)} ${n1(b + 2)}L${x} ${n1(t)}Z`,
          mix(c, '#fff3c4', 0.16),
        ),
      [
        [x - w, b + 4],
        [x + w, t],
      ],
    );
  }
  return s;
}

export const SPRITES = () => [
  ...Object.keys(GROUND).flatMap((k) => [0, 1].map((v) => ground(k, v))),
  ...[5, 10, 15, 7, 11, 13, 14, 3, 6, 9, 12].map(road),
  fence('x'),
  fence('y'),
  ...[0, 1, 2, 3, 4].map(tree),
  ...[0, 1, 2].map(pine),
];
