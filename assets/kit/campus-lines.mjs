// Power lines and site clutter.
import { P, rect, path, line, ell, joints, sprite } from './isokit.mjs';
import { INK, M, A, G } from './palette.mjs';

export const PYLON_ARMS = [
  [0.5, 0.08, 2.55],
  [0.5, 0.92, 2.55],
  [0.5, 0.16, 2.05],
  [0.5, 0.84, 2.05],
];

export function pylon() {
  const s = sprite('pylon', { note: 'transmission tower for lines along x; hang conductors from PYLON_ARMS' }),
    c = '#8c98a1',
    dk = '#4d5763',
    b = 0.2,
    t = 0.05,
    H = 2.9;
  s.on('shadow', () => s.shadowBox(0.44, 0.44, 0, 0.12, 0.12, H * 0.7));
  const corner = (i, j, k) => {
    const e = b + (t - b) * Math.min(1, k / 2.0);
    return [0.5 + i * e, 0.5 + j * e, k];
  };
  for (const [i, j] of [
    [-1, 1],
    [1, 1],
    [1, -1],
  ])
    s.wire([corner(i, j, 0), corner(i, j, 2), [0.5, 0.5, H]], dk, 1.6).wire(
      [corner(i, j, 0), corner(i, j, 2), [0.5, 0.5, H]],
      c,
      0.9,
    );
  for (let k = 0; k < 5; k++) {
    const z = k * 0.42,
      z2 = z + 0.42;
    s.wire([corner(-1, 1, z), corner(1, 1, z2)], dk, 0.6)
      .wire([corner(1, 1, z), corner(-1, 1, z2)], dk, 0.6)
      .wire([corner(1, 1, z), corner(1, -1, z2)], dk, 0.6)
      .wire([corner(1, -1, z), corner(1, 1, z2)], dk, 0.6);
  }
  for (const [z, r] of [
    [2.55, 0.42],
    [2.05, 0.34],
  ]) {
    s.wire(
      [
        [0.5, 0.5 - r, z],
        [0.5, 0.5 + r, z],
      ],
      dk,
      2,
    )
      .wire(
        [
          [0.5, 0.5 - r, z],
          [0.5, 0.5 + r, z],
        ],
        c,
        1.2,
      )
      .wire(
        [
          [0.5, 0.5 - r, z],
          [0.5, 0.5, z + 0.2],
          [0.5, 0.5 + r, z],
        ],
        dk,
        0.6,
      );
    for (const q of [-r, r])
      s.wire(
        [
          [0.5, 0.5 + q, z],
          [0.5, 0.5 + q, z - 0.16],
        ],
        '#8a4e31',
        1.6,
      );
  }
  s.glow(0.5, 0.5, H, 0.12, G.ledRed, 1, 1);
  return s;
}

export function lampPost() {
  const s = sprite('lamp-post', { note: 'street lamp' });
  s.on('shadow', () => s.shadowBox(0.49, 0.49, 0, 0.02, 0.02, 0.8));
  s.wire(
    [
      [0.5, 0.5, 0],
      [0.5, 0.5, 0.85],
      [0.62, 0.62, 0.9],
    ],
    '#39424f',
    1.3,
  );
  s.glow(0.62, 0.62, 0.88, 0.15, G.white, 1, 1);
  return s.glow(0.62, 0.62, 0, 1.15, G.sodium, 0.6);
}

export function stack(v) {
  const s = sprite(`stack-${['pipes', 'steel', 'crates', 'spoil'][v]}`, { note: 'site material' });
  if (v === 0)
    for (let k = 0; k < 3; k++)
      for (let i = 0; i < 4 - k; i++)
        s.wire(
          [
            [0.2, 0.32 + i * 0.12 + k * 0.06, 0.05 + k * 0.09],
            [0.85, 0.32 + i * 0.12 + k * 0.06, 0.05 + k * 0.09],
          ],
          INK,
          4.2,
        ).wire(
          [
            [0.2, 0.32 + i * 0.12 + k * 0.06, 0.05 + k * 0.09],
            [0.85, 0.32 + i * 0.12 + k * 0.06, 0.05 + k * 0.09],
          ],
          ['#5d9ebb', '#6aa9c4', '#7db7cf'][k],
          3.1,
        );
  if (v === 1)
    for (let k = 0; k < 4; k++)
      s.box(0.15, 0.35 + (k % 2) * 0.05, k * 0.06, 0.75, 0.3, 0.05, '#b4573a', {
        sw: 0.6,
        flat: true,
        cast: k ? false : 'ground',
      });
  if (v === 2) {
    s.box(0.2, 0.25, 0, 0.32, 0.32, 0.26, M.timber, {
      sw: 0.7,
      L: (a, b) =>
        line(
          [
            [0, 0],
            [a, b],
          ],
          '#7d5c38',
          0.8,
        ) + rect(0, 0, a, b, 'none', { stroke: '#7d5c38', 'stroke-width': 1 }),
    });
    s.box(0.5, 0.5, 0, 0.3, 0.3, 0.2, M.timber, { sw: 0.7 });
    s.box(0.22, 0.62, 0, 0.22, 0.22, 0.16, A.cold, { sw: 0.7, flat: true });
  }
  if (v === 3) {
    const [x, y] = P(0.5, 0.55);
    s.on('shadow', () =>
      s.add(ell(x + 8, y, 20, 7, '#27304a'), [
        [x, y],
        [x + 28, y + 7],
      ]),
    );
    s.add(
      path(
        `M${x - 22} ${y + 3}Q${x - 10} ${y - 13} ${x - 2} ${y - 14}Q${x + 8} ${y - 12} ${x + 22} ${y + 2}` +
          `Q${x} ${y + 13} ${x - 22} ${y + 3}Z`,
        '#8f7051',
        { stroke: '#55422f', 'stroke-width': 0.9 },
      ) +
        path(
          `M${x - 22} ${y + 3}Q${x - 10} ${y - 13} ${x - 2} ${y - 14}Q${x - 3} ${y} ${x - 6} ${y + 8}` +
            `Q${x - 16} ${y + 6} ${x - 22} ${y + 3}Z`,
          '#b08d66',
        ),
      [
        [x - 23, y - 15],
        [x + 23, y + 10],
      ],
    );
  }
  return s;
}

export function cabin() {
  const s = sprite('site-cabin', { w: 2, d: 1, note: 'site office' });
  s.box(0.15, 0.25, 0.06, 1.3, 0.45, 0.42, A.cold, {
    cast: 'ground',
    sw: 0.9,
    L: (a, b) =>
      joints(a, b, 4, INK, 0.18) +
      rect(5, 4, 9, 5, '#dfeef2') +
      rect(28, 4, 9, 5, '#dfeef2') +
      rect(18, b - 11, 6, 11, M.white),
  });
  s.glow(0.8, 0.9, 0, 0.6, G.lobby, 0.6);
  return s;
}

export const SPRITES = () => [pylon(), lampPost(), ...[0, 1, 2, 3].map(stack), cabin()];
