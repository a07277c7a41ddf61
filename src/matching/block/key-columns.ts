import { fieldOf, type FieldKind, isBehaviour, type Recipe } from '../recipe/index.ts'
import {
  type FieldColumn,
  type PartName,
  PARTS_OF,
  type RecordTable,
  textReader,
  type Texts,
} from '../records/index.ts'
import type { TextKeyColumn } from './blocks.ts'

const BLOCKING_PARTS: Readonly<Record<FieldKind, readonly PartName[]>> = {
  givenName: ['first-3', 'sound', 'canonical', 'first-1'],
  familyName: ['first-3', 'sound'],
  fullName: [],
  birthDate: ['first-4', 'last-4'],
  postcode: ['except-last-2'],
  email: ['local-part'],
  address: ['first-7'],
  phone: ['last-6'],
  houseNumber: [],
  identifier: [],
  category: [],
  device: [],
  ipAddress: [],
  cardToken: [],
  set: [],
  number: [],
  position: [],
  asWritten: PARTS_OF.asWritten,
}

/** All keys that a table's fields offer: each value, and parts of it. Nobody is looked for by what they do. */
export function keyColumnsOf(recipe: Recipe, table: RecordTable): TextKeyColumn[] {
  const ofFields = recipe.fields.flatMap(({ kind }, field) => {
    const column = table.fields[field]
    if (column === undefined || isBehaviour(kind)) return []
    const parts = BLOCKING_PARTS[kind].map((name) => {
      const of = partKeys(column, name)
      return { name: `f${field} ${name}`, field, of, textOf: textsOf(of, column.parts[name]?.texts ?? column.texts) }
    })
    return [{ name: `f${field} value`, field, of: column.of, textOf: textsOf(column.of, column.texts) }, ...parts]
  })
  return [...ofFields, ...nameKeysOf(recipe, table)]
}

/** Whoever asks for one text asks for many; most never ask. */
function textsOf(of: Int32Array, texts: Texts): TextKeyColumn['textOf'] {
  let read: ReturnType<typeof textReader> | null = null
  return (record) => {
    const number = of[record] ?? -1
    if (number < 0) return null
    read ??= textReader(texts)
    return read(number)
  }
}

function partKeys({ of, parts }: FieldColumn, name: PartName): Int32Array {
  const partOf = parts[name]?.of ?? new Int32Array()
  const keys = new Int32Array(of.length)
  for (let record = 0; record < of.length; record++) {
    const value = of[record] ?? -1
    keys[record] = value < 0 ? -1 : (partOf[value] ?? -1)
  }
  return keys
}

/** Keys over both names, for names that were written into each other's place. */
function nameKeysOf(recipe: Recipe, { fields }: RecordTable): TextKeyColumn[] {
  const field = fieldOf(recipe, 'familyName')
  const given = fields[fieldOf(recipe, 'givenName')]?.of
  const { of: family, texts } = fields[field] ?? {}
  if (given === undefined || family === undefined || texts === undefined) return []
  const [givenText, familyText] = [textsOf(given, texts), textsOf(family, texts)]
  const bothTexts = (record: number) => {
    const names = [givenText(record), familyText(record)]
    return names.includes(null) ? null : names.toSorted().join(' ')
  }
  const either = family.map((name, record) => (name < 0 ? (given[record] ?? -1) : name))
  return [
    { name: `f${field} or-given-name`, field, of: either, textOf: textsOf(either, texts) },
    { name: `f${field} names-in-any-order`, field, of: inAnyOrder(given, family), textOf: bothTexts },
  ]
}

function inAnyOrder(given: Int32Array, family: Int32Array): Int32Array {
  const names = 1 + family.reduce((most, name, record) => Math.max(most, name, given[record] ?? -1), -1)
  const numbers = new Map<number, number>()
  return family.map((name, record) => {
    const other = given[record] ?? -1
    if (name < 0 || other < 0) return -1
    const both = Math.min(name, other) * names + Math.max(name, other)
    const known = numbers.get(both)
    if (known !== undefined) return known
    numbers.set(both, numbers.size)
    return numbers.size - 1
  })
}
