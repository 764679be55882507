import { useState } from 'preact/hooks';
import { LOCALES } from '../../app/i18n/locales.ts';
import { DECISIONS, DEFAULT_PREFERENCES } from '../../app/preferences.ts';
import { refreshSaves } from '../../app/actions/saves.ts';
import { showToast } from '../../app/actions/toasts.ts';
import type { AlertRule } from '../../app/simValues.ts';
import { useApp, useAppFields, useAppState, useT } from '../context.ts';
import { Button, Choice, Dialog, Icon, Segmented, Slider, Switch, type IconName } from '../widgets/index.ts';
import { SoundSettings } from './settingsSound.tsx';
import { KeyTable } from './settingsKeys.tsx';
import { PageBar } from './pageBar.tsx';
import { setAlertRule, setPreferences } from './preferences.ts';

const SECTIONS = ['look', 'sound', 'time', 'alerts', 'keys', 'storage'] as const;
type Section = (typeof SECTIONS)[number];
const ICONS: Record<Section, IconName> = { look: 'accessibility', sound: 'volume-2', time: 'timer', alerts: 'bell', keys: 'keyboard', storage: 'hard-drive' };
const THEMES = ['system', 'dark', 'light', 'contrast'] as const;
const PRIORITIES = ['bad', 'warn', 'good', 'log'] as const;
const RULES = ['log', 'toast', 'pause'] as const;

export function SettingsScreen() {
  const app = useApp();
  const t = useT();
  const [section, setSection] = useState<Section>('look');
  const inGame = useAppState((state) => state.frame !== null && state.frame.outcome.state === 'playing');
  return (
    <>
      <PageBar title={t.t('settings.title')} onBack={() => app.store.setState({ screen: inGame ? 'game' : 'title' })}>
        <Button icon="rotate-ccw" onPress={() => setPreferences(app, DEFAULT_PREFERENCES)}>{t.t('settings.defaults')}</Button>
      </PageBar>
      <main class="st" data-region="settings">
        <nav aria-label={t.t('settings.sections')}>
          {SECTIONS.map((id) => (
            <button key={id} type="button" aria-current={id === section ? 'true' : undefined} onClick={() => setSection(id)}><Icon name={ICONS[id]} />{t.t(`settings.section.${id}`)}</button>
          ))}
        </nav>
        <section aria-labelledby="section-h" class="col">
          <h2 id="section-h">{t.t(`settings.section.${section}`)}</h2>
          {section === 'look' && <Look />}
          {section === 'sound' && <SoundSettings />}
          {section === 'time' && <Time />}
          {section === 'alerts' && <Alerts />}
          {section === 'keys' && <Keys />}
          {section === 'storage' && <Storage />}
        </section>
        <KeyTable />
      </main>
    </>
  );
}

