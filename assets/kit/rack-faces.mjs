// What is painted on a rack: fronts, backs, lights and state marks, in face pixels (30 x 54).
import { P, n1, rect, path, ell, rep } from './isokit.mjs';
import { A, G } from './palette.mjs';

export const RACK_H = 1.7;

export const FW = 30,
  FH = 54; // usable face

export const BODY = { air8: '#4a525f', dense: '#3b4453', liquid: '#454b56', tank: '#c9cdcb' };

/** Positions of the status lights of a generation, in face px; also used by the glow layer. */
export const leds = {
  air8: Array.from({ length: 4 }, (_, i) => ({ y: 6.5 + i * 11.7, n: 6, x: 6, step: 3.3 })),
  dense: Array.from({ length: 8 }, (_, i) => ({ y: 5 + i * 5.9, n: 7, x: 5, step: 3 })),
  liquid: Array.from({ length: 18 }, (_, i) => ({ y: 4.4 + (i > 9 ? i * 2.1 + 8 : i * 2.1), n: 6, x: 7, step: 3 })),
};

export const fronts = {
  air8: (d) =>
    rect(2, 2, FW - 2, FH - 5, '#232934') +
    rep(4, (i) => {
      const y = 3.4 + i * 11.7;
      return (
        rect(3.5, y, FW - 5, 10.3, d ? '#555a5f' : '#b9a67d') +
        rect(3.5, y, FW - 5, 1, d ? '#73787c' : '#e4d5ae') +
        rect(5, y + 2, FW - 8, 2.6, '#2d333d') +
        rep(8, (k) => rect(5 + k * 2.85, y + 5.4, 1.9, 4, '#4d4738')) +
        rect(3.5, y + 9.6, FW - 5, 0.9, '#5d5339')
      );
    }) +
    rect(3.5, 50.2, FW - 5, 1, '#5c6673'),
  dense: () =>
    rect(2, 2, FW - 2, FH - 5, '#1e242e') +
    rep(8, (i) => {
      const y = 3 + i * 5.9;
      return (
        rect(3, y, FW - 4, 5.1, '#56616f') +
        rect(3, y, FW - 4, 0.7, '#8793a1') +
        rect(4, y + 1.4, FW - 6, 1.6, '#252c37') +
        rep(12, (k) => rect(4 + k * 2.05, y + 3.5, 1.1, 1, '#2c3440'))
      );
    }) +
    rect(3, 50.4, FW - 4, 0.9, '#6a7584'),
  liquid: () =>
    rect(2, 1.6, FW - 2, FH - 4, '#1c222b') +
    rep(18, (i) => {
      const y = 3.4 + (i > 9 ? i * 2.1 + 8 : i * 2.1);
      return (
        rect(5, y, FW - 8, 1.75, '#8a9099') +
        rect(5, y, FW - 8, 0.5, '#c6cbd0') +
        rect(5, y, 1.4, 1.75, '#c38a57') +
        rect(FW - 4.6, y, 1.4, 1.75, '#c38a57')
      );
    }) +
    rect(5, 25.2, FW - 8, 7.2, '#6a5b4c') +
    rep(4, (i) => rect(5, 25.4 + i * 1.8, FW - 8, 1.2, '#a8805a')) +
    rect(2.6, 2.4, 1.7, FH - 6, A.cold) +
    rect(FW - 2.4, 2.4, 1.7, FH - 6, A.warm),
};

export const backs = {
  air8: () =>
    rect(2, 2, FW - 2, FH - 5, '#272d37') +
    rep(4, (i) =>
      rep(3, (k) => {
        const x = 7.5 + k * 7.8,
          y = 8.5 + i * 11.7;
        return (
          ell(x, y, 3.5, 4.4, '#151a21') +
          ell(x, y, 2.4, 3.1, 'none', { stroke: '#66707d', 'stroke-width': 0.7 }) +
          ell(x, y, 0.9, 1.1, '#77818e')
        );
      }),
    ) +
    rep(2, (i) => rect(1.4 + i * 26.6, 3, 1.2, FH - 8, '#8b939d')),
  dense: () =>
    rect(2, 2, FW - 2, FH - 5, '#2e4353') +
    rep(15, (r) => rect(3.6, 4 + r * 3.1, FW - 5.4, 1.5, '#4b6a7d')) +
    rect(2, 2, FW - 2, FH - 5, 'none', { stroke: '#7fa3b5', 'stroke-width': 0.9 }) +
    rect(25.5, 24, 1.7, 7, '#c4d3da') +
    path('M5 2V-1M9 2V-1', 'none', { stroke: A.cold, 'stroke-width': 2 }),
  liquid: () =>
    rect(2, 1.6, FW - 2, FH - 4, '#20262f') +
    rect(11, 3, 9, FH - 8, '#8e5f3c') +
    rep(14, (i) => rect(11, 4 + i * 3.3, 9, 1.3, '#c58d5c')) +
    rect(3.6, 2, 3, FH - 6, A.cold) +
    rect(24.6, 2, 3, FH - 6, A.warm) +
    rect(4.1, 2, 0.8, FH - 6, '#bfe2f0') +
    rect(25.1, 2, 0.8, FH - 6, '#f7c3b0') +
    rep(9, (i) =>
      path(`M6.6 ${6 + i * 5.2}h3.4M21 ${6 + i * 5.2}h3.4`, 'none', {
        stroke: i % 2 ? '#79848f' : '#9aa4ad',
        'stroke-width': 1,
      }),
    ),
};

