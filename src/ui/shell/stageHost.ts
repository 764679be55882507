/** The element that the stage draws into. It outlives the screens: leaving the game and coming back moves it, and never rebuilds it. */
let host: HTMLElement | null = null;

export function stageHost(): HTMLElement {
  if (host) return host;
  host = document.createElement('div');
  host.id = 'stage';
  host.className = 'stage-host';
  host.setAttribute('aria-hidden', 'true');
  return host;
}
