/** The packs of this device: adding, turning on and off, removing; what is wrong with them; and the page anew with those that are on. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { addPacks, listPacks, playWithPacks, removePack, turnPack, type Added, type GivenFile, type ListedPack, type PackList } from '../../app/actions/packs.ts';
import { showToast } from '../../app/actions/toasts.ts';
import { announce } from '../a11y/live.tsx';
import { useApp, useAppState, useT } from '../context.ts';
import { Button, Dialog, EmptyState, Note, Progress } from '../widgets/index.ts';
import { Diagnostics } from './diagnostics.tsx';
import { BaseCard, ModCard, titleOf } from './modCard.tsx';
import { filesChosen, filesDropped } from './modFiles.ts';
import { PackNotes } from './packNotes.tsx';
import { PageBar } from './pageBar.tsx';
import './mods.css';

/** Not in the words of any standard, and understood by all browsers. */
const FOLDERS = { webkitdirectory: true };
const NOTHING: Added = { ids: [], refusals: [] };

export function ModsScreen() {
  const app = useApp();
  const t = useT();
  const playing = useAppState((state) => state.frame !== null);
  const mods = useMods();
  const { list, added } = mods;
  const [over, setOver] = useState(false);
  const [doomed, setDoomed] = useState<ListedPack | null>(null);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const chosen = (event: { currentTarget: HTMLInputElement }): void => {
    const picked = filesChosen(event.currentTarget.files);
    event.currentTarget.value = ''; // the same file again, mended, is a change as well
    void mods.add(picked);
  };
  return (
    <>
      <PageBar title={t.t('mods.title')} onBack={() => app.store.setState({ screen: playing ? 'game' : 'title' })}>
        <Button icon="folder-plus" onPress={() => folder.current?.click()}>{t.t('mods.addFolder')}</Button>
        <Button kind="primary" icon="upload" onPress={() => files.current?.click()}>{t.t('mods.addFiles')}</Button>
        <input ref={folder} type="file" class="vh" tabIndex={-1} aria-label={t.t('mods.addFolder')} multiple {...FOLDERS} onChange={chosen} />
        <input ref={files} type="file" class="vh" tabIndex={-1} aria-label={t.t('mods.addFiles')} accept=".zip,.json,.jsonc" multiple onChange={chosen} />
      </PageBar>
      <main
        class={over ? 'page saves mods over' : 'page saves mods'} data-region="mods" aria-busy={mods.busy}
        onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void filesDropped(event.dataTransfer).then(mods.add);
        }}
      >
        <p class="muted">{t.t('mods.lead')}</p>
        <PackNotes mods={false} />
        {mods.failure !== null && <Note tone="bad" alert>{t.t('mods.failed', { reason: mods.failure })}</Note>}
        {list?.waiting && !mods.busy && (
          <Note tone="warn" icon="refresh-cw">
            {t.t(playing ? 'mods.waitGame' : 'mods.wait')} <Button kind="primary" icon="refresh-cw" onPress={() => void playWithPacks(app)}>{t.t('mods.play')}</Button>
          </Note>
        )}
        {added.refusals.length > 0 && (
          <section aria-label={t.t('mods.refused', { n: added.refusals.length })}>
            <Note tone="bad" alert>{t.t('mods.refused', { n: added.refusals.length })} <Button size="sm" kind="quiet" icon="x" onPress={mods.forget}>{t.t('problem.dismiss')}</Button></Note>
            <Diagnostics list={added.refusals} />
          </section>
        )}
        {mods.busy && <Progress label={t.t('mods.checking')} value={null} />}
        {list && (
          <ul class="md-list" aria-label={t.t('mods.list')}>
            <BaseCard summary={list.base} bytes={list.baseBytes} />
            {list.packs.map((pack) => <ModCard key={pack.summary.id} pack={pack} onTurn={(on) => void mods.turn(pack, on)} onRemove={() => setDoomed(pack)} />)}
          </ul>
        )}
        {list?.packs.length === 0 && <EmptyState icon="puzzle" title={t.t('mods.none')}>{t.t('mods.noneWhat')}</EmptyState>}
        <p class="sm muted saves-drop">{t.t('mods.drop')} {t.t('mods.order')}</p>
      </main>
      {doomed && (
        <Dialog
          open title={t.t('mods.removeTitle', { pack: titleOf(doomed.summary) })} tone="warn" onClose={() => setDoomed(null)}
          actions={[
            { id: 'keep', label: t.t('mods.keep'), run: () => setDoomed(null) },
            { id: 'remove', label: t.t('mods.remove'), kind: 'danger', run: () => { void mods.remove(doomed); setDoomed(null); } },
          ]}
        >
          <p>{t.t('mods.removeWhat')}</p>
        </Dialog>
      )}
    </>
  );
}

/** The list and what changes it; one thing after the other. */
function useMods() {
  const app = useApp();
  const t = useT();
  const [list, setList] = useState<PackList | null>(null);
  const [added, setAdded] = useState<Added>(NOTHING);
  const [busy, setBusy] = useState(true);
  const [failure, setFailure] = useState<string | null>(null);
  const queue = useRef(Promise.resolve());

  function work(job: () => Promise<void>): Promise<void> {
    setBusy(true);
    queue.current = queue.current.then(job).then(() => setFailure(null), (error: unknown) => setFailure(error instanceof Error ? error.message : String(error)))
      .then(() => setBusy(false));
    return queue.current;
  }
  const refresh = async (): Promise<PackList> => {
    const found = await listPacks(app);
    setList(found);
    return found;
  };
  useEffect(() => { void work(async () => { await refresh(); }); }, [app]);

  return {
    list, added, busy, failure,
    forget: () => setAdded(NOTHING),
    add: (given: readonly GivenFile[]) => (given.length === 0 ? queue.current : work(async () => {
      const result = await addPacks(app, given);
      setAdded(result);
      const found = await refresh();
      const mine = found.packs.filter((pack) => result.ids.includes(pack.summary.id));
      const broken = mine.filter((pack) => pack.diagnostics.length > 0);
      const words = [
        ...(mine.length > broken.length ? [t.t('mods.added', { packs: t.list(mine.filter((pack) => !broken.includes(pack)).map((pack) => titleOf(pack.summary))) })] : []),
        ...(broken.length > 0 ? [t.t('mods.addedBroken', { packs: t.list(broken.map((pack) => titleOf(pack.summary))) })] : []),
        ...(result.refusals.length > 0 ? [t.t('mods.refused', { n: result.refusals.length })] : []),
      ];
      announce.status(words.join(' '));
    })),
    turn: (pack: ListedPack, on: boolean) => work(async () => {
      if (!list) return;
      const others = turnPack(app, list, pack.summary.id, on);
      const names = list.packs.filter((entry) => others.includes(entry.summary.id)).map((entry) => titleOf(entry.summary));
      if (names.length > 0) showToast(app, on ? 'mods.alsoOn' : 'mods.alsoOff', { packs: t.list(names) });
      await refresh();
    }),
    remove: (pack: ListedPack) => work(async () => {
      if (!list) return;
      await removePack(app, list, pack.summary.id);
      await refresh();
      showToast(app, 'mods.removed', { pack: titleOf(pack.summary) });
    }),
  };
}
