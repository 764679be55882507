/** What a mission is about, and how to start it: right half of the list, and all of the page a link leads to. */
import { useMemo, useRef, useState } from 'preact/hooks';
import { freshSeed, startScenario } from '../../app/actions/session.ts';
import { readResults } from '../../app/results.ts';
import { loadStored } from '../../app/actions/saves.ts';
import type { Translator } from '../../app/i18n/translate.ts';
import { settingProblems, settledCatalog } from '../../app/simValues.ts';
import type { ScenarioDef, Settings, SiteDef } from '../../sim/index.ts';
import { useApp, useAppFields, useT } from '../context.ts';
import { Button, cx, Icon, KeyValue, Note } from '../widgets/index.ts';
import { HeroArt } from './heroArt.tsx';
import { OptionsForm, Standing } from './optionsForm.tsx';

const MAX_SEED = 0xffff_ffff;

export interface MissionDetailProps {
  scenario: ScenarioDef;
  /** From a link or a class code; otherwise the player's choice. */
  seed: number | null;
  code: string | null;
  settings?: Settings;
  /** What the workbench could not send along: message ids. */
  sent?: readonly string[];
}

/** "Riverbend: 8.0 MW at once; 42 MW, 60 days after you ask; …" */
function gridWords(t: Translator, def: SiteDef): string {
  const now = def.gridPhases.filter((phase) => phase.initial).reduce((kW, phase) => kW + phase.addKW, 0);
  const later = def.gridPhases.filter((phase) => !phase.initial).map((phase) => t.t('missions.gridPhase', { power: t.n(phase.addKW, 'kW'), days: t.n(phase.leadDays, 'days') }));
  return t.t('missions.gridSite', { site: t.t(def.name), list: [t.t('missions.gridNow', { power: t.n(now, 'kW') }), ...later].join(', ') });
}

