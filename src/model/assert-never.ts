/** Ends a switch over a closed set of kinds: adding a kind makes it a type error here. */
export function assertNever(value: never): never {
  throw new TypeError(`Unexpected value ${JSON.stringify(value)}: a case is missing`)
}
