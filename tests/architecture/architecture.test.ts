import { expect, test } from 'vitest';
import { readTree } from './realTree.ts';
import { violations } from './rules.ts';

test('the repository keeps the rules of its architecture', () => {
  const found = violations(readTree());
  const lines = found.map(({ rule, path, line, message }) => `${path}:${line} [${rule}] ${message}`);
  expect(lines.join('\n')).toBe('');
});
