import { useRef, useState } from 'preact/hooks';
import { importFile } from '../../app/actions/saves.ts';
import type { ScenarioDef } from '../../sim/index.ts';
import { useRoving } from '../a11y/roving.ts';
import { useApp, useAppFields, useT } from '../context.ts';
import { Button, EmptyState, Tag } from '../widgets/index.ts';
import { MissionDetail } from './missionDetail.tsx';
import { PageBar } from './pageBar.tsx';
import { ProblemBox } from './problemBox.tsx';

/** The order in which the missions build on each other; others follow by title. */
const ORDER = ['first-rack', 'keep-it-cool', 'dry-summer', 'swing', 'in-unison', 'riverbend-100k', 'the-fold', 'undisclosed', 'gigawatt', 'sandbox'];

export function sortScenarios(scenarios: readonly ScenarioDef[], title: (scenario: ScenarioDef) => string): ScenarioDef[] {
  const place = (scenario: ScenarioDef): number => {
    const at = ORDER.indexOf(scenario.id);
    return at < 0 ? ORDER.length : at;
  };
  return [...scenarios].sort((a, b) => place(a) - place(b) || (title(a) < title(b) ? -1 : 1));
}

export function MissionsScreen() {
  const app = useApp();
  const t = useT();
  const { catalog, saves, chosenScenario } = useAppFields('catalog', 'saves', 'chosenScenario');
  const scenarios = sortScenarios(Object.values(catalog?.scenarios ?? {}), (scenario) => t.t(scenario.name));
  const [chosen, setChosen] = useState<string | null>(chosenScenario ?? saves[0]?.meta.scenario ?? null);
  const scenario = scenarios.find((entry) => entry.id === chosen) ?? scenarios[0];
  const roving = useRoving(scenarios.map((entry) => entry.id), { axis: 'y', current: scenario?.id ?? null, onMove: setChosen });
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <PageBar title={t.t('missions.title')} back={t.t('missions.back')} onBack={() => app.store.setState({ screen: 'title' })}>
        <Button kind="ghost" icon="upload" onPress={() => file.current?.click()}>{t.t('missions.import')}</Button>
        <input ref={file} type="file" class="vh" tabIndex={-1} aria-label={t.t('missions.import')} accept=".gwrun,.gwsave" onChange={(event) => {
          const picked = event.currentTarget.files?.[0];
          if (picked) void picked.arrayBuffer().then((bytes) => importFile(app, picked.name, new Uint8Array(bytes)));
        }} />
      </PageBar>
      <ProblemBox />
      <main class="ms">
        <nav class="ml" aria-label={t.t('missions.title')} data-region="missions">
          {scenarios.map((entry, i) => {
            const save = saves.find((item) => item.meta.scenario === entry.id);
            return (
              <button key={entry.id} type="button" class="mi" aria-current={entry.id === scenario?.id ? 'true' : undefined} onClick={() => setChosen(entry.id)} {...roving.item(entry.id)}>
                <span class="n" aria-hidden="true">{i + 1}</span>
                <span><b>{t.t(entry.name)}</b><small>{entry.teaches[0] ? t.t(entry.teaches[0]) : ''}</small></span>
                <span class="r sm">
                  {save && <Tag tone="acc">{t.t('missions.day', { day: save.meta.day })}</Tag>}
                  <small class="ms-min">{t.t('missions.min', { minutes: entry.minutes })}</small>
                </span>
              </button>
            );
          })}
        </nav>
        {scenario ? <MissionDetail key={scenario.id} scenario={scenario} seed={null} code={null} /> : <EmptyState icon="list-checks" title={t.t('missions.none')} />}
      </main>
    </>
  );
}
