/** Types of the art kit's palette, which is plain JavaScript. */
declare module '*/palette.mjs' {
  export const INK: string;
  export const M: Record<'panel' | 'concrete' | 'steel' | 'petrol' | 'grass' | 'soil' | 'asphalt' | 'water' | 'white', string>;
  export const A: Record<'power' | 'cold' | 'warm' | 'network' | 'ok' | 'warn' | 'crit' | 'plan' | 'money' | 'water' | 'rival', string>;
  export const G: Record<'sodium' | 'lobby' | 'ledBlue' | 'ledGreen' | 'ledAmber' | 'ledRed' | 'white', string>;
  export const NIGHT: { multiply: string; sky: string; shadow: string };
  export const DAY: { shadow: string; shadowAlpha: number };
  export const HEAT: string[];
  export const CIVIDIS: string[];
}
