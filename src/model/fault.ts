/** What is wrong with an event, naming the field. Never holds a person's data. */
export interface Fault {
  /** Stable, in capitals: `TIMESTAMP_OUT_OF_RANGE`. */
  readonly code: string
  /** Path within the event as it was sent (`context.device.id`); empty for the whole event. */
  readonly field: string
  /** What was found and what is expected. */
  readonly message: string
}

/** Why an event, or a part of it, was refused. The codes are stable: callers may rely on them. */
export const FAULT_CODES = {
  NOT_AN_OBJECT: 'The event is not a JSON object',
  EVENT_TOO_LARGE: 'The event is larger than its way in allows',
  NESTED_TOO_DEEP: 'Objects and lists lie too deep inside one another',
  UNKNOWN_TYPE: 'The kind of event is none that is known',
  MISSING: 'A required field is not there',
  WRONG_TYPE: 'A field holds another JSON type than expected',
  TOO_LONG: 'A text is longer than its field allows',
  TOO_MANY: 'A list or object holds more entries than allowed',
  INVALID_TIMESTAMP: 'A time is not one that can be read',
  TIMESTAMP_OUT_OF_RANGE: 'The event happened before 2000, or more than a day after it was received',
  INVALID_NAMESPACE: 'A kind of identifier is not named as one',
  INVALID_IDENTIFIER: 'An identifier holds characters that no identifier can hold',
  INVALID_EMAIL: 'An e-mail address is not one',
  INVALID_PHONE: 'A phone number is not one',
  INVALID_AMOUNT: 'An amount of money is not a number, or too large to be exact',
  INVALID_CURRENCY: 'A currency is not three letters (ISO 4217)',
  INVALID_EVENT: 'The event does not fit the canonical shape',
  ROW_UNREADABLE: 'A row of a file has too few or too many cells, or its quotes do not match',
  ROW_TOO_LARGE: 'A row of a file is longer than any event may be',
  INVALID_ENCODING: 'A row of a file holds bytes that are no text in its encoding',
  NOT_JSON: 'A line of a file is no JSON object',
  FILE_ENDS_EARLY: 'A compressed file ends before its end: what lies beyond is unknown',
  NOT_APPLIED: 'The event was accepted, and every attempt to apply it failed',
} as const

export type FaultCode = keyof typeof FAULT_CODES

/** @param field path within the event as it was sent; empty for the whole event. @param message never a person's data */
export function faultOf(code: FaultCode, field: string, message: string): Fault {
  return { code, field, message }
}
