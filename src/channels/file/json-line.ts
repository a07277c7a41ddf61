import type { JsonObject, JsonValue } from '../channel-event.ts'
import { isObject } from '../fields.ts'

/** Numbers of more digits may not survive as JavaScript's. */
const LONG_NUMBER = /\d{16}|\d\.\d{14}/
const DIGITS_EXACT = 15

export interface JsonLine {
  readonly whole: JsonObject
  /** In the order of the columns. */
  readonly cells: readonly (string | null)[]
}

/** @returns null when the line is no JSON object. Numbers too long to be exact are kept as their text. */
export function readJsonLine(line: string, columns: readonly string[]): JsonLine | null {
  const whole = parsed(line)
  return isObject(whole) ? { whole, cells: columns.map((column) => textOf(valueAt(whole, column))) } : null
}

function parsed(line: string): unknown {
  try {
    return LONG_NUMBER.test(line) ? JSON.parse(line, keepDigits as Parameters<typeof JSON.parse>[1]) : JSON.parse(line)
  } catch {
    return null
  }
}

/** The third argument of a reviver carries a number as it was written (ECMAScript's source text access). */
function keepDigits(_key: string, value: unknown, context: { readonly source?: string } = {}): unknown {
  const { source } = context
  if (typeof value !== 'number' || source === undefined) return value
  return source.replace(/[eE].*$/, '').replace(/\D/g, '').length > DIGITS_EXACT ? source : value
}

/** A key as it stands; else as a path of keys. */
function valueAt(whole: JsonObject, column: string): JsonValue | undefined {
  if (Object.hasOwn(whole, column)) return whole[column]
  let value: JsonValue | undefined = whole
  for (const key of column.split('.')) value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
  return value
}

function textOf(value: JsonValue | undefined): string | null {
  if (value == null || value === '') return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
