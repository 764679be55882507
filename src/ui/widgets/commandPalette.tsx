import { useMemo, useState } from 'preact/hooks';
import { useUid } from '../hooks.ts';
import { Modal } from './dialog.tsx';
import { Icon, type IconName } from './icon.tsx';
import { useText } from './text.tsx';

export interface PaletteCommand {
  id: string;
  label: string;
  /** What kind of thing, or where: second line. */
  detail?: string | undefined;
  /** Keys. */
  hint?: string | undefined;
  icon?: IconName | undefined;
  disabledReason?: string | null | undefined;
  run: () => void;
}
export interface CommandPaletteProps { open: boolean; onClose: () => void; commands: readonly PaletteCommand[] }

const MOST = 50;
const plain = (s: string): string => s.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

export interface PaletteHit { command: PaletteCommand; marks: [start: number, end: number][]; score: number }

/** Every word of the query must be found; words at the start of words first, then shorter labels. */
export function findCommands(query: string, commands: readonly PaletteCommand[]): PaletteHit[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const hits: PaletteHit[] = [];
  commands.forEach((command, order) => {
    const label = plain(command.label);
    const all = `${label} ${plain(command.detail ?? '')}`;
    let score = command.disabledReason ? 500 : 0;
    const marks: [number, number][] = [];
    for (const word of words) {
      const at = all.indexOf(word);
      if (at < 0) return;
      const initial = at === 0 || all[at - 1] === ' ';
      score += initial ? at * 0.5 : 50 + at;
      if (at + word.length <= label.length && label.length === command.label.length) marks.push([at, at + word.length]);
    }
    hits.push({ command, marks: marks.sort((a, b) => a[0] - b[0]), score: score + (words.length > 0 ? label.length * 0.1 : 0) + order * 0.001 });
  });
  return hits.sort((a, b) => a.score - b.score).slice(0, MOST);
}

function Marked({ label, marks }: { label: string; marks: readonly [number, number][] }) {
  const out = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at) continue;
    out.push(label.slice(at, start), <mark key={start}>{label.slice(start, end)}</mark>);
    at = end;
  }
  return <>{out}{label.slice(at)}</>;
}

export function CommandPalette({ open, onClose, commands }: CommandPaletteProps) {
  return <Modal open={open} onClose={onClose} class="pal" label={useText().t('widget.palette.label')}><Finder onClose={onClose} commands={commands} /></Modal>;
}

function Finder({ onClose, commands }: { onClose: () => void; commands: readonly PaletteCommand[] }) {
  const text = useText();
  const id = useUid('pal');
  const [query, setQuery] = useState('');
  const [wanted, setWanted] = useState(0);
  const hits = useMemo(() => findCommands(query, commands), [query, commands]);
  const at = Math.min(wanted, Math.max(hits.length - 1, 0));

  function choose(hit: PaletteHit | undefined): void {
    if (!hit || hit.command.disabledReason) return;
    onClose();
    hit.command.run();
  }
  function move(to: number): void {
    if (hits.length === 0) return;
    const next = (to + hits.length) % hits.length;
    setWanted(next);
    document.getElementById(`${id}o${next}`)?.scrollIntoView?.({ block: 'nearest' });
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') move(at + 1);
    else if (event.key === 'ArrowUp') move(at - 1);
    else if (event.key === 'PageDown') move(Math.min(at + 10, hits.length - 1));
    else if (event.key === 'PageUp') move(Math.max(at - 10, 0));
    else if (event.key === 'Enter') choose(hits[at]);
    else return;
    event.preventDefault();
  }
  return (
    <>
      <div class="row palh">
        <Icon name="search" />
        <input
          class="grow" role="combobox" aria-expanded="true" aria-controls={`${id}l`} aria-label={text.t('widget.palette.label')} autocomplete="off"
          aria-activedescendant={hits.length > 0 ? `${id}o${at}` : undefined} placeholder={text.t('widget.palette.placeholder')} value={query}
          onInput={(e) => { setQuery(e.currentTarget.value); setWanted(0); }} onKeyDown={onKeyDown}
        />
      </div>
      <ul role="listbox" id={`${id}l`} class="scroll" aria-label={text.t('widget.palette.results')}>
        {hits.map((hit, i) => (
          <li
            key={hit.command.id} id={`${id}o${i}`} role="option" aria-selected={i === at ? 'true' : 'false'}
            aria-disabled={hit.command.disabledReason ? 'true' : undefined} onPointerMove={() => setWanted(i)} onClick={() => choose(hit)}
          >
            <Icon name={hit.command.icon ?? 'chevron-right'} />
            <span>
              <Marked label={hit.command.label} marks={hit.marks} />
              {(hit.command.disabledReason ?? hit.command.detail) && <><br /><span class="xs faint">{hit.command.disabledReason ?? hit.command.detail}</span></>}
            </span>
            {hit.command.hint && <small>{hit.command.hint}</small>}
          </li>
        ))}
      </ul>
      <p class={hits.length > 0 ? 'vh' : 'sm faint pad'} role="status">{text.t('widget.palette.count', { n: hits.length })}</p>
    </>
  );
}