function Look() {
  const app = useApp();
  const t = useT();
  const { preferences, canvasFailed } = useAppFields('preferences', 'canvasFailed');
  return (
    <>
      <Choice
        label={t.t('settings.language')} showLabel value={preferences.language} onChange={(language) => setPreferences(app, { language })}
        options={(['system', ...LOCALES] as const).map((id) => ({ id, label: t.t(`settings.language.${id}`) }))}
      />
      <fieldset class="col">
        <legend class="hd">{t.t('settings.theme')}</legend>
        <div class="th four">
          {THEMES.map((theme) => (
            <label key={theme}>
              <span class="pv" data-theme={theme === 'system' ? undefined : theme} aria-hidden="true"><i /><i /><i /><i /></span>
              <span class="row"><input type="radio" name="theme" checked={preferences.theme === theme} onChange={() => setPreferences(app, { theme })} />{t.t(`settings.theme.${theme}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Slider label={t.t('settings.scale')} value={preferences.uiScale} min={0.8} max={2} step={0.1} unit="ratio" onChange={(uiScale) => setPreferences(app, { uiScale })} />
      <Choice
        label={t.t('settings.motion')} showLabel value={preferences.motion} onChange={(motion) => setPreferences(app, { motion })}
        options={(['system', 'full', 'off'] as const).map((id) => ({ id, label: t.t(`settings.motion.${id}`) }))}
      />
      <Choice
        label={t.t('settings.frames')} showLabel value={preferences.frames} onChange={(frames) => setPreferences(app, { frames })}
        options={(['display', '30', '15'] as const).map((id) => ({ id, label: t.t(`settings.frames.${id}`) }))}
      />
      <Switch
        label={t.t('settings.noStage')} hint={t.t(canvasFailed ? `tables.failed.${canvasFailed}` : 'settings.noStageHint')} checked={!preferences.canvas}
        onChange={(off) => setPreferences(app, { canvas: !off })}
      />
    </>
  );
}

function Time() {
  const app = useApp();
  const t = useT();
  const preferences = useAppState((state) => state.preferences);
  return (
    <>
      <Switch label={t.t('settings.pauseOnBlur')} hint={t.t('settings.pauseOnBlurHint')} checked={preferences.pauseOnBlur} onChange={(pauseOnBlur) => setPreferences(app, { pauseOnBlur })} />
      {Object.keys(DECISIONS).map((event) => (
        <Switch
          key={event} label={t.t(`settings.pauseAt.${event}`)} checked={(preferences.alertRules[event] ?? DECISIONS[event]) === 'pause'}
          onChange={(on) => setAlertRule(app, event, on ? 'pause' : 'toast')}
        />
      ))}
      <p class="sm muted">{t.t('settings.pauseRules')}</p>
    </>
  );
}

function Alerts() {
  const app = useApp();
  const t = useT();
  const rules = useAppState((state) => state.preferences.alertRules);
  const ruleOf = (priority: (typeof PRIORITIES)[number]): AlertRule => rules[`*${priority}`] ?? (priority === 'bad' ? 'pause' : priority === 'good' ? 'toast' : 'log');
  return (
    <>
      <p class="sm muted">{t.t('settings.alertsWhat')}</p>
      {PRIORITIES.map((priority) => (
        <div key={priority} class="row between set-row">
          <span>{t.t(`settings.priority.${priority}`)}</span>
          <Segmented plain label={t.t(`settings.priority.${priority}`)} value={ruleOf(priority)} onChange={(rule) => setAlertRule(app, `*${priority}`, rule)} options={RULES.map((id) => ({ id, label: t.t(`settings.rule.${id}`) }))} />
        </div>
      ))}
    </>
  );
}

function Keys() {
  const app = useApp();
  const t = useT();
  const preferences = useAppState((state) => state.preferences);
  return (
    <>
      <Switch label={t.t('settings.singleKeys')} hint={t.t('settings.singleKeysHint')} checked={preferences.singleKeys} onChange={(singleKeys) => setPreferences(app, { singleKeys })} />
      <div class="row"><Button icon="rotate-ccw" onPress={() => setPreferences(app, { keys: {} })}>{t.t('settings.keysDefault')}</Button></div>
      <p class="sm muted">{t.t('settings.keysWhat')}</p>
    </>
  );
}

function Storage() {
  const app = useApp();
  const t = useT();
  const saves = useAppState((state) => state.saves);
  const [asked, setAsked] = useState(false);
  async function wipe(): Promise<void> {
    setAsked(false);
    await app.saves?.clear();
    setPreferences(app, DEFAULT_PREFERENCES);
    await refreshSaves(app);
    app.store.setState({ saves: app.saves ? app.store.getState().saves : [] });
    showToast(app, 'settings.wiped', {}, 'good');
  }
  return (
    <>
      <p>{t.t('settings.private')}</p>
      <p class="sm muted">{t.t(app.saves ? 'settings.stored' : 'saves.noStore', { n: saves.length })}</p>
      <div class="row"><Button kind="danger" icon="trash" onPress={() => setAsked(true)}>{t.t('settings.wipe')}</Button></div>
      <Dialog
        open={asked} title={t.t('settings.wipeTitle')} tone="bad" onClose={() => setAsked(false)}
        actions={[{ id: 'keep', label: t.t('settings.wipeKeep'), run: () => setAsked(false) }, { id: 'wipe', label: t.t('settings.wipeNow'), kind: 'danger', run: () => void wipe() }]}
      >
        <p>{t.t('settings.wipeWhat', { n: saves.length })}</p>
      </Dialog>
    </>
  );
}
