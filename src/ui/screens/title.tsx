import { useMemo, useState } from 'preact/hooks';
import { chooseScenario, freshSeed, joinClass } from '../../app/actions/session.ts';
import { continueLast, newestSave } from '../../app/actions/saves.ts';
import { openAgain } from '../../app/actions/visit.ts';
import { openModelCard, openMods, openWorkbench } from '../../app/actions/workbench.ts';
import { nextMission, readResults } from '../../app/results.ts';
import { startOfCode } from '../../app/share.ts';
import type { AppState } from '../../app/state.ts';
import { GAME_VERSION } from '../../app/version.ts';
import { useApp, useAppFields, useAppState, useT } from '../context.ts';
import { Button, Icon, Mark } from '../widgets/index.ts';
import { SoundButton } from '../shell/soundButton.tsx';
import { LAMPS } from './lampField.ts';
import { Lamps } from './lamps.tsx';
import { PackNotes } from './packNotes.tsx';
import { ProblemBox } from './problemBox.tsx';
import { savedWhen } from './savedWhen.ts';

/** What the field of lamps shows before there is a save: the mission everybody knows. */
const EXAMPLE = { bought: 100_000, useful: 38_872 };
const CODE_LETTERS = 10;

export function TitleScreen() {
  const app = useApp();
  const t = useT();
  const { saves, catalog, packs } = useAppFields('saves', 'catalog', 'packs');
  const last = newestSave(saves, catalog);
  const field = fieldOfSave(last);
  const results = useMemo(() => readResults(app.settings, packs.used.length > 0), [app, packs]);
  const suggested = last && catalog ? nextMission(Object.values(catalog.scenarios), results) : null;
  const next = suggested && suggested.id !== last?.meta.scenario ? suggested : null;
  const sandbox = catalog?.scenarios['sandbox'];
  return (
    <main class="ttl" data-theme="dark">
      <Lamps share={field.bought > 0 ? Math.min(field.useful / field.bought, 1) : 0} />
      <div class="menu" data-region="menu">
        <div><p class="c-accent ttl-mark"><Mark size={34} /></p><h1>{t.t('common.game')}</h1></div>
        <p class="lead">{t.t('title.lead')}</p>
        <ProblemBox />
        <PackNotes mods />
        <div class="col ttl-list">
          {last ? <ContinueButton save={last} /> : (
            <button class="cont" type="button" onClick={() => app.store.setState({ screen: 'missions' })}>
              <Icon name="play" /><span><b>{t.t('title.begin')}</b><small>{t.t('title.beginDetail')}</small></span><Icon name="arrow-right" />
            </button>
          )}
          {next && (
            <button class="ttl-next sm" type="button" onClick={() => app.store.setState({ screen: 'missions', chosenScenario: next.id })}>
              <Icon name="arrow-right" /><span>{t.t('title.next', { mission: t.t(next.name), minutes: next.minutes, teaches: next.teaches[0] ? t.t(next.teaches[0]) : '' })}</span>
            </button>
          )}
          <div class="mlist">
            <Button icon="list-checks" onPress={() => app.store.setState({ screen: 'missions' })}>{t.t('title.missions')}</Button>
            {sandbox && <Button icon="sliders-horizontal" onPress={() => chooseScenario(app, 'sandbox', freshSeed(), null)}>{t.t('title.sandbox')}</Button>}
            <Button icon="folder-open" onPress={() => app.store.setState({ screen: 'saves' })}>{t.t('title.load')}</Button>
            <Button icon="flask-conical" onPress={() => openWorkbench(app)}>{t.t('title.workbench')}</Button>
            <Button icon="scale" onPress={() => openModelCard(app)}>{t.t('title.modelCard')}</Button>
            <Button icon="puzzle" onPress={() => openMods(app)}>{t.t('title.mods')}</Button>
            <Button icon="settings" onPress={() => app.store.setState({ screen: 'settings' })}>{t.t('title.settings')}</Button>
          </div>
        </div>
        <ClassCode />
        <p class="foot"><span>{t.t('title.private')}</span><span>{t.t('title.version', { version: GAME_VERSION })}</span><SoundButton /></p>
      </div>
      <p class="cap sm">
        <b>{t.t('title.lamps', { bought: field.bought, useful: field.useful })}</b>
        {t.t(last ? 'title.lampsYours' : 'title.lampsExample', { each: Math.max(1, Math.round(field.bought / LAMPS)) })}
      </p>
    </main>
  );
}

