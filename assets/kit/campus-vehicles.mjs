// Trucks, cranes, excavator and workers. Drawn about 1.5 times too large, so that they read.
import { P, n1, rect, path, line, ell, rep, sprite } from './isokit.mjs';
import { INK, M, A, G } from './palette.mjs';

export function truck(kind, dir = 'x', paint = 0) {
  const s = sprite(`truck-${kind}-${dir}${paint ? '-' + paint : ''}`, { note: 'vehicle, moves along ' + dir });
  const X = dir === 'x',
    B = (a, b, z, la, lb, h, c, o = {}) =>
      X
        ? s.box(a, b, z, la, lb, h, c, { sw: 0.7, flat: true, cast: 'ground', ...o })
        : s.box(b, 1 - a - la, z, lb, la, h, c, { sw: 0.7, flat: true, cast: 'ground', ...o, L: o.R2, R: o.L });
  const wheel = (a) => {
    const [x, y] = X ? P(a, 0.68, 0.05) : P(0.68, 1 - a, 0.05);
    s.add(ell(x, y, 2, 2.4, '#262b33', { stroke: INK, 'stroke-width': 0.4 }) + ell(x, y, 0.8, 1, '#9aa2a9'));
  };
  if (kind === 'semi') {
    B(-0.15, 0.36, 0.06, 0.92, 0.31, 0.34, M.white, { L: (a, b) => rect(0, b - 4.2, a, 1.6, A.cold) });
    B(0.81, 0.37, 0.06, 0.26, 0.29, 0.27, M.petrol, {
      L: (a, b) => rect(a * 0.35, 1.4, a * 0.5, b * 0.38, '#bcd9e0'),
      R: (a, b) => rect(1, 1.4, a - 2, b * 0.4, '#9fc2cd'),
    });
    [-0.05, 0.08, 0.62, 0.94].forEach(wheel);
  }
  if (kind === 'flatbed') {
    B(-0.15, 0.36, 0.08, 0.92, 0.31, 0.05, M.graphite);
    B(0.0, 0.4, 0.13, 0.55, 0.23, 0.26, '#7c8c84', {
      L: (a, b) => rep(5, (i) => rect(1.5 + i * 3.4, 1, 1, b - 2, '#5c6a66')),
    });
    B(0.81, 0.37, 0.06, 0.26, 0.29, 0.27, A.warn, {
      L: (a, b) => rect(a * 0.35, 1.4, a * 0.5, b * 0.38, '#bcd9e0'),
      R: (a, b) => rect(1, 1.4, a - 2, b * 0.4, '#9fc2cd'),
    });
    [-0.05, 0.08, 0.62, 0.94].forEach(wheel);
  }
  if (kind === 'mixer') {
    B(0.1, 0.38, 0.06, 0.5, 0.27, 0.1, M.graphite);
    const [x, y] = X ? P(0.34, 0.5, 0.34) : P(0.5, 0.66, 0.34);
    s.add(
      `<g transform="rotate(${X ? 22 : -22} ${n1(x)} ${n1(y)})">` +
        path(
          `M${n1(x - 10)} ${n1(y - 2.6)}L${n1(x - 2)} ${n1(y - 6)}L${n1(x + 7)} ${n1(y - 4)}` +
            `V${n1(y + 4)}L${n1(x - 2)} ${n1(y + 6)}L${n1(x - 10)} ${n1(y + 2.6)}Z`,
          '#d8d4c8',
          { stroke: INK, 'stroke-width': 0.7 },
        ) +
        path(`M${n1(x - 5)} ${n1(y - 4.6)}l4 9.8M${n1(x + 1)} ${n1(y - 5.4)}l3 10`, 'none', {
          stroke: A.crit,
          'stroke-width': 1.5,
        }) +
        '</g>',
      [
        [x - 12, y - 8],
        [x + 12, y + 8],
      ],
    );
    B(0.62, 0.38, 0.06, 0.22, 0.28, 0.26, A.warn, { L: (a, b) => rect(a * 0.3, 1.4, a * 0.55, b * 0.38, '#bcd9e0') });
    [0.18, 0.3, 0.72].forEach(wheel);
  }
  if (kind === 'van') {
    B(0.25, 0.4, 0.05, 0.34, 0.24, 0.22, M.white, { L: (a, b) => rect(0, b * 0.55, a, 1.3, A.network) });
    B(0.59, 0.4, 0.05, 0.12, 0.24, 0.15, M.white, { R: (a, b) => rect(0.8, 0.8, a - 1.6, b * 0.45, '#7fa2b0') });
    [0.33, 0.64].forEach(wheel);
  }
  if (kind === 'car') {
    const c = ['#b0564a', '#e6e2d8', '#4f7f95', '#5d6670', '#c9a24e'][paint];
    B(0.3, 0.42, 0.045, 0.36, 0.2, 0.09, c);
    B(0.37, 0.44, 0.135, 0.2, 0.16, 0.07, '#53707d', { cast: false });
    [0.36, 0.6].forEach(wheel);
  }
  const [hx, hy] = X ? [1.12, 0.52] : [0.52, -0.12];
  s.glow(hx, hy, 0.1, 0.34, G.lobby, 0.6);
  return s;
}

