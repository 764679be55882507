import { useMemo, useRef, useState } from 'preact/hooks';
import { importFile } from '../../app/actions/saves.ts';
import { nextMission, readResults, sortScenarios } from '../../app/results.ts';
import { useRoving } from '../a11y/roving.ts';
import { useApp, useAppFields, useT } from '../context.ts';
import { Button, EmptyState, Tag } from '../widgets/index.ts';
import { MissionDetail } from './missionDetail.tsx';
import { PageBar } from './pageBar.tsx';
import { ProblemBox } from './problemBox.tsx';

export function MissionsScreen() {
  const app = useApp();
  const t = useT();
  const { catalog, saves, chosenScenario, packs } = useAppFields('catalog', 'saves', 'chosenScenario', 'packs');
  const scenarios = sortScenarios(Object.values(catalog?.scenarios ?? {}), (scenario) => t.t(scenario.name));
  const results = useMemo(() => readResults(app.settings, packs.used.length > 0), [app, packs]);
  const won = scenarios.filter((entry) => results[entry.id]?.won).length;
  const next = nextMission(scenarios, results);
  const [chosen, setChosen] = useState<string | null>(chosenScenario ?? saves[0]?.meta.scenario ?? next?.id ?? null);
  const scenario = scenarios.find((entry) => entry.id === chosen) ?? scenarios[0];
  const roving = useRoving(scenarios.map((entry) => entry.id), { axis: 'y', current: scenario?.id ?? null, onMove: setChosen });
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <PageBar title={t.t('missions.title')} back={t.t('missions.back')} onBack={() => app.store.setState({ screen: 'title' })}>
        <span class="sm muted">{t.t('missions.wonOf', { won, of: scenarios.filter((entry) => entry.difficulty !== 'open').length })}</span>
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
            const best = results[entry.id];
            const save = saves.find((item) => item.meta.scenario === entry.id);
            return (
              <button key={entry.id} type="button" class="mi" aria-current={entry.id === scenario?.id ? 'true' : undefined} onClick={() => setChosen(entry.id)} {...roving.item(entry.id)}>
                <span class="n" aria-hidden="true">{i + 1}</span>
                <span><b>{t.t(entry.name)}</b><small>{packs.homes[entry.id] ? t.t('missions.pack', { pack: packs.homes[entry.id] }) : entry.teaches[0] ? t.t(entry.teaches[0]) : ''}</small></span>
                <span class="r sm">
                  {save && !best?.won ? <Tag tone="acc">{t.t('missions.day', { day: save.meta.day })}</Tag>
                    : best ? <Tag tone={best.won ? 'good' : undefined} icon={best.won ? 'circle-check' : null}>{t.t('missions.best', { score: best.score })}</Tag>
                      : entry.id === next?.id && <Tag tone="info" icon="arrow-right">{t.t('missions.next')}</Tag>}
                  <small class="ms-min">{entry.difficulty ? t.t('missions.minHard', { minutes: entry.minutes, hard: t.t(`missions.hard.${entry.difficulty}`) }) : t.t('missions.min', { minutes: entry.minutes })}</small>
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
