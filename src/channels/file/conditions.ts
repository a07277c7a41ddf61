import type { Condition } from './description.ts'
import type { Columns, Part } from './event-rows.ts'

/** One value for all, or the first whose condition holds. */
export type Choices<Value> =
  | Value
  | readonly { readonly when?: Condition | undefined; readonly is: Value }[]
  | undefined

/** @returns null where no condition holds. Conditions look at an event's first row. */
export function chooserOf<Value extends string>(choices: Choices<Value>, columns: Columns): Part<Value | null> {
  if (choices === undefined) return () => null
  if (typeof choices === 'string') return () => choices
  const tests = choices.map(({ when, is }) => ({ holds: when ? testOf(when, columns) : () => true, is }))
  return (event) => tests.find(({ holds }) => holds(event))?.is ?? null
}

function testOf({ column, matches }: Condition, columns: Columns): Part<boolean> {
  const cell = columns.cell(column)
  const pattern = new RegExp(matches, 'u')
  return ({ first }) => pattern.test(cell(first) ?? '')
}
