import { useEffect, useRef, useState } from 'preact/hooks';
import { importFile, loadStored, refreshSaves, removeStored } from '../../app/actions/saves.ts';
import { BASE, comparePacks, packNames } from '../../app/packs.ts';
import type { AppState } from '../../app/state.ts';
import { useApp, useAppState, useT } from '../context.ts';
import { Button, Dialog, EmptyState, Table, Tag } from '../widgets/index.ts';
import { PageBar } from './pageBar.tsx';
import { ProblemBox } from './problemBox.tsx';
import { savedWhen } from './savedWhen.ts';

type ListedSave = AppState['saves'][number];
const MAX_FILE_BYTES = 64_000_000;

export function SavesScreen() {
  const app = useApp();
  const t = useT();
  const { saves, catalog, frame } = useAppState((state) => ({ saves: state.saves, catalog: state.catalog, frame: state.frame !== null }));
  const [over, setOver] = useState(false);
  const [doomed, setDoomed] = useState<ListedSave | null>(null);
  const file = useRef<HTMLInputElement>(null);
  useEffect(() => { void refreshSaves(app); }, [app]);

  async function take(picked: File | undefined): Promise<void> {
    if (!picked) return;
    if (picked.size > MAX_FILE_BYTES) {
      app.store.setState({ problem: { message: 'problem.file.too-large', params: { name: picked.name }, lines: [] } });
      return;
    }
    await importFile(app, picked.name, new Uint8Array(await picked.arrayBuffer()));
  }
  async function exportStored(save: ListedSave): Promise<void> {
    const bytes = await app.saves?.read(save.key);
    if (bytes) app.download(`gigawatt-${save.meta.scenario}-day-${save.meta.day}.gwsave`, bytes, 'application/octet-stream');
  }
  const nameOf = (save: ListedSave): string => (save.kind === 'auto' ? t.t('saves.auto') : save.meta.name);
  const missionOf = (save: ListedSave): string => {
    const scenario = catalog?.scenarios[save.meta.scenario];
    return scenario ? t.t(scenario.name) : save.meta.scenario;
  };
  /** Whether it opens here, and the packs that it was made with. */
  function stateOf(save: ListedSave) {
    const fits = save.meta.contentHash === catalog?.contentHash;
    const own = (save.meta.packs ?? []).filter((pack) => pack.id !== BASE);
    const differ = !fits && catalog && save.meta.packs ? comparePacks(save.meta.packs, catalog.packs) : null;
    const otherPacks = differ !== null && differ.missing.length + differ.extra.length + differ.different.length > 0;
    return (
      <>
        {!fits && <Tag tone="warn">{t.t(otherPacks ? 'saves.otherPacks' : 'saves.otherRules')}</Tag>}
        {own.length > 0 && <small class="faint saves-packs">{t.t('saves.with', { packs: packNames(own) })}</small>}
      </>
    );
  }
  return (
    <>
      <PageBar title={t.t('saves.title')} onBack={() => app.store.setState({ screen: frame ? 'game' : 'title' })}>
        <Button kind="primary" icon="upload" onPress={() => file.current?.click()}>{t.t('saves.import')}</Button>
        <input ref={file} type="file" class="vh" tabIndex={-1} aria-label={t.t('saves.import')} accept=".gwsave,.gwrun" onChange={(event) => void take(event.currentTarget.files?.[0])} />
      </PageBar>
      <main
        class={over ? 'page saves over' : 'page saves'} data-region="saves"
        onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer?.files[0]);
        }}
      >
        <ProblemBox />
        {saves.length === 0 ? (
          <EmptyState icon="save" title={t.t('saves.empty')} action={<Button onPress={() => app.store.setState({ screen: 'missions' })}>{t.t('title.missions')}</Button>}>{t.t(app.saves ? 'saves.emptyWhy' : 'saves.noStore')}</EmptyState>
        ) : (
          <Table
            caption={t.t('saves.caption')} rows={saves} rowKey={(save) => save.key}
            columns={[
              { id: 'name', head: t.t('saves.name'), cell: nameOf, sort: nameOf },
              { id: 'mission', head: t.t('saves.mission'), cell: missionOf, sort: missionOf },
              { id: 'day', head: t.t('saves.day'), number: true, cell: (save) => t.n(save.meta.day, 'count'), sort: (save) => save.meta.day },
              { id: 'useful', head: t.t('saves.useful'), number: true, cell: (save) => t.n(save.meta.usefulGpus, 'gpus'), sort: (save) => save.meta.usefulGpus },
              { id: 'cash', head: t.t('saves.cash'), number: true, cell: (save) => t.n(save.meta.cashCents, 'cents'), sort: (save) => save.meta.cashCents },
              { id: 'when', head: t.t('saves.when'), cell: (save) => savedWhen(t, save.meta.savedAtMs, app.nowMs()), sort: (save) => save.meta.savedAtMs },
              { id: 'state', head: t.t('saves.state'), hideHead: true, cell: stateOf },
              {
                id: 'do', head: t.t('saves.actions'), hideHead: true, cell: (save) => (
                  <span class="row">
                    <Button size="sm" icon="play" onPress={() => void loadStored(app, save.key)}>{t.t('saves.load')}</Button>
                    <Button size="sm" kind="quiet" icon="download" label={t.t('saves.export', { name: nameOf(save) })} onPress={() => void exportStored(save)} />
                    <Button size="sm" kind="quiet" icon="trash" label={t.t('saves.delete', { name: nameOf(save) })} onPress={() => setDoomed(save)} />
                  </span>
                ),
              },
            ]}
          />
        )}
        <p class="sm muted saves-drop">{t.t('saves.drop')}</p>
      </main>
      {doomed && (
        <Dialog
          open title={t.t('saves.deleteTitle', { name: nameOf(doomed) })} tone="warn" onClose={() => setDoomed(null)}
          actions={[
            { id: 'keep', label: t.t('saves.keep'), run: () => setDoomed(null) },
            { id: 'delete', label: t.t('saves.deleteNow'), kind: 'danger', run: () => { void removeStored(app, doomed.key); setDoomed(null); } },
          ]}
        >
          <p>{t.t('saves.deleteWhat', { mission: missionOf(doomed), day: doomed.meta.day, useful: doomed.meta.usefulGpus })}</p>
        </Dialog>
      )}
    </>
  );
}
