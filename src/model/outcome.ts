/** How a step of the way of an event ended. A step never logs a failure and returns success. */
export type Outcome<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'drop'; readonly reason: string }
  | { readonly kind: 'retry'; readonly reason: string; readonly afterMs: number }
  | { readonly kind: 'deadLetter'; readonly reason: Fault }

/** What is wrong with an event, naming the field. Never holds a person's data. */
export interface Fault {
  /** Stable, in capitals: `TIMESTAMP_OUT_OF_RANGE`. */
  readonly code: string
  /** Path within the event as it was sent (`context.device.id`); empty for the whole event. */
  readonly field: string
  /** What was found and what is expected. */
  readonly message: string
}

/** Ends a switch over a closed set of kinds: adding a kind makes it a type error here. */
export function assertNever(value: never): never {
  throw new TypeError(`Unexpected value ${JSON.stringify(value)}: a case is missing`)
}
