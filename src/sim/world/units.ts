/** Units that a displayed number can carry. The page turns value + unit into words; the simulation never formats. */
export const UNITS = [
  'count', 'gpus', 'kW', 'MWh', 'degC', 'kelvin', 'ratio', 'percent', 'factor',
  'cents', 'centsPerHour', 'centsPerMonth', 'centsPerKWh', 'centsPerMTok',
  'seconds', 'hours', 'days', 'flop', 'flops', 'tokens', 'tokensPerS', 'params',
  'kg', 'litres', 'litresPerHour', 'people', 'index', 'perDay', 'none',
] as const;
export type Unit = (typeof UNITS)[number];
