// What is painted on a rack: fronts, backs, lights and state marks, in face pixels (30 x 54).
import { P, n1, rect, path, ell, rep } from './isokit.mjs';
import { A, G } from './palette.mjs';

export const RACK_H = 1.7;

export const FW = 30,
  FH = 54; // usable face

export const BODY = { air8: '#4a525f', dense: '#3b4453', liquid: '#454b56', tank: '#c9cdcb', a100: '#57544f', h200: '#3f4550', b200: '#343a45', mi300: '#4b4346', 'liquid-h200': '#40464f', nvl72: '#454b56', vr: '#5a5348' };

/**
 * Faces of a generation, by the frame they hang in: what they are drawn with where a rack is whole (`OWN_LOOKS` in the hall's `rackLook`);
 * backs, and racks that are broken or half unpacked, are their frame's.
 */
export const VARIANTS = { a100: 'air8', h200: 'air8', b200: 'air8', mi300: 'air8', 'liquid-h200': 'liquid', nvl72: 'liquid', vr: 'liquid' };

/** Tone of a generation, on the roof and on the bezels: what tells rows apart from afar. Materials, not accents: those have meanings. */
export const TONE = { air8: '#c9b37f', a100: '#a9825a', h200: '#e6e0cf', b200: '#7f93ad', mi300: '#b4573c', liquid: '#c9b37f', 'liquid-h200': '#e6e0cf', dense: '#7f93ad', nvl72: '#c07a4a', vr: '#efe3c4' };

const trayY = (i) => 3.4 + (i > 9 ? i * 2.1 + 8 : i * 2.1);
const lightsOf = (n, y, step, x = 5, count = 7) => Array.from({ length: n }, (_, i) => ({ y: y + i * step, n: count, x, step: 3 }));
/** Positions of the status lights of a generation, in face px; also used by the glow layer. */
export const leds = {
  air8: Array.from({ length: 4 }, (_, i) => ({ y: 6.5 + i * 11.7, n: 6, x: 6, step: 3.3 })),
  a100: [8.4, 31.4].map((y) => ({ y, n: 6, x: 6, step: 3.3 })),
  h200: lightsOf(4, 9.4, 11.7, 7, 6),
  b200: [{ y: 7, n: 7, x: 5, step: 3 }, { y: 45.6, n: 7, x: 5, step: 3 }],
  mi300: [6.4, 15, 31, 39.6].map((y) => ({ y, n: 5, x: 9, step: 3.3 })),
  dense: lightsOf(8, 5, 5.9),
  liquid: lightsOf(8, 5, 5.9, 7, 6),
  'liquid-h200': lightsOf(8, 5, 5.9, 7, 6),
  nvl72: Array.from({ length: 18 }, (_, i) => ({ y: trayY(i) + 1, n: 6, x: 7, step: 3 })),
  vr: Array.from({ length: 9 }, (_, i) => ({ y: 4.6 + (i > 4 ? i * 4.3 + 7.5 : i * 4.3), n: 6, x: 7, step: 3 })),
};

