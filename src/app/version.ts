/** Version of the game, as the title shows it and packs ask for it; the same as in package.json. */
export const GAME_VERSION = '0.1.0';
