import fc from '../support/laws.ts';
import { describe, expect, it } from 'vitest';
import { decodeClassCode, encodeClassCode, MAX_CLASS_SEED, type CodeCatalog } from '../../src/classroom/classCode.ts';
import { completeSettings, valueOfStep, type ScenarioDef, type Settings } from '../../src/sim/index.ts';
import { catalog } from '../stories/catalog.ts';

const SCENARIOS = ['first-rack', 'riverbend-100k', 'keep-it-cool', 'swing', 'in-unison', 'the-fold', 'undisclosed', 'dry-country', 'gigawatt', 'sandbox'];
const EMPTY = {} as ScenarioDef;
const catalogOf = (ids: readonly string[], contentHash: string): CodeCatalog => ({ scenarios: Object.fromEntries(ids.map((id) => [id, EMPTY])), contentHash });
const CONTENT = catalogOf(SCENARIOS, '0123456789abcdef');
const sandbox = catalog.scenarios['sandbox']!;

const someSettings = (): fc.Arbitrary<Settings> => fc.record(Object.fromEntries(sandbox.options!.map((option) => [option.id, option.kind === 'choice'
  ? fc.constantFrom(...option.choices.map((choice) => choice.id))
  : fc.integer({ min: 0, max: Math.floor((option.max - option.min) / option.step) }).map((position) => valueOfStep(option, position))])), { requiredKeys: [] }) as fc.Arbitrary<Settings>;

describe('class codes', () => {
  it('carry scenario, seed and flags both ways', () => {
    fc.assert(fc.property(fc.constantFrom(...SCENARIOS), fc.integer({ min: 0, max: MAX_CLASS_SEED }), fc.integer({ min: 0, max: 7 }), (scenario, seed, flags) => {
      const code = encodeClassCode({ scenario, seed, flags }, CONTENT);
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
      expect(decodeClassCode(code, CONTENT)).toEqual({ ok: true, start: { scenario, seed, flags } });
    }));
  });

  it('do not mind case, spaces, or O for 0 and I or L for 1', () => {
    const code = encodeClassCode({ scenario: 'first-rack', seed: 4711, flags: 0 }, CONTENT);
    const typed = ` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replace('-', ' ')} `;
    expect(decodeClassCode(typed, CONTENT)).toMatchObject({ ok: true, start: { seed: 4711 } });
  });

  it('refuse every single wrong letter', () => {
    const code = encodeClassCode({ scenario: 'riverbend-100k', seed: 99_999, flags: 0 }, CONTENT).replace('-', '');
    for (let i = 0; i < code.length; i++) {
      const wrong = code.slice(0, i) + (code[i] === '7' ? '8' : '7') + code.slice(i + 1);
      expect(decodeClassCode(wrong, CONTENT).ok, wrong).toBe(false);
    }
  });

  it.each([
    ['', 'length'], ['K7', 'length'], ['K7QX2-9MT4D-AA', 'length'], ['K7QX2-9MT4%', 'letter'], ['00000-00001', 'checksum'],
  ])('say what is wrong with %j: %s', (typed, problem) => {
    expect(decodeClassCode(typed, CONTENT)).toMatchObject({ ok: false, problem });
  });

  it('tell another version and an unknown scenario apart', () => {
    const code = encodeClassCode({ scenario: 'first-rack', seed: 5, flags: 0 }, CONTENT);
    expect(decodeClassCode(code, catalogOf(SCENARIOS, 'fedcba9876543210'))).toMatchObject({ ok: false, problem: 'content' });
    expect(decodeClassCode(code, catalogOf(['swing'], CONTENT.contentHash))).toMatchObject({ ok: false, problem: 'scenario' });
  });

  it('cannot be made for seeds that do not fit', () => {
    expect(() => encodeClassCode({ scenario: 'swing', seed: MAX_CLASS_SEED + 1, flags: 0 }, CONTENT)).toThrow(RangeError);
  });

  it('tell all shipped missions apart', () => {
    const codes = SCENARIOS.map((scenario) => encodeClassCode({ scenario, seed: 1, flags: 0 }, CONTENT));
    expect(new Set(codes).size).toBe(SCENARIOS.length);
  });

  it('carry settings, and are as short as ever where everything is as it comes', () => {
    expect(encodeClassCode({ scenario: 'sandbox', seed: 5, flags: 0, settings: completeSettings(sandbox) }, catalog)).toHaveLength(11);
    fc.assert(fc.property(someSettings(), fc.integer({ min: 0, max: MAX_CLASS_SEED }), (settings, seed) => {
      const code = encodeClassCode({ scenario: 'sandbox', seed, flags: 0, settings }, catalog);
      const read = decodeClassCode(code.toLowerCase(), catalog);
      expect(read).toMatchObject({ ok: true, start: { scenario: 'sandbox', seed } });
      expect(read.ok && completeSettings(sandbox, read.start.settings)).toEqual(completeSettings(sandbox, settings));
    }));
  });

  it('refuse every single wrong letter of a tail, and a tail cut short', () => {
    const code = encodeClassCode({ scenario: 'sandbox', seed: 5, flags: 0, settings: { gpus: 999, climate: 'lulea' } }, catalog).replaceAll('-', '');
    for (let i = 10; i < code.length; i++) {
      const wrong = `${code.slice(0, i)}${code[i] === '7' ? '8' : '7'}${code.slice(i + 1)}`;
      expect(decodeClassCode(wrong, catalog).ok, wrong).toBe(false);
    }
    for (let length = 11; length < code.length; length++) expect(decodeClassCode(code.slice(0, length), catalog)).toMatchObject({ ok: false, problem: 'length' });
  });
});
