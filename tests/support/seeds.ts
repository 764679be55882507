/** How many seeds a long test plays: as many as it says, or GIGAWATT_SEEDS of them where that is fewer. */
export function seedsOf(usual: number): number {
  const most = Number(process.env['GIGAWATT_SEEDS'] ?? Infinity);
  return most >= 1 ? Math.min(usual, Math.floor(most)) : usual;
}
