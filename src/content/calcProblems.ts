/** What is wrong with a calculator's specification, in words with a hint. One formatter for the page and the command line. */
import { plainNumber } from '../lib/plainNumber.ts';
import type { SpecProblem } from '../sim/index.ts';
import { nearest } from './suggest.ts';

/** Fills a message by id. */
export type Say = (id: string, params: Record<string, string | number>) => string;

/** Choices listed in one sentence; more are counted by an ellipsis. */
const MOST_WORDS = 20;

export function quantityText(say: Say, value: number, unit: string): string {
  const number = plainNumber(value);
  return unit === '1' || unit === '' ? number : say('calc.quantity', { value: number, unit });
}

function listed(words: readonly string[]): string {
  return words.slice(0, MOST_WORDS).join(', ') + (words.length > MOST_WORDS ? ', …' : '');
}

function expectedText(problem: SpecProblem, say: Say): string {
  if (problem.type === 'choice' && problem.words.length > 0) return listed(problem.words);
  const type = problem.type === null ? '' : say(`calc.type.${problem.type}`, {});
  if (problem.low === null || problem.high === null) return type;
  return `${type}, ${say('calc.problem.from', { low: plainNumber(problem.low), high: quantityText(say, problem.high, problem.unit) })}`;
}

export interface ProblemText {
  field: string;
  text: string;
  hint: string | null;
}

export function problemText(problem: SpecProblem, say: Say): ProblemText {
  const { code, field, found, low, high, unit } = problem;
  const bound = code === 'too-low' ? low : high;
  const text = say(`calc.problem.${code}`, {
    place: field === '' ? say('calc.problem.whole', {}) : `"${field}"`, found, expected: code === 'wrong-type' && problem.type === 'choice' ? say('calc.type.choice', {}) : expectedText(problem, say),
    bound: bound === null ? '' : quantityText(say, bound, unit),
  });
  return { field, text, hint: hintText(problem, say) };
}

function hintText({ code, field, found, type, words }: SpecProblem, say: Say): string | null {
  if (code === 'wrong-type' && (type === 'number' || type === 'integer') && /^"[-+\d.eE]+"$/.test(found)) return say('calc.hint.quotes', {});
  if (code !== 'unknown-field' && code !== 'unknown-choice') return null;
  const given = code === 'unknown-field' ? field.slice(field.lastIndexOf('.') + 1) : found.slice(1, -1);
  const word = nearest(given, words);
  if (word !== null) return say('calc.hint', { word });
  return code === 'unknown-field' ? say('calc.hint.fields', { words: listed(words) }) : null;
}
