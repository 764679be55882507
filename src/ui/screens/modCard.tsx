/** One pack of the list: what it is, what it holds, whether it is in the game, and what is wrong with it. */
import type { ListedPack, PackSummary } from '../../app/actions/packs.ts';
import { HOLDINGS } from '../../app/actions/packs.ts';
import type { Translator } from '../../app/i18n/translate.ts';
import { useT } from '../context.ts';
import { Button, Switch, Tag } from '../widgets/index.ts';
import { Diagnostics } from './diagnostics.tsx';

export const titleOf = (summary: PackSummary): string => `${summary.title}${summary.version === '' ? '' : ` ${summary.version}`}`;

function holdsOf(t: Translator, summary: PackSummary): string {
  return t.list(HOLDINGS.filter((holding) => summary.holds[holding] > 0).map((holding) => t.t(`mods.holds.${holding}`, { n: summary.holds[holding] })));
}

function Facts({ summary, bytes, source }: { summary: PackSummary; bytes: number; source: string | null }) {
  const t = useT();
  const kB = bytes / 1000;
  return (
    <>
      <p class="sm">{holdsOf(t, summary)}</p>
      <p class="xs muted md-facts">
        <span>{t.t(kB < 1000 ? 'mods.sizeKB' : 'mods.sizeMB', { size: t.n(kB < 1000 ? Math.ceil(kB) : Math.round(kB / 100) / 10, 'none') })}</span>
        <span>{t.t('mods.hash', { hash: summary.hash.slice(0, 8) })}</span>
        {summary.authors.length > 0 && <span>{t.t('mods.by', { authors: t.list(summary.authors) })}</span>}
        {summary.licence !== '' && <span>{summary.licence}</span>}
        {summary.depends.length > 0 && <span>{t.t('mods.needs', { packs: summary.depends.join(', ') })}</span>}
        {source !== null && <span>{t.t('mods.from', { source })}</span>}
      </p>
    </>
  );
}

export function BaseCard({ summary, bytes }: { summary: PackSummary; bytes: number }) {
  const t = useT();
  return (
    <li class="card">
      <div class="row wrap"><h2 class="b">{titleOf(summary)}</h2><Tag tone="good">{t.t('mods.always')}</Tag></div>
      <Facts summary={summary} bytes={bytes} source={null} />
    </li>
  );
}

export interface ModCardProps {
  pack: ListedPack;
  onTurn: (on: boolean) => void;
  onRemove: () => void;
}

export function ModCard({ pack, onTurn, onRemove }: ModCardProps) {
  const t = useT();
  const { summary, diagnostics } = pack;
  const broken = diagnostics.length > 0;
  const title = titleOf(summary);
  const on = pack.on && !broken;
  const state = broken ? 'broken' : on ? (pack.inGame ? 'inGame' : 'next') : pack.inGame ? 'leaves' : 'off';
  return (
    <li class="card" data-pack={summary.id}>
      <div class="row wrap">
        <h2><Switch label={<b>{title}</b>} checked={on} disabled={broken} onChange={onTurn} /></h2>
        <Tag tone={broken ? 'bad' : state === 'inGame' ? 'good' : state === 'off' ? undefined : 'info'}>{t.t(`mods.state.${state}`, { n: diagnostics.length })}</Tag>
        <span class="grow" />
        <Button size="sm" kind="quiet" icon="trash" label={t.t('mods.removeLabel', { pack: title })} onPress={onRemove} />
      </div>
      <Facts summary={summary} bytes={pack.bytes} source={pack.source} />
      {broken && (
        <details open>
          <summary class="sm">{t.t('mods.mistakes', { n: diagnostics.length })}</summary>
          <Diagnostics list={diagnostics} />
        </details>
      )}
    </li>
  );
}
