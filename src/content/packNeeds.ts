/** Which packs go on and off together. */
interface Needy {
  id: string;
  depends: readonly string[];
}

/** Packs and all that they need, as far as those are there. */
export function withNeeds(ids: readonly string[], packs: readonly Needy[]): string[] {
  const wanted = new Set<string>();
  const add = (id: string): void => {
    const pack = packs.find((entry) => entry.id === id);
    if (!pack || wanted.has(id)) return;
    wanted.add(id);
    pack.depends.forEach(add);
  };
  ids.forEach(add);
  return [...wanted];
}

/** What of `ids` remains without a pack: not it, and nothing that needs it. */
export function withoutPack(id: string, ids: readonly string[], packs: readonly Needy[]): string[] {
  return ids.filter((other) => other !== id && !withNeeds([other], packs).includes(id));
}
