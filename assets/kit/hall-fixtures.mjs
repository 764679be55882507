// Hall fixtures: what makes a room look used: trolleys, crates, packaging.
import { mix, rect, line, rep, sprite } from './isokit.mjs';
import { A } from './palette.mjs';
import { boxOn } from './rack-faces.mjs';

/** Flat trolley with a handle, servers in boxes on it. */
function trolley() {
  const s = sprite('trolley-loaded', { sun: 0.22, note: 'trolley with boxes' });
  s.ao(0.12, 0.26, 0.76, 0.5);
  for (const x of [0.2, 0.74]) s.cyl(x, 0.7, 0, 0.05, 0.07, '#2b323c', { sw: 0.5, cast: false });
  s.box(0.12, 0.26, 0.08, 0.76, 0.5, 0.07, '#6d7783', { sw: 0.7, cast: 'ground' });
  s.wire([[0.14, 0.3, 0.14], [0.1, 0.3, 0.8], [0.1, 0.72, 0.8], [0.14, 0.72, 0.14]], A.warn, 1.6);
  boxOn(s, 0.24, 0.3, 0.15, 0.58, 0.42, 0.24);
  boxOn(s, 0.28, 0.32, 0.39, 0.46, 0.38, 0.22);
  return s;
}

/** A rack as it comes: on a pallet, in film and boards. */
function crate(tall) {
  const s = sprite(tall ? 'crate-rack' : 'crate', { sun: 0.22, note: tall ? 'rack on its pallet' : 'crate' }),
    h = tall ? 1.62 : 0.62,
    wood = tall ? '#c3ab84' : '#b58d5c';
  s.ao(0.08, 0.08, 0.84, 0.84);
  s.box(0.06, 0.06, 0, 0.88, 0.88, 0.1, '#8f6d43', { sw: 0.7, L: (a) => rep(3, (i) => rect(2 + i * 9.6, 0.6, 5, 2.2, '#4f3b24')) });
  s.box(0.1, 0.1, 0.1, 0.8, 0.8, h, wood, {
    sw: 0.9,
    cast: 'ground',
    L: (a, b) =>
      rep(2, (i) => rect(0, 3 + i * (b - 9), a, 3, mix(wood, '#4f3b24', 0.35))) +
      line([[a / 2, 0], [a / 2, b]], '#6b5233', 0.7, { opacity: 0.5 }) +
      rect(3, b * 0.45, 7, 5, '#f1ead9') + rect(4, b * 0.45 + 1.2, 5, 0.8, '#5c6673') + rect(4, b * 0.45 + 2.8, 3, 0.8, '#5c6673') +
      (tall ? line([[a - 8, b * 0.42], [a - 8, b * 0.58], [a - 11, b * 0.53]], '#7a4b2a', 1) + line([[a - 8, b * 0.58], [a - 5, b * 0.53]], '#7a4b2a', 1) : ''),
    R: (a, b) => rep(2, (i) => rect(0, 3 + i * (b - 9), a, 3, mix(wood, '#3b2b1a', 0.55))),
    T: (a, b) => line([[0, b / 2], [a, b / 2]], '#8f6d43', 1, { opacity: 0.7 }),
  });
  return s;
}

/** Cardboard of what was unpacked, on the floor. */
function boxes() {
  const s = sprite('boxes-1', { sun: 0.22, note: 'packaging on the floor' });
  s.ao(0.1, 0.14, 0.8, 0.7);
  boxOn(s, 0.1, 0.12, 0, 0.5, 0.42, 0.34);
  boxOn(s, 0.14, 0.16, 0.34, 0.4, 0.34, 0.26);
  boxOn(s, 0.5, 0.52, 0, 0.42, 0.34, 0.24);
  return s;
}

export const SPRITES = () => [trolley(), crate(false), crate(true), boxes()];
