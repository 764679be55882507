/** The composition root: makes the parts, joins them, opens the page. The only file that knows every layer. */
import { h, render } from 'preact';
import type { App } from './app/app.ts';
import { isLostPart, losePart } from './app/actions/parts.ts';
import { autosave, importFile, refreshSaves } from './app/actions/saves.ts';
import { followAddress } from './app/actions/session.ts';
import { setDepth, setSpeed } from './app/actions/play.ts';
import { takeCrash, takeFrame } from './app/frames.ts';
import { fetchBase, fetchBaseWords, fetchBuiltBase } from './app/baseContent.ts';
import { chooseLocale, ENGLISH, type Locale } from './app/i18n/locales.ts';
import { addGameTables, loadInterfaceTranslator } from './app/i18n/tables.ts';
import type { Translator } from './app/i18n/translate.ts';
import { wantsPseudo } from './app/i18n/pseudo.ts';
import type { MessageTable } from './app/i18n/message.ts';
import type { loadWithStored } from './app/ownContent.ts';
import { BASE, NO_PACKS, packsOfVisit, packsOn } from './app/packs.ts';
import type { Depth } from './app/state.ts';
import { readPreferences, type KeyValueStore } from './app/preferences.ts';
import { soundWanted } from './app/sound.ts';
import { stageLabels } from './app/stageLabels.ts';
import { stagePicture } from './app/stagePicture.ts';
import { createAppStore } from './app/store.ts';
import { GAME_VERSION } from './app/version.ts';
import type { Diagnostic } from './content/diagnostics.ts';
import { createWorkerClient } from './host/client.ts';
import { openSaveStore, type SaveStore } from './persistence/saveStore.ts';
import { Root } from './ui/app.tsx';
import { stageHost } from './ui/shell/stageHost.ts';
import './ui/styles/index.css';
import './ui/styles/page.css';

const STAGE_DELAY_MS = 60;
const WARM_DELAY_MS = 150; // after the title is drawn: it needs no engine

function settingsStore(): KeyValueStore {
  try {
    localStorage.getItem('');
    return localStorage;
  } catch {
    const kept = new Map<string, string>();
    return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
  }
}

