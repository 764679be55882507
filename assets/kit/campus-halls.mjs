// Datacenter halls, finished and as weather-tight shells, in three sizes.
import { U, P, mix, rng, rect, path, line, rep, louvre, joints, windows, sprite } from './isokit.mjs';
import { INK, M, A, G } from './palette.mjs';
import { roof, rtu, lamp, scaffold } from './campus-parts.mjs';

/** Loading docks on the right face. */
const docks = (a, b, n) =>
  rep(n, (i) => {
    const x = 7 + i * ((a - 14) / n),
      w = Math.min(15, (a - 14) / n - 5);
    return (
      rect(x - 1.5, b - 19, w + 3, 19, '#59626f') +
      rect(x, b - 17, w, 17, '#8f99a3') +
      rep(5, (k) => rect(x, b - 15 + k * 3, w, 0.7, '#6b7581')) +
      rect(x - 1.5, b - 20.5, w + 3, 2.2, A.power)
    );
  });

export const HALLS = { s: { w: 4, d: 3, h: 0.95 }, m: { w: 6, d: 4, h: 1.15 }, l: { w: 9, d: 5, h: 1.35 } };

/** A finished hall: long low box, petrol band, a ribbon window onto the racks, louvre bays, glazed lobby, plant on the roof. */
export function hall(size, o = {}) {
  const { w, d, h } = HALLS[size],
    bd = d - 0.5,
    z = 0.07,
    s = sprite(`hall-${size}`, { w, d, note: 'datacenter hall, finished' }),
    R = rng(w * 31);
  s.box(0, 0, 0, w, d - 0.28, z, M.concrete, { sw: 0.8, base: true, cast: false });
  s.ao(0, 0, w, bd);
  const bays = Math.round(w * 1.0),
    ribbonY = 15,
    lobW = size === 's' ? 0.9 : 1.2;
  const wallL = (a, b, m) => {
    const usable = a - lobW * U - 10,
      step = usable / bays;
    return (
      joints(a, b, 8, m.line, 0.2) +
      rect(0, 5, a, 5.5, M.petrol) +
      rect(0, 10.5, a, 1, '#ffffff', { opacity: 0.25 }) +
      rect(6, ribbonY, usable - 2, 6.5, '#26313f') +
      rect(6, ribbonY, usable - 2, 1.2, '#151b26') +
      rect(6, ribbonY + 6.5, usable - 2, 0.9, m.edge, { opacity: 0.7 }) +
      rep(Math.floor((usable - 6) / 6), (i) =>
        rect(8 + i * 6, ribbonY + 2, 4, 4, i % 5 === 4 ? '#39485a' : '#34506a'),
      ) +
      rep(
        bays,
        (i) =>
          louvre(7 + i * step, b - 16, step * 0.58, 13, '#4a5360', '#929a9f', 2.6) +
          rect(7 + i * step, b - 16, step * 0.58, 13, 'none', { stroke: m.line, 'stroke-width': 0.5 }),
      ) +
      rep(
        bays - 1,
        (i) =>
          rect(7 + i * step + step * 0.68, b - 11.5, 4.6, 11.5, '#5d6b79') +
          rect(7 + i * step + step * 0.68 + 3.2, b - 6, 0.8, 1.2, '#dfe5e8'),
      ) +
      rect(0, b - 2.4, a, 2.4, m.line, { opacity: 0.35 })
    );
  };
  const wallR = (a, b, m) =>
    joints(a, b, 8, m.line, 0.28) +
    rect(0, 5, a, 5.5, mix(M.petrol, INK, 0.32)) +
    docks(a, b, Math.max(1, Math.round(d - 2))) +
    rect(0, b - 2.4, a, 2.4, m.line, { opacity: 0.4 });
  s.box(0, 0, z, w, bd, h, M.panel, { cast: 'ground', L: wallL, R: wallR });
  roof(s, 0, 0, z + h, w, bd);
  // Roof plant in two banks, a walkway between them and a cable tray along it.
  const rz = z + h,
    cols = Math.floor((w - 0.9) / 0.72),
    bankD = (bd - 0.95) / 2;
  s.onT(
    0.3,
    bd / 2 - 0.16,
    rz,
    rect(0, 0, (w - 0.6) * U, 9, '#b3b4ae') + rep(Math.floor(w * 4), (i) => rect(i * 8, 0, 0.7, 9, '#8f9290')),
  );
  for (let j = 0; j < 2; j++)
    for (let i = 0; i < cols; i++) {
      const x = 0.32 + i * ((w - 0.55) / cols),
        y = j ? bd / 2 + 0.24 : 0.26;
      if (j === 1 && i === cols - 1) {
        s.box(x, y, rz, 0.5, 0.6, 0.34, M.panel, { cast: rz, sw: 0.7, L: (a, b) => rect(4, 3, 6, b - 3, '#56626f') });
        continue;
      }
      rtu(s, x, y, rz, 0.46, bankD, 0.24, { frame: (i + j + (o.frame ?? 0)) % 4, fans: Math.round(bankD / 0.5) });
    }
  s.pipe(
    [
      [0.26, bd / 2 + 0.12, rz + 0.06],
      [w - 0.35, bd / 2 + 0.12, rz + 0.06],
    ],
    1.8,
    A.cold,
  );
  s.pipe(
    [
      [0.26, bd / 2 + 0.02, rz + 0.06],
      [w - 0.35, bd / 2 + 0.02, rz + 0.06],
    ],
    1.8,
    A.warm,
  );
  // Glazed lobby at the near corner.
  const lx = w - lobW - 0.15;
  s.box(lx, bd, z, lobW, 0.36, 0.62, M.glass, {
    cast: false,
    left: '#5f8799',
    L: (a, b) =>
      rect(0, 0, a, b, '#7fa9b8') +
      path(`M0 0H${a * 0.55}L${a * 0.2} ${b}H0Z`, '#b9d6dc', { opacity: 0.55 }) +
      windows(0, 0, a, b, 5, 2, 'none', 0, 0, { stroke: '#2d4250', 'stroke-width': 0.7 }) +
      rect(a * 0.4, b - 10, 8, 10, '#28404f'),
    R: (a, b) => windows(0, 0, a, b, 2, 2, '#416377', 0.6, 0.6),
  });
  s.box(lx - 0.08, bd, z + 0.62, lobW + 0.16, 0.48, 0.07, M.white, { sw: 0.7, flat: true });
  for (const f of [0.12, 0.45, 0.78])
    s.box(lx * f + 0.2, bd + 0.1, z, 0.2, 0.12, 0.1, M.leaf, { sw: 0.5, cast: false, flat: true });
  // Night: ribbon of LEDs, louvre glints, lobby, wall packs.
  s.on('glow', () => {
    const a = w * U,
      b = h * U,
      usable = a - lobW * U - 10,
      step = usable / bays,
      cnt = Math.floor((usable - 6) / 6);
    s.onL(
      0,
      bd,
      z + h,
      rect(6, ribbonY, usable - 2, 6.5, '#3d7fae', { opacity: 0.55 }) +
        rep(cnt, (i) =>
          rep(3, (k) =>
            R() < 0.8
              ? rect(
                  8.3 + i * 6 + (k % 3) * 1.3,
                  ribbonY + 1.6 + Math.floor(R() * 3) * 1.5,
                  1,
                  1,
                  R() < 0.13 ? G.ledAmber : R() < 0.5 ? G.ledGreen : '#b9ecff',
                )
              : '',
          ),
        ) +
        rep(bays, (i) =>
          rep(4, (k) => rect(7 + i * step, b - 14.6 + k * 2.6, step * 0.58, 0.8, G.sodium, { opacity: 0.55 })),
        ),
    );
    s.add('', [P(0, bd, z + h), P(w, bd, 0)]);
    s.onL(
      lx,
      bd + 0.36,
      z + 0.62,
      rect(0, 0, lobW * U, 0.62 * U, G.lobby, { opacity: 0.85 }) +
        windows(0, 0, lobW * U, 0.62 * U, 5, 2, 'none', 0, 0, { stroke: '#5a4a2a', 'stroke-width': 0.8 }),
    );
    s.onR(lx + lobW, bd + 0.36, z + 0.62, rect(0, 0, 0.36 * U, 0.62 * U, '#b58a4a', { opacity: 0.8 }));
  });
  s.glow(lx + lobW / 2, bd + 0.75, 0, 1.1, G.sodium, 0.75);
  for (let i = 0; i < Math.round(w / 2); i++) lamp(s, 0.8 + i * 2, bd, h * 0.55, { dy: 0.55, pool: 0.9 });
  for (let i = 0; i < Math.round(d / 2); i++) lamp(s, w, 0.8 + i * 1.7, h * 0.7, { dx: 0.6, pool: 0.9 });
  s.glow(0.05, bd, z + h, 0.12, G.ledRed, 1, 1);
  s.glow(w, 0.05, z + h, 0.12, G.ledRed, 1, 1);
  return s;
}