/** Tower crane; the jib points in direction frame * 45 degrees on the ground plane. Eight frames. */
export function craneTower(frame = 0) {
  const s = sprite(`crane-tower-${frame}`, { note: 'tower crane, 8 jib directions' }),
    h = 4.2,
    y0 = '#e0a93a',
    hi = '#f7d88a',
    dk = '#8c6420',
    [x, y] = [0.5, 0.5];
  s.box(0.25, 0.25, 0, 0.5, 0.5, 0.12, M.concrete, { sw: 0.8 });
  s.on('shadow', () => s.shadowBox(x - 0.05, y - 0.05, 0, 0.1, 0.1, h * 0.6));
  const e = 0.09,
    legs = [
      [x - e, y + e],
      [x + e, y + e],
      [x + e, y - e],
    ];
  const seg = 14,
    truss = legs
      .slice(0, 2)
      .map((_, i) =>
        rep(seg, (k) => {
          const a = legs[i],
            b = legs[i + 1],
            z = 0.12 + (h / seg) * k,
            z2 = z + h / seg;
          return line([P(...(k % 2 ? a : b), z), P(...(k % 2 ? b : a), z2)], dk, 0.8);
        }),
      )
      .join('');
  s.add(truss);
  for (const [a, b] of legs)
    s.wire(
      [
        [a, b, 0.12],
        [a, b, h],
      ],
      dk,
      1.7,
    ).wire(
      [
        [a, b, 0.12],
        [a, b, h],
      ],
      y0,
      1,
    );
  const ang = (frame * Math.PI) / 4,
    [cx, cy] = [Math.cos(ang), Math.sin(ang)],
    J = 3.1,
    C = 1.05,
    top = h + 0.75,
    arm = (k, z) => [x + cx * k, y + cy * k, z];
  const draw = () => {
    s.wire([arm(-C, h + 0.14), arm(J, h + 0.14)], dk, 2.4)
      .wire([arm(-C, h + 0.14), arm(J, h + 0.14)], y0, 1.5)
      .wire([arm(0, h + 0.32), arm(J * 0.94, h + 0.28)], dk, 1.5)
      .wire([arm(0, h + 0.32), arm(J * 0.94, h + 0.28)], hi, 0.9);
    s.add(
      rep(16, (k) =>
        line(
          [P(...arm((J / 16) * k, h + (k % 2 ? 0.14 : 0.3))), P(...arm((J / 16) * (k + 1), h + (k % 2 ? 0.3 : 0.14)))],
          dk,
          0.7,
        ),
      ),
    );
    s.wire([arm(0, top), arm(J * 0.7, h + 0.3)], '#4c5563', 0.7).wire(
      [arm(0, top), arm(-C * 0.9, h + 0.16)],
      '#4c5563',
      0.7,
    );
  };
  const cab = () => {
    s.box(x - 0.13, y - 0.13, h - 0.02, 0.26, 0.26, 0.3, M.white, {
      sw: 0.7,
      cast: false,
      flat: true,
      L: (a, b) => rect(1.4, 1.6, a - 2.8, b * 0.5, '#7fa2b0'),
      R: (a, b) => rect(1.4, 1.6, a - 2.8, b * 0.5, '#557888'),
    });
    s.wire(
      [
        [x, y, h + 0.2],
        [x, y, top],
      ],
      dk,
      1.8,
    ).wire(
      [
        [x, y, h + 0.2],
        [x, y, top],
      ],
      y0,
      1,
    );
  };
  if (cx + cy > 0) {
    cab();
    draw();
  } else {
    draw();
    cab();
  }
  const [bx, by] = arm(-C + 0.1, 0);
  s.box(bx - 0.12, by - 0.12, h - 0.12, 0.24, 0.24, 0.26, '#9b968b', { sw: 0.7, cast: false, flat: true });
  const tr = arm(J * 0.72, h + 0.1),
    hz = h - 1.9;
  s.wire([tr, [tr[0], tr[1], hz]], '#39424f', 0.7);
  s.box(tr[0] - 0.3, tr[1] - 0.05, hz - 0.12, 0.6, 0.1, 0.09, '#b4573a', { sw: 0.6, cast: false, flat: true });
  s.wire(
    [
      [tr[0], tr[1], hz + 0.16],
      [tr[0] - 0.26, tr[1], hz - 0.02],
    ],
    '#39424f',
    0.5,
  ).wire(
    [
      [tr[0], tr[1], hz + 0.16],
      [tr[0] + 0.26, tr[1], hz - 0.02],
    ],
    '#39424f',
    0.5,
  );
  s.glow(x, y, top + 0.05, 0.16, G.ledRed, 1, 1);
  s.glow(...arm(J, h + 0.2), 0.12, G.ledRed, 1, 1);
  return s;
}

