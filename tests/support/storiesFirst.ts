/** Order of the test files: those that play whole games first, so that none of them is left for one worker at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LONG = ['/tests/stories/outcomes.', '/tests/stories/'];

const rank = ({ moduleId }: TestSpecification): number => {
  const found = LONG.findIndex((part) => moduleId.includes(part));
  return found < 0 ? LONG.length : found;
};

export class StoriesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
