// Hall plant: air handlers, in-row coolers, coolant and power distribution, overhead runs.
import { P, mix, mat, rect, path, line, ell, rep, louvre, joints, sprite } from './isokit.mjs';
import { INK, A, G } from './palette.mjs';
import { axisSprite } from './turned.mjs';
import { RACK_H, failGlyph } from './rack-faces.mjs';
import { litFront, risers } from './fittings.mjs';

export function crah(state = 'running', axis = 'x', frame = 0) {
  const s = axisSprite(axis, (state === 'running' ? 'crah' : 'crah-' + state) + (frame ? '-' + frame : ''), {
    sun: 0.22,
    w: 2,
    note: 'computer room air handler',
  });
  s.ao(0.05, 0.08, 1.9, 0.84);
  s.box(0.05, 0.08, 0, 1.9, 0.84, 1.75, '#dfe1dc', {
    L: (a, b, m) =>
      joints(a, b, a / 3, m.line, 0.55) +
      rep(3, (i) => louvre(3 + (i * a) / 3, b - 19, a / 3 - 6, 15, '#5d6b77', '#aab5bb', 3)) +
      rect(0, 4, a, 3, A.cold) +
      rect(a / 3 + 5, 14, 10, 8, '#26303c') +
      rect(a / 3 + 6.2, 15.2, 7.6, 4, '#7fd4f5') +
      rep(2, (i) => rect(6 + i * a * 0.66, 16, 8, 12, 'none', { stroke: m.line, 'stroke-width': 0.5, opacity: 0.6 })),
    R: (a, b, m) => rect(3, 10, a - 6, b - 16, 'none', { stroke: m.line, 'stroke-width': 0.6, opacity: 0.6 }),
  });
  for (const x of [0.38, 1.0, 1.62]) s.fan(x, 0.5, 1.75, 0.22, { frame });
  if (state === 'failed') {
    s.onT(0.5, 0, 1.75, rect(4, 4, 24, 24, A.crit, { rx: 2 }));
    failGlyph(s, 1, 0.5, 1.75);
    s.glow(1, 0.5, 1.9, 0.5, G.ledRed, 0.7, 1);
  }
  s.pipe(
    [
      [0.05, 0.2, 1.3],
      [0.05, 0.2, 1.95],
      [0.05, -0.1, 1.95],
    ],
    3,
    A.cold,
  );
  litFront(s, 0.05, 0.92, 1.75, rect(26.4, 15.2, 7.6, 4, '#7fd4f5', { opacity: 0.8 }), 2);
  return s;
}

/** Cooler between racks: as tall and deep as they are, a grille over its whole face, pipes up to the runs overhead. */
export function inRow(state = 'running', axis = 'x', frame = 0) {
  const s = axisSprite(axis, (state === 'running' ? 'in-row-cooler' : 'in-row-cooler-' + state) + (frame ? '-' + frame : ''), { sun: 0.22, note: 'in-row cooler, same depth as a rack' });
  s.ao(0.06, 0.02, 0.88, 0.96);
  s.box(0.06, 0.02, 0, 0.88, 0.96, RACK_H, '#dfe6e6', {
    sw: 0.9,
    L: (a, b, m) =>
      rect(2.4, 6.6, a - 4.8, b - 11, '#40525f') +
      rep(14, (i) => rect(3.2, 8 + i * 3, a - 6.4, 1.3, '#8fa6b2')) +
      rep(3, (i) => ell(a / 2, 15.6 + i * 13, 6.6, 5.6, 'none', { stroke: '#2a3843', 'stroke-width': 1, opacity: 0.75 })) +
      rect(0, 0, a, 3.2, A.cold) +
      rect(a - 9, 3.8, 6.4, 2.2, state === 'failed' ? A.crit : '#7fd4f5') +
      rect(1, 3.2, 0.8, b - 6, m.edge, { opacity: 0.5 }),
    R: (a, b, m) => rect(3, 5, a - 6, b - 10, 'none', { stroke: m.line, 'stroke-width': 0.6, opacity: 0.6 }) + line([[a / 2, 5], [a / 2, b - 5]], m.line, 0.5, { opacity: 0.4 }),
    T: (a, b) => rect(4, 4, a - 8, b - 8, '#a9bac2'),
  });
  s.fan(0.5, 0.5, RACK_H, 0.24, { frame });
  risers(s, 0.24, 0.24, 0.52, RACK_H, 0.3, 2.4);
  if (state === 'failed') {
    s.onT(0.06, 0.02, RACK_H, rect(4, 4, 20, 22, A.crit, { rx: 2 }));
    failGlyph(s, 0.5, 0.5, RACK_H);
    s.glow(0.5, 0.5, RACK_H + 0.15, 0.5, G.ledRed, 0.7, 1);
  }
  return s;
}

