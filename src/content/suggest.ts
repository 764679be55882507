/** "Did you mean": the nearest of the allowed words, if any is near enough. */

/** Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`; stops counting above `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}

/** The nearest word, or null. Long words may be further off; case does not count; a shared long start counts as near. */
export function nearest(word: string, words: Iterable<string>): string | null {
  if (word.length > 80) return null;
  const asked = word.toLowerCase();
  const limit = Math.max(1, Math.floor(word.length / 3));
  let best: string | null = null;
  let bestDistance = limit + 1;
  for (const candidate of words) {
    if (candidate === word) continue;
    const distance = editDistance(asked, candidate.toLowerCase(), limit);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  if (best !== null || word.length < 4) return best;
  for (const candidate of words) {
    const lower = candidate.toLowerCase();
    if (lower.startsWith(asked) || asked.startsWith(lower)) return candidate;
  }
  return null;
}

export function didYouMean(word: string, words: Iterable<string>): string | null {
  const candidate = nearest(word, words);
  return candidate === null ? null : `did you mean "${candidate}"?`;
}