type ListedSave = AppState['saves'][number];

/** Saves of older builds do not know how many were bought. */
function fieldOfSave(save: ListedSave | null): { bought: number; useful: number } {
  if (!save) return EXAMPLE;
  const { usefulGpus } = save.meta;
  const bought = save.meta.boughtGpus;
  return { bought, useful: usefulGpus };
}

function ContinueButton({ save }: { save: ListedSave }) {
  const app = useApp();
  const t = useT();
  const catalog = useAppState((state) => state.catalog);
  const scenario = catalog?.scenarios[save.meta.scenario];
  const days = scenario?.lengthDays;
  return (
    <button class="cont" type="button" onClick={() => void continueLast(app)}>
      <Icon name="play" />
      <span>
        <b>{t.t('title.continue', { mission: scenario ? t.t(scenario.name) : save.meta.scenario })}</b>
        <small>{t.t(days ? 'title.continueDetail' : 'title.continueDetailOpen', { lab: save.meta.labName, day: save.meta.day, days: days ?? 0, when: savedWhen(t, save.meta.savedAtMs, app.nowMs()) })}</small>
      </span>
      <Icon name="arrow-right" />
    </button>
  );
}

function ClassCode() {
  const app = useApp();
  const t = useT();
  const { catalog, packs } = useAppFields('catalog', 'packs');
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const letters = code.replaceAll(/[\s\-_.]/g, '');
  const found = catalog && letters.length >= CODE_LETTERS ? startOfCode(code, catalog) : null;
  const scenario = found?.kind === 'start' ? catalog?.scenarios[found.scenario] : undefined;
  // A class plays with the base game: whether a code is one of its is known when the page has opened without the player's packs.
  const elsewhere = packs.used.length > 0 && (found?.kind === 'start' || (found?.kind === 'problem' && /^code-(?:content|scenario|length)$/.test(found.problem)));
  const error = elsewhere ? null : found?.kind === 'problem' ? t.t(`problem.start.${found.problem}`, { ...found.params, detail: found.detail })
    : asked && letters.length < CODE_LETTERS ? t.t('problem.start.code-length', { detail: String(letters.length) }) : null;
  return (
    <form class="fld ttl-code" onSubmit={(event) => {
      event.preventDefault();
      setAsked(true);
      if (elsewhere) openAgain({ code });
      else if (scenario) joinClass(app, code);
    }}>
      <label for="class-code">{t.t('title.classCode')}</label>
      <div class="row">
        <input
          class="inp num" id="class-code" value={code} autocomplete="off" spellcheck={false} maxLength={48} aria-invalid={error ? 'true' : undefined}
          aria-describedby="class-code-says" onInput={(event) => { setCode(event.currentTarget.value); setAsked(false); }}
        />
        <Button submit kind="ghost">{t.t('title.join')}</Button>
      </div>
      <div id="class-code-says" role="status" class="ttl-says">
        {error && <p class="err"><Icon name="octagon-x" /><span>{error}</span></p>}
        {elsewhere && <p class="hint row"><Icon name="puzzle" />{t.t('title.classPacks')}</p>}
        {scenario && !elsewhere && <p class="hint c-good row"><Icon name="circle-check" />{t.t('title.classFound', { mission: t.t(scenario.name), minutes: scenario.minutes })}</p>}
      </div>
    </form>
  );
}