export function cdu(axis = 'x', state = 'running') {
  const s = axisSprite(axis, state === 'running' ? 'cdu' : 'cdu-' + state, {
    sun: 0.22,
    note: 'coolant distribution unit: liquid loop heat exchanger and pumps',
  });
  s.ao(0.02, 0.02, 0.96, 0.96);
  s.box(0.02, 0.02, 0, 0.96, 0.96, RACK_H, '#d4d8d6', {
    L: (a, b) =>
      rect(0, 0, a, 3, A.cold) +
      rect(0, 3, a, 1.6, A.warm) +
      rect(4, 9, 13, 9, '#26303c') +
      rect(5.3, 10.3, 10.4, 5, '#7fd4f5') +
      ell(23.4, 13, 3.4, 3.6, '#f4f1e6', { stroke: INK, 'stroke-width': 0.7 }) +
      line(
        [
          [23.4, 13],
          [25.2, 11],
        ],
        A.crit,
        0.8,
      ) +
      rect(3, 22, a - 6, b - 27, '#4d5b67') +
      path('M8 26v20M15 26v20', 'none', { stroke: A.cold, 'stroke-width': 3 }) +
      path('M23 26v20', 'none', { stroke: A.warm, 'stroke-width': 3 }) +
      ell(11.5, 42, 5, 5.4, '#9fb0b8', { stroke: INK, 'stroke-width': 0.7 }),
  });
  risers(s, 0.3, 0.7, 0.35, RACK_H, 0.45, 3.6);
  if (state === 'failed') {
    s.onT(0.02, 0.02, RACK_H, rect(4, 4, 23, 23, A.crit, { rx: 2 }));
    failGlyph(s, 0.5, 0.5, RACK_H);
    s.glow(0.5, 0.5, RACK_H + 0.15, 0.5, G.ledRed, 0.7, 1);
  }
  litFront(s, 0.02, 0.98, RACK_H, rect(5.3, 10.3, 10.4, 5, '#7fd4f5', { opacity: 0.8 }));
  return s;
}

export function ups(axis = 'x') {
  const s = axisSprite(axis, 'ups', { sun: 0.22, w: 2, note: 'UPS and battery cabinets' });
  s.ao(0.03, 0.06, 1.94, 0.88);
  s.box(0.03, 0.06, 0, 1.94, 0.88, 1.55, '#6d7783', {
    L: (a, b) =>
      joints(a, b, a / 3, INK, 0.6) +
      rect(0, 4, a, 3.4, A.power) +
      rep(3, (i) => louvre(3.5 + (i * a) / 3, b - 17, a / 3 - 7, 12, '#333c48', '#8b96a2', 3)) +
      rect(5, 12, 11, 8, '#20262f') +
      rect(6.2, 13.2, 8.6, 4, '#f5d488') +
      rep(
        2,
        (i) =>
          rect(26 + i * 20.6, 14, 9, 9, 'none', { stroke: '#a3adb7', 'stroke-width': 0.7 }) +
          path(`M${31.4 + i * 20.6} 15l-2.6 4h2.4l-1 3 3-4.2h-2.4l1.4-2.8Z`, A.power),
      ),
  });
  const screen = rect(6.2, 13.2, 8.6, 4, '#f5d488', { opacity: 0.8 });
  litFront(s, 0.03, 0.94, 1.55, screen + rep(3, (i) => rect(4 + i * 20.6, 9, 2.4, 1.2, G.ledGreen)), 2);
  return s;
}

