// Racks: frames and the generations that hang in them, front and back, in their states. One tile wide, one tile deep, 54 px tall; tanks are lower. Rear doors are laid over racks.
import { mix, rng, rect, path, line, rep } from './isokit.mjs';
import { M, A, G } from './palette.mjs';
import { axisSprite } from './turned.mjs';
import { litFront, pipes, risers } from './fittings.mjs';
import { RACK_H, FW, FH, BODY, TONE, VARIANTS, leds, fronts, backs, PATTERN, mark, scars, glyphs, boxOn, DEAD, ghost } from './rack-faces.mjs';

const COOLED = ['liquid', 'dense', ...Object.keys(VARIANTS).filter((gen) => VARIANTS[gen] === 'liquid')];

export const STATES = ['planned', 'off', 'idle', 'running', 'throttled'];
/** States that only the hall draws, whose rows run along x. */
export const MORE = ['installing', 'faulty', 'tripped', 'burnt'];

export function rack(gen, side = 'front', state = 'running', frame = 0, axis = 'x') {
  const s = axisSprite(axis, `rack-${gen}-${side}-${state}${frame ? '-' + frame : ''}`, {
    sun: 0.22,
    note: `rack ${gen}, ${side}, ${state}`,
  });
  if (state === 'planned') return ghost(s, RACK_H);
  const dead = DEAD.includes(state),
    burnt = state === 'burnt',
    c = burnt ? mix(BODY[gen], '#17130f', 0.7) : dead ? mix(BODY[gen], '#2a2f38', 0.35) : BODY[gen];
  s.ao(0.02, 0.02, 0.96, 0.96);
  s.box(0.02, 0.02, 0, 0.96, 0.96, RACK_H, c, {
    sw: 0.9,
    L: (a, b) =>
      `<g transform="translate(.4 .2)">${(side === 'front' ? fronts : backs)[gen](dead)}</g>` +
      (dead || state === 'idle' ? rect(1, 1, a - 2, b - 2, '#141922', { opacity: dead ? 0.36 : 0.2 }) : '') +
      (scars[state]?.(a, b) ?? ''),
    R: (a, b, m) =>
      rect(3, 4, a - 6, b - 9, 'none', { stroke: m.line, 'stroke-width': 0.7, opacity: 0.6 }) +
      line(
        [
          [a / 2, 4],
          [a / 2, b - 5],
        ],
        m.line,
        0.6,
        { opacity: 0.5 },
      ) +
      rect(a - 6, b / 2 - 3, 1.2, 5, '#8b95a1'),
    T: (a, b, m) =>
      rect(4, 4, a - 8, b - 8, 'none', { stroke: m.line, 'stroke-width': 0.7, opacity: 0.6 }) +
      (side === 'front' ? rect(5.4, 5.4, a - 10.8, b - 10.8, 'none', { stroke: TONE[gen], 'stroke-width': 1.8, opacity: dead ? 0.35 : 0.85 }) : '') +
      rect(7, 9, a - 14, 4, '#1f252e') +
      rect(7, 18, a - 14, 4, '#1f252e'),
  });
  if (COOLED.includes(gen)) risers(s, 0.25, 0.7, 0.3, RACK_H, 0.2, 2.6);
  if (mark[state]) s.onT(0.02, 0.02, RACK_H, mark[state]);
  glyphs[state]?.(s, 0.5, 0.5, RACK_H);
  if (state === 'installing') boxOn(s, 0.2, 0.24, RACK_H);
  const R = rng(frame * 7919 + gen.length * 31 + (side === 'front' ? 0 : 500));
  if (side === 'front') {
    let g = '';
    const W = gen === 'air8' ? 2 : 1.7,
      H = gen === 'nvl72' ? 0.9 : 1.3;
    for (const row of leds[gen])
      for (let i = 0; i < row.n; i++) {
        const col = PATTERN[state] ? PATTERN[state](R()) : '';
        if (col) g += rect(row.x + i * row.step + 0.6, row.y, W, H, col, { opacity: state === 'idle' ? 0.65 : 1 });
      }
    if (state === 'running') g = rect(3, 3, FW - 4, FH - 8, '#2a7fb4', { opacity: 0.32 }) + g;
    if (state === 'throttled') g = rect(3, 3, FW - 4, FH - 8, '#b5561c', { opacity: 0.34 }) + g;
    if (state === 'faulty') g = rect(3, 3, FW - 4, FH - 8, '#2a7fb4', { opacity: 0.22 }) + g + rect(3.4, 27, FW - 5, 9.6, '#0a0d12') + rect(22, 29, 4.6, 4.6, G.ledRed);
    if (g) litFront(s, 0.02, 0.98, RACK_H, `<g transform="translate(.4 .2)">${g}</g>`);
  } else if (state === 'running' || state === 'throttled' || state === 'faulty') {
    const warm = gen === 'liquid' ? '#6b2f18' : state === 'throttled' ? '#b8481a' : '#8a3d1c';
    litFront(s, 0.02, 0.98, RACK_H, rect(3, 3, FW - 4, FH - 8, warm, { opacity: gen === 'liquid' ? 0.2 : 0.42 }));
  }
  if (burnt) {
    s.cyl(0.85, 0.16, RACK_H, 0.05, 0.16, A.crit, { cast: false, sw: 0.7 });
    s.glow(0.85, 0.16, RACK_H + 0.2, 0.3, G.ledRed, 0.9, 1);
  }
  if (burnt) s.glow(0.5, 0.7, RACK_H - 0.5, 0.34, '#c8421c', 0.5, 1);
  return s;
}