export const PATTERN = {
  idle: (r) => (r < 0.3 ? G.ledGreen : ''),
  running: (r) => (r < 0.55 ? G.ledBlue : r < 0.9 ? G.ledGreen : ''),
  throttled: (r) => (r < 0.75 ? G.ledAmber : r < 0.85 ? G.ledGreen : ''),
  faulty: (r) => (r < 0.45 ? G.ledBlue : r < 0.75 ? G.ledGreen : ''),
  off: () => '',
};

/** State marks on the roof: shape first, colour second. A corner drawn on the top face reads as a chevron on screen. */
export const mark = {
  throttled:
    rect(4, 4, 24, 24, A.warn, { opacity: 0.95, rx: 2 }) +
    path('M6.5 17h10.5V6.5M13.5 24h10.5V13.5', 'none', { stroke: '#3a2508', 'stroke-width': 3 }),
  burnt:
    rect(4, 4, 24, 24, A.crit, { rx: 2 }) +
    rep(5, (i) =>
      path(`M4 ${8 + i * 9}L${8 + i * 9} 4`, 'none', {
        stroke: '#7e2418',
        'stroke-width': 2.2,
        opacity: i < 3 ? 0.8 : 0,
      }),
    ),
};

mark.tripped = rect(4, 4, 24, 24, '#b9402f', { rx: 2 });
mark.faulty = rect(4, 4, 9, 9, A.crit, { rx: 1.5 });

/** States without power in the servers. */
export const DEAD = ['off', 'tripped', 'burnt', 'installing'];

/** What a state leaves on a rack's front or back: soot, empty bays, an open slot. */
export const scars = {
  burnt: (a, b) =>
    rect(1, 1, a - 2, b - 2, '#0d0b0a', { opacity: 0.55 }) +
    path(`M2 ${b * 0.55}C6 ${b * 0.3} 8 ${b * 0.5} 12 ${b * 0.2}S20 ${b * 0.42} 24 ${b * 0.16}S28 ${b * 0.4} ${a - 2} ${b * 0.3}V2H2Z`, '#050404', { opacity: 0.75 }) +
    path(`M6 ${b * 0.72}l4-3 3 4 5-5 4 5M9 ${b * 0.84}l5-2 4 3`, 'none', { stroke: '#e2632c', 'stroke-width': 0.9, opacity: 0.85 }),
  installing: (a, b) =>
    rect(3, 3, a - 5, b * 0.5, '#12161d') + rep(3, (i) => rect(3, 6 + i * 8, a - 5, 0.9, '#5c6673')) + rect(3, b - 9, a - 5, 4.6, '#b58d5c') + rect(3, b - 9, a - 5, 1, '#d8b988') + rect(a / 2 - 1, b - 9, 2.4, 4.6, '#8fd0ee'),
};

/** Upright on the screen: a cross on what is broken, a power sign on what has switched itself off. */
export const glyphs = {
  burnt: (s, x, y, z) => failGlyph(s, x, y, z),
  tripped: (s, x, y, z) => {
    const [a, b] = s.P(x, y, z),
      d = `M${n1(a - 3.6)} ${n1(b - 3.2)}a5.4 5.4 0 1 0 7.2 0M${n1(a)} ${n1(b - 6)}v5.6`,
      o = { 'stroke-linecap': 'round' };
    return s.add(path(d, 'none', { stroke: '#4d130b', 'stroke-width': 4.2, ...o }) + path(d, 'none', { stroke: '#ffffff', 'stroke-width': 2, ...o }));
  },
};

/** A cardboard box with tape, on a roof or on the floor. */
export const boxOn = (s, x, y, z, w = 0.56, d = 0.5, h = 0.3) =>
  s.box(x, y, z, w, d, h, '#b98f5c', {
    sw: 0.7,
    cast: z > 0 ? z : undefined,
    flat: true,
    T: (a, b) => rect(a / 2 - 1.2, 0, 2.4, b, '#dcc59b'),
    L: (a) => rect(a / 2 - 1.2, 0, 2.4, 3.4, '#dcc59b') + rect(2, 4.6, 4, 2.6, '#8a6436'),
  });

/** The glyph of a failed unit stands upright on screen: painted flat on the face a cross reads as a plus. */
export const failGlyph = (s, x, y, z) => {
  const [a, b] = s.P(x, y, z),
    d = `M${n1(a - 6)} ${n1(b - 5)}l12 10M${n1(a + 6)} ${n1(b - 5)}l-12 10`,
    o = { 'stroke-linecap': 'round' };
  return s.add(
    path(d, 'none', { stroke: '#5c150c', 'stroke-width': 5.4, ...o }) +
      path(d, 'none', { stroke: '#ffffff', 'stroke-width': 3, ...o }),
  );
};

export const ghost = (s, h) => {
  const [flat, w, l, e] = [s.plain ?? s, s.w, s.d, 0.03];
  const [a, b, c, d] = [P(e, e, h), P(w - e, e, h), P(w - e, l - e, h), P(e, l - e, h)];
  const [b0, c0, d0] = [P(w - e, e), P(w - e, l - e), P(e, l - e)];
  const o = { stroke: A.plan, 'stroke-width': 1.2, 'stroke-dasharray': '3.5 2.2' };
  flat.poly([a, b, c, d], A.plan, { ...o, 'fill-opacity': 0.3 });
  flat.poly([d, c, c0, d0], A.plan, { ...o, 'fill-opacity': 0.2 });
  flat.poly([c, b, b0, c0], A.plan, { ...o, 'fill-opacity': 0.12 });
  const plus = path('M10 10l12 12M22 10L10 22', 'none', { stroke: '#fff', 'stroke-width': 2.4, opacity: 0.9 });
  return flat.onT(w / 2 - 0.5, l / 2 - 0.5, h, plus);
};
