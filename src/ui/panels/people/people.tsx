/** People: teams by role, the pace they work at, and those who matter one by one. */
import { Panel, Tabbed, usePanelTab } from '../shared/panel.tsx';
import { gamePanel, type GameProps } from '../shared/game.tsx';
import { HiringTab } from './hiring.tsx';
import { KeyPeopleTab } from './keyPeople.tsx';
import { TeamsTab } from './teams.tsx';

const TABS = ['teams', 'hiring', 'key'] as const;

function Body({ game }: GameProps) {
  const { text, frame } = game;
  const [tab, setTab] = usePanelTab('people', TABS);
  const { cohorts, key } = frame.people;
  const heads = cohorts.reduce((sum, cohort) => sum + cohort.count, 0) + key.filter((person) => person.state === 'hired').length;
  const open = cohorts.reduce((sum, cohort) => sum + Math.max(0, cohort.target - cohort.count), 0);
  return (
    <Panel id="people" icon="users" full aside={text.t('panel.people.aside', { heads, open, n: open })}>
      <Tabbed panel="people" value={tab} onChange={setTab} tabs={[
        { id: 'teams', label: text.t('panel.people.tab.teams') },
        { id: 'hiring', label: text.t('panel.people.tab.hiring') },
        { id: 'key', label: text.t('panel.people.tab.key'), count: key.filter((person) => person.state === 'market' || person.state === 'offered' || person.state === 'hired').length || undefined },
      ]}>
        {tab === 'teams' && <TeamsTab game={game} />}
        {tab === 'hiring' && <HiringTab game={game} />}
        {tab === 'key' && <KeyPeopleTab game={game} />}
      </Tabbed>
    </Panel>
  );
}

export const PeoplePanel = gamePanel(Body);