function download(name: string, bytes: Uint8Array, type: string): void {
  const url = URL.createObjectURL(new Blob([bytes as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

async function saveStore(): Promise<SaveStore | null> {
  try {
    return await openSaveStore();
  } catch {
    return null; // Private windows may forbid it: the game plays, and files can still be exported.
  }
}

const notLoaded = (file: string, message: string): Diagnostic => ({
  severity: 'error', code: 'bad-file', pack: BASE, file, line: 1, column: 1, path: '', message, expected: null, found: null, hint: null,
});

/** The words of the packs: English first, so that a pack without others is still understood. */
function addPackTables(translator: Translator, messages: Record<string, unknown>): void {
  for (const locale of new Set([ENGLISH, translator.locale])) translator.addTable((messages[locale] ?? {}) as MessageTable);
}

/** Another language, at once: its words are fetched, and the page is drawn with them. Nothing of the game changes. */
async function changeLanguage(app: App, locale: Locale): Promise<Translator> {
  const translator = await loadInterfaceTranslator(locale);
  const { catalog } = app.store.getState();
  if (!catalog) return translator;
  const [words] = await Promise.all([
    fetchBaseWords(translator.locale).then((text) => JSON.parse(text) as MessageTable), addGameTables(translator),
  ]);
  // Packs of the player's own are there in all their languages, and may say in other words what the base game says.
  addPackTables(translator, { ...catalog.messages, [translator.locale]: { ...words, ...catalog.messages[translator.locale] } });
  return translator;
}

/** The base pack, and those of the player's own that are on and belong to this visit. They come when there are any, and never keep the game from opening. */
async function loadContent(app: App, translator: Translator): Promise<boolean> {
  const { store, engine, settings } = app;
  const { ids, without } = packsOfVisit(packsOn(settings), location.search);
  try {
    const own = ids.length > 0 ? loadOwn(translator.locale, ids) : null;
    const words = addGameTables(translator);
    const loaded = await own?.catch(() => ({ result: null, packs: { ...NO_PACKS, left: ids.map((id) => ({ id, title: id, why: 'unread' as const })) } }));
    const { catalog, diagnostics } = loaded?.result ?? await fetchBuiltBase(translator.locale);
    store.setState({ catalog, diagnostics, packs: { ...(loaded?.packs ?? NO_PACKS), without } });
    await words;
    if (!catalog) return false;
    addPackTables(translator, catalog.messages);
    engine.sendCatalog(catalog);
    return true;
  } catch (error) {
    store.setState({ diagnostics: [notLoaded('base.json', String(error))] });
    return false;
  }
}

async function loadOwn(locale: Locale, ids: readonly string[]): ReturnType<typeof loadWithStored> {
  const [{ loadWithStored: load }, { askPackWorker }, base] = await Promise.all([import('./app/ownContent.ts'), import('./host/packClient.ts'), fetchBase(locale)]);
  return load(base, ids, askPackWorker);
}

/** The stage comes after the page: when a game is first shown, and only where it can be drawn. */
function openStage(app: App): void {
  const { store } = app;
  let asked = false;
  const look = (): void => {
    const { screen, preferences, canvasFailed } = store.getState();
    if (asked || screen !== 'game' || !preferences.canvas || canvasFailed) return;
    asked = true;
    setTimeout(() => void start(), STAGE_DELAY_MS);
  };
  async function start(): Promise<void> {
    try {
      const { startStage, stageAnchors } = await import('./scenes/index.ts');
      const handle = await startStage(app, stageHost());
      stagePicture.take = () => handle.capture();
      stageAnchors.subscribe(() => stageLabels.setState(stageAnchors.get()));
      const cover = (): void => {
        const { screen, tableOpen, preferences } = store.getState();
        handle.setVisible(screen === 'game' && !tableOpen && preferences.canvas);
      };
      store.subscribe(cover);
      store.setState({ canvasReady: true });
      cover();
    } catch (error) {
      console.warn('no stage:', error);
      const code = isLostPart(error) ? 'load-failed' : (error as { code?: unknown }).code;
      store.setState({ canvasFailed: code === 'no-webgl' || code === 'load-failed' ? code : 'script', canvasReady: false });
      if (isLostPart(error)) await losePart(app, false);
    }
  }
  store.subscribe(look);
  look();
}

/** Sound comes with the first gesture after it is wanted: before that, browsers allow none and nobody asked for any. */
function openSound(app: App): void {
  const gestures = ['click', 'keydown'] as const;
  let asked = false;
  const look = (): void => {
    if (asked || !soundWanted(app.store.getState())) return;
    asked = true;
    for (const gesture of gestures) window.removeEventListener(gesture, wait, true);
    import('./audio/index.ts').then(({ startSound }) => startSound(app.store, soundWanted), (error: unknown) => console.warn('no sound:', error));
  };
  const wait = (): void => void setTimeout(look); // the gesture itself may be what turns sound on, or off
  for (const gesture of gestures) window.addEventListener(gesture, wait, { capture: true, passive: true });
}

function watchPage(app: App): void {
  const { store } = app;
  const playing = (): boolean => store.getState().screen === 'game' && store.getState().frame !== null;
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden' || !playing()) return;
    if (store.getState().preferences.pauseOnBlur) setSpeed(app, 0);
    void autosave(app);
  });
  window.addEventListener('blur', () => {
    if (playing() && store.getState().preferences.pauseOnBlur) setSpeed(app, 0);
  });
  // The browser carries nothing away: marked words would leave with the pointer, in place of what is being drawn or panned.
  document.addEventListener('dragstart', (event) => event.preventDefault());
  window.addEventListener('error', (event) => {
    if (event.error) takeCrash(app, event.message, event.error instanceof Error ? event.error.stack ?? '' : '');
  });
  window.addEventListener('unhandledrejection', (event) => {
    const reason: unknown = event.reason;
    if (isLostPart(reason)) return void losePart(app, false);
    takeCrash(app, reason instanceof Error ? reason.message : String(reason), reason instanceof Error ? reason.stack ?? '' : '');
  });
  store.subscribe((state, before) => {
    if (state.crash && !before.crash) app.engine.setSpeed(0);
  });
}

async function main(): Promise<void> {
  const settings = settingsStore();
  const store = createAppStore(readPreferences(settings));
  const wanted = (): Locale => chooseLocale(store.getState().preferences.language, navigator.languages);
  const pseudo = wantsPseudo(location.search);
  const translator = await loadInterfaceTranslator(pseudo ? ENGLISH : wanted(), { pseudo });
  const engine = createWorkerClient({ onFrame: (message) => takeFrame(app, message), onCrash: (message, stack) => takeCrash(app, message, stack) });
  const app: App = { store, engine, saves: null, settings, nowMs: () => Date.now(), download };
  Object.defineProperty(window, 'gigawatt', { value: Object.freeze({ version: GAME_VERSION, ...(new URLSearchParams(location.search).has('test') ? { app, translator, test: { importFile: (name: string, bytes: Uint8Array) => importFile(app, name, bytes), setDepth: (depth: Depth) => setDepth(app, depth) } } : {}) }) });

  watchPage(app);
  const root = document.getElementById('app');
  const show = (words: Translator): void => {
    document.documentElement.lang = words.locale;
    if (root) render(h(Root, { app, translator: words }), root);
  };
  show(translator);
  const [loaded, saves] = await Promise.all([loadContent(app, translator), saveStore()]);
  app.saves = saves;
  await refreshSaves(app).catch(() => { app.saves = null; });
  store.setState({ screen: loaded ? 'title' : 'broken' });
  if (loaded) followAddress(app, location.search);
  let locale = wanted();
  if (!pseudo) {
    store.subscribe(() => {
      if (wanted() === locale) return;
      locale = wanted();
      void changeLanguage(app, locale).then((words) => { if (words.locale === locale) show(words); }, (error: unknown) => console.warn('no words:', error));
    });
  }
  setTimeout(() => engine.warm(), WARM_DELAY_MS);
  openStage(app);
  openSound(app);
  if (import.meta.env.PROD && 'serviceWorker' in navigator) navigator.serviceWorker.register('./sw.js').catch(() => undefined);
}

void main();
