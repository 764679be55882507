import { useContext, useState } from 'preact/hooks';
import { useApp, useAppState, useT } from '../context.ts';
import { announce } from '../a11y/live.tsx';
import { combinationOf, defaultBindings, type KeyCommand } from '../a11y/keymap.ts';
import { useListener } from '../hooks.ts';
import { Button, KeymapContext } from '../widgets/index.ts';
import { keyLabel, SHOWN_COMMANDS } from '../shell/keyWords.ts';
import { setPreferences } from './preferences.ts';

/** Every command with its key; the pencil takes the next key pressed. */
export function KeyTable({ editable = true }: { editable?: boolean }) {
  const app = useApp();
  const t = useT();
  const keymap = useContext(KeymapContext);
  const keys = useAppState((state) => state.preferences.keys);
  const [taking, setTaking] = useState<KeyCommand | null>(null);
  const [clash, setClash] = useState<string | null>(null);

  useListener<KeyboardEvent>(taking ? window : null, 'keydown', (event) => {
    const combination = combinationOf(event);
    if (!taking || combination === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (combination === 'Escape') return setTaking(null);
    if (combination === 'Tab') return setTaking(null);
    const [other] = keymap.conflicts(taking, combination);
    if (other) {
      setClash(t.t('settings.keyTaken', { key: combination, command: t.t(`keys.${other}`) }));
      return;
    }
    setPreferences(app, { keys: { ...keys, [taking]: combination } });
    announce.status(t.t('settings.keySet', { key: combination, command: t.t(`keys.${taking}`) }));
    setTaking(null);
    setClash(null);
  }, true);

  return (
    <section aria-labelledby="keys-h">
      <div class="row between"><h2 id="keys-h">{t.t('settings.keys')}</h2>{editable && <Button size="sm" kind="quiet" icon="printer" onPress={() => window.print()}>{t.t('settings.print')}</Button>}</div>
      {clash && <p class="err" role="alert">{clash}</p>}
      <table class="t tight keytable">
        <caption class="vh">{t.t('settings.keys')}</caption>
        <thead><tr><th scope="col">{t.t('settings.action')}</th><th scope="col">{t.t('settings.key')}</th>{editable && <th scope="col"><span class="vh">{t.t('settings.change')}</span></th>}</tr></thead>
        <tbody>
          {SHOWN_COMMANDS.map((command) => (
            <tr key={command} class={taking === command ? 'on' : undefined}>
              <th scope="row">{t.t(`keys.${command}`)}</th>
              <td>
                {taking === command ? <span class="c-accent b">{t.t('settings.pressKey')}</span>
                  : keymap.keys(command).map((key) => <kbd key={key}>{keyLabel(t, key)}</kbd>)}
              </td>
              {editable && (
                <td class="r">
                  {taking === command
                    ? <Button size="sm" onPress={() => setTaking(null)}>{t.t('common.cancel')}</Button>
                    : <Button size="sm" kind="quiet" icon="pencil" label={t.t('settings.changeKey', { command: t.t(`keys.${command}`) })} onPress={() => { setClash(null); setTaking(command); }} />}
                  {keys[command] !== undefined && taking !== command && <Button size="sm" kind="quiet" icon="rotate-ccw" label={t.t('settings.resetKey', { command: t.t(`keys.${command}`) })} onPress={() => {
                    setPreferences(app, { keys: Object.fromEntries(Object.entries(keys).filter(([other]) => other !== command)) });
                  }} />}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="xs faint">{t.t('settings.keysCount', { n: Object.keys(defaultBindings).length })}</p>
    </section>
  );
}
