// Region map: site pins, one per state, on plinths with a gauge ring.
import { P, n1, rect, path, ell, rep, sprite } from './isokit.mjs';
import { INK, M, A } from './palette.mjs';

export const SITE_STATES = ['prospect', 'optioned', 'queued', 'building', 'energised', 'constrained', 'dark'];

const RING = {
  prospect: '#c9d3da',
  optioned: '#c9d3da',
  queued: A.warn,
  building: A.plan,
  energised: A.ok,
  constrained: A.warn,
  dark: A.crit,
};

export const plinth = (s, c, o = {}) => {
  s.on('shadow', () => s.poly([P(0.1, 0.06), P(1.28, -0.08), P(1.32, 0.9), P(1.02, 1.06)], '#0c1119', { opacity: 1 }));
  return s.box(0, 0, 0, 1, 1, 0.12, c, { sw: 1.1, cast: false, flat: true, ...o });
};

/** Gauge ring round the plinth: share of the site's MW in use, or progress of its next gate. */
const gauge = (s, share, c) => {
  const [x, y] = P(0.5, 0.5),
    rx = 41,
    ry = 20.5,
    a = share * Math.PI * 2 - Math.PI / 2,
    big = share > 0.5 ? 1 : 0;
  s.add(
    ell(x, y + 3, rx, ry, 'none', { stroke: '#0d1219', 'stroke-width': 6, opacity: 0.55 }) +
      ell(x, y + 3, rx, ry, 'none', { stroke: '#5c6a78', 'stroke-width': 3 }) +
      (share >= 1
        ? ell(x, y + 3, rx, ry, 'none', { stroke: c, 'stroke-width': 3.4 })
        : share > 0
          ? path(
              `M${x} ${y + 3 - ry}A${rx} ${ry} 0 ${big} 1 ${n1(x + Math.cos(a) * rx)} ${n1(y + 3 + Math.sin(a) * ry)}`,
              'none',
              { stroke: c, 'stroke-width': 3.4 },
            )
          : ''),
    [
      [x - rx - 3, y - ry],
      [x + rx + 3, y + ry + 7],
    ],
  );
};

const miniHall = (s, x, y, w, d, h, lit) =>
  s.box(x, y, 0.12, w, d, h, lit ? M.panel : '#8d939a', {
    sw: 0.9,
    cast: 0.12,
    flat: true,
    L: (a, b) => rect(0, 1.4, a, 2, M.petrol) + rect(2, b - 6, a - 4, 2.6, lit ? '#9be0ff' : '#39424f'),
    R: (a) => rect(0, 1.4, a, 2, M.petrolDark),
    T: (a, b) =>
      rect(2, 2, a - 4, b - 4, '#aeb0ac') + rep(Math.floor(a / 5), (i) => rect(3 + i * 5, 3, 3, b - 6, '#7d8892')),
  });

