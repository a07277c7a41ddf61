import { type FieldKind, fieldOf, type Recipe } from '../recipe/index.ts'

/** What records must share to be compared: a part of one field. */
export interface BlockingKey {
  /** `f3 first-3` */
  readonly name: string
  readonly field: number
  /** SQL over a record; NULL where it has no such key. */
  readonly expression: string
}

interface KeyPart {
  readonly name: string
  readonly expression: (value: string, index: number) => string
}

const first = (letters: number): KeyPart => ({
  name: `first-${letters}`,
  expression: (value) => `CASE WHEN length(${value}) >= ${letters} THEN left(${value}, ${letters}) END`,
})
const SOUND: KeyPart = { name: 'sound', expression: (_, index) => `p${index}` }

const PARTS: Readonly<Record<FieldKind, readonly KeyPart[]>> = {
  givenName: [first(3), SOUND, first(1)],
  familyName: [first(3), SOUND],
  fullName: [],
  birthDate: [
    first(4),
    { name: 'month-day', expression: (value) => `CASE WHEN length(${value}) = 8 THEN right(${value}, 4) END` },
  ],
  postcode: [{ name: 'except-last-2', expression: (value) => `nullif(left(${value}, -2), '')` }],
  email: [{ name: 'local-part', expression: (value) => `nullif(split_part(${value}, '@', 1), '')` }],
  address: [first(7)],
  phone: [{ name: 'last-6', expression: (value) => `CASE WHEN length(${value}) >= 6 THEN right(${value}, 6) END` }],
  houseNumber: [],
  identifier: [],
  category: [],
}

/** All keys that a recipe's fields offer: each value, and parts of it. */
export function blockingKeysOf(recipe: Recipe): BlockingKey[] {
  const ofFields = recipe.fields.flatMap(({ kind }, field) => [
    { name: `f${field} value`, field, expression: `f${field}` },
    ...PARTS[kind].map(({ name, expression }) => ({
      name: `f${field} ${name}`,
      field,
      expression: expression(`f${field}`, field),
    })),
  ])
  return [...ofFields, ...nameKeysOf(recipe)]
}

/** Keys over both names, for names that were written into each other's place. */
function nameKeysOf(recipe: Recipe): BlockingKey[] {
  const [given, family] = [fieldOf(recipe, 'givenName'), fieldOf(recipe, 'familyName')]
  if (given < 0 || family < 0) return []
  const [g, f] = [`f${given}`, `f${family}`]
  const key = (name: string, expression: string) => ({ name: `f${family} ${name}`, field: family, expression })
  const inAnyOrder = `least(${g}, ${f}) || ' ' || greatest(${g}, ${f})`
  return [
    key('or-given-name', `coalesce(${f}, ${g})`),
    key('names-in-any-order', `CASE WHEN ${g} IS NOT NULL AND ${f} IS NOT NULL THEN ${inAnyOrder} END`),
  ]
}

/** SQL: every record's keys as `k0`, `k1` …, hashed. */
export function blockingKeysSql(keys: readonly BlockingKey[]): string {
  const hashes = keys.map(
    ({ expression }, index) => `CASE WHEN ${expression} IS NOT NULL THEN hash(${expression}) END AS k${index}`,
  )
  return `SELECT rid, ${hashes.join(', ')} FROM record`
}
