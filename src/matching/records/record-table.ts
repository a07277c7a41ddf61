import { normalised } from '../normalise/index.ts'
import type { Field, FieldKind, Recipe } from '../recipe/index.ts'
import type { Cells } from './cells.ts'
import { daysOf } from './days.ts'
import { furtherWordsOf, type WordLists } from './further-words.ts'
import { measuresOf } from './measures.ts'
import { type Part, partOf, type PartName, PARTS_OF } from './part.ts'
import { type Memory, SHARED_MEMORY } from './memory.ts'
import { TextNumbers, type Texts } from './texts.ts'

/** What records say in one field. */
export interface FieldColumn {
  /** By record: the number of its value; -1 where it says nothing. */
  readonly of: Int32Array
  /** All name fields number their values alike, so that a name is found in another field by its number. */
  readonly texts: Texts
  readonly parts: Readonly<Partial<Record<PartName, Part>>>
  /** By value of a date: days since 1970. */
  readonly days: Int32Array | null
  /** By value of a number: it; of a position: latitude and longitude in turn, in degrees. */
  readonly measures: Float64Array | null
}

/** Records as numbers and bytes. One record by itself is a table too. */
export interface RecordTable {
  readonly records: number
  /** In the recipe's order. */
  readonly fields: readonly FieldColumn[]
  /** Of the full name; null where there is no such field. */
  readonly furtherWords: WordLists | null
}

const NAMES: ReadonlySet<FieldKind> = new Set(['givenName', 'familyName', 'fullName'])

/**
 * Reads what records say.
 *
 * @param cellsOf of a column of the recipe
 * @param memory @default memory that threads share
 */
export function recordTable(
  recipe: Recipe,
  records: number,
  cellsOf: (column: string) => Cells,
  memory: Memory = SHARED_MEMORY,
): RecordTable {
  const names = new TextNumbers()
  const drafts = recipe.fields.map((field) =>
    readField(field, cellsOf(field.column), NAMES.has(field.kind) ? names : new TextNumbers(), memory),
  )
  const furtherWords = furtherWordsOf(recipe, drafts, names, memory)
  const packedNames = names.packed(memory)
  const fields = drafts.map((draft) =>
    columnOf(draft, draft.numbers === names ? packedNames : draft.numbers.packed(memory), memory),
  )
  return { records, fields, furtherWords }
}

/** A field's values while they are still being numbered. */
interface Draft {
  readonly kind: FieldKind
  readonly of: Int32Array
  readonly numbers: TextNumbers
}

function readField(field: Field, cells: Cells, numbers: TextNumbers, memory: Memory): Draft {
  const valueOf = Int32Array.from(cells.texts, (cell) => {
    const text = normalised(field, cell)
    return text === null ? -1 : numbers.numberOf(text)
  })
  const of = memory.ints(cells.of.length)
  for (let record = 0; record < of.length; record++) {
    const cell = cells.of[record] ?? -1
    of[record] = cell < 0 ? -1 : (valueOf[cell] ?? -1)
  }
  return { kind: field.kind, of, numbers }
}

function columnOf({ kind, of, numbers }: Draft, texts: Texts, memory: Memory): FieldColumn {
  const values = usedValues(of, texts.count)
  const parts = Object.fromEntries(PARTS_OF[kind].map((name) => [name, partOf(name, values, numbers.texts, memory)]))
  const days = kind === 'birthDate' ? daysOf(numbers.texts, memory) : null
  return { of, texts, parts, days, measures: measuresOf(kind, numbers.texts, memory) }
}

function usedValues(of: Int32Array, count: number): Int32Array {
  const isUsed = new Uint8Array(count)
  for (const value of of) if (value >= 0) isUsed[value] = 1
  const used = new Int32Array(count)
  let next = 0
  for (let value = 0; value < count; value++) if (isUsed[value] === 1) used[next++] = value
  return used.subarray(0, next)
}
