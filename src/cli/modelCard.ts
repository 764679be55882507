/** `sim model-card [--json]`: every published case through the model. Exit code 1 when a case is out of its band. */
import { quantityText, type Say } from '../content/calcProblems.ts';
import { CALCULATORS, caseIds, runCase, type CaseReport, type Catalog } from '../sim/index.ts';
import { calcSay } from './calcWords.ts';
import { loadBaseCatalog } from './packFiles.ts';

const USAGE = 'usage: sim model-card [--json]';

/** What `--json` prints, with names in words. */
export function modelCard(catalog: Catalog, say: Say) {
  const reports = caseIds(catalog).flatMap((id) => {
    const def = catalog.calibrationCases[id];
    return def ? [runCase(def, CALCULATORS, catalog)] : [];
  });
  const cases = reports.map((report) => ({ ...report, name: say(report.name, {}), catches: say(report.catches, {}) }));
  return { cases, passed: cases.filter((report) => report.pass).length, total: cases.length };
}

export function main(argv: string[]): number {
  if (argv.some((word) => word !== '--json')) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const catalog = loadBaseCatalog();
  const say = calcSay(catalog);
  const card = modelCard(catalog, say);
  if (!argv.includes('--json')) process.stdout.write(`${table(card.cases, say)}\n${card.passed} of ${card.total}\n`);
  else process.stdout.write(`${JSON.stringify(card)}\n`);
  return card.total > 0 && card.passed === card.total ? 0 : 1;
}

function table(cases: readonly CaseReport[], say: Say): string {
  const rows = cases.flatMap((report) => [
    ...report.checks.map((check) => {
      const quantity = (value: number | null): string => (value === null ? check.failure ?? '' : quantityText(say, value, check.unit));
      const error = check.error === null ? '' : `${check.error >= 0 ? '+' : '−'}${(Math.abs(check.error) * 100).toFixed(1)}%`;
      return [`${report.id}${check.id}`, report.name, `${check.kind} ${check.output}`, quantity(check.published), quantity(check.value), error, `${quantityText(say, check.low, '1')} … ${quantityText(say, check.high, '1')}`, check.pass ? 'pass' : 'FAIL'];
    }),
    ...report.relations.map((relation) => {
      const { type, checks, value, published, low, high, pass } = relation;
      const number = (given: number | null): string => (given === null ? '' : quantityText(say, given, '1'));
      return [report.id, report.name, checks.join(type === 'order' ? ' < ' : ' / '), number(published), number(value), '', low === null ? '' : `${number(low)} … ${number(high)}`, pass ? 'pass' : 'FAIL'];
    }),
  ]);
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n');
}