/** Overhead busway, one tile along x, at z = 2.2, with a tap-off box. */
export function busway(dir = 'x') {
  const s = sprite(`busway-${dir}`, { sun: 0.22, note: 'overhead busway segment with tap-off, z 2.15' }),
    z = 2.15;
  if (dir === 'x') {
    s.box(0, 0.44, z, 1, 0.12, 0.1, '#7b8591', {
      sw: 0.7,
      flat: true,
      cast: false,
      L: (a) => rect(0, 0.9, a, 1.1, A.power),
    });
    s.box(0.43, 0.46, z - 0.12, 0.15, 0.14, 0.12, '#e0b24a', { sw: 0.6, flat: true, cast: false });
    s.wire(
      [
        [0.5, 0.52, z - 0.12],
        [0.5, 0.52, RACK_H],
      ],
      '#39424f',
      1,
    );
  } else
    s.box(0.44, 0, z, 0.12, 1, 0.1, '#7b8591', {
      sw: 0.7,
      flat: true,
      cast: false,
      R: (a) => rect(0, 0.9, a, 1.1, mix(A.power, INK, 0.2)),
    });
  return s;
}

/** Overhead ladder tray with network bundle. */
export function tray(axis = 'x') {
  const s = axisSprite(axis, 'cable-tray-x', { sun: 0.22, note: 'overhead cable tray, z 2.0' });
  s.poly([s.P(0, 0.35, 2), s.P(1, 0.35, 2), s.P(1, 0.65, 2), s.P(0, 0.65, 2)], '#56616d', { opacity: 0.75 });
  for (let i = 0; i < 4; i++)
    s.wire(
      [
        [0, 0.4 + i * 0.065, 2.03],
        [1, 0.4 + i * 0.065, 2.03],
      ],
      i % 2 ? '#b7a6e4' : A.network,
      1.2,
    );
  for (const y of [0.35, 0.65]) s.wire([[0, y, 2.05], [1, y, 2.05]], '#9aa5af', 1);
  return s;
}

/** Frames 1 to 4 carry dashes that move with the coolant: supply towards the racks, return away from them. */
export function hallPipe(kind, dir = 'x', frame = 0) {
  const s = sprite(`hall-pipe-${kind}-${dir}${frame ? '-' + frame : ''}`, { sun: 0.22, note: 'overhead coolant pipe, z 2.2' }),
    c = kind === 'cold' ? A.cold : A.warm,
    k = kind === 'cold' ? 0.3 : 0.7,
    z = 2.18;
  s.pipe(
    dir === 'x'
      ? [
          [0, k, z],
          [1, k, z],
        ]
      : [
          [k, 0, z],
          [k, 1, z],
        ],
    4.4,
    c,
  );
  if (frame) {
    const at = ((kind === 'cold' ? frame - 1 : 4 - frame) / 4) * 0.5;
    for (const from of [at - 0.5, at, at + 0.5]) {
      const [a, b] = [Math.max(0, from), Math.min(1, from + 0.2)];
      if (b - a > 0.02) s.wire(dir === 'x' ? [[a, k, z + 0.03], [b, k, z + 0.03]] : [[k, a, z + 0.03], [k, b, z + 0.03]], kind === 'cold' ? '#d3f1fc' : '#ffd9c7', 1.5, { 'stroke-linecap': 'butt' });
    }
  }
  const [fx, fy] = P(...(dir === 'x' ? [0.5, k] : [k, 0.5]), z);
  return s.add(
    line(
      [
        [fx, fy - 3.4],
        [fx, fy + 3.4],
      ],
      mat(c).line,
      2.2,
    ),
  );
}

export const SPRITES = () =>
  ['x', 'y'].flatMap((d) => [
    ...[0, 1, 2, 3].map((f) => crah('running', d, f)),
    crah('failed', d),
    ...[0, 1, 2, 3].map((f) => inRow('running', d, f)),
    inRow('failed', d),
    cdu(d),
    cdu(d, 'failed'),
    ...(d === 'y' ? [ups(d)] : []),
    busway(d),
    tray(d),
    ...['cold', 'warm'].flatMap((kind) => [0, 1, 2, 3, 4].map((f) => hallPipe(kind, d, f))),
  ]);
