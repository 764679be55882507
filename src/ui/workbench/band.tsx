/** A value within its band, drawn: the band is the middle of the strip, what is far out stands at its edge. */
export interface BandProps { low: number; high: number; published: number; value: number; pass: boolean }

const BAND_FROM = 20;
const BAND_TO = 80;

function place(at: number, low: number, high: number): string {
  const share = high > low ? (at - low) / (high - low) : at < low ? -1 : at > high ? 2 : 0.5;
  return `${Math.min(98, Math.max(2, BAND_FROM + share * (BAND_TO - BAND_FROM))).toFixed(1)}%`;
}

export function Band({ low, high, published, value, pass }: BandProps) {
  return (
    <span class="er2" aria-hidden="true">
      <i class="bd" style={{ left: `${BAND_FROM}%`, width: `${BAND_TO - BAND_FROM}%` }} />
      <i class="pb" style={{ left: place(published, low, high) }} />
      <i class={pass ? 'pt' : 'pt bad'} style={{ left: place(value, low, high) }} />
    </span>
  );
}
