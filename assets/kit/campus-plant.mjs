// Campus plant that is told apart by one idea each: a day tank, wheels, two large fans, V-coils, wet pads, a plate exchanger, a drum.
import { P, n1, mix, rect, path, line, ell, rep, louvre, joints, sprite, stops } from './isokit.mjs';
import { INK, M, A, G } from './palette.mjs';
import { lamp, pad, gravel } from './campus-parts.mjs';
import { pipes } from './fittings.mjs';

/** A drum lying along x: legs, dark outline, body, highlight, a band. */
function drum(s, x0, x1, y, z, wide, colour, band) {
  const along = (dz, c, w, a = x0, b = x1) => s.wire([[a, y, z + dz], [b, y, z + dz]], c, w);
  for (const x of [x0 + 0.04, x1 - 0.04]) s.wire([[x, y, 0.05], [x, y, z]], INK, 2.2);
  s.on('shadow', () => s.shadowBox(x0, y - 0.1, z - 0.1, x1 - x0, 0.2, 0.2));
  along(0, mix(colour, INK, 0.74), wide + 1.6);
  along(0, colour, wide);
  along(0.07, mix(colour, '#ffffff', 0.55), wide * 0.22);
  if (band) along(0, band, wide * 0.98, (x0 + x1) / 2 - 0.03, (x0 + x1) / 2 + 0.03);
}
const wheel = (s, x, y, z = 0.09) => {
  const [a, b] = P(x, y, z);
  s.add(ell(a, b, 3, 3.5, '#23282f', { stroke: INK, 'stroke-width': 0.5 }) + ell(a, b, 1.2, 1.4, '#8a929a'), [[a - 3, b - 4], [a + 3, b + 4]]);
};

/** Diesel standby set: grey container with its radiator at one end, silencer and one tall stack on the roof, a red day tank in front. */
export function dieselGenset() {
  const s = sprite('diesel-genset', { w: 2, d: 1, note: 'diesel standby set with a day tank and one tall stack' });
  pad(s, 2, 1);
  s.box(0.12, 0.1, 0.05, 1.66, 0.46, 0.58, '#7d8894', {
    cast: 'ground',
    ao: 1,
    L: (a, b, m) => rect(0, b - 4, a, 4, '#454e5a') + louvre(a - 15, 3, 13, b - 9, '#2f3742', '#8b97a3', 2.4) + rep(2, (i) => rect(4 + i * 15, 4, 12, b - 10, 'none', { stroke: m.line, 'stroke-width': 0.7, opacity: 0.7 })),
    R: (a, b) => rect(1.5, 2, a - 3, b - 5, '#252c36') + rep(6, (i) => rect(1.5, 2.6 + i * 2.2, a - 3, 0.8, '#76828e')),
  });
  for (const x of [0.5, 0.95]) s.wire([[x, 0.33, 0.63], [x, 0.33, 0.72]], INK, 2);
  drumOnRoof(s, 0.36, 1.12, 0.33, 0.76);
  s.cyl(1.3, 0.33, 0.63, 0.075, 0.82, '#7a828a', { cast: false, sw: 0.8, top: '#23262c', side: (cx, cy) => rect(cx - 4, cy - 20, 7.4, 2.2, A.crit, { opacity: 0.75 }) });
  s.on('shadow', () => s.shadowBox(1.24, 0.27, 0.63, 0.12, 0.12, 0.82));
  drum(s, 0.36, 1.06, 0.8, 0.24, 9, '#b3493a', '#efe7d6');
  s.pipe([[1.06, 0.8, 0.2], [1.34, 0.8, 0.2], [1.34, 0.58, 0.2]], 2, '#b3493a');
  lamp(s, 1.6, 0.6, 0.5, { r: 0.1, dy: 0.2, pool: 0.4 });
  return s;
}
const drumOnRoof = (s, x0, x1, y, z) => {
  for (const [dz, c, w] of [[0, INK, 8.2], [0, '#9aa2aa', 6.8], [0.06, '#dfe4e6', 1.6]]) s.wire([[x0, y, z + dz], [x1, y, z + dz]], c, w);
  return s.wire([[x1, y, z], [x1 + 0.2, y, z]], '#6a727a', 3);
};

