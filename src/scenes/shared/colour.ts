/** Colours as numbers, from the one palette of the art kit. */
import { A, CIVIDIS, DAY, G, HEAT, INK, M, NIGHT } from '../../../assets/kit/palette.mjs';

export const hex = (colour: string): number => Number.parseInt(colour.slice(1), 16);
export const css = (colour: number): string => `#${colour.toString(16).padStart(6, '0')}`;

export function mix(a: number, b: number, t: number): number {
  const channel = (shift: number): number => {
    const from = (a >> shift) & 255;
    return Math.round(from + (((b >> shift) & 255) - from) * t) << shift;
  };
  return channel(16) | channel(8) | channel(0);
}

export const multiply = (a: number, b: number): number =>
  (Math.round((((a >> 16) & 255) * ((b >> 16) & 255)) / 255) << 16) | (Math.round((((a >> 8) & 255) * ((b >> 8) & 255)) / 255) << 8) | Math.round(((a & 255) * (b & 255)) / 255);

/** 256 steps of a ramp, for tints. */
export function rampTable(stops: readonly string[]): Uint32Array {
  const colours = stops.map(hex);
  return Uint32Array.from({ length: 256 }, (_, i) => {
    const at = (i / 255) * (colours.length - 1);
    const k = Math.min(colours.length - 2, Math.floor(at));
    return mix(colours[k]!, colours[k + 1]!, at - k);
  });
}

export const HEAT_STOPS: readonly string[] = HEAT;
export const HEAT_TABLE = rampTable(HEAT);
export const CIVIDIS_TABLE = rampTable(CIVIDIS);
export const HEAT_LOW_C = 18;
export const HEAT_HIGH_C = 45;
export const CRITICAL_C = 40;

export function heatColour(celsius: number): number {
  const ratio = (celsius - HEAT_LOW_C) / (HEAT_HIGH_C - HEAT_LOW_C);
  return HEAT_TABLE[Math.round(Math.min(1, Math.max(0, ratio)) * 255)]!;
}
export function loadColour(ratio: number): number {
  return CIVIDIS_TABLE[Math.round(Math.min(1, Math.max(0, ratio)) * 255)]!;
}

export { A as ACCENT, DAY, G as GLOW, INK, M as MATERIAL, NIGHT };
