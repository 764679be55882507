// Campus plant that makes or stores power.
import { P, n1, rect, path, line, ell, rep, louvre, joints, sprite } from './isokit.mjs';
import { INK, M, A, G, DAY } from './palette.mjs';
import { lamp, pad, gravel, insul, transformer, gantry, fenceRun } from './campus-parts.mjs';

export function substation() {
  const s = sprite('substation', { w: 4, d: 3, note: 'grid substation with two transformers' });
  gravel(s, 4, 3);
  gantry(s, 0.45, 0.3, 1.5, 1.25);
  gantry(s, 1.35, 0.3, 1.5, 0.95);
  for (let i = 0; i < 3; i++) {
    const y = 0.54 + i * 0.36;
    s.wire(
      [
        [0.45, y, 1.03],
        [0.9, y, 0.92],
        [1.35, y, 0.73],
      ],
      INK,
      0.7,
    );
    insul(s, 1.9, y, 0.04, 0.34);
    s.wire(
      [
        [1.35, y, 0.73],
        [1.9, y, 0.42],
        [2.5, y, 0.52],
      ],
      INK,
      0.7,
    );
    insul(s, 2.5, y, 0.04, 0.42);
  }
  s.box(3.05, 0.35, 0, 0.72, 1.05, 0.5, M.panel, {
    ao: 1,
    sw: 0.9,
    L: (a, b, m) => joints(a, b, 5, m.line, 0.3) + rect(7, b - 10, 6, 10, '#5d6b79'),
    R: (a, b, m) => joints(a, b, 5, m.line, 0.3) + louvre(6, 4, 9, 5, '#414b58', '#7a8590', 2),
  });
  s.box(3.0, 0.3, 0.5, 0.82, 1.15, 0.06, M.petrol, { sw: 0.7, flat: true });
  s.box(1.72, 1.68, 0, 0.05, 0.95, 0.62, '#a8a59b', { sw: 0.7, flat: true });
  transformer(s, 0.5, 1.8, 0.03, 1.1);
  transformer(s, 2.1, 1.8, 0.03, 1.1);
  s.on('body', () =>
    s.wire(
      [
        [2.5, 0.9, 0.46],
        [2.6, 1.5, 0.9],
        [2.6, 1.95, 0.85],
      ],
      INK,
      0.7,
    ),
  );
  fenceRun(s, [
    [0.06, 2.95],
    [3.94, 2.95],
  ]);
  fenceRun(s, [
    [3.94, 2.95],
    [3.94, 0.06],
  ]);
  lamp(s, 3.4, 1.45, 0.45, { dy: 0.3, pool: 1.1 });
  s.glow(0.45, 0.3, 1.3, 0.12, G.ledRed, 1, 1);
  s.glow(1.5, 2.4, 0.2, 1.2, G.sodium, 0.4);
  return s;
}

