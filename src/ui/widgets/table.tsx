import { createContext, type ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { announce } from '../a11y/live.tsx';
import { useRoving } from '../a11y/roving.ts';
import { memo, Same, useSteady } from '../memo.ts';
import { Icon } from './icon.tsx';
import { useText } from './text.tsx';
import { Toggletip } from './toggletip.tsx';
import { cx } from './tone.ts';

/** True inside a table, where the head of a column names what is counted. */
export const InTable = createContext(false);

export interface Column<R> {
  id: string;
  head: string;
  /** Read but not shown. */
  hideHead?: boolean | undefined;
  /** Right-aligned, tabular. */
  number?: boolean | undefined;
  cell: (row: R) => ComponentChildren;
  /** Id of the message that says what the numbers mean. */
  what?: string | undefined;
  /** Makes the head a sort button. Nulls go last either way. */
  sort?: ((row: R) => number | string | null) | undefined;
  /** CSS width of the column. */
  width?: string | undefined;
}
export interface TableSort { column: string; down: boolean }
export interface TableProps<R> {
  caption: string;
  showCaption?: boolean | undefined;
  /** The first column is the row header. */
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  initialSort?: TableSort | undefined;
  selected?: string | null | undefined;
  /** Rows can be chosen: the row header becomes a button; arrows move between rows. */
  onSelect?: ((key: string) => void) | undefined;
  tight?: boolean | undefined;
  /** Cells of the last, strong line, one per column. */
  totals?: readonly ComponentChildren[] | undefined;
  rowClass?: ((row: R) => string | undefined) | undefined;
  class?: string | undefined;
}

function compare(a: number | string | null, b: number | string | null, down: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
  return down ? -order : order;
}

/** From so many rows on the head of a table stays in sight; over fewer it would stand alone where the rows have gone. */
const STAYS_FROM = 8;

export function Table<R>(props: TableProps<R>) {
  const { columns, rows, rowKey, onSelect, totals } = props;
  const text = useText();
  const [sort, setSort] = useState<TableSort | null>(props.initialSort ?? null);
  const frozen = useRef<string[] | null>(null);
  const shown = useRef<string[]>([]);
  const body = useRef<HTMLTableSectionElement>(null);

  let ordered = [...rows];
  const by = columns.find((c) => c.id === sort?.column)?.sort;
  if (by && sort) ordered.sort((a, b) => compare(by(a), by(b), sort.down));
  if (frozen.current) {
    // Somebody is reading: rows stay where they are, new ones join at the end.
    const place = new Map(frozen.current.map((key, i) => [key, i]));
    ordered = ordered
      .map((row, i) => ({ row, at: place.get(rowKey(row)) ?? frozen.current!.length + i }))
      .sort((a, b) => a.at - b.at).map((x) => x.row);
  }
  shown.current = ordered.map(rowKey);
  const roving = useRoving(shown.current, { axis: 'y', loop: false });

  const choose = useSteady((key: string) => onSelect?.(key));

  const sortBy = useSteady((id: string): void => {
    const column = columns.find((entry) => entry.id === id);
    if (!column) return;
    const down = sort?.column === column.id ? !sort.down : column.number === true;
    frozen.current = null;
    setSort({ column: column.id, down });
    announce.status(text.t(down ? 'widget.table.sortedDown' : 'widget.table.sortedUp', { column: column.head }));
  });
  const headClass = (c: Column<R>): string | undefined => (c.number ? 'r' : undefined);
  return (
    <InTable.Provider value={true}><table class={cx('t', rows.length < STAYS_FROM && 'short', props.tight && 'tight', props.class)}>
      <caption class={props.showCaption ? undefined : 'vh'}>{props.caption}</caption>
      <thead>
        <tr>
          {columns.map((c) => <Head key={c.id} id={c.id} head={c.head} what={c.what} width={c.width} number={c.number === true} hidden={c.hideHead === true} sorted={!c.sort ? undefined : sort?.column === c.id ? (sort.down ? 'descending' : 'ascending') : 'none'} onSort={sortBy} />)}
        </tr>
      </thead>
      <tbody
        ref={body}
        onFocusIn={() => { frozen.current ??= [...shown.current]; }}
        onFocusOut={(event) => {
          if (!body.current?.contains(event.relatedTarget as Node | null)) frozen.current = null;
        }}
      >
        {ordered.map((row) => {
          const key = rowKey(row);
          const chosen = props.selected === key;
          return (
            <tr key={key} class={cx(chosen && 'on', props.rowClass?.(row)) || undefined}
              onClick={onSelect ? (event) => { if (!(event.target as Element).closest('button, a, input, select')) choose(key); } : undefined}>
              {columns.map((c, i) => <Same key={c.id} node={i > 0 ? <td class={headClass(c)}>{c.cell(row)}</td> : (
                <th scope="row" class={headClass(c)}>
                  {onSelect ? <Pick id={key} chosen={chosen} onPick={choose} {...pickOf(roving.item(key))}>{c.cell(row)}</Pick> : c.cell(row)}
                </th>
              )} />)}
            </tr>
          );
        })}
        {totals && (
          <tr class="tot">
            {columns.map((c, i) => (i === 0 ? <th key={c.id} scope="row">{totals[i]}</th> : <td key={c.id} class={headClass(c)}>{totals[i]}</td>))}
          </tr>
        )}
      </tbody>
    </table></InTable.Provider>
  );
}

interface HeadProps { id: string; head: string; what: string | undefined; width: string | undefined; number: boolean; hidden: boolean; sorted: 'ascending' | 'descending' | 'none' | undefined; onSort: (id: string) => void }
const Head = memo(function Head({ id, head, what: wanted, width, number, hidden, sorted, onSort }: HeadProps) {
  const text = useText();
  const what = wanted !== undefined && text.has(wanted) ? wanted : null;
  return (
    <th scope="col" class={number ? 'r' : undefined} style={width ? { width } : undefined} aria-sort={sorted}>
      {sorted ? (
        <button type="button" class="sort" onClick={() => onSort(id)}>
          {head}<Icon name={sorted === 'descending' ? 'arrow-down' : sorted === 'ascending' ? 'arrow-up' : 'chevrons-up-down'} />
        </button>
      ) : hidden ? <span class="vh">{head}</span> : what ? null : head}
      {what && <Toggletip title={head} trigger={sorted ? <Icon name="circle-question-mark" /> : head} label={sorted ? text.t('widget.table.what', { column: head }) : undefined} triggerClass="x what">{() => <p class="sm">{text.t(what)}</p>}</Toggletip>}
    </th>
  );
});

type RovingItem = ReturnType<ReturnType<typeof useRoving>['item']>;
const pickOf = ({ tabIndex, ref, onKeyDown, onFocus }: RovingItem) => ({ tabIndex, button: ref, onKeyDown, onFocus });
interface PickProps extends ReturnType<typeof pickOf> { id: string; chosen: boolean; onPick: (key: string) => void; children: ComponentChildren }
/** The row header as a button that chooses the row. */
function Pick({ id, chosen, onPick, button, children, ...rest }: PickProps) {
  return <button type="button" class="pick" aria-pressed={chosen ? 'true' : 'false'} onClick={() => onPick(id)} ref={button} {...rest}>{children}</button>;
}
