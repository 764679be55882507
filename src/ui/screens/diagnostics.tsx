/** What is wrong with files of strangers: what, where, and how to mend it. */
import type { Diagnostic } from '../../content/diagnostics.ts';
import { useT } from '../context.ts';
import { Tag } from '../widgets/index.ts';

/** One slip can cause thousands; nobody mends more at a time. */
const MOST_SHOWN = 100;

export function Diagnostics({ list }: { list: readonly Diagnostic[] }) {
  const t = useT();
  return (
    <ol class="diags">
      {list.slice(0, MOST_SHOWN).map((item, i) => (
        <li key={i} class="card">
          <p class="row wrap"><Tag tone={item.severity === 'error' ? 'bad' : 'warn'}>{item.code}</Tag><b class="code">{item.pack === '' ? t.t('broken.placeFile', { file: item.file, line: String(item.line), column: String(item.column) }) : t.t('broken.place', { pack: item.pack, file: item.file, line: String(item.line), column: String(item.column) })}</b><span class="code faint">{item.path}</span></p>
          <p>{item.message}</p>
          <dl class="kv">
            {item.expected !== null && [<dt key="e">{t.t('broken.expected')}</dt>, <dd key="ed" class="code">{item.expected}</dd>]}
            {item.found !== null && [<dt key="f">{t.t('broken.found')}</dt>, <dd key="fd" class="code">{item.found}</dd>]}
            {item.hint !== null && [<dt key="h">{t.t('broken.hint')}</dt>, <dd key="hd">{item.hint}</dd>]}
          </dl>
        </li>
      ))}
      {list.length > MOST_SHOWN && <li class="sm muted">{t.t('broken.more', { n: list.length - MOST_SHOWN })}</li>}
    </ol>
  );
}
