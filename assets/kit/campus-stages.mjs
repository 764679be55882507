// What stands while it is being built: slabs and steel tile by tile, foundations of plant, the factory stripped and roofed anew.
import { U, P, mat, rng, rect, path, line, ell, rep, joints, sprite } from './isokit.mjs';
import { INK, M, A } from './palette.mjs';
import { scaffold } from './campus-parts.mjs';

const STEEL = '#b4573a';
const STEEL_LIT = '#d98360';
const SLAB = '#c4beb0';

/** One tile of floor: `wet` is being poured, `mesh` is steel laid out before that. */
function slab(kind) {
  const s = sprite(`works-${kind}`, { w: 1, d: 1, note: kind === 'mesh' ? 'reinforcement on blinding, before the pour' : 'a poured tile of floor' });
  s.on('base', () => {
    if (kind === 'slab') {
      s.box(0, 0, 0, 1, 1, 0.1, SLAB, { sw: 0.5, cast: false, flat: true });
      s.onT(0, 0, 0.1, rect(0, 0, 32, 32, 'none', { stroke: '#8e8a80', 'stroke-width': 0.7, opacity: 0.7 }) + rect(5, 8, 9, 6, '#b3ad9f') + rect(20, 19, 7, 5, '#d0cabd'));
      return;
    }
    s.poly([P(0, 0), P(1, 0), P(1, 1), P(0, 1)], '#a89a80', { stroke: '#7d6f57', 'stroke-width': 0.6 });
    s.onT(0, 0, 0, rep(5, (i) => rect(3 + i * 6.4, 1, 0.9, 30, '#7c4733')) + rep(5, (i) => rect(1, 3 + i * 6.4, 30, 0.9, '#94563d')));
  });
  return s;
}

/** A bay of the frame: columns at the back corners, a beam half way and one on top. `deck`: sheets are laid on it. */
function bay(size, h, deck) {
  const s = sprite(`works-${deck ? 'deck' : 'bay'}-${size}`, { w: 1, d: 1, note: deck ? 'steel with its roof deck' : 'a bay of structural steel' });
  const z = 0.1;
  const top = z + h;
  const bar = (a, b, wide) =>
    s.wire([a, b], INK, wide + 1).wire([a, b], STEEL, wide).wire([[a[0], a[1], a[2] + 0.012], [b[0], b[1], b[2] + 0.012]], STEEL_LIT, 0.6);
  const frame = (x0, y0, x1, y1) => {
    bar([x0, y0, z + h * 0.5], [x1, y1, z + h * 0.5], 1.2);
    bar([x0, y0, top], [x1, y1, top], 1.7);
  };
  frame(0, 0, 1, 0);
  frame(0, 0, 0, 1);
  bar([0, 0, z], [0, 0, top], 2);
  bar([1, 0, z], [1, 0, top], 2);
  bar([0, 1, z], [0, 1, top], 2);
  if (!deck) s.wire([[0, 1, z], [0, 0, top - 0.08]], '#8c4a35', 0.8);
  frame(1, 0, 1, 1);
  frame(0, 1, 1, 1);
  bar([1, 1, z], [1, 1, top], 2);
  if (deck) {
    s.poly([P(0, 0, top + 0.03), P(1, 0, top + 0.03), P(1, 1, top + 0.03), P(0, 1, top + 0.03)], '#c6cac8', { stroke: '#5b636c', 'stroke-width': 0.7 });
    s.onT(0, 0, top + 0.03, joints(32, 32, 4, '#6d747c', 0.5));
  }
  return s;
}

