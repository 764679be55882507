/** Which explanation of the simulation stands behind which number of the frame. One table, so that a rename is one line. */
export const EXPLAIN: Readonly<Record<string, string>> = {
  cash: 'finance.cash',
  runway: 'finance.runway',
  useful: 'gpusUseful',
  power: 'power',
  hottest: 'hottest',
  inlet: 'inlet',
  race: 'race.place',
  pue: 'pue',
  hallPower: 'hallPower',
  score: 'score',
};
