// Campus plant that takes heat away, with steam and fan overlays.
import { P, mix, rect, path, line, ell, rep, louvre, joints, sprite, stops } from './isokit.mjs';
import { INK, M, A } from './palette.mjs';
import { lamp, pad } from './campus-parts.mjs';
import { pipes } from './fittings.mjs';

/** Mechanical-draught cooling tower, two cells. Steam is a separate animated sprite. */
export function coolingTower(frame = 0) {
  const s = sprite('cooling-tower', {
    w: 3,
    d: 2,
    note: 'two-cell evaporative cooling tower; steam attaches at (0.9,1,1.45) and (2.1,1,1.45)',
  });
  s.box(0.1, 0.2, 0, 2.8, 1.6, 0.12, M.concrete, { sw: 0.8, base: true, cast: false, flat: true });
  s.poly([P(0.2, 1.7, 0.121), P(2.8, 1.7, 0.121), P(2.8, 1.76, 0.121), P(0.2, 1.76, 0.121)], M.water);
  s.box(0.2, 0.3, 0.12, 2.6, 1.36, 0.92, '#b9c4c2', {
    cast: 'ground',
    ao: 1,
    L: (a, b, m) =>
      rep(2, (i) => louvre(3 + i * (a / 2), b * 0.34, a / 2 - 6, b * 0.62, '#46525a', '#93a2a6', 3.2)) +
      joints(a, b * 0.3, 6, m.line, 0.3) +
      rect(a / 2 - 1.2, 0, 2.4, b, m.line, { opacity: 0.35 }) +
      rect(0, b * 0.31, a, 1, m.line, { opacity: 0.5 }),
    R: (a, b, m) =>
      louvre(3, b * 0.34, a - 6, b * 0.62, '#36424c', '#6d7d86', 3.2) + joints(a, b * 0.3, 6, m.line, 0.3),
  });
  s.add(
    line([P(0.2, 1.66, 1.04 + 0.13), P(2.8, 1.66, 1.17), P(2.8, 0.3, 1.17)], '#e0b24a', 0.7) +
      rep(8, (i) => line([P(0.2 + i * 0.37, 1.66, 1.04), P(0.2 + i * 0.37, 1.66, 1.17)], '#b98e34', 0.7)),
  );
  for (const x of [0.86, 2.12]) {
    s.cyl(x, 0.98, 1.04, 0.46, 0.28, '#aab6b6', {
      r2: 0.42,
      cast: false,
      lid: (cx, cy, r) => ell(cx, cy + 1, r * 0.88, r * 0.42, '#29313d'),
    });
    s.fan(x, 0.98, 1.24, 0.33, { frame, rim: '#29313d', well: '#29313d', blade: '#6e7d86', blades: 6 });
  }
  s.on('shadow', () => {
    s.shadowBox(0.6, 0.7, 1.04, 0.6, 0.6, 0.3);
    s.shadowBox(1.8, 0.7, 1.04, 0.6, 0.6, 0.3);
  });
  pipes(s, 4, [A.warm, [0.5, 1.95, 0.1], [0.5, 1.72, 0.1], [0.5, 1.72, 0.85]], [A.cold, [1.6, 1.95, 0.08], [1.6, 1.7, 0.08]]);
  lamp(s, 1.4, 1.68, 0.9, { dy: 0.3, pool: 0.9 });
  return s;
}

export function dryCooler(frame = 0) {
  const s = sprite('dry-cooler-bank', { w: 2, d: 1, note: 'V-bank dry coolers' });
  pad(s, 2, 1);
  for (const x of [0.2, 1.0, 1.7])
    s.wire(
      [
        [x, 0.82, 0.05],
        [x, 0.82, 0.24],
      ],
      INK,
      2,
    );
  s.box(0.12, 0.15, 0.22, 1.7, 0.66, 0.34, '#aeb8bd', {
    cast: 'ground',
    L: (a, b) =>
      rep(
        5,
        (i) =>
          path(`M${1 + i * 10.9} 2h9.4l-3 ${b - 3}h-3.4Z`, '#4f5c68') +
          rep(4, (k) =>
            line(
              [
                [2 + i * 10.9 + k * 0.6, 3.5 + k * 2],
                [9.6 + i * 10.9 - k * 0.6, 3.5 + k * 2],
              ],
              '#8fa0aa',
              0.6,
            ),
          ),
      ),
    R: (a, b) => rect(2, 2, a - 4, b - 4, '#52606d') + rep(5, (k) => rect(2, 3 + k * 1.7, a - 4, 0.6, '#7f909b')),
  });
  for (let i = 0; i < 4; i++)
    for (let j = 0; j < 2; j++)
      s.fan(0.34 + i * 0.42, 0.31 + j * 0.33, 0.56, 0.125, { frame: (frame + i + j) % 4, rim: '#c6cdd0' });
  return pipes(s, 2.4, [A.warm, [1.92, 0.9, 0.1], [1.92, 0.5, 0.1], [1.92, 0.5, 0.42]], [A.cold, [0.05, 0.9, 0.1], [1.7, 0.9, 0.1]]);
}

