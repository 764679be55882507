import type { CalcResult, CalcSheet, CalcTerm } from '../../sim/index.ts';
import { benchQuantity, unitShown } from '../../app/workbench/quantity.ts';
import { choiceName, outputName, termName } from '../../app/workbench/words.ts';
import { plainText } from '../../lib/plainText.ts';
import { useAppState, useT } from '../context.ts';
import { Stat, Stats, Table, Tag } from '../widgets/index.ts';
import type { Translator } from '../../app/i18n/translate.ts';

export interface ResultsProps { sheet: CalcSheet; result: CalcResult }

/** The figures. */
export function Figures({ sheet, result }: ResultsProps) {
  const t = useT();
  const plain = sheet.outputs.filter((output) => result[output.id] === null || (result[output.id] !== undefined && typeof result[output.id] !== 'object'));
  return (
    <Stats class="wb-stats">
      {plain.map((output) => <Stat key={output.id} label={outputName(t, sheet.kind, output.id)} value={result[output.id] === null ? t.t('workbench.never') : valueText(t, result[output.id], unitShown(output))} />)}
    </Stats>
  );
}

/** What has parts, then the terms that made it all. */
export function Details({ sheet, result }: ResultsProps) {
  const nested = shownOutputs(sheet, result).filter((output) => typeof result[output.id] === 'object');
  return (
    <>
      {nested.map((output) => <Parts key={output.id} kind={sheet.kind} id={output.id} unit={output.unit} value={result[output.id]} />)}
      {result.terms.length > 0 && <Terms terms={result.terms} />}
    </>
  );
}

/** The declared outputs, then what else has parts: a waterfall, a year by months. */
function shownOutputs(sheet: CalcSheet, result: CalcResult): CalcSheet['outputs'] {
  const declared = new Set(['terms', ...sheet.outputs.map((output) => output.id)]);
  const more = Object.keys(result).filter((id) => !declared.has(id) && typeof result[id] === 'object').map((id) => ({ id, unit: '1' }));
  return [...sheet.outputs, ...more].filter((output) => output.id !== 'terms' && result[output.id] !== undefined && result[output.id] !== null);
}

function valueText(t: Translator, value: unknown, unit: string): string {
  if (typeof value === 'number') return benchQuantity(t, value, unit);
  return plainText(value);
}

type Row = Readonly<Record<string, unknown>>;
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

interface PartsProps { kind: string; id: string; unit: string; value: unknown }

/** An object of numbers has a row a part; a list of objects has a column a key. */
function Parts({ kind, id, unit, value }: PartsProps) {
  const t = useT();
  const catalog = useAppState((state) => state.catalog);
  const title = outputName(t, kind, id);
  const name = (part: string): string => (t.has(`calc.output.${kind}.${id}.${part}`) ? t.t(`calc.output.${kind}.${id}.${part}`) : choiceName(t, catalog, part));
  if (Array.isArray(value)) {
    const rows = value.map((item: unknown, index): Row => (isRow(item) ? item : { id: String(index + 1), value: item }));
    const narrow = rows.length > 0 && rows.every((row) => Object.keys(row).length <= 2);
    const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((key) => key !== 'id');
    return (
      <div class="scroll" tabIndex={0} role="group" aria-label={title}>
        <Table
          tight showCaption class={narrow ? 'wb-parts' : undefined} caption={title} rows={rows} rowKey={(row) => plainText(row['id'] ?? rows.indexOf(row))}
          columns={[
            { id: 'id', head: t.t('workbench.part'), cell: (row) => name(plainText(row['id'])) },
            ...keys.map((key) => ({ id: key, head: key === 'value' ? t.t('workbench.value') : outputName(t, kind, `${id}.${key}`), number: true, cell: (row: Row) => (row[key] === undefined || row[key] === null ? '' : valueText(t, row[key], typeof row['unit'] === 'string' && key === 'value' ? row['unit'] : unit)) })),
          ]}
        />
      </div>
    );
  }
  const rows = isRow(value) ? Object.entries(value).filter(([, part]) => part !== undefined && part !== null) : [];
  return (
    <Table
      tight showCaption class="wb-parts" caption={title} rows={rows} rowKey={([part]) => part}
      columns={[
        { id: 'part', head: t.t('workbench.part'), cell: ([part]) => name(part) },
        { id: 'value', head: t.t('workbench.value'), number: true, cell: ([, part]) => valueText(t, part, unit) },
      ]}
    />
  );
}

export function Terms({ terms }: { terms: readonly CalcTerm[] }) {
  const t = useT();
  const catalog = useAppState((state) => state.catalog);
  const rows = terms.map((term, index) => ({ term, key: `${index}${term.id}` }));
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={t.t('workbench.terms')}>
      <Table
        tight showCaption caption={t.t('workbench.terms')} rows={rows} rowKey={(row) => row.key} class="wb-terms"
        columns={[
          { id: 'term', head: t.t('workbench.term'), cell: ({ term }) => termName(t, term.id) },
          { id: 'value', head: t.t('workbench.value'), number: true, cell: ({ term }) => (typeof term.value === 'string' ? choiceName(t, catalog, term.value) : valueText(t, term.value, term.unit)) },
          { id: 'source', head: t.t('workbench.source'), cell: ({ term }) => term.source && <SourceText source={term.source} /> },
        ]}
      />
    </div>
  );
}

export function SourceText({ source }: { source: NonNullable<CalcTerm['source']> }) {
  const t = useT();
  return (
    <span class="xs muted">
      <Tag icon={null}>{t.t(`workbench.kind.${source.kind}`)}</Tag>{' '}
      {source.year === null ? source.title : t.t('workbench.sourceYear', { title: source.title, year: String(source.year) })}
    </span>
  );
}
