/** Lowest power cap that a hall may be set to, as the order checks it. */
export const LEAST_CAP = 0.4;
