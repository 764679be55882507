// Gigawatt palette: the only place where colours live. Names are meanings, not hues.
export const INK = '#1d2433'; // outlines, deepest shade. Never pure black.
export const SUN = '#fff3d6'; // what light mixes towards (warm)
export const SHADE = '#26304d'; // what shade mixes towards (cool)

/** Building and ground materials: one base colour each; mat() in isokit derives the faces. */
export const M = {
  panel: '#d9d3c5',
  panelCool: '#c3c9cb',
  panelDark: '#77818d',
  roof: '#cfcdc6',
  concrete: '#b9b5aa',
  steel: '#98a3ab',
  steelDark: '#5d6875',
  graphite: '#414a58',
  charcoal: '#323a47',
  black: '#272d39',
  petrol: '#37677a',
  petrolDark: '#274a5b',
  brick: '#b0674d',
  brickDark: '#8c4f3f',
  rust: '#a5603c',
  glass: '#6f9cae',
  timber: '#b58d5c',
  soil: '#b89d75',
  sand: '#cdb78e',
  asphalt: '#6a717a',
  gravel: '#b3ab9c',
  grass: '#94a876',
  grassDark: '#7f9768',
  leaf: '#6d8f5c',
  leafDark: '#557a56',
  pine: '#4c7259',
  ochre: '#c29a52',
  water: '#5f9db4',
  white: '#efebe1',
  copper: '#c07a4a',
  sand2: '#dccba6',
  pv: '#2f4a6b',
  hivis: '#e8842c',
};
/** Accents carry meaning and are never decoration. */
export const A = {
  power: '#f0bd45',
  cold: '#4ba3c9',
  warm: '#e2795b',
  network: '#9a86cf',
  ok: '#58b894',
  warn: '#f2a03d',
  crit: '#dc4a35',
  plan: '#8fd0ee',
  money: '#8dbb5e',
  water: '#3f8fb5',
  rival: '#d58aa8',
};
/** Emissive colours: only ever drawn in the glow layer (additive). */
export const G = {
  sodium: '#ffc66e',
  lobby: '#ffdca0',
  ledBlue: '#7fd4f5',
  ledGreen: '#78e0ae',
  ledAmber: '#ffb347',
  ledRed: '#ff6a4f',
  white: '#dcebff',
};
/** Night is a multiply tint over bodies, then the glow layer is added. */
export const NIGHT = { multiply: '#57648c', sky: '#141b2e', shadow: '#101729' };
export const DAY = { shadow: '#27304a', shadowAlpha: 0.36 };
/** Heat ramp: inferno, trimmed at both ends so that cold still reads on the dark floor. 18 C .. 45 C. */
export const HEAT = ['#1f0c48', '#4a0c6b', '#781c6d', '#a52c60', '#cf4446', '#ed6925', '#fb9b06', '#f7d13d', '#fcffa4'];
/** Second ramp (cividis) for water, network and money overlays, so that two overlays never look alike. */
export const CIVIDIS = [
  '#00224e',
  '#253a6c',
  '#48526b',
  '#666970',
  '#808179',
  '#a09b75',
  '#c3b369',
  '#e6cf59',
  '#fee838',
];
