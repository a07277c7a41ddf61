import type { KeyColumn } from '../block/index.ts'
import type { Recipe } from '../recipe/index.ts'
import { datePartWords, partWords } from './part-words.ts'

/** What records of a block have in common: "first 3 letters of surname". */
export function keyWords({ name, field }: Pick<KeyColumn, 'name' | 'field'>, { fields }: Recipe): string {
  const { column = '', kind, part = null } = fields[field] ?? {}
  const subject = part === null ? column : `${part} word of ${column}`
  const key = name.slice(name.indexOf(' ') + 1)
  if (key === 'value') return subject
  if (key === 'or-given-name') return `${subject}, or else the given name`
  if (key === 'names-in-any-order') return 'both names, in either order'
  return `${kind === 'birthDate' ? datePartWords(key) : partWords(key)} of ${subject}`
}

/** @returns "first 3 letters of surname + year of dob" */
export function ruleWords(
  keys: readonly number[],
  columns: readonly Pick<KeyColumn, 'name' | 'field'>[],
  recipe: Recipe,
): string {
  return keys
    .flatMap((key) => columns[key] ?? [])
    .map((column) => keyWords(column, recipe))
    .join(' + ')
}
