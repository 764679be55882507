/** Overlays without red, green or blue sight: scales rise in lightness with steps that stay apart, and kinds that look alike differ in pattern. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CIVIDIS, HEAT } from '../../assets/kit/palette.mjs';
import { FEED_COLOURS } from '../../src/scenes/hall/overlayLook.ts';
import { CIVIDIS_TABLE, css, HEAT_TABLE } from '../../src/scenes/shared/colour.ts';

type Triple = [number, number, number];

/** Machado, Oliveira, Fernandes (2009), severity 1, on linear RGB. */
const SIGHTS: Record<string, readonly Triple[]> = {
  'full sight': [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

const channels = (hex: string): Triple => {
  const digits = hex.slice(1);
  const wide = digits.length < 6 ? [...digits].map((digit) => digit + digit).join('') : digits;
  return [0, 2, 4].map((at) => Number.parseInt(wide.slice(at, at + 2), 16) / 255) as Triple;
};
const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const times = (matrix: readonly Triple[], [a, b, c]: Triple): Triple => matrix.map(([x, y, z]) => x * a + y * b + z * c) as Triple;

/** CIE L*a*b* (D65) of a colour as it is seen. */
function seen(hex: string, sight: string): Triple {
  const rgb = times(SIGHTS[sight]!, channels(hex).map(linear) as Triple).map((value) => Math.min(1, Math.max(0, value))) as Triple;
  const xyz = times([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], rgb);
  const [x, y, z] = xyz.map((value, i) => {
    const share = value / [0.9505, 1, 1.089][i]!;
    return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116;
  }) as Triple;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
const apart = (a: Triple, b: Triple): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

const STEPS = 8;
const LEAST_APART = 8; // CIE76; 2.3 is the least that a trained eye sees side by side
const stepsOf = (table: Uint32Array): string[] => Array.from({ length: STEPS }, (_, i) => css(table[Math.round((i / (STEPS - 1)) * 255)]!));

describe.each(Object.keys(SIGHTS))('with %s', (sight) => {
  it.each([['heat', HEAT_TABLE], ['load and money', CIVIDIS_TABLE]] as const)('the scale of %s gets lighter all the way, its steps stay apart', (_, table) => {
    const steps = stepsOf(table).map((colour) => seen(colour, sight));
    for (let i = 1; i < STEPS; i++) {
      expect(steps[i]![0], `lightness of step ${i}`).toBeGreaterThan(steps[i - 1]![0]);
      expect(apart(steps[i]!, steps[i - 1]!), `steps ${i - 1} and ${i}`).toBeGreaterThan(LEAST_APART);
    }
  });
});

describe.each(Object.keys(SIGHTS))('steps of power in a hall with %s', (sight) => {
  it('get lighter all the way and stay apart', () => {
    const steps = [...FEED_COLOURS].map((colour) => seen(css(colour), sight));
    for (let i = 1; i < steps.length; i++) {
      expect(steps[i]![0]).toBeGreaterThan(steps[i - 1]![0]);
      expect(apart(steps[i]!, steps[i - 1]!)).toBeGreaterThan(2 * LEAST_APART);
    }
  });
});

it('a rainbow would not pass', () => {
  const steps = ['#ff0000', '#ff8000', '#80ff00', '#00ff80'].map((colour) => seen(colour, 'deuteranopia'));
  expect(steps.some((step, i) => i > 0 && (step[0] <= steps[i - 1]![0] || apart(step, steps[i - 1]!) < LEAST_APART))).toBe(true);
});

const styles = (name: string): string => readFileSync(path.resolve(import.meta.dirname, '../../src/ui/styles', name), 'utf8');
const themes = Object.fromEntries([...styles('tokens.css').matchAll(/\[data-theme="(\w+)"\] \{([^}]*)\}/g)].map(([, name, body]) => [name!, Object.fromEntries([...body!.matchAll(/(--[\w-]+): ([^;]+);/g)].map(([, key, value]) => [key!, value!]))]));

/** Colours and pattern of a legend's key. */
function keyOf(value: string, tokens: Record<string, string>): { colour: string; pattern: string } {
  const plain = value.replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => tokens[name] ?? themes['dark']![name]!);
  const mixed = /color-mix\(in srgb, (#\w+) (\d+)%, (#\w+)\)/.exec(plain);
  if (mixed) {
    const [a, b] = [channels(mixed[1]!), channels(mixed[3]!)];
    const share = Number(mixed[2]) / 100;
    return { colour: `#${a.map((value_, i) => Math.round((value_ * share + b[i]! * (1 - share)) * 255).toString(16).padStart(2, '0')).join('')}`, pattern: 'plain' };
  }
  return { colour: /#\w+/.exec(plain)![0], pattern: /repeating-linear-gradient\(([-\w]+)/.exec(plain)?.[1] ?? 'plain' };
}

describe.each(Object.keys(themes))('keys of the legends in the theme %s', (theme) => {
  const keys = [...styles('page.css').matchAll(/\.k-(\w+)-(\w+)(?:, \.k-(\w+)-(\w+))? \{ --c: (.+); \}/g)].flatMap(([, overlay, key, also, alsoKey, value]) => [
    { overlay: overlay!, key: key!, ...keyOf(value!, themes[theme]!) }, ...(also ? [{ overlay: also, key: alsoKey!, ...keyOf(value!, themes[theme]!) }] : []),
  ]);
  // Keys that stand side by side: on the campus, and in a hall.
  const legend = readFileSync(path.resolve(import.meta.dirname, '../../src/ui/shell/legend.tsx'), 'utf8');
  const lists = [...legend.matchAll(/(\w+): \[('[^\]]*)\]/g)].map(([, overlay, names]) => [...names!.matchAll(/'(\w+)'/g)].map(([, key]) => `${overlay}.${key}`));
  const together = (a: string, b: string): boolean => lists.some((list) => list.includes(a) && list.includes(b));
  it.each(Object.keys(SIGHTS))('differ in pattern or stay apart with %s', (sight) => {
    expect(lists.flat().filter((id) => !keys.some(({ overlay, key }) => `${overlay}.${key}` === id)), 'keys without a style that this test reads').toEqual([]);
    const alike = keys.flatMap((a, i) => keys.slice(i + 1).filter((b) => together(`${a.overlay}.${a.key}`, `${b.overlay}.${b.key}`) && b.pattern === a.pattern && apart(seen(a.colour, sight), seen(b.colour, sight)) < 2 * LEAST_APART).map((b) => `${a.overlay}: ${a.key} and ${b.key}`));
    expect(alike).toEqual([]);
  });
  it('the legend of power in a hall shows the steps of the stage', () => {
    expect(['quarter', 'half', 'much', 'most', 'last'].map((key) => keys.find((entry) => entry.overlay === 'power' && entry.key === key)?.colour)).toEqual([...FEED_COLOURS].map(css));
  });
  it('the legend of heat shows the colours of the stage', () => {
    expect((themes[theme]!['--ramp'] ?? themes['dark']!['--ramp'])!.split(', ')).toEqual(HEAT);
    expect(CIVIDIS.length).toBeGreaterThan(4);
  });
});