/** Immersion tank: low, one tile of a row of baths, glass lid over warm fluid, servers on edge. Same sprite from both sides. */
export function tank(state, frame = 0, axis = 'x') {
  const s = axisSprite(axis, `rack-tank-front-${state}${frame ? '-' + frame : ''}`, { sun: 0.22, note: 'immersion tank, ' + state }),
    h = 0.78;
  if (state === 'planned') return ghost(s, h);
  const dead = DEAD.includes(state),
    burnt = state === 'burnt',
    fluid = burnt ? '#2b241e' : dead ? '#43505c' : state === 'throttled' ? '#c98645' : '#4f9aa9';
  s.ao(0.01, 0.04, 0.98, 0.93);
  s.box(0.01, 0.04, 0, 0.98, 0.93, h, burnt ? '#6d665f' : dead ? '#9da3a6' : BODY.tank, {
    sw: 0.9,
    L: (a, b, m) =>
      rect(0, b - 3, a, 3, '#59626d') +
      rect(0, 0, a, 2.2, M.petrol) +
      rect(3, 5, a - 6, b - 10, 'none', { stroke: m.line, 'stroke-width': 0.6, opacity: 0.45 }) +
      line([[a / 2, 5], [a / 2, b - 5]], m.line, 0.6, { opacity: 0.4 }) +
      rect(a - 11, 7.4, 7, 4.6, '#2a323e') +
      rect(a - 10.2, 8.2, 4.2, 1.8, dead ? '#46505c' : '#7fd4f5') +
      rect(4.4, b - 8.6, 5, 2, A.cold) +
      rect(10.4, b - 8.6, 5, 2, A.warm),
    T: (a, b) =>
      rect(1.6, 2.6, a - 3.2, b - 8.6, '#2b3642') +
      rect(2.8, 3.8, a - 5.6, b - 11, fluid) +
      rep(6, (i) => rect(4.4 + i * 4.1, 5, 2.3, b - 13.4, mix(fluid, '#1d2433', 0.52)) + rect(4.4 + i * 4.1, 5, 2.3, 0.9, mix(fluid, '#ffffff', 0.35))) +
      path(`M4 4.4h8l-5 ${b - 13}H4Z`, '#ffffff', { opacity: 0.2 }) +
      rect(1.6, b - 5, a - 3.2, 3, '#8d979d'),
  });
  pipes(
    s,
    2.4,
    [A.cold, [0.3, 0.1, h], [0.3, 0.1, h + 0.2], [0.3, 0, h + 0.2]],
    [A.warm, [0.7, 0.1, h], [0.7, 0.1, h + 0.2], [0.7, 0, h + 0.2]],
  );
  if (mark[state]) s.onT(0.01, 0.04, h, mark[state]);
  glyphs[state]?.(s, 0.5, 0.5, h);
  if (state === 'installing') boxOn(s, 0.2, 0.3, h);
  if (state === 'faulty') s.onT(0.01, 0.04, h, rect(12.6, 4.4, 6.8, 16, '#1a222c') + rect(14.2, 9, 3.4, 3.4, A.crit));
  const R = rng(frame * 7919 + 3);
  if (!dead)
    s.on('glow', () => {
      s.onT(
        0.01,
        0.04,
        h,
        rect(2.8, 3.8, 25.8, 19, state === 'throttled' ? '#d87a2a' : '#3d8aa0', { opacity: state === 'idle' ? 0.12 : 0.34 }) +
          rep(6, (i) =>
            rep(4, (k) =>
              R() < (state === 'idle' ? 0.25 : 0.8)
                ? rect(4.9 + i * 4.1, 7.2 + k * 3.4, 1.3, 1.3, state === 'throttled' ? G.ledAmber : R() < 0.5 ? G.ledBlue : G.ledGreen)
                : '',
            ),
          ),
      );
      s.add('', [s.P(0, 0, h), s.P(1, 1, h)]);
    });
  if (burnt) {
    s.cyl(0.85, 0.2, h, 0.05, 0.16, A.crit, { cast: false, sw: 0.7 });
    s.glow(0.85, 0.2, h + 0.2, 0.3, G.ledRed, 0.9, 1);
  }
  return s;
}