/** Battery on a road trailer: a white box on wheels with its landing legs down, cables to a cabinet. */
export function batteryTrailer() {
  const s = sprite('battery-trailer', { w: 2, d: 1, note: 'battery on a road trailer' });
  gravel(s, 2, 1, 5);
  s.on('shadow', () => s.shadowBox(0.08, 0.26, 0.1, 1.7, 0.42, 0.7));
  s.box(0.06, 0.3, 0.17, 1.74, 0.36, 0.06, M.graphite, { cast: false, flat: true, sw: 0.7 });
  for (const x of [0.28, 0.46]) wheel(s, x, 0.68);
  s.wire([[1.5, 0.66, 0.2], [1.5, 0.66, 0.02]], INK, 2.4).wire([[1.44, 0.66, 0.01], [1.56, 0.66, 0.01]], INK, 2.4);
  s.box(0.08, 0.26, 0.23, 1.44, 0.42, 0.56, M.white, {
    cast: false,
    sw: 0.9,
    L: (a, b, m) =>
      rect(0, b - 5, a, 3.4, A.power) +
      rep(4, (k) => rect(1.4 + k * 8.6, 2, 7.6, b - 8.6, 'none', { stroke: m.line, 'stroke-width': 0.6, opacity: 0.65 })) +
      path(`M${a - 7.4} 3l-4 6h3l-1.6 5 5-7h-3.2l2-4Z`, A.power),
    R: (a, b) => rect(1.6, 2, a - 3.2, b - 7, '#56616d') + ell(a / 2, b / 2 - 1.6, 4.2, 4.6, '#2c3442', { stroke: '#b8bdbf', 'stroke-width': 0.8 }),
  });
  for (const x of [0.4, 0.8, 1.2]) s.fan(x, 0.47, 0.79, 0.075, { rim: '#b8bdbf' });
  s.wire([[1.52, 0.48, 0.3], [1.9, 0.48, 0.2]], INK, 2.4); // drawbar
  s.box(1.58, 0.76, 0, 0.2, 0.16, 0.34, '#9fb0a4', { sw: 0.7, cast: 'ground', flat: true });
  s.wire([[1.58, 0.86, 0.04], [1.3, 0.92, 0.03], [1.2, 0.7, 0.2]], '#e0a53a', 1.6);
  s.on('glow', () => {
    s.onL(0.08, 0.68, 0.79, rep(4, (k) => rect(3.4 + k * 8.6, 3.4, 2.6, 1.3, G.ledGreen)));
    s.add('', [P(0.08, 0.68, 0.8), P(1.5, 0.68, 0.2)]);
  });
  return s;
}

