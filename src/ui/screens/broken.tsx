import { useAppState, useT } from '../context.ts';
import { Button, Mark, Tag } from '../widgets/index.ts';

/** The content of the game cannot be used: everything that is wrong, at once, with places. */
export function BrokenScreen() {
  const t = useT();
  const diagnostics = useAppState((state) => state.diagnostics);
  const errors = diagnostics.filter((item) => item.severity === 'error').length;
  return (
    <main class="page broken" data-region="broken">
      <p class="c-accent"><Mark size={34} /></p>
      <h1>{t.t('broken.title')}</h1>
      <p class="muted">{t.t('broken.what', { n: errors })}</p>
      <div class="row"><Button kind="primary" icon="refresh-cw" onPress={() => location.reload()}>{t.t('broken.reload')}</Button></div>
      <ol class="diags">
        {diagnostics.map((item, i) => (
          <li key={i} class="card">
            <p class="row wrap"><Tag tone={item.severity === 'error' ? 'bad' : 'warn'}>{item.code}</Tag><b class="code">{t.t('broken.place', { pack: item.pack, file: item.file, line: String(item.line), column: String(item.column) })}</b><span class="code faint">{item.path}</span></p>
            <p>{item.message}</p>
            <dl class="kv">
              {item.expected !== null && [<dt key="e">{t.t('broken.expected')}</dt>, <dd key="ed" class="code">{item.expected}</dd>]}
              {item.found !== null && [<dt key="f">{t.t('broken.found')}</dt>, <dd key="fd" class="code">{item.found}</dd>]}
              {item.hint !== null && [<dt key="h">{t.t('broken.hint')}</dt>, <dd key="hd">{item.hint}</dd>]}
            </dl>
          </li>
        ))}
      </ol>
    </main>
  );
}