export function chillerPlant() {
  const s = sprite('chiller-plant', { w: 3, d: 2, note: 'chiller plant house and two chillers' });
  pad(s, 3, 2);
  s.box(0.15, 0.15, 0.05, 1.3, 1.6, 0.78, '#b7c6c9', {
    ao: 1,
    cast: 'ground',
    L: (a, b, m) =>
      joints(a, b, 5, m.line, 0.3) +
      rect(0, 3, a, 4, A.water) +
      louvre(5, 11, 14, 8, '#435260', '#8aa0aa', 2.4) +
      rect(26, b - 13, 10, 13, '#5e7480'),
    R: (a, b, m) =>
      joints(a, b, 5, m.line, 0.35) +
      rect(0, 3, a, 4, mix(A.water, INK, 0.35)) +
      rep(2, (i) => louvre(7 + i * 22, 11, 15, 8, '#364450', '#6b8089', 2.4)),
  });
  s.box(0.4, 0.4, 0.83, 0.8, 0.5, 0.18, M.panelCool, { cast: 0.83, sw: 0.7 });
  s.fan(0.62, 0.65, 1.01, 0.14);
  s.fan(1.0, 0.65, 1.01, 0.14);
  for (let i = 0; i < 2; i++) {
    const y = 0.3 + i * 0.78;
    s.box(1.75, y, 0.1, 1.05, 0.5, 0.12, M.graphite, { cast: 'ground', flat: true, sw: 0.7 });
    for (const k of [0, 1]) {
      const z = 0.27 + k * 0.19;
      const along = (dy, dz, colour, wide) => s.wire([[1.82, y + dy, z + dz], [2.72, y + dy, z + dz]], colour, wide);
      along(0.3, 0, INK, 8.4);
      along(0.3, 0, k ? '#c8815f' : '#5d9ebb', 7);
      along(0.27, 0.06, k ? '#e7b193' : '#a5d2e2', 1.6);
    }
    s.box(2.2, y + 0.16, 0.5, 0.36, 0.26, 0.2, '#8d9aa3', { sw: 0.7, cast: false, flat: true });
  }
  pipes(s, 3.4, [A.cold, [1.45, 1.2, 0.55], [1.72, 1.2, 0.55], [1.72, 1.4, 0.3]], [A.warm, [1.45, 0.6, 0.62], [1.8, 0.6, 0.46]]);
  lamp(s, 0.8, 1.75, 0.7, { dy: 0.3, pool: 0.8 });
  return s;
}

/** Steam puff, six frames: rises, widens, thins; drifts to the right with the wind. */
export function steam(i) {
  const s = sprite(`steam-${i}`, { note: 'steam frame; loops 0..5 at 6 fps, speed follows load' });
  const g = s.gradient(
    'p',
    `<radialGradient id="ID" cx=".42" cy=".38">${stops([0, '#fff', 0.95], [0.55, '#f3f2ef', 0.62], [1, '#dfe5ea', 0])}</radialGradient>`,
  );
  for (let k = 9; k >= 0; k--) {
    const q = (k + i / 6) / 10,
      r = 9 + q * 30,
      x = q * q * 62 + Math.sin(k * 2.4) * 8 * q,
      y = -q * 104,
      a = Math.min(1, (1 - q) * 1.25) * 0.95,
      b = [
        [x - r, y - r],
        [x + r, y + r],
      ];
    s.add(
      ell(x + r * 0.2, y + r * 0.18, r * 0.92, r * 0.8, '#b9c4cf', { opacity: a * 0.28 }) +
        ell(x, y, r, r * 0.88, g, { opacity: a }),
      b,
    );
  }
  return s;
}

/** Turning blades to lay over any still fan: place at the fan's centre. r in tiles: l = cooling tower, m = roof unit, s = battery. */
export function fanBlades(size, frame) {
  const s = sprite(`fan-${size}-${frame}`, { note: 'fan overlay, anchor = hub; 4 frames, 4 to 16 fps by load' }),
    r = { l: 0.33, m: 0.14, s: 0.075 }[size];
  return s.fan(0, 0, 0, r, {
    frame,
    blades: size === 'l' ? 6 : 4,
    rim: size === 'l' ? '#29313d' : '#8d97a0',
    well: '#2c3442',
  });
}

export const SPRITES = () => [
  ...['l', 'm', 's'].flatMap((k) => [0, 1, 2, 3].map((f) => fanBlades(k, f))),
  coolingTower(),
  dryCooler(),
  chillerPlant(),
  ...[0, 1, 2, 3, 4, 5].map(steam),
];