/** Packaged chiller for a small hall: one low unit with two large fans, a buffer vessel, room left on its pad. */
export function smallChiller() {
  const s = sprite('chiller-skid', { w: 3, d: 2, note: 'packaged 700 kW chiller: two large fans on a skid' });
  pad(s, 3, 2);
  s.box(0.42, 0.42, 0.05, 1.72, 0.96, 0.08, M.graphite, { cast: 'ground', flat: true, sw: 0.8 });
  s.box(0.48, 0.48, 0.13, 1.6, 0.84, 0.5, '#c4cdcb', {
    cast: false,
    L: (a, b, m) => rep(2, (i) => rect(2 + i * 17, 3, 15.4, b - 5, '#5b6873') + joints(15.4, b - 5, 1.6, '#94a3ad', 0.8).replace('<path', `<path transform="translate(${2 + i * 17} 3)"`)) + rect(a - 15.6, 2.4, 13.6, b - 4.4, '#d8dcd6', { stroke: m.line, 'stroke-width': 0.6 }) + rect(a - 12.6, 5, 7, 4, '#2a323e') + rect(0, 0, a, 1.6, A.cold),
    R: (a, b) => rect(2, 3, a - 4, b - 5, '#46525d') + rep(8, (i) => rect(3 + i * 2.8, 3, 1, b - 5, '#74848f')),
  });
  for (const x of [0.9, 1.66]) {
    s.cyl(x, 0.9, 0.63, 0.37, 0.08, '#aab6b6', { cast: false, sw: 0.8, top: '#29313d' });
    s.fan(x, 0.9, 0.7, 0.33, { rim: '#29313d', well: '#29313d', blade: '#6e7d86', blades: 6 });
  }
  s.cyl(2.52, 0.62, 0.05, 0.17, 0.56, '#d3d8d5', { cast: 'ground', sw: 0.8, side: (cx, cy) => rect(cx - 7.6, cy - 12, 15, 2.4, A.cold, { opacity: 0.85 }) });
  s.box(2.28, 1.1, 0.05, 0.42, 0.26, 0.16, M.petrol, { sw: 0.7, cast: 'ground', flat: true });
  pipes(s, 3, [A.warm, [2.1, 0.7, 0.24], [2.4, 0.7, 0.24]], [A.cold, [2.1, 1.2, 0.16], [2.3, 1.2, 0.16], [2.3, 1.8, 0.12]], [A.warm, [2.56, 1.3, 0.16], [2.56, 1.8, 0.12]]);
  lamp(s, 1.2, 1.36, 0.5, { dy: 0.3, pool: 0.6 });
  return s;
}

/** Chiller with coils for outside air: two long blocks, V-shaped coils at their side, a row of fans along each. */
export function freeCoolingChiller() {
  const s = sprite('free-cooling-chiller', { w: 3, d: 2, note: 'free-cooling chiller: two blocks of V-coils with fans' });
  pad(s, 3, 2);
  for (const [i, y] of [0.16, 1.02].entries()) {
    s.box(0.2, y, 0.05, 2.5, 0.66, 0.14, M.graphite, { cast: 'ground', flat: true, sw: 0.8 });
    s.box(0.16, y, 0.19, 2.58, 0.66, 0.58, '#dfe3de', {
      cast: false,
      L: (a, b) =>
        rect(0, 3.4, a, b - 3.4, '#323c48') +
        rep(7, (k) => {
          const x = (k * a) / 7;
          const w = a / 7;
          // A V of two coils: the outer one takes outside air, and is blue.
          return path(`M${n1(x + 0.6)} 3.4h${n1(w * 0.3)}l${n1(w * 0.3)} ${n1(b - 3.4)}h${n1(-w * 0.2)}Z`, '#6fb3cf') + path(`M${n1(x + w - 0.6)} 3.4h${n1(-w * 0.3)}l${n1(-w * 0.3)} ${n1(b - 3.4)}h${n1(w * 0.2)}Z`, '#a9b7bf');
        }) +
        rect(0, 2.4, a, 1.2, A.cold),
      R: (a, b) => path(`M1 3h${n1(a * 0.3)}L${n1(a * 0.55)} ${n1(b)}h-3Z`, '#5a97b3') + path(`M${n1(a - 1)} 3h${n1(-a * 0.3)}L${n1(a * 0.45)} ${n1(b)}h3Z`, '#7f8c95'),
    });
    for (let k = 0; k < 5; k++) s.fan(0.42 + k * 0.51, y + 0.33, 0.77, 0.14);
    if (i === 0) pipes(s, 2.6, [A.cold, [2.74, 0.5, 0.36], [2.88, 0.5, 0.36], [2.88, 1.3, 0.36], [2.74, 1.3, 0.36]]);
  }
  pipes(s, 3, [A.warm, [2.86, 1.92, 0.1], [2.86, 1.5, 0.1], [2.74, 1.5, 0.3]]);
  lamp(s, 1.4, 1.7, 0.7, { dy: 0.3, pool: 0.8 });
  return s;
}