const manifold = rect(2.4, 2.4, 1.9, FH - 6, A.cold) + rect(FW - 2.4, 2.4, 1.9, FH - 6, A.warm);
/** Eight servers with cold plates between a supply and a return pipe. */
const hgx = (tone) => () =>
  rect(2, 2, FW - 2, FH - 5, '#1e242e') +
  rep(8, (i) => {
    const y = 3 + i * 5.9;
    return rect(5, y, FW - 8, 5.1, '#4d5763') + rect(5, y, FW - 8, 1.1, tone) + rect(6, y + 1.7, FW - 10, 1.5, '#252c37') + rect(5, y + 1.4, 1.3, 3.4, tone) + rep(9, (k) => rect(7.4 + k * 2, y + 3.7, 1.1, 0.9, '#2c3440')) + rect(3.6, y + 2.2, 1.6, 1, '#bfe2f0') + rect(FW - 3.2, y + 2.2, 1.6, 1, '#f7c3b0');
  }) +
  manifold;

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
  /** Two tall boxes with a band across, blank plates between: few, early, hot. */
  a100: (d) =>
    rect(2, 2, FW - 2, FH - 5, '#2b2824') +
    [4, 27].map((y) => rect(3.5, y, FW - 5, 17, d ? '#55504a' : '#8c6f4e') + rect(3.5, y, FW - 5, 1, d ? '#6d6862' : '#d3ad7f') + rect(5, y + 3, FW - 8, 3.4, '#2d2823') + rect(3.5, y + 8, FW - 5, 2.4, d ? '#45413c' : '#c79f6c') + rep(6, (k) => rect(5 + k * 3.8, y + 12, 2.6, 3.4, '#3c3125'))).join('') +
    [21.8, 44.8].map((y) => rect(3.5, y, FW - 5, 4, '#3b3833') + rect(3.5, y, FW - 5, 0.6, '#57524b')).join(''),
  /** Dark mesh in a pale frame, a handle at each end. */
  h200: (d) =>
    rect(2, 2, FW - 2, FH - 5, '#20242c') +
    rep(4, (i) => {
      const y = 3.4 + i * 11.7;
      return rect(3.5, y, FW - 5, 10.3, d ? '#5d6064' : '#d9d4c6') + rect(6.6, y + 2.6, FW - 11.4, 6.4, '#2a2f39') + rep(6, (k) => rect(7.4 + k * 3, y + 3.2, 1.3, 5.2, '#4a5260')) + [4.1, FW - 4].map((x) => rect(x, y + 3, 1.4, 5, d ? '#43464b' : '#a8976a')).join('');
    }),
  /** One large server: a block of eight heat sinks behind a mesh, blank plates above and below. */
  b200: (d) =>
    rect(2, 2, FW - 2, FH - 5, '#1c2029') +
    rect(3.5, 4, FW - 5, 5.4, '#333a46') +
    rect(3.5, 10.6, FW - 5, 31, d ? '#454b55' : '#6d7f97') +
    rect(3.5, 10.6, FW - 5, 1.2, d ? '#656c76' : '#b6c4d6') +
    rep(2, (c) => rep(4, (r) => rect(5 + c * 11.4, 13.6 + r * 6.8, 10, 5.4, '#262c36') + rep(4, (k) => rect(6 + c * 11.4 + k * 2.3, 14.2 + r * 6.8, 1.1, 4.2, d ? '#4a515c' : '#8ea0b8')))) +
    rect(3.5, 43, FW - 5, 6.6, '#333a46'),
  /** Two broad boxes with a slanted mesh and a brick band down the left. */
  mi300: (d) =>
    rect(2, 2, FW - 2, FH - 5, '#231f20') +
    [3.6, 28.2].map((y) => rect(3.5, y, FW - 5, 21, d ? '#4d4847' : '#6b6462') + rect(3.5, y, 3.4, 21, d ? '#54433e' : '#b4573c') + rect(3.5, y, FW - 5, 0.9, d ? '#625c5a' : '#a39b98') + rep(3, (r) => rep(6, (k) => path(`M${8.6 + k * 3.1} ${y + 7 + r * 6}l2-4h1.4l-2 4Z`, '#272223'))) + rect(8, y + 1.6, FW - 12, 0.8, '#2b2627')).join('') +
    rect(3.5, 25, FW - 5, 2.4, '#35302f'),
  dense: () => hgx('#7f93ad')(),
  liquid: (d) => hgx(d ? '#6c6a60' : '#c9b37f')(),
  'liquid-h200': (d) => hgx(d ? '#6a6c6e' : '#e6e0cf')(),
  /** Eighteen thin trays, nine switches between them in copper, pipes down both sides. */
  nvl72: () =>
    rect(2, 1.6, FW - 2, FH - 4, '#1c222b') +
    rep(18, (i) => {
      const y = trayY(i);
      return rect(5, y, FW - 8, 1.75, '#8a9099') + rect(5, y, FW - 8, 0.5, '#c6cbd0') + rect(5, y, 1.4, 1.75, '#c38a57') + rect(FW - 4.6, y, 1.4, 1.75, '#c38a57');
    }) +
    rect(5, 25.2, FW - 8, 7.2, '#6a5b4c') +
    rep(4, (i) => rect(5, 25.4 + i * 1.8, FW - 8, 1.2, '#a8805a')) +
    manifold,
  /** Trays without cables, each a plain pale lid; switches are one bright plate. */
  vr: (d) =>
    rect(2, 1.6, FW - 2, FH - 4, '#221f1a') +
    rep(9, (i) => {
      const y = 3.4 + (i > 4 ? i * 4.3 + 7.5 : i * 4.3);
      return rect(5, y, FW - 8, 3.7, d ? '#6a6559' : '#d8ccae') + rect(5, y, FW - 8, 0.7, d ? '#837d70' : '#f7eed6') + rect(FW - 9, y + 1.5, 4, 1.2, '#8a6b45');
    }) +
    rect(5, 25.2, FW - 8, 6.8, '#b98048') +
    rep(3, (i) => rect(5, 26 + i * 2.1, FW - 8, 0.8, '#edc48d')) +
    manifold,
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