/** Foundation of plant: formwork, steel, anchor bolts; the far half is poured, the first posts stand. */
function footing(w, d) {
  const s = sprite(`works-${w}x${d}`, { w, d, note: 'foundation of plant, half poured' });
  const R = rng(w * 7 + d);
  s.box(0.06, 0.06, 0, w - 0.12, d - 0.12, 0.09, M.timber, { sw: 0.7, base: true, cast: false, flat: true });
  s.on('base', () => {
    s.poly([P(0.12, 0.12, 0.07), P(w - 0.12, 0.12, 0.07), P(w - 0.12, d - 0.12, 0.07), P(0.12, d - 0.12, 0.07)], '#a3957c', { stroke: '#6f614a', 'stroke-width': 0.6 });
    s.onT(0.12, 0.12, 0.07, rep(Math.floor(w * 5 - 2), (i) => rect(2 + i * 6.4, 1, 0.8, d * U - 9, '#7c4733')) + rep(Math.floor(d * 5 - 2), (i) => rect(1, 2 + i * 6.4, w * U - 9, 0.8, '#94563d')));
    s.poly([P(0.12, 0.12, 0.09), P(w * 0.58, 0.12, 0.09), P(w * 0.5, d - 0.12, 0.09), P(0.12, d - 0.12, 0.09)], '#cdc7ba', { stroke: '#8e8a80', 'stroke-width': 0.6 });
  });
  const posts = [[0.3, 0.25], [w * 0.48, 0.25], [0.3, d - 0.25], [w * 0.48, d - 0.25]];
  const tall = d > 1 ? 0.75 : 0.42;
  const post = ([x, y]) => s.wire([[x, y, 0.09], [x, y, tall]], INK, 2.6).wire([[x, y, 0.09], [x, y, tall]], STEEL, 1.7);
  const beam = (a, b) => s.wire([[...a, tall], [...b, tall]], INK, 2.4).wire([[...a, tall], [...b, tall]], STEEL, 1.5);
  post(posts[0]);
  post(posts[1]);
  beam(posts[0], posts[1]);
  beam(posts[0], posts[2]);
  post(posts[2]);
  post(posts[3]);
  beam(posts[2], posts[3]);
  if (d > 1) beam(posts[1], posts[3]);
  // Bolts wait in the half that is not poured.
  for (let i = 0; i < w * 3; i++) {
    const [x, y] = [w * 0.64 + R() * (w * 0.28), 0.25 + R() * (d - 0.5)];
    s.wire([[x, y, 0.06], [x, y, 0.17]], '#5d6874', 1.1);
  }
  s.box(w * 0.72, d * 0.5, 0.09, 0.34, 0.24, 0.14, M.timber, { cast: false, sw: 0.6 });
  return s;
}

/** Plant that stands and is being connected: scaffold along its front and a sheet over one end; drawn before the plant itself. */
function rigging(w) {
  const s = sprite(`works-rig-${w}`, { w, d: 1, note: 'scaffold before plant that is being fitted' });
  scaffold(s, 0.08, 0.02, w - 0.16, w > 2 ? 1.05 : 0.6);
  s.onL(w * 0.55, 0.3, w > 2 ? 1.1 : 0.64, rect(0, 0, w * 0.32 * U, (w > 2 ? 0.8 : 0.44) * U, '#a9c6cf', { opacity: 0.78 }) + rep(3, (i) => rect(i * w * 0.1 * U + 2, 0, 0.7, (w > 2 ? 0.8 : 0.44) * U, '#6f8d99')));
  return s;
}