/** Adiabatic cooler: dry coils behind tall wet pads, kept wet by a pipe along their top; a basin under them. */
export function adiabaticCooler() {
  const s = sprite('adiabatic-cooler', { w: 2, d: 1, note: 'adiabatic cooler: wet pads before the coils, four fans' });
  pad(s, 2, 1);
  s.box(0.16, 0.24, 0.05, 1.56, 0.5, 0.66, '#aeb8bd', { cast: 'ground', sw: 0.9, L: (a, b) => rect(0, 0, a, b, '#3d4854'), R: (a, b) => rect(2, 2, a - 4, b - 4, '#52606d') });
  for (let i = 0; i < 4; i++) {
    s.cyl(0.37 + i * 0.385, 0.44, 0.71, 0.16, 0.07, '#c6cdd0', { cast: false, sw: 0.7 });
    s.fan(0.37 + i * 0.385, 0.44, 0.78, 0.14, { rim: '#c6cdd0' });
  }
  s.box(0.1, 0.84, 0.05, 1.68, 0.12, 0.07, A.water, { sw: 0.7, cast: false, flat: true, top: '#8cc5de' });
  // Pads lean outwards: at their foot they stand a third of a tile before the body.
  const face = (u, v) => P(0.14 + u * 1.6, 0.74 + v * 0.16, 0.7 - v * 0.58);
  const wet = '#4f8f86';
  s.poly([face(0, 0), face(1, 0), face(1, 1), face(0, 1)], wet, { stroke: mix(wet, INK, 0.74), 'stroke-width': 0.9 });
  s.poly([face(1, 0), P(1.74, 0.74, 0.12), face(1, 1)], mix(wet, INK, 0.5), { stroke: mix(wet, INK, 0.74), 'stroke-width': 0.7 });
  for (let k = 0; k < 4; k++) {
    const [u0, u1] = [k / 4 + 0.015, (k + 1) / 4 - 0.015];
    s.poly([face(u0, 0.08), face(u1, 0.08), face(u1, 0.94), face(u0, 0.94)], mix(wet, '#ffffff', 0.12), { stroke: '#2c5a56', 'stroke-width': 0.6 });
    s.add(rep(5, (i) => line([face(u0, 0.16 + i * 0.17), face((u0 + u1) / 2, 0.1 + i * 0.17), face(u1, 0.16 + i * 0.17)], '#a9d8d2', 0.7, { opacity: 0.8 })));
  }
  s.pipe([[0.12, 0.76, 0.74], [1.76, 0.76, 0.74]], 2.6, A.water);
  return pipes(s, 2.4, [A.warm, [1.92, 0.9, 0.1], [1.92, 0.5, 0.1], [1.74, 0.5, 0.5]], [A.water, [1.84, 0.95, 0.06], [1.84, 0.76, 0.06], [1.84, 0.76, 0.74], [1.76, 0.76, 0.74]]);
}

