// The room of a hall: floor, back walls, hot-aisle containment, people.
import { P, mix, rect, path, line, ell, rep, louvre, sprite } from './isokit.mjs';
import { INK, M, A } from './palette.mjs';
import { axisSprite } from './turned.mjs';
import { RACK_H } from './rack-faces.mjs';

const dia = (s, c, o) => s.poly([P(0, 0), P(1, 0), P(1, 1), P(0, 1)], c, o);

export function floor(kind) {
  const s = sprite(`floor-${kind}`, { sun: 0.22, note: 'raised floor tile: ' + kind }),
    c = {
      solid: '#a3adb4',
      alt: '#9ea8b0',
      perforated: '#98a6ae',
      cold: '#97adba',
      hot: '#b5a49c',
      concrete: '#9b9c9a',
    }[kind];
  return s.on('base', () => {
    dia(s, c, { stroke: mix(c, INK, 0.16), 'stroke-width': 0.7 });
    s.wire(
      [
        [0.03, 0.97],
        [0.03, 0.03],
        [0.97, 0.03],
      ],
      mix(c, '#ffffff', 0.35),
      0.6,
      { opacity: 0.7 },
    );
    if (kind === 'perforated')
      s.onT(
        0,
        0,
        0,
        rep(6, (i) => rep(6, (k) => rect(4.4 + i * 4.1, 4.4 + k * 4.1, 2, 2, '#5b6a76'))),
      );
  });
}

export function wall(dir, kind = 'plain') {
  const s = sprite(`wall-${dir}-${kind}`, { sun: 0.22, note: 'back wall segment, 1 tile wide' }),
    h = 2.9,
    x = dir === 'x';
  const [a, b] = x
      ? [
          [0, 0],
          [1, 0],
        ]
      : [
          [0, 1],
          [0, 0],
        ],
    c = x ? '#8795a1' : '#b3bdc4';
  s.poly([P(...a, 0), P(...a, h), P(...b, h), P(...b, 0)], c, { stroke: mix(c, INK, 0.25), 'stroke-width': 0.5 });
  const put = (svg) => (x ? s.onL(0, 0, h, svg) : s.onR(0, 1, h, svg));
  put(
    rect(0, 0, 32, 7, mix(c, INK, 0.16)) +
      rect(0, 7, 32, 1, mix(c, '#ffffff', 0.35)) +
      rect(0, 88, 32, 5, mix(c, INK, 0.3)) +
      rect(0, 60, 32, 3, M.petrol, { opacity: 0.85 }) +
      line(
        [
          [0, 0],
          [0, 93],
        ],
        INK,
        0.5,
        { opacity: 0.25 },
      ) +
      (kind === 'column'
        ? rect(11, 0, 10, 93, mix(c, x ? INK : '#ffffff', 0.18)) + rect(11, 0, 1.2, 93, mix(c, '#ffffff', 0.4))
        : '') +
      (kind === 'window'
        ? rect(2, 22, 28, 30, '#33424f') +
          rect(3.5, 23.5, 25, 27, '#d8b57c', { opacity: 0.75 }) +
          rect(5, 38, 8, 12, '#5a4632') +
          rect(16, 34, 11, 7, '#8fd0ee') +
          path('M4 24h14L6 50H4Z', '#fff', { opacity: 0.18 })
        : '') +
      (kind === 'door'
        ? rect(5, 38, 22, 50, '#56636f') +
          rect(6.5, 39.5, 19, 48, '#74838f') +
          rect(10, 44, 12, 12, '#2f3d4a') +
          rect(22, 64, 1.6, 5, '#e5e9eb') +
          rect(8, 31, 16, 5, A.ok)
        : '') +
      (kind === 'shutter'
        ? rect(0, 18, 32, 70, '#56616c') + rep(15, (i) => rect(0, 20 + i * 4.4, 32, 3.2, '#8d99a3') + rect(0, 20 + i * 4.4, 32, 0.9, '#b4bec5')) +
          rect(0, 14, 32, 5, '#3d4753') + rep(5, (i) => path(`M${i * 7 - 2} 88l4-4h3.4l-4 4Z`, A.power))
        : '') +
      (kind === 'board'
        ? rect(3, 20, 26, 27, '#1c2531') + rect(4, 21, 24, 25, '#22384a') + path('M6 40l4-6 4 3 5-9 4 4 3-5', 'none', { stroke: A.ok, 'stroke-width': 1.5 }) +
          rep(3, (i) => rect(6 + i * 7.4, 42, 5, 2, ['#7fd4f5', A.ok, A.power][i])) + rect(6, 23.5, 11, 1.8, '#7fa8c0')
        : '') +
      (kind === 'panel'
        ? rect(6, 36, 20, 44, '#7a8590') + rect(7.4, 37.4, 17.2, 41.4, '#98a3ab') + line([[16, 37], [16, 79]], INK, 0.6, { opacity: 0.5 }) +
          path('M11.4 47l3-5 3 5Z', A.power) + rep(3, (i) => rect(19, 42 + i * 4, 3.4, 2, ['#78e0ae', '#78e0ae', '#ffb347'][i]))
        : '') +
      (kind === 'hose'
        ? rect(8, 42, 16, 18, '#b3392b') + rect(9.4, 43.4, 13.2, 15.2, '#cf4c3a') + ell(16, 51, 4.6, 5, 'none', { stroke: '#f2e3d8', 'stroke-width': 1.6 }) +
          rect(11, 30, 10, 7, '#b3392b') + path('M16 31l2 2.6-2 2.4-2-2.4Z', '#f5efe6') + rect(27, 66, 4, 14, '#c2402f') + rect(28, 63, 2, 3, '#2b323c')
        : '') +
      (kind === 'vent' ? louvre(4, 14, 24, 20, '#4a5763', '#93a2ac', 3) : ''),
  );
  return s;
}

