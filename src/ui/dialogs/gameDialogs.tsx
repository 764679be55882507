/** The dialogs of the game. One at a time, named in the store. */
import { useMemo, useState } from 'preact/hooks';
import { autosave, exportRun, exportSave, saveNamed } from '../../app/actions/saves.ts';
import { quitToTitle } from '../../app/actions/session.ts';
import { openWorkbench } from '../../app/actions/workbench.ts';
import { showToast } from '../../app/actions/toasts.ts';
import { packNames } from '../../app/packs.ts';
import { shareOf } from '../../app/share.ts';
import type { AppState } from '../../app/state.ts';
import { useApp, useAppFields, useAppState, useT } from '../context.ts';
import { KeyTable } from '../screens/settingsKeys.tsx';
import { paletteCommands } from '../shell/commands.ts';
import { useWindowKeys } from '../shell/keyHints.ts';
import { Button, CommandPalette, Dialog, Modal, Note, TextInput, type IconName } from '../widgets/index.ts';

type DialogId = NonNullable<AppState['dialog']>;

export function GameDialogs() {
  const app = useApp();
  const dialog = useAppState((state) => state.dialog);
  const close = (): void => app.store.setState({ dialog: null });
  switch (dialog) {
    case 'menu': return <MenuDialog onClose={close} />;
    case 'keys': return <KeysDialog onClose={close} />;
    case 'save': return <SaveDialog onClose={close} />;
    case 'quit': return <QuitDialog onClose={close} />;
    case 'share': return <ShareDialog onClose={close} />;
    case 'palette': return <Palette onClose={close} />;
    default: return null;
  }
}

interface Closes { onClose: () => void }

function Palette({ onClose }: Closes) {
  const app = useApp();
  const t = useT();
  const keys = useWindowKeys();
  const commands = useMemo(() => paletteCommands(app, t, keys), []);
  return <CommandPalette open onClose={onClose} commands={commands} />;
}

function MenuDialog({ onClose }: Closes) {
  const app = useApp();
  const t = useT();
  const { set, screen } = { set: (dialog: DialogId) => app.store.setState({ dialog }), screen: (id: AppState['screen']) => app.store.setState({ dialog: null, screen: id }) };
  const items: readonly { id: string; icon: IconName; run: () => void }[] = [
    { id: 'resume', icon: 'play', run: onClose },
    { id: 'save', icon: 'save', run: () => set('save') },
    { id: 'load', icon: 'folder-open', run: () => screen('saves') },
    { id: 'export', icon: 'download', run: () => { onClose(); void exportSave(app); } },
    { id: 'run', icon: 'file-check', run: () => { onClose(); void exportRun(app); } },
    { id: 'share', icon: 'share-2', run: () => set('share') },
    { id: 'workbench', icon: 'flask-conical', run: () => openWorkbench(app) },
    { id: 'settings', icon: 'settings', run: () => screen('settings') },
    { id: 'keys', icon: 'keyboard', run: () => set('keys') },
    { id: 'quit', icon: 'log-out', run: () => set('quit') },
  ];
  return (
    <Modal open onClose={onClose} labelledBy="menu-h" class="menu-dlg">
      <header><h2 id="menu-h">{t.t('shell.menu')}</h2></header>
      <div class="in menu-list">
        {items.map((item) => <Button key={item.id} block icon={item.icon} kind={item.id === 'resume' ? 'primary' : undefined} onPress={item.run}>{t.t(`menu.${item.id}`)}</Button>)}
      </div>
    </Modal>
  );
}

function KeysDialog({ onClose }: Closes) {
  const t = useT();
  return (
    <Modal open onClose={onClose} label={t.t('menu.keys')} class="keys-dlg">
      <div class="in"><KeyTable editable={false} /><p class="row end"><Button onPress={onClose}>{t.t('common.close')}</Button></p></div>
    </Modal>
  );
}

function SaveDialog({ onClose }: Closes) {
  const app = useApp();
  const t = useT();
  const { frame, catalog, saves } = useAppFields('frame', 'catalog', 'saves');
  const scenario = frame ? catalog?.scenarios[frame.scenario] : undefined;
  const day = Math.floor((frame?.timeS ?? 0) / 86_400) + 1;
  const [name, setName] = useState(() => t.t('save.name', { mission: scenario ? t.t(scenario.name) : '', day }));
  const taken = saves.some((kept) => kept.kind === 'named' && kept.meta.name === name.trim());
  async function save(): Promise<void> {
    if (name.trim() === '') return;
    onClose();
    await saveNamed(app, name.trim().slice(0, 60));
  }
  return (
    <Dialog
      open title={t.t('menu.save')} icon="save" onClose={onClose}
      actions={[{ id: 'cancel', label: t.t('common.cancel'), run: onClose }, { id: 'save', label: t.t(taken ? 'save.replace' : 'save.save'), kind: 'primary', disabled: name.trim() === '', run: () => void save() }]}
    >
      <form onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <TextInput label={t.t('save.as')} value={name} onChange={setName} hint={taken ? t.t('save.taken') : undefined} />
      </form>
      {!app.saves && <p class="c-warn">{t.t('saves.noStore')}</p>}
    </Dialog>
  );
}

function QuitDialog({ onClose }: Closes) {
  const app = useApp();
  const t = useT();
  const keep = app.saves !== null;
  async function leave(): Promise<void> {
    app.engine.setSpeed(0);
    await autosave(app);
    quitToTitle(app);
  }
  return (
    <Dialog
      open title={t.t('menu.quit')} tone={keep ? undefined : 'warn'} onClose={onClose}
      actions={[{ id: 'stay', label: t.t('quit.stay'), run: onClose }, { id: 'quit', label: t.t(keep ? 'quit.save' : 'quit.leave'), kind: keep ? 'primary' : 'danger', run: () => void leave() }]}
    >
      <p>{t.t(keep ? 'quit.kept' : 'quit.lost')}</p>
    </Dialog>
  );
}

function ShareDialog({ onClose }: Closes) {
  const app = useApp();
  const t = useT();
  const { frame, catalog, packs } = useAppFields('frame', 'catalog', 'packs');
  if (!frame || !catalog) return null;
  const { link, code } = shareOf(location.href, frame.scenario, frame.seed, frame.settings ?? {}, catalog);
  async function copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      showToast(app, 'share.copied', {}, 'good');
    } catch {
      showToast(app, 'share.copyFailed', {}, 'warn');
    }
  }
  return (
    <Modal open onClose={onClose} labelledBy="share-h">
      <header><h2 id="share-h">{t.t('menu.share')}</h2></header>
      <div class="in col">
        <p class="sm muted">{t.t('share.what')}</p>
        <div class="fld"><label for="share-link">{t.t('share.link')}</label><div class="row"><input id="share-link" class="inp" readOnly value={link} onFocus={(event) => event.currentTarget.select()} /><Button icon="copy" label={t.t('share.copyLink')} onPress={() => void copy(link)} /></div></div>
        {code && <div class="fld"><label for="share-code">{t.t('share.code')}</label><div class="row"><input id="share-code" class="inp num" readOnly value={code} onFocus={(event) => event.currentTarget.select()} /><Button icon="copy" label={t.t('share.copyCode')} onPress={() => void copy(code)} /></div></div>}
        {packs.used.length > 0 && <Note>{t.t('share.packs', { packs: packNames(packs.used) })}</Note>}
        <p class="row end"><Button onPress={onClose}>{t.t('common.close')}</Button></p>
      </div>
    </Modal>
  );
}
