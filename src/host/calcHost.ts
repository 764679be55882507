/** Answers questions to the calculators. Used by their worker and, unchanged, in line by tests. Keeps the catalog and nothing else. */
import { calculate, CALCULATORS, caseIds, numberAt, runCase, sheetOf, type Calculator, type Catalog } from '../sim/index.ts';
import type { CalcAnswers, CalcQuestion, FromCalc, ToCalc } from './calcProtocol.ts';

const MAX_SWEEP = 400;

export interface CalcHost {
  receive(message: ToCalc): void;
}

export function createCalcHost(post: (message: FromCalc) => void, calculators: readonly Calculator[] = CALCULATORS): CalcHost {
  let catalog: Catalog | null = null;

  function answer(question: CalcQuestion): CalcAnswers[CalcQuestion['type']] {
    if (!catalog) throw new Error('the catalog has not been sent');
    const rules = catalog;
    if (question.type === 'sheets') return { sheets: calculators.map((entry) => sheetOf(entry, rules)), cases: caseIds(rules) };
    if (question.type === 'case') {
      const def = Object.hasOwn(rules.calibrationCases, question.id) ? rules.calibrationCases[question.id] : undefined;
      return def ? runCase(def, calculators, rules) : null;
    }
    const calculator = calculators.find((entry) => entry.kind === question.kind);
    if (question.type === 'calc') return calculator ? calculate(calculator, question.spec, rules) : null;
    if (!calculator) return [];
    return question.values.slice(0, MAX_SWEEP).map((value) => {
      const made = calculate(calculator, { ...question.spec, [question.field]: value }, rules);
      return made.state === 'done' ? numberAt(made.result, question.output) : null;
    });
  }

  return {
    receive(message) {
      if (message.type === 'catalog') {
        catalog = message.catalog;
        return;
      }
      try {
        post({ type: 'answer', id: message.id, value: answer(message.question) });
      } catch (error) {
        post({ type: 'failed', id: message.id, message: error instanceof Error ? error.message : String(error) });
      }
    },
  };
}
