import { useState } from 'preact/hooks';
import { giveOrder, openPanel } from '../../app/actions/play.ts';
import { PANEL_IDS, type PanelId } from '../../app/state.ts';
import { useApp, useAppState, useT } from '../context.ts';
import { useInterval } from '../hooks.ts';
import { Button, Icon } from '../widgets/index.ts';

const POINT_EVERY_MS = 300;

/** The guided steps of a mission: what to do now, what the last step changed, and where to press. */
export function Guide() {
  const app = useApp();
  const t = useT();
  const { step, scenario, skipped, panel } = useAppState((state) => ({
    step: state.frame?.guide.step ?? 0, skipped: state.frame?.guide.skipped ?? true, scenario: state.frame ? state.catalog?.scenarios[state.frame.scenario] : undefined, panel: state.panel,
  }));
  const [hint, setHint] = useState(-1);
  const [small, setSmall] = useState(false);
  const steps = scenario?.steps ?? [];
  const now = skipped ? undefined : steps[step];
  const target = now?.panel && now.panel !== panel ? `panel.${now.panel}` : now?.highlight ?? null;
  useInterval(() => pointAt(target), now ? POINT_EVERY_MS : null);
  if (!now) {
    pointAt(null);
    return null;
  }
  const before = steps[step - 1];
  const panelId = (PANEL_IDS as readonly string[]).includes(now.panel ?? '') ? (now.panel as PanelId) : null;
  return (
    <section class="guide" aria-labelledby="guide-h" data-region="guide">
      <header class="row">
        <Icon name="graduation-cap" class="c-accent" />
        <h2 id="guide-h" class="grow">{t.t('guide.step', { step: step + 1, of: steps.length })}</h2>
        <Button size="sm" kind="quiet" icon={small ? 'chevron-up' : 'chevron-down'} label={t.t(small ? 'guide.unfold' : 'guide.fold')} expanded={!small} onPress={() => setSmall(!small)} />
      </header>
      {!small && (
        <div aria-live="polite">
          {before && <p class="sm muted after"><Icon name="circle-check" class="c-good" /><span>{t.t(before.after)}</span></p>}
          <p class="now">{t.t(now.text)}</p>
          {hint === step && <p class="sm note"><Icon name="info" /><span>{t.t(now.hint)}</span></p>}
          <div class="row">
            {panelId && panelId !== panel && <Button size="sm" kind="primary" onPress={() => openPanel(app, panelId)}>{t.t('guide.open', { panel: t.t(`shell.panel.${panelId}`) })}</Button>}
            <Button size="sm" expanded={hint === step} onPress={() => setHint(hint === step ? -1 : step)}>{t.t('guide.hint')}</Button>
            <span class="grow" />
            <Button size="sm" kind="quiet" onPress={() => void giveOrder(app, { type: 'guide.skip' })}>{t.t('guide.skip')}</Button>
          </div>
        </div>
      )}
    </section>
  );
}

/** Marks the control that the step speaks of; panels come and go, so it is looked for again and again. */
function pointAt(id: string | null): void {
  const wanted = id === null ? [] : [...document.querySelectorAll(`[data-guide~="${CSS.escape(id)}"]`)];
  for (const element of document.querySelectorAll('[data-guided]')) if (!wanted.includes(element)) element.removeAttribute('data-guided');
  for (const element of wanted) element.setAttribute('data-guided', '');
}