/**
 * Rear-door heat exchanger, laid over an air rack. From behind: a deep door with its coil, a header on each side, hoses down to the floor.
 * From the front only its upper edge and the hoses show over the rack.
 */
export function rearDoor(side, axis = 'x') {
  const s = axisSprite(axis, `rear-door-${side}`, { sun: 0.22, note: `rear-door heat exchanger, ${side}` });
  if (side === 'front') {
    s.box(0.02, -0.1, RACK_H - 0.16, 0.96, 0.13, 0.2, '#b9c7cd', { sw: 0.7, cast: false, T: (a) => rect(3, 1, a - 6, 2, '#7d929d') });
    pipes(s, 2.2, [A.cold, [0.24, -0.04, RACK_H], [0.24, -0.04, RACK_H + 0.24], [0.24, -0.4, RACK_H + 0.24]], [A.warm, [0.76, -0.04, RACK_H], [0.76, -0.04, RACK_H + 0.24], [0.76, -0.4, RACK_H + 0.24]]);
    return s;
  }
  s.box(0.02, 0.98, 0.05, 0.96, 0.15, RACK_H - 0.04, '#b9c7cd', {
    sw: 0.9,
    cast: false,
    L: (a, b, m) =>
      rect(4, 4, a - 8, b - 8, '#33434f') +
      rep(15, (i) => rect(4.8, 5.4 + i * 2.95, a - 9.6, 1.5, '#8fa9b6') + rect(4.8, 5.4 + i * 2.95, a - 9.6, 0.5, '#c3d5dd')) +
      rep(5, (i) => rect(7 + i * 4.3, 4, 0.8, b - 8, '#c58a5b', { opacity: 0.85 })) +
      rect(1.3, 3, 1.9, b - 6, A.cold) +
      rect(a - 3.2, 3, 1.9, b - 6, A.warm) +
      rect(a - 6.4, b / 2 - 4, 1.5, 8, '#e6ecee') +
      rect(0, 0, a, 1.4, m.edge, { opacity: 0.7 }),
    R: (a, b, m) => rect(1, 3, a - 2, b - 6, 'none', { stroke: m.line, 'stroke-width': 0.6, opacity: 0.6 }),
  });
  pipes(s, 2, [A.cold, [0.1, 1.14, 0.22], [0.1, 1.2, 0.04]], [A.warm, [0.9, 1.14, 0.22], [0.9, 1.2, 0.04]]);
  return s;
}

