import { useContext } from 'preact/hooks';
import type { KeyCommand } from '../a11y/keymap.ts';
import { useT } from '../context.ts';
import { KeymapContext } from '../widgets/index.ts';
import { keyLabel } from './keyWords.ts';

/** The first key of a command, as it is shown in titles and menus; undefined when it has none. */
export function useWindowKeys(): (command: KeyCommand) => string | undefined {
  const keymap = useContext(KeymapContext);
  const t = useT();
  return (command) => {
    const [first] = keymap.keys(command);
    return first === undefined ? undefined : keyLabel(t, first);
  };
}
