import { useApp, useAppFields, useAppState, useT } from '../context.ts';
import { EmptyState } from '../widgets/index.ts';
import { MissionDetail } from './missionDetail.tsx';
import { PackNotes } from './packNotes.tsx';
import { PageBar } from './pageBar.tsx';
import { ProblemBox } from './problemBox.tsx';

/** One mission, as a link or a class code asked for it. */
export function BriefingScreen() {
  const app = useApp();
  const t = useT();
  const { catalog, chosenScenario, chosenSeed, chosenSettings, classCode, sent } = useAppFields('catalog', 'chosenScenario', 'chosenSeed', 'chosenSettings', 'classCode', 'sent');
  const without = useAppState((state) => state.packs.without !== null || state.packs.left.length > 0);
  const scenario = chosenScenario === null ? undefined : catalog?.scenarios[chosenScenario];
  return (
    <>
      <PageBar title={t.t(classCode === null ? 'briefing.title' : 'briefing.class')} back={t.t('missions.back')} onBack={() => app.store.setState({ screen: 'title' })} />
      <ProblemBox />
      {without && <div class="ms-packs"><PackNotes mods={false} /></div>}
      <main class="ms one">
        {scenario ? <MissionDetail key={scenario.id} scenario={scenario} seed={chosenSeed} code={classCode} settings={chosenSettings} sent={sent} /> : <EmptyState icon="list-checks" title={t.t('missions.none')} />}
      </main>
    </>
  );
}
