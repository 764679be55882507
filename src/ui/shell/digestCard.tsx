import { useMemo } from 'preact/hooks';
import { useApp, useAppState, useT } from '../context.ts';
import { createKept } from '../memo.ts';
import { AlertRow, Button, cx, Icon, type IconName, type LogEntry } from '../widgets/index.ts';
import { digestNews, digestRows, goTo, markOf, readDigest, type RowId } from './digest.ts';
import type { App } from '../../app/app.ts';
import type { Translator } from '../../app/i18n/translate.ts';
import type { SimEvent } from '../../sim/index.ts';
import { jumpToEvent, leadsSomewhere } from './jump.ts';
import { eventMeta, eventText } from './names.ts';

const DAY = 86_400;
const NEWS_SHOWN = 12;
const ICONS: Record<RowId, IconName> = { useful: 'target', power: 'zap', cash: 'banknote', place: 'flag', hottest: 'thermometer', people: 'users', capability: 'brain-circuit' };

const keptEntry = createKept<SimEvent, LogEntry>();

/** Outside of the card, as what it answers is kept: its handler would keep the picture of the game that the card had at the time. */
function entryFor(app: App, t: Translator, id: string, event: SimEvent, { meta, count, leads }: { meta: string; count: number; leads: boolean }): LogEntry {
  const head = eventText(t, event);
  return { id, tone: event.priority === 'log' ? 'info' : event.priority, head, meta, count, go: leads ? { label: t.t('shell.jump', { what: head }), run: () => jumpToEvent(app, event) } : undefined };
}

/** What changed since the player last looked. Reading it sets the mark anew. */
export function DigestCard() {
  const app = useApp();
  const t = useT();
  const { open, since } = useAppState((state) => state.digest);
  const { frame, chronicle, catalog } = useAppState((state) => (state.digest.open ? { frame: state.frame, chronicle: state.chronicle, catalog: state.catalog } : { frame: null, chronicle: null, catalog: null }));
  const news = useMemo(() => (chronicle && since ? digestNews(chronicle, since.timeS) : []), [chronicle, since]);
  if (!open || !since || !frame || !chronicle) return null;
  const rows = digestRows(t, since, markOf(frame));
  const entryOf = (id: string, event: SimEvent, count: number): LogEntry => {
    const meta = eventMeta(t, catalog, frame, event);
    const leads = leadsSomewhere(app, event);
    return keptEntry(event, [app, t, meta, leads, count], () => entryFor(app, t, id, event, { meta, count, leads }));
  };
  const when = t.date(frame.epochDay + Math.floor(since.timeS / DAY), since.timeS % DAY, 'dateTime');
  return (
    <section class="digest" aria-labelledby="digest-h" data-region="digest" onKeyDown={(event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      readDigest(app);
    }}>
      <div class="sec-h">
        <Icon name="eye" class="c-accent" />
        <h2 id="digest-h" tabIndex={-1}>{t.t('digest.title')}</h2>
        <span class="grow" />
        <Button size="sm" icon="check" onPress={() => readDigest(app)}>{t.t('digest.read')}</Button>
      </div>
      <div class="sec-b scroll flush" tabIndex={0} role="group" aria-label={t.t('digest.title')}>
        <p class="xs faint pad">{t.t('digest.since', { when, time: t.n(frame.timeS - since.timeS, 'seconds') })}</p>
        {rows.length === 0 && news.length === 0 && <p class="sm muted pad">{t.t('digest.nothing')}</p>}
        <ul class="dgrows">
          {rows.map((row) => (
            <li key={row.id}>
              <button type="button" onClick={() => goTo(app, row.id)} title={t.t('digest.fromTo', { from: row.from, to: row.to })} aria-label={t.t('digest.row', { what: t.t(`digest.of.${row.id}`), from: row.from, to: row.to })}>
                <Icon name={ICONS[row.id]} /><span class="grow">{t.t(`digest.of.${row.id}`)}</span><span class="num faint">{row.to}</span>
                <b class={cx('num', row.tone === 'good' && 'c-good', row.tone === 'warn' && 'c-warn')}>{row.delta}</b><Icon name="arrow-right" class="faint" />
              </button>
            </li>
          ))}
        </ul>
        {news.slice(0, NEWS_SHOWN).map(({ key, event, n }) => (
          <AlertRow key={key} entry={entryOf(key, event, n)} />
        ))}
        {news.length > NEWS_SHOWN && <p class="xs faint pad">{t.t('digest.more', { n: news.length - NEWS_SHOWN })}</p>}
      </div>
    </section>
  );
}
