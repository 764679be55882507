// Tile marks for building and choosing, one tile each, for campus and hall alike. Shape tells them apart before colour does:
// select = corner brackets, valid = plain outline, invalid = hatched and crossed.
import { P, line, sprite } from './isokit.mjs';
import { A, INK } from './palette.mjs';

const e = 0.04;
const corners = [P(e, e), P(1 - e, e), P(1 - e, 1 - e), P(e, 1 - e)];
const outline = (s, colour, width, o) =>
  s
    .poly(corners, 'none', { stroke: INK, 'stroke-width': width + 1.6, opacity: 0.55 })
    .poly(corners, 'none', { stroke: colour, 'stroke-width': width, ...o });

export function tileSelect() {
  const s = sprite('tile-select', { note: 'mark: the chosen tile' });
  s.poly(corners, '#ffffff', { 'fill-opacity': 0.14 });
  for (const [colour, width] of [
    [INK, 4],
    ['#ffffff', 2.2],
  ]) {
    for (let i = 0; i < 4; i++) {
      const [at, next, last] = [corners[i], corners[(i + 1) % 4], corners[(i + 3) % 4]];
      const toward = (q) => [at[0] + (q[0] - at[0]) * 0.3, at[1] + (q[1] - at[1]) * 0.3];
      const o = { 'stroke-linecap': 'round', 'stroke-linejoin': 'round', opacity: colour === INK ? 0.6 : undefined };
      s.add(line([toward(next), at, toward(last)], colour, width, o), corners, 2);
    }
  }
  return s;
}

export function tileValid() {
  const s = sprite('tile-valid', { note: 'mark: may be built here' });
  s.poly(corners, A.ok, { 'fill-opacity': 0.26 });
  return outline(s, '#a5e6cd', 1.6);
}

export function tileInvalid() {
  const s = sprite('tile-invalid', { note: 'mark: cannot be built here' });
  s.poly(corners, A.crit, { 'fill-opacity': 0.3 });
  for (let k = 0.2; k < 1; k += 0.2) {
    s.wire(
      [
        [k, e],
        [k, 1 - e],
      ],
      '#5c150c',
      1.6,
      { opacity: 0.7 },
    );
  }
  const [x, y] = P(0.5, 0.5);
  for (const [colour, width] of [
    ['#5c150c', 4.6],
    ['#ffffff', 2.4],
  ]) {
    const o = { 'stroke-linecap': 'round' };
    s.add(
      line(
        [
          [x - 6, y - 5],
          [x + 6, y + 5],
        ],
        colour,
        width,
        o,
      ) +
        line(
          [
            [x + 6, y - 5],
            [x - 6, y + 5],
          ],
          colour,
          width,
          o,
        ),
    );
  }
  return outline(s, '#ff9c8c', 1.6);
}

export const SPRITES = () => [tileSelect(), tileValid(), tileInvalid()];