export function gasTurbine() {
  const s = sprite('gas-turbine', { w: 3, d: 2, note: 'mobile gas turbine on a trailer' });
  gravel(s, 3, 2, 9);
  const wheels = (x, y, n) => {
    for (let i = 0; i < n; i++) {
      const [a, b] = P(x + i * 0.17, y, 0.07);
      s.add(ell(a, b, 2.6, 3, '#23282f', { stroke: INK, 'stroke-width': 0.5 }) + ell(a, b, 1.1, 1.3, '#8a929a'));
    }
  };
  s.box(0.15, 0.6, 0.1, 2.45, 0.62, 0.07, M.graphite, { cast: 'ground', flat: true, sw: 0.8 });
  wheels(0.35, 1.22, 3);
  wheels(1.9, 1.22, 3);
  s.box(0.2, 0.6, 0.17, 0.72, 0.6, 0.62, M.white, {
    sw: 0.9,
    L: (a, b) => louvre(3, 4, a - 6, b - 8, '#5e6873', '#c3cacc', 2.6),
    R: () => '',
  });
  for (const x of [0.38, 0.74]) s.fan(x, 0.9, 0.79, 0.14); // intake
  s.box(0.92, 0.66, 0.17, 0.95, 0.5, 0.4, '#d5d8d5', {
    sw: 0.9,
    L: (a, b) =>
      rect(0, b - 4, a, 4, M.petrol) +
      rep(3, (i) => rect(4 + i * 9, 3, 6, 5, 'none', { stroke: '#7d878f', 'stroke-width': 0.7 })),
  });
  s.cyl(2.2, 0.9, 0.17, 0.25, 1.05, '#9aa3a8', {
    cast: 'ground',
    top: '#3a2c2a',
    side: (cx, cy, tx, ty, rb) =>
      rep(3, (i) =>
        path(`M${n1(cx - rb)} ${n1(cy - 9 - i * 9)}a${n1(rb)} ${n1(rb / 2)} 0 0 0 ${n1(rb * 2)} 0`, 'none', {
          stroke: '#5d6870',
          'stroke-width': 0.7,
        }),
      ),
    lid: (x, y, r) => ell(x, y, r * 0.72, r * 0.36, '#59372c') + ell(x, y + 0.5, r * 0.45, r * 0.2, '#a85a34'),
  });
  s.pipe(
    [
      [1.4, 1.72, 0.06],
      [1.4, 1.45, 0.06],
      [1.4, 1.2, 0.06],
      [1.4, 1.2, 0.3],
    ],
    2.2,
    A.power,
  );
  s.box(2.3, 1.42, 0, 0.5, 0.36, 0.36, M.panelCool, {
    sw: 0.8,
    L: (a, b) => louvre(3, 3, a - 6, b - 5, '#4b5561', '#8a949c', 2.2),
  });
  lamp(s, 1.1, 1.2, 0.62, { dy: 0.3, pool: 0.8 });
  s.glow(2.2, 0.9, 1.22, 0.2, '#ff8a4a', 0.9, 0.6);
  return s;
}

export function genset() {
  const s = sprite('genset', { w: 2, d: 1, note: 'reciprocating genset in a container' });
  pad(s, 2, 1);
  s.box(0.15, 0.2, 0.05, 1.6, 0.55, 0.62, '#88a08e', {
    cast: 'ground',
    ao: 1,
    L: (a, b, m) =>
      louvre(3, 4, 13, b - 9, '#3d4b45', '#7d9184', 2.4) +
      rep(
        2,
        (i) =>
          rect(20 + i * 14, 4, 11, b - 7, 'none', { stroke: m.line, 'stroke-width': 0.7, opacity: 0.7 }) +
          rect(28.5 + i * 14, b / 2, 1.2, 3, '#e7e2d2'),
      ),
    R: (a, b) => louvre(2.5, 4, a - 5, b - 8, '#2d3935', '#5c6d64', 2.4),
  });
  s.fan(0.5, 0.47, 0.67, 0.17);
  s.cyl(1.15, 0.47, 0.67, 0.06, 0.5, M.steel, { cast: false, sw: 0.8, top: '#2f3239' });
  s.cyl(1.45, 0.47, 0.67, 0.06, 0.5, M.steel, { cast: false, sw: 0.8, top: '#2f3239' });
  s.on('shadow', () => s.shadowBox(1.1, 0.45, 0.67, 0.1, 0.1, 0.5));
  lamp(s, 1.6, 0.78, 0.5, { r: 0.1, dy: 0.2, pool: 0.4 });
  return s;
}