/** Water-side economiser: one tall tower cell with louvres all the way down, and plate exchangers before the chiller house. */
export function economiser() {
  const s = sprite('economiser-tower', { w: 3, d: 2, note: 'tower with a plate exchanger ahead of its chillers; steam attaches at (0.86,0.86,1.62)' });
  s.box(0.1, 0.12, 0, 2.8, 1.76, 0.1, M.concrete, { sw: 0.8, base: true, cast: false, flat: true });
  s.box(0.18, 0.2, 0.1, 1.36, 1.36, 1.2, '#b9c4c2', {
    cast: 'ground',
    ao: 1,
    L: (a, b, m) => louvre(3, b * 0.2, a - 6, b * 0.74, '#3f4b54', '#9fafb3', 4.2) + rect(0, b * 0.16, a, 1, m.line, { opacity: 0.5 }) + rect(a / 2 - 0.8, b * 0.2, 1.6, b * 0.74, '#8a979b'),
    R: (a, b) => louvre(3, b * 0.2, a - 6, b * 0.74, '#313c46', '#75858e', 4.2) + rect(a / 2 - 0.8, b * 0.2, 1.6, b * 0.74, '#5d6a73'),
  });
  s.cyl(0.86, 0.86, 1.3, 0.52, 0.3, '#aab6b6', { r2: 0.46, cast: false, lid: (cx, cy, r) => ell(cx, cy + 1, r * 0.88, r * 0.42, '#29313d') });
  s.fan(0.86, 0.86, 1.53, 0.33, { rim: '#29313d', well: '#29313d', blade: '#6e7d86', blades: 6 });
  s.on('shadow', () => s.shadowBox(0.5, 0.5, 1.3, 0.7, 0.7, 0.3));
  s.box(1.74, 0.2, 0.1, 1.06, 0.78, 0.66, '#b7c6c9', { cast: 'ground', L: (a, b, m) => joints(a, b, 5, m.line, 0.3) + rect(0, 3, a, 3.4, A.water), R: (a, b, m) => joints(a, b, 5, m.line, 0.35) + louvre(5, 8, a - 10, 8, '#364450', '#6b8089', 2.2) });
  // Plates between two heavy frames, cold and warm in turn.
  for (const y of [1.14, 1.5]) {
    s.box(1.8, y, 0.1, 0.06, 0.24, 0.44, M.steelDark, { sw: 0.7, cast: 'ground', flat: true });
    s.box(1.86, y + 0.02, 0.13, 0.62, 0.2, 0.36, '#d3d8d5', { sw: 0.7, cast: false, flat: true, L: (a, b) => rep(10, (k) => rect(0.4 + k * 1.95, 0, 1.1, b, k % 2 ? A.warm : A.cold)), T: (a, b) => rep(10, (k) => rect(0.4 + k * 1.95, 0, 1.1, b, k % 2 ? '#c46a51' : '#4593b4')) });
    s.box(2.48, y, 0.1, 0.06, 0.24, 0.44, M.steelDark, { sw: 0.7, cast: false, flat: true });
    pipes(s, 2.4, [A.cold, [2.54, y + 0.08, 0.2], [2.84, y + 0.08, 0.2]], [A.warm, [2.54, y + 0.16, 0.42], [2.84, y + 0.16, 0.42]]);
  }
  pipes(s, 3.6, [A.cold, [1.54, 1.3, 0.2], [1.78, 1.3, 0.2]], [A.warm, [0.5, 1.9, 0.1], [0.5, 1.62, 0.1], [0.5, 1.62, 0.9]]);
  lamp(s, 2.2, 1, 0.6, { dy: 0.3, pool: 0.8 });
  return s;
}

