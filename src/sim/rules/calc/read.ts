/** Typed access to the values of a specification that has passed its declaration. */
import type { CalcSpec } from './types.ts';

/** The number of a required field. Throws when the declaration and the calculator disagree: a fault of the program, not of the user. */
export function numberOf(spec: CalcSpec, id: string): number {
  const value = spec[id];
  if (typeof value !== 'number') throw new Error(`calculator reads number "${id}", which its fields do not require`);
  return value;
}

export function optionalNumber(spec: CalcSpec, id: string): number | null {
  const value = spec[id];
  return typeof value === 'number' ? value : null;
}

export function textOf(spec: CalcSpec, id: string): string {
  const value = spec[id];
  if (typeof value !== 'string') throw new Error(`calculator reads choice "${id}", which its fields do not require`);
  return value;
}

export function optionalText(spec: CalcSpec, id: string): string | null {
  const value = spec[id];
  return typeof value === 'string' ? value : null;
}