/** Network racks: leaf (top of row) and spine (centre of pod). Violet means network. */
export function netRack(kind) {
  const s = axisSprite('x', `rack-${kind}`, {
      sun: 0.22,
      note: 'network ' + kind + ' rack',
    }),
    spine = kind === 'spine',
    R = rng(5);
  s.ao(0.02, 0.02, 0.96, 0.96);
  const rows = spine ? 4 : 7,
    hh = spine ? 11.6 : 6.6;
  s.box(0.02, 0.02, 0, 0.96, 0.96, RACK_H, spine ? '#5a5470' : '#4c4c60', {
    sw: 0.9,
    L: (a, b) =>
      rect(2, 2, FW - 2, FH - 5, '#22222f') +
      rep(
        rows,
        (i) =>
          rect(3.4, 3.2 + i * hh, FW - 5, hh - 1.6, spine ? '#6a6686' : '#5b5d72') +
          rect(3.4, 3.2 + i * hh, FW - 5, 0.8, '#9794b4') +
          rep(spine ? 2 : 1, (q) => rep(9, (k) => rect(4.6 + k * 2.6, 5 + i * hh + q * 4, 1.9, 1.7, '#2b2b3a'))),
      ) +
      rep(spine ? 6 : 4, (k) =>
        path(
          `M${5 + k * (spine ? 4 : 5.6)} ${8 + (k % 3) * 9}C${3 + k * 4} ${24} ${7 + k * 4.6} ${38} ${6 + k * (spine ? 4 : 5)} ${b - 3}`,
          'none',
          { stroke: k % 2 ? '#cbbcf0' : A.network, 'stroke-width': spine ? 1.5 : 1.1, opacity: 0.9 },
        ),
      ),
    R: (a, b, m) => rect(3, 4, a - 6, b - 9, 'none', { stroke: m.line, 'stroke-width': 0.7, opacity: 0.6 }),
    T: (a, b, m) =>
      rect(4, 4, a - 8, b - 8, 'none', { stroke: m.line, 'stroke-width': 0.7, opacity: 0.6 }) +
      rect(8, 8, a - 16, b - 16, A.network, { opacity: 0.8 }),
  });
  for (let k = 0; k < (spine ? 4 : 2); k++)
    s.wire(
      [
        [0.3 + k * 0.12, 0.5, RACK_H],
        [0.3 + k * 0.12, 0.5, RACK_H + 0.42],
      ],
      k % 2 ? '#cbbcf0' : A.network,
      1.6,
    );
  const light = (i, k) => (R() < 0.75 ? rect(4.9 + k * 2.6, 5.3 + i * hh, 1.3, 1, R() < 0.6 ? '#c9b6ff' : G.ledGreen) : '');
  litFront(s, 0.02, 0.98, RACK_H, rep(rows, (i) => rep(9, (k) => light(i, k))));
  return s;
}

/** Storage for checkpoints: shelves of drives, their handles in rows. */
export function storageRack() {
  const s = axisSprite('x', 'rack-storage', { sun: 0.22, note: 'storage rack' });
  s.ao(0.02, 0.02, 0.96, 0.96);
  s.box(0.02, 0.02, 0, 0.96, 0.96, RACK_H, '#4d5f63', {
    sw: 0.9,
    L: () =>
      rect(2, 2, FW - 2, FH - 5, '#1f2b30') +
      rep(6, (i) => rect(3.4, 3.2 + i * 8, FW - 5, 6.8, '#7d9096') + rep(8, (k) => rect(4.4 + k * 2.9, 4.4 + i * 8, 2, 4.6, '#38484e') + rect(4.4 + k * 2.9, 4.4 + i * 8, 2, 0.8, '#b9c8cc'))),
    R: (a, b, m) => rect(3, 4, a - 6, b - 9, 'none', { stroke: m.line, 'stroke-width': 0.7, opacity: 0.6 }),
    T: (a, b, m) => rect(4, 4, a - 8, b - 8, 'none', { stroke: m.line, 'stroke-width': 0.7, opacity: 0.6 }) + rect(9, 9, a - 18, b - 18, '#6fa6a6', { opacity: 0.8 }),
  });
  const R = rng(71);
  litFront(s, 0.02, 0.98, RACK_H, rep(6, (i) => rep(8, (k) => (R() < 0.7 ? rect(4.9 + k * 2.9, 8 + i * 8, 1.1, 1.1, R() < 0.7 ? G.ledGreen : G.ledBlue) : ''))));
  return s;
}

/** Racks and tanks along x only: that is how rows run. A row along y is drawn by giving `axis`. */
export const SPRITES = () => [
  ...['air8', 'dense', 'liquid'].flatMap((g) => [
    ...[...STATES, ...MORE].map((st) => rack(g, 'front', st)),
    ...[1, 2, 3].map((f) => rack(g, 'front', 'running', f)),
    ...['off', 'running', 'throttled', ...MORE].map((st) => rack(g, 'back', st)),
  ]),
  ...Object.keys(VARIANTS).flatMap((g) => [...['off', 'idle', 'running', 'throttled', 'faulty'].map((st) => rack(g, 'front', st)), ...[1, 2, 3].map((f) => rack(g, 'front', 'running', f))]),
  ...[...STATES, ...MORE].map((st) => tank(st)),
  ...[1, 2, 3].map((f) => tank('running', f)),
  ...['front', 'back'].map((side) => rearDoor(side)),
  ...['leaf', 'spine'].map(netRack),
  storageRack(),
];
