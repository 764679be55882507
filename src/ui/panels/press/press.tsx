/** What happens to the lab: questions that wait for an answer, the newspaper, how the lab stands with others. */
import { Panel, Tabbed, usePanelTab } from '../shared/panel.tsx';
import { gamePanel, type GameProps } from '../shared/game.tsx';
import { AnnounceTab } from './announce.tsx';
import { AffiliatesTab } from './affiliates.tsx';
import { DeskTab } from './desk.tsx';
import { PaperTab } from './paper.tsx';
import { StandingTab } from './standing.tsx';
import { TownTab } from './town.tsx';

const TABS = ['desk', 'paper', 'announce', 'standing', 'town', 'affiliates'] as const;

function Body({ game }: GameProps) {
  const { text, frame } = game;
  const [tab, setTab] = usePanelTab('press', TABS);
  const open = frame.affairs.open.length;
  return (
    <Panel id="press" icon="newspaper" full aside={open > 0 && text.t('panel.press.aside', { n: open })}>
      <Tabbed panel="press" value={tab} onChange={setTab} tabs={[
        { id: 'desk', label: text.t('panel.press.tab.desk'), count: open || undefined },
        { id: 'paper', label: text.t('panel.press.tab.paper') },
        { id: 'announce', label: text.t('panel.press.tab.announce') },
        { id: 'standing', label: text.t('panel.press.tab.standing') },
        { id: 'town', label: text.t('panel.press.tab.town') },
        { id: 'affiliates', label: text.t('panel.press.tab.affiliates') },
      ]}>
        {tab === 'desk' && <DeskTab game={game} />}
        {tab === 'paper' && <PaperTab game={game} />}
        {tab === 'announce' && <AnnounceTab game={game} />}
        {tab === 'standing' && <StandingTab game={game} />}
        {tab === 'town' && <TownTab game={game} />}
        {tab === 'affiliates' && <AffiliatesTab game={game} />}
      </Tabbed>
    </Panel>
  );
}

export const PressPanel = gamePanel(Body);