export function craneMobile() {
  const s = sprite('crane-mobile', { w: 2, d: 1, note: 'mobile crane' });
  s.box(0.2, 0.3, 0.1, 1.3, 0.4, 0.14, A.warn, { sw: 0.8, cast: 'ground', flat: true });
  for (const a of [0.35, 0.6, 1.1, 1.35]) {
    const [x, y] = P(a, 0.7, 0.08);
    s.add(ell(x, y, 2.8, 3.2, '#262b33', { stroke: INK, 'stroke-width': 0.5 }) + ell(x, y, 1.1, 1.3, '#9aa2a9'));
  }
  s.box(1.2, 0.33, 0.24, 0.26, 0.34, 0.18, A.warn, {
    sw: 0.7,
    cast: false,
    flat: true,
    L: (a, b) => rect(1.5, 1, a - 3, b * 0.5, '#bcd9e0'),
    R: (a, b) => rect(1.5, 1, a - 3, b * 0.5, '#7fa2b0'),
  });
  s.box(0.3, 0.34, 0.24, 0.5, 0.32, 0.24, '#d58b30', { sw: 0.7, cast: false, flat: true });
  s.wire(
    [
      [0.5, 0.5, 0.4],
      [1.9, 0.3, 2.6],
    ],
    INK,
    4.4,
  )
    .wire(
      [
        [0.5, 0.5, 0.4],
        [1.9, 0.3, 2.6],
      ],
      '#e8a63f',
      3.1,
    )
    .wire(
      [
        [0.48, 0.5, 0.42],
        [1.88, 0.3, 2.62],
      ],
      '#fbe0a0',
      0.9,
    );
  return s
    .wire(
      [
        [1.9, 0.3, 2.6],
        [1.9, 0.3, 1.2],
      ],
      '#39424f',
      0.8,
    )
    .box(1.82, 0.24, 1.06, 0.16, 0.12, 0.14, '#8b9299', { sw: 0.6, cast: false, flat: true });
}