export function MissionDetail({ scenario: given, seed, code, settings = {}, sent = [] }: MissionDetailProps) {
  const app = useApp();
  const t = useT();
  const { saves, catalog: installed, packs } = useAppFields('saves', 'catalog', 'packs');
  const [chosen, setChosen] = useState<Settings>(settings);
  const problems = settingProblems(given, chosen);
  const valued = useRef(chosen); // the last that could be started: what the rest of the page tells of
  if (problems.length === 0) valued.current = chosen;
  const catalog = useMemo(() => installed && settledCatalog(installed, given.id, valued.current), [installed, given, valued.current]);
  const scenario = catalog?.scenarios[given.id] ?? given;
  const [typed, setTyped] = useState(() => String(seed ?? freshSeed()));
  const [busy, setBusy] = useState(false);
  const seedValid = /^\d{1,10}$/.test(typed.trim()) && Number(typed) <= MAX_SEED;
  const valid = seedValid && problems.length === 0;
  const best = readResults(app.settings, packs.used.length > 0)[scenario.id];
  const last = saves.find((save) => save.meta.scenario === scenario.id && (code === null || save.meta.seed === seed)) ?? null;

  async function start(): Promise<void> {
    if (!valid) return;
    setBusy(true);
    await startScenario(app, scenario.id, Number(typed), code, chosen);
    setBusy(false);
  }
  const offered = scenario.sites.length > 0 ? scenario.sites.map((place) => place.site) : scenario.availableSites;
  const gridKW = scenario.sites.reduce((sum, place) => {
    const def = catalog?.sites[place.site];
    return sum + (def?.gridPhases.filter((phase) => phase.initial || place.gridPhases.includes(phase.id)).reduce((kW, phase) => kW + phase.addKW, 0) ?? 0);
  }, 0);
  const heads = scenario.staff.reduce((sum, entry) => sum + entry.count, 0);
  return (
    <section class={cx('md', given.options && 'sets')} aria-labelledby="mission-h" data-region="mission">
      <div class="hero">
        <HeroArt />
        <div class="ov"><h2 id="mission-h" tabIndex={-1}>{t.t(scenario.name)}</h2><p class="ms-brief">{t.t(scenario.briefing)}</p></div>
      </div>
      <form class="mb" onSubmit={(event) => { event.preventDefault(); void start(); }}>
        {given.options && (
          <div class="ms-all">
            {sent.length > 0 && <Note tone="info"><b>{t.t('options.sent')}</b>{sent.map((id) => <span key={id} class="wb-line">{t.t(id)}</span>)}</Note>}
            <OptionsForm scenario={given} settings={chosen} problems={problems} fixed={code !== null} onChange={setChosen} />
            {catalog && problems.length === 0 && <Standing scenario={scenario} catalog={catalog} />}
          </div>
        )}
        <div>
          <h3 class="hd">{t.t('missions.win')}</h3>
          <ul class="goal">
            {scenario.goals.filter((goal) => goal.required).map((goal) => <li key={goal.id}><Icon name="target" /><span>{t.t(goal.text)}</span></li>)}
          </ul>
          {scenario.goals.some((goal) => !goal.required) && (
            <>
              <h3 class="hd ms-gap">{t.t('missions.points')}</h3>
              <ul class="goal">
                {scenario.goals.filter((goal) => !goal.required).map((goal) => <li key={goal.id}><Icon name="star" /><span>{t.t(goal.text)}</span></li>)}
              </ul>
            </>
          )}
          {scenario.losses.length > 0 && (
            <>
              <h3 class="hd ms-gap">{t.t('missions.lose')}</h3>
              <ul class="goal">{scenario.losses.map((loss) => <li key={loss.id}><Icon name="circle-x" /><span>{t.t(loss.text)}</span></li>)}</ul>
            </>
          )}
          <h3 class="hd ms-gap">{t.t('missions.gridComes')}</h3>
          <ul class="goal">{offered.flatMap((id) => catalog?.sites[id] ?? []).map((def) => <li key={def.id}><Icon name="zap" /><span>{gridWords(t, def)}</span></li>)}</ul>
        </div>
        <div>
          <h3 class="hd">{t.t('missions.teaches')}</h3>
          <ul class="sm muted ms-teach">{scenario.teaches.map((id) => <li key={id}>{t.t(id)}</li>)}</ul>
          <h3 class="hd ms-gap">{t.t('missions.start')}</h3>
          <KeyValue items={[
            { id: 'cash', label: t.t('missions.cash'), value: t.n(scenario.cashCents, 'cents') },
            { id: 'grid', label: t.t('missions.grid'), value: scenario.sites.length > 0 ? t.n(gridKW, 'kW') : t.t('missions.gridLater') },
            { id: 'team', label: t.t('missions.team'), value: t.t('missions.people', { n: heads }) },
            { id: 'rivals', label: t.t('missions.rivals'), value: t.n(scenario.rivals.length, 'count') },
            { id: 'days', label: t.t('missions.length'), value: t.n(scenario.lengthDays, 'days') },
          ]} />
        </div>
        <div class="col">
          <div class="fld">
            <label for="seed"><span>{t.t('missions.seed')}</span><span class="faint">{t.t('missions.seedHint')}</span></label>
            <div class="row">
              <input
                class="inp num" id="seed" inputMode="numeric" autocomplete="off" value={typed} readOnly={code !== null} aria-invalid={seedValid ? undefined : 'true'}
                aria-describedby={seedValid ? undefined : 'seed-error'} onInput={(event) => setTyped(event.currentTarget.value)}
              />
              {code === null && <Button icon="refresh-cw" label={t.t('missions.newSeed')} onPress={() => setTyped(String(freshSeed()))} />}
            </div>
            {!seedValid && <p class="err" id="seed-error"><Icon name="octagon-x" /><span>{t.t('missions.seedError')}</span></p>}
            {code !== null && <p class="hint">{t.t('missions.fromCode', { code })}</p>}
          </div>
          <p class="sm muted row"><Icon name="timer" />{t.t('missions.minutes', { minutes: scenario.minutes })}</p>
          {scenario.difficulty && <p class="sm muted row"><Icon name="gauge" />{t.t(`missions.hardness.${scenario.difficulty}`)}</p>}
          {best && <p class="sm muted row"><Icon name={best.won ? 'trophy' : 'flag'} />{t.t(best.won ? 'missions.bestWon' : 'missions.bestNot', { score: best.score, day: best.day })}</p>}
          {last && (
            <Button kind="primary" size="lg" block icon="play" onPress={() => void loadStored(app, last.key)}>{t.t('missions.continue', { day: last.meta.day })}</Button>
          )}
          <Button submit kind={last ? 'ghost' : 'primary'} size={last ? undefined : 'lg'} block icon={last ? 'rotate-ccw' : 'play'} busy={busy} disabled={!valid}>
            {t.t(last ? 'missions.again' : 'missions.go')}
          </Button>
        </div>
      </form>
    </section>
  );
}
