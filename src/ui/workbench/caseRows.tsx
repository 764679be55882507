import type { CalcSheet, CaseReport, CheckReport, RelationReport } from '../../sim/index.ts';
import { benchQuantity } from '../../app/workbench/quantity.ts';
import { choiceName, fieldName, kindName, outputName } from '../../app/workbench/words.ts';
import { plainText } from '../../lib/plainText.ts';
import { useAppState, useT } from '../context.ts';
import { Button, Tag } from '../widgets/index.ts';
import { Band } from './band.tsx';
import { SourceText } from './results.tsx';

export interface CaseRowsProps { report: CaseReport; sheets: readonly CalcSheet[]; onTry: (check: CheckReport) => void }

const COLUMNS = 8;

/** One case: its head, a row for each published number, a row for each relation between them. */
export function CaseRows({ report, sheets, onTry }: CaseRowsProps) {
  const t = useT();
  return (
    <tbody>
      <tr class="mc-case">
        <th scope="rowgroup" colSpan={COLUMNS}><span class="row wrap"><b>{report.id}</b><b>{t.t(report.name)}</b><span class="xs muted">{t.t('modelCard.catches', { what: t.t(report.catches) })}</span></span></th>
      </tr>
      {report.checks.map((check) => <CheckRow key={check.id} report={report} sheets={sheets} check={check} onTry={onTry} />)}
      {report.relations.map((relation, index) => <RelationRow key={index} relation={relation} report={report} />)}
    </tbody>
  );
}

function CheckRow({ report, sheets, check, onTry }: CaseRowsProps & { check: CheckReport }) {
  const t = useT();
  const what = useWhat();
  const inputs = useInputs(sheets);
  const quantity = (value: number): string => benchQuantity(t, value, check.unit);
  const { value, low, high } = check;
  const outcome = value === null ? t.t(`modelCard.failure.${check.failure ?? 'no-output'}`) : t.t(check.pass ? 'modelCard.inBand' : value < low ? 'modelCard.below' : 'modelCard.above');
  return (
    <tr>
      <th scope="row"><span class="mc-what"><span><span class="faint">{check.id}</span> {what(check)}</span><small class="xs muted">{inputs(check)}</small></span></th>
      <td class="r num">{quantity(check.published)}</td>
      <td class="r num">{value === null ? t.n(null, 'none') : quantity(value)}</td>
      <td class="r num">{check.error === null ? t.n(null, 'none') : t.n(check.error, 'ratio', { sign: true })}</td>
      <td class="mc-band">
        {value !== null && <Band low={low} high={high} published={check.published} value={value} pass={check.pass} />}
        <small class="xs faint num">{t.t('modelCard.bandFrom', { low: quantity(low), high: quantity(high) })}</small>
      </td>
      <td><Tag tone={check.pass ? 'good' : 'bad'}>{outcome}</Tag></td>
      <td class="mc-src"><SourceText source={check.source} /></td>
      <td><Button size="sm" kind="quiet" icon="flask-conical" label={t.t('modelCard.tryThis', { what: `${report.id}${check.id}` })} onPress={() => onTry(check)} /></td>
    </tr>
  );
}

function RelationRow({ relation, report }: { relation: RelationReport; report: CaseReport }) {
  const t = useT();
  const { type, checks, value, published, low, high, pass } = relation;
  const words = type === 'order' ? t.t('modelCard.order', { checks: checks.join(', ') }) : t.t('modelCard.ratio', { of: checks[0] ?? '', to: checks[1] ?? '' });
  const quantity = (given: number | null): string => (given === null ? '' : benchQuantity(t, given, '1'));
  return (
    <tr data-case={report.id}>
      <th scope="row">{words}</th>
      <td class="r num">{quantity(published)}</td>
      <td class="r num">{quantity(value)}</td>
      <td />
      <td class="mc-band">
        {value !== null && low !== null && high !== null && published !== null && <Band low={low} high={high} published={published} value={value} pass={pass} />}
        {low !== null && <small class="xs faint num">{t.t('modelCard.bandFrom', { low: quantity(low), high: quantity(high) })}</small>}
      </td>
      <td><Tag tone={pass ? 'good' : 'bad'}>{t.t(pass ? 'modelCard.holds' : 'modelCard.fails')}</Tag></td>
      <td class="mc-src"><SourceText source={relation.source} /></td>
      <td />
    </tr>
  );
}

/** "Facility: PUE over the year"; a sum or share of outputs is shown as its expression, in words. */
function useWhat(): (check: CheckReport) => string {
  const t = useT();
  return (check) => `${kindName(t, check.kind)}: ${check.output.replaceAll(/[A-Za-z][\w.-]*/g, (path) => outputName(t, check.kind, path))}`;
}

/** The published inputs in one line. */
function useInputs(sheets: readonly CalcSheet[]): (check: CheckReport) => string {
  const t = useT();
  const catalog = useAppState((state) => state.catalog);
  const shown = (kind: string, id: string, value: unknown): string => {
    const field = sheets.find((sheet) => sheet.kind === kind)?.fields.find((entry) => entry.id === id);
    if (typeof value === 'number') return benchQuantity(t, value, field && 'unit' in field ? field.unit : '1');
    return Array.isArray(value) ? `[${value.length}]` : choiceName(t, catalog, plainText(value));
  };
  return ({ kind, spec }) => Object.entries(spec).map(([id, value]) => `${fieldName(t, kind, id)} ${shown(kind, id, value)}`).join(' · ');
}
