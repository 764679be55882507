import { useApp, useAppState, useT } from '../context.ts';
import { Button, Icon } from '../widgets/index.ts';

/** What went wrong, where, and how to mend it. Stays until dismissed. */
export function ProblemBox() {
  const app = useApp();
  const t = useT();
  const problem = useAppState((state) => state.problem);
  if (!problem) return null;
  const mend = `${problem.message}.mend`;
  return (
    <div class="note bad problem" role="alert">
      <Icon name="octagon-alert" />
      <div class="grow">
        <p class="b">{t.t(problem.message, problem.params)}</p>
        {problem.parts && <ul>{problem.parts.map((part, i) => <li key={i}>{t.t(part.message, part.params)}</li>)}</ul>}
        {t.has(mend) && <p>{t.t(mend, problem.params)}</p>}
        {problem.lines.length > 0 && (
          <details>
            <summary class="xs">{t.t('problem.details')}</summary>
            <pre class="code">{problem.lines.join('\n')}</pre>
          </details>
        )}
      </div>
      <Button kind="quiet" size="sm" icon="x" label={t.t('problem.dismiss')} onPress={() => app.store.setState({ problem: null })} />
    </div>
  );
}