export function site(
  state,
  share = { queued: 0.35, building: 0.6, energised: 0.82, constrained: 1, dark: 0.04 }[state] ?? 0,
) {
  const s = sprite(`site-${state}`, { note: 'site pin: ' + state }),
    c = RING[state];
  if (state !== 'prospect' && state !== 'optioned') gauge(s, share, c);
  if (state === 'prospect') {
    s.poly([P(0, 0), P(1, 0), P(1, 1), P(0, 1)], '#dfe6ea', {
      'fill-opacity': 0.14,
      stroke: c,
      'stroke-width': 1.5,
      'stroke-dasharray': '4 3',
    });
    return s.onT(0, 0, 0, path('M10 10l12 12M22 10L10 22', 'none', { stroke: c, 'stroke-width': 2 }));
  }
  plinth(
    s,
    {
      optioned: '#8b9a76',
      queued: '#8b9a76',
      building: M.soil,
      energised: '#a9a99f',
      constrained: '#a9a99f',
      dark: '#6e747b',
    }[state],
  );
  if (state === 'optioned') {
    s.wire(
      [
        [0.5, 0.5, 0.12],
        [0.5, 0.5, 1.1],
      ],
      INK,
      2.2,
    ).wire(
      [
        [0.5, 0.5, 0.12],
        [0.5, 0.5, 1.1],
      ],
      '#dfe6ea',
      1.1,
    );
    const [x, y] = P(0.5, 0.5, 1.1);
    s.add(path(`M${x} ${y}l17 4.5-17 6Z`, A.plan, { stroke: INK, 'stroke-width': 0.9 }));
  }
  if (state === 'queued') {
    for (const [x, y] of [
      [0.12, 0.12],
      [0.88, 0.12],
      [0.12, 0.88],
      [0.88, 0.88],
    ])
      s.wire(
        [
          [x, y, 0.12],
          [x, y, 0.42],
        ],
        '#e6dcc0',
        1.6,
      );
    s.poly([P(0.12, 0.12, 0.36), P(0.88, 0.12, 0.36), P(0.88, 0.88, 0.36), P(0.12, 0.88, 0.36)], 'none', {
      stroke: A.warn,
      'stroke-width': 1.1,
      'stroke-dasharray': '3 2',
    });
    const [x, y] = P(0.5, 0.5, 0.62);
    s.add(
      path(
        `M${x - 6} ${y - 8}h12M${x - 6} ${y + 8}h12M${x - 4.5} ${y - 8}L${x + 4.5} ${y + 8}H${x - 4.5}L${x + 4.5} ${y - 8}Z`,
        '#f6ead0',
        { stroke: INK, 'stroke-width': 1.2, 'stroke-linejoin': 'round' },
      ),
      [[x, y - 10]],
    );
  }
  if (state === 'building') {
    for (const [x, y] of [
      [0.12, 0.2],
      [0.5, 0.2],
      [0.88, 0.2],
      [0.12, 0.8],
      [0.5, 0.8],
      [0.88, 0.8],
    ])
      s.wire(
        [
          [x, y, 0.12],
          [x, y, 0.55],
        ],
        '#b4573a',
        1.8,
      );
    for (const y of [0.2, 0.8])
      s.wire(
        [
          [0.12, y, 0.55],
          [0.88, y, 0.55],
        ],
        '#c96a49',
        1.8,
      );
    s.wire(
      [
        [0.12, 0.2, 0.55],
        [0.12, 0.8, 0.55],
      ],
      '#c96a49',
      1.5,
    ).wire(
      [
        [0.88, 0.2, 0.55],
        [0.88, 0.8, 0.55],
      ],
      '#c96a49',
      1.5,
    );
    s.wire(
      [
        [0.7, 0.1, 0.12],
        [0.7, 0.1, 1.5],
      ],
      '#8c6420',
      2.6,
    )
      .wire(
        [
          [0.7, 0.1, 0.12],
          [0.7, 0.1, 1.5],
        ],
        '#e8b24a',
        1.6,
      )
      .wire(
        [
          [0.95, 0.1, 1.38],
          [-0.1, 0.1, 1.38],
        ],
        '#8c6420',
        2.4,
      )
      .wire(
        [
          [0.95, 0.1, 1.38],
          [-0.1, 0.1, 1.38],
        ],
        '#e8b24a',
        1.4,
      )
      .wire(
        [
          [0.1, 0.1, 1.38],
          [0.1, 0.1, 0.95],
        ],
        '#dfe6ea',
        0.8,
      );
  }
  if (['energised', 'constrained', 'dark'].includes(state)) {
    const lit = state !== 'dark';
    miniHall(s, 0.1, 0.1, 0.8, 0.34, 0.34, lit);
    miniHall(s, 0.1, 0.54, 0.5, 0.34, 0.3, lit);
    s.box(0.68, 0.58, 0.12, 0.2, 0.24, 0.22, '#9fb0a4', { sw: 0.7, cast: false, flat: true });
    if (lit) s.glow(0.5, 0.5, 0.1, 1.1, state === 'energised' ? '#8fd8ff' : '#ffb060', 0.55);
  }
  const badge = (c2, d) => {
    const [x, y] = P(1, 0, 0.8);
    s.add(
      `<circle cx="${x}" cy="${y}" r="9" fill="${c2}" stroke="${INK}" stroke-width="1.4"/>` +
        path(d.replace(/X/g, x).replace(/Y/g, y), 'none', {
          stroke: '#1d2433',
          'stroke-width': 2.4,
          'stroke-linecap': 'round',
          'stroke-linejoin': 'round',
          transform: `translate(${x} ${y})`,
        }),
      [
        [x - 10, y - 10],
        [x + 10, y + 10],
      ],
    );
  };
  if (state === 'constrained') badge(A.warn, 'M-4-3.5L0 .5 4-3.5M-4 1.5L0 5.5 4 1.5');
  if (state === 'dark') badge(A.crit, 'M-3.6-3.6L3.6 3.6M3.6-3.6L-3.6 3.6');
  return s;
}

export const SPRITES = () => SITE_STATES.map((x) => site(x));
