/** What every panel reads: the services, the words, the newest frame and the rules. Panels are drawn only while a game is open. */
import type { ComponentType } from 'preact';
import { useMemo } from 'preact/hooks';
import type { App } from '../../../app/app.ts';
import type { Translator } from '../../../app/i18n/translate.ts';
import type { Catalog, Frame, ScenarioDef } from '../../../sim/index.ts';
import { PANEL_TURN, useApp, useT, useTurnState } from '../../context.ts';

export interface Game {
  app: App;
  text: Translator;
  frame: Frame;
  catalog: Catalog;
  scenario: ScenarioDef;
}
export interface GameProps { game: Game }

/** The open game, or null. New with every frame that is drawn. */
export function useGame(): Game | null {
  const app = useApp();
  const text = useT();
  const { frame, catalog } = useTurnState(PANEL_TURN, (state) => ({ frame: state.frame, catalog: state.catalog }));
  return useMemo(() => {
    const scenario = frame && catalog ? catalog.scenarios[frame.scenario] : undefined;
    return frame && catalog && scenario ? { app, text, frame, catalog, scenario } : null;
  }, [app, text, frame, catalog]);
}

export function gamePanel(Body: ComponentType<GameProps>): ComponentType {
  return function Panel() {
    const game = useGame();
    return game && <Body game={game} />;
  };
}
