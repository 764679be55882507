/** Live regions: one of each, always in the page, filled from anywhere through `announce`. */
import { useStore } from '../hooks.ts';
import { createSignal } from '../../lib/signal.ts';

export type LiveKind = 'digest' | 'status' | 'alert';
interface Said { text: string; count: number }

const EMPTY: Said = { text: '', count: 0 };
const regions = { digest: createSignal(EMPTY), status: createSignal(EMPTY), alert: createSignal(EMPTY) };

function say(kind: LiveKind, text: string): void {
  regions[kind].setState({ text, count: regions[kind].getState().count + 1 });
}

/** digest: one per pause or day. status: small confirmations. alert: only the start of an incident and the loss of the run. */
export const announce = {
  digest: (text: string): void => say('digest', text),
  status: (text: string): void => say('status', text),
  alert: (text: string): void => say('alert', text),
  /** The last digest again (Shift D). */
  repeatDigest: (): void => say('digest', regions.digest.getState().text),
};

/** The same text twice in a row must be read twice: an invisible mark alternates. */
function Region({ kind, role, live }: { kind: LiveKind; role: 'status' | 'alert'; live: 'polite' | 'assertive' }) {
  const said = useStore(regions[kind]);
  return <div class="vh" role={role} aria-live={live} aria-atomic="true" data-live={kind}>{said.text}{said.count % 2 ? '\u200b' : ''}</div>;
}

export function LiveRegions() {
  return (
    <>
      <Region kind="digest" role="status" live="polite" />
      <Region kind="status" role="status" live="polite" />
      <Region kind="alert" role="alert" live="assertive" />
    </>
  );
}
