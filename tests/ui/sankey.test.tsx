/** The flow of money in the Capital panel: as much comes out of the cash bar as goes into it, each band as wide as its money. */
import { afterEach, expect, it } from 'vitest';
import type { Game } from '../../src/ui/panels/shared/game.tsx';
import { Sankey } from '../../src/ui/panels/capital/sankey.tsx';
import fc from '../support/laws.ts';
import { fullTranslator } from '../support/text.ts';
import { clear, show } from './dom.ts';

const text = fullTranslator();
afterEach(clear);

interface Bar { side: string; height: number; label: string }
function bars(flows: Record<string, number>): { bars: Bar[]; cash: number } {
  show(<Sankey game={{ text } as Game} flows={flows} />);
  const found = [...document.querySelectorAll('.sankey g')].map((group): Bar => {
    const rect = group.querySelector('rect')!;
    return { side: rect.getAttribute('x') === '0' ? 'in' : 'out', height: Number(rect.getAttribute('height')), label: group.textContent ?? '' };
  });
  return { bars: found, cash: Number(document.querySelector('.sankey > rect')?.getAttribute('height') ?? 0) };
}
const total = (list: readonly Bar[], side: string): number => list.filter((bar) => bar.side === side).reduce((sum, bar) => sum + bar.height, 0);

it('adds up on both sides of cash, whatever came and went', () => {
  fc.assert(fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{3,8}$/), fc.integer({ min: -5_000_000_000, max: 5_000_000_000 }), { minKeys: 1, maxKeys: 16 }), (flows) => {
    const cents = Object.values(flows);
    const { bars: found, cash } = bars(flows);
    if (cents.every((value) => value === 0)) return expect(found).toHaveLength(0);
    const slack = found.length; // a band of little money is drawn one unit wide
    expect(Math.abs(total(found, 'in') - cash)).toBeLessThanOrEqual(slack);
    expect(Math.abs(total(found, 'out') - cash)).toBeLessThanOrEqual(slack);
    expect(found.filter((bar) => bar.side === 'in').length).toBeLessThanOrEqual(8); // six, the others together, what was taken from cash
  }));
});

it('names every band with its money, what is small together, and says by how much cash grew or fell', () => {
  const { bars: found } = bars({ raised: 900_000_000, revenue: 100_000_000, payroll: -300_000_000, energy: -200_000_000 });
  expect(found.map((bar) => bar.label.replaceAll('\u00a0', ' '))).toEqual([
    expect.stringContaining('$9.0M'), expect.stringContaining('$1.0M'), expect.stringContaining('$3.0M'), expect.stringContaining('$2.0M'), `${text.t('panel.books.grew')} $5.0M`,
  ]);
  const fell = bars({ energy: -200_000_000 }).bars;
  expect(fell[0]!.label.replaceAll('\u00a0', ' ')).toBe(`${text.t('panel.books.fell')} $2.0M`);
  const many = bars(Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`kind${i}`, 100 * (i + 1)]))).bars;
  expect(many.filter((bar) => bar.side === 'in')).toHaveLength(7);
  expect(many.some((bar) => bar.label.startsWith(text.t('panel.books.other')))).toBe(true);
});
