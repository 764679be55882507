// Exhaustiveness guard for unions: the compiler refuses the call while a case is missing.

/** Throws; reached only when data breaks its declared type. `what` names the union in the message. */
export function assertNever(value: never, what = 'value'): never {
  throw new Error(`unexpected ${what}: ${String(value)}`);
}