export function excavator() {
  const s = sprite('excavator', { note: 'excavator; arm 4 frames' });
  s.box(0.2, 0.3, 0, 0.5, 0.12, 0.1, M.graphite, { sw: 0.7, flat: true });
  s.box(0.2, 0.58, 0, 0.5, 0.12, 0.1, M.graphite, { sw: 0.7, flat: true });
  s.box(0.2, 0.32, 0.12, 0.46, 0.36, 0.14, A.warn, { sw: 0.7, flat: true, cast: 'ground' });
  s.box(0.44, 0.5, 0.26, 0.2, 0.16, 0.18, A.warn, {
    sw: 0.7,
    flat: true,
    cast: false,
    L: (a, b) => rect(1, 1, a - 2, b * 0.6, '#bcd9e0'),
    R: (a, b) => rect(1, 1, a - 2, b * 0.6, '#7fa2b0'),
  });
  return s
    .wire(
      [
        [0.6, 0.42, 0.26],
        [0.95, 0.42, 0.75],
        [1.3, 0.42, 0.5],
        [1.34, 0.42, 0.16],
      ],
      INK,
      3.6,
    )
    .wire(
      [
        [0.6, 0.42, 0.26],
        [0.95, 0.42, 0.75],
        [1.3, 0.42, 0.5],
        [1.34, 0.42, 0.2],
      ],
      '#e8a63f',
      2.4,
    )
    .box(1.22, 0.34, 0.06, 0.18, 0.16, 0.14, M.graphite, { sw: 0.6, flat: true, cast: false });
}

/** Worker, about 11 px: helmet, vest, legs. Poses: stand, walk, point. */
export function worker(v) {
  const s = sprite(`worker-${['stand', 'walk', 'point'][v]}`, { note: 'worker; walk alternates stand/walk' }),
    [x, y] = P(0.5, 0.5),
    helm = [A.power, M.white, A.power][v];
  s.on('shadow', () =>
    s.add(ell(x + 3.5, y + 0.4, 4.5, 1.4, '#27304a'), [
      [x, y - 2],
      [x + 9, y + 2],
    ]),
  );
  s.add(
    path(
      v === 1
        ? `M${x - 0.6} ${y - 4}L${x - 2.2} ${y}M${x + 0.6} ${y - 4}L${x + 2.4} ${y - 0.6}`
        : `M${x - 1} ${y - 4}V${y}M${x + 1} ${y - 4}V${y}`,
      'none',
      { stroke: '#37405a', 'stroke-width': 1.7, 'stroke-linecap': 'round' },
    ) +
      rect(x - 2.3, y - 9, 4.6, 5.6, M.hivis, { rx: 1.4, stroke: INK, 'stroke-width': 0.6 }) +
      rect(x - 2, y - 6.6, 4, 1, '#fff0b8') +
      (v === 2
        ? line(
            [
              [x + 2, y - 8],
              [x + 5.2, y - 10],
            ],
            '#c8702a',
            1.4,
            { 'stroke-linecap': 'round' },
          )
        : '') +
      ell(x, y - 10.4, 1.9, 1.9, '#d9a57e', { stroke: INK, 'stroke-width': 0.5 }) +
      path(`M${x - 2.3} ${y - 10.8}a2.3 2.4 0 0 1 4.6 0Z`, helm, { stroke: INK, 'stroke-width': 0.5 }),
    [
      [x - 4, y - 14],
      [x + 6, y + 1],
    ],
  );
  return s;
}

export const SPRITES = () => [
  ...['semi', 'flatbed', 'mixer', 'car'].map((k) => truck(k, 'x')),
  ...['van', 'car'].map((k) => truck(k, 'y')),
  truck('van', 'x'),
  ...[1, 2, 3, 4].map((c) => truck('car', 'y', c)),
  ...[0, 1, 2, 3, 4, 5, 6, 7].map(craneTower),
  craneMobile(),
  excavator(),
  ...[0, 1, 2].map(worker),
];
