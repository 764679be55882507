// Buildings that are not halls: converted factory, office, warehouse.
import { U, P, mat, rect, path, line, ell, rep, louvre, joints, sprite } from './isokit.mjs';
import { INK, M, A, G } from './palette.mjs';
import { roof, lamp } from './campus-parts.mjs';

/** Brick factory with saw-tooth roof lights and a new petrol plant annex: the past, plugged in. */
export function factory() {
  const w = 5,
    d = 4,
    h = 1.0,
    s = sprite('factory-converted', { w, d, note: 'converted factory' });
  s.ao(0, 0, w, d - 0.3);
  const arch = (x, b, lit) =>
    path(`M${x} ${b - 5}V${b - 20}a6 6 0 0 1 12 0V${b - 5}Z`, lit ?? '#4d6b7b', {
      stroke: '#5d3226',
      'stroke-width': 0.9,
    }) +
    (lit
      ? ''
      : path(`M${x + 6} ${b - 5}V${b - 26}M${x} ${b - 13}h12M${x} ${b - 19}h12`, 'none', {
          stroke: '#d9c7ad',
          'stroke-width': 0.7,
        }));
  s.box(0, 0, 0, w, d - 0.3, h, M.brick, {
    L: (a, b) =>
      rep(9, (i) => rect(0, 3 + i * 3.4, a, 0.5, '#8a4a38', { opacity: 0.5 })) +
      rect(0, 0, a, 2.6, '#d8c3a2') +
      rep(9, (i) => arch(6 + i * 17, b)) +
      rect(0, b - 3, a, 3, '#6b4236'),
    R: (a, b) =>
      rect(0, 0, a, 2.6, '#a08c78') +
      rect(12, b - 22, 24, 22, '#4b545f') +
      rep(6, (i) => rect(12, b - 20 + i * 3.5, 24, 0.8, '#6f7a86')) +
      rep(3, (i) => arch(48 + i * 20, b)) +
      rect(0, b - 3, a, 3, '#55352f'),
  });
  // Saw teeth: glazing faces the lower left, slopes fall away to the right of each ridge.
  const n = 5,
    bd = d - 0.3;
  for (let i = 0; i < n; i++) {
    const x = (w / n) * i,
      x1 = x + w / n,
      t = h + 0.45;
    s.poly([P(x, 0, t), P(x1, 0, h), P(x1, bd, h), P(x, bd, t)], i % 2 ? '#8f8a86' : '#969089', {
      stroke: '#3d3238',
      'stroke-width': 0.8,
    });
    s.poly([P(x, bd, h), P(x, bd, t), P(x1, bd, h)], mat(M.brick).left, { stroke: '#55302a', 'stroke-width': 0.8 });
    for (let k = 0; k < 3; k++) {
      const y0 = 0.35 + k * 1.15;
      const q = (u, v) => P(x + 0.12 + u * 0.6, y0 + v, t - ((0.12 + u * 0.6) * 0.45) / (w / n));
      s.poly([q(0, 0), q(1, 0), q(1, 0.8), q(0, 0.8)], '#a9c4cc', { stroke: '#4a5560', 'stroke-width': 0.6 });
    }
  }
  s.cyl(0.55, 0.5, h, 0.17, 1.9, M.brickDark, {
    cast: false,
    r2: 0.12,
    side: (cx, cy, tx, ty, rb, rt) =>
      line(
        [
          [tx - rt - 0.4, ty + 7],
          [tx + rt + 0.4, ty + 7],
        ],
        M.white,
        2.4,
        { opacity: 0.75 },
      ),
  });
  s.on('shadow', () => s.shadowBox(0.45, 0.4, h, 0.2, 0.2, 1.9));
  s.box(2.9, d - 0.3, 0, 1.9, 0.3, 0.7, M.petrol, {
    L: (a, b) =>
      joints(a, b, 6, INK, 0.3) + rep(4, (i) => louvre(4 + i * 14.5, 5, 10, b - 8, '#22333f', '#6fa0b0', 2.4)),
  });
  for (let i = 0; i < 4; i++) s.fan(3.15 + i * 0.46, d - 0.15, 0.7, 0.1, { frame: i });
  s.on('glow', () => {
    s.onL(
      0,
      bd,
      h,
      rep(9, (i) => (i % 4 === 2 ? '' : arch(6 + i * 17, h * U, i % 3 ? G.lobby : '#9fd8f0'))),
    );
    s.add('', [P(0, bd, h), P(w, bd, 0)]);
  });
  for (const x of [1, 3]) lamp(s, x, bd, 0.9, { dy: 0.5, pool: 1 });
  s.glow(0.55, 0.5, h + 1.9, 0.1, G.ledRed, 1, 1);
  return s;
}