/** The old factory on the way: `clad` of its five saw teeth have their new roof, the others show their trusses and the floor below. */
function strippedFactory(name, clad) {
  const [w, d, h, n] = [5, 4, 1, 5];
  const bd = d - 0.3;
  const s = sprite(name, { w, d, note: clad < n ? `factory stripped, ${clad} of 5 roofs new` : 'factory roofed anew, not fitted out' });
  s.ao(0, 0, w, bd);
  const hole = (x, b, i) =>
    path(`M${x} ${b - 5}V${b - 20}a6 6 0 0 1 12 0V${b - 5}Z`, i % 3 === 1 ? '#b58d5c' : '#2a303b', { stroke: '#5d3226', 'stroke-width': 0.9 }) +
    (i % 3 === 1 ? rep(3, (k) => rect(x + 0.6, b - 17 + k * 4.4, 10.8, 0.7, '#84623b')) : path(`M${x + 1} ${b - 6}l10 -13`, 'none', { stroke: '#6b7480', 'stroke-width': 0.7 }));
  const brick = mat(M.brick);
  // The floor and the two far walls from inside.
  s.poly([P(0, 0, 0.03), P(w, 0, 0.03), P(w, bd, 0.03), P(0, bd, 0.03)], '#bcb6a8');
  s.poly([P(0, 0), P(0, 0, h), P(w, 0, h), P(w, 0)], '#b3a08c', { stroke: brick.line, 'stroke-width': 0.7 });
  s.poly([P(0, 0), P(0, 0, h), P(0, bd, h), P(0, bd)], '#c4b29c', { stroke: brick.line, 'stroke-width': 0.7 });
  s.onT(0, 0, 0.03, joints(w * U, bd * U, 16, '#7d7769', 0.6));
  s.box(1.1, 1.2, 0.03, 0.6, 0.4, 0.18, M.timber, { cast: false, sw: 0.6 }).box(2.6, 1.9, 0.03, 0.8, 0.3, 0.12, M.steel, { cast: false, sw: 0.6 }).box(3.5, 0.8, 0.03, 0.4, 0.4, 0.22, A.cold, { cast: false, sw: 0.6 });
  const t = h + 0.45;
  const bar = (a, b, wide = 1.5) => s.wire([a, b], INK, wide + 1).wire([a, b], STEEL, wide).wire([[a[0], a[1], a[2] + 0.012], [b[0], b[1], b[2] + 0.012]], STEEL_LIT, 0.5);
  for (let i = clad; i < n; i++) {
    const [x, x1] = [(w / n) * i, (w / n) * (i + 1)];
    for (let k = 0; k <= 4; k++) {
      const y = (bd * k) / 4;
      bar([x, y, h], [x, y, t], 1.2);
      bar([x, y, t], [x1, y, h], 1.4);
    }
    for (let k = 0; k <= 3; k++) bar([x + k / 3, 0, t - (0.45 * k) / 3], [x + k / 3, bd, t - (0.45 * k) / 3], 1);
  }
  // The near walls go before the trusses' feet.
  s.on('shadow', () => s.shadowBox(0, 0, 0, w, bd, h));
  s.poly([P(0, bd), P(w, bd), P(w, bd, h), P(0, bd, h)], brick.left, { stroke: brick.line, 'stroke-width': 1 });
  s.poly([P(w, 0), P(w, bd), P(w, bd, h), P(w, 0, h)], brick.right, { stroke: brick.line, 'stroke-width': 1 });
  s.onL(0, bd, h, rep(9, (i) => rect(0, 3 + i * 3.4, w * U, 0.5, '#8a4a38', { opacity: 0.5 })) + rect(0, 0, w * U, 2.6, '#d8c3a2') + rep(9, (i) => hole(6 + i * 17, h * U, i)) + rect(0, h * U - 3, w * U, 3, '#6b4236'));
  s.onR(w, bd, h, rect(0, 0, bd * U, 2.6, '#a08c78') + rect(12, h * U - 22, 24, 22, '#262c36') + rep(3, (i) => hole(48 + i * 20, h * U, i + 1)) + rect(0, h * U - 3, bd * U, 3, '#55352f'));
  for (let i = 0; i < clad; i++) {
    const [x, x1] = [(w / n) * i, (w / n) * (i + 1)];
    s.poly([P(x, 0, t), P(x1, 0, h), P(x1, bd, h), P(x, bd, t)], i % 2 ? '#c9ccc8' : '#d2d4cf', { stroke: '#59606a', 'stroke-width': 0.8 });
    s.poly([P(x, bd, h), P(x, bd, t), P(x1, bd, h)], '#a9c6cf', { stroke: '#59606a', 'stroke-width': 0.8 });
    for (let k = 1; k < 6; k++) s.wire([[x, (bd * k) / 6, t], [x1, (bd * k) / 6, h]], '#8d949a', 0.6);
    if (i === clad - 1 && clad < n) s.box(x + 0.3, bd * 0.3, h + 0.28, 0.3, 0.5, 0.08, M.steel, { cast: false, sw: 0.5 });
  }
  s.cyl(0.55, 0.5, h, 0.17, 1.9, M.brickDark, { cast: false, r2: 0.12 });
  s.on('shadow', () => s.shadowBox(0.45, 0.4, h, 0.2, 0.2, 1.9));
  // The scaffold goes with the work along the front.
  const from = clad < n ? Math.min(2, clad * 0.8) : 2.4;
  scaffold(s, from, bd + 0.02, w - from - 0.1, h + 0.2);
  if (clad >= n) s.onL(3, bd + 0.3, h + 0.16, rect(0, 0, 1.5 * U, h * U, '#a9c6cf', { opacity: 0.72 }) + rep(4, (i) => rect(i * 12, 0, 0.7, h * U, '#6f8d99')));
  for (const x of [0.6, w - 0.6]) s.glow(x, bd, h, 0.5, '#ffffff', 0.9, 0.9);
  return s;
}

