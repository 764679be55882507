/** The newspaper: what was printed, newest first; the heaviest story of the last weeks leads the page. */
import { useState } from 'preact/hooks';
import { NEWS_SECTIONS } from '../../../app/simValues.ts';
import type { HeadlineDef, NewsItem, SimEvent } from '../../../sim/index.ts';
import { jumpToAlert, leadsSomewhere } from '../../shell/jump.ts';
import { cx, EmptyState, Icon, Segmented } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf } from '../shared/names.ts';
import './press.css';

const SHOWN = 40;
const LEAD_S = 21 * 86_400;

interface Story { item: NewsItem; def: HeadlineDef }

export function PaperTab({ game }: GameProps) {
  const { text, frame, catalog, scenario } = game;
  const [section, setSection] = useState<string>('all');
  const printed: Story[] = [];
  for (const item of frame.reputation.news) {
    const def = catalog.headlines[item.type];
    if (def && (section === 'all' || def.section === section)) printed.push({ item, def });
  }
  printed.reverse();
  const recent = printed.filter(({ item }) => item.atS > frame.timeS - LEAD_S);
  const lead = recent.reduce<Story | undefined>((best, story) => (!best || story.def.weight > best.def.weight ? story : best), undefined) ?? printed[0];
  const rest = printed.filter((story) => story !== lead).slice(0, SHOWN);
  return (
    <div class="paper">
      <header>
        <h3>{text.t('panel.press.masthead')}</h3>
        <p class="between row"><span>{dateOf(game, frame.timeS, 'dateYear')}</span><span>{text.t('panel.press.motto', { region: `@${catalog.regions[scenario.region]?.name ?? ''}` })}</span></p>
      </header>
      <Segmented label={text.t('panel.press.section')} plain value={section} onChange={setSection} options={['all', ...NEWS_SECTIONS].map((id) => ({ id, label: text.t(`panel.press.section.${id}`) }))} />
      {lead ? <Article game={game} story={lead} leads /> : <EmptyState icon="newspaper" title={text.t('panel.press.noNews')}>{text.t('panel.press.noNewsHint')}</EmptyState>}
      <div class="cols">{rest.map((story) => <Article key={`${story.item.type}/${story.item.atS}/${JSON.stringify(story.item.params)}`} game={game} story={story} />)}</div>
    </div>
  );
}

function Article({ game, story: { item, def }, leads }: GameProps & { story: Story; leads?: boolean }) {
  const { app, text } = game;
  const event: SimEvent = { type: item.type, timeS: item.atS, priority: 'log', params: item.params, site: item.site, structure: item.structure, panel: item.panel === 'press' ? null : item.panel };
  const head = text.t(def.name, item.params);
  return (
    <article class={cx(leads && 'lead', def.weight === 1 && 'brief')}>
      <h4>{head}</h4>
      <p>{text.t(def.body, item.params)}</p>
      <footer>
        {text.t(`panel.press.section.${def.section}`)} · {dateOf(game, item.atS)}
        {leadsSomewhere(app, event) && <button type="button" class="btn quiet sq sm" aria-label={text.t('shell.jump', { what: head })} onClick={() => jumpToAlert(app, { key: -1, event, count: 1, read: true })}><Icon name="arrow-right" /></button>}
      </footer>
    </article>
  );
}
