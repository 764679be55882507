// turned: sprites that exist along both axes, drawn once.
import { P, U, mat, n1, rect, sprite } from './isokit.mjs';
import { SHADE } from './palette.mjs';

const turn = ([x, y, z]) => [y, x, z];
const shade = (w, h) => rect(0, 0, w, h, SHADE, { opacity: 0.3 });

/**
 * The same drawing calls with x and y exchanged: a thing drawn along x comes out along y, lit by the same sun.
 * (Flipping the picture would move the sun.) What was painted on the left face is now on the right one, so it is shaded.
 */
const turned = (s) => {
  const t = {
    ...s,
    plain: s,
    P: (x, y, z) => P(y, x, z),
    wire: (pts, ...rest) => (s.wire(pts.map(turn), ...rest), t),
    pipe: (pts, ...rest) => (s.pipe(pts.map(turn), ...rest), t),
    cyl: (x, y, ...rest) => (s.cyl(y, x, ...rest), t),
    fan: (x, y, ...rest) => (s.fan(y, x, ...rest), t),
    ao: (x, y, bw, bd) => (s.ao(y, x, bd, bw), t),
    glow: (x, y, ...rest) => (s.glow(y, x, ...rest), t),
    onL: (x, y, z, svg, width) => (s.onR(y, x + width, z, svg), t),
    onT(x, y, z, svg) {
      const [a, b] = P(y, x, z);
      return (s.add(`<g transform="matrix(-1 .5 1 .5 ${n1(a)} ${n1(b)})">${svg}</g>`), t);
    },
    box(x, y, z, bw, bd, bh, colour, { L, R, T, ...o } = {}) {
      s.box(y, x, z, bd, bw, bh, colour, { ...o, L: R, R: L && ((w, h, m) => L(w, h, m) + shade(w, h)) });
      return T ? t.onT(x, y, z + bh, T(bw * U, bd * U, mat(colour))) : t;
    },
  };
  return t;
};
/** A sprite that exists along both axes: draw it along x; with axis 'y' it is named `<name>-y` and comes out turned. */
export const axisSprite = (axis, name, { w = 1, d = 1, ...o } = {}) =>
  axis === 'x' ? sprite(name, { w, d, ...o }) : turned(sprite(`${name.replace(/-x$/, '')}-y`, { w: d, d: w, ...o }));