/** A bale of hay, as the mown land of a plot has. */
function bale() {
  const s = sprite('hay-bale', { w: 1, d: 1, note: 'bale on the meadow' });
  s.on('shadow', () => s.shadowBox(0.35, 0.35, 0, 0.3, 0.26, 0.24));
  s.add(path('M-8 14a5 6 0 0 1 5 -6l8 3.6a5 6 0 0 1 -2 11l-9 -3.4Z', '#c9ac62', { stroke: '#6f5a2c', 'stroke-width': 0.8 }) + ell(-4.4, 14.2, 4, 5.2, '#dcc27c', { stroke: '#6f5a2c', 'stroke-width': 0.7 }) + ell(-4.4, 14.2, 1.8, 2.4, 'none', { stroke: '#a98b47', 'stroke-width': 0.8 }) + line([[0, 9.4], [6, 12]], '#eddaa0', 0.8), [[-10, 7], [9, 24]]);
  return s;
}

/** Gatehouse with its barrier: where lorries report. */
function gatehouse() {
  const s = sprite('gatehouse', { w: 1, d: 1, note: 'gatehouse and barrier' });
  s.box(0.1, 0.1, 0, 0.62, 0.5, 0.5, M.white, {
    cast: 'ground', sw: 0.8,
    L: (a, b) => rect(2, 4, a - 4, b * 0.45, '#4f7686') + rect(0, b - 3, a, 3, M.petrol) + rect(a * 0.6, b * 0.4, 4.4, b * 0.6, '#37677a'),
    R: (a, b) => rect(2, 4, a - 4, b * 0.45, '#3a5a6c') + rect(0, b - 3, a, 3, M.petrolDark),
  });
  s.box(0.02, 0.02, 0.5, 0.78, 0.7, 0.06, M.petrol, { cast: false, sw: 0.7 });
  // The barrier lies over the way at its left.
  s.wire([[-0.04, 0.5, 0], [-0.04, 0.5, 0.24]], INK, 3).wire([[-0.04, 0.5, 0], [-0.04, 0.5, 0.24]], '#d9d3c5', 2);
  const bar = [[-0.04, 0.5, 0.22], [-1.02, 0.5, 0.22]];
  s.wire(bar, INK, 2.4).wire(bar, '#f4efe4', 1.5).wire(bar, '#c8553d', 1.5, { 'stroke-dasharray': '4 4' });
  s.glow(0.4, 0.62, 0.3, 0.5, '#ffe2a0', 0.8);
  return s;
}

export const SPRITES = () => [
  slab('mesh'), slab('slab'),
  ...Object.entries({ s: 0.95, m: 1.15, l: 1.35 }).flatMap(([size, h]) => [bay(size, h, false), bay(size, h, true)]),
  footing(2, 1), footing(2, 2), footing(3, 2), rigging(2), rigging(3),
  strippedFactory('factory-converted-frame', 0), strippedFactory('factory-converted-frame-2', 3), strippedFactory('factory-converted-shell', 5),
  bale(), gatehouse(),
];