/** Hot-aisle containment: glass roof piece and end door. */
export function containment(kind, axis = 'x') {
  const s = axisSprite(axis, `containment-${kind}`, { sun: 0.22, note: 'hot-aisle containment ' + kind }),
    g = '#dfe9ee',
    z = RACK_H;
  if (kind === 'roof') {
    s.poly([s.P(0, 0, z + 0.22), s.P(1, 0, z + 0.22), s.P(1, 1, z + 0.22), s.P(0, 1, z + 0.22)], g, { opacity: 0.3 });
    s.poly([s.P(0, 1, z), s.P(1, 1, z), s.P(1, 1, z + 0.22), s.P(0, 1, z + 0.22)], '#bfe0ee', { opacity: 0.5 });
    s.wire(
      [
        [0, 1, z + 0.22],
        [1, 1, z + 0.22],
      ],
      '#eef3f5',
      1,
    )
      .wire(
        [
          [0, 0, z + 0.22],
          [1, 0, z + 0.22],
        ],
        '#c4cfd6',
        0.8,
      )
      .wire(
        [
          [0, 0, z + 0.22],
          [0, 1, z + 0.22],
        ],
        '#c4cfd6',
        0.6,
        { opacity: 0.8 },
      )
      .wire(
        [
          [0, 1, z],
          [1, 1, z],
        ],
        '#7d8993',
        0.8,
      );
    s.poly(
      [s.P(0.1, 0.1, z + 0.22), s.P(0.4, 0.1, z + 0.22), s.P(0.2, 0.9, z + 0.22), s.P(0.02, 0.9, z + 0.22)],
      '#fff',
      {
        opacity: 0.16,
      },
    );
  } else {
    s.poly([s.P(1, 0, 0), s.P(1, 1, 0), s.P(1, 1, z + 0.22), s.P(1, 0, z + 0.22)], '#cfe7f0', { opacity: 0.42 });
    for (const y of [0, 0.5, 1])
      s.wire(
        [
          [1, y, 0],
          [1, y, z + 0.22],
        ],
        '#8b97a1',
        1.3,
      );
    s.wire(
      [
        [1, 0, z + 0.22],
        [1, 1, z + 0.22],
      ],
      '#eef3f5',
      1.2,
    )
      .wire(
        [
          [1, 0, 0],
          [1, 1, 0],
        ],
        '#8b97a1',
        1.2,
      )
      .wire(
        [
          [1, 0.44, 0.8],
          [1, 0.44, 1.05],
        ],
        '#39424f',
        1.4,
      )
      .wire(
        [
          [1, 0.56, 0.8],
          [1, 0.56, 1.05],
        ],
        '#39424f',
        1.4,
      );
    s.poly([s.P(1, 0.9, 0.3), s.P(1, 0.6, 0.3), s.P(1, 0.3, 1.7), s.P(1, 0.6, 1.7)], '#fff', { opacity: 0.18 });
  }
  return s;
}