/** Clad but empty: no roof plant, openings dark, wrap still on part of the wall. */
export function hallShell(size) {
  const { w, d, h } = HALLS[size],
    bd = d - 0.5,
    z = 0.07,
    s = sprite(`hall-${size}-shell`, { w, d, note: 'shell, weather-tight, no plant yet' });
  s.box(0, 0, 0, w, d - 0.28, z, M.concrete, { sw: 0.8, base: true, cast: false });
  s.ao(0, 0, w, bd);
  s.box(0, 0, z, w, bd, h, mix(M.panel, '#b9b0a0', 0.35), {
    cast: 'ground',
    L: (a, b, m) =>
      joints(a, b, 8, m.line, 0.25) +
      rect(a * 0.52, 0, a * 0.3, b, '#9fb9c2', { opacity: 0.9 }) +
      rep(4, (i) => rect(a * 0.52 + i * a * 0.075, 0, 0.7, b, '#6f8d99')) +
      rep(
        Math.round(w),
        (i) =>
          rect(7 + i * 28, b - 16, 16, 13, '#3c4552') +
          line(
            [
              [7 + i * 28, b - 16],
              [23 + i * 28, b - 3],
            ],
            '#6b7480',
            0.7,
          ),
      ) +
      rect(6, 15, a - 16, 6.5, '#39424f'),
    R: (a, b, m) =>
      joints(a, b, 8, m.line, 0.3) + rep(Math.round(d - 2), (i) => rect(8 + i * 30, b - 19, 16, 19, '#2f3743')),
  });
  roof(s, 0, 0, z + h, w, bd, '#bcb8ad');
  for (let i = 0; i < w - 1; i++)
    s.box(0.5 + i, bd * 0.3, z + h, 0.34, 0.5, 0.06, M.concrete, { cast: false, sw: 0.6 }).box(
      0.5 + i,
      bd * 0.66,
      z + h,
      0.34,
      0.5,
      0.06,
      M.concrete,
      { cast: false, sw: 0.6 },
    );
  s.box(w * 0.2, bd * 0.45, z + h, 0.5, 0.3, 0.16, M.timber, { cast: z + h, sw: 0.6 }).box(
    w * 0.62,
    bd * 0.12,
    z + h,
    0.4,
    0.3,
    0.2,
    A.cold,
    { cast: z + h, sw: 0.6 },
  );
  scaffold(s, 0, bd, w * 0.5, h + 0.12);
  return s;
}

export const SPRITES = () => ['s', 'm', 'l'].flatMap((size) => [hall(size), hallShell(size)]);
