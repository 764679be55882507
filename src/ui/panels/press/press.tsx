/** What happens to the lab: questions that wait for an answer, the newspaper, how the lab stands with others. */
import { Panel, Tabbed, usePanelTab } from '../shared/panel.tsx';
import { gamePanel, type GameProps } from '../shared/game.tsx';
import { AnnounceTab } from './announce.tsx';
import { DeskTab } from './desk.tsx';
import { PaperTab } from './paper.tsx';
import { StandingTab } from './standing.tsx';

const TABS = ['desk', 'paper', 'announce', 'standing'] as const;

function Body({ game }: GameProps) {
  const { text, frame } = game;
  const [tab, setTab] = usePanelTab('press', TABS);
  const open = frame.affairs.open.length;
  return (
    <Panel id="press" icon="newspaper" full aside={text.t('panel.press.aside', { n: open })}>
      <Tabbed panel="press" value={tab} onChange={setTab} tabs={[
        { id: 'desk', label: text.t('panel.press.tab.desk'), count: open || undefined },
        { id: 'paper', label: text.t('panel.press.tab.paper') },
        { id: 'announce', label: text.t('panel.press.tab.announce') },
        { id: 'standing', label: text.t('panel.press.tab.standing') },
      ]}>
        {tab === 'desk' && <DeskTab game={game} />}
        {tab === 'paper' && <PaperTab game={game} />}
        {tab === 'announce' && <AnnounceTab game={game} />}
        {tab === 'standing' && <StandingTab game={game} />}
      </Tabbed>
    </Panel>
  );
}

export const PressPanel = gamePanel(Body);
