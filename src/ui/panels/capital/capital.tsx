/** Capital: rounds and term sheets, who owns the lab, debt, statements, ledger. */
import { Panel, Tabbed, usePanelTab } from '../shared/panel.tsx';
import { gamePanel, type GameProps } from '../shared/game.tsx';
import { CapTableTab } from './capTable.tsx';
import { DebtTab } from './debt.tsx';
import { LedgerTab } from './ledger.tsx';
import { StatementsTab } from './statements.tsx';
import { TermSheetsTab } from './termSheets.tsx';

const TABS = ['sheets', 'owners', 'debt', 'statements', 'ledger'] as const;

function Body({ game }: GameProps) {
  const { text, frame } = game;
  const [tab, setTab] = usePanelTab('capital', TABS);
  const { finance } = frame;
  return (
    <Panel id="capital" icon="landmark" full aside={text.t('panel.capital.aside', { cash: text.n(frame.top.cashCents, 'cents'), raised: text.n(finance.raisedCents, 'cents') })}>
      <Tabbed panel="capital" value={tab} onChange={setTab} tabs={[
        { id: 'sheets', label: text.t('panel.capital.tab.sheets'), count: finance.round?.offers.length || undefined },
        { id: 'owners', label: text.t('panel.capital.tab.owners') },
        { id: 'debt', label: text.t('panel.capital.tab.debt'), count: finance.loans.length || undefined },
        { id: 'statements', label: text.t('panel.capital.tab.statements') },
        { id: 'ledger', label: text.t('panel.capital.tab.ledger') },
      ]}>
        {tab === 'sheets' && <TermSheetsTab game={game} />}
        {tab === 'owners' && <CapTableTab game={game} />}
        {tab === 'debt' && <DebtTab game={game} />}
        {tab === 'statements' && <StatementsTab game={game} />}
        {tab === 'ledger' && <LedgerTab game={game} />}
      </Tabbed>
    </Panel>
  );
}

export const CapitalPanel = gamePanel(Body);
