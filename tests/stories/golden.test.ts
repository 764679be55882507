/** Recorded games still play as they did. After a deliberate change of rules or content: `npm run -s sim -- golden --write`. */
import { expect, it } from 'vitest';
import { GOLDENS, goldenProblem } from '../../src/cli/golden.ts';
import { catalog } from './catalog.ts';

it.each(GOLDENS.map((golden) => [golden.scenario, golden] as const))('%s plays as recorded', (_scenario, golden) => {
  expect(goldenProblem(golden, catalog)).toBeNull();
}, 20_000);