/** Chilled-water store on one tile: a tall insulated drum, cold below and warm above, its ladder and vent. */
export function waterTank() {
  const s = sprite('water-tank', { w: 1, d: 1, note: 'chilled-water store, stratified' });
  pad(s, 1, 1);
  const half = (cx, rb, y, h, fill, opacity) => path(`M${n1(cx - rb)} ${n1(y)}a${n1(rb)} ${n1(rb / 2)} 0 0 0 ${n1(rb * 2)} 0v${h}a${n1(rb)} ${n1(rb / 2)} 0 0 1 ${n1(-rb * 2)} 0Z`, fill, { opacity });
  s.cyl(0.5, 0.48, 0.05, 0.36, 1.3, '#d6dad6', {
    cast: 'ground',
    side: (cx, cy, tx, ty, rb) =>
      half(cx, rb, cy - 7, 4, A.cold, 0.9) +
      half(cx, rb, ty + 6, 3, A.warm, 0.75) +
      rep(3, (i) => path(`M${n1(cx - rb)} ${n1(cy - 14 - i * 7)}a${n1(rb)} ${n1(rb / 2)} 0 0 0 ${n1(rb * 2)} 0`, 'none', { stroke: '#8a9496', 'stroke-width': 0.6, opacity: 0.8 })) +
      [0.4, 0.56].map((u) => line([[cx + rb * u, cy + rb * 0.43], [cx + rb * u, ty + rb * 0.42]], '#58636b', 0.7)).join('') +
      rep(9, (i) => line([[cx + rb * 0.4, cy + rb * 0.4 - i * 4.4], [cx + rb * 0.56, cy + rb * 0.38 - i * 4.4]], '#58636b', 0.7)),
    lid: (x, y, r) => ell(x, y, r * 0.86, r * 0.43, 'none', { stroke: '#9aa3a3', 'stroke-width': 0.7 }) + ell(x, y - 1, 4, 2, '#8f999c', { stroke: INK, 'stroke-width': 0.6 }),
  });
  pipes(s, 2.8, [A.cold, [0.2, 0.98, 0.1], [0.2, 0.72, 0.1]], [A.warm, [0.86, 0.96, 0.1], [0.86, 0.66, 0.1], [0.86, 0.6, 0.3]]);
  s.glow(0.5, 0.48, 1.42, 0.1, G.ledRed, 1, 1);
  s.glow(0.7, 1, 0, 0.5, G.sodium, 0.45);
  return s;
}

/** Before plant that is broken: two striped barriers, a hatch taken off and laid against the wall, a tool chest. */
export function repairPlace() {
  const s = sprite('repair-place', { note: 'broken plant: barriers, a hatch off, tools' });
  s.poly([P(0.1, 0.02, 0.02), P(0.42, 0.02, 0.02), P(0.42, -0.06, 0.44), P(0.1, -0.06, 0.44)], '#14181f', { stroke: INK, 'stroke-width': 0.8 });
  s.poly([P(0.46, 0.16, 0), P(0.74, 0.16, 0), P(0.74, 0.02, 0.4), P(0.46, 0.02, 0.4)], '#a9b0b2', { stroke: '#3d4650', 'stroke-width': 0.8 });
  s.box(0.16, 0.2, 0, 0.26, 0.16, 0.14, '#b3493a', { sw: 0.7, cast: 'ground', flat: true });
  for (const [x, y] of [[0.02, 0.5], [0.56, 0.5]]) {
    for (const at of [x + 0.05, x + 0.4]) s.wire([[at, y, 0], [at, y, 0.3]], INK, 1.6);
    s.box(x, y - 0.02, 0.17, 0.45, 0.04, 0.15, '#f1ece2', { sw: 0.7, cast: 'ground', flat: true, L: (a, b) => rep(3, (i) => path(`M${1 + i * 5} 0h2.6l-2 ${n1(b)}h-2.6Z`, A.crit)) });
  }
  return s;
}

/** Warning light on a stand, off and on. */
export function beacon(on) {
  const s = sprite(`beacon-${on}`, { note: 'warning light on a stand: ' + (on ? 'on' : 'off') });
  s.wire([[0, 0, 0], [0, 0, 0.9]], INK, 2.6).wire([[0, 0, 0], [0, 0, 0.9]], '#8b949a', 1.4);
  if (on) {
    const [x, y] = P(0, 0, 1);
    const g = s.gradient('b', `<radialGradient id="ID">${stops([0, '#fff', 0.9], [0.3, '#ffe9dc', 0.55], [1, '#ffd8c4', 0])}</radialGradient>`);
    s.add(ell(x, y, 15, 15, g), [[x - 15, y - 15], [x + 15, y + 15]]);
  }
  return s.cyl(0, 0, 0.9, 0.075, 0.18, on ? '#fff4ea' : '#a49a94', { cast: false, sw: 0.8 });
}

export const SPRITES = () => [dieselGenset(), batteryTrailer(), smallChiller(), freeCoolingChiller(), adiabaticCooler(), economiser(), waterTank(), repairPlace(), beacon(0), beacon(1)];
