import { observationsIn, type AttributeValue } from '../../../model/index.ts'
import { STEWARD } from '../../../identity/index.ts'
import { columnNamed } from './column-named.ts'
import type { DescribedVertex } from './ports.ts'

interface Said {
  readonly column: string
  readonly text: string
  /** Milliseconds, or of an identifier the end of the day on which it was last seen. */
  readonly atMs: number
}

const DAY_MS = 86_400_000

/**
 * What matching compares of a vertex: its sources' attributes, the identifiers that were seen with it under the names of
 * their namespaces, and its own. Of several values in a column the newest, ties by text. What a steward set is left out:
 * it says how a profile is shown, not what a record says.
 */
export function cellsOf({ namespace, value, records, named }: DescribedVertex): Record<string, string> {
  const said = [
    ...records.filter(({ source }) => source !== STEWARD).flatMap(attributesSaid),
    ...named.map((one) => ({ ...one, column: one.namespace, text: one.value, atMs: (one.lastDay + 1) * DAY_MS })),
    ...(namespace.startsWith('record.') ? [] : [{ column: namespace, text: value, atMs: Infinity }]),
  ]
  const newest = new Map<string, Said>()
  for (const one of said.filter(({ text }) => text.trim() !== '')) {
    const known = newest.get(one.column)
    if (known === undefined || isNewer(one, known)) newest.set(one.column, one)
  }
  return Object.fromEntries(
    [...newest].map(([column, { text }]): [string, string] => [column, text]).toSorted(byColumn),
  )
}

function attributesSaid(record: DescribedVertex['records'][number]): Said[] {
  return observationsIn(record).map(({ name, value, observedAt }) => ({
    column: columnNamed(name),
    text: textOf(value),
    atMs: Date.parse(observedAt),
  }))
}

/** A source that withdrew what it said says nothing. */
function textOf(value: AttributeValue): string {
  return value === null ? '' : String(value)
}

function isNewer(one: Said, known: Said): boolean {
  return one.atMs > known.atMs || (one.atMs === known.atMs && one.text > known.text)
}

function byColumn([one]: [string, string], [other]: [string, string]): number {
  return one < other ? -1 : 1
}