export function battery() {
  const s = sprite('battery-bank', { w: 2, d: 1, note: 'battery container bank' });
  pad(s, 2, 1);
  for (let i = 0; i < 2; i++) {
    const y = 0.1 + i * 0.44;
    s.box(0.12, y, 0.05, 1.45, 0.3, 0.44, M.white, {
      cast: 'ground',
      sw: 0.8,
      L: (a, b, m) =>
        rep(
          6,
          (k) =>
            rect(1 + k * (a / 6), 2, a / 6 - 2, b - 4, 'none', { stroke: m.line, 'stroke-width': 0.5, opacity: 0.65 }) +
            rect(2.6 + k * (a / 6), b - 6, a / 6 - 5, 0.7, '#8b949a') +
            rect(2.6 + k * (a / 6), b - 4.6, a / 6 - 5, 0.7, '#8b949a'),
        ) + rect(0, 0, a, 1.6, A.power),
    });
    for (let k = 0; k < 4; k++) s.fan(0.32 + k * 0.35, y + 0.15, 0.49, 0.075, { rim: '#b8bdbf' });
    s.on('glow', () => {
      s.onL(
        0.12,
        y + 0.3,
        0.49,
        rep(6, (k) => rect(3 + k * 7.7, 3.4, 2.6, 1.3, G.ledGreen)),
      );
      s.add('', [P(0.12, y + 0.3, 0.5), P(1.6, y + 0.3, 0)]);
    });
  }
  s.box(1.66, 0.28, 0.05, 0.22, 0.42, 0.34, '#9fb0a4', { sw: 0.7, cast: 'ground', flat: true });
  return s;
}

export function solar() {
  const s = sprite('solar-field', { w: 2, d: 2, note: 'solar field block, tiles seamlessly' });
  for (let j = 0; j < 3; j++) {
    const y = 0.12 + j * 0.66,
      z0 = 0.1,
      z1 = 0.34,
      run = 0.42;
    s.on('shadow', () => s.poly([P(0.12, y + 0.1), P(2.05, y), P(2.05, y + 0.5), P(0.12, y + 0.55)], DAY.shadow));
    for (const x of [0.3, 1.0, 1.7])
      s.wire(
        [
          [x, y + 0.22, 0],
          [x, y + 0.22, 0.22],
        ],
        '#59636f',
        1.2,
      );
    const q = (u, v) => P(0.06 + u * 1.88, y + v * run, z1 + (z0 - z1) * v);
    s.poly([q(0, 0), q(1, 0), q(1, 1), q(0, 1)], M.pv, { stroke: '#16223a', 'stroke-width': 0.9 });
    s.poly([q(0, 0), q(0.42, 0), q(0.26, 1), q(0, 1)], '#6f96bd', { opacity: 0.45 });
    s.poly([q(0.55, 0), q(0.66, 0), q(0.52, 1), q(0.41, 1)], '#8fb2d0', { opacity: 0.32 });
    s.add(
      rep(7, (i) => line([q((i + 1) / 8, 0), q((i + 1) / 8, 1)], '#8aa4c0', 0.5, { opacity: 0.75 })) +
        line([q(0, 0.5), q(1, 0.5)], '#8aa4c0', 0.5, { opacity: 0.75 }) +
        line([q(0, 0), q(1, 0)], '#d9e6ef', 0.9) +
        line([q(0, 1), q(1, 1)], '#9fb3c6', 0.8),
    );
  }
  return s;
}

export function fuelCell() {
  const s = sprite('fuel-cell-bank', { w: 2, d: 1, note: 'fuel cell bank' });
  pad(s, 2, 1);
  for (let i = 0; i < 5; i++)
    s.box(0.12 + i * 0.33, 0.16, 0.05, 0.29, 0.5, 0.62, i === 4 ? '#8d979d' : '#dcdcd6', {
      cast: 'ground',
      sw: 0.8,
      L: (a, b) =>
        rect(1.2, 2, a - 2.4, b * 0.55, '#59636e') +
        rep(5, (k) => rect(1.2, 3.4 + k * 2.1, a - 2.4, 0.8, '#aeb6ba')) +
        rect(1.2, b - 5, a - 2.4, 2, A.ok),
    });
  s.pipe(
    [
      [0.1, 0.82, 0.1],
      [1.85, 0.82, 0.1],
    ],
    2.4,
    A.power,
  );
  s.on('glow', () => {
    s.onL(
      0.12,
      0.66,
      0.67,
      rep(4, (i) => rect(1.6 + i * 10.6, 15, 6, 1.8, G.ledGreen)),
    );
    s.add('', [P(0.1, 0.66, 0.7), P(1.9, 0.66, 0)]);
  });
  return s;
}

export const SPRITES = () => [substation(), gasTurbine(), genset(), battery(), solar(), fuelCell()];
