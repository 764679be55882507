import fc from '../support/laws.ts';
import { describe, expect, it } from 'vitest';
import { decodeClassCode, encodeClassCode, MAX_CLASS_SEED } from '../../src/classroom/classCode.ts';

const SCENARIOS = ['first-rack', 'riverbend-100k', 'keep-it-cool', 'swing', 'in-unison', 'the-fold', 'undisclosed', 'dry-country', 'gigawatt', 'sandbox'];
const CONTENT = '0123456789abcdef';

describe('class codes', () => {
  it('carry scenario, seed and flags both ways', () => {
    fc.assert(fc.property(fc.constantFrom(...SCENARIOS), fc.integer({ min: 0, max: MAX_CLASS_SEED }), fc.integer({ min: 0, max: 7 }), (scenario, seed, flags) => {
      const code = encodeClassCode({ scenario, seed, flags }, CONTENT);
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
      expect(decodeClassCode(code, SCENARIOS, CONTENT)).toEqual({ ok: true, start: { scenario, seed, flags } });
    }));
  });

  it('do not mind case, spaces, or O for 0 and I or L for 1', () => {
    const code = encodeClassCode({ scenario: 'first-rack', seed: 4711, flags: 0 }, CONTENT);
    const typed = ` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replace('-', ' ')} `;
    expect(decodeClassCode(typed, SCENARIOS, CONTENT)).toMatchObject({ ok: true, start: { seed: 4711 } });
  });

  it('refuse every single wrong letter', () => {
    const code = encodeClassCode({ scenario: 'riverbend-100k', seed: 99_999, flags: 0 }, CONTENT).replace('-', '');
    for (let i = 0; i < code.length; i++) {
      const wrong = code.slice(0, i) + (code[i] === '7' ? '8' : '7') + code.slice(i + 1);
      expect(decodeClassCode(wrong, SCENARIOS, CONTENT).ok, wrong).toBe(false);
    }
  });

  it.each([
    ['', 'length'], ['K7', 'length'], ['K7QX2-9MT4D-AA', 'length'], ['K7QX2-9MT4%', 'letter'], ['00000-00001', 'checksum'],
  ])('say what is wrong with %j: %s', (typed, problem) => {
    expect(decodeClassCode(typed, SCENARIOS, CONTENT)).toMatchObject({ ok: false, problem });
  });

  it('tell another version and an unknown scenario apart', () => {
    const code = encodeClassCode({ scenario: 'first-rack', seed: 5, flags: 0 }, CONTENT);
    expect(decodeClassCode(code, SCENARIOS, 'fedcba9876543210')).toMatchObject({ ok: false, problem: 'content' });
    expect(decodeClassCode(code, ['swing'], CONTENT)).toMatchObject({ ok: false, problem: 'scenario' });
  });

  it('cannot be made for seeds that do not fit', () => {
    expect(() => encodeClassCode({ scenario: 'swing', seed: MAX_CLASS_SEED + 1, flags: 0 }, CONTENT)).toThrow(RangeError);
  });

  it('tell all shipped missions apart', () => {
    const codes = SCENARIOS.map((scenario) => encodeClassCode({ scenario, seed: 1, flags: 0 }, CONTENT));
    expect(new Set(codes).size).toBe(SCENARIOS.length);
  });
});