/** Technician, 40 px: petrol polo, tablet or cart. */
export function technician(v) {
  const s = sprite(`technician-${['stand', 'walk', 'tablet', 'kneel'][v]}`, {
      sun: 0.22,
      note: 'technician; walk cycle stand/walk',
    }),
    [x, y] = P(0.5, 0.5),
    skin = ['#d9a57e', '#8d5f45', '#e8bf9c', '#b37d5a'][v],
    hair = ['#3b2e2a', '#22201f', '#8a5a34', '#2b2523'][v],
    shirt = [M.petrol, '#d98a3c', M.petrol, M.petrol][v],
    o = { stroke: INK, 'stroke-width': 0.8, 'stroke-linejoin': 'round' },
    k = v === 3 ? 9 : 0;
  s.on('shadow', () =>
    s.add(ell(x + 7, y, 11, 4, '#27304a'), [
      [x - 4, y - 4],
      [x + 18, y + 4],
    ]),
  );
  s.add(
    (v === 1
      ? path(`M${x - 4} ${y - 18}L${x - 6} ${y - 1}h4l3-11 3 10 4-1-3.4-16Z`, '#36405a', o)
      : v === 3
        ? path(`M${x - 5} ${y - 10}L${x - 5} ${y}h9l2-4-6-2Z`, '#36405a', o)
        : path(`M${x - 4.6} ${y - 18}l.6 17.6h3.6l.6-12 .8 12h3.6l.4-17.6Z`, '#36405a', o)) +
      path(`M${x - 5.4} ${y - 29 + k}q5.4-3 10.8 0l.8 12h-12.2Z`, shirt, o) +
      path(`M${x - 5.4} ${y - 29 + k}q2.4-1.4 4.6-1.6l-.8 13.4h-4.6Z`, '#fff', { opacity: 0.16 }) +
      path(`M${x - 5.6} ${y - 28 + k}l-2 9 2.2 1`, 'none', {
        stroke: skin,
        'stroke-width': 2.4,
        'stroke-linecap': 'round',
      }) +
      path(`M${x + 5.4} ${y - 28 + k}l2.2 8 ${v === 2 ? '-5 1' : '-1 3'}`, 'none', {
        stroke: skin,
        'stroke-width': 2.4,
        'stroke-linecap': 'round',
      }) +
      (v === 2 ? path(`M${x - 3} ${y - 22}l7-2 1.6 5.4-7 2Z`, '#d7eef7', o) : '') +
      ell(x, y - 34 + k, 3.9, 4.3, skin, o) +
      path(`M${x - 4.2} ${y - 34 + k}q-.4-5.6 4.2-5.4 4.8.2 4.2 4.8-2-2.4-4.4-2.2-2.4.2-4 2.8Z`, hair, o) +
      rect(x - 0.6, y - 27 + k, 1.8, 3, '#f1efe6'),
    [
      [x - 10, y - 41],
      [x + 11, y + 1],
    ],
  );
  return s;
}

export const SPRITES = () => [
  ...['solid', 'alt', 'perforated', 'cold', 'hot', 'concrete'].map(floor),
  ...['x', 'y'].flatMap((d) => ['plain', 'column', 'window', 'door', 'vent', 'shutter', 'board', 'panel', 'hose'].map((k) => wall(d, k))),
  ...['x', 'y'].flatMap((d) => [containment('roof', d), containment('door', d)]),
  ...[0, 1, 2, 3].map(technician),
];
