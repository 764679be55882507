/** A way to mend a loss, estimated by the rules of what it mends. Text by message id: `remedy.<id>`. */

/** An order as plain data: `type` and its fields. Null where the player has to choose something first. */
export type OrderData = { type: string } & Record<string, string | number>;

export interface Remedy {
  id: string;
  params: Record<string, number | string>;
  gpus: number; // that the step gets back
  payCents: number; // at once
  monthlyCents: number; // from then on
  readyInS: number; // until it works; 0 = now
  order: OrderData | null;
}
