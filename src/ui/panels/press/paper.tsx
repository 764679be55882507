/** The newspaper: what happened and what was done about it, newest first. */
import { EmptyState, Tag } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf } from '../shared/names.ts';
import { Section } from '../shared/panel.tsx';

const SHOWN = 40;

export function PaperTab({ game }: GameProps) {
  const { text, frame, catalog } = game;
  const stories = frame.affairs.log.slice(-SHOWN).reverse();
  if (stories.length === 0) return <EmptyState icon="newspaper" title={text.t('panel.press.noNews')} />;
  return (
    <>
      {stories.map((story) => {
        const def = catalog.affairs[story.affair];
        const choice = def?.choices.find((entry) => entry.id === story.choice);
        return def && choice && (
          <Section key={`${story.affair}/${story.atS}`} title={text.t(def.name)} aside={dateOf(game, story.atS, 'dateYear')}>
            <p class="sm">{text.t(choice.after)}</p>
            {!story.answered && def.answerDays > 0 && <Tag tone="warn">{text.t('panel.press.ranOut')}</Tag>}
          </Section>
        );
      })}
    </>
  );
}
