/** Every calculator of the workbench, by kind. A new one is a file of its own and one line here. */
import type { Calculator } from './types.ts';

export const CALCULATORS: readonly Calculator[] = [];
