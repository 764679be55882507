// fittings: what campus plant, hall plant and racks share: runs of pipe, risers, lit fronts.
import { A } from './palette.mjs';

/** Pipes of one width, in drawing order: each a colour and the points it runs through. */
export function pipes(s, wide, ...runs) {
  for (const [colour, ...points] of runs) s.pipe(points, wide, colour);
  return s;
}

/** Supply and return rising from a top at height z. */
export const risers = (s, xCold, xWarm, y, z, rise, wide) =>
  pipes(s, wide, [A.cold, [xCold, y, z], [xCold, y, z + rise]], [A.warm, [xWarm, y, z], [xWarm, y, z + rise]]);

/** Lights on a front: painted in the glow layer, over the whole of the face. `inset` is the body's distance from its tile's edge. */
export const litFront = (s, inset, front, height, svg, tiles = 1) =>
  s.on('glow', () => {
    s.onL(inset, front, height, svg, tiles - inset * 2);
    s.add('', [s.P(0, 1, height), s.P(tiles, 1, 0)]);
  });