/** Three-storey office with terrace roof. */
export function office() {
  const s = sprite('office', { w: 2, d: 2, note: 'lab office' }),
    h = 1.55;
  s.ao(0.1, 0.1, 1.8, 1.7);
  const fl = (a, b, c, lit) =>
    rep(
      4,
      (f) =>
        rect(0, 4 + f * 11.6, a, 7.2, c) +
        rep(Math.floor(a / 6), (i) =>
          rect(i * 6 + 5.4, 4 + f * 11.6, 0.7, 7.2, lit ? '#6b5a36' : M.white, { opacity: 0.7 }),
        ),
    );
  s.box(0.1, 0.1, 0, 1.8, 1.7, h, M.white, {
    L: (a, b) => fl(a, b, '#6d98a8') + path(`M0 4H${a * 0.4}L0 ${b * 0.7}Z`, '#fff', { opacity: 0.16 }),
    R: (a, b) => fl(a, b, '#3f6074'),
  });
  roof(s, 0.1, 0.1, h, 1.8, 1.7, '#c9c2b0');
  s.box(0.4, 0.35, h, 0.6, 0.55, 0.22, M.panelCool, { cast: h, sw: 0.7 });
  s.fan(0.7, 0.62, h + 0.22, 0.17);
  s.onT(
    1.05,
    0.95,
    h,
    rect(0, 0, 20, 22, '#7f9a66') +
      rect(3, 3, 14, 16, '#94ad78') +
      ell(7, 8, 3, 3, '#557a56') +
      ell(14, 15, 3.4, 3.4, '#5f8657'),
  );
  s.box(0.55, 1.8, 0, 0.8, 0.2, 0.42, M.petrol, { sw: 0.8, L: (a, b) => rect(5, 4, a - 10, b - 4, '#a8cbd4') });
  s.on('glow', () => {
    s.onL(
      0.1,
      1.8,
      h,
      rep(4, (f) =>
        rep(9, (i) =>
          (i * 7 + f * 5) % 4
            ? rect(i * 6 + 0.4, 4 + f * 11.6, 5, 7.2, G.lobby, { opacity: (i * 3 + f) % 3 ? 0.85 : 0.5 })
            : '',
        ),
      ),
    );
    s.onR(
      1.9,
      1.8,
      h,
      rep(4, (f) =>
        rep(9, (i) =>
          (i * 5 + f * 3) % 3 ? '' : rect(i * 6 + 0.4, 4 + f * 11.6, 5, 7.2, '#d9a860', { opacity: 0.7 }),
        ),
      ),
    );
    s.add('', [P(0.1, 1.8, h), P(1.9, 0.1, 0)]);
  });
  s.glow(0.95, 2.2, 0, 1, G.sodium, 0.7);
  return s;
}

/** Gabled metal warehouse. */
export function warehouse() {
  const s = sprite('warehouse', { w: 3, d: 2, note: 'receiving and spares' }),
    h = 0.62;
  s.ao(0, 0, 3, 2);
  s.box(0, 0.05, 0, 3, 1.9, h, M.sand2, {
    L: (a, b, m) =>
      joints(a, b, 3.2, m.line, 0.22) +
      rep(
        3,
        (i) =>
          rect(10 + i * 29, b - 16, 18, 16, '#77828c') +
          rep(5, (k) => rect(10 + i * 29, b - 14 + k * 3, 18, 0.7, '#5b6570')) +
          rect(9, 0, 0, 0, 'none') +
          rect(9 + i * 29, b - 17.5, 20, 1.8, A.power),
      ),
    R: (a, b, m) => joints(a, b, 3.2, m.line, 0.3),
  });
  s.poly([P(3, 0.05, h), P(3, 1, h + 0.42), P(3, 1.95, h)], mat(M.sand2).right, {
    stroke: mat(M.sand2).line,
    'stroke-width': 0.9,
  });
  s.gable(0, 0.05, h, 3, 1.9, 0.42, '#8c9aa3', { over: 0.07, end: mat(M.sand2).right });
  s.add(
    rep(14, (i) => line([P(0.2 + i * 0.2, 1, h + 0.42), P(0.2 + i * 0.2, 2.0, h)], '#55626d', 0.5, { opacity: 0.5 })),
  );
  for (let i = 0; i < 3; i++)
    s.poly(
      [P(0.4 + i, 1.25, h + 0.3), P(0.75 + i, 1.25, h + 0.3), P(0.75 + i, 1.65, h + 0.12), P(0.4 + i, 1.65, h + 0.12)],
      '#c3dade',
      { stroke: '#5b6a74', 'stroke-width': 0.6 },
    );
  for (let i = 0; i < 3; i++) lamp(s, 0.6 + i * 0.9, 1.95, 0.6, { dy: 0.4, pool: 0.6 });
  return s;
}

export const SPRITES = () => [factory(), office(), warehouse()];
